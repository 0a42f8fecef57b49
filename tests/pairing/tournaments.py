"""Tournaments played at random: who comes, leaves, is away, and how games end."""

from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from events.chess.rules import Chess
from events.chess.terms import ONE_HALF
from meet.pairing import pair
from meet.pairing.asking import asked_of
from meet.pairing.protocol import Asked, Paired
from scoring_rules.contest import Entrant, Setup
from scoring_rules.decided import Decided
from scoring_rules.decisions import Withdraw
from scoring_rules.draws import Played, Swiss
from scoring_rules.event import Event
from scoring_rules.ledger import Line

CALLS = (
    {"outcome": "red"},
    {"outcome": "draw"},
    {"outcome": "black"},
    {"outcome": "red", "how": "forfeit"},
    {"outcome": "black", "how": "forfeit"},
    {"outcome": None, "how": "both_forfeit"},
)
OFTEN = (30, 25, 30, 3, 3, 1)
RULES = {
    "score-groups": Chess(),
    "fide-dutch": Chess(style="fide", points=ONE_HALF, fouls_lose=0),
}


@dataclass
class Tournament:
    """A Swiss over `units` of delegations, one entrant each; `seed` decides all chance."""

    engine: str
    units: tuple[str, ...]
    rounds: int
    seed: int
    leaving: bool = True
    rules: Chess = field(init=False)
    played: list[Played] = field(default_factory=list)
    left: list[Withdraw] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rules = replace(RULES[self.engine], rounds=self.rounds)
        self.random = Random(self.seed)
        self.late = set(self.random.sample(range(len(self.units)), len(self.units) // 8))
        self.number = 0

    def asked(self) -> Asked:
        """The next round; latecomers enter with round 2, now and then somebody is away."""
        self.number += 1
        listed = [
            Entrant(str(n), delegation=unit)
            for n, unit in enumerate(self.units, start=1)
            if self.number > 1 or n - 1 not in self.late
        ]
        event = Event("e", "chess", "e", self.rules, Swiss(), tuple(listed))
        ids = [entrant.id for entrant in listed]
        gone = {call.entrant for call in self.left}
        if self.leaving and self.number > 1 and self.random.random() < 0.3:
            leaver = self.random.choice(ids)
            if leaver not in gone:
                self.left.append(Withdraw(leaver, "病"))
        away = [id_ for id_ in ids if self.leaving and self.random.random() < 0.04]
        decided = Decided(decisions=tuple(self.left), withdrawn=tuple(self.left))
        return asked_of(event, decided, self.played, seed="2027", away=away)

    def play(self, asked: Asked, paired: Paired) -> None:
        """The round with results at random, and the contests of who is away."""
        here = {id_ for pair in paired.pairs for id_ in (pair.first, pair.second)}
        for pair_ in paired.tables:
            call = self.random.choices(CALLS, OFTEN)[0]
            self._contest((pair_.first, pair_.second), call)
        if paired.bye:
            self._contest((paired.bye,), {"how": "bye"})
        gone = {call.entrant for call in self.left}
        for player in asked.table.players:
            if player.id not in here and player.id not in gone:
                self._contest((player.id,), {"how": self.random.choice(("zero_bye", "half_bye"))})

    def _contest(self, ids: tuple[str, ...], call: dict[str, Any]) -> None:
        kind = self.rules.calls["result"]
        setup = Setup(f"{self.number}-{ids[0]}", tuple(Entrant(id_) for id_ in ids))
        state = self.rules.apply(self.rules.start(setup), Line(1, kind(**call)))
        outcome = self.rules.outcome(state)
        self.played.append(Played(setup.contest, "", ids, outcome, round=self.number))

    def round(self) -> tuple[Asked, Paired]:
        """Pair the next round and play it; raises `Refused` where there is none."""
        asked = self.asked()
        paired = pair(self.engine, asked)
        self.play(asked, paired)
        return asked, paired
