"""How periods and games end: the horn, overtime, the score that decides, default, forfeit."""

from dataclasses import replace

from events.basketball.calls import Default, Forfeit, PeriodEnd, PeriodScore
from events.basketball.game_clock import anew
from events.basketball.state import Ending, Game, Sounded, check_open, side_index
from events.basketball.terms import Terms
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused


def decided(terms: Terms, game: Game, line: Line) -> Game:
    """A game that ends at a score ends there (3×3, Art. 6.1 and 6.3)."""
    if not terms.target and not terms.overtime_target:
        return game
    overtime = game.period >= terms.periods
    reached = max(side.points[-1] if overtime else side.total for side in game.sides)
    target = terms.overtime_target if overtime else terms.target
    return _over(game, line) if 0 < target <= reached else game


def period_end(terms: Terms, game: Game, line: Line, _call: PeriodEnd | None = None) -> Game:
    """The next period, or an overtime after a tie, or the end of the game (Art. 8.7, 9.5).

    Refused: `overtime_has_no_end`.
    """
    check_open(game)
    if terms.overtime_target and game.period >= terms.periods:
        raise Refused("overtime_has_no_end", n=terms.overtime_target)
    first, second = game.totals
    if game.period + 1 >= terms.periods and first != second:
        return _over(game, line)
    heard = Sounded(
        "half" if game.period + 1 == terms.half and terms.half else "period",
        game.horns + 1,
        line.at_ms,
        game.period,
    )
    return replace(
        game,
        sides=tuple(
            replace(side, points=(*side.points, 0), fouls=(*side.fouls, 0)) for side in game.sides
        ),
        period=game.period + 1,
        clock=anew(terms, game),
        resting=True,
        last_minutes=False,
        sounded=heard,
        horns=heard.number,
    )


def period_score(terms: Terms, game: Game, line: Line, call: PeriodScore) -> Game:
    """Refused: `period_begun`, `points_negative`, and as `check_target`."""
    check_open(game)
    if any(side.points[-1] for side in game.sides):
        raise Refused("period_begun")
    if min(call.first, call.second) < 0:
        raise Refused("points_negative")
    check_target(terms, game.period, (call.first, call.second))
    sides = tuple(
        replace(side, points=(*side.points[:-1], points))
        for side, points in zip(game.sides, (call.first, call.second), strict=True)
    )
    step = (game.period, sides[0].total, sides[1].total)
    scored = decided(terms, replace(game, sides=sides, run=(*game.run, step)), line)
    return scored if scored.end else period_end(terms, _arrow_turned(scored), line)


def check_target(terms: Terms, period: int, points: tuple[int, int]) -> None:
    """Of a game that ends at a score: it goes no further than the basket that reaches it, and an
    overtime goes as far (3×3, Art. 6.1 and 6.3). Refused: `beyond_target`, `overtime_has_no_end`.
    """
    overtime = period >= terms.periods
    target = terms.overtime_target if overtime else terms.target
    if not target:
        return
    if max(points) > target + terms.overshoot or min(points) >= target:
        raise Refused("beyond_target", first=points[0], second=points[1], target=target)
    if overtime and max(points) < target:
        raise Refused("overtime_has_no_end", n=target)


def _arrow_turned(game: Game) -> Game:
    """The period that was not taken down began with a throw-in too (Art. 12.5)."""
    if game.arrow is None or not game.resting or not game.period:
        return game
    return replace(game, arrow=1 - game.arrow)


def default(terms: Terms, game: Game, line: Line, call: Default) -> Game:
    """Art. 21: the score stands if the other side leads, else it is 2–0.

    3×3, Art. 6.5: the other side keeps its score or takes «w», the loser has 0.
    """
    by = side_index(game, call.entrant)
    return ended_by_default(terms, game, line, by, kept=call.score == "kept")


def ended_by_default(terms: Terms, game: Game, line: Line, by: int, *, kept: bool) -> Game:
    """The game lost by default by side `by`."""
    winner = 1 - by
    own = game.totals[winner]
    if not terms.default:
        score = _one_sided(winner, own) if kept and own else None
    elif own > game.totals[by]:
        score = game.totals
    else:
        score = _one_sided(winner, terms.default)
    if score is None:
        return _finished(game, line, Ending("forfeit", winner, None, by))
    return _finished(game, line, Ending("default", winner, score, by))


def forfeit(terms: Terms, game: Game, line: Line, call: Forfeit) -> Game:
    """Art. 20: 20–0; 3×3, Art. 6.4: «w–0»."""
    return ended_by_forfeit(terms, game, line, side_index(game, call.entrant))


def ended_by_forfeit(terms: Terms, game: Game, line: Line, by: int) -> Game:
    """The game forfeited by side `by`."""
    score = _one_sided(1 - by, terms.walkover) if terms.walkover else None
    return _finished(game, line, Ending("forfeit", 1 - by, score, by))


def _one_sided(winner: int, points: int) -> tuple[int, int]:
    return (0, points) if winner else (points, 0)


def _over(game: Game, line: Line) -> Game:
    first, second = game.totals
    return _finished(game, line, Ending("played", int(second > first), game.totals))


def _finished(game: Game, line: Line, ending: Ending) -> Game:
    number = game.horns + 1
    horn = Sounded("game", number, line.at_ms, game.period)
    return replace(game, end=ending, sounded=horn, horns=number, last_minutes=False, clock=None)
