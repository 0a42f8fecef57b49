"""A protocol peer: a small server that keeps the contract of FORMATS §4 with a ledger in memory.

The pad is tested against it because it can be told to fail in every way a stadium network fails:
to lose an answer after the line is written, to refuse, to be full, to say nothing. Bodies and
forms are read by the application's own readers; templates are the application's own.
"""

import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any

import socketio
from flask import Flask, Response, jsonify, redirect, render_template, request
from werkzeug.serving import WSGIRequestHandler, make_server

from meet import bodies
from meet.bodies import Wanted
from meet.codec import BadInput, decode_call
from meet.view_models import ContestRef, LineView, PadView, StageView, encode_view
from meet.view_models.boards import EventRef
from meet.web.filters import environment
from meet.web.pad_forms import wanted_of
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


def application(peer: Peer) -> Flask:
    """The routes of pad and API over the peer."""
    app = Flask("peer", root_path=str(bodies.__file__).rsplit("/meet/", 1)[0])
    environment(app)
    app.context_processor(
        lambda: {
            "games": {"name": "某市第七届残疾人运动会", "dates": ""},
            "csrf_token": lambda: "csrf",
            "now": datetime.now(UTC).strftime("%H:%M:%S"),
        }
    )
    _pages(app, peer)
    _api(app, peer)
    return app


def _pages(app: Flask, peer: Peer) -> None:
    grant = SimpleNamespace(role="referee", seat="", label="周敏")

    @app.get("/signin")
    def signin() -> str:
        given = request.args.get("token", "")
        return render_template("tablet/signin.html", message="", given=given, visitor=None)

    @app.post("/signin")
    def enter() -> Any:
        if request.form["token"] in (DIGITS, TOKEN):
            return redirect("/pad", 303)
        message = "请核对 8 位数。还可试 4 次。"
        page = render_template("tablet/signin.html", message=message, given="", visitor=None)
        return page, 403

    @app.get("/pad")
    def contests() -> str:
        refs = tuple(_ref(peer, name, i) for i, name in enumerate(peer.subjects))
        return render_template("tablet/contests.html", contests=refs, me=grant)

    @app.get("/pad/<contest>")
    def pad(contest: str) -> Any:
        _fail_if_told(peer, "GET")
        if peer.revoked:
            return "", 401
        return _page(peer, contest, request.args.get("seat", ""))

    @app.post("/pad/<contest>")
    def press(contest: str) -> Any:
        assert request.form["csrf_token"] == "csrf"
        subject = peer.subjects[contest]
        try:
            wanted, _action = wanted_of(request.form, subject.game.all_kinds)
            with peer.lock:
                subject.write(wanted, "周敏", request.form["seat"])
                peer.version += 1
        except Refused as refused:
            message = SENTENCES[refused.code]
            return _page(peer, contest, request.form["seat"], message), 422
        except Stale:
            return _page(peer, contest, request.form["seat"], "别的平板先写了一行。"), 409
        return redirect(f"/pad/{contest}?seat={request.form['seat']}", 303)


def _page(peer: Peer, contest: str, seat: str, message: str = "") -> str:
    game = peer.subjects[contest].game
    template = "tablet/body.html" if request.args.get("part") == "body" else "tablet/pad.html"
    with peer.lock:
        view = peer.pad(contest, seat)
    return render_template(
        template,
        pad=view,
        me=SimpleNamespace(role="referee" if seat else "secretary", seat=seat, label="周敏"),
        place=game.place,
        token=TOKEN,
        csrf_token="csrf",
        new_id=lambda: str(uuid.uuid4()),
        independent=sorted(game.independent),
        now_ms=now_ms(),
        message=message,
    )


def _ref(peer: Peer, name: str, index: int) -> ContestRef:
    view = peer.pad(name, "")
    stage = view.stage if index else StageView("scheduled", "未开始")
    event = EventRef(name, "test", view.sport_name, view.name, stage)
    place = peer.subjects[name].game.place
    return ContestRef(name, view.name, stage, (event,), f"1{index}:20", place)


