"""A team tie as a board: the matches won by each team, and the games of every individual match."""

from collections.abc import Mapping, Sequence

from scoring_rules.draws.bout_reading import Unit, tie_now
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking.team_tie import TieNow
from scoring_rules.ranking.tie_rule import TieRule
from scoring_rules.views import Board, CardLine, Cell, Column, Hero, Row, Table, words

Teams = tuple[str, str]
Begun = Mapping[str, tuple[int, int]]
"""The games of the matches that were begun, from the first team's side."""


def tie_board(rule: TieRule, teams: Teams, parts: Sequence[Played]) -> tuple[Board, TieNow]:
    """The board of a tie, and how it stands."""
    matches, now = tie_now(rule, teams, parts)
    begun = {part.contest: _so_far(part, teams) for part in parts if part.begun}
    heads = (Column(words("match_number", n=n + 1), "right") for n in range(len(matches)))
    columns = (Column(words("side")), Column(words("matches_won"), "right"), *heads)
    rows = tuple(_row(team, i, matches, now, begun) for i, team in enumerate(teams))
    won = f"{now.won[0]}:{now.won[1]}"
    board = Board(
        hero=Hero(who="", figure=won, unit=words("matches_won")) if begun else None,
        tables=(Table(columns, rows),),
        card=tuple(_line(team, i, now, begun=bool(begun)) for i, team in enumerate(teams)),
        caption=words("tie_drawn") if now.over and now.winner is None else None,
    )
    return board, now


def _row(team: str, side: int, matches: Sequence[Unit], now: TieNow, begun: Begun) -> Row:
    cells = (
        _match(team, side, match, begun, needless=number in now.needless)
        for number, match in enumerate(matches)
    )
    return Row(
        (Cell(who=team), Cell(str(now.won[side]), role="best"), *cells),
        tag=words("won_it") if now.winner == side else None,
    )


def _so_far(part: Played, teams: Teams) -> tuple[int, int]:
    """The games of a match that goes on."""
    games = part.outcome.match.games if part.outcome.match else ()
    won = sum(first > second for first, second in games)
    return (won, len(games) - won) if part.entrants == teams else (len(games) - won, won)


def _match(team: str, side: int, match: Unit, begun: Begun, *, needless: bool) -> Cell:
    """The games of a match, framed while it goes on, struck through where it does not count."""
    if match.bout is None:
        games = begun.get(match.contest)
        return Cell() if games is None else Cell(str(games[side]), role="next")
    won, lost = match.bout.of(team, "games")
    if needless:
        return Cell(str(won), role="failed")
    return Cell(str(won), role="best" if won > lost else "")


def _line(team: str, side: int, now: TieNow, *, begun: bool) -> CardLine:
    place = None if now.winner is None else 1 + (now.winner != side)
    tag = words("won_it") if now.winner == side else None
    return CardLine(team, str(now.won[side]) if begun else "", place, tag)
