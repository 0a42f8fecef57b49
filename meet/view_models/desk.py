"""The desk as shown: what needs somebody, contests by state, one event's decisions."""

from dataclasses import dataclass

from meet.view_models.boards import ContestRef, EntrantTag, StageView
from meet.view_models.pad import LineView
from meet.view_models.results import EventView


@dataclass(frozen=True, slots=True)
class NeedView:
    """Something that waits for the desk, by urgency.

    `kind`: alarm | protest | question | republish | official | publish | sign.
    `key`: the word on its key.
    """

    kind: str
    title: str
    text: str
    href: str
    key: str


@dataclass(frozen=True, slots=True)
class DeskContestView:
    """A contest's row: how far it is, the tablet that wrote last and when (HH:MM:SS)."""

    contest: ContestRef
    progress: str
    device: str
    last: str
    event_href: str


@dataclass(frozen=True, slots=True)
class StateCount:
    """A state of the filter with its count; code "" is 要处理."""

    code: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """`/desk`: `state` is the filter in force."""

    version: int
    state: str
    counts: tuple[StateCount, ...]
    needs: tuple[NeedView, ...]
    contests: tuple[DeskContestView, ...]
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class ContestAtDesk:
    """A contest of the event: where it stands and what may be done with it. `race`: it may take
    a result of the photo finish."""

    contest: ContestRef
    seq: int
    signatures: tuple[str, ...]
    may_reopen: bool
    race: bool = False


@dataclass(frozen=True, slots=True)
class ProtestView:
    """An open protest: the number of its line, who lodged it, why, and when."""

    line: int
    delegation: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question to the officials, and those between whom they decide; `place`: it is only whether
    the place of the one who is named stands."""

    text: str
    entrants: tuple[EntrantTag, ...]
    place: bool = False


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Somebody has come up to a record. `counts`: nothing is known against it; `confirmed`: an
    official has said that it is one."""

    who: EntrantTag
    level: str
    text: str
    counts: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class DeskEventView:
    """`/desk/events/ID`. `blockers`: why it cannot be declared official yet; empty: it can.

    `competing`: who has neither withdrawn nor left; `others`: events that may take somebody over;
    `seed`: a fresh one, offered where lots are drawn; `claims`: records that wait to be confirmed
    or were; `heats`: contests from which referee or jury may let somebody go on, (id, name);
    `next_round`: how many ties of a knock-out may be drawn now, and the digest of what they follow
    from; `format`: how it is played, of an event of matches.
    """

    version: int
    event: EventView
    contests: tuple[ContestAtDesk, ...]
    n: int
    count: str
    places: int
    medal_places: int
    blockers: tuple[str, ...]
    warnings: tuple[str, ...]
    protests: tuple[ProtestView, ...]
    lines: tuple[LineView, ...]
    delegations: tuple[tuple[str, str], ...]
    stage: StageView
    corrected: bool = False
    asked: tuple[AskedView, ...] = ()
    competing: tuple[EntrantTag, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    may_draw: bool = False
    may_draw_lots: bool = False
    may_merge: bool = False
    claims: tuple[ClaimView, ...] = ()
    heats: tuple[tuple[str, str], ...] = ()
    seed: str = ""
    next_round: tuple[int, str] | None = None
    format: str = ""
