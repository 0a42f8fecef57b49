"""The desk as shown: what needs somebody by urgency, contests by state, one event's decisions."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from meet.awarding import Awarded
from meet.desk import check_declarable
from meet.drawing import no_longer_follow, preview
from meet.lynx.races import is_race
from meet.pairing.rounds import is_swiss, moved_on
from meet.present.contests import signatures
from meet.present.context import Context
from meet.present.drawing import carries_forward
from meet.present.events import event_view
from meet.present.formats import timing_of
from meet.present.voice import Voice
from meet.results import ContestNow, EventNow, claims_of, contest_subject, over_rounds
from meet.view_models import (
    AskedView,
    ClaimView,
    ContestAtDesk,
    DeskContestView,
    DeskEventView,
    EntrantTag,
    LineView,
    NeedView,
    ProtestView,
    StateCount,
    TodayView,
)
from meet.words import line_words, refusal
from scoring_rules import ledger
from scoring_rules.contest import Stage
from scoring_rules.decisions import DrawMade, Merge, Move
from scoring_rules.draws import Heats
from scoring_rules.draws.disqualified import ASKED as PLACE_ASKED
from scoring_rules.draws.formats import in_full
from scoring_rules.event import EventStage, competing, named
from scoring_rules.ledger import Correct, Retract
from scoring_rules.record_book import claim_words
from scoring_rules.refusal import Refused

URGENCY = ("alarm", "protest", "question", "draw", "republish", "official", "publish", "sign")


def today_view(context: Context, state: str) -> TodayView:
    """`/desk`; `state` is a contest's or an event's stage, "" for all that is not over."""
    events = context.results.events()
    contests = context.results.contests()
    needs = [need for now in events for need in _needs(context, now)]
    needs.sort(key=lambda need: URGENCY.index(need.kind))
    counts = _counts(context, events, contests, len(needs))
    shown = [contest for contest in contests if _fits(context, contest, state)]
    return TodayView(
        version=context.results.record.last_number,
        state=state,
        counts=counts,
        needs=tuple(needs),
        contests=tuple(_row(context, contest) for contest in shown),
        shown=len(shown),
        total=len(contests),
    )


def _counts(
    context: Context,
    events: tuple[EventNow, ...],
    contests: tuple[ContestNow, ...],
    needs: int,
) -> tuple[StateCount, ...]:
    """The life of contests, then of events; the states are the filter."""
    voice = context.voice
    listed = [StateCount("", voice.word("desk_needs"), needs)]
    for stage in Stage:
        count = sum(1 for contest in contests if contest.stage is stage)
        listed.append(StateCount(str(stage), voice.stage(stage).word, count))
    for event_stage in (EventStage.UNOFFICIAL, EventStage.OFFICIAL):
        count = sum(1 for now in events if now.stage is event_stage)
        listed.append(StateCount(str(event_stage), voice.stage(event_stage).word, count))
    return tuple(listed)


def _fits(context: Context, contest: ContestNow, state: str) -> bool:
    events = [context.results.event(event_id) for event_id in contest.frame.events]
    if not state:
        return any(now.stage is not EventStage.OFFICIAL for now in events)
    return contest.stage == state or any(now.stage == state for now in events)


def _needs(context: Context, now: EventNow) -> list[NeedView]:
    kinds = []
    if now.alarm:
        kinds.append("alarm")
    if now.protested:
        kinds.append("protest")
    if now.ranked.questions:
        kinds.append("question")
    if _next_round(now):
        kinds.append("draw")
    if now.stage is EventStage.UNOFFICIAL and not now.protested and not now.ranked.questions:
        corrected = context.awarding.corrected(now.frame.event.id)
        kinds.append("republish" if corrected else "official")
    if now.stage is EventStage.FINISHED:
        signed = all(contest.stage is Stage.SIGNED for contest in now.contests)
        kinds.append("publish" if signed else "sign")
    return [_need(context, now, kind) for kind in kinds]


def _next_round(now: EventNow) -> tuple[int, str] | None:
    """How many ties of a knock-out may be drawn now, and the digest of what they follow from."""
    if not carries_forward(now) or now.decided.cancelled or now.decided.official:
        return None
    drawn = preview(now, "")
    return (len(drawn.proposed.ready), drawn.input) if drawn.proposed.ready else None


def _need(context: Context, now: EventNow, kind: str) -> NeedView:
    voice = context.event_voice(now)
    event = now.frame.event
    href = f"/desk/events/{quote(event.id)}"
    if kind == "draw":
        href = f"{href}/draw"
    if kind == "sign":
        unsigned = next(c for c in now.contests if c.stage is not Stage.SIGNED)
        href = f"/pad/{quote(unsigned.frame.id)}"
    text = voice.say(now.ranked.questions[0]) if kind == "question" else voice.word(f"need_{kind}")
    name = now.frame.name.in_(context.lang)
    return NeedView(
        kind=kind,
        title=f"{voice.sport_name(event.sport)} {name}",
        text=text,
        href=href,
        key=voice.word(f"need_{kind}_key"),
    )


def _row(context: Context, contest: ContestNow) -> DeskContestView:
    lines = context.results.record.lines(contest_subject(contest.frame.id))
    last = lines[-1] if lines else None
    ref = context.contest_ref(contest)
    return DeskContestView(
        contest=ref,
        progress=ref.caption or ref.progress,
        device=(last.device or last.by) if last else "",
        last=context.zone.hhmmss(last.at_ms) if last else "",
        event_href=f"/desk/events/{quote(contest.frame.events[0])}",
    )


def desk_event_view(context: Context, event_id: str) -> DeskEventView:
    """`/desk/events/ID`; KeyError for an unknown id."""
    awarded = context.awarding.event(event_id)
    now = awarded.now
    voice = context.event_voice(now)
    return DeskEventView(
        version=now.version,
        event=event_view(context, event_id),
        contests=tuple(_contest(context, contest) for contest in now.contests),
        n=awarded.awards.n,
        count=context.awarding.regulation.admission.count,
        places=awarded.awards.places,
        medal_places=awarded.awards.medal_places,
        blockers=_blockers(context, now),
        warnings=_warnings(context, awarded),
        protests=tuple(
            ProtestView(
                line=line.seq,
                delegation=voice.delegation(line.call.delegation).name,
                reason=line.call.reason,
                at=context.zone.hhmm(line.at_ms),
            )
            for line in now.decided.protests
        ),
        lines=_lines(context, now),
        delegations=tuple(
            (one.id, one.name.in_(context.lang))
            for one in context.results.roster.delegations.values()
        ),
        stage=context.event_stage(now),
        corrected=context.awarding.corrected(event_id),
        format=voice.say(in_full(now.frame.event.draw)) if timing_of(now) else "",
        **_offers(context, now),
    )


def _offers(context: Context, now: EventNow) -> dict[str, Any]:
    """Whom and what the forms of the desk offer."""
    voice = context.event_voice(now)
    event = now.frame.event
    here = [e.id for e in competing(event, now.decided) if e.id not in now.decided.out]
    asked = ((q, tuple(named(q)) or tuple(here)) for q in now.ranked.questions)
    begun = any(contest.standing.begun for contest in now.contests)
    return {
        "asked": tuple(
            AskedView(voice.say(q), _tags(voice, who), q.code == PLACE_ASKED) for q, who in asked
        ),
        "competing": _tags(voice, here),
        "others": tuple(
            (other.frame.event.id, other.frame.name.in_(context.lang))
            for other in context.results.events()
            if other.frame.event.sport == event.sport
            and other.frame.event.id != event.id
            and not (other.decided.official or other.decided.cancelled)
        ),
        "may_draw": is_swiss(now) or bool(preview(now, "").proposed.contests),
        "next_round": _next_round(now),
        "may_draw_lots": not begun and len(here) > 1,
        "may_merge": not begun,
        "claims": _claims(context, now),
        "heats": _heats(context, now),
        "seed": secrets.token_hex(SEED_BYTES),
    }


def _claims(context: Context, now: EventNow) -> tuple[ClaimView, ...]:
    voice = context.event_voice(now)
    claims = claims_of(now)
    confirmed = {(record.entrant, record.level) for record in now.decided.records}
    return tuple(
        ClaimView(
            who=tag,
            level=claim.level,
            text=voice.say(claim_words(claim)),
            counts=claim.against is None,
            confirmed=(claim.entrant, claim.level) in confirmed,
        )
        for claim in claims
        if (tag := voice.tag(claim.entrant))
    )


def _heats(context: Context, now: EventNow) -> tuple[tuple[str, str], ...]:
    """The contests of a draw by heats that have a round behind them."""
    if not isinstance(now.frame.event.draw, Heats):
        return ()
    return tuple((one.frame.id, context.contest_name(one.frame)) for one in now.contests)


SEED_BYTES = 4
"""A seed that is read out and typed: eight digits."""


def _tags(voice: Voice, entrants: Iterable[str]) -> tuple[EntrantTag, ...]:
    return tuple(tag for entrant in entrants if (tag := voice.tag(entrant)))


def _contest(context: Context, contest: ContestNow) -> ContestAtDesk:
    return ContestAtDesk(
        contest=context.contest_ref(contest),
        seq=contest.standing.seq,
        signatures=signatures(context, contest),
        may_reopen=contest.stage is Stage.SIGNED,
        race=is_race(contest.frame.rules, contest.frame.phase),
    )


def _blockers(context: Context, now: EventNow) -> tuple[str, ...]:
    try:
        check_declarable(now)
    except Refused as refused:
        voice = context.event_voice(now)
        return (refusal(refused.code, refused.facts, context.lang, voice.name, voice.sport),)
    return ()


def _warnings(context: Context, awarded: Awarded) -> tuple[str, ...]:
    """What does not stand in the way, but should be seen before the result is declared."""
    now = awarded.now
    voice = context.voice
    found = []
    if now.alarm:
        found.append(voice.word("alarm_official"))
    if now.ranked.over and not now.decided.by_hand:
        unsigned = sum(1 for contest in now.contests if contest.stage is not Stage.SIGNED)
        if unsigned:
            found.append(voice.word("warn_unsigned", n=unsigned))
    moved = (*no_longer_follow(now), *moved_on(now))
    found += [voice.word("warn_draw_moved_on", line=line.seq) for line in moved]
    if context.awarding.corrected(now.frame.event.id):
        found.append(voice.word("warn_corrected"))
    found += [context.event_voice(now).say(told) for told in over_rounds(now)]
    if now.stage is EventStage.FINISHED:
        found.append(voice.word("warn_unpublished"))
    return tuple(found)


def _lines(context: Context, now: EventNow) -> tuple[LineView, ...]:
    """The event's ledger, newest line on top."""
    lines = now.decided.lines
    alive = ledger.standing(lines)
    voice = context.event_voice(now)
    listed = []
    for line in reversed(lines):
        counts = line.seq in alive.alive and line.seq not in alive.replaced_by
        fixed = line.call.kind in ("official", "unofficial", Retract.kind, Correct.kind)
        listed.append(
            LineView(
                seq=line.seq,
                text=_line_text(context, voice, now, line.call),
                by=line.by,
                seat=line.seat,
                at=context.zone.hhmmss(line.at_ms),
                counts=counts,
                undoable=counts and not fixed and not now.decided.official,
                reason=getattr(line.call, "reason", "") or "",
            )
        )
    return tuple(listed)


def _line_text(context: Context, voice: Voice, now: EventNow, call: Any) -> str:
    """A decision in words: other events by their names, a draw by what it drew, undo by what it
    undid."""
    match call:
        case Move():
            call = replace(call, to=_event_name(context, call.to))
        case Merge():
            call = replace(call, into=_event_name(context, call.into))
        case DrawMade():
            facts = {"seed": call.seed, "swaps": len(call.swaps) or "", "reason": call.reason}
            return voice.word("drawn_contests", n=len(call.pairings), **facts)
        case Retract():
            undone = _line_text(context, voice, now, now.decided.lines[call.line - 1].call)
            return voice.word("line_retract", line=call.line, undone=undone)
    return line_words(call, context.lang, voice.name, voice.sport)


def _event_name(context: Context, event_id: str) -> str:
    frame = context.results.roster.events.get(event_id)
    return frame.name.in_(context.lang) if frame else event_id
