"""Results as shown: events, medal table, team points, schedule, news, delegations, athletes."""

from dataclasses import dataclass

from meet.view_models.boards import (
    ContestRef,
    DelegationTag,
    EntrantTag,
    EventRef,
    StageView,
    TableView,
)
from meet.view_models.brackets import BracketView


@dataclass(frozen=True, slots=True)
class PlacingView:
    """A row of an event's result; `medal`: "" | gold | silver | bronze; `award` explains it."""

    entrant: EntrantTag
    place: int | None
    mark: str
    status: str
    status_word: str = ""
    decided_by: str = ""
    why: str = ""
    medal: str = ""
    points: str = ""
    award: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EventView:
    """`GET /events/ID` and topic `event:ID`. Times are HH:MM in the meet's zone, or ""; `day` is
    YYYY-MM-DD, or ""."""

    version: int
    seq: int
    id: str
    sport: str
    sport_name: str
    name: str
    stage: StageView
    protested: bool
    entrants: tuple[EntrantTag, ...]
    contests: tuple[ContestRef, ...]
    placings: tuple[PlacingView, ...]
    over: bool
    clause: str = ""
    questions: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    published_at: str = ""
    protest_until: str = ""
    official_at: str = ""
    starts: str = ""
    day: str = ""
    venue: str = ""
    alarm: str = ""
    reason: str = ""
    document: str = ""
    document_version: int = 0
    withdrawn: tuple[str, ...] = ()
    tables: tuple[TableView, ...] = ()
    bracket: BracketView | None = None
    records: tuple[str, ...] = ()
    format: str = ""
    """Of its draw (FORMATS §2)."""


@dataclass(frozen=True, slots=True)
class MedalRow:
    """A delegation in the medal table: exact strings; `change`: places gained since before."""

    rank: int
    delegation: DelegationTag
    gold: str
    silver: str
    bronze: str
    total: str
    change: int = 0
    fresh: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class GoldStep:
    """A time at which a delegation's gold grew, to what; `at_ms` UTC, `day` and `at` local."""

    at_ms: int
    day: str
    at: str
    event: EventRef
    gold: str


@dataclass(frozen=True, slots=True)
class GoldLine:
    """How a leading delegation came by its gold."""

    delegation: DelegationTag
    steps: tuple[GoldStep, ...]


@dataclass(frozen=True, slots=True)
class MedalsView:
    """`GET /medals`. The sum of the table and the medals handed out are two numbers."""

    version: int
    rows: tuple[MedalRow, ...]
    gold: str
    silver: str
    bronze: str
    total: str
    handed_out: int
    planned: int
    held: int
    awarded: int
    latest: str = ""
    rule: str = ""
    notes: tuple[str, ...] = ()
    race: tuple[GoldLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PointRow:
    """A delegation in the team points; `parts`: points from gold, silver, bronze, 4th to 8th.

    `share` is the bar's length in per cent of the leader's points, an integer.
    """

    rank: int
    delegation: DelegationTag
    points: str
    share: int
    parts: tuple[str, str, str, str] = ("0", "0", "0", "0")
    parts_share: tuple[int, int, int, int] = (0, 0, 0, 0)
    penalty: str = ""
    carried: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PointsView:
    """`GET /points`."""

    version: int
    rows: tuple[PointRow, ...]
    total: str
    planned: int
    held: int
    awarded: int
    rule: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MedalEvent:
    """An official event's medallists, for the latest medals; `note` says why a medal is missing."""

    event: EventRef
    at: str
    medallists: tuple[PlacingView, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """`GET /schedule`: all contests by day."""

    version: int
    days: tuple[tuple[str, tuple[ContestRef, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventsView:
    """`GET /events`: all events by sport."""

    version: int
    sports: tuple[tuple[str, str, tuple[EventRef, ...]], ...]


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A sentence to read aloud; `level`: gold | official | result | call."""

    number: int
    level: str
    at: str
    text: str
    event: str
    delegations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsView:
    """`GET /news`: the last fifty sentences, oldest first."""

    version: int
    items: tuple[NewsItem, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page: what is live, what comes, what was won, and the heads of both tables."""

    version: int
    live: tuple[ContestRef, ...]
    next: tuple[ContestRef, ...]
    latest: tuple[MedalEvent, ...]
    medals: MedalsView
    points: PointsView
    day: str
    fresh_at: str
    live_count: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """One medal or points of a delegation, with the sentence that explains it."""

    event: EventRef
    entrant: EntrantTag
    place: int | None
    medal: str
    medal_share: str
    points: str
    award: str


@dataclass(frozen=True, slots=True)
class DelegationView:
    """`GET /delegations/ID` and topic `delegation:ID`."""

    version: int
    delegation: DelegationTag
    medals: MedalRow | None
    points: PointRow | None
    contributions: tuple[Contribution, ...]
    athletes: tuple[EntrantTag, ...]
    upcoming: tuple[ContestRef, ...]
    penalties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AthleteView:
    """The page of one athlete: results in all events."""

    version: int
    athlete: EntrantTag
    results: tuple[tuple[EventRef, PlacingView | None], ...]
    upcoming: tuple[ContestRef, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What answers to a question; `left_out`: how many more there are than are listed."""

    version: int
    query: str
    athletes: tuple[EntrantTag, ...]
    delegations: tuple[DelegationTag, ...]
    events: tuple[EventRef, ...]
    left_out: int = 0
