"""The standings: points, then tie-breaks in their order, each step with the value it compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from events.chess.direct import direct
from events.chess.fide import FIDE_TIE_BREAKS
from events.chess.terms import Terms
from events.chess.tie_breaks import (
    FEWER_FIRST,
    LETTERS,
    SEQUENCES,
    TIE_BREAKS,
    TieBreak,
    Value,
    Values,
    sequence,
)
from scoring_rules.decisions import Decide
from scoring_rules.draws.one_ranking import orders_ties
from scoring_rules.draws.table_rule import Meeting
from scoring_rules.exact import shown
from scoring_rules.ranking import Mark, Status, Step
from scoring_rules.ranking.crosstable import Crosstable, Player

COMPUTED: Mapping[str, TieBreak] = {**TIE_BREAKS, **FIDE_TIE_BREAKS}
DIRECT = ("direct", "DE")
CODES = frozenset({*COMPUTED, *SEQUENCES, *DIRECT})
"""Every tie-break that is computed; letters stand for some of them."""

WAY_A = ("opponents", "wins", "fouls", "second", "previous")
WAY_B = ("cumulative", "wins", "fouls", "second", "later")
DEFAULTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("xiangqi", "swiss"): WAY_A,
    ("xiangqi", "round_robin"): ("small", "wins", "direct", "fouls", "second"),
    ("fide", "swiss"): ("BH-C1", "BH", "SB", "DE", "WIN", "BPG"),
    ("fide", "round_robin"): ("DE", "WIN", "SB"),
}
"""Where the regulation names none: xiangqi 2011, 14.1 and 14.3.1; for FIDE a usual order."""

TEAM_DEFAULT = ("boards", "wins", "direct", "fouls")
"""Team matches: 局分 after 场分 (13.2, 14.2)."""


def codes_of(terms: Terms, meeting: Meeting, *, teams: bool = False) -> tuple[str, ...]:
    """The tie-breaks in force; letters are spelled out, points need no tie-break."""
    if terms.tie_breaks:
        spelled = (code for given in terms.tie_breaks for code in _spelled(given))
        return tuple(dict.fromkeys(code for code in spelled if code != "points"))
    if teams:
        return TEAM_DEFAULT
    style = "xiangqi" if meeting.ranking == "xiangqi" else terms.style
    return DEFAULTS[style, meeting.format]


def _spelled(given: str) -> tuple[str, ...]:
    if given in CODES:
        return (given,)
    return tuple(LETTERS[letter] for letter in given)


@dataclass(frozen=True, slots=True)
class Standings:
    """Everybody's mark, and the values behind it: by code, then by player."""

    table: Crosstable
    codes: tuple[str, ...]
    marks: tuple[Mark, ...]
    values: Mapping[str, Values]


def standings(
    table: Crosstable, terms: Terms, codes: Sequence[str], decisions: Sequence[Any] = ()
) -> Standings:
    """Rank by points and `codes`, at last by an order of the jury or by lot."""
    ranking = _Ranking(table, [player for player in table.players if _took_part(player)])
    values: dict[str, Values] = {}
    for code in codes:
        if code in COMPUTED:
            values[code] = COMPUTED[code](table, terms)
            ranking.compare(code, {id_: v.total for id_, v in values[code].items()})
        elif code in SEQUENCES:
            ranking.compare_all(code)
        else:
            ranking.compare_direct(code)
    for order in (d for d in decisions if isinstance(d, Decide) and orders_ties(d)):
        ranking.by_order(order)
    marks = tuple(_mark(player, ranking, values) for player in table.players)
    return Standings(table, tuple(codes), marks, values)


def _took_part(player: Player) -> bool:
    return any(game.how != "zero_bye" for game in player.games)


class _Ranking:
    """The keys of those who are ranked, as they grow; `groups` are those still level."""

    def __init__(self, table: Crosstable, players: list[Player]) -> None:
        self.table = table
        self.keys: dict[str, list[Step]] = {player.id: [] for player in players}
        self.direct: dict[str, dict[str, int]] = {}
        self.groups = [players]
        self.compare("", {player.id: player.points for player in players})

    def compare(self, code: str, values: Mapping[str, Fraction | int]) -> None:
        """One step for everybody; who differs is level no more."""
        sign = 1 if code in FEWER_FIRST else -1
        for id_, key in self.keys.items():
            key.append(Step(code, sign * values[id_], shown(values[id_])))
        split: list[list[Player]] = []
        for group in self.groups:
            by_value: dict[Fraction | int, list[Player]] = {}
            for player in group:
                by_value.setdefault(values[player.id], []).append(player)
            split.extend(by_value.values())
        self.groups = split

    def compare_all(self, code: str) -> None:
        """One step for each comparison of a sequence."""
        for values in sequence(code, self.table):
            self.compare(code, values)

    def compare_direct(self, code: str) -> None:
        """Among those who are level, how many each goes before by their own games."""
        by_top = code == "DE" and self.table.swiss
        values = dict.fromkeys(self.keys, 0)
        for group in self.groups:
            if len(group) > 1:
                values.update(direct(self.table, group, by_top=by_top))
        self.direct[code] = {p.id: values[p.id] for g in self.groups if len(g) > 1 for p in g}
        self.compare(code, values)

    def by_order(self, decision: Decide) -> None:
        """An order that officials gave separates those it names."""
        at = {id_: i for i, id_ in enumerate(decision.order)}
        values = {id_: -at.get(id_, len(at)) for id_ in self.keys}
        self.compare(decision.what, values)


def _mark(player: Player, ranking: _Ranking, values: Mapping[str, Values]) -> Mark:
    """`values` as FORMATS §2: exact strings by code, direct results where somebody is level."""
    if player.id not in ranking.keys:
        return Mark(player.id, "", Status.NM)
    totals: dict[str, str] = {}
    for code, of_all in values.items():
        totals[code] = shown(of_all.get(player.id, Value()).total)
    for code, decided in ranking.direct.items():
        if player.id in decided:
            totals[code] = str(decided[player.id])
    key = tuple(ranking.keys[player.id])
    return Mark(player.id, shown(player.points), Status.RANKED, key, tuple(totals.items()))
