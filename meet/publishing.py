"""Publishing: the sheets that a published or official result must have, made and kept.

What is due is read from the record: a document is due where its last decision is newer than its
last sheet. So nothing is forgotten by a crash, and nothing is printed twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from meet import sheets, tables
from meet.house import House, now_ms
from meet.present.boards import table_view
from meet.present.context import Context
from meet.present.events import event_view, protest_until
from meet.present.standings import medals_view, points_view
from meet.results import EventNow, event_subject
from meet.roster import MEET
from meet.sheets import Kind
from meet.view_models import encode_view
from meet.web.filters import environment_for
from scoring_rules.event import EventStage

COUNTED = ("official", "unofficial")
OFFICIAL, UNOFFICIAL, CORRECTED = "official", "unofficial", "corrected"


@dataclass(frozen=True, slots=True)
class Due:
    """A document that is to be printed for the decision of line `number`."""

    kind: Kind
    subject: str
    lang: str
    number: int

    @property
    def document(self) -> str:
        """The document's number."""
        return sheets.document_number(self.kind, self.subject)


def due_now(house: House) -> list[Due]:
    """All sheets that are missing, results first."""
    lang = house.settings.lang
    with house.reader.context(lang) as context:
        wanted = [due for event in context.results.events() if (due := result_due(context, event))]
        if context.results.roster.events:
            number = _tables_number(context)
            wanted += [Due("medals", "", lang, number), Due("points", "", lang, number)]
    printed = _printed(house)
    return [due for due in wanted if printed.get(due.document, 0) < due.number]


def _tables_number(context: Context) -> int:
    """The last line that changed a table: of the games, or what made a result official or not."""
    record = context.results.record
    numbers = [record.number(MEET)]
    for event_id in context.results.roster.events:
        lines = record.lines(event_subject(event_id))
        numbers += [line.number for line in lines if line.call["kind"] in COUNTED]
    return max(numbers)


def result_due(context: Context, now: EventNow) -> Due | None:
    """The sheet of a result that stands published or official; None where it is neither."""
    line = now.decided.official or now.decided.published
    if line is None or now.stage not in (EventStage.OFFICIAL, EventStage.UNOFFICIAL):
        return None
    event_id = now.frame.event.id
    written = context.results.record.lines(event_subject(event_id))[line.seq - 1]
    return Due("result", event_id, context.lang, written.number)


def _printed(house: House) -> dict[str, int]:
    columns = tables.sheet.c
    query = select(columns.document, func.max(columns.line)).group_by(columns.document)
    with house.engine.connect() as conn:
        return {document: int(number or 0) for document, number in conn.execute(query)}


def print_due(house: House, due: Due) -> None:
    """Print one sheet and keep it, as the next version of its document."""
    with house.engine.connect() as conn:
        latest = sheets.published(conn, due.document)
    with house.reader.context(due.lang) as context:
        data = _data(house, context, due, latest)
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


def _data(
    house: House, context: Context, due: Due, latest: sheets.MadeSheet | None
) -> dict[str, Any]:
    """What the template prints; a result after an official one is its correction."""
    make = {"result": _result, "medals": _medals, "points": _points}[due.kind]
    own = make(context, due.subject)
    changes: Sequence[str] = ()
    if due.kind == "result" and latest and latest.status in (OFFICIAL, CORRECTED):
        if own["status"] == OFFICIAL:
            own["status"] = CORRECTED
        changes = sheets.changes(due.kind, latest.view, own["view"], due.lang)
    return {
        "meet": {"title": context.results.roster.title.in_(due.lang)},
        "document": due.document,
        "version": latest.version + 1 if latest else 1,
        "changes": changes,
        "printed_at": house.zone.full(now_ms()),
        "protest_until": "",
        "signatures": sheets.signature_lines(due.kind),
        "tables": (),
        **own,
        "url": f"{house.public_url}{own['url']}",
    }


def _result(context: Context, event_id: str) -> dict[str, Any]:
    now = context.results.event(event_id)
    official = now.stage is EventStage.OFFICIAL
    return {
        "status": OFFICIAL if official else UNOFFICIAL,
        "view": encode_view(event_view(context, event_id)),
        "tables": _contest_tables(context, now),
        "protest_until": "" if official else protest_until(context, now),
        "url": f"/events/{event_id}",
    }


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
