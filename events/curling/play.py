"""What a call makes of a game of curling, and what cannot be."""

from dataclasses import replace

from events.curling.calls import (
    Concede,
    DrawShot,
    EndScore,
    Hammer,
    Lineup,
    Paper,
    Stone,
)
from events.curling.state import Game, Override, computed, with_end
from events.curling.team import chosen, fault
from events.curling.terms import MOST_MM, Terms
from scoring_rules.kinds.leaving import Leaving, Walkover, check_end, left_by
from scoring_rules.kinds.two_sides import Pair, Timeout, check_timeout, side_index, with_one
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


def with_hammer(game: Game, call: Hammer) -> Game:
    """The hammer of the end to come; against what follows only with a reason.

    Refused: `end_begun`, `reason_needed`.
    """
    side = side_index(game.sides, call.entrant)
    if game.stones != (0, 0):
        raise Refused("end_begun")
    follows = computed(game)
    if follows is not None and follows != side and not call.reason:
        raise Refused("reason_needed", who=Who(game.sides[follows]))
    return replace(game, override=Override(side, call.reason))


def with_draw_shot(game: Game, call: DrawShot) -> Game:
    """One last-stone draw more. Refused: `has_begun`, `no_such_distance`."""
    side = side_index(game.sides, call.entrant)
    if game.begun:
        raise Refused("has_begun")
    if not 0 <= call.mm <= MOST_MM:
        raise Refused("no_such_distance", mm=call.mm, most=MOST_MM)
    first, second = game.shots
    if side == 0:
        return replace(game, shots=((*first, call.mm), second))
    return replace(game, shots=(first, (*second, call.mm)))


def with_stone(terms: Terms, game: Game, call: Stone) -> Game:
    """One stone less. Refused: `no_stone_left`."""
    side = side_index(game.sides, call.entrant)
    if game.stones[side] >= terms.stones:
        raise Refused("no_stone_left", who=Who(call.entrant), stones=terms.stones)
    return replace(game, stones=with_one(game.stones, side))


def with_score(terms: Terms, game: Game, call: EndScore) -> Game:
    """Refused: `blank_has_points`, `points_missing`, `too_many_points`."""
    if call.entrant is None:
        if call.points:
            raise Refused("blank_has_points")
        return with_end(terms, game, (0, 0))
    side = side_index(game.sides, call.entrant)
    if call.points < 1:
        raise Refused("points_missing", who=Who(call.entrant))
    _check_points(terms, call.points)
    return with_end(terms, game, (call.points, 0) if side == 0 else (0, call.points))


def _check_points(terms: Terms, points: int) -> None:
    if points > terms.stones:
        raise Refused("too_many_points", points=points, stones=terms.stones)


def with_timeout(terms: Terms, game: Game, call: Timeout, at_ms: int) -> Game:
    """Nobody's thinking time runs in it. Refused: `timeout_used`."""
    side = side_index(game.sides, call.entrant)
    check_timeout(call.entrant, terms.timeouts - game.timeouts[side])
    clocks = tuple(clock.stopped(at_ms) for clock in game.clocks)
    return replace(game, timeouts=with_one(game.timeouts, side), clocks=clocks)


def with_lineup(terms: Terms, game: Game, call: Lineup) -> Game:
    """Refused: as `team.chosen`, and as `team.fault` unless an official overrides it."""
    side = side_index(game.sides, call.entrant)
    players = chosen(game.teams[side], call)
    wrong = fault(terms, players)
    if wrong is not None and not call.reason:
        raise wrong
    names = tuple(one.id for one in players)
    first, second = game.lineups
    return replace(game, lineups=(names, second) if side == 0 else (first, names))


def left(game: Game, call: Concede | Leaving) -> Game:
    """The other side wins; nobody concedes before the first stone. Refused: `walkover_late`."""
    side = side_index(game.sides, call.entrant)
    if isinstance(call, Concede):
        if game.begun:
            return replace(game, winner=1 - side, conceded=True)
        call = Walkover(call.entrant)
    return replace(game, winner=1 - side, end=left_by(call, begun=game.begun))


def from_paper(terms: Terms, game: Game, call: Paper) -> Game:
    """A game entered whole, its hammers computed from the first.

    Refused: `has_begun`, `both_scored`, `too_many_points`, `negative_points`, `end_too_many`,
    `not_finished`, `was_finished`, and as `leaving.check_end`.
    """
    if game.begun:
        raise Refused("has_begun")
    played = game
    for number, points in enumerate(call.ends, start=1):
        if played.over:
            raise Refused("end_too_many", n=number)
        _check_pair(terms, number, points)
        played = with_end(terms, played, points)
    check_end(call.end, call.by, scored=bool(call.ends))
    if call.end is None:
        if not played.over:
            raise Refused("not_finished", ends=terms.ends)
        return played
    side = side_index(game.sides, call.by)
    if played.over:
        raise Refused("was_finished")
    return replace(played, winner=1 - side, end=call.end)


def _check_pair(terms: Terms, number: int, points: Pair) -> None:
    """Only one side scores in an end, and never more than its stones."""
    if min(points) < 0:
        raise Refused("negative_points", n=number)
    if min(points) > 0:
        raise Refused("both_scored", n=number)
    _check_points(terms, max(points))
