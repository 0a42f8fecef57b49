"""The group's table: places, attempts one to three, the best, and what a good lift would give."""

from collections.abc import Mapping
from dataclasses import dataclass

from events.weightlifting.order import Turn, at_the_bar, next_up, queue
from events.weightlifting.picture import Places
from events.weightlifting.state import ROUNDS, Athlete, Group
from events.weightlifting.terms import BenchTerms, Terms
from events.weightlifting.weights import shown
from scoring_rules.ranking import Placing
from scoring_rules.views import Cell, Column, Row, Table, words

FAILED = "×"


@dataclass(frozen=True, slots=True)
class Going:
    """Who lifts next in a group: the turn of each who still has one, the two that are marked."""

    turns: Mapping[int, Turn]
    now: Turn | None
    following: Turn | None


def going(terms: Terms, group: Group) -> Going:
    """The turns as a table shows them."""
    turns = {turn.index: turn for turn in queue(terms, group)}
    return Going(turns, at_the_bar(terms, group), next_up(terms, group))


def group_table(terms: BenchTerms, group: Group, places: Places) -> Table:
    """Everyone in order of place; AH points stand at the end where they rank."""
    order = going(terms, group)
    rows = []
    for placing in places.placings:
        index = group.ids.index(placing.entrant)
        cells = (
            place_cell(placing, group.athletes[index]),
            Cell(who=placing.entrant),
            bodyweight_cell(group.athletes[index]),
            *attempt_cells(group, index, order),
            Cell(placing.mark, role="best"),
            *points_cells(terms, placing),
            forecast_cell(places, order.turns.get(index)),
        )
        rows.append(row(group, index, cells, placing, order))
    return Table(_columns(terms), tuple(rows))


def _columns(terms: BenchTerms) -> tuple[Column, ...]:
    return (
        Column(words("place"), "centre"),
        Column(words("athlete")),
        Column(words("bodyweight"), "right", detail=True),
        *(Column(words("attempt_number", n=n), "right") for n in range(1, ROUNDS + 1)),
        *result_columns(terms),
        Column(words("if_good"), "right", detail=True),
    )


def result_columns(terms: BenchTerms) -> tuple[Column, ...]:
    """The heads of the result: kilos, and points where they rank."""
    kilos = Column(words("best" if terms.result == "best" else "sum_good"), "right")
    return (kilos,) if terms.formula == "" else (kilos, Column(words("ah_points"), "right"))


def points_cells(terms: BenchTerms, placing: Placing) -> tuple[Cell, ...]:
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
    return Cell("" if weighed is None else f"{weighed:f}", role="detail")


def lift_cell(athlete: Athlete, n: int) -> Cell:
    """Attempt `n` as taken: kilos, marked where it failed; empty where it was not taken."""
    if n > len(athlete.lifts):
        return Cell()
    lift = athlete.lifts[n - 1]
    return Cell(shown(lift.kg)) if lift.good else Cell(FAILED + shown(lift.kg), role="failed")


def attempt_cells(group: Group, index: int, order: Going) -> tuple[Cell, ...]:
    """The attempts of an athlete, taken and declared."""
    turn, judged_next = order.turns.get(index), order.now or order.following
    return tuple(_attempt_cell(group, index, n, turn, judged_next) for n in range(1, ROUNDS + 1))


def _attempt_cell(
    group: Group, index: int, n: int, turn: Turn | None, judged_next: Turn | None
) -> Cell:
    """Attempt `n` as taken or declared; the one that is judged next is framed."""
    athlete = group.athletes[index]
    if n == len(athlete.lifts) and _is_judged(group, index) and athlete.lifts[-1].good:
        return Cell(shown(athlete.lifts[-1].kg), role="good")
    if turn is None or turn.attempt != n or turn.kg is None:
        return lift_cell(athlete, n)
    if turn == judged_next:
        return Cell(shown(turn.kg), role="next")
    return Cell(shown(turn.kg), role="declared") if athlete.declared else Cell()


def forecast_cell(places: Places, turn: Turn | None) -> Cell:
    """The place that a good lift at the weight due would give."""
    if turn is None or turn.kg is None:
        return Cell(role="detail")
    reached = places.if_good(turn.index, turn.kg)
    if reached is None:
        return Cell(role="detail")
    return Cell(words=words("place_number", n=reached), role="detail")


def row(group: Group, index: int, cells: tuple[Cell, ...], placing: Placing, order: Going) -> Row:
    """A row with its mark: just judged, at the bar, next, or out."""
    turn = order.turns.get(index)
    if _is_judged(group, index):
        good = group.athletes[index].lifts[-1].good
        return Row(cells, "now", words("lift_good" if good else "lift_failed"), placing.why)
    if turn is not None and turn == order.now:
        return Row(cells, "now", words("row_now"), placing.why)
    if turn is not None and turn == order.following:
        return Row(cells, "next", words("row_next"), placing.why)
    out = group.athletes[index].status is not None
    return Row(cells, "out" if out else "", why=placing.why)


def _is_judged(group: Group, index: int) -> bool:
    return group.judged is not None and group.judged.index == index
