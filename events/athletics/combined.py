"""A combined event as rules (200): each contest is a discipline, held by rules of its own, whose
marks become points. Which discipline a contest is says its phase, "1" for the first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from events.athletics.bars import Heights
from events.athletics.card import Competing
from events.athletics.cells import discipline_words, no_row
from events.athletics.combined_board import with_points
from events.athletics.combined_paper import DisciplinePaper
from events.athletics.combined_terms import CombinedTerms
from events.athletics.heat import Heat
from events.athletics.horizontal import Horizontal
from events.athletics.race import Race
from events.athletics.series import Series
from events.athletics.vertical import Vertical
from scoring_rules.contest import Outcome, Rules, Setup
from scoring_rules.draws.combined import Combined as AddedUp
from scoring_rules.ledger import Line
from scoring_rules.ranking import Status
from scoring_rules.ranking.part import Part
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet, Who, Words, words

OUT = frozenset({Status.DNS, Status.WD})


@dataclass(frozen=True, slots=True)
class Discipline:
    """A contest of a combined event: the number of its discipline, and the discipline's state."""

    number: int
    state: Heat | Series | Heights

    @property
    def athletes(self) -> tuple[Competing, ...]:
        """Everybody in it, in draw order."""
        match self.state:
            case Heat(runners=runners):
                return runners
            case Series(athletes=athletes):
                return athletes
        return self.state.jumpers


@dataclass(frozen=True, slots=True)
class Combined(CombinedTerms):
    """The rules of `combined`."""

    calls: ClassVar[Mapping[str, type]] = {
        **Race.calls,
        **Horizontal.calls,
        **Vertical.calls,
        DisciplinePaper.kind: DisciplinePaper,
    }
    independent: ClassVar[frozenset[str]] = Race.independent
    seats: ClassVar[Mapping[str, frozenset[str]]] = Race.seats
    drawn_by: ClassVar[str] = AddedUp.engine

    def start(self, setup: Setup) -> Discipline:
        """The discipline of the contest's phase, not begun. Refused: `no_such_discipline`."""
        number = self.number(setup.phase)
        return Discipline(number, self.held(number).start(setup))

    def apply(self, state: Discipline, line: Line) -> Discipline:
        """By the rules of the discipline. Refused: `other_discipline`, and what they refuse."""
        held = self.held(state.number)
        call = line.call
        if call.kind not in held.calls:
            name = discipline_words(self.disciplines[state.number - 1])
            raise Refused("other_discipline", discipline=name)
        if isinstance(call, DisciplinePaper):
            line = replace(line, call=call.of(held))
        rules: Rules[Any] = held
        return replace(state, state=rules.apply(state.state, line))

    def options(self, state: Discipline, seat: str, now_ms: int) -> Pad:
        """What the discipline offers; nothing to a seat that only races have."""
        rules = self._rules(state)
        if seat in self.seats and not isinstance(rules, Race):
            return Pad()
        return rules.options(state.state, seat, now_ms)

    def outcome(self, state: Discipline) -> Outcome:
        """The discipline's own ranking, with the points that its marks are worth.

        A place without a time gives no points, so that it is not over before it has one.
        """
        own = self._rules(state).outcome(state.state)
        untimed = [mark for mark in own.marks if mark.status is Status.RANKED and not mark.text]
        part = self._part(state, own)
        got = dict(part.points)
        marks = tuple(
            replace(mark, values=(("points", str(got[mark.entrant])),))
            if got.get(mark.entrant) is not None
            else mark
            for mark in own.marks
        )
        asked = (words("question_untimed", who=Who(mark.entrant)) for mark in untimed)
        questions = (*own.questions, *(asked if own.over else ()))
        return replace(
            own, marks=marks, over=own.over and not untimed, questions=questions, part=part
        )

    def board(self, state: Discipline) -> Board:
        """The discipline's board, points beside the marks."""
        made = self._rules(state).board(state.state)
        part = self._part(state, self._rules(state).outcome(state.state))
        why = (*made.why, *self._without_points(state, part))
        return replace(made, tables=with_points(made.tables, dict(part.points)), why=why)

    def sheet(self, state: Discipline) -> Sheet:
        """The discipline's sheet, with points and their table."""
        made = self._rules(state).sheet(state.state)
        part = self._part(state, self._rules(state).outcome(state.state))
        note = words("note_scoring", version=self.version)
        notes = (*made.notes, note, *self._without_points(state, part))
        return Sheet(with_points(made.tables, dict(part.points)), notes)

    def check_phase(self, phase: str) -> None:
        """Refused: `no_such_discipline`."""
        self.number(phase)

    def phase_words(self, phase: str) -> Words:
        """What a contest of this phase is called: its discipline."""
        return discipline_words(self.disciplines[self.number(phase) - 1])

    def timed(self, phase: str) -> bool:
        """Whether the discipline of a phase is a race."""
        return isinstance(self.held(self.number(phase)), Race)

    def _rules(self, state: Discipline) -> Rules[Any]:
        return self.held(state.number)

    def _part(self, state: Discipline, own: Outcome) -> Part:
        code = self.disciplines[state.number - 1]
        return Part(
            number=state.number,
            of=len(self.disciplines),
            code=code,
            name=discipline_words(code),
            points=tuple(self._points(state, own)),
            absent=frozenset(mark.entrant for mark in own.marks if mark.status in OUT),
        )

    def _points(self, state: Discipline, own: Outcome) -> Iterator[tuple[str, int | None]]:
        """Who has a mark, and who can have none any more; who is out has no points."""
        for athlete, mark in zip(state.athletes, own.marks, strict=True):
            if mark.status is Status.RANKED and mark.text:
                yield mark.entrant, self.worth(state.number, athlete.card, mark.text)
            elif mark.status not in (Status.RANKED, *OUT) and (athlete.status or own.over):
                yield mark.entrant, 0

    def _without_points(self, state: Discipline, part: Part) -> Iterator[Words]:
        got = dict(part.points)
        for athlete in state.athletes:
            if got.get(athlete.card.id, 0) is None:
                yield no_row(athlete.card, part.code)
