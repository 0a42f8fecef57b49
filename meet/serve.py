"""The server: where it listens, on which addresses it can be opened, and how it ends."""

import errno
import fcntl
import logging
import resource
import socket
import struct
import sys
from collections.abc import Callable, Iterator
from signal import SIGINT, SIGTERM
from typing import Any
from urllib.parse import urlsplit

import gevent
from flask import Flask
from flask_socketio import SocketIO
from gevent import monkey
from gevent.event import Event
from gevent.pywsgi import WSGIServer

from meet.fanout import WireHandler, require_gevent_websocket

EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 - a board is for the whole hall
GRACE_S = 10  # how long requests under way may take when the server ends
BACKLOG = 1024  # a hall full of phones comes back at once
GET_ADDRESS = 0x8915  # SIOCGIFADDR, linux/sockios.h
PORTS = {"http": 80, "https": 443}


class Handler(WireHandler):
    """One connection; counts the requests that are being answered, websockets apart."""

    def handle_one_response(self) -> None:
        """Answer one request."""
        self.server.busy += 1
        try:
            super().handle_one_response()
        finally:
            self.server.busy -= 1
            if self.server.stopping:
                self.close_connection = True

    def run_websocket(self) -> None:
        """Serve one websocket until it closes."""
        self.server.busy -= 1
        try:
            super().run_websocket()
        finally:
            self.server.busy += 1


class Server(WSGIServer):
    """gevent's server with small answers sent at once, and an end that finishes what it began."""

    handler_class = Handler

    def __init__(self, address: tuple[str, int], app: Flask, silence_s: float) -> None:
        """`silence_s`: how long a websocket may say nothing before it is cut."""
        super().__init__(address, app, log=None, backlog=BACKLOG)
        self.silence_s = silence_s
        self.busy = 0
        self.stopping = False
        self.logger = logging.getLogger(__name__)

    def do_read(self) -> Any:
        """Accept a connection. Without TCP_NODELAY a second small answer waits 40 ms."""
        accepted = super().do_read()
        if accepted:
            accepted[0].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return accepted

    def finish(self) -> None:
        """Accept nothing more, and wait until the requests under way are answered."""
        self.stopping = True
        self.close()
        with gevent.Timeout(GRACE_S, exception=False):  # type: ignore[arg-type] # quiet
            while self.busy:
                gevent.sleep(0.02)


def serve(
    app: Flask,
    socketio: SocketIO,
    host: str,
    port: int,
    *,
    public_url: str = "",
    drain: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or SIGINT; then finish requests, call `drain`, and return.

    `app.py` has patched the standard library for gevent before anything else was imported.
    Raises SystemExit if the address is taken or not one of this machine.
    """
    if not monkey.is_module_patched("socket"):
        raise RuntimeError("patch for gevent before anything else is imported")
    require_gevent_websocket()
    _allow_many_sockets()
    engine = socketio.server.eio  # type: ignore[attr-defined]
    server = Server((host, port), app, engine.ping_interval + engine.ping_timeout)
    ended = Event()
    for sign in (SIGTERM, SIGINT):
        gevent.signal_handler(sign, ended.set)
    _listen(server, host, port)
    sys.stderr.write(greeting(host, port, public_url))
    sys.stderr.flush()
    ended.wait()
    server.finish()
    drain()


def _allow_many_sockets() -> None:
    """A process may open 1024 files unless it asks for what it is allowed."""
    _, allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, allowed))


def _listen(server: Server, host: str, port: int) -> None:
    try:
        server.start()
    except OSError as wrong:
        if wrong.errno == errno.EADDRINUSE:
            reason = f"端口 {port} 已被占用，请停掉占用它的程序或设置 MEET_PORT / port in use"
        else:
            reason = f"{wrong.strerror}，请检查 MEET_HOST / check MEET_HOST"
        raise SystemExit(f"{host}:{port}：{reason}") from wrong


def greeting(host: str, port: int, public_url: str) -> str:
    """What is said at the start: the addresses, and a warning where the printed one is another."""
    urls = [f"http://{_in_url(name)}:{port}" for name in names(host)]
    lines = ["可以打开的地址 / Open at:", *(f"  {url}" for url in urls)]
    if public_url:
        lines.append(f"印在二维码里的地址 / In printed QR codes: {public_url}")
        asked = urlsplit(public_url)
        if (asked.hostname, asked.port or PORTS.get(asked.scheme)) not in {
            (name, port) for name in names(host)
        }:
            lines += [
                "警告：MEET_PUBLIC_URL 不是上面的地址；扫码的人可能打不开成绩页。",
                "Warning: MEET_PUBLIC_URL is none of the above; a scanned sheet may lead nowhere.",
            ]
    return "\n".join(lines) + "\n"


def names(host: str) -> list[str]:
    """The names under which a server bound to `host` can be reached."""
    return ["localhost", *_lan_addresses()] if host in EVERYWHERE else [host]


def _lan_addresses() -> Iterator[str]:
    """The IPv4 addresses of this machine's network interfaces, loopback apart."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(probe.fileno(), GET_ADDRESS, request)
            except OSError:
                continue  # an interface without an IPv4 address
            address = socket.inet_ntoa(answer[20:24])
            if not address.startswith("127."):
                yield address


def _in_url(name: str) -> str:
    return f"[{name}]" if ":" in name else name
