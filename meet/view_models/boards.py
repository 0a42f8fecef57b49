"""Boards and contests as shown: names and words resolved in one language."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class DelegationTag:
    """A delegation as it stands beside a name: mark (shape, two colours), short and full name."""

    id: str
    name: str
    short: str
    shape: str
    colour: str
    colour_dark: str


@dataclass(frozen=True, slots=True)
class EntrantTag:
    """An athlete, pair or team with its delegations (several for a joint team)."""

    id: str
    name: str
    delegations: tuple[DelegationTag, ...]
    number: str = ""
    class_: str = ""
    members: tuple[str, ...] = ()
    athlete: str = ""
    """The registration id, where there is one: the number, unless two people have it."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a board table; `who` is set where it names an entrant. Roles as in `Cell`."""

    text: str = ""
    who: EntrantTag | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column's head."""

    head: str
    align: str
    detail: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A row; `mark`: "" | now | next | out."""

    cells: tuple[CellView, ...]
    mark: str = ""
    tag: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table."""

    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock in server time, UTC milliseconds; running if `deadline_ms` is set."""

    label: str
    length_ms: int
    deadline_ms: int | None = None
    left_ms: int | None = None


@dataclass(frozen=True, slots=True)
class FlashView:
    """A horn that is seen, once for each number."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class LightView:
    """A referee's light: empty | hidden | white | red."""

    seat: str
    shown: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HeroView:
    """Who is up and the figure; `tone`: "" | good | bad."""

    who: EntrantTag | None
    figure: str
    unit: str = ""
    details: tuple[str, ...] = ()
    verdict: str = ""
    tone: str = ""
    lights: tuple[LightView, ...] = ()
    clock: ClockView | None = None
    place_before: int | None = None
    place_after: int | None = None


@dataclass(frozen=True, slots=True)
class CardLineView:
    """One line of a contest's card."""

    who: EntrantTag | None
    figure: str
    place: int | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class BoardView:
    """A contest's board; `own` is the sport's own plain data for its `board.html`."""

    phase: str = ""
    hero: HeroView | None = None
    tables: tuple[TableView, ...] = ()
    why: tuple[str, ...] = ()
    next: str = ""
    card: tuple[CardLineView, ...] = ()
    caption: str = ""
    own: Any = None
    flash: FlashView | None = None


@dataclass(frozen=True, slots=True)
class StageView:
    """A state with its word: contest scheduled | called | live | finished | signed;
    event start_list | live | finished | unofficial | official | cancelled."""

    code: str
    word: str


@dataclass(frozen=True, slots=True)
class EventRef:
    """An event in a list."""

    id: str
    sport: str
    sport_name: str
    name: str
    stage: StageView
    protested: bool = False
    starts: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True)
class ContestRef:
    """A contest in a list: `day` is YYYY-MM-DD, `starts` HH:MM in the meet's zone, or "" for
    随后; `which`: its phase and number within its event; `uncounted`: why it does not count."""

    id: str
    name: str
    stage: StageView
    events: tuple[EventRef, ...]
    starts: str = ""
    venue: str = ""
    card: tuple[CardLineView, ...] = ()
    caption: str = ""
    progress: str = ""
    day: str = ""
    which: str = ""
    uncounted: str = ""


@dataclass(frozen=True, slots=True)
class ContestView:
    """`GET /contests/ID` and topic `contest:ID`; `parts`: the matches of a team tie; `uncounted`:
    why it does not count in the ranking, "" where it does."""

    version: int
    seq: int
    id: str
    name: str
    sport: str
    sport_name: str
    stage: StageView
    events: tuple[EventRef, ...]
    board: BoardView
    over: bool
    winner: str | None = None
    score: str = ""
    starts: str = ""
    venue: str = ""
    signatures: tuple[str, ...] = ()
    parts: tuple[ContestRef, ...] = ()
    uncounted: str = ""
    day: str = ""
