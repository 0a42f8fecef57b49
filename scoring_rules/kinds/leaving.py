"""How a side leaves a match before its end: the calls that matches of every sport take."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

LeftHow = Literal["retired", "walkover", "disqualified"]
"""The `end` of FORMATS §2: the other side wins, and the score reached is given."""


@dataclass(frozen=True, slots=True)
class Retire:
    """A side cannot go on; what was scored stands."""

    kind: ClassVar[str] = "retire"
    entrant: str


@dataclass(frozen=True, slots=True)
class Walkover:
    """A side did not come."""

    kind: ClassVar[str] = "walkover"
    entrant: str


@dataclass(frozen=True, slots=True)
class Disqualify:
    """A side is put out; `rule` is the rule's number."""

    kind: ClassVar[str] = "disqualify"
    entrant: str
    rule: str = ""


Leaving = Retire | Walkover | Disqualify

LEFT: Mapping[str, LeftHow] = {
    Retire.kind: "retired",
    Walkover.kind: "walkover",
    Disqualify.kind: "disqualified",
}
"""How a match ends by a call of each kind."""
