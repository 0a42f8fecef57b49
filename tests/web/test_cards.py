"""Seat cards at the desk, without JavaScript: issued, printed once, used, renewed, revoked."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from meet import access
from meet.access import ROLES, Grant, Tries
from meet.house import now_ms
from meet.web import start_pages
from tests.api.games import LIFTING
from tests.house import PLACED, Running, new_id, running

CARDS = "/desk/cards"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a house of two sports: to copy it is quicker than to make it."""
    folder = tmp_path_factory.mktemp("prepared")
    with running(folder) as house:
        house.load(PLACED)
        house.load(LIFTING)
    return folder / "meet.sqlite"


@pytest.fixture
def meet(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """Such a house, somebody signed in at the desk, nobody having tried digits."""
    monkeypatch.setattr(start_pages, "tries", Tries())
    shutil.copy(prepared, tmp_path)
    with running(tmp_path, MEET_PUBLIC_URL="https://games.example") as house:
        as_holder(house.client, house.token("desk"))
        yield house


def as_holder(client: FlaskClient, token: str) -> None:
    """The browser of whoever holds this token."""
    with client.session_transaction() as session:
        session["token"] = token


def csrf(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', text(client, path))
    assert found
    return found[1]


def text(client: FlaskClient, path: str) -> str:
    return unescape(client.get(path, follow_redirects=True).get_data(as_text=True))


def issue(meet: Running, *posts: str, **fields: Any) -> list[str]:
    """Cards for these posts: the digits that the page then shows."""
    form = {"csrf_token": csrf(meet.client, CARDS), "post": list(posts), "days": "3", **fields}
    answer = meet.client.post(CARDS, data=form, follow_redirects=True)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return digits_of(answer.get_data(as_text=True))


def digits_of(page: str) -> list[str]:
    return [four + more for four, more in re.findall(r"</span>(\d{4}) (\d{4})</p>", page)]


def sign_in(meet: Running, digits: str) -> FlaskClient:
    """Another browser, signed in with digits."""
    client = meet.client.application.test_client()
    form = {"csrf_token": csrf(client, "/signin"), "token": digits}
    assert client.post("/signin", data=form).status_code == 302
    return client


def grant_of(meet: Running, client: FlaskClient) -> Grant | None:
    with client.session_transaction() as session, meet.house.engine.connect() as conn:
        return access.check(conn, session.get("token", ""), now_ms())


def card_ids(meet: Running) -> list[str]:
    return re.findall(r'id="card-(\w+)"', text(meet.client, CARDS))


def act(meet: Running, card: str, what: str) -> Any:
    form = {"csrf_token": csrf(meet.client, CARDS)}
    return meet.client.post(f"{CARDS}/{card}/{what}", data=form, follow_redirects=True)


def test_a_card_of_a_seat_opens_its_pad_and_no_other(meet: Running) -> None:
    """The pad of a referee's seat has its two keys, and no form at all."""
    (digits,) = issue(meet, "referee:left", scope="picked", contest=["pwl-f"], label="刘志刚")
    opener = {"kind": "declare", "entrant": "9", "attempt": 1, "kg": "100"}
    body = {"id": new_id(), "seq": None, "call": opener}
    assert meet.post("/contests/pwl-f/calls", body, meet.token("marshal"))[0] == 201
    tablet = sign_in(meet, digits)
    granted = grant_of(meet, tablet)
    assert granted
    assert (granted.role, granted.seat, granted.contests, granted.label) == (
        "referee",
        "left",
        ("pwl-f",),
        "刘志刚",
    )
    pad = text(tablet, "/pad/pwl-f?seat=marshal")
    calls = re.findall(r"name=\"call\" value='([^']*)'", pad)
    assert len(calls) == 2
    assert all('"kind": "vote"' in call and '"seat": "left"' in call for call in calls)
    assert tablet.get("/pad/relay-f").status_code == 403
    assert tablet.get("/desk").status_code == 403


def test_one_card_for_each_post_in_its_order(meet: Running) -> None:
    posts = ("secretary:", "referee:chief", "referee:left", "marshal:marshal")
    given = issue(meet, *posts)
    grants = [grant_of(meet, sign_in(meet, digits)) for digits in given]
    assert [f"{one.role}:{one.seat}" for one in grants if one] == list(posts)
    labels = [one.label for one in grants if one]
    assert len(set(labels)) == 4, "a line says which of them wrote it"


def test_the_printed_card(meet: Running) -> None:
    """What PADS §6 asks: place or post, QR, eight digits, until when; the QR has the digits too,
    behind the # that no server sees."""
    form = {"csrf_token": csrf(meet.client, CARDS), "post": "referee:chief", "days": "3"}
    page = meet.client.post(CARDS, data={**form, "label": "陈丽"}, follow_redirects=True)
    shown = page.get_data(as_text=True)
    assert page.headers["Cache-Control"] == "no-store"
    (digits,) = digits_of(shown)
    for said in ("裁判长", "陈丽", "全部场次", "有效到", "https://games.example/signin"):
        assert said in shown
    assert f"https://games.example/signin#{digits}" in shown
    assert "<svg" in shown


def test_digits_are_shown_once(meet: Running) -> None:
    (digits,) = issue(meet, "secretary:")
    again = text(meet.client, f"{CARDS}/issued")
    assert "发新卡" in again
    assert digits not in again.replace(" ", "")


@pytest.mark.parametrize(
    ("scope", "contests"),
    [
        ({}, None),
        ({"scope": "all", "contest": ["pwl-f"]}, None),
        ({"scope": "picked", "contest": ["pwl-f", "relay-f"]}, ("pwl-f", "relay-f")),
        ({"scope": "narrow", "sport": "weightlifting"}, ("pwl-f",)),
        ({"scope": "narrow", "sport": "", "day": ""}, ("pwl-f", "relay-f")),
    ],
)
def test_which_contests_a_card_is_good_for(
    meet: Running, scope: dict[str, Any], contests: tuple[str, ...] | None
) -> None:
    (digits,) = issue(meet, "referee:", **scope)
    granted = grant_of(meet, sign_in(meet, digits))
    assert granted
    assert granted.contests == contests


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"post": []}, "请选至少一个岗位"),
        ({"post": ["emperor:"]}, "没有「emperor:」这个岗位"),
        ({"scope": "picked"}, "没有选到场次"),
        ({"scope": "narrow", "sport": "curling"}, "没有选到场次"),
        ({"scope": "picked", "contest": ["nowhere"]}, "nowhere"),
        ({"days": "0"}, "1 到 366"),
        ({"days": "367"}, "1 到 366"),
        ({"days": "三"}, "1 到 366"),
    ],
)
def test_what_cannot_be_issued_is_said_and_nothing_is(
    meet: Running, fields: dict[str, Any], said: str
) -> None:
    before = card_ids(meet)
    form = {"csrf_token": csrf(meet.client, CARDS), "post": "jury:", "days": "3", **fields}
    answer = meet.client.post(CARDS, data=form)
    assert answer.status_code == 400
    assert said in unescape(answer.get_data(as_text=True))
    assert card_ids(meet) == before


