"""How long a lifting contest of 250 calls takes to fold, to rank, to show: medians in ms."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from statistics import median
from time import perf_counter

from events.weightlifting.calls import SEATS, Attempt, Clock, Declare, Vote
from events.weightlifting.rules import ParaBench
from events.weightlifting.state import Lifter
from scoring_rules.contest import Entrant, Setup, fold
from scoring_rules.ledger import Line

CALLS = 250
ATHLETES = 14
REPEATS = 60
RULES = ParaBench()


def contest() -> tuple[Setup, tuple[Line, ...]]:
    """Fourteen athletes; weights declared, the clock, three votes: as tablets call it."""
    entrants = tuple(
        Entrant(str(i), own=Lifter(i, Decimal(50 + i), opener=Decimal(100 + i)))
        for i in range(1, ATHLETES + 1)
    )
    calls = islice(_calls(entrants), CALLS)
    lines = tuple(
        Line(n, call, getattr(call, "seat", "marshal"), n * 1000) for n, call in enumerate(calls, 1)
    )
    return Setup("f", entrants), lines


def attempts() -> tuple[Setup, tuple[Line, ...]]:
    """The same length of ledger as a secretary enters it: results only, in several groups."""
    entrants = tuple(Entrant(str(i), own=Lifter(i, Decimal(50))) for i in range(1, CALLS // 3 + 2))
    calls = (
        Attempt(entrant.id, "bench", n, Decimal(100 + 2 * n), good=True)
        for n in (1, 2, 3)
        for entrant in entrants
    )
    lines = tuple(Line(n, call, "", n * 1000) for n, call in enumerate(islice(calls, CALLS), 1))
    return Setup("f", entrants), lines


def _calls(entrants: tuple[Entrant, ...]) -> Iterator[object]:
    for attempt in (1, 2, 3, 4):
        for entrant in entrants:
            kg = Decimal(100 + int(entrant.id) + 5 * attempt)
            if attempt > 1:
                yield Declare(entrant.id, attempt, kg)
            yield Clock("start", entrant.id, attempt)
            for seat in SEATS:
                yield Vote(seat, entrant.id, "bench", attempt, good=True)


def figures() -> list[tuple[str, float, str]]:
    """Name, median in ms, note."""
    setup, lines = contest()
    state = fold(RULES, setup, lines).state
    many, results = attempts()

    def applied() -> None:
        folded = RULES.start(setup)
        for line in lines:
            folded = RULES.apply(folded, line)

    return [
        ("fold 250 calls", _ms(lambda: fold(RULES, setup, lines)), "votes, clock, weights"),
        ("fold 250 attempts", _ms(lambda: fold(RULES, many, results)), "84 athletes, results only"),
        ("apply 250 calls", _ms(applied), "the rules alone, without the ledger"),
        ("outcome", _ms(lambda: RULES.outcome(state)), f"{ATHLETES} athletes"),
        ("board", _ms(lambda: RULES.board(state)), "with what a good lift would give"),
        ("pad", _ms(lambda: RULES.options(state, "marshal", 0)), "marshal"),
    ]


def _ms(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(REPEATS):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return median(taken) * 1000


if __name__ == "__main__":
    for name, ms, note in figures():
        print(f"{name:20} {ms:8.3f} ms  {note}")
