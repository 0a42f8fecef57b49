"""An event as shown: its start list or its placings, what decided them, and what they award."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from meet.awarding import Awarded
from meet.present.boards import table_view
from meet.present.brackets import bracket_view
from meet.present.context import Context
from meet.present.times import clock_of, day_of
from meet.present.voice import Voice, entrant_tag
from meet.results import EventNow, claims_of
from meet.view_models import BracketView, EntrantTag, EventView, PlacingView, TableView
from scoring_rules.award_words import level_words
from scoring_rules.awards import AwardRow
from scoring_rules.decisions import Official, Publish
from scoring_rules.event import EventStage, competing, draw_bracket, draw_tables
from scoring_rules.ranking import Placing, Status
from scoring_rules.views import Who

PROTEST_MINUTES = 30
"""The window of a protest, from the publication of the result (field handbook, regulations §8)."""


def event_view(context: Context, event_id: str) -> EventView:
    """An event as shown; KeyError for an unknown id."""
    awarded = context.awarding.event(event_id)
    now = awarded.now
    frame = now.frame
    voice = context.event_voice(now)
    published = now.decided.published
    return EventView(
        version=now.version,
        seq=now.decided.seq,
        id=event_id,
        sport=frame.event.sport,
        sport_name=voice.sport_name(frame.event.sport),
        name=frame.name.in_(context.lang),
        stage=context.event_stage(now),
        protested=now.protested,
        entrants=_entrants(voice, now),
        contests=tuple(context.contest_ref(contest) for contest in now.contests),
        placings=placing_views(voice, awarded),
        over=now.ranked.over,
        clause=voice.say(awarded.awards.clause),
        questions=tuple(voice.say(question) for question in now.ranked.questions),
        uncounted=tuple(voice.say(item.reason) for item in now.ranked.uncounted),
        remarks=tuple(voice.say(told) for told in now.ranked.remarks),
        published_at=context.zone.hhmm(published.at_ms) if published else "",
        protest_until=protest_until(context, now),
        official_at=context.zone.hhmm(now.decided.official.at_ms) if now.decided.official else "",
        starts=clock_of(frame.starts),
        day=day_of(frame.starts),
        venue=voice.given(frame.venue),
        alarm=voice.word("alarm_official") if now.alarm else "",
        withdrawn=tuple(sorted(now.decided.out)),
        tables=_tables(voice, now),
        bracket=_bracket(voice, now),
        records=_records(voice, now),
        format=str(frame.draw_json.get("format", "")),
        reason=now.decided.by_hand.reason if now.decided.by_hand else _cancelled(now),
        document=document_of(event_id) if published or now.decided.official else "",
        document_version=sheet_version(now),
    )


def _tables(voice: Voice, now: EventNow) -> tuple[TableView, ...]:
    drawn = draw_tables(now.frame.event, now.decided, now.played)
    return tuple(table_view(voice, table) for table in drawn)


def _bracket(voice: Voice, now: EventNow) -> BracketView | None:
    contests = {contest.frame.id: contest for contest in now.contests}
    return bracket_view(voice, draw_bracket(now.frame.event, now.decided, now.played), contests)


def _records(voice: Voice, now: EventNow) -> tuple[str, ...]:
    """The records that officials have confirmed, with the mark and what stood before."""
    claims = {(claim.entrant, claim.level): claim for claim in claims_of(now)}
    return tuple(
        voice.word(
            "record_confirmed",
            who=Who(record.entrant),
            level=level_words(record.level),
            mark=claim.mark if claim else "",
            standing=claim.standing if claim else "",
        )
        for record in now.decided.records
        for claim in (claims.get((record.entrant, record.level)),)
    )


def document_of(event_id: str) -> str:
    """The document number of an event's result sheet."""
    return f"RES-{event_id}"


def sheet_version(now: EventNow) -> int:
    """The version of the result's last sheet: each line that publishes it or makes it official
    has one of its own; 0 where there is none."""
    return sum(1 for line in now.decided.lines if isinstance(line.call, Publish | Official))


def protest_until(context: Context, now: EventNow) -> str:
    """Until when a protest may be lodged, HH:MM; "" where nothing is published."""
    ends_ms = protests_end_ms(now)
    return "" if ends_ms is None else context.zone.hhmm(ends_ms)


def protests_end_ms(now: EventNow) -> int | None:
    """When the window of protests closes; None where nothing is published."""
    published = now.decided.published
    return published.at_ms + PROTEST_MINUTES * 60_000 if published else None


def _cancelled(now: EventNow) -> str:
    return now.decided.cancelled.reason if now.decided.cancelled else ""


def _entrants(voice: Voice, now: EventNow) -> tuple[EntrantTag, ...]:
    return tuple(
        entrant_tag(voice.roster, entrant, voice.lang)
        for entrant in competing(now.frame.event, now.decided)
    )


def placing_views(voice: Voice, awarded: Awarded) -> tuple[PlacingView, ...]:
    """The rows of a result. Medals and points are shown once the result is official."""
    official = awarded.now.stage is EventStage.OFFICIAL
    rows = (
        placing_view(voice, awarded, placing, awarded.row(placing.entrant) if official else None)
        for placing in in_order(awarded)
    )
    if not hasattr(awarded.now.frame.event.draw, "bracket_of"):
        return tuple(rows)
    # A bracket ranks by rounds: what a group counted stands in the group's table alone.
    return tuple(replace(row, mark="", values=()) for row in rows)


def in_order(awarded: Awarded) -> list[Placing]:
    """The placings by place; those without one, also if it was taken away, come last."""
    return sorted(awarded.now.ranked.placings, key=lambda one: awarded.place(one) is None)


def placing_view(
    voice: Voice, awarded: Awarded, placing: Placing, row: AwardRow | None
) -> PlacingView:
    """One row; `row` is its award, None while there is none to show. Those behind a placing that
    was taken away have moved up if the regulation says so."""
    tag = voice.tag(placing.entrant)
    if tag is None:
        raise KeyError(placing.entrant)
    status = awarded.status(placing)
    return PlacingView(
        entrant=tag,
        place=awarded.place(placing),
        mark=placing.mark,
        status=str(status),
        status_word="" if status is Status.RANKED else voice.word(f"status_{status}"),
        decided_by=placing.decided_by,
        why=voice.say(placing.why),
        medal=(row.medal or "") if row else "",
        points=str(row.points) if row else "",
        award=voice.sentences(row.why) if row else "",
        values=tuple(_figures(voice, dict(placing.values))),
    )


def _figures(voice: Voice, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The further figures of a placing, each with its head; won and lost stand as one: 9:3."""
    for code, value in values.items():
        unit, _, way = code.rpartition("_")
        if way == "lost" and f"{code[:-4]}won" in values:
            continue
        lost = values.get(f"{code[:-3]}lost") if way == "won" else None
        if lost is None:
            yield voice.value_name(code), value
        else:
            yield voice.word(f"unit_{unit}" if unit else "won_lost"), f"{value}:{lost}"
