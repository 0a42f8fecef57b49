"""How a side leaves a match before its end: the calls that matches of every sport take.

One law for all of them: who leaves before anything was played has not played. It is a walkover,
also where it was called a retirement; from the first point, dart or stone on who stops retires.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from scoring_rules.ranking import Status
from scoring_rules.refusal import Refused
from scoring_rules.views import Form, Input, Who, Words, words

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

LOST: Mapping[LeftHow, Status] = {"walkover": Status.DNS, "disqualified": Status.DQ}
"""What stands in place of a place for who lost without play; who retires is beaten."""


def left_by(call: Leaving, *, begun: bool) -> LeftHow:
    """How the match ended; `begun`: something was played. Refused: `walkover_late`."""
    if isinstance(call, Walkover) and begun:
        raise Refused("walkover_late", who=Who(call.entrant))
    if isinstance(call, Retire) and not begun:
        return "walkover"
    return LEFT[call.kind]


def check_end(end: LeftHow | None, by: str, *, scored: bool) -> None:
    """How a match ended by its score sheet, which says so itself; `scored`: something was.

    Refused: `by_without_end`, `end_without_by`, `walkover_scored`.
    """
    if end is None and by:
        raise Refused("by_without_end")
    if end is not None and not by:
        raise Refused("end_without_by")
    if end == "walkover" and scored:
        raise Refused("walkover_scored")


def leaving_kinds(*, begun: bool) -> tuple[str, ...]:
    """The calls by which a side can leave now."""
    return (Retire.kind if begun else Walkover.kind, Disqualify.kind)


def leaving_form(kind: str, sides: Sequence[str], label: Words) -> Form:
    """The form of a pad by which one of the sides leaves."""
    choices: tuple[tuple[str, Words | Who], ...] = tuple((side, Who(side)) for side in sides)
    who = Input("entrant", label, "choice", choices=choices)
    return Form(kind, words(f"key_{kind}"), (who,), quiet=True)
