"""The state of a lifting group: who they are, what they lifted and declared, who is at the bar."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from events.weightlifting.calls import LiftName, Unranked, Vote
from events.weightlifting.terms import Terms
from events.weightlifting.weights import is_bodyweight, is_load, is_total
from scoring_rules.contest import Entrant, Setup
from scoring_rules.refusal import Refused

ROUNDS = 3
"""Attempts that count; attempt 4 is the power lift."""

NOBODY = -1
"""Whose clock the countdown to the group's start is."""


@dataclass(frozen=True, slots=True)
class Teammate:
    """What is known of one member of a team: sex, lot, kilos of bodyweight, rack height, opener."""

    id: str
    sex: Literal["", "M", "W"] = ""
    lot: int | None = None
    bodyweight: Decimal | None = None
    rack: str = ""
    opener: Decimal | None = None

    def __post_init__(self) -> None:
        """ValueError where a number is no weight; the codec names the entrant."""
        _check_weights(self.bodyweight, (self.opener,))


@dataclass(frozen=True, slots=True)
class Lifter:
    """An entrant's own fields: the lot (签号), kilos of bodyweight, rack height, opener.

    Of two lifts `opener` is the snatch, `opener_cj` the clean & jerk, `entry_total` (报名成绩) the
    total that was entered. `squad`: the members of a team.
    """

    lot: int | None = None
    bodyweight: Decimal | None = None
    rack: str = ""
    opener: Decimal | None = None
    opener_cj: Decimal | None = None
    entry_total: Decimal | None = None
    squad: tuple[Teammate, ...] = ()

    def __post_init__(self) -> None:
        """ValueError where a number is no weight; the codec names the entrant."""
        _check_weights(self.bodyweight, (self.opener, self.opener_cj))
        if self.entry_total is not None and not is_total(self.entry_total):
            raise ValueError(f"{self.entry_total} is no total")


def _check_weights(bodyweight: Decimal | None, openers: tuple[Decimal | None, ...]) -> None:
    if bodyweight is not None and not is_bodyweight(bodyweight):
        raise ValueError(f"{bodyweight} is no bodyweight")
    for opener in openers:
        if opener is not None and not is_load(opener):
            raise ValueError(f"{opener} is no weight of a bar")


@dataclass(frozen=True, slots=True)
class Card:
    """What the weigh-in made sure of; `bodyweight` is the one that ranks."""

    id: str
    lot: int | None
    sex: str
    bodyweight: Decimal | None
    rack: str
    class_: str = ""
    entry_total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Lift:
    """One attempt as judged; `at_ms` is when, server time, 0 where it is not known."""

    kg: Decimal
    good: bool
    at_ms: int = 0


@dataclass(frozen=True, slots=True)
class Athlete:
    """One lifter of the group.

    `lifts`: attempts taken, in order. `declared`: what was declared for the next attempt, the
    last of them stands and each but the first was a change. `passed`: no more attempts of this
    lift, though of another.
    """

    card: Card
    lifts: tuple[Lift, ...] = ()
    declared: tuple[Decimal, ...] = ()
    status: Unranked | None = None
    passed: bool = False

    @property
    def attempt(self) -> int:
        """The number of the attempt that comes next."""
        return len(self.lifts) + 1

    @property
    def lifting(self) -> bool:
        """Whether an attempt that counts is still to come."""
        return self.status is None and len(self.lifts) < ROUNDS and not self.passed


@dataclass(frozen=True, slots=True)
class Called:
    """A clock: of the athlete called to the bar, or of the group's start (`attempt` 0).

    It runs to `deadline_ms` in server time, or stands at `left_ms`; neither is known where the
    line had no time. `length_ms`: what it was set to at first. `kg`: the bar it began for.
    """

    index: int
    attempt: int
    deadline_ms: int | None = None
    left_ms: int | None = None
    length_ms: int = 0
    kg: Decimal | None = None

    def left_at(self, at_ms: int) -> int | None:
        """Milliseconds left at a server time, 0 where that is not known."""
        if self.deadline_ms is None or not at_ms:
            return self.left_ms
        return max(self.deadline_ms - at_ms, 0)

    def stopped(self, at_ms: int) -> "Called":
        """The clock as it stands when stopped at a server time."""
        left = self.left_at(at_ms)
        return Called(self.index, self.attempt, None, left, self.length_ms, self.kg)


@dataclass(frozen=True, slots=True)
class Judged:
    """Whose verdict the board still shows, with the lights that gave it."""

    index: int
    lights: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class Late:
    """A weight that was handed in too late, until an official lets it stand or it is lifted."""

    index: int
    attempt: int
    left_ms: int


@dataclass(frozen=True, slots=True)
class Group:
    """A contest of lifters in one lift. `votes` are those on attempts that are still open, in a
    fixed order. `last`: who lifted last, while nobody else was called since.
    """

    ids: tuple[str, ...]
    athletes: tuple[Athlete, ...]
    votes: tuple[Vote, ...] = ()
    judged: Judged | None = None
    called: Called | None = None
    lift: LiftName = "bench"
    last: int = NOBODY
    late: tuple[Late, ...] = ()

    def index(self, entrant: str) -> int:
        """Where the entrant stands. Refused: `unknown_entrant`."""
        try:
            return self.ids.index(entrant)
        except ValueError:
            raise Refused("unknown_entrant", entrant=entrant) from None

    def votes_on(self, index: int) -> tuple[Vote, ...]:
        """The lights so far on an athlete's next attempt."""
        entrant = self.ids[index]
        return tuple(vote for vote in self.votes if vote.entrant == entrant)

    def with_athlete(self, index: int, athlete: Athlete) -> tuple[Athlete, ...]:
        """The athletes, one of them as given."""
        return (*self.athletes[:index], athlete, *self.athletes[index + 1 :])


def group_of(terms: Terms, setup: Setup, lift: LiftName = "bench") -> Group:
    """The group before its first call; an opener that is no load of the terms is still to be
    declared.
    """
    return Group(
        ids=tuple(entrant.id for entrant in setup.entrants),
        athletes=tuple(_athlete(terms, entrant, lift) for entrant in setup.entrants),
        lift=lift,
    )


def _athlete(terms: Terms, entrant: Entrant, lift: LiftName) -> Athlete:
    own = entrant.own if isinstance(entrant.own, Lifter) else Lifter()
    card = Card(
        entrant.id,
        own.lot,
        entrant.sex,
        own.bodyweight,
        own.rack,
        entrant.class_,
        own.entry_total,
    )
    opener = own.opener_cj if lift == "cj" else own.opener
    known = opener is not None and terms.takes(opener)
    return Athlete(card, declared=(opener,) if opener is not None and known else ())
