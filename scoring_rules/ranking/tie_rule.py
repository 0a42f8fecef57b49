"""Tie rules: what separates entrants who are level in a table, step by step.

A list of keys is not enough: each step has a scope (the matches between those who are level, or
all), a measure, and says whether the procedure begins anew for those who are still level once
somebody is separated; some rule books let exactly two always be separated by their own match.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby
from typing import Literal

from scoring_rules.exact import shown
from scoring_rules.ranking.bouts import (
    Bout,
    Pair,
    Scale,
    Unit,
    among,
    bouts_of,
    draw_shot_average,
    draw_shots,
    total,
)
from scoring_rules.ranking.team_tie import ONE_MATCH, TeamTie
from scoring_rules.views import Words, words

Measure = Literal[
    "record", "won", "difference", "ratio", "average", "draw_shot", "best_draw", "seed"
]


@dataclass(frozen=True, slots=True)
class Value:
    """What a step compares, the higher the better, and as a reader sees it."""

    key: tuple[int | Fraction, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `code` is the `decided_by` of FORMATS §2; `restart`: whoever is still level after
    it begins again at the first step."""

    code: str
    measure: Measure
    unit: Unit = "matches"
    scope: Literal["tied", "all"] = "tied"
    restart: bool = False

    @property
    def name(self) -> Words:
        """What is compared, for the sentence under a row."""
        unit = words(f"unit_{self.unit}")
        return words(f"measure_{self.measure}_{self.scope}", unit=unit)


@dataclass(frozen=True, slots=True)
class TieRule:
    """How a rule book ranks a table: table points, then `steps` among those who are level.

    `pairs_first`: exactly two who are level are separated by their own match, at every step.
    `leaving`: what becomes of somebody who does not finish the group: `delete` all results, or
    `forfeit` what was not played. `most_forfeits`: with more of them all results are deleted
    (None: never). `walkover`: what an unplayed match counts as: 1 match, so many games and points,
    and as often as matches win it for a team tie, which is played as `tie` says. `unfinished`:
    the ends after which a match counts as unplayed. `game`: two who are level on table points at
    the last place that goes on must play for it.
    """

    code: str
    scale: Scale
    steps: tuple[Step, ...]
    columns: tuple[Unit, ...] = ("points",)
    pairs_first: bool = False
    leaving: Literal["forfeit", "delete"] = "forfeit"
    most_forfeits: int | None = None
    walkover: tuple[int, int, int] = (1, 0, 0)
    unfinished: tuple[str, ...] = ()
    tie: TeamTie = ONE_MATCH
    game: bool = False


OWN_MATCH = Step("head_to_head", "record")
"""The match between two."""


@dataclass(frozen=True, slots=True)
class Level:
    """Entrants who are level, and what put them behind the level above: None for the first."""

    entrants: tuple[str, ...]
    step: Step | None = None
    better: str = ""
    worse: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """What a tie rule is given: its steps, all counted bouts, and seeds by entrant."""

    rule: TieRule
    bouts: Sequence[Bout]
    seeds: Mapping[str, int] = field(default_factory=dict)


def separate(given: Field, tied: Sequence[str], at: int = 0) -> tuple[Level, ...]:
    """Those who are level, in order, from step `at` on; who stays level shares a `Level`."""
    if len(tied) < 2:
        return (Level(tuple(tied)),)
    steps = [*enumerate(given.rule.steps)][at:]
    if given.rule.pairs_first and len(tied) == 2:
        steps.insert(0, (-1, OWN_MATCH))
    for number, step in steps:
        values = {entrant: _value(given, step, entrant, tied) for entrant in tied}
        split = _split(tied, values)
        if len(split) > 1:
            after = 0 if step.restart else number + 1
            return _joined(given, step, values, split, after)
    return (Level(tuple(tied)),)


