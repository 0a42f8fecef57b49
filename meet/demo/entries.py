"""Who enters which event of the demonstration games: athletes, pairs and teams, the best first.

An athlete enters one event or two, of one kind of disability and one sport; a delegation rarely
sends two to the same event.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from meet.demo.chance import number, one_of
from meet.demo.delegations import SCHOOL, DemoDelegation
from meet.demo.people import Athlete, Register
from meet.programme import ProgrammeEvent

MOST_EVENTS = 2
SURELY = 10**9
"""More than chance and strength can give."""
HOME_OF_SCHOOL = {"T60": 96, "F60": 96, "听力": 96, "视力": 70, "T11": 60, "T12": 60, "TT11": 60}
"""By class: how strong the school is (of 100); of other classes it has no pupils."""
TEAMS = {"curling": "MMWMW", "basketball": "MMMM"}
"""The sexes of a team's members, by sport; of other sports all are of the event's sex."""
TEAM_OF = 4
"""Members of a team of any other sport."""
JOINT = ("tt-m-d-deaf", 1)
"""The pair, by its rank, that two delegations form together."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entrant as an event file writes it, and how strong it is today."""

    entrant: dict[str, Any]
    strength: int


@dataclass(frozen=True, slots=True)
class Offered:
    """An event of the programme with its sport. `surely`: the delegation that enters in any case;
    `never`: the one that does not."""

    sport: str
    event: ProgrammeEvent
    surely: str = ""
    never: str = ""

    def pool(self, sex: str) -> tuple[str, str, str]:
        """Whose athletes may enter: those of one sport, sex and disability (T46 and F46)."""
        return self.sport, sex, self.event.classes[0].lstrip("TF")


class Entries:
    """The entry office: events are entered one after the other, by these delegations.

    `figures`: of an athlete's own number on the bib.
    """

    def __init__(self, delegations: Sequence[DemoDelegation], figures: int = 2) -> None:
        self.register = Register(delegations, figures)
        self._delegations = delegations
        self._pools: defaultdict[tuple[str, str, str], list[Athlete]] = defaultdict(list)
        self._entered = Counter[str]()

    def enter(self, offered: Offered, entrants: int) -> tuple[Entry, ...]:
        """The entries of one event, the strongest first."""
        if {"team", "relay"} & {*offered.event.tags}:
            entries = self._teams(offered, entrants)
        elif "pair" in offered.event.tags:
            entries = self._pairs(offered, entrants)
        else:
            entries = self._singles(offered, entrants)
        return tuple(sorted(entries, key=lambda entry: -entry.strength))

    def _singles(self, offered: Offered, entrants: int) -> list[Entry]:
        event, taken = offered.event, set[str]()
        entries = []
        for delegation in self._sent(offered, entrants, twice=True):
            athlete = self._athlete(offered, event.sex, delegation, taken)
            entrant = {
                **_person(athlete),
                "class": one_of(event.classes, "class", athlete.number),
                "sex": athlete.sex,
            }
            entries.append(Entry(entrant, _strength(event, [athlete])))
        return entries

    def _pairs(self, offered: Offered, entrants: int) -> list[Entry]:
        event, taken = offered.event, set[str]()
        sexes = ("M", "W") if event.sex == "X" else (event.sex, event.sex)
        *alone, guest = self._sent(offered, entrants + 1, twice=False)
        entries = []
        for i, delegation in enumerate(alone):
            partner = guest if (event.id, i) == JOINT else delegation
            first = self._athlete(offered, sexes[0], delegation, taken)
            second = self._athlete(offered, sexes[1], partner, taken)
            entrant = _together(f"{first.number}-{second.number}", "", event, (first, second))
            entries.append(Entry(entrant, _strength(event, [first, second])))
        return entries

    def _teams(self, offered: Offered, entrants: int) -> list[Entry]:
        event, taken = offered.event, set[str]()
        entries = []
        sexes = TEAMS.get(offered.sport, TEAM_OF * event.sex)
        for delegation in self._sent(offered, entrants, twice=False):
            members = [self._athlete(offered, sex, delegation, taken) for sex in sexes]
            entrant = _together(delegation.id, f"{delegation.short}队", event, members)
            if offered.sport == "curling":
                entrant["squad"] = [{"id": one.number, "sex": one.sex} for one in members]
            entries.append(Entry(entrant, _strength(event, members)))
        return entries

    def _sent(self, offered: Offered, entrants: int, *, twice: bool) -> list[DemoDelegation]:
        """The delegations that enter: likelier the strong and those with an athlete at hand.

        A second entry of one delegation is less likely.
        """
        scores = []
        for delegation in self._delegations:
            strength = _home_strength(offered.event, delegation)
            if not strength or delegation.id == offered.never:
                continue
            score = strength * (300 + number("sent", offered.event.id, delegation.id, below=700))
            if self._free(offered, offered.event.sex, delegation):
                score *= 2
            first = score + SURELY if delegation.id == offered.surely else score
            scores.append((first, delegation.id, delegation))
            if twice:
                scores.append((score // 3, f"{delegation.id} again", delegation))
        return [delegation for *_, delegation in sorted(scores, reverse=True)[:entrants]]

    def _free(self, offered: Offered, sex: str, delegation: DemoDelegation) -> list[Athlete]:
        """Athletes of the delegation who may enter one event more."""
        return [
            athlete
            for athlete in self._pools[offered.pool(sex)]
            if athlete.delegation is delegation and self._entered[athlete.number] < MOST_EVENTS
        ]

    def _athlete(
        self, offered: Offered, sex: str, delegation: DemoDelegation, taken: set[str]
    ) -> Athlete:
        """Five times of six one who has entered one event already, if there is one."""
        free = [a for a in self._free(offered, sex, delegation) if a.number not in taken]
        again = free and number("again", offered.event.id, free[0].number, below=6)
        if again:
            athlete = free[0]
        else:
            athlete = self.register.register(sex, delegation)
            self._pools[offered.pool(sex)].append(athlete)
        taken.add(athlete.number)
        self._entered[athlete.number] += 1
        return athlete


def _home_strength(event: ProgrammeEvent, delegation: DemoDelegation) -> int:
    if delegation.id == SCHOOL:
        return HOME_OF_SCHOOL.get(event.classes[0], 0)
    return delegation.strength


def _strength(event: ProgrammeEvent, athletes: Iterable[Athlete]) -> int:
    """The mean of delegation, talent and form; one number no other entrant has."""
    each = [
        5 * athlete.delegation.strength
        + athlete.talent
        + number("form", event.id, athlete.number, below=300)
        for athlete in athletes
    ]
    return sum(each) // len(each)


def _person(athlete: Athlete) -> dict[str, Any]:
    return {
        "id": athlete.number,
        "name": athlete.name,
        "delegation": athlete.delegation.id,
        "number": athlete.number,
    }


def _together(
    entrant_id: str, name: str, event: ProgrammeEvent, members: Iterable[Athlete]
) -> dict[str, Any]:
    """A pair, named by its athletes, or a team; of one delegation it belongs to it."""
    people = list(members)
    homes = {athlete.delegation.id for athlete in people}
    return {
        "id": entrant_id,
        **({"name": name} if name else {}),
        **({"delegation": people[0].delegation.id} if len(homes) == 1 else {}),
        "members": [_person(athlete) for athlete in people],
        "class": event.classes[0],
        "sex": event.sex,
    }
