"""How the running game went: the score at the interval, the largest lead, the longest run."""

from itertools import groupby

from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.state import Play
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.views import Who, Words, words

WORTH_TELLING = 2
"""The shortest run and the smallest lead that are told."""


def course(terms: Terms, play: Play) -> tuple[Words, ...]:
    """What is told of the running game, in the order of a commentary; nothing where its score was
    set by hand and points are not known."""
    if sum(play.score) != len(play.strip):
        return ()
    return (*_at_interval(terms, play.strip), *_lead(play), *_run(play))


def scores_of(strip: tuple[int, ...]) -> tuple[Score, ...]:
    """The score after each point."""
    scores = []
    now = (0, 0)
    for side in strip:
        now = (now[0] + (side == 0), now[1] + (side == 1))
        scores.append(now)
    return tuple(scores)


def _at_interval(terms: Terms, strip: tuple[int, ...]) -> tuple[Words, ...]:
    if not terms.interval_at:
        return ()
    reached = (score for score in scores_of(strip) if max(score) == terms.interval_at)
    return tuple(words("told_interval", score=f"{a}:{b}") for a, b in [*reached][:1])


def _lead(play: Play) -> tuple[Words, ...]:
    """The largest lead, of who had it first."""
    leads = [(abs(a - b), int(a < b)) for a, b in scores_of(play.strip)]
    largest, side = max(leads, key=lambda lead: lead[0], default=(0, 0))
    if largest < WORTH_TELLING:
        return ()
    return (words("told_lead", who=Who(play.sides[side].id), n=largest),)


def _run(play: Play) -> tuple[Words, ...]:
    """The most points in a row, of who made them first."""
    runs = [(len([*points]), side) for side, points in groupby(play.strip)]
    longest, side = max(runs, key=lambda run: run[0], default=(0, 0))
    if longest < WORTH_TELLING:
        return ()
    return (words("told_run", who=Who(play.sides[side].id), n=longest),)
