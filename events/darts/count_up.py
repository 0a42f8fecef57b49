"""Count-up (累计得分): who scores most in so many visits; for a team its best men and women."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, assert_never

from events.darts.arithmetic import HIGHEST, THREE
from events.darts.calls import (
    BullOff,
    Thrown,
    Totals,
)
from events.darts.count_up_views import pad, table
from events.darts.tally import Player, Score, Side, Tally, counting, ties, total
from scoring_rules.contest import Entrant, Outcome, Setup
from scoring_rules.kinds.leaving import (
    LOST,
    Disqualify,
    Leaving,
    Retire,
    Walkover,
    check_end,
    left_by,
)
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark, Status, Step, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, CardLine, Pad, Sheet, Table, Who, words

CountUpCall = Thrown | BullOff | Leaving | Totals


@dataclass(frozen=True, slots=True)
class CountUp:
    """`rounds`: visits of each thrower. `men`, `women`: how many of a team count, 0 and 0 for
    players who throw for themselves. Equals throw for the bull.
    """

    calls: ClassVar[Mapping[str, type]] = {
        call.kind: call for call in (Thrown, BullOff, Retire, Walkover, Disqualify, Totals)
    }
    independent: ClassVar[frozenset[str]] = frozenset()
    rounds: int = 8
    men: int = 0
    women: int = 0

    def __post_init__(self) -> None:
        """ValueError where nothing can be thrown by such terms."""
        if self.rounds < 1 or min(self.men, self.women) < 0:
            raise ValueError("everybody throws once at least")

    def start(self, setup: Setup) -> Tally:
        """Nothing is thrown."""
        return Tally(tuple(self._side(entrant) for entrant in setup.entrants))

    def _side(self, entrant: Entrant) -> Side:
        if not self.men + self.women:
            return Side(entrant.id, (entrant.id,))
        own = entrant.own if isinstance(entrant.own, Player) else Player()
        return Side(entrant.id, tuple(member.id for member in entrant.members), own.women)

    def apply(self, state: Tally, line: Line) -> Tally:
        """The contest after a call. Refused: `unknown_entrant`, `already_over`, `is_out`, …"""
        call: CountUpCall = line.call
        if self._over(state):
            raise Refused("already_over")
        match call:
            case Thrown():
                return self._thrown(state, call)
            case BullOff():
                return self._bull_off(state, call)
            case Retire() | Walkover() | Disqualify():
                return self._ended(state, call)
            case Totals():
                return self._from_paper(state, call)
        assert_never(call)

    def _known(self, state: Tally, entrant: str) -> int:
        side = state.index(entrant)
        if side is None:
            raise Refused("unknown_entrant", entrant=entrant)
        if state.is_out(side):
            raise Refused("is_out", who=Who(entrant))
        return side

    def _thrown(self, state: Tally, call: Thrown) -> Tally:
        """Refused: `member_missing`, `member_not_asked`, `unknown_member`, `rounds_done`,
        `no_such_score`.
        """
        side = self._known(state, call.entrant)
        team = state.sides[side]
        if not self.men + self.women:
            if call.member:
                raise Refused("member_not_asked")
        elif not call.member:
            raise Refused("member_missing")
        elif call.member not in team.throwers:
            raise Refused("unknown_member", who=Who(call.entrant))
        thrower = call.member or call.entrant
        if state.paper or state.thrown(side, thrower) >= self.rounds:
            raise Refused("rounds_done", who=Who(thrower), rounds=self.rounds)
        if call.score not in THREE:
            raise Refused("no_such_score", score=call.score)
        return replace(state, scores=(*state.scores, Score(side, thrower, call.score)))

    def _bull_off(self, state: Tally, call: BullOff) -> Tally:
        """Refused: `no_tie`."""
        side = self._known(state, call.winner)
        if not self.thrown_out(state) or not any(side in group for group in self._ties(state)):
            raise Refused("no_tie", who=Who(call.winner))
        return replace(state, bulls=(*state.bulls, side))

    def _ended(self, state: Tally, call: Leaving) -> Tally:
        """Refused: `walkover_late`: who has thrown came."""
        side = self._known(state, call.entrant)
        left = left_by(call, begun=state.has_thrown(side))
        return replace(state, out=(*state.out, (side, left)))

    def _from_paper(self, state: Tally, call: Totals) -> Tally:
        """Refused: `has_begun`, `totals_short`, `no_such_total`, `total_not_thrown`, and
        as `leaving.check_end`."""
        if state.scores or state.out or state.paper:
            raise Refused("has_begun")
        if len(call.totals) != len(state.sides) or not call.totals:
            raise Refused("totals_short", n=len(state.sides))
        most = HIGHEST * self.rounds * max(self.men + self.women, 1)
        for points in call.totals:
            if not 0 <= points <= most:
                raise Refused("no_such_total", total=points, most=most)
            # Whatever is missing from the most, one visit can have missed alone.
            if max(HIGHEST - most + points, 0) not in THREE:
                raise Refused("total_not_thrown", total=points)
        check_end(call.end, call.by, scored=False)
        if call.end is None:
            return replace(state, paper=call.totals)
        out = ((self._known(state, call.by), call.end),)
        return replace(state, paper=call.totals, out=out)

    def thrown_out(self, state: Tally) -> bool:
        """Whether nobody has a visit left."""
        return bool(state.paper) or all(
            state.is_out(i)
            or (
                bool(side.throwers)
                and all(state.thrown(i, one) >= self.rounds for one in side.throwers)
            )
            for i, side in enumerate(state.sides)
        )

    def _totals(self, state: Tally) -> tuple[int, ...]:
        return tuple(total(state, i, self.men, self.women) for i in range(len(state.sides)))

    def _ties(self, state: Tally) -> tuple[tuple[int, ...], ...]:
        return ties(self._totals(state), state)

    def _over(self, state: Tally) -> bool:
        return self.thrown_out(state) and not self._ties(state)

    def options(self, state: Tally, _seat: str, _now_ms: int) -> Pad:
        """Every thrower's next visit; a bull-off between equals."""
        if self._over(state):
            return Pad(asks=words("nothing_to_call"))
        levels = self._ties(state) if self.thrown_out(state) else ()
        teams = bool(self.men + self.women)
        return pad(state, self.rounds, teams=teams, levels=levels, marks=self._marks(state))

    def outcome(self, state: Tally) -> Outcome:
        """Everybody by total, equals by the bull-off."""
        return Outcome(self._over(state), self._marks(state))

    def _marks(self, state: Tally) -> tuple[Mark, ...]:
        totals = self._totals(state)
        return tuple(self._mark(state, i, totals[i]) for i in range(len(state.sides)))

    def _mark(self, state: Tally, side: int, points: int) -> Mark:
        entrant = state.sides[side].id
        out = dict(state.out).get(side)
        if out is not None:
            return Mark(entrant, "", LOST.get(out, Status.DNF))
        if not state.has_thrown(side):
            return Mark(entrant, "", Status.NM)
        bull = state.bulls.index(side) if side in state.bulls else len(state.sides)
        steps = (Step("", -points), Step("bull_off", bull))
        return Mark(entrant, str(points), Status.RANKED, steps)

    def board(self, state: Tally) -> Board:
        """The table by total."""
        marks = self._marks(state)
        card = tuple(CardLine(p.entrant, p.mark, p.place) for p in place(marks)[:3] if p.place)
        return Board(
            tables=self._tables(state),
            card=card,
            caption=words("round_of", rounds=self.rounds),
        )

    def sheet(self, state: Tally) -> Sheet:
        """The same in print; for teams who counts."""
        best = words("best_of_team", men=self.men, women=self.women)
        return Sheet(self._tables(state), (best,) if self.men + self.women else ())

    def _tables(self, state: Tally) -> tuple[Table, ...]:
        chosen = tuple(counting(state, i, self.men, self.women) for i in range(len(state.sides)))
        teams = bool(self.men + self.women)
        return table(state, self._marks(state), chosen if teams else ())
