"""A table of matches: everybody's place by a sport's tie rule, and the table as it is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Decide
from scoring_rules.draws.bout_reading import Gathered, gather
from scoring_rules.draws.line_ups import too_often
from scoring_rules.draws.match_views import cross_table, standings_table
from scoring_rules.draws.meeting import Meeting
from scoring_rules.draws.one_ranking import orders_ties
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Placing, Ranked, Status
from scoring_rules.ranking.bouts import Bout, Scale, bouts_of, draw_shot_average, total
from scoring_rules.ranking.tie_rule import Field, Level, Step, TieRule, centimetres, separate
from scoring_rules.views import Table, Who, Words, words


@dataclass(frozen=True, slots=True)
class MatchTable:
    """A sport's ways to rank a table (`table_rule.TableRule`); `draw.ranking` chooses by code,
    and the first is in force where it names none of them."""

    rules: tuple[TieRule, ...]

    def rule(self, ranking: str) -> TieRule:
        """The tie rule in force."""
        return next((rule for rule in self.rules if rule.code == ranking), self.rules[0])

    def ranked(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        meeting: Meeting,
    ) -> Ranked:
        """Every entrant placed or listed, and the ties that officials must settle."""
        rule = self.rule(meeting.ranking)
        gathered = gather(rule, entrants, played, decisions, meeting.cycles)
        game_for = meeting.qualify if rule.game else 0
        levels = _levels(rule, entrants, gathered, decisions, game_for)
        over = bool(gathered.bouts) and not gathered.open and not gathered.missing
        return Ranked(
            placings=tuple(_placings(rule, entrants, gathered, levels)),
            over=over,
            uncounted=gathered.uncounted,
            questions=tuple(_questions(levels)) if over else (),
            remarks=(*_other_ranking(meeting.ranking, rule), *too_often(rule.tie, played)),
            details=gathered.details,
        )

    def tables(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        meeting: Meeting,
    ) -> tuple[Table, ...]:
        """The standings with their why lines, and who met whom."""
        rule = self.rule(meeting.ranking)
        gathered = gather(rule, entrants, played, decisions, meeting.cycles)
        placings = self.ranked(entrants, played, decisions, meeting).placings
        return (standings_table(rule, placings), cross_table(rule, gathered, placings))


PLAIN = MatchTable((TieRule("plain", Scale(win=2, draw=1), (Step("head_to_head", "record"),), ()),))
"""For matches of which only the winner is known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A level of the table with its points; `decided`: of what an order of officials did.

    `joined`: who shares it only because a game must decide the last place that goes on.
    """

    level: Level
    points: int
    decided: str = ""
    joined: tuple[str, ...] = ()


def _other_ranking(ranking: str, rule: TieRule) -> Iterator[Words]:
    """That the draw names a ranking of another sport, and which one is in force instead."""
    if ranking and ranking != rule.code:
        named, used = (words(f"ranking_{code}") for code in (ranking, rule.code))
        yield words("remark_other_ranking", named=named, used=used)


def table_points(rule: TieRule, entrant: str, bouts: Sequence[Bout]) -> int:
    """What an entrant has from all its bouts."""
    return sum(rule.scale.of(bout, entrant) for bout in bouts_of(entrant, bouts))


def _levels(
    rule: TieRule,
    entrants: Sequence[Entrant],
    gathered: Gathered,
    decisions: Sequence[Any],
    game_for: int,
) -> tuple[Standing, ...]:
    """Those with a result, in order: by table points, by the tie rule, by officials' orders;
    `game_for`: the last place that goes on, where a game decides it."""
    seeds = {entrant.id: entrant.seed for entrant in entrants if entrant.seed is not None}
    field = Field(rule, gathered.bouts, seeds)
    points = {
        entrant.id: table_points(rule, entrant.id, gathered.bouts)
        for entrant in entrants
        if entrant.id not in gathered.deleted and bouts_of(entrant.id, gathered.bouts)
    }
    orders = [d for d in decisions if isinstance(d, Decide) and orders_ties(d)]
    found: list[Standing] = []
    in_order = sorted(points, key=lambda entrant: -points[entrant])
    for value, tied in groupby(in_order, lambda entrant: points[entrant]):
        levels = separate(field, tuple(tied))
        standings = [Standing(level, value) for level in levels]
        if game_for:
            standings = _sharing(standings, len(_entrants_of(found)), game_for)
        for order in orders:
            standings = [one for standing in standings for one in _by_order(standing, order)]
        found.extend(standings)
    return tuple(found)


def _entrants_of(standings: Sequence[Standing]) -> list[str]:
    return [entrant for standing in standings for entrant in standing.level.entrants]


def _sharing(standings: Sequence[Standing], before: int, place: int) -> list[Standing]:
    """The two at a qualifying place and the one after it share it until they have played."""
    merged: list[Standing] = []
    for standing in standings:
        if merged and before + len(_entrants_of(merged)) == place:
            entrants = (*merged[-1].level.entrants, *standing.level.entrants)
            level = replace(merged[-1].level, entrants=entrants)
            merged[-1] = replace(merged[-1], level=level, joined=standing.level.entrants)
        else:
            merged.append(standing)
    return merged


def _by_order(standing: Standing, order: Decide) -> Iterator[Standing]:
    """An order of the jury or by lot separates those of a level that it names."""
    level = standing.level
    at = {entrant: i for i, entrant in enumerate(order.order)}
    if not at.keys() & set(level.entrants):
        yield standing
        return
    ranks = sorted(level.entrants, key=lambda entrant: at.get(entrant, len(at)))
    for i, (_rank, group) in enumerate(groupby(ranks, lambda entrant: at.get(entrant, len(at)))):
        one = replace(level, entrants=tuple(group))
        yield replace(standing, level=one, decided=order.what if i else standing.decided)


def _placings(
    rule: TieRule,
    entrants: Sequence[Entrant],
    gathered: Gathered,
    standings: Sequence[Standing],
) -> Iterator[Placing]:
    place = 1
    above: tuple[str, ...] = ()
    for standing in standings:
        for entrant in standing.level.entrants:
            code, why = _decided(standing, entrant, above)
            yield Placing(
                entrant,
                place,
                str(standing.points),
                decided_by=code,
                why=why,
                values=_values(rule, entrant, gathered.bouts),
            )
        place += len(standing.level.entrants)
        above = standing.level.entrants
    placed = set(_entrants_of(standings))
    for entrant in (one.id for one in entrants if one.id not in placed):
        yield Placing(entrant, None, status=gathered.deleted.get(entrant, Status.NM))


def _decided(standing: Standing, entrant: str, above: tuple[str, ...]) -> tuple[str, Words | None]:
    """What put an entrant behind the level above, as code and sentence; "" for table points."""
    level = standing.level
    if standing.decided and above:
        return standing.decided, words(
            "why_by_lot" if standing.decided == "lot" else "why_jury", above=Who(above[-1])
        )
    if level.step is None or entrant in standing.joined:
        return "", None
    return level.step.code, words(
        "why_step",
        above=Who(above[-1]),
        below=Who(entrant),
        points=standing.points,
        step=level.step.name,
        better=level.better,
        worse=level.worse,
    )


def _values(rule: TieRule, entrant: str, bouts: Sequence[Bout]) -> tuple[tuple[str, str], ...]:
    """Matches, and what the sport's table counts inside them, exact strings by code."""
    own = bouts_of(entrant, bouts)
    won = sum(bout.winner == entrant for bout in own)
    lost = sum(bout.winner not in ("", entrant) for bout in own)
    values = [("won", str(won)), ("lost", str(lost))]
    for unit in rule.columns:
        gained, given = total(entrant, bouts, unit)
        values += [(f"{unit}_won", str(gained)), (f"{unit}_lost", str(given))]
    average = draw_shot_average(entrant, bouts)
    if average is not None:
        values.append(("draw_shot", centimetres(average)))
    return tuple(values)


def _questions(standings: Sequence[Standing]) -> Iterator[Words]:
    """Who is still level when all is played."""
    for standing in standings:
        entrants = standing.level.entrants
        if len(entrants) > 1 and standing.joined:
            yield words("question_game", who=listed(entrants))
        elif len(entrants) > 1:
            yield words("question_level", who=listed(entrants))


def listed(entrants: Sequence[str]) -> Words:
    """Several names in a sentence."""
    if len(entrants) == 1:
        return words("name", who=Who(entrants[0]))
    return words("names", first=Who(entrants[0]), rest=listed(entrants[1:]))
