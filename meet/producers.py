"""Producers: what each topic shows to those who watch it, from the reader and the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jinja2
from flask import Flask

from meet.house import House
from meet.live import NoSuchPart, View
from meet.reader import NoGamesError
from meet.topics import exists, view_of
from meet.view_models import encode_view

PAGE = "page"


@dataclass(frozen=True, slots=True)
class TopicProducer:
    """One topic: its view as JSON, and its region as the page renders it."""

    app: Flask
    house: House
    topic: str

    def view(self, lang: str) -> View:
        """Version, seq (contests and events have one) and the body of the matching GET."""
        with self.house.reader.context(lang) as context:
            body: Mapping[str, Any] = encode_view(view_of(self.topic, context))
        seq = body["seq"] if self.topic.startswith("contest:") else None
        return int(body["version"]), seq, body

    def html(self, lang: str, part: str) -> str:
        """The region of the page; raises `NoSuchPart` where the topic is not shown so."""
        with self.house.reader.context(lang) as context:
            view = view_of(self.topic, context)
        try:
            return region(self.app, self.topic, view, lang, part or PAGE)
        except jinja2.TemplateNotFound as unknown:
            raise NoSuchPart(part) from unknown


class Producers:
    """The producer of a topic by its name; None where there is no such topic."""

    def __init__(self, app: Flask, house: House) -> None:
        self._app = app
        self._house = house

    def __call__(self, topic: str) -> TopicProducer | None:
        """The producer, if the topic exists now."""
        try:
            with self._house.reader.context(self._house.settings.lang) as context:
                known = exists(topic, context)
        except NoGamesError:
            return None
        return TopicProducer(self._app, self._house, topic) if known else None


def region(app: Flask, topic: str, view: Any, lang: str, part: str) -> str:
    """A topic's region, by the template that the page itself includes."""
    name = template_of(topic, part)
    with app.app_context():
        return app.jinja_env.get_template(name).render(view=view, lang=lang, part=part)


def template_of(topic: str, part: str) -> str:
    """`parts/topics/contest.html` for a page, `parts/topics/contest_hall.html` for a part."""
    kind, _colon, one = topic.partition(":")
    name = one if kind == "screen" else kind
    if not name.isidentifier() or not part.isidentifier():
        raise NoSuchPart(part)
    return f"parts/topics/{name}.html" if part == PAGE else f"parts/topics/{name}_{part}.html"
