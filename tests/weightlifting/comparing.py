"""Our places against the official ones, class by class."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scoring_rules.contest import fold
from scoring_rules.ranking import Placing, place
from scoring_rules.refusal import Refused
from tests.weightlifting import opl

Verdict = Literal["equal", "undecided", "differs", "refused"]


@dataclass(frozen=True)
class Comparison:
    """A class and what came of it.

    `undecided`: equal but for athletes whom we let share a place, because the sheet gives no
    bodyweight to tell them apart, or the same one. `differing`: how many placings differ.
    """

    of: opl.Class
    verdict: Verdict
    differing: int
    shared: int
    decided_by: Counter[str]


def compare(of: opl.Class) -> Comparison:
    """Fold the class from its attempts, place it, and hold it against the sheet."""
    rules = opl.rules(of)
    try:
        state = fold(rules, opl.setup(of), opl.ledger(of)).state
    except Refused:
        return Comparison(of, "refused", len(of.entries), 0, Counter())
    placings = place(rules.outcome(state).marks)
    official = of.official
    sharing = Counter(p.place for p in placings if p.place)
    different = shared = 0
    for placing in placings:
        if placing.place == official[placing.entrant] and sharing[placing.place] < 2:
            continue
        if _is_within(placing, official[placing.entrant], sharing):
            shared += sharing[placing.place] > 1
        else:
            different += 1
    decided = Counter(p.decided_by for p in placings if p.decided_by)
    verdict: Verdict = "differs" if different else "undecided" if shared else "equal"
    return Comparison(of, verdict, different, shared, decided)


def _is_within(placing: Placing, official: int | None, sharing: Counter[int | None]) -> bool:
    """Whether the official place is one of those that we let several athletes share."""
    if placing.place is None or official is None:
        return placing.place == official
    return placing.place <= official < placing.place + sharing[placing.place]


def comparisons(folder: str) -> Iterator[Comparison]:
    """All classes under a folder of the data."""
    return (compare(of) for of in opl.classes(folder))
