"""An event of matches played from its file: a `draw` line for each proposal, results on paper."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from meet import event_file
from meet.codec import encode
from meet.event_file import EventFile, played_of
from meet.score import score
from scoring_rules import event as event_fold
from scoring_rules.contest import Entrant
from scoring_rules.draws import Proposed
from scoring_rules.event import Decided

Call = dict[str, Any]

FIRST: Call = {"kind": "paper", "games": [[11, 5], [9, 11], [11, 6]]}
SECOND: Call = {"kind": "paper", "games": [[5, 11], [6, 11]]}


def stays_away(entrant: str) -> Call:
    return {"kind": "walkover", "entrant": entrant}


def retires(entrant: str) -> Call:
    return {"kind": "paper", "games": [[11, 9], [3, 2]], "end": "retired", "by": entrant}


@dataclass
class Match:
    """A contest that was drawn: its label and its two sides."""

    id: str
    phase: str
    sides: tuple[str, str]


@dataclass
class Event:
    """A table tennis event on its way; `matches` in the order they were drawn."""

    draw: Mapping[str, Any]
    entrants: Sequence[Entrant]
    seed: str = "2027"
    calls: list[Call] = field(default_factory=list)
    contests: list[Call] = field(default_factory=list)

    @property
    def raw(self) -> dict[str, Any]:
        return {
            "format": "meet-event/1",
            "sport": "table_tennis",
            "event": "e",
            "rules": {"preset": "ittf", "best_of": 3},
            "draw": dict(self.draw),
            "entrants": [
                {"id": e.id, "delegation": e.delegation, **({"seed": e.seed} if e.seed else {})}
                for e in self.entrants
            ],
            "contests": self.contests,
            "calls": self.calls,
        }

    def read(self) -> EventFile:
        return event_file.read(self.raw)

    def proposed(self) -> Proposed:
        file = self.read()
        staying = _competing(file.event, file.decided)
        return file.event.draw.propose(staying, played_of(file), file.decided.decisions, self.seed)

    def decide(self) -> list[Match]:
        """A `draw` line with all that is ready, and its contests."""
        proposed = self.proposed()
        if not proposed.ready:
            return []
        pairings: list[Call] = []
        drawn: list[Match] = []
        for one in proposed.ready:
            first, second = one.entrants
            match = Match(f"m{len(self.contests) + 1}", one.phase, (first, second))
            frame = {"id": match.id, "phase": one.phase, "entrants": [first, second]}
            frame |= {"order": one.order} if one.order is not None else {}
            frame |= {"round": one.round} if one.round is not None else {}
            pairings.append(frame)
            self.contests.append({**frame, "calls": []})
            drawn.append(match)
        line = {"kind": "draw", "pairings": pairings, "seed": self.seed}
        line |= {"engine": proposed.engine, "version": proposed.version}
        self.calls.append({**line, "bracket": list(proposed.bracket)})
        return drawn

    def say(self, match: str, call: Call) -> None:
        """Say something about a contest."""
        next(one for one in self.contests if one["id"] == match)["calls"].append(call)

    def withdraw(self, entrant: str) -> None:
        self.calls.append({"kind": "withdraw", "entrant": entrant, "reason": "伤病"})

    def play(self, result: Callable[[Match], Call]) -> list[Match]:
        """Everything that is proposed, until nothing is any more."""
        all_of_it: list[Match] = []
        while drawn := self.decide():
            for match in drawn:
                self.say(match.id, result(match))
            all_of_it += drawn
        return all_of_it

    def result(self) -> dict[str, Any]:
        return score(self.read())

    def places(self) -> dict[str, int | None]:
        return {row["entrant"]: row["place"] for row in self.result()["placings"]}

    def questions(self) -> list[str]:
        """The codes of what officials must settle."""
        file = self.read()
        ranked = event_fold.placings(file.event, file.decided, played_of(file))
        return [question.code for question in ranked.questions]


def _competing(event: event_fold.Event, decided: Decided) -> tuple[Entrant, ...]:
    staying = event_fold.competing(event, decided)
    return tuple(one for one in staying if one.id not in decided.out)


def plain(value: Any) -> Any:
    """A value as JSON has it, to compare two."""
    return encode(value)
