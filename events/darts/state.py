"""A darts match as a value: legs won by set, the leg that is on, and how it ended."""

from dataclasses import dataclass, replace

from events.darts.calls import (
    Dart,
)
from events.darts.terms import Terms
from scoring_rules.kinds.leaving import LeftHow


@dataclass(frozen=True, slots=True)
class Turn:
    """A visit as it counted: `score` is 0 for a bust, `left` what remained after it.

    `at_double`: darts thrown at a double that would have ended the leg; None where unknown.
    """

    side: int
    score: int
    darts: int
    left: int
    bust: bool = False
    at_double: int | None = None
    opened: bool = True


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg: who throws first (None: not yet known), its visits, who won it and how.

    `before`: legs won in this set before it.
    """

    starter: int | None
    before: tuple[int, int] = (0, 0)
    turns: tuple[Turn, ...] = ()
    winner: int | None = None
    by_bull: bool = False

    @property
    def side(self) -> int | None:
        """Whose turn it is."""
        if self.starter is None:
            return None
        return (self.starter + len(self.turns)) % 2

    def of(self, side: int) -> tuple[Turn, ...]:
        """The visits of one side."""
        return tuple(turn for turn in self.turns if turn.side == side)

    def last(self, side: int) -> Turn | None:
        """A side's last visit."""
        turns = self.of(side)
        return turns[-1] if turns else None

    @property
    def round(self) -> int:
        """The number of the visit that is on, from 1."""
        return len(self.turns) // 2 + 1


@dataclass(frozen=True, slots=True)
class Match:
    """`sets`: legs won by both sides in each set, the last one is on.

    `darts`: those of an unfinished visit that is entered dart by dart. `paper`: entered whole.
    """

    sides: tuple[str, ...]
    sets: tuple[tuple[int, int], ...] = ((0, 0),)
    done: tuple[Leg, ...] = ()
    leg: Leg = Leg(None)
    darts: tuple[Dart, ...] = ()
    winner: int | None = None
    end: LeftHow | None = None
    paper: bool = False

    @property
    def over(self) -> bool:
        """Whether somebody has won."""
        return self.winner is not None

    @property
    def begun(self) -> bool:
        """Whether anything has been thrown."""
        return bool(self.done or self.leg.turns or self.darts)

    @property
    def legs(self) -> tuple[Leg, ...]:
        """All legs of which something is known, the last one may be on."""
        return (*self.done, self.leg) if self.leg.turns else self.done


def left_of(terms: Terms, leg: Leg, side: int) -> int:
    """What remains to a side in a leg."""
    turn = leg.last(side)
    return terms.score if turn is None else turn.left


def opened(terms: Terms, leg: Leg, side: int) -> bool:
    """Whether a side's darts count already (double in)."""
    turn = leg.last(side)
    return not terms.double_in if turn is None else turn.opened


def bull_off_due(terms: Terms, match: Match) -> bool:
    """Whether both sides have used up the rounds of the leg."""
    return (
        not match.over and terms.round_limit > 0 and len(match.leg.turns) >= 2 * terms.round_limit
    )


def sets_won(terms: Terms, sets: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Sets won by both sides."""
    return (
        sum(first >= terms.legs for first, _ in sets),
        sum(second >= terms.legs for _, second in sets),
    )


def deciding(terms: Terms, match: Match) -> bool:
    """Whether the leg that is on decides the match."""
    last = (terms.legs - 1, terms.legs - 1)
    return match.sets[-1] == last and sets_won(terms, match.sets[:-1]) == (
        terms.sets - 1,
        terms.sets - 1,
    )


def with_leg(terms: Terms, match: Match, leg: Leg) -> Match:
    """The match after a leg that was won: the next leg, the next set, or its end."""
    won = (int(leg.winner == 0), int(leg.winner == 1))
    now = (match.sets[-1][0] + won[0], match.sets[-1][1] + won[1])
    sets = (*match.sets[:-1], now)
    done = (*match.done, leg)
    if max(now) < terms.legs:
        following = Leg(_other(leg.starter), now)
        return replace(match, sets=sets, done=done, leg=following, darts=())
    if max(sets_won(terms, sets)) >= terms.sets:
        over = Leg(None, now)
        return replace(match, sets=sets, done=done, leg=over, darts=(), winner=leg.winner)
    first = _other(_set_starter(done))
    return replace(match, sets=(*sets, (0, 0)), done=done, leg=Leg(first), darts=())


def _other(side: int | None) -> int | None:
    return None if side is None else 1 - side


def _set_starter(done: tuple[Leg, ...]) -> int | None:
    """Who threw first in the first leg of the set that was just won."""
    firsts = [leg for leg in done if leg.before == (0, 0)]
    return firsts[-1].starter
