"""A bracket as a value: its ties from the first round to the final, and who comes into each.

The lines of a bracket stand one below the other, "" where one is free: who stands opposite a
free line passes without a match. Neighbours meet, then the winners of neighbouring ties.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring_rules.draws.bout_reading import Unit
from scoring_rules.views import Words, words

Slot = str | Words
"""An entrant's id, "" for nobody, or words where it is not known yet who comes."""

Policy = Literal["playoff", "shared"]
"""Whether places are played for or shared."""

MAIN: Mapping[str, int] = {
    "final": 2,
    "semi": 4,
    "quarter": 8,
    "r16": 16,
    "r32": 32,
    "r64": 64,
}
"""How many are still in when a round of the main draw begins."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One meeting of a bracket. `number`: from the top, from 1. `winner`: None while it is open,
    "" where nobody goes on. `contest`: "" while it is not drawn, and where none is needed because
    one side has withdrawn."""

    phase: str
    number: int
    slots: tuple[Slot, Slot]
    contest: str = ""
    winner: str | None = None
    unit: Unit | None = None

    @property
    def sides(self) -> tuple[str, ...]:
        """Those who are known."""
        return tuple(slot for slot in self.slots if isinstance(slot, str) and slot)

    @property
    def loser(self) -> str | None:
        """Who goes out; None while it is open, "" where both do."""
        if not self.winner:
            return self.winner
        return next((side for side in self.sides if side != self.winner), "")

    @property
    def name(self) -> Words:
        """Which meeting it is, in words."""
        return tie_name(self.phase, self.number)


def tie_name(phase: str, number: int) -> Words:
    """A round's name, with the number of the tie where the round has several."""
    if phase.isdecimal() or "-" in phase:
        name = words("phase_places", places=phase)
    else:
        name = words(f"phase_{phase}")
    alone = phase in ("final", "bronze") or phase.isdecimal()
    return name if alone else words("tie_number", phase=name, n=number)


def places_of(phase: str) -> tuple[int, int] | None:
    """The best place that is played for, and among how many; None for a label of no bracket.

    The loser takes the lower half: of a quarter-final (1, 8) places 5 to 8.
    """
    if phase in MAIN:
        return 1, MAIN[phase]
    if phase == "bronze":
        return 3, 2
    if phase.isdecimal():
        return int(phase), 2
    first, dash, last = phase.partition("-")
    if dash and first.isdecimal() and last.isdecimal() and int(first) < int(last):
        return int(first), int(last) - int(first) + 1
    return None


def phase_of(size: int) -> str:
    """The main round that begins with so many."""
    return next(phase for phase, among in MAIN.items() if among == size)


@dataclass(frozen=True, slots=True)
class Tree:
    """What ties are resolved from: the lines, the meetings that were drawn, who withdrew."""

    lines: tuple[Slot, ...]
    units: tuple[Unit, ...]
    phases: Mapping[str, str]
    left: frozenset[str]
    third: Policy = "playoff"
    fifth: Policy = "shared"

    def ties(self) -> tuple[Tie, ...]:
        """All ties, round by round, those for places behind the round that feeds them."""
        found: list[Tie] = []
        slots = self.lines
        while len(slots) > 1:
            phase = phase_of(len(slots))
            feeding = [self._tie(phase, k, pair) for k, pair in enumerate(_pairs(slots), start=1)]
            found += [tie for tie in feeding if tie]
            if phase == "quarter" and self.fifth == "playoff":
                found += self._for_fifth(feeding)
            if phase == "semi" and self.third == "playoff":
                found += self._of_losers("bronze", feeding)
            slots = tuple(
                _through(tie, pair) for tie, pair in zip(feeding, _pairs(slots), strict=True)
            )
        return tuple(found)

    def _for_fifth(self, quarters: Sequence[Tie | None]) -> list[Tie]:
        """Those who went out in the quarter-finals play for 5 to 8; a lone one is not asked to."""
        out = [_lost(tie) for tie in quarters]
        halves = [self._tie("5-8", k, pair) for k, pair in enumerate(_pairs(out), start=1)]
        ties = [tie for tie in halves if tie]
        winners = [_through(tie, pair) for tie, pair in zip(halves, _pairs(out), strict=True)]
        if len(ties) < 2 and sum(1 for one in out if one != "") < 3:
            return self._single("5", [one for one in out if one != ""])
        seventh = self._single("7", [_lost(tie) for tie in halves])
        return [*ties, *self._single("5", winners), *seventh]

    def _of_losers(self, phase: str, feeding: Sequence[Tie | None]) -> list[Tie]:
        return self._single(phase, [_lost(tie) for tie in feeding])

    def _single(self, phase: str, slots: Sequence[Slot]) -> list[Tie]:
        """One tie of two; none where fewer come."""
        coming = [slot for slot in slots if slot != ""]
        if len(coming) != 2:
            return []
        tie = self._tie(phase, 1, (coming[0], coming[1]))
        return [tie] if tie else []

    def _tie(self, phase: str, number: int, slots: tuple[Slot, Slot]) -> Tie | None:
        """The tie of two slots, as it was drawn; None where one of them is free."""
        if "" in slots:
            return None
        unit = self._drawn(phase, number, slots)
        if unit:
            return played_tie(phase, number, unit)
        known = [slot for slot in slots if isinstance(slot, str)]
        gone = [side for side in known if side in self.left]
        if len(known) == 2 and gone:
            staying = [side for side in known if side not in gone]
            return Tie(phase, number, slots, winner=staying[0] if staying else "")
        return Tie(phase, number, slots)

    def _drawn(self, phase: str, number: int, slots: tuple[Slot, Slot]) -> Unit | None:
        """The meeting of this round that was drawn here: what is played is what was drawn, also
        where a later correction would bring somebody else."""
        of_phase = [unit for unit in self.units if self.phases.get(unit.contest) == phase]
        if phase in ("final", "bronze") or phase.isdecimal():
            return of_phase[0] if of_phase else None
        covered = self._covered(phase, number)
        here = (unit for unit in of_phase if covered.issuperset(unit.sides))
        exact = (unit for unit in of_phase if set(unit.sides) == set(slots))
        return next(here, None) or next(exact, None)

    def _covered(self, phase: str, number: int) -> frozenset[Slot]:
        """Who may come into a tie: those on the lines that lead to it."""
        span = len(self.lines) // (MAIN[phase] // 2 if phase in MAIN else 2)
        return frozenset(self.lines[(number - 1) * span : number * span]) - {""}


def played_tie(phase: str, number: int, unit: Unit) -> Tie:
    """A tie that was drawn. A match that is over without a winner stays open: it is asked who
    goes on; where neither side came, nobody does."""
    winner = unit.bout.winner if unit.bout else None
    if unit.bout and not winner and unit.bout.met_in_play:
        winner = None
    return Tie(phase, number, unit.sides, unit.contest, winner, unit)


def _pairs(slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    return zip(slots[::2], slots[1::2], strict=True)


def _through(tie: Tie | None, slots: tuple[Slot, Slot]) -> Slot:
    """Who goes on from two slots: the winner, or who stands opposite a free line."""
    if tie is None:
        return slots[0] or slots[1]
    if tie.winner is None:
        return words("slot_winner", tie=tie.name)
    return tie.winner


def _lost(tie: Tie | None) -> Slot:
    """Who goes out of a tie; nobody where none is played."""
    if tie is None:
        return ""
    return words("slot_loser", tie=tie.name) if tie.loser is None else tie.loser
