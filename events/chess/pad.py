"""The arbiter's pad of a game: three keys for the result, a row of forfeits, a row of fouls."""

from events.chess.board import game_table, side_words
from events.chess.calls import Foul, Result
from events.chess.state import Game
from events.chess.terms import Terms
from scoring_rules.views import Button, Pad, Who, Words, words


def pad(terms: Terms, game: Game) -> Pad:
    """What the arbiter may call now; nothing for a bye and after the result."""
    if game.over or len(game.sides) != 2:
        return Pad(asks=words("nothing_to_call"), tables=(game_table(terms, game),))
    red, black = (Who(side) for side in game.sides)
    red_side, black_side = side_words(terms, 0), side_words(terms, 1)
    results = (
        Button(Result("red"), words("side_wins", side=red_side), "main", words("name", who=red)),
        Button(Result("draw"), words("result_draw")),
        Button(
            Result("black"), words("side_wins", side=black_side), "main", words("name", who=black)
        ),
    )
    forfeits = (
        Button(Result("black", "forfeit"), words("side_forfeits", side=red_side), "bad"),
        Button(Result(None, "both_forfeit"), words("both_forfeit"), "bad"),
        Button(Result("red", "forfeit"), words("side_forfeits", side=black_side), "bad"),
    )
    fouls = tuple(
        Button(
            Foul(side),
            words("side_foul", side=side_words(terms, i)),
            "quiet",
            words("fouls_so_far", n=game.fouls[i]),
        )
        for i, side in enumerate(game.sides)
    )
    return Pad(
        asks=words("ask_result"),
        buttons=(*results, *forfeits, *fouls),
        tables=(game_table(terms, game),),
        warnings=_warnings(terms, game),
    )


def _warnings(terms: Terms, game: Game) -> tuple[Words, ...]:
    """Who has committed as many fouls as lose a game; the arbiter declares it."""
    return tuple(
        words("fouls_lose", who=Who(side), n=game.fouls[i])
        for i, side in enumerate(game.sides)
        if terms.fouls_lose and game.fouls[i] >= terms.fouls_lose
    )
