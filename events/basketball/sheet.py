"""The score sheet in print: periods, players, the running score, how it ended."""

from events.basketball.box import box_table, period_table
from events.basketball.score import ended, figures, period_name
from events.basketball.state import Game, Side
from events.basketball.terms import Terms
from scoring_rules.views import Cell, Column, Row, Sheet, Table, Who, Words, words


def sheet(terms: Terms, game: Game) -> Sheet:
    """Both teams with points by period; players where they are listed; then the running score."""
    tables = [period_table(terms, game)]
    tables += [box_table(terms, side) for side in game.sides if side.players]
    if len(game.run) > len(game.sides):
        tables.append(_running(terms, game))
    return Sheet(tuple(tables), _notes(game))


def _running(terms: Terms, game: Game) -> Table:
    """The score after each basket, a row for each period (Annex B.11)."""
    periods = range(max(period for period, _first, _second in game.run) + 1)
    return Table(
        columns=(Column(words("period_column")), Column(words("running"))),
        rows=tuple(
            Row((Cell(words=period_name(terms, period)), Cell(_steps(game, period))))
            for period in periods
        ),
        title=words("table_running"),
    )


def _steps(game: Game, period: int) -> str:
    return "  ".join(f"{first}:{second}" for at, first, second in game.run if at == period)


def _notes(game: Game) -> tuple[Words, ...]:
    notes = [words("note_letters")] if any(_fouls(side) for side in game.sides) else []
    if game.end is not None:
        first, second = figures(game)
        winner = Who(game.sides[game.end.winner].id)
        notes.append(words("won", who=winner, first=first, second=second))
        text = ended(game)
        notes += [text] if text else []
        if game.totals not in (game.end.score, (0, 0)):
            reached = game.totals
            notes.append(words("score_reached", first=reached[0], second=reached[1]))
    notes += [
        words("timeouts_taken", who=Who(side.id), n=len(side.timeouts))
        for side in game.sides
        if side.timeouts
    ]
    notes += [
        words("bench_fouls", who=Who(side.id), letters=side.bench)
        for side in game.sides
        if side.bench
    ]
    if not game.whole:
        notes.append(words("note_final_only"))
    return tuple(notes)


def _fouls(side: Side) -> bool:
    return bool(side.bench) or any(player.fouls for player in side.players)
