"""Playing the demonstration games: loaded into an empty database, then called one by one."""

import logging
import time
import uuid
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from meet import event_file, intake, loading, tables
from meet.access import Grant
from meet.awards_file import regulation_text
from meet.bodies import Wanted
from meet.codec import BadInput
from meet.demo.games import DemoGames, games, script
from meet.desk import OfficialStandsError, StaleError
from meet.house import House, now_ms
from meet.intake import CLERK
from meet.loading import Programmed
from meet.results import contest_subject, event_subject
from scoring_rules.contest import Stage
from scoring_rules.refusal import Refused

if TYPE_CHECKING:
    from rich.progress import Progress

SIGNERS = ("裁判长",)
CALL_ID = "demo-"
"""What the ids of the demonstration's calls begin with."""
log = logging.getLogger(__name__)

LABELS = {"left": "左侧裁判", "chief": "主裁判", "right": "右侧裁判", "marshal": "检录长"}


def speed_of(text: str) -> Fraction:
    """`--speed`: times real time, 0 as fast as it goes."""
    try:
        speed = Fraction(text)
    except (ValueError, ZeroDivisionError) as wrong:
        raise BadInput("bad_value", "--speed", reason=text) from wrong
    if speed < 0:
        raise BadInput("bad_value", "--speed", reason=text)
    return speed


def load(
    house: House, progress: "Progress | None" = None, *, resume: bool = False
) -> dict[str, Any]:
    """Load the demonstration games; raises `BadInput` where there are games already.

    With `resume` the demonstration games may be there: then nothing is loaded, and `played` says
    how many of their calls were made.
    """
    demo = games()
    told = {"format": "meet-demo/1", "events": len(demo.events), "title": demo.title["zh"]}
    if resume and house.reader.roster() is not None:
        _check_demo(house, demo)
        return {**told, "played": len(_made(house))}
    house.writer.submit(lambda conn: _store(conn, demo, progress))
    return told


def _check_demo(house: House, demo: DemoGames) -> None:
    """Raise `BadInput` where the games are others than the demonstration games."""
    with house.reader.context(house.settings.lang) as context:
        roster = context.results.roster
    ours = {str(event.file["event"]) for event in demo.events}
    if roster.title.zh != demo.title["zh"] or not ours <= set(roster.events):
        raise BadInput("other_games", title=roster.title.in_(house.settings.lang))


def _made(house: House) -> set[str]:
    """The ids of the demonstration's calls that were made."""
    columns = tables.line.c
    made = select(columns.id).where(columns.id.startswith(CALL_ID, autoescape=True))
    with house.engine.connect() as conn:
        return set(conn.scalars(made))


def _store(conn: Connection, demo: DemoGames, progress: "Progress | None") -> None:
    at_ms = now_ms()
    first, last = demo.days[0], demo.days[-1]
    text = regulation_text(intake.REGULATION)
    loading.create_games(
        conn,
        loading.Games(demo.title, first, last, intake.REGULATION, text),
        CLERK.label,
        at_ms,
    )
    loading.add_delegations(conn, demo.delegations, CLERK.label, at_ms)
    task = progress.add_task("载入 / loading", total=len(demo.events)) if progress else None
    for event in demo.events:
        programmed = Programmed(event.name_en, event.starts, event.venue)
        loading.add_event(conn, event_file.read(event.file), programmed, CLERK.label, at_ms)
        if progress and task is not None:
            progress.advance(task)


def play(house: House, speed: Fraction, progress: "Progress | None" = None) -> dict[str, Any]:
    """Call what happened, one by one, through the desk; goes on where it was stopped."""
    calls = script(games())
    left = {event: sum(1 for call in calls if call.event == event) for event in _events(calls)}
    task = progress.add_task("比赛 / playing", total=len(calls)) if progress else None
    clock = 0
    made = _made(house)
    for call in calls:
        if f"{CALL_ID}{call.number}" in made:
            clock = call.at_seconds
            _made_before(house, call.event, left, progress, task)
            continue
        if speed and call.at_seconds > clock:
            # A pause, not a rule: floats do no harm here.
            time.sleep(float(Fraction(call.at_seconds - clock) / speed))
        clock = call.at_seconds
        try:
            _call(house, call.contest, call.seat, call.call, f"{CALL_ID}{call.number}")
            left[call.event] -= 1
            if not left[call.event]:
                finish(house, call.event)
        except (Refused, StaleError, OfficialStandsError):
            log.info("somebody else has taken over %s", call.contest)
        if progress and task is not None:
            progress.advance(task)
    return {"format": "meet-demo/1", "calls": len(calls), "made_before": len(made)}


def _made_before(
    house: House, event_id: str, left: dict[str, int], progress: "Progress | None", task: Any
) -> None:
    """Pass over a call; where it was the event's last, do what was still to be done."""
    left[event_id] -= 1
    if progress and task is not None:
        progress.advance(task)
    if not left[event_id]:
        with house.reader.context(house.settings.lang) as context:
            official = context.results.event(event_id).decided.official
        if not official:
            finish(house, event_id)


def _events(calls: Any) -> list[str]:
    return list(dict.fromkeys(call.event for call in calls))


def _call(house: House, contest: str, seat: str, call: dict[str, Any], call_id: str) -> None:
    grant = Grant(id="demo", role="desk", seat=seat, label=LABELS.get(seat, CLERK.label))
    with house.reader.context(house.settings.lang) as context:
        seq = context.results.record.seq(contest_subject(contest))
    house.desk.contest_line(grant, contest, Wanted(call_id, seq, call, device="demo"))


def finish(house: House, event_id: str) -> None:
    """Sign, publish and declare an event whose last call was made."""
    with house.reader.context(house.settings.lang) as context:
        now = context.results.event(event_id)
        unsigned = [c.frame.id for c in now.contests if c.stage is Stage.FINISHED]
    for contest in unsigned:
        for role in SIGNERS:
            _call(house, contest, "", {"kind": "sign", "role": role}, str(uuid.uuid4()))
    with house.reader.context(house.settings.lang) as context:
        now = context.results.event(event_id)
        seq = context.results.record.seq(event_subject(event_id))
    if not now.decided.published and not now.decided.official:
        wanted = Wanted(str(uuid.uuid4()), seq, {"kind": "publish", "version": 1})
        house.desk.event_line(CLERK, event_id, wanted)
    intake.declare(house, event_id)
