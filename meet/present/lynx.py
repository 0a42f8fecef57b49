"""The photo finish at the desk: the races with their numbers, and a file before it is taken."""

from dataclasses import dataclass

from events.athletics.heat import Heat
from events.athletics.marks import time_text, wind_tenths
from meet.lynx.lif import Lif
from meet.lynx.races import Race, races
from meet.lynx.taking import WIND, Taken, plan
from meet.present.context import Context
from meet.present.voice import Voice
from meet.results import ContestNow, contest_subject
from meet.view_models import ContestRef, EntrantTag
from meet.words import signed
from scoring_rules.contest import Stage

HUNDREDTH_MS = 10


@dataclass(frozen=True, slots=True)
class LynxRaceView:
    """A race in the list; `number`: event, round and heat in the files (12-1-3)."""

    contest: ContestRef
    number: str
    event: str
    runners: int


@dataclass(frozen=True, slots=True)
class LynxRowView:
    """A line of the file beside what stands; `code`: new | same | changed | kept | nothing."""

    line: int | None
    lane: int | None
    who: EntrantTag | None
    said: str
    stands: str
    code: str
    word: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LynxPlanView:
    """A file against a race. `changes`: how many lines would be written; `missing`: who runs and
    is not in the file; `closed`: signed, or under an official result."""

    race: LynxRaceView
    file: str
    rows: tuple[LynxRowView, ...]
    changes: int
    kept: int
    missing: tuple[EntrantTag, ...]
    seq: int
    closed: bool


def race_views(context: Context) -> tuple[LynxRaceView, ...]:
    """All races of the games, by their numbers."""
    return tuple(race_view(context, race) for race in races(context.results.roster))


def race_view(context: Context, race: Race) -> LynxRaceView:
    """One race."""
    frame = race.contest
    return LynxRaceView(
        contest=context.contest_ref(context.results.contest(frame.id)),
        number=race.text,
        event=frame.events[0],
        runners=len(frame.entrants),
    )


def planned(context: Context, race: Race, file: Lif) -> tuple[ContestNow, tuple[Taken, ...]]:
    """The race as it stands, and what the file would make of it; refusals as in `taking.plan`."""
    now = context.results.contest(race.contest.id)
    written = context.results.record.lines(contest_subject(race.contest.id))
    return now, plan(race, now, written, file)


def plan_view(context: Context, race: Race, file: Lif) -> LynxPlanView:
    """The file line by line, with what would become of each."""
    now, taken = planned(context, race, file)
    heat: Heat = now.standing.state
    in_file = {one.entrant for one in taken}
    voice = context.contest_voice(now.frame)
    absent = (runner for runner in heat.runners if runner.card.id not in in_file)
    official = race.contest.id in context.results.official_contests()
    return LynxPlanView(
        race=race_view(context, race),
        file=file.name,
        rows=tuple(_row(context, now, file, one) for one in taken),
        changes=sum(one.call is not None for one in taken),
        kept=sum(one.becomes == "kept" for one in taken),
        missing=tuple(
            tag for runner in absent if runner.status is None and (tag := voice.tag(runner.card.id))
        ),
        seq=now.standing.seq,
        closed=official or now.stage is Stage.SIGNED,
    )


def _row(context: Context, now: ContestNow, file: Lif, one: Taken) -> LynxRowView:
    voice = context.contest_voice(now.frame)
    heat: Heat = now.standing.state
    doubts = tuple(voice.say(doubt) for doubt in one.doubts)
    word = voice.word(f"lif_{one.becomes}")
    if one.entrant == WIND:
        said = signed(wind_tenths(file.wind or 0), 1)
        stands = "" if heat.wind is None else signed(heat.wind, 1)
        return LynxRowView(None, None, None, said, stands, one.becomes, word, doubts)
    runner = heat.runners[heat.ids.index(one.entrant)]
    row = one.row
    return LynxRowView(
        line=row.line if row else None,
        lane=row.lane if row else None,
        who=voice.tag(one.entrant),
        said=_result(voice, row.status, row.place, row.ms) if row else "",
        stands=_result(voice, runner.status, runner.place, runner.ms),
        code=one.becomes,
        word=word,
        doubts=doubts,
    )


def _result(voice: Voice, status: str | None, place: int | None, ms: int | None) -> str:
    """Place and time, or why there is none; "" where nothing is known."""
    if status:
        return voice.word(f"status_{status}")
    time = "" if ms is None else time_text(ms, 1 if ms % HUNDREDTH_MS else HUNDREDTH_MS)
    return voice.word("lif_result", place=place or "", time=time).strip()
