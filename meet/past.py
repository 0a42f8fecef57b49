"""The past: the record and its results as they were at one line, for what was published then."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from meet.ledger import Written
from meet.record import Record
from meet.results import ContestNow, EventNow, Results, contest_subject, event_subject


class PastRecord(Record):
    """A record up to the line `number`, over one that goes on; the roster is that of today."""

    def __init__(self, present: Record, number: int) -> None:
        super().__init__()
        self._present = present
        self._until = number
        self._roster = present.roster
        self.generation = present.generation

    def lines(self, subject: str) -> Sequence[Written]:
        """The ledger of a subject as it was."""
        lines = self._present.lines(subject)
        return lines[: bisect_right(lines, self._until, key=attrgetter("number"))]

    @property
    def last_number(self) -> int:
        """The line at which the past is looked at."""
        return self._until


class PastResults(Results):
    """The results at a line; what has not moved since is taken from the present."""

    def __init__(self, present: Results, number: int) -> None:
        super().__init__(PastRecord(present.record, number))
        self._present = present

    def contest(self, contest_id: str) -> ContestNow:
        """The contest as it was; KeyError for an unknown id."""
        frame = self.roster.contests[contest_id]
        subjects = [contest_subject(contest_id), *map(event_subject, frame.events)]
        if any(self._moved(subject) for subject in subjects):  # an event's lots are in its contests
            return super().contest(contest_id)
        return self._present.contest(contest_id)

    def event(self, event_id: str) -> EventNow:
        """The event as it was; KeyError for an unknown id."""
        frame = self.roster.events[event_id]
        subjects = [event_subject(event_id), *map(contest_subject, frame.contests)]
        if any(self._moved(subject) for subject in subjects):
            return super().event(event_id)
        return self._present.event(event_id)

    def _moved(self, subject: str) -> bool:
        return len(self.record.lines(subject)) != len(self._present.record.lines(subject))