def test_a_revoked_card_ends_with_who_used_it(meet: Running) -> None:
    (digits,) = issue(meet, "secretary:", label="李敏")
    tablet = sign_in(meet, digits)
    page = text(meet.client, CARDS)
    assert "1 台登录着" in page
    (card,) = set(card_ids(meet)) - {own_card(meet)}
    assert act(meet, card, "revoke").status_code == 200
    assert grant_of(meet, tablet) is None
    assert tablet.get("/pad/relay-f").status_code == 401
    form = {"csrf_token": csrf(tablet, "/signin"), "token": digits}
    assert tablet.post("/signin", data=form).status_code == 403
    page = text(meet.client, CARDS)
    assert card not in card_ids(meet)
    assert "已作废" in page
    assert "李敏" in page
    assert act(meet, card, "digits").status_code == 400


def own_card(meet: Running) -> str:
    granted = grant_of(meet, meet.client)
    assert granted
    return granted.id


def test_new_digits_end_the_old_ones_and_no_tablet(meet: Running) -> None:
    (old,) = issue(meet, "secretary:")
    tablet = sign_in(meet, old)
    (card,) = set(card_ids(meet)) - {own_card(meet)}
    (new,) = digits_of(act(meet, card, "digits").get_data(as_text=True))
    assert grant_of(meet, tablet)
    assert grant_of(meet, sign_in(meet, new))
    other = meet.client.application.test_client()
    form = {"csrf_token": csrf(other, "/signin"), "token": old}
    assert other.post("/signin", data=form).status_code == 403


