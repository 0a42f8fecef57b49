"""What people watch now: topics, who watches them in which shape, and what each was sent last.

A topic is a name and a `Producer` of its view. Announcing marks it dirty; one greenlet renders
each dirty topic once per shape that somebody watches and sends the same frame to all. There is no
backlog: what was announced ten times is rendered once, as it then is. Correctness never depends
on it: every frame is the whole view with its version, and the GET tells the same.

Events on `/live` (FORMATS §4): `watch`, `unwatch`, and to the client `view`. A client watches a
topic in one shape; watching it again changes the shape. Besides, a client that emits `beat` is
answered `{"at": server time in UTC milliseconds, "epoch"}` and then told the same every
`BEAT_S` seconds, so that a page knows how fresh it is and what time it is. The heartbeat is not
engine.io's ping because that costs a greenlet, a queue and an answer per client.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

import gevent
from flask_socketio import SocketIO
from gevent.event import Event
from gevent.lock import BoundedSemaphore

from meet.codec import BadInput, decode
from meet.words import LANGUAGES, refusal

NAMESPACE = "/live"
BEAT_S = 4
TOPICS_PER_CLIENT = 64
BEAT_ROOM = "beat"

log = logging.getLogger(__name__)

View = tuple[int, int | None, Mapping[str, Any]]


class NoSuchPart(Exception):  # noqa: N818 - an answer, not a fault
    """Raised by `Producer.html` for a part that the topic has not."""


class Producer(Protocol):
    """What a topic shows."""

    def view(self, lang: str) -> View:
        """(version, seq or None, the JSON view model): the body of the matching GET."""

    def html(self, lang: str, part: str) -> str:
        """The same view by the page's own template; raises `NoSuchPart`."""


@dataclass(frozen=True, slots=True)
class Watch:
    """The payload of `watch`; `version` is what the client has seen last."""

    topic: str
    version: int = 0
    as_: Literal["view", "html"] = "view"
    lang: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Unwatch:
    """The payload of `unwatch`."""

    topic: str


class Shape(NamedTuple):
    """How a topic is shown. A JSON view has no parts."""

    as_: Literal["view", "html"]
    lang: str
    part: str

    def room(self, topic: str) -> str:
        """The name of the room of those who watch `topic` so."""
        return "\n".join((topic, *self))


class Frame(NamedTuple):
    """A topic rendered in one shape, after it had been announced `stamp` times."""

    stamp: int
    version: int
    seq: int | None
    body: Any


@dataclass(slots=True)
class _Topic:
    """A topic that somebody watches."""

    stamp: int = 0
    frames: dict[Shape, Frame] = field(default_factory=dict)
    watchers: dict[Shape, set[str]] = field(default_factory=dict)
    sent: dict[Shape, int] = field(default_factory=dict)
    rendering: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(1))


@dataclass(slots=True)
class _Client:
    """A connection: what it said when it connected, and the shape in which it watches topics."""

    environ: Mapping[str, Any]
    auth: Any
    watches: dict[str, Shape] = field(default_factory=dict)


