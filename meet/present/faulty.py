"""A contest whose record can no longer be read: its page says so, and from which line on."""

from collections.abc import Sequence

from meet.codec import BadInput
from meet.ledger import Written
from meet.present.context import Context
from meet.present.times import clock_of
from meet.results import contest_line, contest_subject
from meet.roster import ContestFrame
from meet.view_models import BoardView, ContestView
from meet.words import refusal
from scoring_rules.contest import fold
from scoring_rules.refusal import Refused


def faulty_view(context: Context, contest_id: str, fault: Refused | BadInput) -> ContestView:
    """The contest without a board; its events show what was declared, and are alarmed."""
    record = context.results.record
    frame = context.results.roster.contests[contest_id]
    voice = context.contest_voice(frame)
    events = [context.results.event(event_id) for event_id in frame.events]
    subject = contest_subject(contest_id)
    line = _first_unread(frame, record.lines(subject))
    because = refusal(fault.code, fault.facts, context.lang, voice.name, voice.sport)
    said = voice.word("alarm_contest", line=line, because=because)
    return ContestView(
        version=max(record.number(subject), *(event.version for event in events)),
        seq=record.seq(subject),
        id=contest_id,
        name=context.contest_name(frame),
        sport=frame.sport,
        sport_name=voice.sport_name(frame.sport),
        stage=context.event_stage(events[0]),
        events=tuple(context.event_ref(event) for event in events),
        board=BoardView(why=(said,)),
        over=False,
        starts=clock_of(frame.starts),
        venue=voice.given(frame.venue),
    )


def _first_unread(frame: ContestFrame, lines: Sequence[Written]) -> int:
    """The number of the first line that the rules do not take, or that is no call of theirs."""
    for n in range(1, len(lines) + 1):
        try:
            fold(frame.rules, frame.setup, [contest_line(frame, line) for line in lines[:n]])
        except (Refused, BadInput):
            return n
    return len(lines)
