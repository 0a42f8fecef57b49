"""Record bonuses: what a record adds, the highest level only where the regulation says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring_rules.award_words import level_words
from scoring_rules.exact import shown
from scoring_rules.regulation import MEDALS, Medal, RecordBonus
from scoring_rules.views import Fact, Words, words

Broken = tuple[tuple[str, ...], int, Fraction]
"""The levels an entrant broke, its place, and its points without them."""


@dataclass(frozen=True, slots=True)
class Bonus:
    """What an entrant's records are worth: points × `factor` + `points`, and medals more."""

    points: Fraction = Fraction(0)
    factor: Fraction = Fraction(1)
    medals: tuple[Medal, ...] = ()
    why: tuple[Words, ...] = ()


def bonuses(records: tuple[RecordBonus, ...], broken: Sequence[Broken]) -> tuple[Bonus, ...]:
    """The bonus of each entrant of one event, in the order given.

    A level that counts once per event goes to the best placed of those who broke it.
    """
    claims = tuple(_claims(records, levels, points) for levels, _, points in broken)
    places = tuple(place for _, place, _ in broken)
    best = {
        record: min(place for place, claim in zip(places, claims, strict=True) if record in claim)
        for claim in claims
        for record in claim
    }
    return tuple(
        _bonus([r for r in claim if r.once == "per_athlete" or best[r] == place])
        for place, claim in zip(places, claims, strict=True)
    )


def _claims(
    records: tuple[RecordBonus, ...], levels: tuple[str, ...], points: Fraction
) -> tuple[RecordBonus, ...]:
    """The bonuses one entrant may claim: of those `highest_only`, the one that is worth most."""
    broken = tuple(record for record in records if record.level in levels)
    exclusive = [record for record in broken if record.highest_only]
    highest = max(exclusive, key=lambda record: _worth(record, points), default=None)
    return tuple(record for record in broken if not record.highest_only or record is highest)


def _worth(record: RecordBonus, points: Fraction) -> tuple[int, Fraction]:
    """For comparing levels: a medal before any points, then what is gained in points."""
    medal = len(MEDALS) - MEDALS.index(record.medal) if record.medal else 0
    return medal, record.points + points * (record.factor - 1)


def _bonus(records: Sequence[RecordBonus]) -> Bonus:
    points, factor = Fraction(0), Fraction(1)
    medals: list[Medal] = []
    why: list[Words] = []
    for record in records:
        facts: dict[str, Fact] = {"level": level_words(record.level), "clause": record.clause}
        if record.points:
            points += record.points
            why.append(words("award_record_points", **facts, points=shown(record.points)))
        if record.factor != 1:
            factor *= record.factor
            why.append(words("award_record_factor", **facts, times=shown(record.factor)))
        if record.medal:
            medals.append(record.medal)
            medal = words(f"award_medal_{record.medal}")
            why.append(words("award_record_medal", **facts, medal=medal))
    return Bonus(points, factor, tuple(medals), tuple(why))
