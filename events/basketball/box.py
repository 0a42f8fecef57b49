"""The tables of a game: points by period, and what each player did."""

from events.basketball.score import figures, period_head
from events.basketball.state import (
    Game,
    Player,
    Side,
    free_throws,
    is_out,
    team_fouls,
    timeouts_left,
)
from events.basketball.terms import Terms
from scoring_rules.views import Cell, Column, Row, Table, Who, Words, words


def period_table(terms: Terms, game: Game) -> Table:
    """Both teams: points by period where they are known, the sum, fouls and time-outs left."""
    count = max((len(side.points) for side in game.sides), default=0) if game.whole else 0
    counts = len(game.sides) == 2
    heads = tuple(Column(period_head(terms, period), "right") for period in range(count))
    return Table(
        columns=(
            Column(words("team")),
            *heads,
            *((Column(words("penalty"), detail=True),) if counts else ()),
            Column(words("team_fouls"), "right", detail=True),
            Column(words("timeouts_left"), "right", detail=True),
            Column(words("total"), "right"),
        ),
        rows=tuple(
            _side_row(terms, game, index, side, count) for index, side in enumerate(game.sides)
        ),
        title=words("table_periods"),
    )


def _side_row(terms: Terms, game: Game, index: int, side: Side, count: int) -> Row:
    points = [Cell(str(side.points[period])) for period in range(count)]
    if len(game.sides) != 2:
        return Row((Cell(who=side.id), *points, Cell(), Cell(), Cell()))
    text = figures(game)[index] if game.begun else ""
    return Row(
        (
            Cell(who=side.id),
            *points,
            Cell(words=penalty(terms, game, side), role="status"),
            Cell(str(team_fouls(terms, game, side))),
            Cell("" if game.end else str(max(timeouts_left(terms, game, side), 0))),
            Cell(text, role="best"),
        )
    )


def penalty(terms: Terms, game: Game, side: Side) -> Words | None:
    """犯满: the side's next foul gives free throws, or these and the ball."""
    given = 0 if game.end else free_throws(terms, game, side)
    return words(f"penalty_{given}") if given else None


def box_table(terms: Terms, side: Side) -> Table:
    """One team's players with their points and fouls; who must stay out is marked."""
    heads = tuple(Column(words("made", n=points), "right", detail=True) for points in terms.baskets)
    return Table(
        columns=(
            Column(words("number"), "right"),
            Column(words("player")),
            *heads,
            Column(words("fouls"), "right"),
            Column(words("points"), "right"),
        ),
        rows=tuple(_player_row(terms, player) for player in side.players),
        title=words("table_players", who=Who(side.id)),
    )


def _player_row(terms: Terms, player: Player) -> Row:
    out = is_out(terms, player)
    made = tuple(player.baskets.count(points) for points in terms.baskets)
    return Row(
        (
            Cell(player.number),
            Cell(words=words("out_player" if out else "name", who=Who(player.id))),
            *(Cell(str(n) if n else "") for n in made),
            Cell(words=words("fouls_written", n=len(player.fouls), letters=player.fouls))
            if player.fouls
            else Cell(),
            Cell(str(sum(player.baskets)), role="best"),
        ),
        "out" if out else "",
    )


def has_box(side: Side) -> bool:
    """Whether anything is known of the team's players."""
    return any(player.baskets or player.fouls for player in side.players)
