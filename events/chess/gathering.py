"""From the contests of an event to its crosstable: rounds, byes, absences and withdrawals."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from events.chess.terms import Terms
from events.chess.units import Unit, units
from events.chess.withdrawals import Settled, settle
from scoring_rules.contest import Entrant
from scoring_rules.draws.protocol import Played
from scoring_rules.draws.table_rule import Meeting
from scoring_rules.ranking import Detail, Uncounted
from scoring_rules.ranking.crosstable import Crosstable, Game, Player, Side


@dataclass(frozen=True, slots=True)
class Gathered:
    """The crosstable and the meetings behind it, what did not count and why, and who left.

    `open`: contests without a result. `missing`: meetings of a round robin that were not drawn,
    rounds of a Swiss in which somebody who has not left has no contest.
    """

    table: Crosstable
    units: tuple[Unit, ...]
    uncounted: tuple[Uncounted, ...]
    details: tuple[Detail, ...]
    annulled: frozenset[str]
    open: int
    missing: int
    teams: bool


def gather(
    terms: Terms,
    entrants: Sequence[Entrant],
    played: Sequence[Played],
    decisions: Sequence[Any],
    meeting: Meeting,
) -> Gathered:
    """The crosstable of what was played so far."""
    ids = tuple(entrant.id for entrant in entrants)
    all_units = units(terms, played)
    settled = settle(terms, ids, all_units, decisions, meeting)
    swiss = meeting.format == "swiss"
    done = [unit for unit in settled.units if unit.match.finished]
    rows: dict[str, list[Game]] = {id_: [] for id_ in ids}
    for unit in done:
        for id_, game in _games(unit):
            if id_ in rows and (swiss or game.opponent):
                rows[id_].append(game)
    if swiss:
        _add_absences(terms, rows, settled.units)
    players = tuple(Player(i, tuple(sorted(rows[i], key=lambda g: g.round))) for i in ids)
    last = max((game.round for player in players for game in player.games), default=0)
    teams = any(contest.part_of for contest in played)
    scale = terms.match_points if teams else terms.points
    table = Crosstable(players, last, swiss, scale.best_win, scale.best_draw)
    return Gathered(
        table,
        settled.units,
        settled.uncounted,
        settled.details,
        settled.annulled,
        open=len(settled.units) - len(done),
        missing=_holes(terms, ids, settled) if swiss else _missing(ids, settled, meeting),
        teams=teams,
    )


def _games(unit: Unit) -> Iterator[tuple[str, Game]]:
    """A unit from each side; a bye has one."""
    match = unit.match
    sides: tuple[Side, ...] = ("first", "second") if len(unit.entrants) == 2 else ("",)
    for i, id_ in enumerate(unit.entrants):
        opponent = unit.entrants[1 - i] if len(unit.entrants) == 2 else ""
        yield (
            id_,
            Game(
                unit.round,
                opponent,
                sides[i],
                match.results[i],
                match.points[i],
                match.how,
                match.fouls[i],
                unit.contest,
                unit.boards[i] if unit.boards else Fraction(0),
            ),
        )


def _add_absences(terms: Terms, rows: dict[str, list[Game]], all_units: Sequence[Unit]) -> None:
    """Who was not paired in a round of a Swiss was absent: a bye without points."""
    drawn = {(entrant, unit.round) for unit in all_units for entrant in unit.entrants}
    rounds = sorted({unit.round for unit in all_units})
    for id_, games in rows.items():
        games.extend(
            Game(number, "", "", "loss", terms.points.of("loss"), "zero_bye")
            for number in rounds
            if (id_, number) not in drawn
        )


def _holes(terms: Terms, ids: Sequence[str], settled: Settled) -> int:
    """How many rounds of players have no contest; an absence on record is a contest too."""
    drawn = {(entrant, unit.round) for unit in settled.units for entrant in unit.entrants}
    last = max((number for _entrant, number in drawn), default=0)
    rounds = range(1, max(terms.rounds, last) + 1)
    staying = [id_ for id_ in ids if id_ not in settled.left]
    return sum((id_, number) not in drawn for id_ in staying for number in rounds)


def _missing(ids: Sequence[str], settled: Settled, meeting: Meeting) -> int:
    """How many meetings of a round robin have no contest; who left is not waited for."""
    met = Counter(frozenset(unit.entrants) for unit in settled.units)
    staying = [id_ for id_ in ids if id_ not in settled.left]
    pairs = (frozenset((a, b)) for i, a in enumerate(staying) for b in staying[i + 1 :])
    return sum(max(0, meeting.cycles - met[pair]) for pair in pairs)
