"""The sheet of a draw: its seed, groups, lines with byes and seeds, matches; from a real record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from meet.publishing import draw_pdf
from tests.house import Running, running
from tests.sheets.reading import pages
from tests.web.event_desk import Office
from tests.web.test_event_brackets import SIX, accept, lower_wins, meets
from tests.web.test_pages import form


@pytest.fixture
def meet(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as house:
        form(house, "/signin", "/signin", token=house.token("desk"))
        yield house


def sheet(meet: Running, lang: str = "zh") -> str:
    pdf = draw_pdf(meet.house, "tt", lang)
    assert pdf is not None
    return " ".join("\n".join(pages(pdf)).split())


def test_a_knock_out_is_printed_to_be_filled_in_and_as_it_goes(meet: Running) -> None:
    meet.load(SIX)
    office = Office(meet)
    assert meet.client.get("/events/tt/draw.pdf").status_code == 404  # nothing is drawn yet
    accept(office)
    printed = sheet(meet)
    for said in ("签位", "王璐 [1]", "轮空", "冠军", "种子「7」", "四分之一决赛第 2 场"):
        assert said in printed, said
    assert "11:5" not in printed
    lower_wins(office, *meets(office))
    assert "11:5 11:6" in sheet(meet) or "5:11 6:11" in sheet(meet)
    english = sheet(meet, "en")
    assert "Champion" in english
    assert "seed “7”" in english
    answer = meet.client.get("/events/tt/draw.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert "/events/tt/draw.pdf" in meet.client.get("/events/tt").get_data(as_text=True)


def test_groups_are_printed_with_their_members_and_the_slots_that_wait(meet: Running) -> None:
    meet.load({**SIX, "draw": {"format": "groups_knockout", "into": 2, "qualify": 2}})
    accept(Office(meet))
    printed = sheet(meet)
    for said in ("分组", "A 组", "B 组", "孙若兰", "A 组第 1 名", "B 组第 2 名"):
        assert said in printed, said
