"""News: what was decided, in whole sentences with a number, for paced reading aloud."""

from meet.awarding import Awarded
from meet.present.context import Context
from meet.present.events import placing_views
from meet.present.voice import Voice
from meet.results import event_subject
from meet.view_models import NewsItem, NewsView, PlacingView
from scoring_rules.ledger import Line

MOST = 50
NAMED = 3
"""A sentence names the first three."""


def news_view(context: Context) -> NewsView:
    """`GET /news`: the last fifty sentences, oldest first."""
    items: list[NewsItem] = []
    for event_id in context.results.roster.events:
        awarded = context.awarding.event(event_id)
        items.extend(_items(context, awarded))
    items.sort(key=lambda item: item.number)
    return NewsView(context.results.record.last_number, tuple(items[-MOST:]))


def _items(context: Context, awarded: Awarded) -> list[NewsItem]:
    decided = awarded.now.decided
    items = []
    if decided.official:
        level = "gold" if any(row.medal for row in awarded.awards.rows) else "official"
        items.append(_item(context, awarded, decided.official, level))
    elif decided.published:
        items.append(_item(context, awarded, decided.published, "result"))
    return items


def _item(context: Context, awarded: Awarded, line: Line, level: str) -> NewsItem:
    voice = context.event_voice(awarded.now)
    rows = [row for row in placing_views(voice, awarded) if row.place and row.place <= NAMED]
    event = awarded.now.frame
    lines = context.results.record.lines(event_subject(event.event.id))
    return NewsItem(
        number=lines[line.seq - 1].number,
        level=level,
        at=context.zone.hhmm(line.at_ms),
        text=voice.word(
            "news_result" if level == "result" else "news_official",
            sport=voice.sport_name(event.event.sport),
            event=event.name.in_(context.lang),
            placings=_placings(voice, rows),
        ),
        event=event.event.id,
        delegations=tuple(dict.fromkeys(d.id for row in rows for d in row.entrant.delegations)),
    )


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
