"""How long every recorded contest of the data takes to fold, and the whole of Rio 2016 to score.

Contests of `../shared/data` as event files: para bench press, Tokyo 2020 call by call, IWF
championships, chess, badminton rally by rally, athletics. Folding is measured beside the rules
alone (`apply` without the ledger), scoring beside reading the same JSON. Files are read before.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import process_time
from typing import Any

import msgspec

from meet import event_file, trf
from meet.event_file import EventFile, RefusedCall
from meet.score import score
from scoring_rules.contest import LIFE, Rules, Setup, fold
from scoring_rules.event import setup_of
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from tests.athletics import data as athletics
from tests.badminton import shuttleset
from tests.chess.published import DATA, curacao, wygc
from tests.weightlifting import iwf, opl, tokyo

Figure = tuple[str, float, str]


@dataclass(frozen=True)
class Recorded:
    """A contest with its ledger."""

    rules: Rules[Any]
    setup: Setup
    lines: tuple[Line, ...]


def of_files(raws: Iterable[dict[str, Any]]) -> Iterator[Recorded]:
    """The contests of event files; a file whose source has an error is left out."""
    for raw in raws:
        try:
            file = event_file.read(raw)
        except RefusedCall:
            continue
        for contest in file.contests:
            yield Recorded(file.event.rules, setup_of(file.event, contest), contest.lines)


def bench_press() -> Iterator[Recorded]:
    """Every class of 72 para meets and 19 others; a sheet with an error is left out."""
    for folder in ("wppo", "ipf_china"):
        for of in opl.classes(folder):
            one = Recorded(opl.rules(of), opl.setup(of), opl.ledger(of))
            try:
                fold(one.rules, one.setup, one.lines)
            except Refused:
                continue
            yield one


def reports() -> Iterator[dict[str, Any]]:
    """Every tournament report of the data."""
    for path in sorted(DATA.rglob("*.trf")):
        raw = path.read_bytes()
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
        yield trf.event_of(trf.read(text))


def rio() -> list[dict[str, Any]]:
    """Rio 2016 as far as the data has it: 138 races, 15 competitions by distance, the heights."""
    races = (athletics.race_file(race) for race in athletics.races())
    series = (athletics.series_file(of) for of in athletics.series())
    heights = (athletics.height_file(of) for of in athletics.heights())
    return [*races, *series, *heights]


SOURCES: dict[str, Callable[[], Iterable[Recorded]]] = {
    "bench press, 91 meets": bench_press,
    "Tokyo 2020, call by call": lambda: of_files(tokyo.event_files()),
    "IWF, 9 championships": lambda: of_files(iwf.event_file(of) for of in iwf.classes()),
    "chess: reports, WYGC, Curaçao": lambda: of_files(
        [*reports(), curacao()[1], wygc({"preset": "xiangqi-2011"})[1]]
    ),
    "badminton, rally by rally": lambda: of_files(
        shuttleset.event(match)
        for match in shuttleset.matches()
        if match["id"] not in shuttleset.ILLEGAL
    ),
    "athletics, Rio 2016": lambda: of_files(rio()),
}


def figures() -> list[Figure]:
    """Name, ms of the processor, and how many contests and lines, beside the rules alone."""
    found: list[Figure] = []
    everything: list[Recorded] = []
    for name, source in SOURCES.items():
        recorded = list(source())
        everything += recorded
        found.append(_folded(name, recorded))
    found.append(_folded("all of it", everything))
    found.append(_programme())
    return found


def _folded(name: str, recorded: list[Recorded]) -> Figure:
    lines = sum(len(one.lines) for one in recorded)
    whole = _ms(lambda: [fold(one.rules, one.setup, one.lines) for one in recorded])
    alone = _ms(lambda: [_applied(one) for one in recorded])
    each = whole * 1000 / max(lines, 1)
    note = f"{len(recorded)} contests, {lines} lines, {each:.1f} us each, {whole / alone:.2f} x"
    return (name, whole, f"{note} the rules alone")


def _applied(one: Recorded) -> Any:
    state = one.rules.start(one.setup)
    for line in one.lines:
        if not isinstance(line.call, LIFE):
            state = one.rules.apply(state, line)
    return state


def _programme() -> Figure:
    """From JSON to placings, as `meet score` does it."""
    files = [json.dumps(raw).encode() for raw in rio()]

    def scored() -> None:
        for content in files:
            file: EventFile = event_file.read(msgspec.json.decode(content))
            score(file)

    ms = _ms(scored)
    parsed = _ms(lambda: [json.loads(content) for content in files])
    note = (
        f"{len(files)} event files, {ms / len(files):.2f} ms each, {ms / parsed:.0f} x json.loads"
    )
    return ("Rio 2016 scored", ms, note)


def _ms(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return (process_time() - began) * 1000
