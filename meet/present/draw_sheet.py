"""The draw as it is printed: how it was drawn, groups, the lines to be filled in, every match."""

from collections.abc import Iterator
from dataclasses import dataclass

from meet.present.brackets import bracket_view
from meet.present.context import Context
from meet.present.drawing import GroupView, group_views
from meet.present.times import clock_of, day_of
from meet.present.voice import Voice
from meet.results import ContestNow, EventNow
from meet.view_models import BracketTieView, BracketView, CellView, EntrantTag
from scoring_rules.event import draw_bracket


@dataclass(frozen=True, slots=True)
class LineCell:
    """A cell of the lines, `span` rows high: who stands there, or in words, or nobody yet; `below`
    the score, or when and where."""

    span: int
    who: EntrantTag | None = None
    text: str = ""
    seed: int | None = None
    below: str = ""


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A match of the list; `score` from the first side."""

    name: str
    sides: tuple[EntrantTag, ...]
    day: str
    starts: str
    venue: str
    score: str


@dataclass(frozen=True, slots=True)
class DrawSheetView:
    """What the sheet of a draw shows. `drawn`: each draw with its time; `heads`, `lines`: of the
    bracket, row by row the cells that begin in it; `others`: ties behind the main draw."""

    sport_name: str
    name: str
    entrants: int
    drawn: tuple[tuple[str, str], ...]
    groups: tuple[GroupView, ...]
    heads: tuple[str, ...]
    lines: tuple[tuple[LineCell, ...], ...]
    others: tuple[BracketTieView, ...]
    matches: tuple[MatchLine, ...]


def draw_sheet_view(context: Context, event_id: str) -> DrawSheetView:
    """The draw of an event; KeyError for an unknown event."""
    now = context.results.event(event_id)
    voice = context.event_voice(now)
    frame = now.frame
    contests = {contest.frame.id: contest for contest in now.contests}
    bracket = bracket_view(voice, draw_bracket(frame.event, now.decided, now.played), contests)
    lined = bracket if bracket and bracket.aligned else None
    return DrawSheetView(
        sport_name=voice.sport_name(frame.event.sport),
        name=frame.name.in_(context.lang),
        entrants=len(frame.event.entrants),
        drawn=tuple(_drawn(context, voice, now)),
        groups=group_views(
            voice, now, [(one.phase, one.entrants) for one in now.played if not one.part_of]
        ),
        heads=_heads(voice, lined) if lined else (),
        lines=tuple(_lines(now, lined)) if lined else (),
        others=bracket.others if bracket else (),
        matches=tuple(_match(context, one) for one in now.contests if not one.frame.part_of),
    )


def _drawn(context: Context, voice: Voice, now: EventNow) -> Iterator[tuple[str, str]]:
    """Each draw that stands: when, what with which seed, what was exchanged by hand and why."""
    for line in now.decided.draws:
        call = line.call
        facts = {"seed": call.seed, "swaps": len(call.swaps) or "", "reason": call.reason}
        said = voice.word("drawn_contests", n=len(call.pairings), **facts)
        names = [f"{voice.name(one)} ↔ {voice.name(other)}" for one, other in call.swaps]
        swapped = "" if not names else f" ({', '.join(names)})"
        yield context.zone.full(line.at_ms), f"{said}{swapped}"


def _heads(voice: Voice, bracket: BracketView) -> tuple[str, ...]:
    return (*(one.name for one in bracket.rounds), voice.word("champion"))


def _lines(now: EventNow, bracket: BracketView) -> Iterator[tuple[LineCell, ...]]:
    """The rows from the top: the line itself, and what begins there of each later round."""
    seeds = {entrant.id: entrant.seed for entrant in now.frame.event.entrants}
    first = [side for tie in bracket.rounds[0].ties for side in _both(tie)]
    for row, (cell, text) in enumerate(first):
        seed = seeds.get(cell.who.id) if cell.who else None
        cells = [LineCell(1, cell.who, text or cell.text, seed)]
        for depth, one in enumerate(bracket.rounds, start=1):
            if row % (1 << depth) == 0:
                cells.append(_winner(one.ties[row >> depth], 1 << depth))
        yield tuple(cells)


def _both(tie: BracketTieView) -> tuple[tuple[CellView, str], tuple[CellView, str]]:
    first, second = tie.sides
    return (first, ""), (second, tie.name if tie.bye else "")


def _winner(tie: BracketTieView, span: int) -> LineCell:
    """Who goes on from a tie with the score, or when and where it is."""
    if tie.bye:
        return LineCell(span, tie.sides[0].who, tie.sides[0].text)
    through = next((cell.who for cell in tie.sides if cell.role == "best"), None)
    when = " ".join(part for part in (tie.starts, tie.venue) if part)
    told = " ".join(part for part in (tie.score.replace("-", ":"), tie.ended) if part)
    return LineCell(span, through, below=told or when)


def _match(context: Context, one: ContestNow) -> MatchLine:
    voice = context.contest_voice(one.frame)
    tags = (voice.tag(entrant.id) for entrant in one.frame.entrants)
    return MatchLine(
        name=context.which(one.frame) or context.contest_name(one.frame),
        sides=tuple(tag for tag in tags if tag),
        day=day_of(one.frame.starts),
        starts=clock_of(one.frame.starts),
        venue=voice.given(one.frame.venue),
        score=one.outcome.score.replace("-", ":"),
    )
