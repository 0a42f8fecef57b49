"""Games in memory for tests: a record whose lines are given, without a disk."""

from collections.abc import Mapping
from typing import Any

from meet.awarding import Awarding
from meet.codec import encode
from meet.ledger import Written
from meet.record import Record
from meet.results import Results, event_subject, pins
from meet.roster import MEET, Delegation, EventFrame, Roster, Title
from scoring_rules.contest import Entrant
from scoring_rules.draws.final import Final
from scoring_rules.event import Event
from scoring_rules.kinds.placed import Placed
from scoring_rules.regulation import Regulation


class MemoryRecord(Record):
    """A record that is told its lines one by one."""

    def __init__(self, roster: Roster) -> None:
        super().__init__()
        self._roster = roster

    def tell(self, subject: str, call: Mapping[str, Any], at_ms: int = 0) -> None:
        """Append one line."""
        number, seq = self.last_number + 1, self.seq(subject) + 1
        line = Written(number, subject, seq, str(number), call, "", "记录台", "", "", None, at_ms)
        self._lines[subject].append(line)
        self._last = line


class Games:
    """Events of some entrants each, under a regulation; entrants are `1`, `2` … of `units`."""

    def __init__(
        self,
        regulation: Regulation,
        events: Mapping[str, tuple[Entrant, ...]],
        units: tuple[str, ...],
        tags: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        title = Title("市运动会")
        frames = {
            name: EventFrame(
                Event(
                    name, "placed", name, Placed(), Final(), entrants, (tags or {}).get(name, ())
                ),
                Title(name),
                i,
                (),
            )
            for i, (name, entrants) in enumerate(events.items())
        }
        marks = {u: Delegation(u, Title(u), Title(u), "square", "", "") for u in units}
        self.record = MemoryRecord(Roster(title, "", "", regulation.id, "", "e", marks, frames, {}))
        self.results = Results(self.record)
        self.awarding = Awarding(self.results, regulation)

    def decide(self, event: str, **call: Any) -> None:
        """A line of an event's ledger."""
        self.record.tell(event_subject(event), call)

    def of_games(self, **call: Any) -> None:
        """A line of the ledger `meet`."""
        self.record.tell(MEET, call)

    def declare(self, event: str) -> None:
        """Declare what stands official."""
        call = {"kind": "official", **encode(pins(self.results.event(event)))}
        self.record.tell(event_subject(event), call)
