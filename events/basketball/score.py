"""The score in figures and the period in words, as boards, pads and sheets write them."""

from events.basketball.state import Game
from events.basketball.terms import Terms
from scoring_rules.views import Who, Words, words


def figures(game: Game) -> tuple[str, str]:
    """The points that count of both sides; «w» and 0 where a 3×3 game was forfeited."""
    if game.end is not None and game.end.score is None:
        return ("0", "w") if game.end.winner else ("w", "0")
    first, second = game.end.score if game.end and game.end.score else game.totals
    return (str(first), str(second))


def period_name(terms: Terms, period: int) -> Words:
    """第3节, 加时, 第2个加时; of a game with one period 正赛. Periods count from 0."""
    if period >= terms.periods:
        overtime = period - terms.periods
        if overtime == 0:
            return words("overtime")
        return words("overtime_number", n=overtime + 1)
    if terms.periods == 1:
        return words("regular_time")
    return words("period", n=period + 1)


def period_head(terms: Terms, period: int) -> Words:
    """The head of a period's column: 1, 2, 3, 4, 加时."""
    if period >= terms.periods:
        return period_name(terms, period)
    if terms.periods == 1:
        return words("regular_time")
    return words("period_figure", n=period + 1)


def stands(terms: Terms, game: Game) -> Words:
    """Where the game stands: the period, the interval before it, or that it is over."""
    if game.end is not None:
        return words("game_over")
    name = period_name(terms, game.period)
    if game.resting and game.period:
        return words("before_period", period=name)
    return name


def heard(terms: Terms, game: Game) -> Words | None:
    """The last horn in words, until play goes on."""
    horn = game.sounded
    if horn is None:
        return None
    if horn.heard == "period":
        return words("horn_period", period=period_name(terms, horn.period))
    return words(f"horn_{horn.heard}")


def ended(game: Game) -> Words | None:
    """How a game ended that was not played to its end."""
    end = game.end
    if end is None or end.by is None:
        return None
    first, second = figures(game)
    who = Who(game.sides[end.by].id)
    return words(f"ended_{end.how}", who=who, first=first, second=second)
