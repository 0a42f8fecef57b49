"""The state of a lifting group: who they are, what they lifted and declared, who is at the bar."""

from dataclasses import dataclass
from decimal import Decimal

from events.weightlifting.calls import Unranked, Vote
from events.weightlifting.weights import is_bodyweight, is_load, on_step
from scoring_rules.contest import Entrant, Setup
from scoring_rules.refusal import Refused

ROUNDS = 3
"""Attempts that count; attempt 4 is the power lift."""

NOBODY = -1
"""Whose clock the countdown to the group's start is."""


@dataclass(frozen=True, slots=True)
class Lifter:
    """An entrant's own fields: the lot (签号), kilos of bodyweight, rack height, opener."""

    lot: int | None = None
    bodyweight: Decimal | None = None
    rack: str = ""
    opener: Decimal | None = None

    def __post_init__(self) -> None:
        """ValueError where a number is no weight; the codec names the entrant."""
        if self.bodyweight is not None and not is_bodyweight(self.bodyweight):
            raise ValueError(f"{self.bodyweight} is no bodyweight")
        if self.opener is not None and not is_load(self.opener):
            raise ValueError(f"{self.opener} is no weight of a bar")


@dataclass(frozen=True, slots=True)
class Card:
    """What the weigh-in made sure of; `bodyweight` is the one that ranks."""

    id: str
    lot: int | None
    sex: str
    bodyweight: Decimal | None
    rack: str


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
    last of them stands and each but the first was a change.
    """

    card: Card
    lifts: tuple[Lift, ...] = ()
    declared: tuple[Decimal, ...] = ()
    status: Unranked | None = None

    @property
    def attempt(self) -> int:
        """The number of the attempt that comes next."""
        return len(self.lifts) + 1

    @property
    def lifting(self) -> bool:
        """Whether an attempt that counts is still to come."""
        return self.status is None and len(self.lifts) < ROUNDS


@dataclass(frozen=True, slots=True)
class Called:
    """A clock: of the athlete called to the bar, or of the group's start (`attempt` 0).

    It runs to `deadline_ms` in server time, or stands at `left_ms`; neither is known where the
    line had no time.
    """

    index: int
    attempt: int
    deadline_ms: int | None = None
    left_ms: int | None = None

    def stopped(self, at_ms: int) -> "Called":
        """The clock as it stands when stopped at a server time, 0 where that is not known."""
        if self.deadline_ms is None or not at_ms:
            return Called(self.index, self.attempt, None, self.left_ms)
        return Called(self.index, self.attempt, None, max(self.deadline_ms - at_ms, 0))


@dataclass(frozen=True, slots=True)
class Judged:
    """Whose verdict the board still shows, with the lights that gave it."""

    index: int
    lights: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A contest of lifters. `votes` are those on attempts that are still open, in a fixed order."""

    ids: tuple[str, ...]
    athletes: tuple[Athlete, ...]
    votes: tuple[Vote, ...] = ()
    judged: Judged | None = None
    called: Called | None = None

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


def group_of(setup: Setup, step: Decimal) -> Group:
    """The group before its first call; an opener that is no load of the step is still to be
    declared.
    """
    return Group(
        ids=tuple(entrant.id for entrant in setup.entrants),
        athletes=tuple(_athlete(entrant, step) for entrant in setup.entrants),
    )


def _athlete(entrant: Entrant, step: Decimal) -> Athlete:
    own = entrant.own if isinstance(entrant.own, Lifter) else Lifter()
    card = Card(entrant.id, own.lot, entrant.sex, own.bodyweight, own.rack)
    known = own.opener is not None and on_step(own.opener, step)
    return Athlete(card, declared=(own.opener,) if own.opener is not None and known else ())
