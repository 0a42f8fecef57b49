"""Topics: the views that can be watched, by name, and which of them a written line alters."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from meet.desk import UnknownSubjectError
from meet.ledger import Written
from meet.present.contests import contest_view
from meet.present.context import Context
from meet.present.devices import devices_view
from meet.present.events import event_view
from meet.present.lists import events_view, home_view, schedule_view
from meet.present.news import news_view
from meet.present.people import delegation_view
from meet.present.standings import medals_view, points_view
from meet.present.voice import delegations_of
from meet.roster import MEET, Roster

ViewOf = Callable[[Context], Any]

WHOLE: Mapping[str, ViewOf] = {
    "medals": medals_view,
    "points": points_view,
    "schedule": schedule_view,
    "news": news_view,
    "events": events_view,
    "screen:home": home_view,
    "devices": devices_view,
}
"""Topics without an id of their own."""

BY_ID: Mapping[str, Callable[[Context, str], Any]] = {
    "event": event_view,
    "contest": contest_view,
    "delegation": delegation_view,
}
"""Topics `KIND:ID`; the view raises KeyError for an unknown id."""


def view_of(topic: str, context: Context) -> Any:
    """The view of a topic; KeyError for an unknown one."""
    if topic in WHOLE:
        return WHOLE[topic](context)
    kind, _colon, one = topic.partition(":")
    return BY_ID[kind](context, one)


def known_view(topic: str, context: Context) -> Any:
    """The view of a topic; raises `UnknownSubjectError` where there is no such topic."""
    if not exists(topic, context):
        raise UnknownSubjectError(topic)
    return view_of(topic, context)


def exists(topic: str, context: Context) -> bool:
    """Whether there is such a topic now, without making its view."""
    kind, _colon, one = topic.partition(":")
    roster = context.results.roster
    known: Mapping[str, Mapping[str, Any]] = {
        "event": roster.events,
        "contest": roster.contests,
        "delegation": roster.delegations,
    }
    return topic in WHOLE or one in known.get(kind, ())


def altered(lines: Iterable[Written], roster: Roster) -> set[str]:
    """The topics that lines may have altered; every one of them is rendered only if watched."""
    topics: set[str] = set()
    for line in lines:
        kind, _colon, one = line.subject.partition(":")
        if line.subject == MEET:
            return _all(roster)
        if kind == "contest" and one in roster.contests:
            topics |= _of_contest(roster, one)
        elif kind == "event" and one in roster.events:
            topics |= _of_event(roster, one)
    return topics


def _of_contest(roster: Roster, contest_id: str) -> set[str]:
    frame = roster.contests[contest_id]
    delegations = {d for entrant in frame.entrants for d in delegations_of(entrant)}
    return {
        f"contest:{contest_id}",
        *([f"contest:{frame.part_of}"] if frame.part_of else []),
        *(f"event:{event}" for event in frame.events),
        *(f"delegation:{delegation}" for delegation in delegations),
        "schedule",
        "events",
        "medals",
        "points",
        "news",
        "screen:home",
        "devices",
    }


def _of_event(roster: Roster, event_id: str) -> set[str]:
    """A decision may change both tables, and with them every delegation's rank."""
    contests = roster.events[event_id].contests
    return {
        f"event:{event_id}",
        *(f"contest:{contest}" for contest in contests),
        *(f"delegation:{delegation}" for delegation in roster.delegations),
        *WHOLE,
    }


def _all(roster: Roster) -> set[str]:
    return {
        *WHOLE,
        *(f"event:{one}" for one in roster.events),
        *(f"contest:{one}" for one in roster.contests),
        *(f"delegation:{one}" for one in roster.delegations),
    }
