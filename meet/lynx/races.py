"""The races of the games as FinishLynx numbers them: event, round and heat; and who runs there.

An event's number is its position in the programme, which it keeps; rounds and heats count in the
order they were drawn in.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from meet.lynx.lif import Lif
from meet.roster import ContestFrame, Roster
from scoring_rules.contest import Entrant, Rules
from scoring_rules.refusal import Refused

FINISH = "finish"
"""A race is what takes this call."""


@dataclass(frozen=True, slots=True)
class Race:
    """A race: its three numbers, and its contest."""

    event: int
    round: int
    heat: int
    contest: ContestFrame

    @property
    def number(self) -> tuple[str, str, str]:
        """As a file writes it."""
        return (str(self.event), str(self.round), str(self.heat))

    @property
    def text(self) -> str:
        """As people say it: 12-1-3."""
        return "-".join(self.number)

    @property
    def step(self) -> int:
        """What its times are rounded up to, in ms."""
        return int(getattr(self.contest.rules, "step", 1))

    @property
    def runners(self) -> Mapping[str, Entrant]:
        """Who runs, by the id in the files: the number on the vest if nobody else here has it,
        else the entrant's own id; a relay team has the one of its entry."""
        vests = Counter(entrant.number for entrant in self.contest.entrants)
        return {
            entrant.number if vests[entrant.number] == 1 and entrant.number else entrant.id: entrant
            for entrant in self.contest.entrants
        }


def is_race(rules: Rules[Any], phase: str) -> bool:
    """Whether a contest under these rules is timed at the finish; rules that hold by phases know
    of which (`timed`)."""
    timed: Callable[[str], bool] | None = getattr(rules, "timed", None)
    return FINISH in rules.calls if timed is None else timed(phase)


def races(roster: Roster) -> tuple[Race, ...]:
    """All races, by event, round and heat."""
    found = [race for event_id in roster.events for race in _of_event(roster, event_id)]
    return tuple(sorted(found, key=lambda race: (race.event, race.round, race.heat)))


def _of_event(roster: Roster, event_id: str) -> Iterator[Race]:
    """Those of an event; a race that several events share is the first one's."""
    frame = roster.events[event_id]
    rounds: dict[tuple[str, int | None], list[ContestFrame]] = {}
    for contest_id in frame.contests:
        contest = roster.contests[contest_id]
        if contest.events[0] == event_id and is_race(contest.rules, contest.phase):
            rounds.setdefault((contest.phase, contest.round), []).append(contest)
    for number, contests in enumerate(rounds.values(), start=1):
        for heat, contest in enumerate(contests, start=1):
            yield Race(frame.position + 1, number, heat, contest)


def race_of(roster: Roster, contest_id: str) -> Race | None:
    """The race that a contest is; None where it is none."""
    return next((race for race in races(roster) if race.contest.id == contest_id), None)


def race_named(roster: Roster, file: Lif) -> Race:
    """The race that a file says it is of. Refused: `lif_unknown_race`."""
    found = next((race for race in races(roster) if race.number == file.race), None)
    if found is None:
        raise Refused("lif_unknown_race", got="-".join(file.race), name=file.name)
    return found
