"""The way from one event to many sockets: framed once, offered to each, waiting for none.

python-socketio puts a packet into a queue per client, and a greenlet per client frames and sends
it. Here a broadcast to a room is one frame and one non-blocking send per client; a client whose
socket is full keeps only the newest frame of each room and gets it when it reads again.
Acknowledgements, pings and messages to one client take python-socketio's own way, through the
same `Wire`, so that two writers never meet inside a frame. A frame may overtake an acknowledgement
that waits in that queue; clients order by `version`.

This rests on gevent-websocket 0.10.1 (`WebSocket.raw_write`, `raw_read`, `stream.read`), which is
pinned and tested; simple-websocket under gevent loses bytes on a full send buffer and is refused.
"""

import importlib.metadata
import json
from collections.abc import Hashable
from contextlib import suppress
from socket import SHUT_RDWR
from typing import Any

import gevent
import gevent.socket
import msgspec
from engineio.async_drivers import gevent as driver
from flask import Flask
from flask_socketio import SocketIO
from gevent.lock import BoundedSemaphore
from geventwebsocket.handler import WebSocketHandler
from geventwebsocket.websocket import Header, WebSocket
from socketio import Manager
from socketio.packet import EVENT

PINNED = "0.10.1"
WIRE = "meet.wire"  # where a connection's environment keeps its Wire
CLIENTS_PER_TURN = 256  # then other greenlets run: a broadcast to 10,000 takes about 100 ms
ENGINE_MESSAGE = "4"  # engine.io's packet type that carries a Socket.IO packet
LARGEST_MESSAGE = 16_384  # bytes from a client; what it may say is short


class Wire:
    """One client's socket: whole frames in turn, and of each key only the newest that waits."""

    __slots__ = ("_draining", "_rfile", "_socket", "_turn", "_waiting")

    def __init__(self, socket: gevent.socket.socket, rfile: Any, silence_s: float) -> None:
        """A client that says nothing for `silence_s`, not even to a ping, is cut."""
        socket.settimeout(silence_s)
        self._socket = socket
        self._rfile = rfile
        self._turn = BoundedSemaphore(1)
        self._waiting: dict[Hashable, bytes] = {}
        self._draining = False

    @property
    def waiting(self) -> int:
        """How many frames wait for the client to read."""
        return len(self._waiting)

    def read(self, size: int) -> bytes:
        """Bytes from the client; after silence the connection is over in both directions.

        engine.io tells a silent client to close, which it does not hear; the connection and its
        greenlets would stay for ever.
        """
        try:
            received: bytes = self._rfile.read(size)
        except OSError:
            self.cut()
            raise
        return received

    def write(self, frame: bytes) -> None:
        """Send a whole frame, however long that takes; raises OSError if the client is gone."""
        with self._turn:
            self._send_all(frame)

    def offer(self, key: Hashable, frame: bytes) -> None:
        """Send a frame now, or later if the socket is full and none newer of `key` has come."""
        if self._waiting or self._turn.locked():
            self._keep(key, frame)
            return
        try:
            sent = self._socket.send(frame, 0, 0.0)  # type: ignore[call-arg] # timeout: none
        except BlockingIOError:
            self._keep(key, frame)
            return
        except OSError:
            return  # the reading side sees it too, and clears up
        if sent < len(frame):
            self._turn.acquire(blocking=False)  # free a moment ago, and nobody ran since
            self._draining = True
            gevent.spawn(self._finish, memoryview(frame)[sent:])

    def cut(self) -> None:
        """End the connection at once; whoever reads or writes it gets an error."""
        self._waiting.clear()
        with suppress(OSError):
            self._socket.shutdown(SHUT_RDWR)

    def _keep(self, key: Hashable, frame: bytes) -> None:
        self._waiting[key] = frame
        if not self._draining:
            self._draining = True
            gevent.spawn(self._drain)

    def _finish(self, rest: memoryview) -> None:
        """Send the rest of a frame; its turn was taken when it began."""
        try:
            with suppress(OSError):
                self._send_all(rest)
        finally:
            self._turn.release()
        self._drain()

    def _drain(self) -> None:
        with suppress(OSError):
            while self._waiting:
                with self._turn:
                    key = next(iter(self._waiting), None)
                    if key is not None:
                        self._send_all(self._waiting.pop(key))
                gevent.sleep(0)  # pings and acknowledgements wait for their turn too
        self._draining = False

    def _send_all(self, data: bytes | memoryview) -> None:
        try:
            self._socket.sendall(data)
        except OSError:
            self.cut()  # part of a frame may be out: nothing may follow it
            raise


