"""What desk and jury decide about an event: the calls of its own ledger (FORMATS §2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from scoring_rules.contest import Note
from scoring_rules.ranking import Status


@dataclass(frozen=True, slots=True)
class DrawMade:
    """What is played: contests with their entrants, who drew them and from what."""

    kind: ClassVar[str] = "draw"
    pairings: Any
    engine: str = ""
    version: str = ""
    seed: str = ""
    input: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decide:
    """A decision of referee or jury: a lot, a qualification, an order that data cannot give."""

    kind: ClassVar[str] = "decide"
    what: Literal["lot", "qR", "qJ", "jury"]
    entrant: str = ""
    order: tuple[str, ...] = ()
    contest: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """An entrant withdraws from the event."""

    kind: ClassVar[str] = "withdraw"
    entrant: str
    reason: str


@dataclass(frozen=True, slots=True)
class Move:
    """An entrant is moved to another event (a change of class)."""

    kind: ClassVar[str] = "move"
    entrant: str
    to: str
    results: Literal["keep", "annul"] = "annul"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """The event is not held; its entrants compete in another."""

    kind: ClassVar[str] = "merge"
    into: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    """The event is not held."""

    kind: ClassVar[str] = "cancel"
    reason: str


@dataclass(frozen=True, slots=True)
class FreezeN:
    """The number that admission counts, settled by the desk."""

    kind: ClassVar[str] = "freeze_n"
    n: int
    count: Literal["entered", "started", "ranked"] = "started"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlaceByHand:
    """The desk places the event by hand; the reason is printed with the result."""

    kind: ClassVar[str] = "place"
    placings: tuple[tuple[str, ...], ...]
    reason: str
    statuses: tuple[tuple[str, Status], ...] = ()


@dataclass(frozen=True, slots=True)
class Publish:
    """The result is published as 临时成绩: the protest clock runs from this line."""

    kind: ClassVar[str] = "publish"
    version: int = 1


@dataclass(frozen=True, slots=True)
class Protest:
    """A protest is lodged; placings stand, marked, and the ceremony waits."""

    kind: ClassVar[str] = "protest"
    delegation: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """The jury rules on the protest of line `protest`."""

    kind: ClassVar[str] = "rule"
    protest: int
    upheld: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A placing as it was declared; sentences may be worded better some day, it stays."""

    entrant: str
    place: int | None
    mark: str = ""
    status: Status = Status.RANKED
    decided_by: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """The result is official: each contest's last line number, the placings and their digest."""

    kind: ClassVar[str] = "official"
    contests: tuple[tuple[str, int], ...] = ()
    digest: str = ""
    placings: tuple[Pinned, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unofficial:
    """The official result is taken back."""

    kind: ClassVar[str] = "unofficial"
    reason: str


EVENT_CALLS: Mapping[str, type] = {
    call.kind: call
    for call in (
        DrawMade,
        Decide,
        Withdraw,
        Move,
        Merge,
        Cancel,
        FreezeN,
        PlaceByHand,
        Publish,
        Protest,
        Rule,
        Official,
        Unofficial,
        Note,
    )
}
"""All kinds of the event's ledger by name."""
