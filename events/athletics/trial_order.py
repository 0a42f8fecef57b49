"""The order of trying: by lot, then the last placed first; by rounds or in a row (180.5, 180.6).

It is offered, never enforced.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from events.athletics.series import Series
from events.athletics.trial_ranking import places, through
from events.athletics.trial_terms import TrialTerms


@dataclass(frozen=True, slots=True)
class Turn:
    """A trial to come."""

    index: int
    round: int


def queue(terms: TrialTerms, series: Series) -> tuple[Turn, ...]:
    """All trials that are known to come, in order."""
    first = min(terms.before_cut, terms.trials)
    turns = tuple(_stage(terms, series, 1, first, range(len(series.ids))))
    if first == terms.trials:
        return turns
    if any(not a.out and None in a.tries[:first] for a in series.athletes):
        return turns
    going_on = through(terms, series)
    still = [i for i in range(len(series.ids)) if going_on is None or i in going_on]
    return (*turns, *_stage(terms, series, first + 1, terms.trials, still))


def _stage(
    terms: TrialTerms, series: Series, low: int, high: int, who: list[int] | range
) -> Iterator[Turn]:
    open_ = [i for i in who if not series.athletes[i].out]
    if terms.order == "athletes":
        for i in _in_order(terms, series, low, open_):
            yield from (Turn(i, n) for n in range(low, high + 1) if _missing(series, i, n))
        return
    for n in range(low, high + 1):
        if any(_missing(series, i, n) for i in open_):
            yield from (
                Turn(i, n) for i in _in_order(terms, series, n, open_) if _missing(series, i, n)
            )


def _missing(series: Series, i: int, number: int) -> bool:
    return series.athletes[i].tries[number - 1] is None


def _in_order(terms: TrialTerms, series: Series, number: int, who: list[int]) -> list[int]:
    """Draw order until the order is made anew: then worst first, without a mark before all."""
    made = [n for n in terms.reorder if 1 < n <= number]
    if not made:
        return who
    known = places(terms, series, max(made) - 1)
    last = len(series.ids) + 1
    return sorted(who, key=lambda i: (-known.get(i, last), i))
