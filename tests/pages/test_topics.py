"""What is pushed is what the page shows: the same file, rendered with the view and a language."""

import re
from typing import Any

import pytest

from meet.view_models import encode_view
from tests.pages.preview import application, pages, rendered

TOPICS = {
    name: template
    for name, (template, values) in pages().items()
    if values.get("topic") or template in ("event", "contest", "delegation", "hall")
}
FILES = {"hall": "contest_hall"}


def region(html: str) -> str:
    found = re.search(r"<main[^>]*>\n?(.*)</main>", html, re.DOTALL)
    assert found
    return found[1].strip()


def pushed(name: str, lang: str = "zh") -> str:
    template, values = pages()[name]
    file = f"parts/topics/{FILES.get(template, template)}.html"
    return application().jinja_env.get_template(file).render(view=values["view"], lang=lang)


@pytest.mark.parametrize("name", TOPICS)
def test_the_push_equals_the_page(name: str) -> None:
    assert pushed(name).strip() == region(rendered(name))


@pytest.mark.parametrize("name", TOPICS)
def test_the_push_speaks_the_language_asked_for(name: str) -> None:
    """Outside of any request; what the view itself says stays, all else is English."""
    view = str(encode_view(pages()[name][1]["view"]))
    text = re.sub(r"<[^>]*>", "\n", pushed(name, "en"))
    left = {part for part in re.findall(r"[\u4e00-\u9fff]+", text) if part not in view}
    assert not left


@pytest.mark.parametrize("name", TOPICS)
def test_a_region_names_its_topic_version_and_part(name: str) -> None:
    html = rendered(name)
    main = re.search(r"<main[^>]*>", html)
    assert main
    for attribute in ("data-topic", "data-version", "data-part"):
        assert attribute in main[0]


@pytest.mark.parametrize("name", pages())
def test_ids_are_unique(name: str) -> None:
    ids = re.findall(r'\sid="([^"]*)"', rendered(name))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", pages())
def test_nothing_needs_a_style_or_a_script_in_the_page(name: str) -> None:
    """The content security policy allows none."""
    html = rendered(name)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)


@pytest.mark.parametrize("name", pages())
def test_every_form_that_writes_is_protected(name: str) -> None:
    forms: list[Any] = re.findall(r"<form.*?</form>", rendered(name), re.DOTALL)
    writing = [form for form in forms if 'role="search"' not in form]
    assert all('name="csrf_token" value="preview"' in form for form in writing)
    assert all('method="post"' in form for form in writing)
    searching = [form for form in forms if 'role="search"' in form]
    assert all('method="get"' in form and "csrf_token" not in form for form in searching)


def test_medal_colours_wait_for_the_official_result() -> None:
    assert 'class="medal' not in rendered("event-unofficial")
    assert rendered("event-official").count('class="medal') == 3


def test_names_are_escaped() -> None:
    _template, values = pages()["athlete"]
    from dataclasses import replace

    view = values["view"]
    evil = replace(view, athlete=replace(view.athlete, name="<script>alert(1)</script>"))
    file = application().jinja_env.get_template("parts/topics/athlete.html")
    assert "<script>" not in file.render(view=evil, lang="zh")
