"""Tables of matches as they are shown: the standings, and who met whom with which score."""

from collections.abc import Mapping, Sequence

from scoring_rules.draws.bout_reading import Gathered
from scoring_rules.ranking import Placing
from scoring_rules.ranking.bouts import Bout, bouts_of
from scoring_rules.ranking.tie_rule import TieRule
from scoring_rules.views import Cell, Column, Row, Table, words


def standings_table(rule: TieRule, placings: Sequence[Placing]) -> Table:
    """Place, entrant, table points, matches, and what is counted inside them."""
    shot = any(dict(placing.values).get("draw_shot") for placing in placings)
    columns = (
        Column(words("place"), "centre"),
        Column(words("entrant")),
        Column(words("table_points"), "right"),
        Column(words("won_lost"), "centre"),
        *(Column(words(f"unit_{unit}"), "centre", detail=True) for unit in rule.columns),
        *((Column(words("draw_shot_cm"), "right", detail=True),) if shot else ()),
    )
    rows = tuple(_standing(rule, placing, shot=shot) for placing in placings)
    return Table(columns, rows, words("table_standings"))


def _standing(rule: TieRule, placing: Placing, *, shot: bool) -> Row:
    values = dict(placing.values)
    cells = (
        place_cell(placing),
        Cell(who=placing.entrant),
        Cell(placing.mark, role="best"),
        Cell(_pair(values, "won", "lost")),
        *(
            Cell(_pair(values, f"{unit}_won", f"{unit}_lost"), role="detail")
            for unit in rule.columns
        ),
        *((Cell(values.get("draw_shot", ""), role="detail"),) if shot else ()),
    )
    return Row(cells, "" if placing.place or values else "out", why=placing.why)


def _pair(values: Mapping[str, str], won: str, lost: str) -> str:
    return f"{values[won]}:{values[lost]}" if won in values else ""


def place_cell(placing: Placing) -> Cell:
    """The place, or why there is none."""
    if placing.place is not None:
        return Cell(str(placing.place), role="place")
    return Cell(words=words(f"status_{placing.status}"), role="status")


def cross_table(rule: TieRule, gathered: Gathered, placings: Sequence[Placing]) -> Table:
    """Who met whom in order of place, a column for each opponent; what was deleted is struck."""
    order = [placing.entrant for placing in placings]
    numbers = {entrant: i for i, entrant in enumerate(order, start=1)}
    columns = (
        Column(words("table_number"), "right"),
        Column(words("entrant")),
        *(Column(words("number_is", n=numbers[entrant]), "centre") for entrant in order),
    )
    rows = tuple(
        Row(
            (
                Cell(str(numbers[entrant])),
                Cell(who=entrant),
                *(_met(rule, gathered, entrant, other) for other in order),
            ),
            mark="out" if entrant in gathered.deleted else "",
        )
        for entrant in order
    )
    return Table(columns, rows, words("table_cross"))


def _met(rule: TieRule, gathered: Gathered, entrant: str, other: str) -> Cell:
    if entrant == other:
        return Cell("×", role="detail")
    deleted = _scores(rule, gathered.struck, entrant, other)
    if deleted:
        return Cell(deleted, role="failed")
    return Cell(_scores(rule, gathered.bouts, entrant, other), role="detail")


def _scores(rule: TieRule, bouts: Sequence[Bout], entrant: str, other: str) -> str:
    met = (bout for bout in bouts_of(entrant, bouts) if other in bout.sides)
    return " ".join(_score(rule, bout, entrant) for bout in met)


def _score(rule: TieRule, bout: Bout, entrant: str) -> str:
    """The score in the largest unit that the table counts; + and − where there is none."""
    for unit in rule.columns:
        won, lost = bout.of(entrant, unit)
        if won or lost:
            return f"{won}:{lost}"
    if not bout.winner:
        return "="
    return "+" if bout.winner == entrant else "−"
