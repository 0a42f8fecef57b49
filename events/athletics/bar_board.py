"""The live board and the sheet by height: who jumps at what, and the grid of heights."""

from collections.abc import Iterator

from events.athletics.bar_ranking import claims, jump_off, marks
from events.athletics.bar_terms import BarTerms
from events.athletics.bars import Heights, Jumper
from events.athletics.cells import (
    ATHLETE,
    PLACE,
    class_cell,
    no_row,
    place_cell,
    points_cells,
    points_columns,
    record_cells,
    record_columns,
    table_note,
    with_rule,
)
from events.athletics.marks import metres
from events.athletics.scene import Scene
from scoring_rules.ranking import Placing, place
from scoring_rules.record_book import Claim, record_lines
from scoring_rules.views import (
    Board,
    CardLine,
    Cell,
    Column,
    Hero,
    Row,
    Sheet,
    Table,
    Who,
    Words,
    words,
)

METRES = words("unit_metres")
SIGNS = str.maketrans({"O": "○", "X": "×", "-": "–"})
SHOWN_HEIGHTS = 6
"""Heights that stay where the screen is narrow: the last ones."""


def is_over(terms: BarTerms, heights: Heights) -> bool:
    """Nobody jumps on, and a jump-off that is due or has begun is decided."""
    if not heights.ids or heights.still_in():
        return False
    off = jump_off(terms, heights)
    awaited = bool(heights.offs) or (terms.jumpoff and terms.countback)
    return not off.members or off.decided or not awaited


def up(terms: BarTerms, heights: Heights) -> tuple[int, ...]:
    """Who jumps at this bar, in order."""
    return jump_off(terms, heights).due if heights.offs else heights.due()


def board(terms: BarTerms, heights: Heights) -> Board:
    """The athlete up with the bar, the place a good jump gives, and the grid."""
    placings = place(marks(terms, heights))
    waiting = () if is_over(terms, heights) else up(terms, heights)
    bar = (heights.offs or heights.bars)[-1:]
    phase = words("phase_jump_off") if heights.offs else None
    return Board(
        phase=phase or (words("phase_bar", bar=metres(bar[0])) if bar else None),
        hero=_hero(terms, heights, waiting[0], bar[0]) if waiting else None,
        tables=(grid(terms, heights, placings, waiting),),
        why=(
            *(p.why for p in placings[:3] if p.why),
            *record_lines(claims(terms, heights)),
            *without_points(terms, heights),
        ),
        next=words("next_jumper", who=Who(heights.ids[waiting[1]])) if len(waiting) > 1 else None,
        card=tuple(CardLine(p.entrant, p.mark, p.place) for p in placings[:3] if p.place),
        caption=words("caption_bar", bar=metres(bar[0])) if bar else None,
        own=Scene(None, bar=True),
    )


def sheet(terms: BarTerms, heights: Heights) -> Sheet:
    """The grid with the sentences of ties."""
    placings = place(marks(terms, heights))
    notes = (words("note_jump_off"),) if heights.offs else ()
    table = grid(terms, heights, placings, ())
    said = (*table_note(terms), *record_lines(claims(terms, heights)))
    return Sheet((table,), (*notes, *said, *without_points(terms, heights)))


def grid(
    terms: BarTerms, heights: Heights, placings: tuple[Placing, ...], waiting: tuple[int, ...]
) -> Table:
    """Heights as columns, the jump-off's after them."""
    broken = claims(terms, heights)
    return Table(
        columns=(
            PLACE,
            ATHLETE,
            Column(words("class"), detail=True),
            Column(words("best"), "right"),
            *points_columns(terms.raza),
            *record_columns(broken),
            *_height_columns(heights),
        ),
        rows=tuple(_row(terms, heights, placing, waiting, broken) for placing in placings),
    )


def _height_columns(heights: Heights) -> Iterator[Column]:
    all_bars = len(heights.bars) + len(heights.offs)
    for number, cm in enumerate((*heights.bars, *heights.offs)):
        code = "height" if number < len(heights.bars) else "height_jump_off"
        older = number < all_bars - SHOWN_HEIGHTS
        yield Column(words(code, bar=metres(cm)), "centre", detail=older)


def _row(
    terms: BarTerms,
    heights: Heights,
    placing: Placing,
    waiting: tuple[int, ...],
    broken: tuple[Claim, ...],
) -> Row:
    i = heights.ids.index(placing.entrant)
    jumper = heights.jumpers[i]
    cells = (
        place_cell(placing, jumper, waiting=jumper.still_in),
        Cell(who=placing.entrant),
        class_cell(jumper.card),
        with_rule(jumper.rule) if jumper.rule else Cell(placing.mark, role="best"),
        *points_cells(terms.raza, placing),
        *record_cells(broken, placing.entrant),
        *_jump_cells(heights, jumper, now=bool(waiting) and waiting[0] == i),
    )
    if i in waiting[:2]:
        now = waiting[0] == i
        return Row(
            cells, "now" if now else "next", words("now_jump" if now else "row_next"), placing.why
        )
    out = not jumper.still_in and i not in waiting
    return Row(cells, "out" if out else "", why=placing.why)


def _jump_cells(heights: Heights, jumper: Jumper, *, now: bool) -> Iterator[Cell]:
    jumped = [jumper.at(number) for number in range(len(heights.bars))]
    jumped += list(jumper.off[: len(heights.offs)].ljust(len(heights.offs)))
    for number, text in enumerate(jumped, start=1):
        last = number == len(jumped)
        yield Cell(text.strip().translate(SIGNS), role="next" if now and last else "")


def _hero(terms: BarTerms, heights: Heights, i: int, cm: int) -> Hero:
    trial = len(heights.jumpers[i].at(heights.bar)) + 1
    details = (words("jump_off_one"),) if heights.offs else (words("number_jump_at", n=trial),)
    return Hero(heights.ids[i], metres(cm), METRES, (*details, *if_cleared(terms, heights, i)))


def if_cleared(terms: BarTerms, heights: Heights, i: int) -> tuple[Words, ...]:
    """The place that a good jump gives, outside a jump-off."""
    if heights.offs:
        return ()
    jumper = heights.jumpers[i].with_jump(heights.bar, "O")
    placings = place(marks(terms, heights.with_jumper(i, jumper)))
    reached = next(p.place for p in placings if p.entrant == heights.ids[i])
    return (words("good_gives", place=reached),) if reached else ()


def without_points(terms: BarTerms, heights: Heights) -> tuple[Words, ...]:
    """Who has a height and no row in the table of points."""
    if not terms.raza:
        return ()
    return tuple(
        no_row(jumper.card, terms.discipline)
        for jumper in heights.jumpers
        if "O" in "".join(j for _bar, j in jumper.jumps) and terms.formula_of(jumper.card) is None
    )