def _joined(
    given: Field,
    step: Step,
    values: Mapping[str, Value],
    split: Sequence[Sequence[str]],
    after: int,
) -> tuple[Level, ...]:
    levels: list[Level] = []
    for group in split:
        inner = separate(given, group, after)
        if levels:
            better, worse = values[levels[-1].entrants[0]].shown, values[group[0]].shown
            head = replace(inner[0], step=step, better=better, worse=worse)
            inner = (head, *inner[1:])
        levels.extend(inner)
    return tuple(levels)


def _split(tied: Sequence[str], values: Mapping[str, Value]) -> list[list[str]]:
    """In order of value, those with the same value together, in the order given."""
    order = sorted(tied, key=lambda entrant: values[entrant].key, reverse=True)
    return [list(group) for _key, group in groupby(order, lambda entrant: values[entrant].key)]


def _value(given: Field, step: Step, entrant: str, tied: Sequence[str]) -> Value:
    bouts = among(tied, given.bouts) if step.scope == "tied" else given.bouts
    return _MEASURES[step.measure](given, step, entrant, bouts_of(entrant, bouts))


def _record(given: Field, _step: Step, entrant: str, bouts: Sequence[Bout]) -> Value:
    points = sum(given.rule.scale.of(bout, entrant) for bout in bouts)
    won = sum(bout.winner == entrant for bout in bouts)
    lost = sum(bout.winner not in ("", entrant) for bout in bouts)
    return Value((points,), f"{won}:{lost}")


def _won(_given: Field, step: Step, entrant: str, bouts: Sequence[Bout]) -> Value:
    won, _lost = total(entrant, bouts, step.unit)
    return Value((won,), str(won))


def _difference(_given: Field, step: Step, entrant: str, bouts: Sequence[Bout]) -> Value:
    won, lost = total(entrant, bouts, step.unit)
    difference = won - lost
    return Value((difference,), f"+{difference}" if difference > 0 else str(difference))


def _ratio(_given: Field, step: Step, entrant: str, bouts: Sequence[Bout]) -> Value:
    pair = total(entrant, bouts, step.unit)
    return Value(ratio_key(pair), f"{pair[0]}:{pair[1]}")


def ratio_key(pair: Pair) -> tuple[int | Fraction, ...]:
    """A ratio for comparison: fractions compare by cross-multiplication; without a loss it is
    infinite, and nothing won of nothing is nothing."""
    won, lost = pair
    if lost:
        return (0, Fraction(won, lost))
    return (1 if won else 0, Fraction(0))


def _average(_given: Field, step: Step, entrant: str, bouts: Sequence[Bout]) -> Value:
    """Per match; what was won because the other side stayed away is no match played."""
    counted = [bout for bout in bouts if bout.met_in_play or bout.winner != entrant]
    won, _lost = total(entrant, counted, step.unit)
    average = Fraction(won, len(counted)) if counted else Fraction(0)
    return Value((average,), shown(average))


def _draw_shot(_given: Field, _step: Step, entrant: str, bouts: Sequence[Bout]) -> Value:
    return _near(draw_shot_average(entrant, bouts))


def _best_draw(_given: Field, _step: Step, entrant: str, bouts: Sequence[Bout]) -> Value:
    shots = draw_shots(entrant, bouts)
    return _near(Fraction(min(shots)) if shots else None)


def _near(mm: Fraction | None) -> Value:
    if mm is None:
        return Value((0, Fraction(0)), "–")
    return Value((1, -mm), centimetres(mm))


def centimetres(mm: Fraction) -> str:
    """A distance in cm with two places, rounded half up: 331.5 mm is "33.15"."""
    hundredths = (mm * 20 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _seed(given: Field, _step: Step, entrant: str, _bouts: Sequence[Bout]) -> Value:
    seed = given.seeds.get(entrant)
    return Value((0, 0), "–") if seed is None else Value((1, -seed), str(seed))


_MEASURES: Mapping[Measure, Callable[[Field, Step, str, Sequence[Bout]], Value]] = {
    "record": _record,
    "won": _won,
    "difference": _difference,
    "ratio": _ratio,
    "average": _average,
    "draw_shot": _draw_shot,
    "best_draw": _best_draw,
    "seed": _seed,
}
