"""The group's table: places, attempts one to three, the best, and what a good lift would give."""

from collections.abc import Mapping

from events.weightlifting.order import Turn, at_the_bar, next_up, queue
from events.weightlifting.ranking import place_if_good
from events.weightlifting.state import ROUNDS, Athlete, Group
from events.weightlifting.terms import Terms
from events.weightlifting.weights import shown
from scoring_rules.ranking import Placing
from scoring_rules.views import Cell, Column, Row, Table, words

FAILED = "×"


def group_table(terms: Terms, group: Group, placings: tuple[Placing, ...]) -> Table:
    """Everyone in order of place; AH points stand at the end where they rank."""
    turns = queue(terms, group)
    now, following = at_the_bar(terms, group), next_up(terms, group)
    shown_turns = {turn.index: _role(turn, now, following) for turn in turns}
    by_index = {turn.index: turn for turn in turns}
    rows = []
    for placing in placings:
        index = group.ids.index(placing.entrant)
        athlete = group.athletes[index]
        role = shown_turns.get(index, "")
        cells = (
            place_cell(placing, athlete),
            Cell(who=placing.entrant),
            bodyweight_cell(athlete),
            *(_attempt_cell(group, index, n, by_index, role) for n in range(1, ROUNDS + 1)),
            Cell(placing.mark, role="best"),
            *points_cells(terms, placing),
            _forecast_cell(terms, group, by_index.get(index)),
        )
        rows.append(_row(group, index, cells, role, placing))
    return Table(_columns(terms), tuple(rows))


def _columns(terms: Terms) -> tuple[Column, ...]:
    return (
        Column(words("place"), "centre"),
        Column(words("athlete")),
        Column(words("bodyweight"), "right", detail=True),
        *(Column(words("attempt_number", n=n), "right") for n in range(1, ROUNDS + 1)),
        *result_columns(terms),
        Column(words("if_good"), "right", detail=True),
    )


def result_columns(terms: Terms) -> tuple[Column, ...]:
    """The heads of the result: kilos, and points where they rank."""
    kilos = Column(words("best" if terms.result == "best" else "sum_good"), "right")
    return (kilos,) if terms.formula == "" else (kilos, Column(words("ah_points"), "right"))


def points_cells(terms: Terms, placing: Placing) -> tuple[Cell, ...]:
    """The AH points of a row, where they rank."""
    if terms.formula == "":
        return ()
    return (Cell(dict(placing.values).get("ah", ""), role="best"),)


def place_cell(placing: Placing, athlete: Athlete) -> Cell:
    """The place, or why there is none; empty while attempts are to come."""
    if placing.place:
        return Cell(str(placing.place), role="place")
    if athlete.lifting:
        return Cell()
    return Cell(words=words(f"status_{placing.status}"), role="status")


def bodyweight_cell(athlete: Athlete) -> Cell:
    """Kilos of bodyweight, empty where not weighed."""
    weighed = athlete.card.bodyweight
    return Cell("" if weighed is None else str(weighed), role="detail")


def lift_cell(athlete: Athlete, n: int) -> Cell:
    """Attempt `n` as taken: kilos, marked where it failed; empty where it was not taken."""
    if n > len(athlete.lifts):
        return Cell()
    lift = athlete.lifts[n - 1]
    return Cell(shown(lift.kg)) if lift.good else Cell(FAILED + shown(lift.kg), role="failed")


def _attempt_cell(group: Group, index: int, n: int, turns: Mapping[int, Turn], role: str) -> Cell:
    athlete = group.athletes[index]
    if n == len(athlete.lifts) and _is_judged(group, index) and athlete.lifts[-1].good:
        return Cell(shown(athlete.lifts[-1].kg), role="good")
    turn = turns.get(index)
    if turn is None or turn.attempt != n or turn.kg is None:
        return lift_cell(athlete, n)
    if role:
        return Cell(shown(turn.kg), role=role)
    return Cell(shown(turn.kg), role="declared") if athlete.declared else Cell()


def _role(turn: Turn, now: Turn | None, following: Turn | None) -> str:
    return "now" if turn == now else "next" if turn == following else ""


def _forecast_cell(terms: Terms, group: Group, turn: Turn | None) -> Cell:
    if turn is None or turn.kg is None:
        return Cell(role="detail")
    reached = place_if_good(terms, group, turn.index, turn.kg)
    if reached is None:
        return Cell(role="detail")
    return Cell(words=words("place_number", n=reached), role="detail")


def _row(group: Group, index: int, cells: tuple[Cell, ...], role: str, placing: Placing) -> Row:
    if _is_judged(group, index):
        verdict = "lift_good" if group.athletes[index].lifts[-1].good else "lift_failed"
        return Row(cells, "now", words(verdict), placing.why)
    if role == "now":
        return Row(cells, "now", words("row_now"), placing.why)
    if role == "next":
        return Row(cells, "next", words("row_next"), placing.why)
    out = group.athletes[index].status is not None
    return Row(cells, "out" if out else "", why=placing.why)


def _is_judged(group: Group, index: int) -> bool:
    return group.judged is not None and group.judged.index == index