class Live:
    """The topics, the people who watch them, and the greenlet that tells them."""

    def __init__(
        self,
        topics: Callable[[str], Producer | None],
        socketio: SocketIO,
        *,
        epoch: Callable[[], str],
        lang: str = LANGUAGES[0],
        may_watch: Callable[[str, Mapping[str, Any], Any], bool] = lambda *_: True,
    ) -> None:
        """`epoch` changes after a restored backup; `lang` is for those who name none.

        `may_watch` is asked with the topic, the WSGI environment of the connection and the
        client's `auth`.
        """
        self._producer_of = topics
        self._server = socketio.server  # type: ignore[attr-defined]
        self._epoch = epoch
        self._lang = lang
        self._may_watch = may_watch
        self._clients: dict[str, _Client] = {}
        self._topics: dict[str, _Topic] = {}
        self._dirty: dict[str, None] = {}
        self._announced: deque[str] = deque()
        self._woken = Event()
        self._bell: Any = None
        handlers = {
            "connect": self._connect,
            "disconnect": self._disconnect,
            "watch": self._watch,
            "unwatch": self._unwatch,
            "beat": self._subscribe_to_beat,
        }
        for event, handler in handlers.items():
            self._server.on(event, handler, namespace=NAMESPACE)

    def start(self) -> None:
        """Begin to tell; call it on the event loop that serves."""
        self._bell = gevent.get_hub().loop.async_()
        self._bell.start(self._woken.set)
        gevent.spawn(self._broadcast)
        gevent.spawn(self._beat)

    def announce(self, topics: Iterable[str]) -> None:
        """Say that these topics may have changed. From any thread, after COMMIT; never waits."""
        if self._bell is not None:  # before that nobody watches
            self._announced.extend(topics)
            self._bell.send()

    # --- What clients say ------------------------------------------------------------------

    def _connect(self, sid: str, environ: Mapping[str, Any], auth: Any = None) -> None:
        self._clients[sid] = _Client(environ, auth)

    def _disconnect(self, sid: str, _reason: str) -> None:
        client = self._clients.pop(sid, None)
        for topic, shape in client.watches.items() if client else ():
            self._forget(sid, topic, shape)

    def _watch(self, sid: str, payload: Any = None) -> dict[str, Any]:
        try:
            wanted = decode(Watch, payload)
            frame = self._join(sid, wanted)
        except BadInput as wrong:
            return self._refusal(wrong, payload)
        return {"topic": wanted.topic, "version": frame.version, wanted.as_: frame.body}

    def _unwatch(self, sid: str, payload: Any = None) -> dict[str, Any]:
        try:
            topic = decode(Unwatch, payload).topic
        except BadInput as wrong:
            return self._refusal(wrong, payload)
        self._leave(sid, self._clients[sid], topic)
        return {"topic": topic}

    def _subscribe_to_beat(self, sid: str, _payload: Any = None) -> dict[str, Any]:
        self._server.enter_room(sid, BEAT_ROOM, namespace=NAMESPACE)
        return self._now()

    def _refusal(self, wrong: BadInput, payload: Any) -> dict[str, Any]:
        asked = payload.get("lang") if isinstance(payload, Mapping) else None
        lang = asked if asked in LANGUAGES else self._lang
        return {"error": wrong.code, "message": refusal(wrong.code, wrong.facts, lang)}

    # --- Who watches what ------------------------------------------------------------------

    def _join(self, sid: str, wanted: Watch) -> Frame:
        """Enter the room, then render: what is announced from now on is not missed."""
        client = self._clients[sid]
        producer = self._admit(client, wanted)
        name = wanted.topic
        lang = wanted.lang or self._lang
        shape = Shape(wanted.as_, lang, wanted.part if wanted.as_ == "html" else "")
        self._leave(sid, client, name)
        topic = self._topics.setdefault(name, _Topic())
        topic.watchers.setdefault(shape, set()).add(sid)
        client.watches[name] = shape
        self._server.enter_room(sid, shape.room(name), namespace=NAMESPACE)
        try:
            frame = self._render(topic, shape, producer)
        except NoSuchPart as wrong:
            self._leave(sid, client, name)
            raise BadInput("not_found", "part", what=wanted.part) from wrong
        topic.sent.setdefault(shape, frame.version)
        return frame

    def _admit(self, client: _Client, wanted: Watch) -> Producer:
        if wanted.lang and wanted.lang not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise BadInput("unknown_language", "lang", lang=wanted.lang, known=known)
        producer = self._producer_of(wanted.topic)
        if producer is None:
            raise BadInput("not_found", "topic", what=wanted.topic)
        if not self._may_watch(wanted.topic, client.environ, client.auth):
            raise BadInput("forbidden", "topic")
        if len(client.watches) >= TOPICS_PER_CLIENT and wanted.topic not in client.watches:
            raise BadInput("too_many_topics", "topic", most=TOPICS_PER_CLIENT)
        return producer

    def _leave(self, sid: str, client: _Client, topic: str) -> None:
        shape = client.watches.pop(topic, None)
        if shape is not None:
            self._server.leave_room(sid, shape.room(topic), namespace=NAMESPACE)
            self._forget(sid, topic, shape)

    def _forget(self, sid: str, name: str, shape: Shape) -> None:
        """Count one watcher less; what nobody watches is not kept."""
        topic = self._topics[name]
        topic.watchers[shape].discard(sid)
        if not topic.watchers[shape]:
            del topic.watchers[shape]
            topic.sent.pop(shape, None)
            topic.frames.pop(shape, None)
        if not topic.watchers:
            del self._topics[name]

    # --- Rendering and telling -------------------------------------------------------------

    def _render(self, topic: _Topic, shape: Shape, producer: Producer) -> Frame:
        """The topic as it now is, rendered unless it has been since it was last announced."""
        with topic.rendering:
            self._collect()
            if shape.as_ == "view":
                return self._view(topic, shape.lang, producer)
            frame = topic.frames.get(shape)
            if frame is None or frame.stamp != topic.stamp:
                # The version first: a body newer than its version is sent again, never missed.
                stamp, version, seq, _ = self._view(topic, shape.lang, producer)
                body = producer.html(shape.lang, shape.part)
                frame = Frame(stamp, version, seq, body)
                if shape in topic.watchers:
                    topic.frames[shape] = frame
            return frame

    def _view(self, topic: _Topic, lang: str, producer: Producer) -> Frame:
        shape = Shape("view", lang, "")
        frame = topic.frames.get(shape)
        if frame is None or frame.stamp != topic.stamp:
            frame = Frame(topic.stamp, *producer.view(lang))
            topic.frames[shape] = frame
        return frame

    def _collect(self) -> None:
        """Take what was announced, from whichever thread, over into this one."""
        while self._announced:
            name = self._announced.popleft()
            if name in self._topics:
                self._topics[name].stamp += 1
                self._dirty[name] = None

    def _broadcast(self) -> None:
        while True:
            self._woken.wait()
            self._woken.clear()
            self._collect()
            while self._dirty:
                name = next(iter(self._dirty))
                del self._dirty[name]
                try:
                    self._tell(name)
                except Exception:
                    log.exception("%s could not be told", name)
                self._collect()

    def _tell(self, name: str) -> None:
        """Send a topic to its rooms, those apart that have this version already."""
        topic = self._topics.get(name)
        producer = self._producer_of(name)
        if topic is None or producer is None:
            return
        for shape in tuple(topic.watchers):
            try:
                frame = self._render(topic, shape, producer)
            except Exception:
                log.exception("%s could not be rendered as %s", name, shape)
                continue
            if shape in topic.watchers and topic.sent.get(shape) != frame.version:
                topic.sent[shape] = frame.version
                self._send(name, shape, frame)
            gevent.sleep(0)

    def _send(self, name: str, shape: Shape, frame: Frame) -> None:
        told = {"topic": name, "version": frame.version, shape.as_: frame.body}
        if frame.seq is not None:
            told["seq"] = frame.seq
        self._server.emit("view", told, room=shape.room(name), namespace=NAMESPACE)

    def _beat(self) -> None:
        while True:
            gevent.sleep(BEAT_S)
            try:
                self._server.emit("beat", self._now(), room=BEAT_ROOM, namespace=NAMESPACE)
            except Exception:  # then pages say that they are stale, which is so
                log.exception("no heartbeat")

    def _now(self) -> dict[str, Any]:
        return {"at": time.time_ns() // 1_000_000, "epoch": self._epoch()}