class WireHandler(WebSocketHandler):  # type: ignore[misc]
    """Gives each websocket its `Wire`. The server has `silence_s`."""

    def run_websocket(self) -> None:
        """Serve one websocket until it closes."""
        wire = Wire(self.socket, self.rfile, self.server.silence_s)
        websocket = self.websocket
        websocket.raw_write = wire.write
        websocket.raw_read = websocket.stream.read = wire.read
        self.environ[WIRE] = wire
        super().run_websocket()


class FanoutManager(Manager):  # type: ignore[misc]
    """python-socketio's client manager, with broadcasts to rooms on the short way."""

    def emit(
        self,
        event: str,
        data: Any,
        namespace: str,
        room: Any = None,
        skip_sid: Any = None,
        callback: Any = None,
        to: Any = None,
        **kwargs: Any,
    ) -> None:
        """Send an event to all in a room: at once where the socket takes it, else the newest."""
        room = to or room
        plain = isinstance(room, str) and not self.is_sid_room(namespace, room)
        packets = self._encoded(event, data, namespace) if plain else []
        if callback or skip_sid or len(packets) != 1:
            super().emit(event, data, namespace, room, skip_sid, callback, **kwargs)
            return
        frame = text_frame(ENGINE_MESSAGE + packets[0])
        key = (namespace, event, room)
        for count, (_, eio_sid) in enumerate(self.get_participants(namespace, room), 1):
            wire = self.server.environ.get(eio_sid, {}).get(WIRE)
            if wire is None:  # no websocket of ours: python-socketio knows what to do
                self.server.eio.send(eio_sid, packets[0])
            else:
                wire.offer(key, frame)
            if count % CLIENTS_PER_TURN == 0:
                gevent.sleep(0)

    def _encoded(self, event: str, data: Any, namespace: str) -> list[Any]:
        """The Socket.IO packet as text, or as several pieces where `data` holds bytes."""
        values = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        packet = self.server.packet_class(EVENT, namespace=namespace, data=[event, *values])
        encoded = packet.encode()
        return encoded if isinstance(encoded, list) else [encoded]


class _Json:
    """JSON for python-socketio: Chinese unescaped, which halves what goes over the air."""

    loads = staticmethod(json.loads)

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        return msgspec.json.encode(value).decode()


def text_frame(text: str) -> bytes:
    """A whole websocket text frame, unmasked as a server's frames are (RFC 6455, 5.2)."""
    payload = text.encode()
    header: bytes = Header.encode_header(True, WebSocket.OPCODE_TEXT, b"", len(payload), 0)
    return bytes(header) + payload


def open_socketio(app: Flask, ping_interval_s: int = 25, ping_timeout_s: int = 20) -> SocketIO:
    """Socket.IO for `app`: websocket only, same origin only, broadcasts by `FanoutManager`."""
    require_gevent_websocket()
    return SocketIO(
        app,
        async_mode="gevent",
        client_manager=FanoutManager(),
        transports=["websocket"],  # type: ignore[call-arg]
        allow_upgrades=False,
        async_handlers=False,  # what one client says is done in the order in which it says it
        manage_session=False,
        json=_Json,
        max_http_buffer_size=LARGEST_MESSAGE,
        ping_interval=ping_interval_s,
        ping_timeout=ping_timeout_s,
    )


def require_gevent_websocket() -> None:
    """Raise RuntimeError unless websockets are served by the gevent-websocket we know."""
    found = importlib.metadata.version("gevent-websocket")
    if found != PINNED or driver.SimpleWebSocketWSGI is not None:
        raise RuntimeError(f"gevent-websocket {PINNED} must serve the websockets; found {found}")
