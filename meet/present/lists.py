"""Lists of the games: the schedule, all events, the latest medals, the home page."""

from itertools import groupby

from meet.awarding import Awarded
from meet.present.context import Context
from meet.present.events import placing_views
from meet.present.standings import medals_view, points_view
from meet.present.times import day_of
from meet.results import ContestNow
from meet.view_models import EventsView, HomeView, MedalEvent, ScheduleView
from scoring_rules.contest import Stage

MOST_LIVE = 4
MOST_NEXT = 5
MOST_LATEST = 3


def schedule_view(context: Context) -> ScheduleView:
    """`GET /schedule`: contests by day, in the order of their time; 随后 keeps its place."""
    contests = context.results.contests()
    days = groupby(contests, key=_Day())
    return ScheduleView(
        version=context.results.record.last_number,
        days=tuple(
            (day, tuple(context.contest_ref(contest) for contest in group)) for day, group in days
        ),
    )


class _Day:
    """The day of a contest; one without a time is on the day of the contest before it."""

    def __init__(self) -> None:
        self.day = ""

    def __call__(self, contest: ContestNow) -> str:
        self.day = day_of(contest.frame.starts) or self.day
        return self.day


def events_view(context: Context) -> EventsView:
    """`GET /events`: events by sport, in the order of the programme."""
    events = context.results.events()
    sports = list(dict.fromkeys(now.frame.event.sport for now in events))
    return EventsView(
        version=context.results.record.last_number,
        sports=tuple(
            (
                sport,
                context.voice.sport_name(sport),
                tuple(context.event_ref(now) for now in events if now.frame.event.sport == sport),
            )
            for sport in sports
        ),
    )


def home_view(context: Context) -> HomeView:
    """The home page: what is live, what comes next, what was won last, the heads of the tables."""
    contests = context.results.contests()
    live = [contest for contest in contests if contest.stage is Stage.LIVE]
    live.sort(key=lambda contest: -contest.version)
    coming = [c for c in contests if c.stage in (Stage.CALLED, Stage.SCHEDULED)]
    coming.sort(key=lambda contest: contest.stage is Stage.SCHEDULED)
    return HomeView(
        version=context.results.record.last_number,
        live=tuple(context.contest_ref(contest) for contest in live[:MOST_LIVE]),
        next=tuple(context.contest_ref(contest) for contest in coming[:MOST_NEXT]),
        latest=latest_medals(context, MOST_LATEST),
        medals=medals_view(context),
        points=points_view(context),
        day=_day(context),
        fresh_at=_changed_at(context),
        live_count=len(live),
    )


def _changed_at(context: Context) -> str:
    """When the record last changed."""
    at_ms = context.results.record.last_at_ms
    return context.zone.hhmmss(at_ms) if at_ms else ""


def _day(context: Context) -> str:
    """The dates of the games, and which day it is while they last."""
    roster = context.results.roster
    days = sorted({day_of(frame.starts) for frame in roster.contests.values() if frame.starts})
    if not roster.starts_on:
        return ""
    if context.today not in days:
        return context.voice.word("games_dates", first=roster.starts_on, last=roster.ends_on)
    return context.voice.word(
        "games_day",
        first=roster.starts_on,
        last=roster.ends_on,
        day=days.index(context.today) + 1,
        days=len(days),
    )


def latest_medals(context: Context, most: int) -> tuple[MedalEvent, ...]:
    """The events declared last, newest first, with their medallists."""
    official = context.awarding.tables().official
    newest = sorted(official, key=_declared_at, reverse=True)[:most]
    return tuple(_medal_event(context, awarded) for awarded in newest)


def _declared_at(awarded: Awarded) -> tuple[int, int]:
    line = awarded.now.decided.official
    return (line.at_ms, awarded.now.version) if line else (0, 0)


def _medal_event(context: Context, awarded: Awarded) -> MedalEvent:
    voice = context.event_voice(awarded.now)
    line = awarded.now.decided.official
    rows = tuple(row for row in placing_views(voice, awarded) if row.medal)
    short = awarded.awards.medal_places < len(("gold", "silver", "bronze"))
    return MedalEvent(
        event=context.event_ref(awarded.now),
        at=context.zone.hhmm(line.at_ms) if line else "",
        medallists=rows,
        note=voice.say(awarded.awards.clause) if short or len(rows) != 3 else "",
    )
