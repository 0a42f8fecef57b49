"""The board and the sheet of a darts match: what remains, who throws, the way out, the figures."""

from dataclasses import dataclass

from events.darts.arithmetic import VISIT
from events.darts.figures import figures, percent, two_places
from events.darts.play import thrown_so_far
from events.darts.result import ended, won
from events.darts.state import Leg, Match, Turn, bull_off_due, left_of, sets_won
from events.darts.terms import Terms
from events.darts.way_out import Field, way_out
from scoring_rules.views import (
    Board,
    CardLine,
    Cell,
    Column,
    Fact,
    Hero,
    Row,
    Sheet,
    Table,
    Who,
    Words,
    words,
)

BULL_FIELD = 25


@dataclass(frozen=True, slots=True)
class Thrower:
    """One side of the picture. `figure`: what remains, of a finished match what was won."""

    figure: str
    legs: int
    sets: int
    match_point: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What `board.html` and `hall.html` draw: `legs` and `sets` win, `fields` are the way out.

    `throws`, `winner`: sides, None where nobody throws or has won.
    """

    sides: tuple[Thrower, ...]
    legs: int
    sets: int
    throws: int | None
    winner: int | None
    fields: tuple[Field, ...]


def board(terms: Terms, match: Match) -> Board:
    """Who throws in the picture, both sides in the table; `own` is the `Scene`."""
    if len(match.sides) != 2:
        return Board()
    way = next_way(terms, match)
    return Board(
        phase=phase(terms, match),
        hero=_hero(terms, match, way),
        tables=(sides_table(terms, match),),
        card=tuple(
            CardLine(match.sides[side], str(won(terms, match)[side]), tag=_tag(match, side))
            for side in (0, 1)
        ),
        caption=_caption(terms, match, way),
        own=scene(terms, match, way),
    )


def scene(terms: Terms, match: Match, way: tuple[Field, ...]) -> Scene:
    """Both sides, as they stand in the leg that is on."""
    now = throwing(terms, match)
    sides = tuple(
        Thrower(
            str(won(terms, match)[side] if match.over else _left(terms, match, side)),
            match.sets[-1][side],
            sets_won(terms, match.sets)[side],
            not match.over and match_point(terms, match, side),
        )
        for side in (0, 1)
    )
    return Scene(sides, terms.legs, terms.sets, now, match.winner, way)


def _left(terms: Terms, match: Match, side: int) -> int:
    """What remains to a side, darts of a visit that is on counted."""
    if match.leg.side == side:
        return thrown_so_far(terms, match)[0]
    return left_of(terms, match.leg, side)


def throwing(terms: Terms, match: Match) -> int | None:
    """Whose turn it is; None when nobody is to throw or nobody knows."""
    if match.over or bull_off_due(terms, match):
        return None
    return match.leg.side


def next_way(terms: Terms, match: Match) -> tuple[Field, ...]:
    """The way out by the darts that are left in this visit."""
    if throwing(terms, match) is None:
        return ()
    left, is_open = thrown_so_far(terms, match)
    if not is_open:
        return ()
    return way_out(left, VISIT - len(match.darts), double_out=terms.double_out)


def way_words(way: tuple[Field, ...]) -> Words:
    """三倍19 → 双倍12."""
    fields: list[Fact] = [*(_field(one) for one in way), "", "", ""]
    return words("way", first=fields[0], second=fields[1], third=fields[2])


def _field(field: Field) -> Words:
    ring, number = field
    if number == BULL_FIELD:
        return words(f"bull_{ring}")
    return words(f"ring_{ring}", n=number)


def phase(terms: Terms, match: Match) -> Words | None:
    """第2盘，第3局，第7轮，共15轮."""
    if match.over or match.paper:
        return None
    return words(
        "phase",
        set=len(match.sets) if terms.sets > 1 else "",
        leg=sum(match.sets[-1]) + 1,
        round=min(match.leg.round, terms.round_limit or match.leg.round),
        rounds=terms.round_limit or "",
    )


def _hero(terms: Terms, match: Match, way: tuple[Field, ...]) -> Hero | None:
    if match.winner is not None:
        score = won(terms, match)
        first, second = score if match.winner == 0 else (score[1], score[0])
        return Hero(
            match.sides[match.winner],
            f"{first}:{second}",
            verdict=words("match_won"),
            tone="good",
            details=_average(match, match.winner),
        )
    side = throwing(terms, match)
    if side is None:
        return None
    return Hero(
        match.sides[side],
        str(_left(terms, match, side)),
        words("left"),
        _details(terms, match, side),
        verdict=way_words(way) if way else None,
    )


def _details(terms: Terms, match: Match, side: int) -> tuple[Words, ...]:
    last = match.leg.last(side)
    point = match_point(terms, match, side)
    return (
        words("legs_won", n=match.sets[-1][side]),
        *((words("match_point"),) if point else ()),
        *((words("last_visit", score=_called(last)),) if last else ()),
        *_average(match, side),
    )


def _average(match: Match, side: int) -> tuple[Words, ...]:
    average = figures(match, side).average
    return (words("average_is", average=two_places(average)),) if average is not None else ()


def match_point(terms: Terms, match: Match, side: int) -> bool:
    """Whether this leg would win the match (赛点)."""
    others = sets_won(terms, match.sets[:-1])[side]
    return others == terms.sets - 1 and match.sets[-1][side] == terms.legs - 1


def _called(turn: Turn) -> Words:
    return words("bust") if turn.bust else words("figure", n=turn.score)


def _caption(terms: Terms, match: Match, way: tuple[Field, ...]) -> Words | None:
    if match.over:
        return ended(match)
    if bull_off_due(terms, match):
        return words("bull_off_now", n=terms.round_limit)
    if match.leg.starter is None:
        return words("bull_first")
    out = words("double_out" if terms.double_out else "straight_out")
    played = words("format", score=terms.score, legs=terms.legs, out=out)
    if not way:
        return played
    left, _ = thrown_so_far(terms, match)
    return words("finish_in", left=left, n=len(way), format=played)


def _tag(match: Match, side: int) -> Words | None:
    return words("won_tag") if match.winner == side else None


SIDE_COLUMNS = (
    Column(words("player")),
    Column(words("sets"), "right", detail=True),
    Column(words("legs"), "right"),
    Column(words("left"), "right"),
    Column(words("last"), "right"),
    Column(words("average"), "right"),
    Column(words("first_nine"), "right", detail=True),
    Column(words("checkout_rate"), "right", detail=True),
)


def sides_table(terms: Terms, match: Match) -> Table:
    """Both sides with what remains and how they throw; without sets the column is left out."""
    keep = [i for i in range(len(SIDE_COLUMNS)) if terms.sets > 1 or i != 1]
    rows = tuple(_side_row(terms, match, side, keep) for side in (0, 1))
    return Table(tuple(SIDE_COLUMNS[i] for i in keep), rows)


def _side_row(terms: Terms, match: Match, side: int, keep: list[int]) -> Row:
    shown = figures(match, side)
    last = match.leg.last(side)
    on = not match.over and not match.paper
    cells = (
        Cell(who=match.sides[side]),
        Cell(str(sets_won(terms, match.sets)[side])),
        Cell(str(match.sets[-1][side]), role="best" if match.winner == side else ""),
        Cell(str(_left(terms, match, side)) if on else "", role="best"),
        Cell(words=_called(last), role="failed" if last.bust else "") if last else Cell(),
        Cell(two_places(shown.average)),
        Cell(two_places(shown.first_nine)),
        Cell(percent(shown.checkout_rate)),
    )
    now = throwing(terms, match) == side
    return Row(
        tuple(cells[i] for i in keep),
        "now" if now else "",
        words("throwing") if now else None,
    )


def leg_table(match: Match, leg: Leg, title: Words | None = None) -> Table:
    """A leg visit by visit: the score and what remained, of both sides."""
    columns = (
        Column(words("round"), "centre"),
        Column(words("name", who=Who(match.sides[0])), "right"),
        Column(words("left_short"), "right"),
        Column(words("name", who=Who(match.sides[1])), "right"),
        Column(words("left_short"), "right"),
    )
    visits = (leg.of(0), leg.of(1))
    rounds = max(len(visits[0]), len(visits[1]))
    rows = tuple(
        Row((Cell(str(n + 1)), *_turn(visits[0], n), *_turn(visits[1], n))) for n in range(rounds)
    )
    return Table(columns, rows, title)


def _turn(turns: tuple[Turn, ...], n: int) -> tuple[Cell, Cell]:
    if n >= len(turns):
        return Cell(), Cell()
    turn = turns[n]
    called = Cell(words=words("bust"), role="failed") if turn.bust else Cell(str(turn.score))
    return called, Cell(str(turn.left), role="best" if turn.left == 0 else "")


def sheet(terms: Terms, match: Match) -> Sheet:
    """The figures of both sides, then every leg; below it how it ended."""
    if len(match.sides) != 2:
        return Sheet(())
    legs = tuple(
        leg_table(match, leg, _leg_title(match, leg, number))
        for number, leg in enumerate(match.legs, start=1)
    )
    text = ended(match)
    return Sheet((sides_table(terms, match), *legs), (text,) if text else ())


def _leg_title(match: Match, leg: Leg, number: int) -> Words:
    if leg.winner is None:
        return words("leg_on", n=number)
    who = Who(match.sides[leg.winner])
    return words("leg_by_bull" if leg.by_bull else "leg_won", n=number, who=who)
