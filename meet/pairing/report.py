"""An event of chess as a tournament report (TRF16), for pairing and rating programs.

Points are those of which a win gives 1, as the format means them. A bye that was drawn is `U`,
excused absence `H`, absence `Z`; a drawn game without a result has its opponent and colour.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from events.chess.gathering import Gathered, gather
from events.chess.terms import Terms
from meet import trf
from meet.pairing.asking import first_colour, numbered
from scoring_rules.contest import Entrant
from scoring_rules.decided import Decided
from scoring_rules.draws import Played, RoundRobin, Swiss
from scoring_rules.event import Event, competing
from scoring_rules.ranking import Placing
from scoring_rules.ranking.crosstable import Game, Player
from scoring_rules.refusal import Refused

COLOURS = {"first": "w", "second": "b", "": "-"}
PLAYED = {"win": "1", "draw": "=", "loss": "0"}
BYES = {"bye": "U", "half_bye": "H", "zero_bye": "Z"}
WIDEST = 33
"""Columns of a name."""


def report_of(
    event: Event, decided: Decided, played: Sequence[Played], placings: Sequence[Placing]
) -> trf.Trf:
    """The report as the event stands; pairing numbers are those it is paired by.

    Refused: `no_report` for other sports, other draws and team matches.
    """
    rules: Any = event.rules
    if not isinstance(rules, Terms) or not isinstance(event.draw, Swiss | RoundRobin):
        raise Refused("no_report")
    seeds = [line.call.seed for line in decided.draws if line.call.seed]
    entrants = numbered(competing(event, decided), seeds[0] if seeds else "")
    gathered = gather(rules, entrants, played, decided.decisions, event.draw.meeting)
    if gathered.teams:
        raise Refused("no_report")
    numbers = {entrant.id: n for n, entrant in enumerate(entrants, start=1)}
    places = _ranks(tuple(numbers), placings)
    open_ones = _open(gathered, numbers)
    players = tuple(
        _player(entrant, player, numbers, open_ones.get(player.id, {}), places, gathered)
        for entrant, player in zip(entrants, gathered.table.players, strict=True)
    )
    last = max((len(player.rounds) for player in players), default=0)
    rounds = max(rules.rounds, last)
    colour = "white1" if first_colour(gathered.table) == "first" else "black1"
    kind = "Swiss-System" if isinstance(event.draw, Swiss) else "Round-Robin"
    before = (f"012 {event.name}", f"062 {len(players)}", f"092 Individual: {kind}")
    return trf.Trf(
        name=event.name,
        players=players,
        rounds=rounds,
        first=colour,
        before=before,
        after=(f"XXR {rounds}", f"XXC {colour}"),
    )


def _ranks(ids: Sequence[str], placings: Sequence[Placing]) -> dict[str, int]:
    """The places; behind them, in the order of pairing numbers, who has none: readers of reports
    insist on a rank."""
    ranks = {placing.entrant: placing.place for placing in placings if placing.place is not None}
    rest = [id_ for id_ in ids if id_ not in ranks]
    return ranks | {id_: n for n, id_ in enumerate(rest, start=len(ranks) + 1)}


def _open(gathered: Gathered, numbers: Mapping[str, int]) -> dict[str, dict[int, trf.TrfGame]]:
    """By player and round the games that were drawn and have no result."""
    found: dict[str, dict[int, trf.TrfGame]] = {}
    for unit in gathered.units:
        if unit.match.finished or len(unit.entrants) != 2:
            continue
        for one, other, colour in zip(unit.entrants, unit.entrants[::-1], "wb", strict=True):
            game = trf.TrfGame(numbers[other], colour)
            found.setdefault(one, {})[unit.round] = game
    return found


def _player(
    entrant: Entrant,
    player: Player,
    numbers: Mapping[str, int],
    drawn: Mapping[int, trf.TrfGame],
    places: Mapping[str, int],
    gathered: Gathered,
) -> trf.TrfPlayer:
    rounds = {game.round: _game(game, numbers) for game in player.games}
    rounds.update(drawn)
    last = max(rounds, default=0)
    number, name = numbers[entrant.id], " ".join((entrant.name or entrant.id).split())[:WIDEST]
    sex = {"M": "m", "W": "w", "F": "w"}.get(entrant.sex, "")
    points = player.points / gathered.table.win if gathered.table.win else Fraction(0)
    return trf.TrfPlayer(
        number=number,
        name=name,
        head=f"001 {number:4} {sex:1}    {name:33}".ljust(80),
        points=points,
        rank=str(places[entrant.id]),
        rounds=tuple(rounds.get(n, trf.TrfGame()) for n in range(1, last + 1)),
    )


def _game(game: Game, numbers: Mapping[str, int]) -> trf.TrfGame:
    if not game.opponent:
        return trf.TrfGame(0, "-", BYES[game.how])
    other = numbers[game.opponent]
    if game.played:
        return trf.TrfGame(other, COLOURS[game.side], PLAYED[game.result])
    return trf.TrfGame(other, COLOURS[game.side], "+" if game.result == "win" else "-")
