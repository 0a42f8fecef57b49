"""A contest as shown: its board for page, hall and overlay."""

from meet.codec import BadInput
from meet.present.boards import board_view
from meet.present.context import Context
from meet.present.faulty import faulty_view
from meet.present.ties import tie_shown
from meet.present.times import clock_of, day_of
from meet.results import ContestNow
from meet.view_models import ContestView
from scoring_rules.refusal import Refused


def contest_view(context: Context, contest_id: str) -> ContestView:
    """A contest as shown; KeyError for an unknown id."""
    try:
        now = context.results.contest(contest_id)
    except (Refused, BadInput) as fault:
        return faulty_view(context, contest_id, fault)
    voice = context.contest_voice(now.frame)
    tie = tie_shown(context.results, now)
    events = [context.results.event(event_id) for event_id in now.frame.events]
    return ContestView(
        version=max(now.version, *(event.version for event in events)),
        seq=now.standing.seq,
        id=contest_id,
        name=context.contest_name(now.frame),
        sport=now.frame.sport,
        sport_name=voice.sport_name(now.frame.sport),
        stage=voice.stage(tie.stage if tie else now.stage),
        events=tuple(context.event_ref(event) for event in events),
        board=board_view(voice, tie.board if tie else now.frame.rules.board(now.standing.state)),
        over=tie.now.over if tie else now.outcome.over,
        winner=tie.winner if tie else now.outcome.winner,
        score=tie.score if tie else now.outcome.score,
        starts=clock_of(now.frame.starts),
        day=day_of(now.frame.starts),
        venue=voice.given(now.frame.venue),
        signatures=signatures(context, now),
        uncounted=context.uncounted(now.frame),
        parts=tuple(context.contest_ref(part) for part in tie.parts) if tie else (),
    )


def signatures(context: Context, now: ContestNow) -> tuple[str, ...]:
    """Who signed, as what, and when."""
    voice = context.voice
    return tuple(
        voice.word(
            "signature",
            role=line.call.role or line.by,
            by=line.by,
            at=context.zone.hhmm(line.at_ms),
        )
        for line in now.standing.signatures
    )
