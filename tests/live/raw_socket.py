"""A websocket by hand: a client that can stop reading, or never answer a ping (RFC 6455)."""

import base64
import json
import os
import socket
import struct
from typing import Any

NAMESPACE = "/live"


class RawSocket:
    """A Socket.IO client that does only what it is told."""

    def __init__(self, port: int, receive_buffer: int = 0, origin: str = "") -> None:
        self.socket = socket.socket()
        self.buffer = bytearray()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(20)
        try:
            self.status = self._shake_hands(port, origin)
        except BaseException:
            self.socket.close()
            raise

    def _shake_hands(self, port: int, origin: str) -> int:
        """Ask for the websocket; the status of the answer, which 101 grants."""
        self.socket.connect(("127.0.0.1", port))
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            *([f"Origin: {origin}"] if origin else []),
        ]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        while b"\r\n\r\n" not in self.buffer:
            self._more()
        head, _, rest = bytes(self.buffer).partition(b"\r\n\r\n")
        self.buffer = bytearray(rest)
        return int(head.split()[1])

    def __enter__(self) -> "RawSocket":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def join(self) -> None:
        """Connect to the namespace."""
        assert self.frame().startswith("0{")
        self.say(f"40{NAMESPACE},")
        assert self.frame().startswith(f"40{NAMESPACE},")

    def say(self, text: str) -> None:
        """Send a text frame, masked as a client's frames are."""
        payload = text.encode()
        size = len(payload)
        header = struct.pack("!BB", 0x81, 0x80 | min(size, 126))
        if size > 125:
            header += struct.pack("!H", size)
        self.socket.sendall(header + bytes(4) + payload)

    def emit(self, event: str, payload: Any, number: int) -> None:
        """Emit an event; its acknowledgement carries `number`."""
        said = json.dumps([event, payload], ensure_ascii=False)
        self.say(f"42{NAMESPACE},{number}{said}")

    def packet(self) -> tuple[str, Any]:
        """The next packet but pings: ("3<number>", values) or ("2", [event, value])."""
        while True:
            text = self.frame()
            if text == "2":
                self.say("3")
                continue
            head, _, rest = text.partition(",")
            assert head in {f"42{NAMESPACE}", f"43{NAMESPACE}"}, text[:80]
            number = rest[: rest.index("[")]
            return head[1] + number, json.loads(rest[len(number) :])

    def frame(self) -> str:
        """The next text frame; raises EOFError where the server has closed."""
        while True:
            opcode, payload = self._read_frame()
            if opcode == 1:
                return payload.decode()
            if opcode == 8:
                raise EOFError

    def _read_frame(self) -> tuple[int, bytes]:
        first, second = self._take(2)
        assert first & 0x80, "the server does not fragment"
        assert not second & 0x80, "a server does not mask"
        size = second
        if second == 126:
            (size,) = struct.unpack("!H", self._take(2))
        elif second == 127:
            (size,) = struct.unpack("!Q", self._take(8))
        return first & 0x0F, self._take(size)

    def _take(self, size: int) -> bytes:
        while len(self.buffer) < size:
            self._more()
        taken = bytes(self.buffer[:size])
        del self.buffer[:size]
        return taken

    def _more(self) -> None:
        received = self.socket.recv(65_536)
        if not received:
            raise EOFError
        self.buffer += received
