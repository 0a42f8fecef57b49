"""A contest as a value: who competes, what was called, and the fold of its ledger into a state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from scoring_rules import ledger
from scoring_rules.ledger import Correct, Line, Retract
from scoring_rules.ranking import Mark
from scoring_rules.ranking.match import Match
from scoring_rules.ranking.part import Part
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet, Words

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Member:
    """One athlete of a pair or team."""

    id: str
    name: str = ""
    delegation: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """A share of an exchange athlete's medal and points that one delegation is credited with."""

    delegation: str
    medal: str = "1"
    points: str = "1"


@dataclass(frozen=True, slots=True)
class Entrant:
    """Who competes in an event: an athlete, a pair or a team.

    `own` holds the sport's own fields as a frozen dataclass (`Sport.entry`).
    """

    id: str
    name: str = ""
    delegation: str = ""
    members: tuple[Member, ...] = ()
    credits: tuple[Credit, ...] = ()
    seed: int | None = None
    class_: str = ""
    sex: str = ""
    number: str = ""
    own: Any = None


@dataclass(frozen=True, slots=True)
class Setup:
    """What a contest starts from: its label in the draw and its entrants, in draw order.

    `table`: where it was drawn to, a board, a court, or the first lane that is used.
    """

    contest: str
    entrants: tuple[Entrant, ...]
    phase: str = ""
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a contest says so far. `marks` lists every entrant.

    `match`: what a table of matches takes from it, where the sport makes such tables. `beside`:
    rankings that award nothing by themselves (of each lift beside the total); the place in one is
    a value of the placing, under the code given. `part`: what it gives where the points of several
    contests are added up.
    """

    over: bool
    marks: tuple[Mark, ...]
    winner: str | None = None
    score: str = ""
    questions: tuple[Words, ...] = ()
    match: Match | None = None
    beside: tuple[tuple[str, tuple[Mark, ...]], ...] = ()
    part: Part | None = None


class Rules(Protocol[S]):
    """The rules of one kind of contest, a frozen dataclass whose fields are its parameters.

    Every method is pure. `apply` raises `Refused`; `options` offers only what `apply` accepts.
    A sport whose seats call different things adds `seats: ClassVar[Mapping[str, frozenset[str]]]`,
    seat -> kinds; a seat that is not in it, or all of them without it, may call every kind.
    A sport whose trace says more than the score adds `traced(state) -> Mapping[str, str | None]`.
    """

    calls: ClassVar[Mapping[str, type]]
    independent: ClassVar[frozenset[str]]

    def start(self, setup: Setup) -> S:
        """The state before the first call."""

    def apply(self, state: S, line: Line) -> S:
        """The state after a call."""

    def options(self, state: S, seat: str, now_ms: int) -> Pad:
        """What this seat may call now."""

    def outcome(self, state: S) -> Outcome:
        """Marks of all entrants, and whether it is over."""

    def board(self, state: S) -> Board:
        """The live board."""

    def sheet(self, state: S) -> Sheet:
        """The print of the contest."""


@dataclass(frozen=True, slots=True)
class Called:
    """The call room is open, or the entrants have been called (检录)."""

    kind: ClassVar[str] = "called"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of an official; it changes nothing."""

    kind: ClassVar[str] = "note"
    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """An official confirms the finished contest; `role` as printed under the line."""

    kind: ClassVar[str] = "sign"
    role: str = ""


@dataclass(frozen=True, slots=True)
class Reopen:
    """The desk opens a signed contest again; the signatures no longer stand."""

    kind: ClassVar[str] = "reopen"
    reason: str


LIFE_CALLS: Mapping[str, type] = {call.kind: call for call in (Called, Note, Sign, Reopen)}
LIFE = tuple(LIFE_CALLS.values())
LIFE_INDEPENDENT = frozenset({"note", "clock", "sign"})


class Stage(StrEnum):
    """The life of a contest: 未开始, 检录, 进行中, 已结束, 裁判长签字."""

    SCHEDULED = "scheduled"
    CALLED = "called"
    LIVE = "live"
    FINISHED = "finished"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Standing(Generic[S]):
    """A contest after its lines: the sport's state, and the life around it."""

    state: S
    lines: tuple[Line, ...] = field(repr=False, default=())
    called: bool = False
    begun: bool = False
    signatures: tuple[Line, ...] = ()

    @property
    def seq(self) -> int:
        """The number of the ledger's last line."""
        return len(self.lines)

    def stage(self, over: bool) -> Stage:
        """Where the contest is in its life, given whether its outcome is over."""
        if self.signatures:
            return Stage.SIGNED
        if over:
            return Stage.FINISHED
        if self.begun:
            return Stage.LIVE
        return Stage.CALLED if self.called else Stage.SCHEDULED


