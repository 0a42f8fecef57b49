"""The live board: the score huge, the horn, fouls and time-outs, and how the lead went."""

from dataclasses import dataclass

from events.basketball.box import box_table, has_box, period_table
from events.basketball.clock import clock
from events.basketball.score import ended, figures, heard, stands
from events.basketball.state import Game, Side, free_throws, team_fouls, timeouts_left
from events.basketball.terms import Terms
from events.basketball.worm import Worm, worm
from scoring_rules.views import Board, CardLine, Flash, Hero, Who, Words, words


@dataclass(frozen=True, slots=True)
class Corner:
    """One team of the picture. `squares`: of fouls, the last gives free throws; `gives`: what the
    next foul gives away, as `state.free_throws`.
    """

    entrant: str
    points: str
    fouls: int
    squares: int
    gives: int
    timeouts: int
    arrow: bool


@dataclass(frozen=True, slots=True)
class Court:
    """What `board.html` and `hall.html` draw. `run`: for each basket its period (from 0) and the
    score after it; `worm`: the lead as bars; `regular`: how many periods are no overtime.
    """

    corners: tuple[Corner, ...]
    run: tuple[tuple[int, int, int], ...]
    worm: Worm
    regular: int
    arrow: bool


def board(terms: Terms, game: Game) -> Board:
    """The board; `own` is the `Court` of a game of two teams that has begun."""
    tables = (period_table(terms, game), *(box_table(terms, s) for s in game.sides if has_box(s)))
    if len(game.sides) != 2:
        return Board(tables=tables)
    card = tuple(
        CardLine(side.id, figures(game)[i] if game.begun else "")
        for i, side in enumerate(game.sides)
    )
    text = heard(terms, game)
    return Board(
        phase=stands(terms, game),
        hero=_hero(terms, game),
        tables=tables,
        card=card,
        caption=_caption(terms, game),
        own=Court(
            tuple(_corner(terms, game, i, side) for i, side in enumerate(game.sides)),
            game.run,
            worm(terms, game),
            terms.periods,
            terms.arrow and game.arrow is not None and game.end is None,
        ),
        flash=Flash(text, game.horns) if text else None,
    )


def _hero(terms: Terms, game: Game) -> Hero:
    first, second = figures(game)
    return Hero(who="", figure=f"{first}:{second}", clock=clock(terms, game))


def _corner(terms: Terms, game: Game, index: int, side: Side) -> Corner:
    return Corner(
        side.id,
        figures(game)[index],
        team_fouls(terms, game, side),
        terms.penalty[0],
        0 if game.end else free_throws(terms, game, side),
        max(timeouts_left(terms, game, side), 0),
        game.arrow == index,
    )


def _caption(terms: Terms, game: Game) -> Words | None:
    """How the game ended, else whose next foul gives free throws."""
    if game.end is not None:
        return ended(game)
    return penalty_sentence(terms, game, 0) or penalty_sentence(terms, game, 1)


def penalty_sentence(terms: Terms, game: Game, index: int) -> Words | None:
    """What the next foul of a side gives to the other; None while it gives nothing."""
    side, other = game.sides[index], game.sides[1 - index]
    given = free_throws(terms, game, side)
    if not given:
        return None
    code = "throws_and_ball" if given > 1 else "throws"
    n = team_fouls(terms, game, side)
    return words(code, who=Who(side.id), other=Who(other.id), n=n)
