"""The ranking of a group: counted best, lighter bodyweight, who reached it first, lot.

WPP: at the same best the lighter athlete is ahead (625 ties of 109 official meets); equal
bodyweights were weighed again, so the jury is asked and the rest is a proposal. An athlete who
was not weighed is behind those who were, and named in a question.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from events.weightlifting import ah
from events.weightlifting.order import NO_LOT
from events.weightlifting.state import ROUNDS, Athlete, Group, Lift
from events.weightlifting.terms import Terms
from events.weightlifting.weights import HEAVIEST, counted, shown
from scoring_rules.contest import Outcome
from scoring_rules.ranking import Mark, Status, Step, place
from scoring_rules.views import Who, Words, words

NOT_WEIGHED = HEAVIEST + 1
GRAMS = 1000


def outcome(terms: Terms, group: Group) -> Outcome:
    """Over once everyone has three attempts or a status; questions are asked then."""
    over = bool(group.athletes) and not any(athlete.lifting for athlete in group.athletes)
    marks = tuple(mark(terms, athlete) for athlete in group.athletes)
    return Outcome(over, marks, questions=_questions(terms, marks) if over else ())


def mark(terms: Terms, athlete: Athlete) -> Mark:
    """An athlete's result: a good lift stays ranked after 退赛 or 未完赛, never after 取消成绩."""
    entrant = athlete.card.id
    kg = result(terms, athlete)
    if athlete.status == "DQ" or kg is None:
        return Mark(entrant, "", Status(athlete.status or "NM"))
    points = _points(terms, athlete, kg)
    return Mark(
        entrant,
        shown(kg),
        Status.RANKED,
        _key(terms, athlete, kg, points),
        () if points is None else (("ah", str(points)),),
    )


def result(terms: Terms, athlete: Athlete) -> Decimal | None:
    """Counted kilos, the best or the sum of the good lifts among the three; None without one."""
    goods = [counted(lift.kg, terms.exact_step) for lift in athlete.lifts[:ROUNDS] if lift.good]
    if not goods:
        return None
    return sum(goods, Decimal()) if terms.result == "sum_good" else max(goods)


def _points(terms: Terms, athlete: Athlete, kg: Decimal) -> Decimal | None:
    if terms.formula != "ah":
        return None
    return ah.points(athlete.card.sex, athlete.card.bodyweight, kg)


def _key(terms: Terms, athlete: Athlete, kg: Decimal, points: Decimal | None) -> tuple[Step, ...]:
    card = athlete.card
    by = kg if terms.formula == "" else points
    weighed = card.bodyweight
    attempt, bar = _reached(terms, athlete)
    return (
        Step("", Decimal() if by is None else -by, shown(kg)),
        Step(
            "bodyweight",
            NOT_WEIGHED if weighed is None else weighed,
            "—" if weighed is None else f"{weighed:f}",
        ),
        Step("reached_first", (attempt, bar), str(attempt)),
        Step("lot", NO_LOT if card.lot is None else card.lot, str(card.lot or "—")),
    )


def _reached(terms: Terms, athlete: Athlete) -> tuple[int, int]:
    """When the result stood: its attempt, and the bar in grams, which only rises in a round."""
    goods = [(n, lift) for n, lift in enumerate(athlete.lifts[:ROUNDS], 1) if lift.good]
    attempt, lift = goods[-1]
    if terms.result == "best":
        step = terms.exact_step
        best = counted(lift.kg, step)
        attempt, lift = next(pair for pair in goods if counted(pair[1].kg, step) == best)
    return attempt, int(lift.kg * GRAMS)


def _questions(terms: Terms, marks: Iterable[Mark]) -> tuple[Words, ...]:
    """What officials must settle: equal bodyweights, missing ones, results without points."""
    ranked = {one.entrant: one for one in marks if one.status is Status.RANKED}
    placed = place(ranked.values())
    keys = {entrant: one.key for entrant, one in ranked.items()}
    asked = [
        words("question_no_points", who=Who(one.entrant))
        for one in ranked.values()
        if terms.formula == "ah" and not one.values
    ]
    for above, below in pairwise(placing.entrant for placing in placed):
        better, worse = keys[above], keys[below]
        if better[0].value != worse[0].value:
            continue
        if worse[1].value == NOT_WEIGHED:
            asked.append(words("question_not_weighed", who=Who(below), mark=worse[0].shown))
        elif better[1].value == worse[1].value:
            facts = {"mark": worse[0].shown, "bodyweight": worse[1].shown}
            asked.append(
                words("question_weigh_again", first=Who(above), second=Who(below), **facts)
            )
    return tuple(asked)


def place_of(terms: Terms, group: Group, index: int) -> int | None:
    """An athlete's place as things stand."""
    placings = place(mark(terms, athlete) for athlete in group.athletes)
    return next(p.place for p in placings if p.entrant == group.ids[index])


def place_if_good(terms: Terms, group: Group, index: int, kg: Decimal) -> int | None:
    """The place a good lift at `kg` would give; None for a power lift, which gives none."""
    athlete = group.athletes[index]
    if athlete.attempt > ROUNDS:
        return None
    lifted = replace(athlete, lifts=(*athlete.lifts, Lift(kg, good=True)))
    return place_of(terms, _with(group, index, lifted), index)


def place_before(terms: Terms, group: Group, index: int) -> int | None:
    """An athlete's place before the last attempt."""
    athlete = group.athletes[index]
    return place_of(terms, _with(group, index, replace(athlete, lifts=athlete.lifts[:-1])), index)


def _with(group: Group, index: int, athlete: Athlete) -> Group:
    others = group.athletes
    return replace(group, athletes=(*others[:index], athlete, *others[index + 1 :]))
