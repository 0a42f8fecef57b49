"""A draw as the desk sees it before deciding: who meets whom, proposed by what, and why."""

from dataclasses import dataclass

from meet.drawing import Preview, preview
from meet.present.context import Context
from meet.present.voice import Voice
from meet.results import EventNow
from meet.view_models import EntrantTag
from scoring_rules.draws import Proposal
from scoring_rules.event import competing


@dataclass(frozen=True, slots=True)
class SlotView:
    """A place in a contest: who has it, or in words who will."""

    who: EntrantTag | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ProposedView:
    """A proposed contest. `ready`: everybody is known, so that it may be decided."""

    name: str
    table: int | None
    slots: tuple[SlotView, ...]
    why: str
    ready: bool


@dataclass(frozen=True, slots=True)
class DrawView:
    """`/desk/events/ID/draw`: `seq` of the event's ledger, `input` the digest of what was given."""

    event: str
    sport_name: str
    name: str
    seq: int
    seed: str
    input: str
    engine: str
    why: tuple[str, ...]
    contests: tuple[ProposedView, ...]
    ready: int
    swaps: tuple[tuple[EntrantTag, EntrantTag], ...]
    entrants: tuple[EntrantTag, ...]


def draw_view(
    context: Context, event_id: str, seed: str, swaps: tuple[tuple[str, str], ...]
) -> DrawView:
    """What would be drawn with this seed and these swaps; KeyError for an unknown event."""
    now = context.results.event(event_id)
    voice = context.event_voice(now)
    drawn = preview(now, seed, swaps)
    proposed = drawn.proposed
    return DrawView(
        event=event_id,
        sport_name=voice.sport_name(now.frame.event.sport),
        name=now.frame.name.in_(context.lang),
        seq=now.decided.seq,
        seed=seed,
        input=drawn.input,
        engine=_engine(voice, drawn),
        why=tuple(voice.say(line) for line in proposed.why),
        contests=tuple(
            _contest(context, voice, event_id, contest) for contest in proposed.contests
        ),
        ready=len(proposed.ready),
        swaps=tuple(_pair(voice, pair) for pair in swaps),
        entrants=_entrants(voice, now),
    )


def _engine(voice: Voice, drawn: Preview) -> str:
    proposed = drawn.proposed
    if not proposed.engine:
        return ""
    return voice.word("drawn_by_engine", engine=proposed.engine, version=proposed.version)


def _contest(context: Context, voice: Voice, event_id: str, contest: Proposal) -> ProposedView:
    return ProposedView(
        name=context.phase(event_id, contest.phase, contest.round),
        table=contest.table,
        slots=tuple(
            SlotView(voice.tag(slot)) if isinstance(slot, str) else SlotView(None, voice.say(slot))
            for slot in contest.slots
        ),
        why=voice.sentences(contest.why),
        ready=contest.ready,
    )


def _pair(voice: Voice, pair: tuple[str, str]) -> tuple[EntrantTag, EntrantTag]:
    one, other = voice.tag(pair[0]), voice.tag(pair[1])
    if one is None or other is None:
        raise KeyError(pair)
    return one, other


def _entrants(voice: Voice, now: EventNow) -> tuple[EntrantTag, ...]:
    listed = competing(now.frame.event, now.decided)
    tags = (voice.tag(entrant.id) for entrant in listed if entrant.id not in now.decided.out)
    return tuple(tag for tag in tags if tag)
