"""Every page over the demonstration games, in both languages and without JavaScript."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from meet.demo import play as demo_play
from meet.drawing import no_longer_follow
from meet.pairing.rounds import is_swiss, moved_on
from tests.house import PLACED, Running, running

PAGES = (
    "/",
    "/schedule",
    "/events",
    "/medals",
    "/medals?as=hall",
    "/points",
    "/regulation",
    "/events/{event}",
    "/events/{event}/why",
    "/contests/{contest}",
    "/contests/{contest}?as=hall",
    "/delegations/{delegation}",
    "/athletes/{athlete}",
    "/signin",
)


@pytest.fixture(scope="module")
def games(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The demonstration games, played to the end."""
    with running(tmp_path_factory.mktemp("demo")) as meet:
        demo_play.load(meet.house)
        demo_play.play(meet.house, Fraction(0))
        yield meet


@pytest.fixture(scope="module")
def resting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The demonstration games before their first call."""
    with running(tmp_path_factory.mktemp("resting")) as meet:
        demo_play.load(meet.house)
        yield meet


def every(meet: Running, page: str) -> list[str]:
    """The page for every event, its first and last contest, every delegation, a few athletes."""
    roster = meet.house.reader.roster()
    assert roster is not None
    ids = {
        "event": list(roster.events),
        "contest": [
            one
            for frame in roster.events.values()
            for one in {*frame.contests[:1], *frame.contests[-1:]}
        ],
        "delegation": list(roster.delegations),
        "athlete": list(roster.athletes)[::25],
    }
    name = re.search(r"{(\w+)}", page)
    if not name:
        return [page]
    return [page.format(**{name[1]: one}) for one in ids[name[1]]]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("when", ["games", "resting"])
def test_every_page_is_complete(
    page: str, lang: str, when: str, request: pytest.FixtureRequest
) -> None:
    meet: Running = request.getfixturevalue(when)
    meet.client.set_cookie("lang", lang)
    for path in every(meet, page):
        response = meet.client.get(path)
        assert response.status_code == 200, path
        text = response.get_data(as_text=True)
        assert "<h1" in text
        assert re.search("<html[^>]*lang=", text)


def test_the_demonstration_awards_157_medals_in_64_events(games: Running) -> None:
    view = games.get("/medals")[1]
    assert (view["gold"], view["silver"], view["bronze"]) == ("64", "53", "40")
    assert (view["total"], view["handed_out"]) == ("157", 157)
    assert (view["planned"], view["held"], view["awarded"]) == (64, 64, 64)


def test_every_medal_and_point_of_a_delegation_is_explained(games: Running) -> None:
    """The tables' figures are the sums of what each delegation's page lists."""
    points = {r["delegation"]["id"]: r for r in games.get("/points")[1]["rows"]}
    for row in games.get("/medals")[1]["rows"]:
        one = row["delegation"]["id"]
        listed = games.get(f"/delegations/{one}")[1]["contributions"]
        for medal in ("gold", "silver", "bronze"):
            shares = [Fraction(c["medal_share"]) for c in listed if c["medal"] == medal]
            assert sum(shares) == Fraction(row[medal]), (one, medal)
        assert sum(Fraction(c["points"]) for c in listed) == Fraction(points[one]["points"])
        assert all(c["award"] for c in listed)


def test_what_does_not_exist_is_a_clear_404(games: Running) -> None:
    games.client.set_cookie("lang", "zh")
    for path in (
        "/events/x",
        "/contests/x",
        "/delegations/x",
        "/athletes/x",
        "/x",
        "/sheets/X.pdf",
    ):
        response = games.client.get(path)
        assert response.status_code == 404, path
        assert "没有" in response.get_data(as_text=True)


def token_of(page: str) -> str:
    """The CSRF token of a page's form."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def form(meet: Running, path: str, at: str, **fields: str) -> tuple[int, str]:
    """Post a form as the page at `at` would: (status, page)."""
    csrf = token_of(meet.client.get(at).get_data(as_text=True))
    answer = meet.client.post(path, data={"csrf_token": csrf, **fields}, follow_redirects=True)
    return answer.status_code, answer.get_data(as_text=True)


