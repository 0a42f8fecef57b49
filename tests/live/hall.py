"""A small hall: a server process whose topics are real view models that a test alters by HTTP.

Its arguments: port, ping interval and ping timeout in seconds, a file that tells how it ended.
It is started in a process that gevent has patched (`processes.hall`).
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import gevent
from flask import Flask, Response, request
from gevent.threadpool import ThreadPool
from jinja2 import DictLoader, Environment, StrictUndefined

from meet.fanout import WIRE, open_socketio
from meet.live import Live, NoSuchPart
from meet.serve import serve
from meet.view_models import (
    BoardView,
    CellView,
    ColumnView,
    ContestView,
    DelegationTag,
    MedalRow,
    MedalsView,
    NewsItem,
    NewsView,
    RowView,
    StageView,
    TableView,
    encode_view,
)
from tests.live.pages import TEMPLATES

DELEGATIONS = {
    "潞州区": ("Luzhou", "square"),
    "上党区": ("Shangdang", "triangle"),
    "屯留区": ("Tunliu", "hexagon"),
    "潞城区": ("Lucheng", "diamond"),
}
WORDS = {"zh": ("男子 54 公斤级", "进行中", "试举"), "en": ("Men 54 kg", "Live", "attempt")}
LARGE = "大" * 60_000


class Hall:
    """What is shown, and how often it was rendered."""

    def __init__(self) -> None:
        self.version = 1
        self.kilos = 97
        self.gold = dict.fromkeys(DELEGATIONS, 0)
        self.news: list[NewsItem] = []
        self.epoch = "1"
        self.broken = ""  # "topic", "view" or a part: what cannot be shown now
        self.changed = Counter({"medals": 1, "contest:f": 1, "news": 1})
        self.rendered: Counter[str] = Counter()
        self.templates = Environment(
            loader=DictLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True
        )

    def alter(self, topic: str, told: dict[str, Any]) -> None:
        """One committed change."""
        self.version += 1
        self.changed[topic] = self.version
        if topic == "medals":
            self.gold[told.get("delegation", "上党区")] += 1
        elif topic == "contest:f":
            self.kilos += 1
        else:
            number = len(self.news) + 1
            item = NewsItem(number, told["level"], "10:42", told["text"], told["event"])
            self.news.append(item)

    def fail(self, what: str) -> None:
        if what == self.broken:
            raise RuntimeError(f"{what} is broken")

    def shown(self, topic: str, lang: str) -> Any:
        """The view of a topic."""
        views = {"contest:f": self.contest, "news": self.latest}
        return views.get(topic, self.medals)(lang)

    def medals(self, lang: str) -> MedalsView:
        rows = tuple(
            MedalRow(0, _tag(name, lang), str(gold), "0", "0", str(gold))
            for name, gold in sorted(self.gold.items(), key=lambda item: -item[1])
        )
        rows = tuple(replace(row, rank=place) for place, row in enumerate(rows, 1))
        total = sum(self.gold.values())
        counted = (str(total), "0", "0", str(total), total, 64, total, total)
        return MedalsView(self.changed["medals"], rows, *counted)

    def contest(self, lang: str) -> ContestView:
        name, live, attempt = WORDS[lang]
        cells = (CellView("何勇"), CellView(f"{self.kilos}", role="good"))
        table = TableView((ColumnView(attempt, "left", False),), (RowView(cells, "now"),))
        version = self.changed["contest:f"]
        board = BoardView(tables=(table,))
        stage = StageView("live", live)
        return ContestView(
            version, version, "f", name, "weightlifting", "", stage, (), board, False
        )

    def latest(self, _lang: str) -> NewsView:
        return NewsView(self.changed["news"], tuple(self.news[-50:]))


def _tag(name: str, lang: str) -> DelegationTag:
    english, shape = DELEGATIONS[name]
    shown = name if lang == "zh" else english
    return DelegationTag(english, shown, shown[:2], shape, "#1F5FBF", "#7FB0FF")


class Topic:
    """One topic's producer; counts what it renders."""

    def __init__(self, hall: Hall, name: str) -> None:
        self.hall = hall
        self.name = name

    def view(self, lang: str) -> tuple[int, int | None, dict[str, Any]]:
        self.hall.fail("view")
        self.hall.rendered[f"{self.name} view {lang}"] += 1
        view = encode_view(self.hall.shown(self.name, lang))
        return view["version"], view.get("seq"), view

    def html(self, lang: str, part: str) -> str:
        self.hall.fail(part)
        self.hall.rendered[f"{self.name} html {lang} {part}"] += 1
        if part not in {"page", "large", "card"}:
            raise NoSuchPart(part)
        view = self.hall.shown(self.name, lang)
        large = LARGE if part == "large" else ""
        template = self.hall.templates.get_template(self.name.partition(":")[0])
        return template.render(view=view, lang=lang) + large