def _api(app: Flask, peer: Peer) -> None:
    @app.post("/api/v1/contests/<contest>/calls")
    def calls(contest: str) -> Any:
        raw = request.get_json()
        batch = bodies.batch_wanted(raw)
        if batch is None:
            return _answer(peer, contest, lambda: bodies.call_wanted(raw))
        return _batch(peer, contest, batch)

    @app.post("/api/v1/contests/<contest>/retractions")
    def retractions(contest: str) -> Any:
        return _answer(peer, contest, lambda: bodies.retraction_wanted(request.get_json()))

    @app.post("/api/v1/contests/<contest>/sign")
    def sign(contest: str) -> Any:
        return _answer(peer, contest, lambda: bodies.sign_wanted(request.get_json()))


def _batch(peer: Peer, contest: str, batch: tuple[Any, ...]) -> Any:
    early = _refusal_at_the_door(peer)
    if early:
        return early
    answers = []
    for one in batch:
        status, body = _write(peer, contest, lambda one=one: bodies.call_wanted(one))  # type: ignore[misc]
        answers.append({"status": status, **body})
        if status not in (200, 201):
            break
    return _sent(peer, contest, 200, {"answers": answers})


def _answer(peer: Peer, contest: str, wanted: Callable[[], Wanted]) -> Any:
    early = _refusal_at_the_door(peer)
    if early:
        return early
    status, body = _write(peer, contest, wanted)
    return _sent(peer, contest, status, body)


def _refusal_at_the_door(peer: Peer) -> Any:
    peer.requests.append({"path": request.path, "body": request.get_json()})
    authorised = request.headers.get("Authorization") == f"Bearer {TOKEN}"
    if peer.revoked or not authorised:
        return jsonify(error="unauthorized", message=""), 401
    if peer.down_with:
        return jsonify(error="storage_full", message="磁盘已满。"), peer.down_with
    _fail_if_told(peer, "before")
    return None


def _write(peer: Peer, contest: str, wanted: Callable[[], Wanted]) -> tuple[int, dict[str, Any]]:
    subject = peer.subjects[contest]
    with peer.lock:
        try:
            if subject.official:
                return 409, _with_pad(peer, contest, "official", "正式成绩已定，不能再记。")
            want = wanted()
            seq, repeated = subject.write(want, "周敏", "")
            peer.version += 1
        except Stale:
            missing = subject.written[max(want.seq or 0, 0) :]
            body = _with_pad(peer, contest, "stale", "别的平板先写了一行。")
            return 409, body | {"lines": [written.as_json() for written in missing]}
        except Refused as refused:
            return 422, _with_pad(peer, contest, refused.code, SENTENCES.get(refused.code, "?"))
        except BadInput as bad:
            return 400, {"error": bad.code, "message": bad.code}
        return (200 if repeated else 201), {"seq": seq}


def _with_pad(peer: Peer, contest: str, error: str, message: str) -> dict[str, Any]:
    view = peer.pad(contest, "")
    return {"error": error, "message": message, "seq": view.seq, "pad": encode_view(view)}


def _sent(peer: Peer, contest: str, status: int, body: dict[str, Any]) -> Any:
    """The answer, unless it is told to be lost on the way."""
    peer.tell(contest)
    _fail_if_told(peer, "after")
    return jsonify(body), status


def _fail_if_told(peer: Peer, moment: str) -> None:
    """Cut the connection: `before` anything is written, or `after` (the answer is lost)."""
    if peer.next_failure == moment:
        peer.next_failure = ""
        connection: socket.socket = request.environ["werkzeug.socket"]
        connection.shutdown(socket.SHUT_RDWR)


class Quiet(WSGIRequestHandler):
    """Cut connections are part of the tests; nobody wants to read about them."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, OSError, ValueError):
            self.close_connection = True


@contextmanager
def serve(peer: Peer) -> Iterator[str]:
    """The peer on a port of its own, with its live socket; yields its address."""
    live = socketio.Server(async_mode="threading", cors_allowed_origins="*")

    @live.on("watch", namespace="/live")
    def watch(sid: str, wanted: dict[str, Any]) -> dict[str, Any]:
        live.enter_room(sid, wanted["topic"], namespace="/live")
        return {"topic": wanted["topic"], "version": peer.version}

    def tell(contest: str) -> None:
        topic = f"contest:{contest}"
        told = {"topic": topic, "version": peer.version}
        live.emit("view", told, room=topic, namespace="/live")

    @live.on("connect", namespace="/live")
    def connect(sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Everybody may watch."""

    peer.tell = tell
    app = socketio.WSGIApp(live, application(peer))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    server.daemon_threads = True  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


__all__ = ["DIGITS", "TOKEN", "HTTPStatus", "Peer", "Response", "serve"]
