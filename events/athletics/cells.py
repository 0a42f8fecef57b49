"""The cells that boards and sheets of athletics share."""

import re

from events.athletics.card import Card, Competing, Scale
from events.athletics.coefficients import listed
from events.athletics.raza import table
from scoring_rules.ranking import Placing
from scoring_rules.views import Cell, Who, Words, words

DISCIPLINES = {
    "Shot Put": "shot_put",
    "Discus": "discus",
    "Javelin": "javelin",
    "Club Throw": "club_throw",
    "High Jump": "high_jump",
    "Pole Vault": "pole_vault",
    "Long Jump": "long_jump",
    "Triple Jump": "triple_jump",
    "Standing Long Jump": "standing_long_jump",
}
"""The rows of the table that have a name in words; distances are figures."""
DISTANCE = re.compile(r"([0-9]+)m(H?)")
"""A race as the tables name it; H: over hurdles."""


def place_cell(placing: Placing, athlete: Competing, *, waiting: bool) -> Cell:
    """The place, or why there is none; empty while it is open."""
    if placing.place:
        return Cell(str(placing.place), role="place")
    if athlete.status is None and waiting:
        return Cell()
    if athlete.status is None and placing.mark:
        return Cell(words=words("unranked"), role="status")
    return Cell(words=words(f"status_{placing.status}"), role="status")


def with_rule(rule: str) -> Cell:
    """The number of the rule that was broken, as it must be printed."""
    return Cell(words=words("by_rule", rule=rule), role="detail") if rule else Cell()


def class_cell(card: Card) -> Cell:
    """The class, and the guide beside it."""
    if card.guide:
        return Cell(words=words("with_guide", class_=card.class_, guide=card.guide), role="detail")
    return Cell(card.class_, role="detail")


def no_worth(scale: Scale, card: Card) -> Words:
    """Why a mark has no points, or no adjusted mark."""
    if scale.coefficients:
        return words("no_coefficient", who=Who(card.id), class_=card.class_)
    return no_row(card, scale.discipline)


def no_row(card: Card, discipline: str) -> Words:
    """Why a mark has no points."""
    named = discipline_words(discipline)
    return words("no_row", who=Who(card.id), class_=card.class_, discipline=named)


def discipline_words(discipline: str) -> Words:
    """A row of the table as people say it; one without words stands for itself."""
    distance = DISTANCE.fullmatch(discipline)
    if distance:
        return words("event_hurdles" if distance[2] else "event_distance", n=distance[1])
    if discipline in DISCIPLINES:
        return words(f"event_{DISCIPLINES[discipline]}")
    return words("event_other", name=discipline)


def table_note(scale: Scale) -> tuple[Words, ...]:
    """Which table the points come from, or which coefficients, as it must stand on the sheet."""
    if scale.coefficients:
        return (words("note_coefficients", rows=listed(scale.coefficients)),)
    by = table(scale.raza)
    return () if by is None else (words("note_raza", version=by.version, a=str(by.a)),)