def create(hall: Hall) -> tuple[Flask, Any, Live]:
    """The application, with pages, and routes by which a test alters the hall."""
    app = Flask(__name__, static_folder=str(Path(__file__).parents[2] / "static"))
    interval, timeout = [int(word) for word in sys.argv[2:4]] or (25, 20)
    socketio = open_socketio(app, interval, timeout)
    topics = {name: Topic(hall, name) for name in hall.changed}
    topics |= {name: Topic(hall, name) for name in map("delegation:{}".format, range(65))}

    def producer(name: str) -> Topic | None:
        hall.fail("topic")
        return topics.get(name)

    live = Live(producer, socketio, epoch=lambda: hall.epoch, may_watch=_may_watch)
    _reading(app, hall, topics)
    _altering(app, hall, live)
    _observing(app, hall, socketio)
    return app, socketio, live


def _may_watch(topic: str, _environ: Any, auth: Any) -> bool:
    return topic != "news" or auth != {"token": "barred"}


def _reading(app: Flask, hall: Hall, topics: dict[str, Topic]) -> None:
    @app.get("/api/v1/<path:topic>")
    def view(topic: str) -> Any:
        lang = request.args.get("lang", "zh")
        return _json(encode_view(hall.shown(topic.replace("/", ":"), lang)))

    @app.get("/page/<path:topic>")
    def page(topic: str) -> str:
        lang = request.args.get("lang", "zh")
        content = topics[topic].html(lang, "page") if topic in topics else ""
        version = hall.changed[topic]
        facts = {"topic": topic, "version": version, "content": content, "epoch": hall.epoch}
        template = hall.templates.get_template(request.args.get("as", "page"))
        return template.render(lang=lang, query=request.args, **facts)


def _altering(app: Flask, hall: Hall, live: Live) -> None:
    writer = ThreadPool(1)  # native, as the writer is
    others = ThreadPool(4)

    @app.post("/alter/<path:topic>")
    def alter(topic: str) -> Any:
        told = request.get_json()

        def commit() -> None:
            for _ in range(told.get("times", 1)):
                hall.alter(topic, told)
                live.announce([topic])

        writer.apply(commit)
        return _json({"version": hall.changed[topic]})

    @app.post("/announce/<path:topic>")
    def announce(topic: str) -> Any:
        work = [lambda: [live.announce([topic]) for _ in range(500)]] * 4
        gevent.joinall([others.spawn(one) for one in work])
        return _json({})

    @app.post("/epoch/<epoch>")
    def restore(epoch: str) -> Any:
        hall.epoch = epoch
        return _json({})

    @app.post("/break/")
    @app.post("/break/<what>")
    def break_(what: str = "") -> Any:
        hall.broken = what
        return _json({})


def _observing(app: Flask, hall: Hall, socketio: Any) -> None:
    @app.get("/state")
    def state() -> Any:
        """What was rendered since the last time, and what the process holds."""
        wires = [environ.get(WIRE) for environ in socketio.server.environ.values()]
        told = {
            "rendered": dict(hall.rendered),
            "waiting": [wire.waiting for wire in wires],
            "files": sum(1 for _ in Path("/proc/self/fd").iterdir()),
            "resident": int(Path("/proc/self/statm").read_text().split()[1]) * 4096,
        }
        hall.rendered.clear()
        return _json(told)

    @app.get("/slow")
    def slow() -> str:
        _end("a request began")
        gevent.sleep(0.5)
        _end("it was answered")
        return "slow"


def _json(value: Any) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), mimetype="application/json")


def _end(words: str) -> None:
    if len(sys.argv) > 4:
        with Path(sys.argv[4]).open("a", encoding="utf-8") as file:
            file.write(words + "\n")


def main() -> None:
    """Serve."""
    app, socketio, live = create(Hall())
    live.start()
    drain: Callable[[], None] = lambda: _end("the writer was drained")  # noqa: E731
    serve(app, socketio, "127.0.0.1", int(sys.argv[1]), drain=drain)
