"""The tablet as shown: the keys and forms of one seat at one contest."""

from dataclasses import dataclass
from typing import Any

from meet.view_models.boards import (
    ClockView,
    EntrantTag,
    FlashView,
    StageView,
    TableView,
)


@dataclass(frozen=True, slots=True)
class ButtonView:
    """A key of the pad: the call as plain JSON, its words, and why it is blocked."""

    call: Any
    label: str
    tone: str = ""
    detail: str = ""
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class InputView:
    """A free value; types and ranges as in `Input`; a choice is (value, text)."""

    name: str
    label: str
    type: str
    low: str = ""
    high: str = ""
    step: str = ""
    start: str = ""
    unit: str = ""
    optional: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    scale: int = 1


@dataclass(frozen=True, slots=True)
class FormView:
    """A call with free values: {"kind", **fixed, **inputs}."""

    kind: str
    label: str
    fixed: Any
    inputs: tuple[InputView, ...]
    detail: str = ""
    about: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class LineView:
    """A ledger line for people: its number, words, who, when, and whether it still counts."""

    seq: int
    text: str
    by: str
    seat: str
    at: str
    counts: bool
    undoable: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """A call of a tablet that another one outran: whose, its words, and whether it waits still."""

    seq: int
    device: str
    by: str
    seat: str
    text: str
    waits: bool


@dataclass(frozen=True, slots=True)
class PadView:
    """The tablet of one seat at one contest; `undo` is the newest line that counts, if any."""

    contest: str
    name: str
    sport: str
    sport_name: str
    seat: str
    seq: int
    version: int
    stage: StageView
    asks: str = ""
    about: EntrantTag | None = None
    figure: str = ""
    unit: str = ""
    buttons: tuple[ButtonView, ...] = ()
    forms: tuple[FormView, ...] = ()
    keys_first: bool = False
    tables: tuple[TableView, ...] = ()
    warnings: tuple[str, ...] = ()
    clock: ClockView | None = None
    flash: FlashView | None = None
    lines: tuple[LineView, ...] = ()
    undo: LineView | None = None
    can_sign: bool = False
    signatures: tuple[str, ...] = ()
    official: bool = False
    disagreements: tuple[DisagreementView, ...] = ()


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A tablet as last heard of: where it wrote, how many lines, and when (HH:MM:SS).

    `waiting`: its calls that another tablet outran, and that nobody has settled yet.
    """

    device: str
    by: str
    seat: str
    contest: str
    lines: int
    last: str
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DevicesView:
    """`GET /devices`: the tablets that have written, the latest first."""

    version: int
    devices: tuple[DeviceView, ...]
