"""Playing demonstration games: loaded into an empty database, then called through the desk."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from meet import intake, loading, tables
from meet.access import Grant
from meet.awards_file import regulation_text
from meet.bodies import LARGEST_BATCH, Wanted
from meet.codec import BadInput
from meet.demo.clock import Clock
from meet.demo.course import OFFICIAL
from meet.demo.games import games
from meet.demo.script import DemoGames, ScriptLine, script
from meet.desk import Answer, Receipt, StaleError, UnknownSubjectError
from meet.house import House, now_ms
from meet.intake import CLERK
from meet.loading import Programmed
from scoring_rules.refusal import Refused

if TYPE_CHECKING:
    from rich.progress import Progress

CALL_ID = "demo-"
"""What the ids of the demonstration's calls begin with; the event and a number follow."""

LABELS = {
    "left": "左侧裁判",
    "chief": "主裁判",
    "right": "右侧裁判",
    "marshal": "检录长",
    "wind": "风速测量员",
    "photo": "终点摄像裁判",
    "field": "田赛裁判",
    "umpire": "临场裁判",
    "scorer": "记录裁判",
    "arbiter": "象棋裁判",
}
"""Who the lines of a seat say wrote them."""

AT_ONCE = Fraction(0)
"""The speed of whom nobody watches."""

VENUES = 8
"""Events whose calls are on their way to the desk at a time."""

log = logging.getLogger(__name__)


def speed_of(text: str) -> Fraction:
    """`--speed`: times real time, 0 as fast as it goes."""
    try:
        speed = Fraction(text)
    except (ValueError, ZeroDivisionError) as wrong:
        raise BadInput("bad_value", "--speed", reason=text) from wrong
    if speed < 0:
        raise BadInput("bad_value", "--speed", reason=text)
    return speed


def load(
    house: House,
    progress: "Progress | None" = None,
    *,
    demo: DemoGames | None = None,
    resume: bool = False,
) -> dict[str, Any]:
    """Load demonstration games, the municipal ones unless others are given; raises `BadInput`
    where there are games already.

    With `resume` the same games may be there: then nothing is loaded, and `played` says how many
    of their calls were made.
    """
    demo = demo or games()
    told = {"format": "meet-demo/1", "events": len(demo.events), "title": demo.title["zh"]}
    if resume and house.reader.roster() is not None:
        _check_demo(house, demo)
        return {**told, "played": len(_made(house))}
    house.writer.submit(lambda conn: _store(conn, demo, progress))
    return told


def _check_demo(house: House, demo: DemoGames) -> None:
    """Raise `BadInput` where the games are others than the demonstration games."""
    with house.reader.context(house.settings.lang) as context:
        roster = context.results.roster
    ours = {event.id for event in demo.events}
    if roster.title.zh != demo.title["zh"] or not ours <= set(roster.events):
        raise BadInput("other_games", title=roster.title.in_(house.settings.lang))


def _made(house: House) -> set[str]:
    """The ids of the demonstration's calls that were made."""
    columns = tables.line.c
    made = select(columns.id).where(columns.id.startswith(CALL_ID, autoescape=True))
    with house.engine.connect() as conn:
        return set(conn.scalars(made))


def _store(conn: Connection, demo: DemoGames, progress: "Progress | None") -> None:
    at_ms = now_ms()
    first, last = demo.days[0], demo.days[-1]
    text = regulation_text(demo.regulation)
    loading.create_games(
        conn,
        loading.Games(demo.title, first, last, demo.regulation, text),
        CLERK.label,
        at_ms,
    )
    loading.add_delegations(conn, demo.delegations, CLERK.label, at_ms)
    task = progress.add_task("载入 / loading", total=len(demo.events)) if progress else None
    for event in demo.events:
        programmed = Programmed(event.name_en, event.starts, event.venue)
        loading.add_event(conn, event.plan.file, programmed, CLERK.label, at_ms)
        if progress and task is not None:
            progress.advance(task)


def play(
    house: House,
    speed: Fraction,
    progress: "Progress | None" = None,
    *,
    demo: DemoGames | None = None,
) -> dict[str, Any]:
    """Call what happened through the desk, at `speed` times real time or as fast as it goes;
    goes on where it was stopped."""
    demo = demo or games()
    task = progress.add_task("比赛 / playing", total=len(demo.events)) if progress else None

    def tell(turn: Sequence[ScriptLine]) -> None:
        if progress and task is not None:
            progress.advance(task, sum(line.said.call == OFFICIAL for line in turn))

    return say(house, script(demo), speed, tell)