def test_a_form_that_is_not_ours_is_refused(resting: Running) -> None:
    assert resting.client.post("/lang/en", data={"back": "/"}).status_code == 400
    assert resting.client.post("/signin", data={"token": "x"}).status_code == 400


def test_the_first_page_offers_three_ways_and_then_never_again(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        first = meet.client.get("/").get_data(as_text=True)
        for way in ("/start/demo", "/start/files", "/start/meet"):
            assert way in first
        fields = {"title": "晋东运动会", "starts_on": "2027-05-15", "ends_on": "2027-05-16"}
        status, page = form(meet, "/start/meet", "/", **fields)
        assert status == 200
        assert "晋东运动会" in meet.client.get("/").get_data(as_text=True)
        again = meet.client.post("/start/meet", data={"csrf_token": token_of(page), **fields})
        assert again.status_code == 400
        assert meet.client.get("/desk").status_code == 200


def test_signing_in_and_entering_a_placing_without_javascript(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(PLACED)
        assert meet.client.get("/pad/relay-f").status_code == 401
        wrong = form(meet, "/signin", "/signin", token="12345678")
        assert wrong[0] == 403
        token = meet.token("referee", contests=["relay-f"])
        status, page = form(meet, "/signin", "/signin", token=token)
        assert status == 200
        assert "relay-f" in page
        page = meet.client.get("/pad/relay-f").get_data(as_text=True)
        block = re.search(r'<form class="form".*?</form>', page, re.DOTALL)
        assert block
        hidden = dict(re.findall(r'name="(\w+)" value=[\'"]([^\'"]*)[\'"]', block[0]))
        call = re.search(r"name=\"call\" value='([^']*)'", block[0])
        assert call
        places = {"in_placings.1": "2", "in_placings.2": "1", "in_placings.3": "2"}
        fields = {**hidden, "call": call[1], **places, "in_placings.4": "4"}
        answer = meet.client.post("/pad/relay-f", data=fields, follow_redirects=True)
        assert answer.status_code == 200
        rows = meet.get("/events/relay")[1]["placings"]
        assert [(r["entrant"]["id"], r["place"]) for r in rows] == [
            ("2", 1),
            ("1", 2),
            ("3", 2),
            ("4", 4),
        ]
        assert meet.client.get("/pad").status_code == 200
        assert meet.client.get("/desk").status_code == 403


def test_the_desk_publishes_declares_and_takes_back_by_forms(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load({**PLACED, "contests": [{**PLACED["contests"][0]}]})  # type: ignore[index]
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        at = "/desk/events/relay"
        fields = {"act": "place", "reason": "纸面成绩", "seq": "0"}
        places = {f"place.{i}": str(i) for i in range(1, 5)}
        assert form(meet, at, at, **fields, **places)[0] == 200
        assert form(meet, at, at, act="publish", seq="1")[0] == 200
        seen = str(meet.get("/events/relay")[1]["version"])
        assert form(meet, at, at, act="official", seen=seen)[0] == 200
        assert meet.get("/events/relay")[1]["stage"]["code"] == "official"
        status, _page = form(meet, at, at, act="unofficial", reason="")
        assert status == 400
        assert form(meet, at, at, act="unofficial", reason="复核")[0] == 200
        assert meet.get("/events/relay")[1]["stage"]["code"] == "unofficial"
        assert meet.client.get("/desk").status_code == 200
        assert meet.client.get("/desk?state=unofficial").status_code == 200


def test_every_draw_is_what_the_desk_would_propose_again(games: Running) -> None:
    """The demonstration's `draw` lines hold the digest that the desk computes from the record."""
    with games.house.reader.context("zh") as context:
        events = context.results.events()
        drawn = [now for now in events if now.decided.draws]
        assert len(drawn) > 30
        assert not any(now.alarm for now in events)
        assert not any(moved_on(now) if is_swiss(now) else no_longer_follow(now) for now in drawn)
