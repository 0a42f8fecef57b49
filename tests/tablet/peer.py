"""A protocol peer: a small server that keeps the contract of FORMATS §4 with a ledger in memory.

The pad is tested against it because it can be told to fail in every way a stadium network fails:
to lose an answer after the line is written, to refuse, to be full, to say nothing.
"""

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from meet.bodies import Wanted
from meet.codec import decode_call
from meet.view_models import LineView, PadView
from scoring_rules.ledger import Line, Retract, counted
from scoring_rules.refusal import Refused
from tests.tablet.games import Game

TOKEN = "1.secret"
DIGITS = "48290716"
SENTENCES = {
    "over": "这一局已经结束。",
    "taken": "140 已经报过，不能再报。",
    "already_placed": "名次已经记录。要改，请先撤销那一行。",
    "later_lines": "不能这样改：后面的行不再成立。",
    "not_over": "比赛还没有结束，不能签字。",
}


class Stale(Exception):  # noqa: N818 - an answer, not a fault
    """Somebody else wrote first."""


@dataclass
class Written:
    """A line as the ledger keeps it."""

    line: Line
    id: str
    call: dict[str, Any]
    device: str = ""
    said_at: str = ""

    def as_json(self) -> dict[str, Any]:
        """As FORMATS §4 shows it."""
        call = self.call
        return {
            "seq": self.line.seq,
            "id": self.id,
            "call": call,
            "retracts": call.get("line") if call["kind"] == "retract" else None,
            "replaces": None,
            "reason": call.get("reason", ""),
            "by": self.line.by,
            "seat": self.line.seat,
            "device": self.device,
            "said_at": self.said_at,
            "at": "2026-05-16T10:43:00+08:00",
        }


@dataclass
class Subject:
    """A contest and its ledger."""

    game: Game
    written: list[Written] = field(default_factory=list)
    official: bool = False

    @property
    def seq(self) -> int:
        return len(self.written)

    @property
    def lines(self) -> list[Line]:
        return [written.line for written in self.written]

    def calls(self, lines: list[Line]) -> list[Any]:
        """The calls that count."""
        return [line.call for line in counted(lines)]

    def write(self, wanted: Wanted, by: str, seat: str) -> tuple[int, bool]:
        """(seq, whether it was there before); raises Stale, Refused, BadInput."""
        earlier = next((w for w in self.written if w.id == wanted.id), None)
        if earlier:
            if earlier.call != dict(wanted.call):
                raise Refused("id_reused")
            return earlier.line.seq, True
        call = decode_call(self.game.all_kinds, wanted.call, "call")
        free = call.kind in self.game.independent
        if wanted.seq is None and not free:
            raise Refused("seq_needed")
        if wanted.seq is not None and wanted.seq != self.seq:
            raise Stale
        line = Line(self.seq + 1, call, seat, 0, by)
        self._check([*self.lines, line], line)
        self.written.append(
            Written(line, wanted.id, dict(wanted.call), wanted.device, wanted.said_at)
        )
        return line.seq, False

    def _check(self, lines: list[Line], line: Line) -> None:
        calls = self.calls(lines)
        if isinstance(line.call, Retract):
            for i in range(len(calls)):
                try:
                    self.game.check(calls[: i + 1])
                except Refused as refused:
                    raise Refused("later_lines") from refused
        elif calls:
            self.game.check(calls)


class Peer:
    """The server's mind: its contests, and how it is told to fail."""

    def __init__(self, games: dict[str, Game]) -> None:
        self.subjects = {name: Subject(game) for name, game in games.items()}
        self.lock = threading.Lock()
        self.version = 1
        self.requests: list[dict[str, Any]] = []
        self.next_failure = ""
        self.down_with = 0
        self.revoked = False
        self.tell: Callable[[str], None] = lambda _contest: None

    def other(self, contest: str, call: dict[str, Any], by: str = "何川") -> None:
        """Another tablet writes a line."""
        with self.lock:
            subject = self.subjects[contest]
            independent = call["kind"] in subject.game.independent
            seq = None if independent else subject.seq
            subject.write(Wanted(str(uuid.uuid4()), seq, call), by, "")
            self.version += 1
        self.tell(contest)

    def kinds(self, contest: str) -> list[str]:
        """The ledger, one word for each line: what tests compare."""
        return [brief(written.call) for written in self.subjects[contest].written]

    def pad(self, contest: str, seat: str) -> PadView:
        """The pad as it now is."""
        subject = self.subjects[contest]
        calls = subject.calls(subject.lines)
        view = subject.game.pad(calls, seat, now_ms())
        lines = tuple(self._line(subject, written) for written in reversed(subject.written))
        signed = tuple(call.role for call in calls if call.kind == "sign")
        return replace(
            view,
            contest=contest,
            seat=seat,
            seq=subject.seq,
            version=self.version,
            lines=lines,
            undo=next((line for line in lines if line.undoable), None),
            signatures=signed,
            can_sign=view.can_sign and not signed,
            official=subject.official,
        )

    def _line(self, subject: Subject, written: Written) -> LineView:
        line = written.line
        counts = line.seq in {kept.seq for kept in counted(subject.lines)}
        retract = isinstance(line.call, Retract)
        text = f"撤销第 {line.call.line} 行" if retract else subject.game.text(line.call)
        undoable = counts and line.call.kind != "sign"
        reason = written.call.get("reason", "") if retract else ""
        return LineView(
            line.seq, text, line.by, line.seat, "10:43:52", retract or counts, undoable, reason
        )


def brief(call: dict[str, Any]) -> str:
    """`rally A`, `retract 3`: a call in a few words, its kind first."""
    return " ".join([call["kind"], *(str(call[name]) for name in sorted(call) if name != "kind")])


def now_ms() -> int:
    """Server time."""
    return time.time_ns() // 1_000_000
