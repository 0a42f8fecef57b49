"""What darts do to a leg: a visit counts, busts, opens or ends it; what cannot be is refused.

501 and its kin (World Darts Federation, Playing and Tournament Rules, "Starting and finishing").
"""

from dataclasses import replace

from events.darts.arithmetic import THREE, VISIT, at_double, doubles_at_most, on_board, reach, value
from events.darts.calls import Dart, Visit
from events.darts.state import Leg, Match, Turn, bull_off_due, left_of, opened, with_leg
from events.darts.terms import Terms
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


def judged(terms: Terms, left: int, call: Visit, *, opening: bool = False) -> Turn:
    """A called visit at a remainder, as it counts; the side is filled in by whoever knows it.

    A score above the remainder, or one that leaves 1 before a double, is a bust: worth 0.
    Refused: `no_such_darts`, `no_such_score` (no three darts make it), `no_such_opening` (none
    that begin with a double do), `score_in_darts` (nor do so few), `no_finish`,
    `finish_in_darts`, `visit_has_three`, `no_such_doubles`.
    """
    within = reach(opening=opening, double_out=terms.double_out)
    darts = VISIT if call.darts is None else call.darts
    if not 1 <= darts <= VISIT:
        raise Refused("no_such_darts", darts=darts)
    most = doubles_at_most(left, darts) if terms.double_out else darts
    if call.at_double is not None and not 0 <= call.at_double <= most:
        raise Refused("no_such_doubles", most=most)
    if call.score not in within.totals[VISIT]:
        raise Refused(
            "no_such_opening" if call.score in THREE else "no_such_score", score=call.score
        )
    rest = left - call.score
    if rest == 0:
        if call.score not in within.finishes[VISIT]:
            raise Refused("no_finish", left=left)
        if call.score not in within.finishes[darts]:
            raise Refused("finish_in_darts", left=left, darts=darts)
    elif call.score not in within.totals[darts]:
        raise Refused("score_in_darts", score=call.score, darts=darts)
    bust = rest < 0 or (rest == 1 and terms.double_out)
    if darts < VISIT and rest != 0 and not bust:
        raise Refused("visit_has_three", darts=darts)
    seen = _seen(call, most, ends=rest == 0) if terms.double_out else None
    if bust:
        return Turn(0, 0, darts, left, bust=True, at_double=seen, opened=not opening)
    return Turn(0, call.score, darts, rest, at_double=seen, opened=not opening or call.score > 0)


def _seen(call: Visit, most: int, *, ends: bool) -> int | None:
    """Darts at a double: as counted, as they must have been, else unknown."""
    if call.at_double is not None:
        return max(call.at_double, int(ends))
    return most if most == int(ends) else None


def visit(terms: Terms, match: Match, side: int, call: Visit) -> Match:
    """The match after a visit. Refused: `not_the_turn`, `visit_begun`, and as `judged`."""
    if match.darts:
        raise Refused("visit_begun", n=len(match.darts))
    leg = started(match.leg, side)
    if leg.side != side:
        raise Refused("not_the_turn", who=Who(match.sides[1 - side]))
    turn = judged(terms, left_of(terms, leg, side), call, opening=not opened(terms, leg, side))
    return counted(terms, match, leg, replace(turn, side=side))


def started(leg: Leg, side: int) -> Leg:
    """Who throws first, where the throw for the bull was not recorded: who did."""
    return replace(leg, starter=side) if leg.starter is None else leg


def counted(terms: Terms, match: Match, leg: Leg, turn: Turn) -> Match:
    """The match after a visit as it counted."""
    leg = replace(leg, turns=(*leg.turns, turn))
    if turn.left == 0:
        return with_leg(terms, match, replace(leg, winner=turn.side))
    return replace(match, leg=leg, darts=())


def dart(terms: Terms, match: Match, call: Dart) -> Match:
    """The match after one dart; the third, the last of a leg, or a bust closes the visit.

    Refused: `no_such_field`, `starter_unknown`.
    """
    if not on_board(call.ring, call.number):
        raise Refused("no_such_field")
    side = match.leg.side
    if side is None:
        raise Refused("starter_unknown")
    darts = (*match.darts, call)
    turn = _thrown(terms, match.leg, side, darts)
    if turn is None:
        return replace(match, darts=darts)
    return counted(terms, match, match.leg, turn)


def _thrown(terms: Terms, leg: Leg, side: int, darts: tuple[Dart, ...]) -> Turn | None:
    """The visit that single darts make; None while it goes on."""
    before = left = left_of(terms, leg, side)
    is_open = was_open = opened(terms, leg, side)
    doubles = 0
    for one in darts:
        doubles += terms.double_out and is_open and at_double(left)
        is_open = is_open or one.ring == 2
        left -= value(one.ring, one.number) if is_open else 0
        unfinished = left == 0 and terms.double_out and one.ring != 2
        if left < 0 or unfinished or (left == 1 and terms.double_out):
            return Turn(side, 0, len(darts), before, True, doubles, was_open)
    if left and len(darts) < VISIT:
        return None
    return Turn(side, before - left, len(darts), left, False, doubles, is_open)


def thrown_so_far(terms: Terms, match: Match) -> tuple[int, bool]:
    """What remains to the side whose visit is entered dart by dart, and whether it is open."""
    side = match.leg.side or 0
    left, is_open = left_of(terms, match.leg, side), opened(terms, match.leg, side)
    for one in match.darts:
        is_open = is_open or one.ring == 2
        left -= value(one.ring, one.number) if is_open else 0
    return left, is_open


def check_open(terms: Terms, match: Match) -> None:
    """Refused: `already_over`, `bull_off_due`."""
    if match.over:
        raise Refused("already_over")
    if bull_off_due(terms, match):
        raise Refused("bull_off_due", n=terms.round_limit)
