"""FIDE's tournament report file TRF16: read as a value, written from it, and taken as an event.

Columns are FIDE C.04 Annex 2 (TRF16); lines end with CR, LF or both. `XXR` (rounds) and `XXC`
(first colour) are what pairing programs add. A line that is not a player's is kept as it stands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from meet.codec import BadInput
from scoring_rules.ranking.match import How

PLAYER = "001"
NAME = "012"
GAMES_FROM = 91
GAME_WIDTH = 10
GAME = re.compile(r"^\s*(?P<opponent>\d{1,4})?\s*(?P<colour>[wb-])?\s*(?P<result>\S)?$")

PLAYED = {"1": "red", "=": "draw", "0": "black", "W": "red", "D": "draw", "L": "black"}
"""Results over the board, for white; W, D, L are games that are not rated."""

FORFEITS = {"+": "red", "-": "black"}

HALVES = {"1": 2, "W": 2, "+": 2, "=": 1, "D": 1}
"""What a result says of a whole point, in halves; the others nothing."""

BYES: Mapping[str, How] = {
    "U": "bye",
    "F": "bye",
    "H": "half_bye",
    "Z": "zero_bye",
    "-": "zero_bye",
    "+": "bye",
}
"""Results without an opponent; `+` and `-` are what older programs wrote for them."""


@dataclass(frozen=True, slots=True)
class TrfGame:
    """One round of a player: opponent 0 and colour `-` without a game; no result while open."""

    opponent: int = 0
    colour: str = "-"
    result: str = ""

    @property
    def blank(self) -> bool:
        """Whether the column is empty."""
        return not self.result and not self.opponent


@dataclass(frozen=True, slots=True)
class TrfPlayer:
    """A line 001. `head` is the line up to the points as it stood; numbers are from 1."""

    number: int
    name: str
    head: str
    points: Fraction
    rank: str
    rounds: tuple[TrfGame, ...]

    @property
    def rating(self) -> int:
        """The rating column, 0 where it is empty."""
        digits = self.head[48:52].strip()
        return int(digits) if digits.isdecimal() else 0

    def game(self, number: int) -> TrfGame:
        """A round, numbered from 1; blank beyond what stands."""
        return self.rounds[number - 1] if number <= len(self.rounds) else TrfGame()


@dataclass(frozen=True, slots=True)
class Trf:
    """A report. `rounds` is XXR, 0 where it is not given; `first` is XXC's `white1`, `black1`.

    `before` and `after`: the other lines, around the players'.
    """

    name: str
    players: tuple[TrfPlayer, ...]
    rounds: int
    first: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def played(self) -> int:
        """The last round that was paired: somebody has an opponent in it."""
        numbers = (
            number
            for player in self.players
            for number, game in enumerate(player.rounds, start=1)
            if game.opponent
        )
        return max(numbers, default=0)


def read(text: str) -> Trf:
    """Read a report; `BadInput` names the line, counted from 1.

    Codes: `trf_no_players`, `trf_bad_number`, `trf_bad_game`, `trf_number_twice`,
    `trf_unknown_opponent`, `trf_not_mutual`, `trf_results_differ`.
    """
    lines = re.split(r"\r\n|\r|\n", text.lstrip("\ufeff"))
    players: list[TrfPlayer] = []
    before: list[str] = []
    after: list[str] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith(f"{PLAYER} "):
            players.append(_player(line, f"line {number}"))
        elif line.strip():
            (after if players else before).append(line)
    _check(players)
    others = (*before, *after)
    rounds = _after(others, "XXR").split()
    colours = (word.lower() for line in others if line[:3] == "XXC" for word in line[3:].split())
    return Trf(
        name=_after(others, NAME),
        players=tuple(players),
        rounds=int(rounds[0]) if rounds and rounds[0].isdecimal() else 0,
        first=next((word for word in colours if word in ("white1", "black1")), ""),
        before=tuple(before),
        after=tuple(after),
    )


def _after(lines: tuple[str, ...], code: str) -> str:
    found = (line[len(code) :].strip() for line in lines if line.startswith(code))
    return next(found, "")


def _player(line: str, at: str) -> TrfPlayer:
    number, points = line[4:8].strip(), line[80:84].strip()
    if not number.isdecimal():
        raise BadInput("trf_bad_number", at, value=number)
    try:
        total = Fraction(points or "0")
    except ValueError as wrong:
        raise BadInput("trf_bad_number", at, value=points) from wrong
    cells = line[GAMES_FROM - 2 :]
    rounds = [_game(cells[i : i + GAME_WIDTH], at) for i in range(0, len(cells), GAME_WIDTH)]
    while rounds and rounds[-1].blank:
        rounds.pop()
    return TrfPlayer(
        int(number), line[14:47].strip(), line[:80], total, line[85:89].strip(), tuple(rounds)
    )


def _game(cell: str, at: str) -> TrfGame:
    if not cell.strip():
        return TrfGame()
    found = GAME.match(cell.rstrip())
    number = int(found["opponent"] or 0) if found else 0
    known = {**PLAYED, **FORFEITS, "": ""} if number else BYES
    # without colour and result a lone `-` is the result
    result = (found["result"] or ("" if number else found["colour"]) or "").upper() if found else ""
    if not found or result not in known:
        raise BadInput("trf_bad_game", at, value=cell.strip())
    return TrfGame(number, (found["colour"] or "-") if number else "-", result)


def _check(players: list[TrfPlayer]) -> None:
    if not players:
        raise BadInput("trf_no_players")
    numbers = {player.number for player in players}
    if len(numbers) != len(players):
        raise BadInput("trf_number_twice")
    for player in players:
        for game in player.rounds:
            if game.opponent and game.opponent not in numbers:
                raise BadInput(
                    "trf_unknown_opponent", "", player=player.number, opponent=game.opponent
                )
    by_number = {player.number: player for player in players}
    for player in players:
        for number, game in enumerate(player.rounds, start=1):
            if game.opponent:
                _check_game(player, number, game, by_number[game.opponent].game(number))


def _check_game(player: TrfPlayer, number: int, game: TrfGame, other: TrfGame) -> None:
    """Both lines of a game tell one game: each the other as opponent, two colours, one result."""
    facts = {"player": player.number, "opponent": game.opponent, "round": number}
    if other.opponent != player.number or game.opponent == player.number:
        raise BadInput("trf_not_mutual", "", **facts)
    if game.colour == other.colour != "-":
        raise BadInput("trf_not_mutual", "", **facts)
    results = (game.result, other.result)
    shared_out = all(results) and sum(HALVES.get(result, 0) for result in results) == 2
    if not shared_out and results not in (("", ""), ("-", "-")):
        raise BadInput("trf_results_differ", "", **facts)


def write(report: Trf) -> str:
    """The report as TRF16 text; lines end with LF."""
    lines = [*report.before, *(_line(player) for player in report.players), *report.after]
    return "".join(f"{line}\n" for line in lines)


def _line(player: TrfPlayer) -> str:
    tenths = player.points * 10
    points = f"{tenths.numerator // 10}.{tenths.numerator % 10}"
    cells = "".join(_cell(game) for game in player.rounds)
    return f"{player.head:80}{points:>4} {player.rank:>4}{cells}".rstrip()


def _cell(game: TrfGame) -> str:
    if game.blank:
        return " " * GAME_WIDTH
    opponent = str(game.opponent) if game.opponent else "0000"
    return f"  {opponent:>4} {game.colour} {game.result or ' '}"


def event_of(report: Trf, *, rules: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The report as plain values of `meet-event/1`, ids being the pairing numbers.

    Rounds after the last one with a game are left out: they hold byes asked for in advance.
    """
    contests = [
        contest
        for number in range(1, report.played + 1)
        for player in report.players
        for contest in _contests(report, player, number)
    ]
    return {
        "format": "meet-event/1",
        "sport": "chess",
        "event": "trf",
        "name": report.name or "TRF",
        "rules": {"preset": "fide", "rounds": report.rounds, **(rules or {})},
        "draw": {"format": "swiss"},
        "entrants": [{"id": str(player.number), "name": player.name} for player in report.players],
        "contests": contests,
    }


def _contests(report: Trf, player: TrfPlayer, number: int) -> list[dict[str, Any]]:
    """The contest that a player's cell makes: a bye, or a game of which the player has white.

    Where no colour is given the lower number has white.
    """
    game = player.game(number)
    frame = {"id": f"r{number}-{player.number}", "round": number}
    if game.blank:
        return []
    if not game.opponent:
        call = {"kind": "result", "how": BYES[game.result]}
        return [{**frame, "entrants": [str(player.number)], "calls": [call]}]
    if game.colour == "b" or (game.colour == "-" and player.number > game.opponent):
        return []
    sides = [str(player.number), str(game.opponent)]
    calls = [_call(report, game, number)] if game.result else []
    return [{**frame, "entrants": sides, "calls": calls}]


def _call(report: Trf, game: TrfGame, number: int) -> dict[str, Any]:
    if game.result in PLAYED:
        return {"kind": "result", "outcome": PLAYED[game.result]}
    other = next(p for p in report.players if p.number == game.opponent).game(number)
    if game.result == "-" and other.result == "-":
        return {"kind": "result", "how": "both_forfeit"}
    return {"kind": "result", "outcome": FORFEITS[game.result], "how": "forfeit"}
