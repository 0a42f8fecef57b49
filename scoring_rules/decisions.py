"""What desk and jury decide about an event: the calls of its own ledger (FORMATS §2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from scoring_rules.contest import Note
from scoring_rules.ranking import Status

Level = Literal["world", "asian", "national", "provincial", "municipal", "meet", "school"]
"""Levels of records, the highest first."""

Ruling = Literal["", "keeps", "out"]
"""Whether who is disqualified in a match of a knock-out keeps the place that was reached; "" while
nobody has said."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A contest as it was drawn; `table` is a court, a board or a lane's pool.

    Without an id the contest is named by the line that drew it (`drawn_id`).
    """

    entrants: tuple[str, ...]
    phase: str = ""
    id: str = ""
    round: int | None = None
    part_of: str = ""
    order: int | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class DrawMade:
    """What is played: contests with their entrants, who drew them and from what.

    `input`: the digest of what the engine was given; `swaps`: pairs that were exchanged by hand
    after it, for `reason`; `bracket`: the lines of a knock-out from the top, "" for a free one.
    Replay reads the line and never asks the engine again.
    """

    kind: ClassVar[str] = "draw"
    pairings: tuple[Drawn, ...]
    engine: str = ""
    version: str = ""
    seed: str = ""
    input: str = ""
    reason: str = ""
    swaps: tuple[tuple[str, str], ...] = ()
    bracket: tuple[str, ...] = ()


def drawn_id(event: str, line: int, index: int, drawn: Drawn) -> str:
    """The id of a drawn contest: its own, else by event, line, and place in the line (from 0)."""
    return drawn.id or f"{event}-{line}-{index + 1}"


@dataclass(frozen=True, slots=True)
class Decide:
    """A decision of referee or jury: a lot, a qualification, an order that data cannot give.

    `lot`: `order` separates those it names where nothing else does, or, with `numbers`, gives
    them their lot numbers from 1 before the contest. With a `seed` the order is the one that
    `draws.lots` computes from it. `jury` with a `place` says whether the `entrant`, disqualified
    in a match of a knock-out, keeps the place that was reached.
    """

    kind: ClassVar[str] = "decide"
    what: Literal["lot", "qR", "qJ", "jury"]
    entrant: str = ""
    order: tuple[str, ...] = ()
    contest: str = ""
    reason: str = ""
    seed: str = ""
    numbers: bool = False
    place: Ruling = ""


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
class Record:
    """An official confirms that the entrant's result is a record of this level."""

    kind: ClassVar[str] = "record"
    entrant: str
    level: Level
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakeAway:
    """A placing is taken away after the fact: it keeps its place, and what becomes of those
    behind is the regulation's `[status]`. Who is reinstated has this line retracted."""

    kind: ClassVar[str] = "take_away"
    entrant: str
    reason: str
    status: Literal["DQ", "doping"] = "DQ"


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
        Record,
        TakeAway,
        Official,
        Unofficial,
        Note,
    )
}
"""All kinds of the event's ledger by name."""