def calls_of(rules: Rules[Any]) -> Mapping[str, type]:
    """All kinds of call a contest under `rules` takes, retraction and correction apart."""
    return {**LIFE_CALLS, **rules.calls}


def independent_kinds(rules: Rules[Any]) -> frozenset[str]:
    """The kinds that name what they are about and so need no `seq`."""
    return LIFE_INDEPENDENT | rules.independent


def fold(rules: Rules[S], setup: Setup, lines: Sequence[Line]) -> Standing[S]:
    """Fold a ledger. A refusal carries `line`, the number of the line that does not follow."""
    standing = Standing(rules.start(setup))
    state, begun = standing.state, False  # a Standing a line would cost as much as the rules do
    for line in _since_reopened(ledger.counted(lines)):
        try:
            if isinstance(line.call, LIFE):
                standing = _life(rules, replace(standing, state=state, begun=begun), line)
            else:
                state, begun = _applied(rules, standing, state, line), True
        except Refused as refused:
            raise Refused(refused.code, **{**refused.facts, "line": line.seq}) from refused
    return Standing(state, tuple(lines), standing.called, begun, standing.signatures)


def _since_reopened(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Signatures given before the contest was last reopened no longer stand or bind."""
    if not any(isinstance(line.call, Reopen) for line in lines):
        return lines
    last = max((i for i, line in enumerate(lines) if isinstance(line.call, Reopen)), default=-1)
    return tuple(
        line for i, line in enumerate(lines) if i > last or not isinstance(line.call, Sign | Reopen)
    )


def append(rules: Rules[S], setup: Setup, standing: Standing[S], line: Line) -> Standing[S]:
    """The standing after one more line; a retraction or correction folds the rest anew.

    Refused: what `apply` refuses, `no_such_line`, `not_counted`, `not_correctable`, and
    `later_lines` (`first`, `because`) where a line after the one in question no longer follows.
    """
    lines = (*standing.lines, line)
    if isinstance(line.call, Retract | Correct):
        return _amended(rules, setup, standing, line)
    return _with_lines(_step(rules, standing, line), lines)


def _amended(rules: Rules[S], setup: Setup, standing: Standing[S], line: Line) -> Standing[S]:
    target = line.call.line
    if isinstance(line.call, Correct):
        ledger.check_correctable(standing.lines, target)
    else:
        ledger.check_target(standing.lines, target)
    try:
        amended = fold(rules, setup, (*standing.lines, line))
    except Refused as refused:
        first = refused.facts["line"]
        if isinstance(line.call, Correct) and first == target:
            raise
        raise Refused("later_lines", first=first, because=refused.words) from refused
    if standing.signatures and not _only_life(standing, target):
        raise Refused("signed")
    return amended


def _only_life(standing: Standing[Any], target: int) -> bool:
    """Signatures, notes and calls to the call room may be withdrawn under a signature."""
    return isinstance(standing.lines[target - 1].call, LIFE)


def _with_lines(standing: Standing[S], lines: tuple[Line, ...]) -> Standing[S]:
    return Standing(standing.state, lines, standing.called, standing.begun, standing.signatures)


def _step(rules: Rules[S], standing: Standing[S], line: Line) -> Standing[S]:
    """One line further. Constructed directly: `replace` costs more than most rules do."""
    if isinstance(line.call, LIFE):
        return _life(rules, standing, line)
    state = _applied(rules, standing, standing.state, line)
    return Standing(state, standing.lines, standing.called, True, ())


def _applied(rules: Rules[S], standing: Standing[S], state: S, line: Line) -> S:
    """The sport's state after one of its calls; under a signature none is taken."""
    if standing.signatures:
        raise Refused("signed")
    return rules.apply(state, line)


def _life(rules: Rules[S], standing: Standing[S], line: Line) -> Standing[S]:
    match line.call:
        case Called():
            if standing.begun:
                raise Refused("already_begun")
            return replace(standing, called=True)
        case Sign():
            return _signed(rules, standing, line)
        case Reopen():
            if not standing.signatures:
                raise Refused("not_signed")
            return replace(standing, signatures=())
    return standing


def _signed(rules: Rules[S], standing: Standing[S], line: Line) -> Standing[S]:
    if not rules.outcome(standing.state).over:
        raise Refused("not_over")
    if any(signature.call.role == line.call.role for signature in standing.signatures):
        raise Refused("already_signed", role=line.call.role)
    return replace(standing, signatures=(*standing.signatures, line))
