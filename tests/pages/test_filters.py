"""What templates can say: figures, marks, medals, chips, clocks and names, in both languages."""

import re
from typing import Any

import pytest
from flask import render_template_string

from meet.view_models import ClockView
from meet.web.filters import environment_for
from meet.web.marks import ICONS, SHAPES, mark
from tests.pages.preview import application
from tests.pages.sample_people import DELEGATIONS, LONG, STAGES, stage


def say(template: str, lang: str = "zh", **values: Any) -> str:
    return environment_for(lang).from_string(template).render(**values)


@pytest.mark.parametrize(
    ("figure", "html"),
    [
        ("138", '138<span class="slot"></span>'),
        ("131.5", '131<span class="slot">½</span>'),
        ("22/3", '7<span class="slot">⅓</span>'),
        ("DNS", "DNS"),
        ("1:02.34", "1:02.34"),
    ],
)
def test_a_fraction_stands_in_a_slot_of_its_own(figure: str, html: str) -> None:
    assert say("{{ x | fraction(true) }}", x=figure) == html
    assert say("{{ x | fraction }}", x="131.5") == "131½"


def test_slots_are_for_columns_that_hold_fractions() -> None:
    rows = [ClockView("1", 0), ClockView("2.5", 0)]
    assert say("{{ (x | slots('label')).label }}", x=rows) == "True"
    assert say("{{ (x | slots('label')).label }}", x=rows[:1]) == "False"


def test_the_thirteen_delegations_have_thirteen_marks() -> None:
    drawn = {re.sub(r' (fill|color)="#\w+"', "", mark(one)) for one in DELEGATIONS.values()}
    assert len(drawn) == len(DELEGATIONS) == len(SHAPES)


def test_a_mark_carries_both_its_colours() -> None:
    assert 'fill="#1F5FBF" color="#7FB0FF"' in mark(DELEGATIONS["潞州"])


def test_a_medal_has_its_character_and_its_name() -> None:
    assert "金" in say("{{ 'gold' | medal }}")
    assert "Gold" in say("{{ 'gold' | medal }}", "en")
    assert say("{{ '' | medal }}") == ""


def test_states_differ_in_sign_word_and_form() -> None:
    contest = ("scheduled", "called", "live", "finished", "signed")
    event = ("start_list", "live", "finished", "unofficial", "official", "cancelled")
    for life in (contest, event):
        chips = [say("{{ x | chip }}", x=stage(code)) for code in life]
        assert len({re.search("<svg.*</svg>", one)[0] for one in chips}) == len(life)  # type: ignore[index]
        assert len({re.search('class="chip (.*?)"', one)[1] for one in chips}) == len(life)  # type: ignore[index]
        assert all(STAGES[code] in one for code, one in zip(life, chips, strict=True))


def test_every_state_has_its_sign() -> None:
    assert set(STAGES) - {"start_list"} <= set(ICONS)


@pytest.mark.parametrize(
    ("clock", "text", "deadline"),
    [
        (ClockView("停表", 120_000, left_ms=86_400), ">1:26<", False),
        (ClockView("试举", 60_000, deadline_ms=1_800_000_000_000), ">1:00<", True),
        (ClockView("到时", 60_000, left_ms=-5), ">0:00<", False),
    ],
)
def test_a_clock_reads_minutes_and_seconds(clock: ClockView, text: str, *, deadline: bool) -> None:
    html = say("{{ x | clock }}", x=clock)
    assert text in html
    assert ("data-deadline" in html) is deadline


def test_the_values_compared_are_bold() -> None:
    html = say("{{ x | compared }}", x="与王丽同为 97，体重 59.84 < 60.32，轻者在前")
    assert html == "与王丽同为 97，体重 <b>59.84 &lt; 60.32</b>，轻者在前"
    assert say("{{ x | compared }}", x="抽签 <script>") == "抽签 &lt;script&gt;"


def test_a_name_breaks_at_its_dots_only() -> None:
    parts = re.findall('<span class="part">(.*?)</span>', say("{{ x | names }}", x=LONG))
    assert "".join(parts) == LONG
    assert all(part.endswith("·") for part in parts[:-1])
    assert say("{{ x | names }}", x="<b>") == '<span class="part">&lt;b&gt;</span>'


def test_days_have_their_weekday() -> None:
    assert say("{{ '2027-05-15' | day }}") == "2027年5月15日　星期六"
    assert say("{{ '2027-05-15' | day }}", "en") == "15 May 2027　Saturday"
    assert say("{{ '2027-05-15/2027-05-16' | dates }}", "en") == "15 – 16 May 2027"


def test_words_are_chinese_first_and_english_where_asked() -> None:
    assert say("{{ _('第%(n)s名', n=3) }}") == "第3名"
    assert say("{{ _('第%(n)s名', n=3) }}", "en") == "No. 3"
    assert say("{{ _('成绩', within='places') }} {{ language_tag() }}", "en") == "Results en"


def test_the_language_passed_goes_before_that_of_the_request() -> None:
    app = application()
    with app.test_request_context("/"):
        env = app.jinja_env
        assert env.from_string("{{ _('奖牌榜') }}").render(lang="en") == "Medal Table"
        assert env.from_string("{{ _('奖牌榜') }}").render() == "奖牌榜"


@pytest.mark.parametrize(
    ("query", "cookie", "large", "set_to"),
    [
        ("?text=large", "", True, "large"),
        ("?text=normal", "large", False, "normal"),
        ("", "large", True, None),
        ("?text=<b>", "", False, "normal"),
        ("", "", False, None),
    ],
)
def test_large_text_is_remembered(
    query: str, cookie: str, set_to: str | None, *, large: bool
) -> None:
    app = application()
    app.add_url_rule("/", view_func=lambda: render_template_string("{{ large }}"))
    client = app.test_client()
    if cookie:
        client.set_cookie("text", cookie)
    answer = client.get(f"/{query}")
    assert answer.text == str(large)
    kept = answer.headers.get("Set-Cookie")
    assert (kept.split(";")[0] if kept else None) == (f"text={set_to}" if set_to else None)
