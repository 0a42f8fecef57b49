"""Where the server can be opened, and what it says at the start."""

import socket
import subprocess
import sys

import pytest
from flask import Flask

from meet.serve import Server, greeting, names
from tests.live.processes import PATCHED, PATIENCE_S, hall

LOCAL = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("public_url", "warns"),
    [
        ("", False),
        (LOCAL, False),
        (f"{LOCAL}/", False),
        ("http://127.0.0.1", True),
        ("http://127.0.0.1:8001", True),
        ("https://127.0.0.1:8000", False),
        ("http://results.example.org:8000", True),
    ],
)
def test_a_printed_address_that_is_none_of_ours_warns(public_url: str, *, warns: bool) -> None:
    said = greeting("127.0.0.1", 8000, public_url)
    assert f"  {LOCAL}\n" in said
    assert ("Warning: MEET_PUBLIC_URL" in said) == warns
    assert ("警告：MEET_PUBLIC_URL" in said) == warns
    assert public_url in said


@pytest.mark.parametrize(
    ("public_url", "port", "warns"),
    [("http://hall", 80, False), ("https://hall", 443, False), ("https://hall", 80, True)],
)
def test_an_address_without_a_port_means_that_of_its_scheme(
    public_url: str, port: int, *, warns: bool
) -> None:
    assert ("Warning" in greeting("hall", port, public_url)) == warns


def test_a_server_open_to_the_hall_tells_every_address_of_this_machine() -> None:
    told = names("0.0.0.0")
    assert told[0] == "localhost"
    for address in told[1:]:
        with socket.socket() as own:
            own.bind((address, 0))  # refused for an address that is not this machine's
    assert routed() in {*told, "127.0.0.1", ""}
    assert all(f"http://{name}:8000\n" in greeting("0.0.0.0", 8000, "") for name in told)


def routed() -> str:
    """The address this machine would send from, or "" where it has no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def test_an_ipv6_address_stands_in_brackets() -> None:
    assert "http://[::1]:8000\n" in greeting("::1", 8000, "")


def test_small_answers_are_sent_at_once() -> None:
    server = Server(("127.0.0.1", 0), Flask("small"), 45)
    server.init_socket()
    with socket.create_connection(server.address):
        accepted, _ = server.do_read()
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        accepted.close()
    server.close()


@pytest.mark.server
def test_a_port_that_is_taken_is_told() -> None:
    with hall() as server:
        second = subprocess.run(
            [sys.executable, "-c", PATCHED, str(server.port)],
            stderr=subprocess.PIPE,
            timeout=PATIENCE_S,
            check=False,
        )
    assert second.returncode == 1
    assert f"端口 {server.port} 已被占用" in second.stderr.decode()
    assert b"Traceback" not in second.stderr


@pytest.mark.server
def test_a_process_that_is_not_patched_does_not_serve() -> None:
    served = subprocess.run(
        [sys.executable, "-c", "from tests.live import hall; hall.main()", "0"],
        stderr=subprocess.PIPE,
        timeout=PATIENCE_S,
        check=False,
    )
    assert b"RuntimeError: patch for gevent before anything else" in served.stderr
