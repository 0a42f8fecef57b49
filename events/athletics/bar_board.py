"""The live board and the sheet by height: who jumps at what, and the grid of heights."""

from collections.abc import Iterator, Mapping
from functools import partial

from events.athletics import columns
from events.athletics.bar_ranking import claims, jump_off, marks
from events.athletics.bar_terms import BarTerms
from events.athletics.bars import Heights, Jumper
from events.athletics.card import Card
from events.athletics.columns import METRES, SIGNS, Cells, Part
from events.athletics.marks import metres
from events.athletics.scene import Scene
from scoring_rules.ranking import Placing, place
from scoring_rules.views import Board, Cell, Column, Hero, Row, Sheet, Table, Who, Words, words

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
            *columns.told(terms, claims(terms, heights), _cleared(heights)),
        ),
        next=words("next_jumper", who=Who(heights.ids[waiting[1]])) if len(waiting) > 1 else None,
        card=columns.leaders(placings),
        caption=words("caption_bar", bar=metres(bar[0])) if bar else None,
        own=Scene(None, bar=True),
    )


def sheet(terms: BarTerms, heights: Heights) -> Sheet:
    """The grid with the sentences of ties."""
    placings = place(marks(terms, heights))
    notes = (words("note_jump_off"),) if heights.offs else ()
    said = columns.noted(terms, claims(terms, heights), _cleared(heights))
    return Sheet((grid(terms, heights, placings, ()),), (*notes, *said))


def grid(
    terms: BarTerms, heights: Heights, placings: tuple[Placing, ...], waiting: tuple[int, ...]
) -> Table:
    """Heights as columns, the jump-off's after them."""
    jumpers = dict(zip(heights.ids, heights.jumpers, strict=True))
    turns = {heights.ids[i]: turn for turn, i in enumerate(waiting)}
    still_in = {heights.ids[i] for i in heights.still_in()}

    def row(placing: Placing, cells: Cells) -> Row:
        out = placing.entrant not in still_in and placing.entrant not in turns
        turn = turns.get(placing.entrant)
        return columns.row_in_turn(placing, cells, turn, out=out, now=words("now_jump"))

    parts = (
        *columns.head(jumpers, still_in),
        columns.best(jumpers),
        *columns.points(terms),
        *columns.badges(claims(terms, heights)),
        *_height_parts(heights, jumpers, next(iter(turns), "")),
    )
    return columns.table(parts, placings, row)


def _height_parts(heights: Heights, jumpers: Mapping[str, Jumper], now: str) -> Iterator[Part]:
    """What was jumped at each bar; `now` jumps at the last one."""
    bars = (*heights.bars, *heights.offs)
    regular, last = len(heights.bars), len(bars) - 1

    def cell(placing: Placing, number: int) -> Cell:
        jumper = jumpers[placing.entrant]
        in_off = number - regular
        jumped = jumper.at(number) if in_off < 0 else jumper.off[in_off : in_off + 1]
        up = placing.entrant == now and number == last
        return Cell(jumped.translate(SIGNS), role="next" if up else "")

    for number, cm in enumerate(bars):
        code = "height" if number < regular else "height_jump_off"
        older = number <= last - SHOWN_HEIGHTS
        column = Column(words(code, bar=metres(cm)), "centre", detail=older)
        yield column, partial(cell, number=number)


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


def _cleared(heights: Heights) -> Iterator[Card]:
    """Who has a height."""
    for jumper in heights.jumpers:
        if any("O" in jumped for _bar, jumped in jumper.jumps):
            yield jumper.card
