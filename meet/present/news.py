"""News: what was decided, in whole sentences with a number, for paced reading aloud.

Each line that publishes a result, declares it official or takes it back is one sentence, which
says what stood then; later lines add sentences and never change one that was read.
"""

from collections.abc import Iterator, Mapping
from operator import itemgetter

from meet.awarding import Awarded
from meet.present.context import Context
from meet.present.events import placing_views
from meet.present.voice import Voice
from meet.results import event_subject
from meet.view_models import NewsItem, NewsView, PlacingView
from scoring_rules import ledger
from scoring_rules.decisions import Official, Publish, Unofficial
from scoring_rules.ledger import Line

MOST = 50
NAMED = 3
"""A sentence names the first three."""

CODES: Mapping[type, str] = {
    Publish: "news_result",
    Official: "news_official",
    Unofficial: "news_taken_back",
}


def news_view(context: Context) -> NewsView:
    """`GET /news`: the last fifty sentences, oldest first."""
    told = [
        (number, event_id, line, version)
        for event_id in context.results.roster.events
        for number, line, version in _told(context, event_id)
    ]
    told = sorted(told, key=itemgetter(0))[-MOST:]
    items = tuple(_item(context, *one) for one in told)
    return NewsView(context.results.record.last_number, items)


def _told(context: Context, event_id: str) -> Iterator[tuple[int, Line, int]]:
    """The lines of an event that are news, each with the number of its like, from 1."""
    written = context.results.record.lines(event_subject(event_id))
    said = dict.fromkeys(CODES, 0)
    for line in ledger.counted(context.results.event(event_id).decided.lines):
        if type(line.call) in CODES:
            said[type(line.call)] += 1
            yield written[line.seq - 1].number, line, said[type(line.call)]


def _item(context: Context, number: int, event_id: str, line: Line, version: int) -> NewsItem:
    awarded = context.awarding.event_at(event_id, number)
    voice = context.event_voice(awarded.now)
    rows = [row for row in placing_views(voice, awarded) if row.place and row.place <= NAMED]
    frame = awarded.now.frame
    return NewsItem(
        number=number,
        level=_level(awarded, line),
        at=context.zone.hhmm(line.at_ms),
        text=voice.word(
            CODES[type(line.call)],
            sport=voice.sport_name(frame.event.sport),
            event=frame.name.in_(context.lang),
            placings=_placings(voice, rows),
            correction=voice.word("news_correction", version=version) if version > 1 else "",
            reason=getattr(line.call, "reason", ""),
        ),
        event=event_id,
        delegations=tuple(dict.fromkeys(d.id for row in rows for d in row.entrant.delegations)),
    )


def _level(awarded: Awarded, line: Line) -> str:
    if not isinstance(line.call, Official):
        return "result"
    return "gold" if any(row.medal for row in awarded.awards.rows) else "official"


def _placings(voice: Voice, rows: list[PlacingView]) -> str:
    separator = "，" if voice.lang == "zh" else ", "
    return separator.join(
        voice.word(
            "news_placing",
            place=row.place,
            name=row.entrant.name,
            delegation="、".join(d.short for d in row.entrant.delegations),
            mark=row.mark,
        )
        for row in rows
    )
