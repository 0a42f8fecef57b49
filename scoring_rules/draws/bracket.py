"""A bracket as a value: its ties from the first round to the final, and who comes into each.

The lines of a bracket stand one below the other, "" where one is free: who stands opposite a
free line passes without a match. Neighbours meet, then the winners of neighbouring ties.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scoring_rules.draws.bout_reading import Unit
from scoring_rules.refusal import Refused
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

LARGEST = max(MAIN.values())
"""The most lines of a bracket."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One meeting of a bracket. `number`: from the top, from 1. `winner`: None while it is open,
    "" where nobody goes on. `contest`: "" while it is not drawn, and where none is needed because
    one side has withdrawn. `stranded`: who should have come into it by the results that now
    stand, but it was drawn with others; nothing that was drawn moves by itself. `due`: who comes
    into it by the lines and the results."""

    phase: str
    number: int
    slots: tuple[Slot, Slot]
    contest: str = ""
    winner: str | None = None
    unit: Unit | None = None
    stranded: tuple[str, ...] = ()
    due: tuple[Slot, ...] = ()

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
    return name if last_of(phase) else words("tie_number", phase=name, n=number)


def last_of(phase: str) -> bool:
    """Whether nothing is played after it: its winner takes the place, so it must have one."""
    _best, among = places_of(phase) or (0, 0)
    return among == 2


def places_of(phase: str) -> tuple[int, int] | None:
    """The best place that is played for, and among how many; None for a label of no bracket.

    The loser takes the lower half: of a quarter-final (1, 8) places 5 to 8. A number is the place
    that its winner takes ("5"); "1" and "2" are numbers of rounds, which a bracket has not.
    """
    if phase in MAIN:
        return 1, MAIN[phase]
    if phase == "bronze":
        return 3, 2
    if phase.isdecimal() and int(phase) % 2 and phase != "1":
        return int(phase), 2
    first, dash, last = phase.partition("-")
    if dash and first.isdecimal() and last.isdecimal() and int(first) < int(last):
        return int(first), int(last) - int(first) + 1
    return None


def check_lines(lines: Sequence[str]) -> None:
    """Refused: `bracket_has_hole` where the lines are no power of two, or where a tie of the first
    round has nobody on either side; `bracket_too_large`."""
    n = len(lines)
    if n > LARGEST:
        raise Refused("bracket_too_large", n=n, most=LARGEST)
    if n < 2 or n & (n - 1) or ("", "") in _pairs(lines):
        raise Refused("bracket_has_hole", n=n)


def phase_of(size: int) -> str:
    """The main round that begins with so many."""
    return next(phase for phase, among in MAIN.items() if among == size)


@dataclass(frozen=True, slots=True)
class Tree:
    """What ties are resolved from: the lines, the meetings that were drawn, who withdrew (the
    first to do so first), and the orders in which officials put those who are level. `expelled`:
    who was disqualified and has no place; `undecided`: of whom it is not said yet whether they
    play on for a lower place."""

    lines: tuple[Slot, ...]
    units: tuple[Unit, ...]
    phases: Mapping[str, str]
    left: Sequence[str]
    third: Policy = "playoff"
    fifth: Policy = "shared"
    orders: Sequence[Sequence[str]] = ()
    expelled: Collection[str] = ()
    undecided: Collection[str] = ()

    def ties(self) -> tuple[Tie, ...]:
        """All ties, round by round, those for places behind the round that feeds them."""
        found: list[Tie] = []
        slots = self.lines
        while len(slots) > 1:
            phase = phase_of(len(slots))
            pairs = [*_pairs(slots)]
            feeding = self._round(phase, pairs)
            found += [tie for tie in feeding if tie]
            if phase == "quarter" and self.fifth == "playoff":
                found += self._for_fifth(feeding)
            if phase == "semi" and self.third == "playoff":
                found += self._single("bronze", [self._lost(tie) for tie in feeding])
            slots = tuple(_through(tie, pair) for tie, pair in zip(feeding, pairs, strict=True))
        return tuple(found)

    def _for_fifth(self, quarters: Sequence[Tie | None]) -> list[Tie]:
        """Those who went out in the quarter-finals play for 5 to 8; two alone play for the 5th
        place, and one alone has it."""
        out = [self._lost(tie) for tie in quarters]
        coming = [one for one in out if one != ""]
        if len(coming) < 3:
            return self._single("5", coming)
        pairs = [*_pairs(out)]
        halves = self._round("5-8", pairs)
        winners = [_through(tie, pair) for tie, pair in zip(halves, pairs, strict=True)]
        seventh = self._single("7", [self._lost(tie) for tie in halves])
        return [*(tie for tie in halves if tie), *self._single("5", winners), *seventh]

    def _single(self, phase: str, slots: Sequence[Slot]) -> list[Tie]:
        """One tie of two; none where fewer come."""
        coming = [slot for slot in slots if slot != ""]
        if len(coming) != 2:
            return []
        return [tie for tie in self._round(phase, [(coming[0], coming[1])]) if tie]

    def _round(self, phase: str, pairs: Sequence[tuple[Slot, Slot]]) -> list[Tie | None]:
        """The ties of a round, None where one side passes: what is played is what was drawn, also
        where the results that now stand would bring somebody else."""
        drawn = self._drawn(phase, pairs)
        playing = {side for unit in drawn.values() for side in unit.sides}
        found: list[Tie | None] = []
        for n, pair in enumerate(pairs):
            if n in drawn:
                due = [slot for slot in pair if isinstance(slot, str) and slot]
                stranded = tuple(one for one in due if one not in playing)
                tie = played_tie(phase, n + 1, drawn[n])
                found.append(replace(tie, stranded=stranded, due=pair))
            else:
                found.append(None if "" in pair else self._open(phase, n + 1, pair))
        return found

    def _drawn(self, phase: str, pairs: Sequence[tuple[Slot, Slot]]) -> dict[int, Unit]:
        """The meetings of this round by the number of their tie: where both come from the lines
        that lead to it, else where one does, else where there is room."""
        left = [unit for unit in self.units if self.phases.get(unit.contest) == phase]
        span = len(self.lines) // len(pairs)
        found: dict[int, Unit] = {}
        for least in (2, 1, 0):
            for n, pair in enumerate(pairs):
                block = set(self.lines[n * span : (n + 1) * span])
                fitting = [one for one in left if len(block.intersection(one.sides)) >= least]
                if fitting and n not in found and (least or "" not in pair):
                    found[n] = fitting[0]
                    left.remove(fitting[0])
        return found

    def _open(self, phase: str, number: int, slots: tuple[Slot, Slot]) -> Tie:
        """A tie that was not drawn; where one side has withdrawn none is needed."""
        known = [slot for slot in slots if isinstance(slot, str)]
        gone = out_of(phase, known, self.left)
        if len(known) < 2 or not gone:
            return Tie(phase, number, slots)
        staying = [side for side in known if side not in gone]
        winner = staying[0] if staying else first_by(self.orders, known)
        if set(known) <= {*self.expelled}:
            winner = ""
        return Tie(phase, number, slots, winner=winner)

    def _lost(self, tie: Tie | None) -> Slot:
        """Who goes out of a tie; nobody where none is played."""
        if tie is None:
            return ""
        if tie.loser is None or tie.loser in self.undecided:
            return words("slot_loser", tie=tie.name)
        return tie.loser


def out_of(phase: str, sides: Sequence[str], left: Sequence[str]) -> set[str]:
    """Who of two withdrew from their tie. Of two who both did the later one had won already, and
    withdrew from the next; but nobody wins a last tie so."""
    gone = [one for one in left if one in sides]
    return set(gone if last_of(phase) else gone[:1])


def first_by(orders: Sequence[Sequence[str]], sides: Sequence[str]) -> str | None:
    """Whom the last order that names all of them puts first; None where none does."""
    order = next((one for one in reversed(orders) if set(sides) <= set(one)), None)
    return min(sides, key=order.index) if order else None


def played_tie(phase: str, number: int, unit: Unit) -> Tie:
    """A tie that was drawn. A match that is over without a winner stays open: it is asked who
    goes on; where neither side came, nobody does, and of the last match it is asked all the
    same."""
    winner = unit.bout.winner if unit.bout else None
    if unit.bout and not winner and (unit.bout.met_in_play or last_of(phase)):
        winner = None
    return Tie(phase, number, unit.sides, unit.contest, winner, unit)


def _pairs(slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    return zip(slots[::2], slots[1::2], strict=False)


def _through(tie: Tie | None, slots: tuple[Slot, Slot]) -> Slot:
    """Who goes on from two slots: the winner, or who stands opposite a free line."""
    if tie is None:
        return slots[0] or slots[1]
    if tie.winner is None:
        return words("slot_winner", tie=tie.name)
    return tie.winner
