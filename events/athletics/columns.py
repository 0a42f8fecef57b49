"""The columns that tables of athletics share, each with what stands in it; their rows and notes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from events.athletics.card import Card, Competing, Scale
from events.athletics.cells import class_cell, no_worth, place_cell, table_note, with_rule
from scoring_rules.award_words import level_words
from scoring_rules.ranking import Placing
from scoring_rules.record_book import LEVELS, Claim, record_lines
from scoring_rules.views import CardLine, Cell, Column, Row, Table, Words, words

Cells = tuple[Cell, ...]
Part = tuple[Column, Callable[[Placing], Cell]]
"""A column, and its cell in the row of a placing."""

METRES = words("unit_metres")
SIGNS = str.maketrans({"O": "○", "X": "×", "-": "–"})
"""How the results of trials are shown."""


class Ruled(Competing, Protocol):
    """An athlete of any kind of contest, and the number of the rule that was broken."""

    @property
    def rule(self) -> str:
        """Empty where none was."""


def table(
    parts: Iterable[Part], placings: Iterable[Placing], row: Callable[[Placing, Cells], Row]
) -> Table:
    """A row for each placing, in their order."""
    known = tuple(parts)
    return Table(
        tuple(column for column, _cell in known),
        tuple(row(p, tuple(cell(p) for _column, cell in known)) for p in placings),
    )


def athlete() -> Part:
    """The name, which heads the row."""
    return Column(words("athlete")), lambda p: Cell(who=p.entrant)


def place(cell: Callable[[Placing], Cell]) -> Part:
    """The place; while it is open it depends on the contest what stands there."""
    return Column(words("place"), "centre"), cell


def head(athletes: Mapping[str, Ruled], trying: Collection[str]) -> tuple[Part, ...]:
    """Place, athlete, class in a field event; `trying`: whose place is open still."""
    return (
        place(lambda p: place_cell(p, athletes[p.entrant], waiting=p.entrant in trying)),
        athlete(),
        (Column(words("class"), detail=True), lambda p: class_cell(athletes[p.entrant].card)),
    )


def best(athletes: Mapping[str, Ruled]) -> Part:
    """The best mark, or the rule for which there is none."""

    def cell(placing: Placing) -> Cell:
        rule = athletes[placing.entrant].rule
        return with_rule(rule) if rule else Cell(placing.mark, role="best")

    return Column(words("best"), "right"), cell


def points(scale: Scale) -> Iterator[Part]:
    """Raza points or adjusted marks, where they rank."""
    if scale.ranked_by:
        yield (
            Column(words(f"code_{scale.ranked_by}"), "right"),
            lambda p: Cell(dict(p.values).get(scale.ranked_by, ""), role="best"),
        )


def badges(claims: tuple[Claim, ...]) -> Iterator[Part]:
    """The highest record that each athlete has come up to, where anybody has."""
    counting = [claim for claim in claims if claim.against is None]
    if counting:
        column = Column(words("record_head"), "right", detail=True)
        yield column, lambda p: _badge([c for c in counting if c.entrant == p.entrant])


def _badge(own: Sequence[Claim]) -> Cell:
    if not own:
        return Cell()
    highest = min(own, key=lambda claim: LEVELS.index(claim.level))
    code = "record_equalled" if highest.equals else "record_badge"
    return Cell(words=words(code, level=level_words(highest.level)), role="next")


def row_in_turn(
    placing: Placing, cells: Cells, turn: int | None, *, out: bool, now: Words | None = None
) -> Row:
    """Who is up (turn 0, with the words `now`) is framed, the next one marked, who is out grey."""
    if turn == 0:
        return Row(cells, "now", now, placing.why)
    if turn == 1:
        return Row(cells, "next", words("row_next"), placing.why)
    return Row(cells, "out" if out else "", why=placing.why)


def leaders(placings: Sequence[Placing]) -> tuple[CardLine, ...]:
    """The first three, for lists."""
    return tuple(CardLine(p.entrant, p.mark, p.place) for p in placings[:3] if p.place)


def told(
    scale: Scale, claims: tuple[Claim, ...], marked: Iterable[Card], *, track: bool = False
) -> tuple[Words, ...]:
    """Records that were reached, and whose mark has no points or coefficient."""
    by = scale.ranked_by
    without = (card for card in marked if by and scale.basis(card, track=track) is None)
    return (*record_lines(claims), *(no_worth(scale, card) for card in without))


def noted(
    scale: Scale, claims: tuple[Claim, ...], marked: Iterable[Card], *, track: bool = False
) -> tuple[Words, ...]:
    """The same on a sheet, after the table that points come from."""
    return (*table_note(scale), *told(scale, claims, marked, track=track))
