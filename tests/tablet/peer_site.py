"""The routes of the protocol peer: pad pages and API over its ledger in memory, and its socket.

Bodies and forms are read by the application's own readers; templates are the application's own.
"""

import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import socketio
from flask import Flask, jsonify, redirect, render_template, request
from werkzeug.serving import WSGIRequestHandler, make_server

from meet import bodies
from meet.bodies import Wanted
from meet.codec import BadInput
from meet.view_models import ContestRef, StageView, encode_view
from meet.view_models.boards import EventRef
from meet.web.filters import environment
from meet.web.pad_forms import wanted_of
from scoring_rules.refusal import Refused
from tests.tablet.peer import DIGITS, SENTENCES, TOKEN, Peer, Stale, now_ms

ME = SimpleNamespace(role="referee", seat="", label="周敏")


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
    _sign_in_pages(app)
    _pad_pages(app, peer)
    _api(app, peer)
    return app


def _sign_in_pages(app: Flask) -> None:
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


def _pad_pages(app: Flask, peer: Peer) -> None:
    @app.get("/pad")
    def contests() -> str:
        refs = tuple(_ref(peer, name, i) for i, name in enumerate(peer.subjects))
        return render_template("tablet/contests.html", contests=refs, me=ME)

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
