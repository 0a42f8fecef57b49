"""What a table counts as one meeting: a game, or a team match made of its boards (场分, 局分)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from events.chess.terms import Points, Terms
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking.match import How, Match, Result


@dataclass(frozen=True, slots=True)
class Unit:
    """A meeting of two entrants, or one entrant's bye. `boards`: a team match's points by side.

    `parts`: the contests it is made of; none for a game.
    """

    contest: str
    round: int
    entrants: tuple[str, ...]
    match: Match
    boards: tuple[Fraction, ...] = ()
    parts: tuple[str, ...] = ()


def units(terms: Terms, played: Sequence[Played]) -> tuple[Unit, ...]:
    """The meetings in the order listed, each with its round.

    A contest whose opponent was moved to another event is no meeting any more.
    """
    parts: dict[str, list[Played]] = {}
    for contest in played:
        if contest.part_of:
            parts.setdefault(contest.part_of, []).append(contest)
    found: list[Unit] = []
    rounds: dict[str, int] = {}
    seen: set[str] = set()
    for contest in played:
        whole = contest.part_of or contest.contest
        if whole in seen:
            continue
        seen.add(whole)
        unit = _unit(terms, contest, whole, parts.get(whole, []))
        if unit is not None:
            unit = _numbered(unit, rounds)
            rounds.update((entrant, unit.round) for entrant in unit.entrants)
            found.append(unit)
    return tuple(found)


def _unit(terms: Terms, contest: Played, whole: str, boards: list[Played]) -> Unit | None:
    if boards:
        own = contest if contest.contest == whole else boards[0]
        ordered = sorted(boards, key=lambda board: board.order or 0)
        names = tuple(board.contest for board in ordered)
        match, points = team_match(terms, own.entrants, ordered)
        return Unit(whole, _round(own), own.entrants, match, points, names)
    match_ = contest.outcome.match or Match(terms)
    if len(contest.entrants) not in (1, 2):
        return None
    if match_.finished and len(match_.results) != len(contest.entrants):
        return None
    return Unit(contest.contest, _round(contest), contest.entrants, match_)


def _round(contest: Played) -> int:
    """The round that was given, else the one its label names, else 0."""
    if contest.round is not None:
        return contest.round
    return int(contest.phase) if contest.phase.isdecimal() else 0


def _numbered(unit: Unit, rounds: dict[str, int]) -> Unit:
    """Where no round is given the meetings of each are numbered as they come."""
    if unit.round:
        return unit
    number = 1 + max((rounds.get(entrant, 0) for entrant in unit.entrants), default=0)
    return Unit(unit.contest, number, unit.entrants, unit.match, unit.boards, unit.parts)


def team_match(
    terms: Terms, teams: tuple[str, ...], boards: Sequence[Played]
) -> tuple[Match, tuple[Fraction, ...]]:
    """A team match from its boards: 局分 is their sum, more of it wins the match (2011, 13.2).

    The boards name the teams, in the order of the colours.
    """
    sums = dict.fromkeys(teams, Fraction(0))
    fouls = dict.fromkeys(teams, 0)
    matches = [board.outcome.match for board in boards]
    for board, match in zip(boards, matches, strict=True):
        if match is not None and match.finished and len(match.results) == len(board.entrants):
            for i, team in enumerate(board.entrants):
                sums[team] = sums.get(team, Fraction(0)) + match.points[i]
                fouls[team] = fouls.get(team, 0) + match.fouls[i]
    points = tuple(sums[team] for team in teams)
    if len(teams) != 2 or any(match is None or not match.finished for match in matches):
        return Match(terms), points
    results = _compared(points[0], points[1])
    hows = {match.how for match in matches if match is not None}
    how: How = "played" if "played" in hows else "forfeit"
    scale: Points = terms.match_points
    given = tuple(scale.of(result, black=i == 1) for i, result in enumerate(results))
    return Match(terms, how, results, given, tuple(fouls[team] for team in teams)), points


def _compared(first: Fraction, second: Fraction) -> tuple[Result, Result]:
    if first == second:
        return ("draw", "draw")
    return ("win", "loss") if first > second else ("loss", "win")
