"""Publishing: the sheets that a published or official result must have, made and kept.

What is due is read from the record: every line that publishes a result or declares it official
has its sheet, and the tables have one for the last line that changed them. So nothing is forgotten
by a crash, and nothing is printed twice. A sheet shows the state of the line that made it due.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from sqlalchemy import select

from meet import sheets, tables
from meet.house import House, now_ms
from meet.present.boards import table_view
from meet.present.context import Context
from meet.present.draw_sheet import draw_sheet_view
from meet.present.events import event_view, protests_end_ms
from meet.present.formats import timing_of
from meet.present.standings import medals_view, points_view
from meet.record import Record
from meet.results import EventNow, event_subject
from meet.roster import MEET
from meet.sheets import Kind
from meet.view_models import encode_view
from meet.web.filters import environment_for
from scoring_rules.event import EventStage

COUNTED = ("official", "unofficial")
PUBLISHED = ("publish", "official")
OFFICIAL, UNOFFICIAL, CORRECTED = "official", "unofficial", "corrected"


@dataclass(frozen=True, slots=True)
class Due:
    """A document that is to be printed as of line `number`.

    `version` of the sheet where the record tells it, else None: one more than the last.
    """

    kind: Kind
    subject: str
    lang: str
    number: int
    version: int | None = None

    @property
    def document(self) -> str:
        """The document's number."""
        return sheets.document_number(self.kind, self.subject)


def due_now(house: House) -> list[Due]:
    """All sheets that are missing, results first and each document's in order."""
    lang = house.settings.lang
    printed = _printed(house)
    with house.reader.context(lang) as context:
        record = context.results.record
        events = context.results.roster.events
        wanted = [due for event in events for due in results_due(record, event, lang)]
        if events:
            number = _tables_number(context)
            wanted += [Due("medals", "", lang, number), Due("points", "", lang, number)]
    return [due for due in wanted if due.number not in printed.get(due.document, ())]


def results_due(record: Record, event_id: str, lang: str) -> list[Due]:
    """The sheets of an event's result: one for each line that published it or made it official."""
    numbers = [
        line.number
        for line in record.lines(event_subject(event_id))
        if line.call["kind"] in PUBLISHED
    ]
    return [Due("result", event_id, lang, n, i) for i, n in enumerate(numbers, 1)]


def _tables_number(context: Context) -> int:
    """The last line that changed a table: of the games, or what made a result official or not."""
    record = context.results.record
    numbers = [record.number(MEET)]
    for event_id in context.results.roster.events:
        lines = record.lines(event_subject(event_id))
        numbers += [line.number for line in lines if line.call["kind"] in COUNTED]
    return max(numbers)


def _printed(house: House) -> Mapping[str, Collection[int]]:
    """The lines that have their sheet, by document."""
    columns = tables.sheet.c
    printed: dict[str, set[int]] = defaultdict(set)
    with house.engine.connect() as conn:
        for document, number in conn.execute(select(columns.document, columns.line)):
            printed[document].add(number or 0)
    return printed


def print_due(house: House, due: Due) -> None:
    """Print one sheet and keep it, as a version of its document."""
    with house.engine.connect() as conn:
        earlier = sheets.kept(conn, due.document)
    with _context_at(house, due) as context:
        data = _data(house, context, due, earlier)
    pdf = house.press.pdf(sheets.html(due.kind, data, due.lang, environment_for))
    made = sheets.MadeSheet(
        document=due.document,
        version=data["version"],
        status=data["status"],
        view=data["view"],
        pdf=pdf,
        made_at=now_ms(),
        line=due.number,
    )
    house.writer.submit(lambda conn: sheets.publish(conn, made))


@contextmanager
def _context_at(house: House, due: Due) -> Iterator[Context]:
    """What stood at the line that made the sheet due, whatever was written since."""
    with house.reader.context(due.lang) as now:
        awarding = now.awarding.at(due.number)
        yield replace(now, results=awarding.results, awarding=awarding)


