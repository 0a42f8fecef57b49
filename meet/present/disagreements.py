"""Calls that came second and were not written: what the tablets tell each other of them.

A tablet whose call was outrun says so by a note in the ledger, which begins with ≠, and what became
of the call by another one, which begins with ＝ and ends with the same words (static/js/pad.js).
"""

from meet.ledger import Written
from meet.present.context import Context
from meet.results import ContestNow, contest_subject
from meet.rights import seats_of
from meet.view_models import DisagreementView
from scoring_rules import ledger
from scoring_rules.contest import Note

OPEN, SETTLED = "≠", "＝"


def disagreements(context: Context, now: ContestNow) -> tuple[DisagreementView, ...]:
    """What waits to be settled, and what was settled since the last line that is no note."""
    lines = context.results.record.lines(contest_subject(now.frame.id))
    telling = [line for line in lines if tells(line)]
    if not telling:
        return ()
    alive = ledger.standing(now.standing.lines).alive
    told = {(line.device, _said(line)): line for line in telling if line.seq in alive}
    last = max((x.seq for x in now.standing.lines if not isinstance(x.call, Note)), default=0)
    views = [_view(context, now, line) for line in told.values()]
    return tuple(view for view in views if view.waits or view.seq > last)


def tells(line: Written) -> bool:
    """Whether a line is such a note."""
    return line.call["kind"] == Note.kind and str(line.call["text"]).startswith((OPEN, SETTLED))


def _said(line: Written) -> str:
    """The call and its time, without what became of it."""
    return str(line.call["text"]).replace(": ", "：").partition("：")[2]


def _view(context: Context, now: ContestNow, line: Written) -> DisagreementView:
    text = str(line.call["text"])
    voice = context.contest_voice(now.frame)
    seated = line.seat in seats_of(now.frame.rules)
    return DisagreementView(
        seq=line.seq,
        device=line.device,
        by=line.by,
        seat=voice.word(f"seat_{line.seat}") if seated else line.seat,
        text=text.removeprefix(OPEN).removeprefix(SETTLED).strip(),
        waits=text.startswith(OPEN),
    )
