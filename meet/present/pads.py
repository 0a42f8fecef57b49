"""A tablet as shown: what its seat may call now, and the ledger it can undo."""

from meet.access import Grant
from meet.present.boards import button_view, clock_view, flash_view, form_view, table_view
from meet.present.contests import signatures
from meet.present.context import Context
from meet.present.disagreements import disagreements
from meet.present.voice import Voice
from meet.results import ContestNow
from meet.rights import may_undo
from meet.view_models import LineView, PadView
from meet.words import line_words
from scoring_rules import ledger
from scoring_rules.contest import Reopen, Sign, Stage
from scoring_rules.ledger import Correct, Line, Retract
from scoring_rules.views import Who


def pad_view(context: Context, contest_id: str, grant: Grant, now_ms: int) -> PadView:
    """The pad of one card at its seat; KeyError for an unknown contest."""
    now = context.results.contest(contest_id)
    voice = context.contest_voice(now.frame)
    official = contest_id in context.results.official_contests()
    closed = official or now.stage is Stage.SIGNED
    pad = now.frame.rules.options(now.standing.state, grant.seat, now_ms)
    lines = line_views(context, voice, now, grant)
    return PadView(
        contest=contest_id,
        name=context.contest_name(now.frame),
        sport=now.frame.sport,
        sport_name=voice.sport_name(now.frame.sport),
        seat=grant.seat,
        seq=now.standing.seq,
        version=now.version,
        stage=voice.stage(now.stage),
        asks="" if closed else voice.say(pad.asks),
        about=voice.tag(pad.about),
        figure=pad.figure,
        unit=voice.say(pad.unit),
        buttons=() if closed else tuple(button_view(voice, button) for button in pad.buttons),
        forms=() if closed else tuple(form_view(voice, form) for form in pad.forms),
        keys_first=pad.keys_first,
        tables=tuple(table_view(voice, table) for table in pad.tables),
        warnings=(
            *(
                voice.word("pad_withdrawn", who=Who(one))
                for one in context.results.out_of(now.frame)
            ),
            *(voice.say(warning) for warning in pad.warnings),
        ),
        clock=clock_view(voice, pad.clock),
        flash=flash_view(voice, pad.flash),
        lines=lines,
        undo=next((line for line in lines if line.undoable and not closed), None),
        can_sign=now.stage is Stage.FINISHED and not official,
        signatures=signatures(context, now),
        official=official,
        disagreements=disagreements(context, now),
    )


def line_views(
    context: Context, voice: Voice, now: ContestNow, grant: Grant
) -> tuple[LineView, ...]:
    """The ledger, newest line on top; what was undone stays, marked."""
    lines = now.standing.lines
    standing = ledger.standing(lines)
    return tuple(
        LineView(
            seq=line.seq,
            text=_text(context, voice, now, line),
            by=line.by,
            seat=line.seat,
            at=context.zone.hhmmss(line.at_ms) if line.at_ms else "",
            counts=line.seq in standing.alive and line.seq not in standing.replaced_by,
            undoable=line.seq in standing.alive
            and line.seq not in standing.replaced_by
            and not isinstance(line.call, Retract | Sign | Reopen)
            and may_undo(now.frame.rules, grant, line, lines),
            reason=getattr(line.call, "reason", "") or "",
        )
        for line in reversed(lines)
    )


def _text(context: Context, voice: Voice, now: ContestNow, line: Line) -> str:
    """The call in words; a correction says what stands in the place of which line."""
    call = line.call
    if isinstance(call, Correct):
        calls = voice.word("and").join(_call_text(voice, now, inner) for inner in call.calls)
        return voice.word("line_correct", line=call.line, calls=calls)
    if isinstance(call, Retract):
        undone = _text(context, voice, now, now.standing.lines[call.line - 1])
        return voice.word("line_retract", line=call.line, undone=undone)
    return _call_text(voice, now, call)


def _call_text(voice: Voice, now: ContestNow, call: object) -> str:
    return line_words(call, voice.lang, voice.name, now.frame.sport)