def test_only_the_desk_and_only_by_its_own_forms(meet: Running) -> None:
    card = own_card(meet)
    for role in set(ROLES) - {"desk"}:
        as_holder(meet.client, meet.token(role))
        assert meet.client.get(CARDS).status_code == 403
        assert meet.client.get(f"{CARDS}/issued").status_code == 403
        form = {"csrf_token": csrf(meet.client, "/signin"), "post": "desk:", "days": "3"}
        for path in (CARDS, f"{CARDS}/{card}/revoke", f"{CARDS}/{card}/digits"):
            assert meet.client.post(path, data=form).status_code == 403
    as_holder(meet.client, meet.token("desk"))
    for path in (CARDS, f"{CARDS}/{card}/revoke", f"{CARDS}/{card}/digits"):
        assert meet.client.post(path, data={"post": "desk:", "days": "3"}).status_code == 400
    as_holder(meet.client, "")
    assert meet.client.get(CARDS).status_code == 401


def test_signing_out_ends_the_token_that_the_digits_gave(meet: Running) -> None:
    (digits,) = issue(meet, "secretary:")
    tablet = sign_in(meet, digits)
    with tablet.session_transaction() as session:
        token = session["token"]
    note = {"id": new_id(), "seq": None, "call": {"kind": "note", "text": "风大"}}
    assert meet.post("/contests/relay-f/calls", note, token)[0] == 201
    tablet.post("/signout", data={"csrf_token": csrf(tablet, "/signin")})
    again = {**note, "id": new_id()}
    assert meet.post("/contests/relay-f/calls", again, token)[0] == 401
    assert grant_of(meet, sign_in(meet, digits)), "the card itself stays good"


def test_wrong_digits_are_counted_down_then_wait(meet: Running) -> None:
    (digits,) = issue(meet, "secretary:")
    tablet = meet.client.application.test_client()
    form = {"csrf_token": csrf(tablet, "/signin"), "token": "12345678"}

    def told(given: str) -> tuple[int, str]:
        answer = tablet.post("/signin", data={**form, "token": given})
        page = unescape(answer.get_data(as_text=True))
        said = re.search(r'class="trouble".*?</div>', page, re.DOTALL)
        return answer.status_code, re.sub(r"<[^>]+>", "", said[0]) if said else ""

    wrong = f"{(int(digits) + 1) % 10**8:08}"
    for left in (4, 3, 2, 1):
        status, said = told(wrong)
        assert (status, f"还可以试 {left} 次" in said) == (403, True)
    status, said = told(wrong)
    assert (status, "请等 60 秒再试" in said) == (403, True)
    status, said = told(digits)
    assert (status, "先等一等" in said, "这张卡进不去" in said) == (429, True, False)


def test_a_right_card_among_wrong_tries_starts_anew(meet: Running) -> None:
    (digits,) = issue(meet, "secretary:")
    tablet = meet.client.application.test_client()
    for given, status in (("12345678", 403),) * 4 + ((digits, 302), ("12345678", 403)):
        form = {"csrf_token": csrf(tablet, "/signin"), "token": given}
        assert tablet.post("/signin", data=form).status_code == status


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_desk_finds_its_cards(meet: Running, lang: str) -> None:
    assert f'href="{CARDS}"' in text(meet.client, f"/desk?lang={lang}")
    as_holder(meet.client, meet.token("secretary"))
    assert f'href="{CARDS}"' not in text(meet.client, f"/desk?lang={lang}")


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/desk?state=live", "/desk?state=live"),
        ("/delegations/上党", "/delegations/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/a\\..\\evil", "/"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_switching_the_language_never_leaves_the_site(meet: Running, back: str, to: str) -> None:
    form = {"csrf_token": csrf(meet.client, "/signin"), "back": back}
    gone = meet.client.post("/lang/en", data=form).headers["Location"]
    assert gone.startswith(to)
    assert len(gone) == len(to) or back.startswith(to)


@pytest.mark.parametrize(
    ("host", "sources"),
    [
        ("games.example:8000", "'self' ws://games.example:8000 wss://games.example:8000"),
        ("[fe80::1]:8000", "'self' ws://[fe80::1]:8000 wss://[fe80::1]:8000"),
        ("a;script-src *", "'self'"),
    ],
)
def test_pages_may_connect_to_their_own_host_only(meet: Running, host: str, sources: str) -> None:
    policy = meet.client.get("/", headers={"Host": host}).headers["Content-Security-Policy"]
    assert f"connect-src {sources};" in policy
    assert "*" not in policy
