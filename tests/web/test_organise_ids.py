"""Ids as FORMATS allows them: every page, link and route works, whatever an id is made of."""

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.house import PLACE, PLACED, Running, new_id, running
from tests.web.organiser import Organiser

IDS = ["男子 100 米", "4×100/混合", "a?b#c", "50%", "a%2Fb", '"q"&b=c', "/x//y/"]
LINK = re.compile(r'(?:href|action)="(/[^"]*)"')


def named(one: str) -> dict[str, object]:
    """The placed event, and its contest, under this id."""
    contest = {**PLACED["contests"][0], "id": f"{one}·决赛"}
    return {**PLACED, "event": one, "contests": [contest]}


@pytest.mark.parametrize("one", IDS)
def test_an_event_of_any_id_is_played_and_shown(tmp_path: Path, one: str) -> None:
    with running(tmp_path) as meet:
        meet.load(named(one))
        event, contest = (
            f"/events/{quote(one, safe='')}",
            f"/contests/{quote(f'{one}·决赛', safe='')}",
        )
        desk = meet.token("desk")
        call = {"id": new_id(), "seq": 0, "call": PLACE}
        assert meet.post(f"{contest}/calls", call, desk)[0] == 201
        assert meet.get(f"{contest}/ledger", desk)[1]["seq"] == 1
        seen = meet.get(event)[1]["version"]
        official = {"id": new_id(), "seen": seen}
        assert meet.post(f"{event}/official", official, desk)[0] == 201
        view = meet.get(event)[1]
        assert (view["id"], view["stage"]["code"]) == (one, "official")
        assert meet.get(contest)[1]["seq"] == 1


@pytest.mark.parametrize("one", IDS)
def test_every_link_leads_somewhere(tmp_path: Path, one: str) -> None:
    """From the public pages and the desk: no link to the event is dead."""
    with running(tmp_path) as meet:
        organiser = Organiser(meet)
        organiser.begin()
        meet.load(named(one))
        event = f"/events/{quote(one, safe='')}"
        pages = [
            "/",
            "/events",
            "/schedule",
            "/desk",
            event,
            f"/desk{event}",
            "/desk/organise/events",
        ]
        links = {link for page in pages for link in links_of(meet, page)}
        assert any("/events/" in link and "/desk" not in link for link in links)
        dead = {link for link in links if meet.client.get(link).status_code in (404, 500)}
        assert not dead


def links_of(meet: Running, page: str) -> set[str]:
    """Where a page leads, forms and files of ours apart."""
    text = meet.client.get(page).text
    found = {html.unescape(link).split("#")[0] for link in LINK.findall(text)}
    apart = ("/static", "/lang/", "/signout", "/sheets")
    return {link for link in found if link and not link.startswith(apart)}


def test_the_number_of_a_document_stands_in_an_address() -> None:
    """A version follows it after a slash, so it has none; two ids never share a number."""
    from meet.sheets import document_number

    assert document_number("result", "w-54") == "RES-w-54"
    numbers = {document_number("result", one) for one in ("a/1", "a~2F1", "a", "a~")}
    assert len(numbers) == 4
    assert not any("/" in number for number in numbers)


def test_two_people_of_one_number_have_a_page_each(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        organiser = Organiser(meet)
        organiser.begin()
        other = {"id": "1", "name": "王强", "delegation": "上党", "number": "101"}
        meet.load(PLACED)
        meet.load({**PLACED, "event": "e2", "entrants": [other], "contests": []})
        meet.load({**PLACED, "event": "e3", "contests": []})
        first = meet.client.get("/athletes/101").text
        assert "李堃" in first
        assert "王强" not in first
        links = set(re.findall(r'href="(/athletes/[^"]*)"', meet.client.get("/events/e2").text))
        (own,) = {html.unescape(link) for link in links}
        assert own != "/athletes/101"
        second = meet.client.get(own).text
        assert "王强" in second
        assert "李堃" not in second
        assert "101 号 李堃、王强" in organiser.words("/desk/organise")