def _data(
    house: House, context: Context, due: Due, earlier: Sequence[sheets.Kept]
) -> dict[str, Any]:
    """What the template prints. An official sheet after an official one is its correction; a
    result is compared with the version before it."""
    make = {"result": _result, "medals": _medals, "points": _points}[due.kind]
    own = make(context, due.subject)
    version = due.version or max((one.version for one in earlier), default=0) + 1
    before = [one for one in earlier if one.version < version]
    finals = [one for one in before if one.status in (OFFICIAL, CORRECTED)]
    if finals and own["status"] == OFFICIAL:
        own["status"] = CORRECTED
    compared = before[-1:] if due.kind == "result" else finals[-1:] * (own["status"] == CORRECTED)
    changes = [
        text
        for one in compared
        for text in sheets.changes(due.kind, one.view, own["view"], due.lang)
    ]
    return {
        "meet": {"title": context.results.roster.title.in_(due.lang)},
        "document": due.document,
        "version": version,
        "changes": changes,
        "printed_at": house.zone.full(now_ms()),
        "published_at": "",
        "official_at": "",
        "protest_until": "",
        "signatures": sheets.signature_lines(due.kind),
        "tables": (),
        **own,
        "url": f"{house.public_url}{own['url']}",
    }


def _result(context: Context, event_id: str) -> dict[str, Any]:
    now = context.results.event(event_id)
    view = event_view(context, event_id)
    return {
        "status": OFFICIAL if now.stage is EventStage.OFFICIAL else UNOFFICIAL,
        "view": encode_view(view),
        "tables": () if view.tables or view.bracket else _contest_tables(context, now),
        **_times(context, now),
        "url": f"/events/{quote(event_id)}",
    }


def _times(context: Context, now: EventNow) -> dict[str, str]:
    """When the result was published and made official, and until when it may be protested: with
    the date, for a sheet is read on another day."""
    published, official = now.decided.published, now.decided.official
    times = {
        "published_at": published.at_ms if published else None,
        "official_at": official.at_ms if official else None,
        "protest_until": protests_end_ms(now),
    }
    return {name: "" if ms is None else context.zone.full(ms) for name, ms in times.items()}


def _contest_tables(context: Context, now: EventNow) -> Sequence[Any]:
    """The contests' own tables (attempts, series), unless the event was only placed."""
    printed = []
    for contest in now.contests:
        sheet = contest.frame.rules.sheet(contest.standing.state)
        voice = context.contest_voice(contest.frame)
        printed += [
            encode_view(table_view(voice, table))
            for table in sheet.tables
            if len(table.columns) > FEWEST_COLUMNS
        ]
    return printed


FEWEST_COLUMNS = 2
"""A table of place and name says nothing that the result itself does not say."""


def draw_pdf(house: House, event_id: str, lang: str) -> bytes | None:
    """The sheet of a draw as it stands now, for whoever plays by it; it is no decision and is not
    kept. None where nothing is drawn."""
    with house.reader.context(lang) as context:
        if event_id not in context.results.roster.events:
            return None
        now = context.results.event(event_id)
        if not now.contests or timing_of(now) is None:
            return None
        data = {
            "meet": {"title": context.results.roster.title.in_(lang)},
            "document": sheets.document_number("draw", event_id, lang),
            "version": max(1, len(now.decided.draws)),
            "status": "drawn",
            "changes": (),
            "printed_at": house.zone.full(now_ms()),
            "protest_until": "",
            "signatures": sheets.signature_lines("draw"),
            "tables": (),
            "view": encode_view(draw_sheet_view(context, event_id)),
            "url": f"{house.public_url}/events/{quote(event_id)}",
        }
    return house.press.pdf(sheets.html("draw", data, lang, environment_for))


def _medals(context: Context, _subject: str) -> dict[str, Any]:
    view = medals_view(context)
    return {
        "status": OFFICIAL if view.planned and view.awarded == view.planned else UNOFFICIAL,
        "view": encode_view(view),
        "url": "/medals",
    }


def _points(context: Context, _subject: str) -> dict[str, Any]:
    view = points_view(context)
    return {
        "status": OFFICIAL if view.planned and view.awarded == view.planned else UNOFFICIAL,
        "view": encode_view(view),
        "url": "/points",
    }
