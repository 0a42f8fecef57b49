"""The ranking of a group: counted best, lighter bodyweight, who reached it first, lot.

WPP: at the same best the lighter athlete is ahead (625 ties of 109 official meets); equal
bodyweights were weighed again, so the jury is asked and the rest is a proposal. An athlete who
was not weighed is behind those who were, and named in a question.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from events.weightlifting import ah
from events.weightlifting.classes import not_of_class
from events.weightlifting.order import NO_LOT
from events.weightlifting.state import ROUNDS, Athlete, Card, Group, Lift
from events.weightlifting.terms import BenchTerms
from events.weightlifting.weights import GRAMS, HEAVIEST, counted, shown
from scoring_rules.contest import Outcome
from scoring_rules.ranking import Mark, Placing, Status, Step, place
from scoring_rules.views import Who, Words, words

NOT_WEIGHED = HEAVIEST + 1


def outcome(terms: BenchTerms, group: Group) -> Outcome:
    """Over once everyone has three attempts or a status; questions are asked then."""
    over = bool(group.athletes) and not any(athlete.lifting for athlete in group.athletes)
    marks = tuple(mark(terms, athlete) for athlete in group.athletes)
    asked = (*not_of_class(group.athletes), *questions(terms, marks)) if over else ()
    return Outcome(over, marks, questions=asked)


def mark(terms: BenchTerms, athlete: Athlete) -> Mark:
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


def result(terms: BenchTerms, athlete: Athlete) -> Decimal | None:
    """Counted kilos, the best or the sum of the good lifts among the three; None without one."""
    goods = [counted(lift.kg, terms.exact_step) for lift in athlete.lifts[:ROUNDS] if lift.good]
    if not goods:
        return None
    return sum(goods, Decimal()) if terms.result == "sum_good" else max(goods)


def _points(terms: BenchTerms, athlete: Athlete, kg: Decimal) -> Decimal | None:
    if terms.formula != "ah":
        return None
    return ah.points(athlete.card.sex, athlete.card.bodyweight, kg)


def _key(
    terms: BenchTerms, athlete: Athlete, kg: Decimal, points: Decimal | None
) -> tuple[Step, ...]:
    card = athlete.card
    by = kg if terms.formula == "" else points
    attempt, bar = _reached(terms, athlete)
    return (
        Step("", Decimal() if by is None else -by, shown(kg)),
        bodyweight_step(card),
        Step("reached_first", (attempt, bar), str(attempt)),
        Step("lot", NO_LOT if card.lot is None else card.lot, str(card.lot or "—")),
    )


def bodyweight_step(card: Card) -> Step:
    """The lighter is ahead; who was not weighed is behind."""
    weighed = card.bodyweight
    if weighed is None:
        return Step("bodyweight", NOT_WEIGHED, "—")
    return Step("bodyweight", weighed, f"{weighed:f}")


def _reached(terms: BenchTerms, athlete: Athlete) -> tuple[int, int]:
    """When the result stood: its attempt, and the bar in grams, which only rises in a round."""
    goods = [(n, lift) for n, lift in enumerate(athlete.lifts[:ROUNDS], 1) if lift.good]
    attempt, lift = goods[-1]
    if terms.result == "best":
        step = terms.exact_step
        best = counted(lift.kg, step)
        attempt, lift = next(pair for pair in goods if counted(pair[1].kg, step) == best)
    return attempt, int(lift.kg * GRAMS)


def questions(terms: BenchTerms, marks: Iterable[Mark]) -> tuple[Words, ...]:
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


def with_good(group: Group, index: int, kg: Decimal) -> Group:
    """The group after a good lift of an athlete's."""
    athlete = group.athletes[index]
    lifted = replace(athlete, lifts=(*athlete.lifts, Lift(kg, good=True)))
    return replace(group, athletes=group.with_athlete(index, lifted))


def without_last(group: Group, index: int) -> Group:
    """The group before an athlete's last attempt."""
    athlete = group.athletes[index]
    before = replace(athlete, lifts=athlete.lifts[:-1])
    return replace(group, athletes=group.with_athlete(index, before))


@dataclass(frozen=True, slots=True)
class BenchPlaces:
    """The ranking of a group as a board speaks of it (`picture.Places`)."""

    terms: BenchTerms
    group: Group

    @property
    def placings(self) -> tuple[Placing, ...]:
        """Everyone in order of place."""
        return place(mark(self.terms, athlete) for athlete in self.group.athletes)

    def before(self, index: int) -> int | None:
        """An athlete's place before the last attempt."""
        return BenchPlaces(self.terms, without_last(self.group, index)).of(index)

    def if_good(self, index: int, kg: Decimal) -> int | None:
        """The place a good lift at `kg` would give; None for a power lift, which gives none."""
        if self.group.athletes[index].attempt > ROUNDS:
            return None
        return BenchPlaces(self.terms, with_good(self.group, index, kg)).of(index)

    def of(self, index: int) -> int | None:
        """An athlete's place as things stand."""
        entrant = self.group.ids[index]
        return next(p.place for p in self.placings if p.entrant == entrant)
