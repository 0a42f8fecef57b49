"""Boards and pads of the pure layers, with their words said and their entrants named."""

from typing import Any

from meet.codec import encode
from meet.present.voice import Voice
from meet.view_models import (
    BoardView,
    ButtonView,
    CardLineView,
    CellView,
    ClockView,
    ColumnView,
    FlashView,
    FormView,
    HeroView,
    InputView,
    LightView,
    RowView,
    TableView,
)
from scoring_rules.views import (
    Board,
    Button,
    CardLine,
    Cell,
    Clock,
    Flash,
    Form,
    Hero,
    Input,
    Row,
    Table,
    Who,
    Words,
)


def board_view(voice: Voice, board: Board) -> BoardView:
    """A board as shown."""
    return BoardView(
        phase=voice.say(board.phase),
        hero=_hero(voice, board.hero) if board.hero else None,
        tables=tuple(table_view(voice, table) for table in board.tables),
        why=tuple(voice.say(line) for line in board.why),
        next=voice.say(board.next),
        card=card_view(voice, board.card),
        caption=voice.say(board.caption),
        own=encode(board.own) if board.own is not None else None,
        flash=flash_view(voice, board.flash),
    )


def card_view(voice: Voice, card: tuple[CardLine, ...]) -> tuple[CardLineView, ...]:
    """The lines of a contest's card."""
    return tuple(
        CardLineView(voice.tag(line.who), line.figure, line.place, voice.say(line.tag))
        for line in card
    )


def table_view(voice: Voice, table: Table) -> TableView:
    """A table as shown."""
    return TableView(
        columns=tuple(ColumnView(voice.say(c.head), c.align, c.detail) for c in table.columns),
        rows=tuple(_row(voice, row) for row in table.rows),
        title=voice.say(table.title),
    )


def _row(voice: Voice, row: Row) -> RowView:
    cells = tuple(cell_view(voice, cell) for cell in row.cells)
    return RowView(cells, row.mark, voice.say(row.tag), voice.say(row.why))


def cell_view(voice: Voice, cell: Cell) -> CellView:
    """A cell as shown."""
    text = cell.text or voice.say(cell.words)
    return CellView(text, voice.tag(cell.who), cell.role)


def clock_view(voice: Voice, clock: Clock | None) -> ClockView | None:
    """A clock as shown."""
    if clock is None:
        return None
    return ClockView(voice.say(clock.label), clock.length_ms, clock.deadline_ms, clock.left_ms)


def flash_view(voice: Voice, flash: Flash | None) -> FlashView | None:
    """A horn as seen."""
    return FlashView(voice.say(flash.text), flash.number) if flash else None


def _hero(voice: Voice, hero: Hero) -> HeroView:
    return HeroView(
        who=voice.tag(hero.who),
        figure=hero.figure,
        unit=voice.say(hero.unit),
        details=tuple(voice.say(detail) for detail in hero.details),
        verdict=voice.say(hero.verdict),
        tone=hero.tone,
        lights=tuple(
            LightView(voice.say(light.seat), light.shown, voice.say(light.reason))
            for light in hero.lights
        ),
        clock=clock_view(voice, hero.clock),
        place_before=hero.place_before,
        place_after=hero.place_after,
    )


def button_view(voice: Voice, button: Button) -> ButtonView:
    """A key of the pad, its call as JSON."""
    return ButtonView(
        call=encode(button.call),
        label=voice.say(button.label),
        tone=button.tone,
        detail=voice.say(button.detail),
        blocked=voice.say(button.blocked),
    )


def form_view(voice: Voice, form: Form) -> FormView:
    """A form of the pad."""
    return FormView(
        kind=form.kind,
        label=voice.say(form.label),
        fixed=dict(form.fixed),
        inputs=tuple(_input(voice, value) for value in form.inputs),
        detail=voice.say(form.detail),
        about=voice.name(form.about),
        quiet=form.quiet,
    )


def _input(voice: Voice, value: Input) -> InputView:
    return InputView(
        name=value.name,
        label=voice.say(value.label),
        type=value.type,
        low=value.low,
        high=value.high,
        step=value.step,
        start=value.start,
        unit=voice.say(value.unit),
        optional=value.optional,
        choices=tuple((key, _choice(voice, text)) for key, text in value.choices),
        scale=value.scale,
    )


def _choice(voice: Voice, text: Words | Who) -> str:
    if not isinstance(text, Who):
        return voice.say(text)
    tag = voice.tag(text.entrant)
    if tag is None:
        return text.entrant
    shorts: Any = "".join(f" {delegation.short}" for delegation in tag.delegations)
    return f"{tag.name}{shorts}"
