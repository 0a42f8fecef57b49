"""A draw as the desk sees it before deciding: groups, lines, who meets whom, by what, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from meet.drawing import Preview, no_longer_follow, preview
from meet.lynx.races import is_race
from meet.present.brackets import bracket_view
from meet.present.context import Context
from meet.present.formats import timing_of
from meet.present.voice import Voice
from meet.results import EventNow
from meet.view_models import BracketRoundView, BracketTieView, BracketView, EntrantTag
from scoring_rules.contest import Outcome
from scoring_rules.draws import Played, Proposal
from scoring_rules.draws.bracket import places_of, tie_name
from scoring_rules.draws.groups import GROUP
from scoring_rules.draws.heats_lanes import spans_from
from scoring_rules.event import competing
from scoring_rules.views import Bracket

BRACKETS = ("knockout", "groups_knockout")
"""Formats in which winners are carried forward; what follows the first draw needs no lots."""


@dataclass(frozen=True, slots=True)
class SlotView:
    """A place in a contest: who has it, or in words who will; `lanes`: in a race, "3" or "3–4"."""

    who: EntrantTag | None
    words: str = ""
    lanes: str = ""


@dataclass(frozen=True, slots=True)
class ProposedView:
    """A proposed contest. `ready`: everybody is known, so that it may be decided."""

    name: str
    round: int | None
    table: int | None
    slots: tuple[SlotView, ...]
    why: str
    ready: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group that is proposed: its name and members, seeds first, each with its seed or None."""

    name: str
    members: tuple[tuple[EntrantTag, int | None], ...]


@dataclass(frozen=True, slots=True)
class DrawView:
    """`/desk/events/ID/draw`: `seq` of the event's ledger, `input` the digest of what was given.

    `bracket`: its lines as they would stand; `by_lot`: whether the seed decides anything;
    `warnings`: draws that no longer follow; `questions`: what must be settled before;
    `formats`: whether another way to play may be chosen still.
    """

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
    groups: tuple[GroupView, ...] = ()
    bracket: BracketView | None = None
    by_lot: bool = True
    warnings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    formats: bool = False


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
        groups=group_views(voice, now, [(one.phase, one.entrants) for one in proposed.contests]),
        bracket=_bracket(voice, now, drawn),
        by_lot=not carries_forward(now),
        warnings=tuple(
            voice.word("warn_draw_moved_on", line=line.seq) for line in no_longer_follow(now)
        ),
        questions=tuple(voice.say(question) for question in now.ranked.questions),
        formats=not now.contests and timing_of(now) is not None,
    )


def carries_forward(now: EventNow) -> bool:
    """Whether what is drawn next are ties whose sides follow from what was played."""
    return bool(now.contests) and now.frame.draw_json.get("format") in BRACKETS


def _engine(voice: Voice, drawn: Preview) -> str:
    proposed = drawn.proposed
    if not proposed.engine:
        return ""
    return voice.word("drawn_by_engine", engine=proposed.engine, version=proposed.version)


def _contest(context: Context, voice: Voice, event_id: str, contest: Proposal) -> ProposedView:
    slots = tuple(
        SlotView(voice.tag(slot)) if isinstance(slot, str) else SlotView(None, voice.say(slot))
        for slot in contest.slots
    )
    event = context.results.roster.events[event_id].event
    in_lanes = is_race(event.rules, contest.phase) and contest.table is not None and contest.ready
    if in_lanes:
        of_event = {entrant.id: entrant for entrant in event.entrants}
        spans = spans_from(contest.table or 1, [of_event[one] for one in contest.entrants])
        slots = tuple(replace(one, lanes=held) for one, held in zip(slots, spans, strict=True))
    return ProposedView(
        name=_name(context, voice, event_id, contest),
        round=contest.round if contest.phase.startswith(GROUP) else None,
        table=None if in_lanes else contest.table,
        slots=slots,
        why=voice.sentences(contest.why),
        ready=contest.ready,
    )


def _name(context: Context, voice: Voice, event_id: str, contest: Proposal) -> str:
    """A tie is called as those call it who wait for it."""
    format_ = context.results.roster.events[event_id].draw_json.get("format")
    if format_ in BRACKETS and contest.order is not None and places_of(contest.phase):
        return voice.say(tie_name(contest.phase, contest.order))
    return context.phase(event_id, contest.phase, contest.round)


def _pair(voice: Voice, pair: tuple[str, str]) -> tuple[EntrantTag, EntrantTag]:
    one, other = voice.tag(pair[0]), voice.tag(pair[1])
    if one is None or other is None:
        raise KeyError(pair)
    return one, other


def _entrants(voice: Voice, now: EventNow) -> tuple[EntrantTag, ...]:
    listed = competing(now.frame.event, now.decided)
    tags = (voice.tag(entrant.id) for entrant in listed if entrant.id not in now.decided.out)
    return tuple(tag for tag in tags if tag)


def group_views(
    voice: Voice, now: EventNow, contests: Sequence[tuple[str, Sequence[str]]]
) -> tuple[GroupView, ...]:
    """Who is together by these contests: each with its phase and its entrants."""
    found: dict[str, set[str]] = {}
    for phase, entrants in contests:
        if phase.startswith(GROUP):
            found.setdefault(phase, set()).update(entrants)
    seeds = {entrant.id: entrant.seed for entrant in now.frame.event.entrants}
    order = sorted(seeds, key=lambda one: (seeds[one] is None, seeds[one] or 0))
    return tuple(
        GroupView(
            name=voice.word("phase_group", group=phase.removeprefix(GROUP)),
            members=tuple(
                (tag, seeds[one])
                for one in order
                if one in found[phase] and (tag := voice.tag(one))
            ),
        )
        for phase in sorted(found)
    )


def _bracket(voice: Voice, now: EventNow, drawn: Preview) -> BracketView | None:
    """The bracket as it would stand after this draw, what is not drawn yet without a contest."""
    event, shows = now.frame.event, getattr(now.frame.event.draw, "bracket_of", None)
    if shows is None:
        return None
    entrants = competing(event, now.decided)
    as_drawn = [_undecided(n, one) for n, one in enumerate(drawn.proposed.ready)]
    decisions = (*now.decided.decisions, *((drawn.call,) if as_drawn else ()))
    of: Callable[..., Bracket | None] = shows
    contests = {contest.frame.id: contest for contest in now.contests}
    shown = bracket_view(voice, of(entrants, (*now.played, *as_drawn), decisions), contests)
    return _without_links(shown, set(contests)) if shown else None


def _undecided(number: int, one: Proposal) -> Played:
    """A proposed contest as if it were drawn; its id is none that a contest may have."""
    nothing = Outcome(over=False, marks=())
    return Played(f" {number}", one.phase, one.entrants, nothing, False, one.round, "", one.order)


def _without_links(shown: BracketView, known: set[str]) -> BracketView:
    def tie(one: BracketTieView) -> BracketTieView:
        return one if one.contest in known else replace(one, contest="")

    return replace(
        shown,
        rounds=tuple(BracketRoundView(r.name, tuple(map(tie, r.ties))) for r in shown.rounds),
        others=tuple(map(tie, shown.others)),
    )
