"""Placing by sort keys: equal keys share a place and the next ones stay vacant (1, 2, 2, 4)."""

from collections.abc import Iterable

from scoring_rules.ranking.marks import Mark, Placing, Status, Step
from scoring_rules.views import Who, Words, words

UNRANKED_ORDER = tuple(status for status in Status if status is not Status.RANKED)


def place(marks: Iterable[Mark]) -> tuple[Placing, ...]:
    """Rank `marks`; unranked entrants follow by status, in the order given.

    The ranked ones must all have keys of the same steps.
    """
    listed = tuple(marks)
    ranked = sorted(
        (mark for mark in listed if mark.status is Status.RANKED),
        key=lambda mark: tuple(step.value for step in mark.key),
    )
    unranked = sorted(
        (mark for mark in listed if mark.status is not Status.RANKED),
        key=lambda mark: UNRANKED_ORDER.index(mark.status),
    )
    return (*_places(ranked), *(_unplaced(mark) for mark in unranked))


def _places(ranked: list[Mark]) -> Iterable[Placing]:
    above: Mark | None = None
    place_above = 0
    for number, mark in enumerate(ranked, start=1):
        deciding = _first_difference(above, mark) if above else None
        shared = above is not None and deciding is None
        place_above = place_above if shared else number
        yield Placing(
            mark.entrant,
            place_above,
            mark.text,
            decided_by=deciding[1].code if deciding else "",
            why=_why(above, mark, deciding) if above and deciding else None,
            values=mark.values,
        )
        above = mark


def _first_difference(above: Mark, below: Mark) -> tuple[Step, Step] | None:
    pairs = zip(above.key, below.key, strict=True)
    return next((pair for pair in pairs if pair[0].value != pair[1].value), None)


def _why(above: Mark, below: Mark, deciding: tuple[Step, Step]) -> Words | None:
    """The sentence under a row that a tie rule decided; none where the mark itself did."""
    better, worse = deciding
    if not worse.code:
        return None
    return words(
        worse.why or f"why_{worse.code}",
        above=Who(above.entrant),
        below=Who(below.entrant),
        mark=below.text,
        better=better.shown,
        worse=worse.shown,
    )


def _unplaced(mark: Mark) -> Placing:
    return Placing(mark.entrant, None, mark.text, mark.status, values=mark.values)