def say(
    house: House,
    lines: Iterator[ScriptLine],
    speed: Fraction = AT_ONCE,
    tell: Callable[[Sequence[ScriptLine]], None] = lambda _turn: None,
) -> dict[str, Any]:
    """Write lines of a script, but for those that were written before; `tell` hears of each turn.

    Whoever else writes in a contest or an event is not disturbed.
    """
    playing = _Playing(house, lines, Clock(speed))
    with ThreadPoolExecutor(VENUES) as venues:
        for turn in playing.turns():
            playing.call(turn, venues)
            tell(turn)
    return {"format": "meet-demo/1", "calls": playing.calls, "made_before": playing.made_before}


class _Playing:
    """The script on its way through the desk. `calls`: how many it has had so far, `made_before`
    so many of them in an earlier run."""

    def __init__(self, house: House, lines: Iterator[ScriptLine], clock: Clock) -> None:
        self._house = house
        self._lines = lines
        self._clock = clock
        self._made = _made(house)
        self.calls = 0
        self.made_before = 0

    def turns(self) -> Iterator[list[ScriptLine]]:
        """The lines that are due together, each time in the order of time."""
        due: list[ScriptLine] = []
        until = 0
        for line in self._lines:
            self.calls += 1
            if _id(line) in self._made:
                self.made_before += 1
                continue
            if due and line.at_seconds > until:
                yield due
                due = []
            if not due:
                until = self._clock.wait_until(line.at_seconds)
            due.append(line)
        if due:
            yield due

    def call(self, turn: Sequence[ScriptLine], venues: ThreadPoolExecutor) -> None:
        """Write the lines of a turn, events side by side so that they are committed together."""
        events = dict.fromkeys(line.event for line in turn)
        own = ([line for line in turn if line.event == event] for event in events)
        for _done in venues.map(self._event, own):
            pass

    def _event(self, lines: Sequence[ScriptLine]) -> None:
        """Contests by batches, but none across a decision of their event."""
        waiting: dict[str, list[ScriptLine]] = {}
        for line in lines:
            if line.said.contest:
                waiting.setdefault(line.said.contest, []).append(line)
                continue
            self._contests(waiting)
            waiting = {}
            self._decision(line)
        self._contests(waiting)

    def _contests(self, waiting: dict[str, list[ScriptLine]]) -> None:
        for contest, lines in waiting.items():
            try:
                self._contest(contest, lines)
            except UnknownSubjectError:
                log.info("somebody else has drawn %s", contest)

    def _contest(self, contest: str, lines: list[ScriptLine]) -> None:
        """Calls of one contest in batches, each from one seat. Whoever else writes there is not
        disturbed: what the rules then refuse is left out."""
        later = 0
        while lines:
            answers = self._batch(contest, lines, later)
            written = sum(isinstance(answer, Receipt) for answer in answers)
            wrong = None if written == len(answers) else answers[-1]
            lines = lines[written:]
            if isinstance(wrong, StaleError):
                later = wrong.seq - lines[0].said.seq
            elif wrong is not None:
                log.info("somebody else has taken over %s", contest)
                lines = lines[1:]
                later -= 1

    def _batch(self, contest: str, lines: Sequence[ScriptLine], later: int) -> list[Answer]:
        seat = lines[0].said.seat
        grant = Grant(id="demo", role="desk", seat=seat, label=LABELS.get(seat, CLERK.label))
        of_seat = []
        for line in lines[:LARGEST_BATCH]:
            if line.said.seat != seat:
                break
            seq = line.said.seq + later
            of_seat.append(Wanted(_id(line), seq, line.said.call, device="demo"))
        reads = [lambda wanted=wanted: wanted for wanted in of_seat]
        return self._house.desk.contest_batch(grant, contest, reads)

    def _decision(self, line: ScriptLine) -> None:
        """A line of the event's own ledger, or the declaration that its result is official."""
        if line.said.call == OFFICIAL:
            intake.declare(self._house, line.event, _id(line))
            return
        seq: int | None = line.said.seq
        while seq is not None:
            wanted = Wanted(_id(line), seq, line.said.call, device="demo")
            seq = None
            try:
                self._house.desk.event_line(CLERK, line.event, wanted)
            except StaleError as stale:
                seq = stale.seq
            except Refused:
                log.info("somebody else has decided %s", line.event)


def _id(line: ScriptLine) -> str:
    return f"{CALL_ID}{line.event}-{line.number}"
