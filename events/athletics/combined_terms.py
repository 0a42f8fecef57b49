"""The terms of a combined event (200): its disciplines, how each is held, what its marks are worth.

Jumps by distance and throws have three trials; failures separate nobody in jumps by height.
"""

import re
from dataclasses import dataclass
from typing import Literal

from events.athletics.bar_terms import POLE_VAULT
from events.athletics.card import Card
from events.athletics.cells import DISTANCE
from events.athletics.horizontal import Horizontal
from events.athletics.marks import length_cm, time_ms
from events.athletics.race import Race
from events.athletics.raza import Table, Version, formula, points, table
from events.athletics.scoring_table import (
    Published,
    ScoringTable,
    Unit,
    scored,
    scoring_table,
)
from events.athletics.trial_terms import JUMPS, STANDING, Trials
from events.athletics.vertical import Vertical
from scoring_rules.refusal import Refused

DECATHLON = (
    "100m",
    "Long Jump",
    "Shot Put",
    "High Jump",
    "400m",
    "110mH",
    "Discus",
    "Pole Vault",
    "Javelin",
    "1500m",
)
"""Men's, in the order of two days (200.2)."""

PARA_CLASS = re.compile(r"[PTF][0-9]+")
HEIGHTS = frozenset({"High Jump", POLE_VAULT})
Held = Race | Horizontal | Vertical


@dataclass(frozen=True, slots=True)
class CombinedTerms:
    """What an event may set otherwise.

    `disciplines`: in their order, as the tables name them (`100m`, `Shot Put`). `table`: the
    scoring table, published or its own; `raza`: points by class instead. `trials`, `order`: of
    jumps by distance and throws, as in `horizontal`; `timing`: as in `race`.
    """

    disciplines: tuple[str, ...] = DECATHLON
    table: Published | ScoringTable = "2001"
    raza: Version | Table = ""
    trials: Trials = 3
    order: Literal["rounds", "athletes"] = "rounds"
    timing: Literal["fat", "hand"] = "fat"

    def __post_init__(self) -> None:
        """Refused: `no_disciplines`, `unknown_discipline`, `discipline_listed_twice`."""
        if not self.disciplines:
            raise Refused("no_disciplines")
        by = table(self.raza)
        rows = scoring_table(self.table).rows if by is None else by.rows
        for i, discipline in enumerate(self.disciplines):
            if not rows.get(discipline):
                known = ", ".join(rows)
                raise Refused("unknown_discipline", discipline=discipline, known=known)
            if discipline in self.disciplines[:i]:
                raise Refused("discipline_listed_twice", discipline=discipline)

    def number(self, phase: str) -> int:
        """The number of a contest's discipline, from 1. Refused: `no_such_discipline`."""
        if not phase.isdecimal() or not 1 <= int(phase) <= len(self.disciplines):
            raise Refused("no_such_discipline", phase=phase, most=len(self.disciplines))
        return int(phase)

    def held(self, number: int) -> Held:
        """The rules of a discipline."""
        discipline = self.disciplines[number - 1]
        if DISTANCE.fullmatch(discipline):
            return Race(discipline=discipline, timing=self.timing)
        if discipline in HEIGHTS:
            return Vertical(discipline=discipline, countback=False)
        return Horizontal(
            discipline=discipline, trials=self.trials, cut=0, reorder=(), order=self.order
        )

    def worth(self, number: int, card: Card, mark: str) -> int | None:
        """The points of a mark as printed; None where the table has no row for the athlete."""
        discipline = self.disciplines[number - 1]
        track = DISTANCE.fullmatch(discipline) is not None
        hundredths = -(-time_ms(mark) // 10) if track else length_cm(mark) or 0
        by = table(self.raza)
        if by is not None:
            classes = (card.class_, class_in(discipline, card.class_))
            rows = (formula(by, discipline, one, card.sex, track=track) for one in classes)
            found = next((row for row in rows if row is not None), None)
            return None if found is None else points(found, hundredths)
        row = scoring_table(self.table).row(discipline, card.class_, card.sex)
        return None if row is None else scored(row, unit_of(discipline), hundredths)

    @property
    def version(self) -> str:
        """Which table the points come from, as it is printed."""
        by = table(self.raza)
        return scoring_table(self.table).version if by is None else by.version


def class_in(discipline: str, class_: str) -> str:
    """The class of an athlete in one discipline: P44, or T44, throws in F44."""
    if not PARA_CLASS.fullmatch(class_):
        return class_
    return ("F" if unit_of(discipline) == "metres" else "T") + class_[1:]


def unit_of(discipline: str) -> Unit:
    """What a mark is put into the formula in."""
    if DISTANCE.fullmatch(discipline):
        return "seconds"
    jumped = discipline in HEIGHTS | JUMPS | {STANDING}
    return "centimetres" if jumped else "metres"
