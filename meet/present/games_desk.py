"""The games' own ledger as the desk sees it: what counts now, and every line with who and when."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from meet.games_ledger import lines_of
from meet.present.context import Context
from meet.present.games import notes
from meet.present.voice import entrant_tag
from meet.roster import MEET
from meet.view_models import LineView
from meet.words import line_words
from scoring_rules import ledger
from scoring_rules.award_words import penalty_words
from scoring_rules.games import Penalty, Told
from scoring_rules.ledger import Correct, Line, Retract
from scoring_rules.views import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in a form: what is sent, and what is read."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class GamesDeskView:
    """`/desk/games`. `codes`: the regulation's penalties, each with what it does; `about`: by
    event, the event and who competes in it; `facts`: what counts now; `lines`: newest on top."""

    version: int
    seq: int
    delegations: tuple[Choice, ...]
    codes: tuple[Choice, ...]
    about: tuple[tuple[str, tuple[Choice, ...]], ...]
    facts: tuple[str, ...]
    lines: tuple[LineView, ...]


def games_desk_view(context: Context) -> GamesDeskView:
    """The games' own ledger at the desk."""
    roster = context.results.roster
    record = context.results.record
    return GamesDeskView(
        version=record.number(MEET),
        seq=record.seq(MEET),
        delegations=tuple(
            Choice(one.id, one.name.in_(context.lang)) for one in roster.delegations.values()
        ),
        codes=_codes(context),
        about=tuple(_about(context, event_id) for event_id in roster.events),
        facts=notes(context),
        lines=_lines(context),
    )


def _codes(context: Context) -> tuple[Choice, ...]:
    voice = context.voice
    return tuple(
        Choice(
            one.code,
            voice.word(
                "games_code",
                penalty=penalty_words(one.code),
                points=str(one.team_points) if one.team_points else "",
                void=voice.word(f"games_void_{one.void}") if one.void else "",
            ),
        )
        for one in context.awarding.regulation.penalties
    )


def _about(context: Context, event_id: str) -> tuple[str, tuple[Choice, ...]]:
    """An event as a group of choices: the event itself, then its entrants."""
    frame = context.results.roster.events[event_id]
    sport = context.voice.sport_name(frame.event.sport)
    name = f"{sport} {frame.name.in_(context.lang)}"
    people = [
        Choice(
            f"{event_id} {entrant.id}",
            entrant_tag(context.results.roster, entrant, context.lang).name,
        )
        for entrant in frame.event.entrants
    ]
    return name, (Choice(event_id, name), *people)


def _lines(context: Context) -> tuple[LineView, ...]:
    """The decisions of the ledger, newest on top; what was undone stays, marked."""
    lines = lines_of(context.results.record.lines(MEET))
    alive = ledger.standing(lines)
    listed = []
    for line in reversed(lines):
        if isinstance(line.call, Told):
            continue
        counts = line.seq in alive.alive and line.seq not in alive.replaced_by
        listed.append(
            LineView(
                seq=line.seq,
                text=_line_text(context, lines, line),
                by=line.by,
                seat=line.seat,
                at=context.zone.full(line.at_ms),
                counts=counts,
                undoable=counts,
                reason=getattr(line.call, "reason", "") or "",
            )
        )
    return tuple(listed)


def _line_text(context: Context, lines: tuple[Line, ...], line: Line) -> str:
    """How a line reads; one that withdraws says what it withdraws."""
    voice = context.voice
    call = line.call
    if isinstance(call, Retract):
        undone = _line_text(context, lines, lines[call.line - 1])
        return voice.word("line_retract", line=call.line, undone=undone)
    if isinstance(call, Correct):
        calls = voice.word("and").join(
            line_words(c, context.lang, _names(context, c)) for c in call.calls
        )
        return voice.word("line_correct", line=call.line, calls=calls)
    return line_words(call, context.lang, _names(context, call))


def _names(context: Context, call: Any) -> Callable[[str], str]:
    """The names of the delegation, the penalty, the event and the entrant that a call is about."""
    frame = context.results.roster.events.get(getattr(call, "event", ""))
    names = {call.delegation: context.voice.delegation(call.delegation).name}
    if isinstance(call, Penalty):
        said = penalty_words(call.code)
        names[call.code] = context.voice.say(said) if isinstance(said, Words) else call.code
    if isinstance(call, Penalty) and frame:
        names[call.event] = frame.name.in_(context.lang)
        by_id = {
            e.id: entrant_tag(context.results.roster, e, context.lang).name
            for e in frame.event.entrants
        }
        names[call.entrant] = by_id.get(call.entrant, call.entrant)
    return lambda one: names.get(one, one)
