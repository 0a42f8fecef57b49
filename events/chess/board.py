"""The board and the sheet of one game: both sides, what each got, and the fouls."""

from events.chess.state import Game, match_of
from events.chess.terms import Terms
from scoring_rules.exact import shown
from scoring_rules.ranking.match import Match
from scoring_rules.views import Board, CardLine, Cell, Column, Row, Sheet, Table, Words, words


def side_words(terms: Terms, index: int) -> Words:
    """红方, 黑方; White and Black in international chess."""
    return words(f"side_{terms.style}_{('red', 'black')[index]}")


def board(terms: Terms, game: Game) -> Board:
    """A row for each side; the card for lists."""
    match = match_of(terms, game)
    card = tuple(
        CardLine(side, shown(match.points[i]) if match.finished else "")
        for i, side in enumerate(game.sides[:2])
    )
    return Board(tables=(game_table(terms, game),), card=card, caption=ended(match))


def sheet(terms: Terms, game: Game) -> Sheet:
    """The same table; below it how the game ended without play."""
    text = ended(match_of(terms, game))
    return Sheet((game_table(terms, game),), (text,) if text else ())


def ended(match: Match) -> Words | None:
    """How a round ended that was not played; None for a game, finished or not."""
    if not match.finished or match.how == "played":
        return None
    return words(f"how_{match.how}")


def result_cell(match: Match, index: int) -> Cell:
    """胜, 和, 负, or 弃权 for who forfeited; nothing while the game is open."""
    if not match.finished:
        return Cell()
    result = match.results[index]
    if match.how in ("forfeit", "both_forfeit") and result == "loss":
        return Cell(words=words("forfeited"), role="status")
    if match.how not in ("played", "forfeit"):
        return Cell(words=words(f"how_{match.how}"), role="status")
    return Cell(words=words(f"result_{result}"), role="best" if result == "win" else "")


def game_table(terms: Terms, game: Game) -> Table:
    """Side, player, result, points and fouls of both."""
    match = match_of(terms, game)
    rows = tuple(
        Row(
            (
                Cell(words=side_words(terms, i) if len(game.sides) == 2 else words("how_bye")),
                Cell(who=side),
                result_cell(match, i) if i < 2 else Cell(),
                Cell(shown(match.points[i]) if i < len(match.points) else "", role="best"),
                Cell(str(game.fouls[i])),
            )
        )
        for i, side in enumerate(game.sides)
    )
    columns = (
        Column(words("side")),
        Column(words("player")),
        Column(words("result"), "centre"),
        Column(words("points"), "right"),
        Column(words("fouls"), "right", detail=True),
    )
    return Table(columns, rows)
