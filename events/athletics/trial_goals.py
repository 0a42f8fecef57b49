"""The mark to beat: the shortest one that would give an athlete a place."""

from bisect import bisect_left
from fractions import Fraction

from events.athletics.series import Series, Try
from events.athletics.trial_order import Turn
from events.athletics.trial_ranking import mark
from events.athletics.trial_terms import TrialTerms
from scoring_rules.ranking import Mark, Status

GOALS = (3, 1)
"""Places that are told: the last medal and the win."""

Key = tuple[int | Fraction, ...]


def goals(terms: TrialTerms, series: Series, turn: Turn) -> tuple[tuple[int, int], ...]:
    """Places to reach, each with the centimetres for it; where one mark gives both, the better.

    A place that is held already, or out of reach, is left out.
    """
    athlete = series.athletes[turn.index]
    marks = [mark(terms, other, terms.trials) for other in series.athletes]
    own = marks.pop(turn.index)
    rivals = [_key(one) for one in marks if one.status is Status.RANKED]

    def place(cm: int) -> int:
        tried = mark(terms, athlete.with_try(turn.round, Try(cm)), terms.trials)
        return _place(rivals, tried)

    found: dict[int, int] = {}
    for goal in GOALS:
        if _place(rivals, own) > goal:
            lengths = range(1, terms.longest + 1)
            at = bisect_left(lengths, -goal, key=lambda cm: -place(cm))
            if at < len(lengths):
                found[lengths[at]] = place(lengths[at])
    return tuple((reached, cm) for cm, reached in found.items())


def _place(rivals: list[Key], one: Mark) -> int:
    """The place among the rivals; without a valid mark behind any place that is told."""
    if one.status is not Status.RANKED:
        return max(GOALS) + 1
    key = _key(one)
    return 1 + sum(rival < key for rival in rivals)


def _key(one: Mark) -> Key:
    return tuple(step.value for step in one.key if isinstance(step.value, int | Fraction))
