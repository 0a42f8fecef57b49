"""A game as a value: its two sides, the fouls so far, and its result once there is one."""

from dataclasses import dataclass, replace

from events.chess.calls import Foul, Outcome, Paper, Result
from events.chess.terms import Terms
from scoring_rules.ranking import match
from scoring_rules.ranking.crosstable import BYES
from scoring_rules.ranking.match import How, Match
from scoring_rules.refusal import Refused

RESULTS: dict[Outcome, tuple[match.Result, match.Result]] = {
    "red": ("win", "loss"),
    "draw": ("draw", "draw"),
    "black": ("loss", "win"),
}
BYE_RESULTS: dict[str, match.Result] = {"bye": "win", "half_bye": "draw", "zero_bye": "loss"}


@dataclass(frozen=True, slots=True)
class Game:
    """`sides`: red and black, or who has the bye; `how` is None until the result is called."""

    sides: tuple[str, ...]
    fouls: tuple[int, ...] = (0, 0)
    outcome: Outcome | None = None
    how: How | None = None

    @property
    def lone(self) -> bool:
        """Whether it is a bye: a round without an opponent."""
        return len(self.sides) == 1

    @property
    def over(self) -> bool:
        """A bye is settled when it is drawn; a game with its result."""
        return self.lone or self.how is not None


def with_result(game: Game, call: Result) -> Game:
    """The game with its result.

    Refused: `already_over`, `not_two`, `bye_only`, `bye_with_opponent`, `outcome_missing`,
    `outcome_not_asked`, `forfeit_draw`, `fouls_negative`.
    """
    if game.how is not None:
        raise Refused("already_over")
    if game.lone:
        _check_bye(call)
    elif len(game.sides) != 2:
        raise Refused("not_two", n=len(game.sides))
    else:
        _check_game(call)
    if call.fouls is not None and min(call.fouls) < 0:
        raise Refused("fouls_negative")
    fouls = game.fouls if call.fouls is None else call.fouls
    return replace(game, outcome=call.outcome, how=call.how, fouls=fouls)


def _check_bye(call: Result) -> None:
    if call.how not in BYES:
        raise Refused("bye_only")
    if call.outcome is not None:
        raise Refused("outcome_not_asked")


def _check_game(call: Result) -> None:
    if call.how in BYES:
        raise Refused("bye_with_opponent")
    if call.how == "both_forfeit":
        if call.outcome is not None:
            raise Refused("outcome_not_asked")
    elif call.outcome is None:
        raise Refused("outcome_missing")
    elif call.how == "forfeit" and call.outcome == "draw":
        raise Refused("forfeit_draw")


def with_foul(game: Game, call: Foul) -> Game:
    """One foul more. Refused: `already_over`, `not_two`, `unknown_entrant`."""
    if game.over:
        raise Refused("already_over")
    if len(game.sides) != 2:
        raise Refused("not_two", n=len(game.sides))
    if call.entrant not in game.sides:
        raise Refused("unknown_entrant", entrant=call.entrant)
    red, black = game.fouls
    mine = call.entrant == game.sides[0]
    return replace(game, fouls=(red + 1, black) if mine else (red, black + 1))


def from_paper(game: Game, paper: Paper) -> Result:
    """A paper entry as a result. Refused: `unknown_entrant`, `outcome_not_asked`."""
    if paper.end is None:
        return Result(paper.outcome, "bye" if game.lone else "played", paper.fouls)
    if paper.by not in game.sides:
        raise Refused("unknown_entrant", entrant=paper.by)
    if paper.outcome is not None:
        raise Refused("outcome_not_asked")
    if game.lone:
        return Result(None, "zero_bye", paper.fouls)
    winner: Outcome = "black" if paper.by == game.sides[0] else "red"
    return Result(winner, "forfeit" if paper.end == "walkover" else "played", paper.fouls)


def match_of(terms: Terms, game: Game) -> Match:
    """The game as the table sees it; a bye that nobody called is the one that was drawn."""
    if game.lone:
        how: How = game.how or "bye"
        result = BYE_RESULTS[how]
        points = terms.points.of(result)
        if how == "bye" and terms.bye is not None:
            points = terms.bye
        return Match(terms, how, (result,), (points,), game.fouls[:1])
    if game.how is None:
        return Match(terms)
    if game.outcome is None:
        zero = terms.points.of("loss")
        return Match(terms, game.how, ("loss", "loss"), (zero, zero), game.fouls)
    red, black = RESULTS[game.outcome]
    points_of = (terms.points.of(red), terms.points.of(black, black=True))
    return Match(terms, game.how, (red, black), points_of, game.fouls)
