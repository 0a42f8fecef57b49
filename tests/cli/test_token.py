"""A bearer token on stdout, and what it opens."""

import re

import pytest

from meet.access import DAY_MS, ROLES, Grant, check
from meet.house import now_ms
from tests.cli.shell import Shell
from tests.house import PLACED, running


def granted(shell: Shell, text: str, days: int = 0) -> Grant | None:
    """What a token grants some days from now."""
    with running(shell.folder / "place") as meet, meet.house.engine.connect() as conn:
        return check(conn, text, now_ms() + days * DAY_MS)


@pytest.mark.parametrize("role", ROLES)
def test_a_token_of_each_role_alone_on_stdout(shell: Shell, role: str) -> None:
    """In an empty place too: there is no meet yet, and the token is good when there is."""
    done = shell.meet("token", "--role", role)
    assert (done.status, done.words.count("\n"), done.stdout.count(b"\n")) == (0, 1, 1)
    grant = granted(shell, done.stdout.decode().strip())
    assert grant is not None
    seat = "marshal" if role == "marshal" else ""
    assert (grant.role, grant.seat, grant.contests) == (role, seat, None)


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "在 {} 输入，2 天内有效"), ("en", "Enter them at {} within 2 days")]
)
def test_the_digits_of_its_card_for_people(shell: Shell, lang: str, said: str) -> None:
    """Four and four on stderr, and where to enter them; they open the same door."""
    words = ["--role", "referee", "--seat", "chief", "--label", "王裁判", "--days", "2"]
    place = {"MEET_LANG": lang, "MEET_PUBLIC_URL": "https://games.example"}
    done = shell.meet("token", *words, MEET_SECRET_KEY="a key for tests only", **place)
    assert said.format("https://games.example/signin") in done.words
    (digits,) = re.findall(r"\b\d{4} \d{4}\b", done.words)
    with running(shell.folder / "place") as meet:
        page = meet.client.get("/signin").get_data(as_text=True)
        csrf = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert csrf
        form = {"csrf_token": csrf[1], "token": digits}
        assert meet.client.post("/signin", data=form).headers["Location"] == "/pad"
        with meet.client.session_transaction() as session, meet.house.engine.connect() as conn:
            grant = check(conn, session["token"], now_ms())
    assert grant is not None
    assert (grant.role, grant.seat, grant.label) == ("referee", "chief", "王裁判")


def test_the_roles_are_those_of_the_format() -> None:
    assert set(ROLES) == {
        "desk", "secretary", "referee", "marshal", "announcer", "jury", "screen",
    }  # fmt: skip


def test_a_seat_some_contests_and_some_days(shell: Shell) -> None:
    two = [{"id": one, "entrants": ["1"]} for one in ("a", "b")]
    shell.meet("load", shell.file("a.json", {**PLACED, "contests": two}))
    words = ["--role", "referee", "--contest", "a", "--contest", "b", "--seat", "left"]
    text = shell.meet("token", *words, "--days", "2").stdout.decode().strip()
    grant = granted(shell, text, days=1)
    assert grant is not None
    assert (grant.role, grant.seat, grant.contests) == ("referee", "left", ("a", "b"))
    assert granted(shell, text, days=3) is None


def test_two_tokens_differ(shell: Shell) -> None:
    one, other = (shell.meet("token", "--role", "desk").stdout for _ in range(2))
    assert one != other


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_contest_that_does_not_exist_is_a_typing_error(shell: Shell, lang: str) -> None:
    shell.meet("load", shell.file("a.json", PLACED))
    words = ["--role", "referee", "--contest", "relay-f", "--contest", "relay-ff"]
    done = shell.meet("token", *words, MEET_LANG=lang)
    assert (done.status, done.stdout) == (1, b"")
    assert "relay-ff" in done.words
    assert done.words.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--role", "boss"],
        ["--role", "desk", "--days", "0"],
        ["--role", "desk", "--days", "x"],
        ["--role", "desk", "extra"],
    ],
)
def test_what_is_asked_wrongly_is_shown_how(shell: Shell, words: list[str]) -> None:
    done = shell.meet("token", *words)
    assert (done.status, done.stdout) == (2, b"")
    assert "--help" in done.words
