"""The event's tables: standings with why lines, the cross table, the rounds of a Swiss."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from events.chess.gathering import Gathered
from events.chess.standings import Standings
from events.chess.terms import Terms
from events.chess.tie_breaks import Value
from events.chess.units import Unit
from scoring_rules.exact import shown
from scoring_rules.ranking import Placing
from scoring_rules.ranking.crosstable import Game, Player
from scoring_rules.views import Cell, Column, Row, Table, Who, Words, words

HIDDEN = frozenset({"previous", "later"})
"""Comparisons that have no one value to show."""


def standings_table(stands: Standings, placings: Sequence[Placing]) -> Table:
    """Place, player, points and every tie-break; under a row what put it behind the one above."""
    codes = tuple(code for code in stands.codes if code not in HIDDEN)
    columns = (
        Column(words("place"), "centre"),
        Column(words("player")),
        *(Column(words(f"code_{code}"), "right", detail=i > 0) for i, code in enumerate(codes)),
        Column(words("points"), "right"),
    )
    rows = []
    for placing in placings:
        values = dict(placing.values)
        compared = tuple(Cell(values.get(code, ""), role="detail") for code in codes)
        who = (_place(placing), Cell(who=placing.entrant))
        rows.append(Row((*who, *compared, Cell(placing.mark, role="best")), why=placing.why))
    return Table(columns, tuple(rows), words("table_standings"))


def _place(placing: Placing) -> Cell:
    if placing.place is not None:
        return Cell(str(placing.place), role="place")
    return Cell(words=words(f"status_{placing.status}"), role="status")


def round_table(terms: Terms, gathered: Gathered) -> Table | None:
    """The round that is on, or the last one: who meets whom with the results as they come."""
    if not gathered.units:
        return None
    open_ones = [unit.round for unit in gathered.units if not unit.match.finished]
    number = min(open_ones) if open_ones else max(unit.round for unit in gathered.units)
    columns = (
        Column(words("table_number"), "right"),
        Column(words(f"side_{terms.style}_red")),
        Column(words("result"), "centre"),
        Column(words(f"side_{terms.style}_black"), "right"),
    )
    units = [unit for unit in gathered.units if unit.round == number]
    games = [unit for unit in units if len(unit.entrants) == 2]
    title = words(
        "table_round",
        n=number,
        of=terms.rounds or "",
        all=len(games),
        done=sum(unit.match.finished for unit in games),
    )
    rows = tuple(_pair(terms, at, unit) for at, unit in enumerate(units, start=1))
    return Table(columns, rows, title)


def _pair(terms: Terms, at: int, unit: Unit) -> Row:
    if len(unit.entrants) == 1:
        alone = Cell(words=words(f"how_{unit.match.how}"), role="status")
        return Row((Cell(), Cell(who=unit.entrants[0]), alone, Cell()))
    first, second = unit.entrants
    return Row((Cell(str(at)), Cell(who=first), _result(terms, unit), Cell(who=second)))


def _result(terms: Terms, unit: Unit) -> Cell:
    """红方胜, 和, 黑方胜, and what was not played; of a team match the points of its boards."""
    match = unit.match
    if not match.finished:
        return Cell(words=words("row_open"), role="next")
    if unit.boards:
        return Cell(f"{shown(unit.boards[0])}-{shown(unit.boards[1])}", role="best")
    if match.how == "both_forfeit":
        return Cell(words=words("how_both_forfeit"), role="status")
    if match.results[0] == "draw":
        return Cell(words=words("result_draw"), role="best")
    side = words(f"side_{terms.style}_{'red' if match.results[0] == 'win' else 'black'}")
    code = "side_wins" if match.how == "played" else "side_wins_forfeit"
    return Cell(words=words(code, side=side), role="best")


def cross_table(gathered: Gathered, placings: Sequence[Placing]) -> Table:
    """Who got what from whom, in order of place; a column for each opponent."""
    order = [placing.entrant for placing in placings]
    heads = [words("number_is", n=n) for n in range(1, len(order) + 1)]

    def cells(player: Player) -> list[Cell]:
        return [_meeting(player, other) for other in order]

    return _of_everybody(gathered, order, heads, cells, words("table_cross"))


def _of_everybody(
    gathered: Gathered,
    order: Sequence[str],
    heads: Sequence[Words],
    cells: Callable[[Player], Sequence[Cell]],
    title: Words,
) -> Table:
    """A row for each player in order of place: number, name, a cell for each head, points."""
    players = {player.id: player for player in gathered.table.players}
    columns = (
        Column(words("number"), "right"),
        Column(words("player")),
        *(Column(head, "centre") for head in heads),
        Column(words("points"), "right"),
    )
    rows = tuple(
        Row(
            (
                Cell(str(number)),
                Cell(who=id_),
                *cells(players[id_]),
                Cell(shown(players[id_].points), role="best"),
            ),
            mark="out" if id_ in gathered.annulled else "",
        )
        for number, id_ in enumerate(order, start=1)
    )
    return Table(columns, rows, title)


def _meeting(player: Player, other: str) -> Cell:
    """The points of each game against one opponent; + and − without play (2011, 21.4)."""
    if player.id == other:
        return Cell("×", role="detail")
    return Cell(" ".join(_sign(game) for game in player.against(other)))


def _sign(game: Game) -> str:
    if game.played:
        return shown(game.points)
    return "+" if game.result == "win" else "−"


def progress_table(style: str, gathered: Gathered, placings: Sequence[Placing]) -> Table:
    """Every round of everybody: opponent and colour, what it gave, and the running total."""
    order = [placing.entrant for placing in placings]
    numbers = {id_: i for i, id_ in enumerate(order, start=1)}
    rounds = range(1, gathered.table.rounds + 1)
    heads = [words("round_is", n=number) for number in rounds]

    def cells(player: Player) -> list[Cell]:
        return [_round(style, player, number, numbers) for number in rounds]

    return _of_everybody(gathered, order, heads, cells, words("table_rounds"))


def _round(style: str, player: Player, number: int, numbers: Mapping[str, int]) -> Cell:
    game = next((game for game in player.games if game.round == number), None)
    if game is None:
        return Cell()
    total = shown(player.points_after(number))
    if not game.opponent:
        return Cell(words=words("round_bye", how=words(f"how_{game.how}"), total=total))
    return Cell(
        words=words(
            "round_game",
            side=words(f"colour_{style}_{game.side}"),
            n=numbers.get(game.opponent, 0),
            got=_sign(game),
            total=total,
        )
    )


def contributions(value: Value) -> tuple[Words, ...]:
    """What each round gave to a value, as sentences: the explanation behind a why line."""
    return tuple(
        words(
            f"part_{'opponent' if part.opponent else 'alone'}{'_cut' if part.cut else ''}",
            n=part.round,
            who=Who(part.opponent) if part.opponent else "",
            value=shown(part.value),
        )
        for part in value.parts
        if part.value != Fraction(0) or part.opponent
    )
