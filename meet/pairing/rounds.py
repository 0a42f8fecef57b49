"""A Swiss round at the desk: who is present, how an engine pairs them, what is swapped by hand,
what there is to say of it, and the line that decides it.

The line holds who meets whom, also a contest of its own for everybody who is away; replay reads
it and never asks the engine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from meet.drawing import matches_of, tie_of
from meet.pairing import VERSIONS, paired
from meet.pairing.asking import asked_of, default_engine, input_of
from meet.pairing.beside import pair_beside
from meet.pairing.protocol import Asked, Paired, exchanged
from meet.results import EventNow, played_of
from scoring_rules import ledger
from scoring_rules.decided import fold_decisions
from scoring_rules.decisions import DrawMade, Drawn, drawn_id
from scoring_rules.draws import Swiss
from scoring_rules.draws.pairing_check import Pair, Remark
from scoring_rules.ledger import Line
from scoring_rules.ranking.match import How
from scoring_rules.ranking.team_tie import TeamTie
from scoring_rules.refusal import Refused

AWAY: tuple[How, ...] = ("zero_bye", "half_bye")
"""Why somebody is not paired: absent, or excused with half a point."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the desk chooses: the engine ("" for the one of the rules), the seed of round 1, who is
    away and how, and pairs of players exchanged by hand, in this order."""

    engine: str = ""
    seed: str = ""
    away: tuple[tuple[str, How], ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it would be decided; `input`: the digest of what the engine was given.

    `event`, `line`: whose ledger, and the number of the line that would decide it; `tie`: how team
    matches are made of boards.
    """

    asked: Asked
    choice: Choice
    engine: str
    version: str
    input: str
    paired: Paired
    event: str = ""
    line: int = 0
    tie: TeamTie | None = None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Floats, colours, clashes; faults first."""
        return self.asked.remarks(self.paired.pairs)

    @property
    def call(self) -> DrawMade:
        """The `draw` line: tables, the bye, then who is away. Refused: `pair_fault`."""
        faults = [remark for remark in self.remarks if remark.level == "fault"]
        if faults:
            raise Refused("pair_fault", fault=faults[0].text)
        number = self.asked.round
        tables = [
            Drawn((pair.first, pair.second), str(number), round=number, table=table)
            for table, pair in enumerate(self.paired.tables, start=1)
        ]
        alone = [self.paired.bye] if self.paired.bye else []
        alone += [id_ for id_, _how in self.choice.away]
        ids = [drawn_id(self.event, self.line, n, one) for n, one in enumerate(tables)]
        boards = matches_of(self.tie, ids, tables)
        byes = (Drawn((id_,), str(number), round=number) for id_ in alone)
        return DrawMade(
            pairings=(*tables, *byes, *boards),
            engine=self.engine,
            version=self.version,
            seed=self.asked.seed,
            input=self.input,
            swaps=self.choice.swaps,
        )

    @property
    def results(self) -> Mapping[int, Mapping[str, Any]]:
        """The calls of who is away, by the place of their contest in the line."""
        first = len(self.paired.pairs)
        return {
            first + n: {"kind": "result", "how": how}
            for n, (_id, how) in enumerate(self.choice.away)
        }


def is_swiss(now: EventNow) -> bool:
    """Whether the event is paired a round at a time."""
    return isinstance(now.frame.event.draw, Swiss)


def due(now: EventNow, choice: Choice) -> Asked:
    """The round that is due. Refused: as `asked_of`."""
    away = [id_ for id_, _how in choice.away]
    contests = played_of(now.frame, now.contests)
    return asked_of(now.frame.event, now.decided, contests, seed=choice.seed, away=away)


def made(now: EventNow, asked: Asked, choice: Choice) -> Round:
    """The round as the engine pairs it, with the swaps; the engine runs in a process of its own.

    Refused: as `meet.pairing.pair` and `pair_beside`.
    """
    name = choice.engine or default_engine(now.frame.event)
    engines = pair_beside(name, asked)
    swapped: tuple[Pair, ...] = reduce(
        lambda done, swap: exchanged(done, *swap), choice.swaps, engines.pairs
    )
    round_ = paired(asked, swapped)
    # A swap by hand breaks bans for its own reason; only the engine's had no other way.
    round_ = replace(round_, why=tuple(why for why in round_.why if why in engines.why))
    given = input_of(name, VERSIONS[name], asked)
    event, line = now.frame.event, now.decided.seq + 1
    return Round(asked, choice, name, VERSIONS[name], given, round_, event.id, line, tie_of(event))


def moved_on(now: EventNow) -> tuple[Line, ...]:
    """The rounds drawn by an engine that would be given something else by now, as results or
    entrants were corrected. They stand; the engine is not asked again."""
    if not is_swiss(now):
        return ()
    contests = played_of(now.frame, now.contests)
    lines = [line for line in now.decided.draws if line.call.input]
    return tuple(line for line in lines if _given_before(now, line, contests) != line.call.input)


def _given_before(now: EventNow, line: Line, contests: Sequence[Any]) -> str:
    """The digest of what the engine of a line would be given now; "" where it would refuse."""
    event, call = now.frame.event, line.call
    earlier = [one for one in ledger.counted(now.decided.lines) if one.seq < line.seq]
    decided = fold_decisions(event, earlier)
    later = {
        drawn_id(event.id, one.seq, n, drawn)
        for one in now.decided.draws
        if one.seq >= line.seq
        for n, drawn in enumerate(one.call.pairings)
    }
    here = {drawn_id(event.id, line.seq, n, drawn) for n, drawn in enumerate(call.pairings)}
    away = [
        one.entrants[0]
        for one in contests
        if one.contest in here and one.outcome.match and one.outcome.match.how in AWAY
    ]
    before = [one for one in contests if one.contest not in later]
    try:
        asked = asked_of(event, decided, before, seed=call.seed, away=away)
    except Refused:
        return ""
    return input_of(call.engine, call.version, asked)
