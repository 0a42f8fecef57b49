"""A ledger: the numbered lines of a subject, and which of them count after undo and correction.

A line is withdrawn by a retraction and replaced in its place by a correction; both are lines
themselves and may be retracted (redo). Rules never hear of any of it: they are given the lines
that count, in the order of the places they stand in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from scoring_rules.refusal import Refused

Call = Any
"""A frozen dataclass with a class variable `kind`; a sport declares its own."""


@dataclass(frozen=True, slots=True)
class Retract:
    """Line `line` of this ledger no longer counts."""

    kind: ClassVar[str] = "retract"
    line: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Correct:
    """The calls take the place of line `line`."""

    kind: ClassVar[str] = "correct"
    line: int
    calls: tuple[Call, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A call as written down: its number in the ledger (from 1), who, from which seat, when.

    `at_ms`: integer, milliseconds since 1970 UTC in server time; 0 where it is not known.
    """

    seq: int
    call: Call
    seat: str = ""
    at_ms: int = 0
    by: str = ""


def counted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that count, each with the call that stands in its place.

    A correction of several calls yields several lines with the number of the line it replaces,
    so a fold that refuses can always name the line of the record.
    """
    if not any(isinstance(line.call, Retract | Correct) for line in lines):
        return tuple(lines)
    alive = standing(lines)
    result: list[Line] = []
    for line in lines:
        if line.seq in alive.alive and not isinstance(line.call, Retract | Correct):
            result.extend(_expanded(line, alive))
    return tuple(result)


def check_target(lines: Sequence[Line], target: int) -> None:
    """Refuse a retraction or correction of a line that does not exist or does not count."""
    if not 1 <= target <= len(lines):
        raise Refused("no_such_line", line=target, last=len(lines))
    alive = standing(lines)
    if target not in alive.alive or target in alive.replaced_by:
        raise Refused("not_counted", line=target)


def check_correctable(lines: Sequence[Line], target: int) -> None:
    """Refuse a correction of a line that is a retraction: that is withdrawn, not replaced."""
    check_target(lines, target)
    if isinstance(lines[target - 1].call, Retract):
        raise Refused("not_correctable", line=target)


@dataclass(frozen=True, slots=True)
class Alive:
    """The lines that were not withdrawn, and which correction stands in the place of which."""

    alive: frozenset[int]
    replaced_by: Mapping[int, Line]


def standing(lines: Sequence[Line]) -> Alive:
    """Which lines stand. Undo looks back only, so one pass from last to first settles it."""
    dead: set[int] = set()
    replaced_by: dict[int, Line] = {}
    for line in reversed(lines):
        if line.seq in dead:
            continue
        if isinstance(line.call, Retract):
            dead.add(line.call.line)
        elif isinstance(line.call, Correct):
            replaced_by[line.call.line] = line
    return Alive(frozenset(line.seq for line in lines if line.seq not in dead), replaced_by)


def _expanded(line: Line, alive: Alive) -> tuple[Line, ...]:
    correction = alive.replaced_by.get(line.seq)
    calls = (line.call,)
    while correction is not None:
        calls = correction.call.calls
        correction = alive.replaced_by.get(correction.seq)
    return tuple(replace(line, call=call) for call in calls)
