"""The board and the sheet of a discipline with its points: a column more, beside the marks."""

from collections.abc import Iterable, Mapping

from scoring_rules.views import Cell, Column, Row, Table, words

POINTS = Column(words("combined_points"), "right")
MARKS = frozenset({"result", "best"})
"""Heads of the column with the mark that counts."""


def with_points(tables: Iterable[Table], points: Mapping[str, int | None]) -> tuple[Table, ...]:
    """The tables of a discipline, the points behind the marks."""
    return tuple(_with_points(table, points) for table in tables)


def _with_points(table: Table, points: Mapping[str, int | None]) -> Table:
    heads = [column.head.code for column in table.columns]
    at = 1 + next(i for i, head in enumerate(heads) if head in MARKS)
    columns = (*table.columns[:at], POINTS, *table.columns[at:])
    return Table(columns, tuple(_row(row, points, at) for row in table.rows), table.title)


def _row(row: Row, points: Mapping[str, int | None], at: int) -> Row:
    got = points.get(next(cell.who for cell in row.cells if cell.who))
    cell = Cell("" if got is None else str(got), role="best")
    return Row((*row.cells[:at], cell, *row.cells[at:]), row.mark, row.tag, row.why)
