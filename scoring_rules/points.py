"""Team points of one event: the table, ties, multipliers, the finishers' bonus and records.

A tie occupies as many places as it has entrants. Two tied second where two are admitted, 7 and 6
points (field handbook, regulations §4): `admitted_only` (7+0)/2, `full_table` (7+6)/2,
`full_place` 7 each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring_rules.award_words import heads, tag_words
from scoring_rules.exact import shown
from scoring_rules.records import bonuses
from scoring_rules.regulation import Medal, Regulation, largest
from scoring_rules.views import Fact, Words, words

NOTHING = Fraction(0)
ONCE = Fraction(1)
THIRD = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranked entrant as the scorer sees it: its place, how many share it, its records."""

    place: int
    tied: int
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one row, the medals its records add, and why, sentence by sentence."""

    points: Fraction
    medals: tuple[Medal, ...] = ()
    why: tuple[Words, ...] = ()


def score(
    rules: Regulation, tags: tuple[str, ...], places: int, ranked: Sequence[Ranked]
) -> tuple[Score, ...]:
    """Score the ranked entrants of one event, in the order given.

    Points are table × the largest multiplier of the tags × record factors; the finishers' bonus
    and record points are added to that and multiplied by nothing.
    """
    bases = tuple(_base(rules, tags, places, entrant) for entrant in ranked)
    broken = tuple((e.records, e.place, b.points) for e, b in zip(ranked, bases, strict=True))
    scores = []
    for entrant, base, won in zip(ranked, bases, bonuses(rules.records, broken), strict=True):
        bonus, why = _finisher(rules, tags, places, entrant.place)
        points = base.points * won.factor + won.points + bonus
        scores.append(Score(points, won.medals, (*base.why, *why, *won.why)))
    return tuple(scores)


def _base(rules: Regulation, tags: tuple[str, ...], places: int, entrant: Ranked) -> Score:
    """What the place itself is worth in an event of these tags."""
    points, why = table_points(rules, tags, places, entrant)
    multiplier = largest(rules.points.multiplier, tags)
    if not multiplier or multiplier[1] == ONCE or not points:
        return Score(points, why=(why,))
    tag, times = multiplier
    product = points * times
    doubled = words("award_times", tag=tag_words(tag), times=shown(times), points=shown(product))
    return Score(product, why=(why, doubled))


def table_points(
    rules: Regulation, tags: tuple[str, ...], places: int, entrant: Ranked
) -> tuple[Fraction, Words]:
    """The points of a place, shared or not, before anything multiplies them."""
    row = rules.points.table_for(places)
    place, tied = entrant.place, entrant.tied
    if place > places:
        clause = rules.admission.clause
        return NOTHING, words("award_beyond", place=place, places=places, clause=clause)
    facts: dict[str, Fact] = {"place": place, "places": places, "clause": rules.points.clause}
    whole = row[place - 1] if place <= len(row) else NOTHING
    if tied == 1:
        return whole, words("award_place", **facts, points=shown(whole))
    last = place + tied - 1
    facts |= {"who": heads(tied, tags), "last": last}
    if _tie(rules, entrant) == "same":
        return whole, words("award_tie_same", **facts, points=shown(whole))
    at_cut = rules.points.tie_at_cut if last > places else ""
    if at_cut == "full_place":
        return whole, words("award_cut_full_place", **facts, points=shown(whole))
    pool = sum(row[place - 1 : places if at_cut == "admitted_only" else last], NOTHING)
    code = f"award_cut_{at_cut}" if at_cut else "award_tie_average"
    return pool / tied, words(code, **facts, pool=shown(pool), points=shown(pool / tied))


def _tie(rules: Regulation, entrant: Ranked) -> str:
    """How a tie shares; two thirds that were not played off may have a rule of their own."""
    thirds = rules.medals.third == "shared" and (entrant.place, entrant.tied) == (THIRD, 2)
    return (rules.points.shared_third if thirds else None) or rules.points.tie


def _finisher(
    rules: Regulation, tags: tuple[str, ...], places: int, place: int
) -> tuple[Fraction, tuple[Words, ...]]:
    """What everyone who finishes beyond the table is given."""
    bonus = largest(rules.points.finisher_bonus, tags)
    if not bonus or place <= len(rules.points.table_for(places)):
        return NOTHING, ()
    tag, points = bonus
    return points, (words("award_finisher", place=place, tag=tag_words(tag), points=shown(points)),)
