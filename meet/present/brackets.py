"""A knock-out as shown: each tie with its figures and state, byes where nobody is met."""

import re
from collections.abc import Mapping
from dataclasses import replace

from meet.present.boards import cell_view
from meet.present.times import clock_of
from meet.present.voice import Voice
from meet.results import ContestNow
from meet.view_models import (
    BracketRoundView,
    BracketTieView,
    BracketView,
    CellView,
)
from scoring_rules.views import Bracket, BracketTie

PART = re.compile(r"([0-9]+)-([0-9]+)")
"""The score of a game, or of a match that is counted in one figure."""


def bracket_view(
    voice: Voice, bracket: Bracket | None, contests: Mapping[str, ContestNow]
) -> BracketView | None:
    """A bracket as shown; None for none. `contests`: those that are drawn, by id."""
    if bracket is None:
        return None
    rounds = tuple(
        BracketRoundView(voice.say(name), tuple(_tie(voice, tie, contests) for tie in ties))
        for name, ties in bracket.rounds
    )
    others = tuple(_tie(voice, tie, contests) for tie in bracket.others)
    if not _alignable(rounds):
        return BracketView(rounds, others)
    return BracketView(_with_byes(voice, rounds), others, aligned=True)


def _tie(voice: Voice, tie: BracketTie, contests: Mapping[str, ContestNow]) -> BracketTieView:
    first, second = (cell_view(voice, cell) for cell in tie.sides)
    contest = contests.get(tie.contest)
    figures, games = _figures(tie.score, over=contest is None or contest.outcome.over)
    shown = BracketTieView(
        voice.say(tie.name),
        tie.number,
        (first, second),
        tie.score,
        tie.contest,
        figures,
        games,
        ended=voice.say(tie.ended),
    )
    if contest is None:
        return shown
    return replace(
        shown,
        stage=voice.stage(contest.stage),
        starts=clock_of(contest.frame.starts),
        venue=voice.given(contest.frame.venue),
    )


def _figures(score: str, *, over: bool) -> tuple[tuple[str, str], tuple[str, ...]]:
    """What stands behind each side, and the games: games won, while it is on the points of the
    game that is on; a score that is no games stands as one."""
    parts = score.split()
    found = [match for part in parts if (match := PART.fullmatch(part))]
    if not parts or len(found) < len(parts):
        return ("", ""), tuple(parts)
    if len(found) == 1:
        return (found[0][1], found[0][2]), ()
    pairs = [(int(one[1]), int(one[2])) for one in found]
    won = sum(a > b for a, b in pairs), sum(b > a for a, b in pairs)
    won = won if over else pairs[-1]
    return (str(won[0]), str(won[1])), tuple(f"{a}:{b}" for a, b in pairs)


def _alignable(rounds: tuple[BracketRoundView, ...]) -> bool:
    """Whether all rounds to the final are there, no tie twice: contests without drawn lines may
    be any."""
    sizes = [1 << i for i in reversed(range(len(rounds)))]
    numbers = [[tie.number for tie in one.ties] for one in rounds]
    return bool(rounds) and all(
        len(set(found)) == len(found) and max(found) <= size
        for found, size in zip(numbers, sizes, strict=True)
    )


def _with_byes(voice: Voice, rounds: tuple[BracketRoundView, ...]) -> tuple[BracketRoundView, ...]:
    """Every position of every round: where no tie is, who passes it."""
    found: list[BracketRoundView] = []
    for i, one in enumerate(rounds):
        ties = {tie.number: tie for tie in one.ties}
        after = {tie.number: tie for tie in rounds[i + 1].ties} if i + 1 < len(rounds) else {}
        places = range(1, (1 << (len(rounds) - 1 - i)) + 1)
        spots = (ties.get(n) or _bye(voice, n, after.get((n + 1) // 2)) for n in places)
        found.append(BracketRoundView(one.name, tuple(spots)))
    return tuple(found)


def _bye(voice: Voice, number: int, after: BracketTieView | None) -> BracketTieView:
    """Who stands in the next tie without having met anybody."""
    nobody = CellView("", None, "")
    passes = after.sides[1 - number % 2] if after else nobody
    passes = replace(passes, role="")
    return BracketTieView(voice.word("bracket_bye"), number, (passes, nobody), "", "", bye=True)
