"""The board and the sheet of a curling game: the end grid with the hammer, stones, time-outs."""

from dataclasses import dataclass

from events.curling import thinking
from events.curling.state import Game, computed, hammer
from events.curling.terms import Terms
from scoring_rules.views import (
    Board,
    CardLine,
    Cell,
    Column,
    Hero,
    Row,
    Sheet,
    Table,
    Who,
    Words,
    words,
)

HAMMER = "◆"
"""Beside the points of who had the last stone."""

UNPLAYED = "X"


@dataclass(frozen=True, slots=True)
class Lane:
    """One side of the picture: its total, stones thrown in this end and left, time-outs left.

    `throws`: whether the next stone is its own.
    """

    total: int
    thrown: int
    left: int
    timeouts: int
    throws: bool


@dataclass(frozen=True, slots=True)
class Rink:
    """What `board.html` and `hall.html` draw. `end`: the end that is on, from 0; None when over."""

    lanes: tuple[Lane, ...]
    end: int | None


def board(terms: Terms, game: Game) -> Board:
    """The score, the grid, stones and time-outs; why somebody has the hammer. `own`: the `Rink`."""
    if len(game.sides) != 2:
        return Board()
    why = None if game.over else hammer_words(terms, game)
    first, second = game.total
    return Board(
        phase=None if game.over else phase(terms, game),
        hero=Hero("", f"{first}:{second}", clock=thinking.view(terms, game)),
        tables=(grid(terms, game),),
        why=(why,) if why else (),
        card=tuple(
            CardLine(
                game.sides[side],
                str(game.total[side]),
                tag=words("won_tag") if game.winner == side else None,
            )
            for side in (0, 1)
        ),
        caption=ended(game) if game.over else words("format", ends=terms.ends),
        own=Rink(
            tuple(_lane(terms, game, side) for side in (0, 1)),
            None if game.over else len(game.ends),
        ),
    )


def _lane(terms: Terms, game: Game, side: int) -> Lane:
    thrown = game.stones[side]
    return Lane(
        game.total[side],
        thrown,
        terms.stones - thrown,
        terms.timeouts - game.timeouts[side],
        not game.over and throws_next(terms, game) == side,
    )


def throws_next(terms: Terms, game: Game) -> int | None:
    """Whose stone is next in an end whose stones are called: sides alternate, the hammer is last.

    None before the first stone, and after the last one of both sides.
    """
    last = hammer(game)
    if last is None or game.stones in ((0, 0), (terms.stones, terms.stones)):
        return None
    return 1 - last if game.stones[1 - last] <= game.stones[last] else last


def phase(terms: Terms, game: Game) -> Words:
    """The end to come: 第5局, 加局, 第2个加局."""
    return end_name(terms, len(game.ends) + 1)


def end_name(terms: Terms, number: int) -> Words:
    """An end by its number, from 1."""
    if number <= terms.ends:
        return words("end_number", n=number)
    extra = number - terms.ends
    return words("extra_end") if extra == 1 else words("extra_end_number", n=extra)


def hammer_words(terms: Terms, game: Game) -> Words | None:
    """Who has the hammer of the end to come, and from what that follows."""
    side = hammer(game)
    if side is None:
        return None
    who, end = Who(game.sides[side]), phase(terms, game)
    if game.override is not None and game.override.reason:
        return words("hammer_changed", who=who, end=end, reason=game.override.reason)
    if game.override is not None or computed(game) is None:
        return words("hammer_called", who=who, end=end)
    if not game.ends:
        first, second = (sum(shots) for shots in game.shots)
        better, worse = sorted((first, second))
        return words("hammer_drawn", who=who, end=end, better=cm(better), worse=cm(worse))
    scorer, last = game.ends[-1].scorer, end_name(terms, len(game.ends))
    if scorer is None:
        return words("hammer_kept", who=who, last=last, end=end)
    return words("hammer_lost", scorer=Who(game.sides[scorer]), who=who, last=last, end=end)


def cm(mm: int) -> str:
    """Millimetres as centimetres: 58.4."""
    return f"{mm // 10}.{mm % 10}"


def ended(game: Game) -> Words | None:
    """How a game ended that was not played out."""
    if game.winner is None or not (game.end or game.conceded):
        return None
    how = "conceded" if game.conceded else game.end
    return words(f"ended_{how}", who=Who(game.sides[1 - game.winner]))


def grid(terms: Terms, game: Game) -> Table:
    """Both sides end by end; the end that is on is marked at who has the hammer."""
    count = max(terms.ends, len(game.ends) + (not game.over))
    columns = (
        Column(words("team")),
        *(Column(_head(terms, n), "centre") for n in range(1, count + 1)),
        Column(words("total"), "right"),
    )
    return Table(columns, tuple(_row(game, side, count) for side in (0, 1)))


def _head(terms: Terms, number: int) -> Words:
    if number <= terms.ends:
        return words("number", n=number)
    extra = number - terms.ends
    return words("extra_head") if extra == 1 else words("extra_head_number", n=extra)


def _row(game: Game, side: int, count: int) -> Row:
    played = tuple(
        Cell(
            f"{end.points[side]} {HAMMER}" if end.hammer == side else str(end.points[side]),
            role="best" if end.points[side] else "",
        )
        for end in game.ends
    )
    on = () if game.over else (_coming(game, side),)
    missing = count - len(played) - len(on)
    rest = (Cell(UNPLAYED if game.over and game.ends else ""),) * missing
    total = Cell(str(game.total[side]), role="best")
    has = not game.over and hammer(game) == side
    return Row(
        (Cell(who=game.sides[side]), *played, *on, *rest, total),
        tag=words("hammer_tag") if has else None,
    )


def _coming(game: Game, side: int) -> Cell:
    return Cell(HAMMER, role="next") if hammer(game) == side else Cell()


def sheet(terms: Terms, game: Game) -> Sheet:
    """The grid; draw shots and time-outs; below it how it ended and who played."""
    if len(game.sides) != 2:
        return Sheet(())
    columns = (
        Column(words("team")),
        Column(words("draw_shots"), "right"),
        Column(words("timeouts_taken"), "right"),
        Column(words("players")),
    )
    rows = tuple(
        Row(
            (
                Cell(who=game.sides[side]),
                Cell(" ".join(cm(mm) for mm in game.shots[side])),
                Cell(str(game.timeouts[side])),
                Cell(words=_names(game.lineups[side])),
            )
        )
        for side in (0, 1)
    )
    text = ended(game)
    return Sheet((grid(terms, game), Table(columns, rows)), (text,) if text else ())


def _names(members: tuple[str, ...]) -> Words | None:
    """Names with 、 between them."""
    listed: Words | None = None
    for member in members:
        name = words("name", who=Who(member))
        listed = name if listed is None else words("name_list", some=listed, one=name)
    return listed
