"""The ranking by total: best snatch and best clean & jerk, and each lift ranked beside it.

Until 2016 the lighter athlete is ahead at the same total (IWF TCRR; 3,056 of 3,059 official
pairs), since 2017 who reached it first (665 of 666 in one session, and the earlier session). When a
lift was reached follows from the order of lifting, so that a paper entry need not keep it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from events.weightlifting.classes import not_of_class
from events.weightlifting.order import moment
from events.weightlifting.ranking import NOT_WEIGHED, bodyweight_step, with_good, without_last
from events.weightlifting.session import Session
from events.weightlifting.state import Athlete, Card, Group
from events.weightlifting.terms import OlympicTerms
from events.weightlifting.weights import counted, shown
from scoring_rules.contest import Outcome
from scoring_rules.ranking import Mark, Placing, Status, Step, place
from scoring_rules.views import Who, Words, words


def outcome(terms: OlympicTerms, session: Session) -> Outcome:
    """Over once nobody lifts on, whatever is ranked; `beside`: the ranking of each lift."""
    groups = session.groups
    nobody = not any(athlete.lifting for group in groups for athlete in group.athletes)
    over = bool(session.cj.athletes) and nobody
    ranked = totals(terms, session) if terms.ranks == "total" else _of_lift(terms, session)
    marks = _with_places(terms, session, ranked)
    beside = tuple((f"{group.lift}_place", lift_marks(terms, group)) for group in groups)
    asked = (*not_of_class(session.snatch.athletes), *questions(marks)) if over else ()
    return Outcome(over, marks, questions=asked, beside=beside)


def _with_places(
    terms: OlympicTerms, session: Session, marks: tuple[Mark, ...]
) -> tuple[Mark, ...]:
    """The marks with the places in each lift, class by class, among their values."""
    found = [
        (f"{group.lift}_place", places_in_lift(terms, group, entrants))
        for group in session.groups
        for entrants in classes(session).values()
    ]
    return tuple(
        replace(
            mark,
            values=(
                *mark.values,
                *((code, str(of[mark.entrant])) for code, of in found if of.get(mark.entrant)),
            ),
        )
        for mark in marks
    )


def places_in_lift(
    terms: OlympicTerms, group: Group, entrants: tuple[str, ...]
) -> dict[str, int | None]:
    """The places of one class in a lift."""
    marks = (mark for mark in lift_marks(terms, group) if mark.entrant in entrants)
    return {placing.entrant: placing.place for placing in place(marks)}


def totals(terms: OlympicTerms, session: Session) -> tuple[Mark, ...]:
    """The total of everyone, where there is one."""
    pairs = zip(session.snatch.athletes, session.cj.athletes, strict=True)
    return tuple(_total(terms, snatch, cj) for snatch, cj in pairs)


def _total(terms: OlympicTerms, snatch: Athlete, cj: Athlete) -> Mark:
    """A total stays ranked after 退赛 or 未完赛, never after 取消成绩."""
    card = snatch.card
    first, second = best(terms, snatch), best(terms, cj)
    bests = (("snatch", first), ("cj", second))
    values = tuple((lift, shown(kg)) for lift, kg in bests if kg is not None)
    if snatch.status == "DQ":
        return Mark(card.id, "", Status.DQ)
    if first is None or second is None:
        return Mark(card.id, "", Status(snatch.status or "NM"), values=values)
    text = shown(first + second)
    key = (Step("", -(first + second), text), *_ties(terms, card, cj))
    return Mark(card.id, text, Status.RANKED, key, values)


def _of_lift(terms: OlympicTerms, session: Session) -> tuple[Mark, ...]:
    """The marks of an event that awards one lift."""
    return lift_marks(terms, session.snatch if terms.ranks == "snatch" else session.cj)


def lift_marks(terms: OlympicTerms, group: Group) -> tuple[Mark, ...]:
    """Everyone's best of one lift."""
    return tuple(_lift(terms, athlete) for athlete in group.athletes)


def _lift(terms: OlympicTerms, athlete: Athlete) -> Mark:
    kg, card = best(terms, athlete), athlete.card
    if kg is None or athlete.status == "DQ":
        return Mark(card.id, "", Status(athlete.status or "NM"))
    key = (Step("", -kg, shown(kg)), *_ties(terms, card, athlete))
    return Mark(card.id, shown(kg), Status.RANKED, key)


def best(terms: OlympicTerms, athlete: Athlete) -> Decimal | None:
    """Counted kilos of the best good lift."""
    goods = (counted(lift.kg, terms.exact_step) for lift in athlete.lifts if lift.good)
    return max(goods, default=None)


def _ties(terms: OlympicTerms, card: Card, athlete: Athlete) -> tuple[Step, ...]:
    """What decides between equal results that were reached with a lift of `athlete`."""
    return tuple(
        bodyweight_step(card) if tie == "bodyweight" else _reached(terms, athlete)
        for tie in terms.ties
    )


def _reached(terms: OlympicTerms, athlete: Athlete) -> Step:
    step = terms.exact_step
    kg = best(terms, athlete)
    n, lift = next(
        (n, lift)
        for n, lift in enumerate(athlete.lifts)
        if lift.good and counted(lift.kg, step) == kg
    )
    why = "why_first_at_bodyweight" if "bodyweight" in terms.ties else "why_first_to_it"
    when = moment(lift.kg, athlete.lifts[:n], athlete.card.lot)
    return Step("reached_first", when, shown(lift.kg), why)


def questions(marks: Iterable[Mark]) -> tuple[Words, ...]:
    """What officials must settle: missing bodyweights, and whom the record leaves level."""
    ranked = {one.entrant: one for one in marks if one.status is Status.RANKED}
    asked = []
    for above, below in pairwise(place(ranked.values())):
        better, worse = ranked[above.entrant].key, ranked[below.entrant].key
        if better[0].value != worse[0].value:
            continue
        if any(step.value == NOT_WEIGHED for step in worse if step.code == "bodyweight"):
            asked.append(words("question_not_weighed", who=Who(below.entrant), mark=below.mark))
        elif above.place == below.place:
            first, second = Who(above.entrant), Who(below.entrant)
            asked.append(words("question_level", first=first, second=second, mark=below.mark))
    return tuple(asked)


@dataclass(frozen=True, slots=True)
class SessionPlaces:
    """The ranking of a session as a board speaks of it (`picture.Places`): each class by itself,
    of the snatch while it is lifted, then of the totals.
    """

    terms: OlympicTerms
    session: Session
    lift: str

    @property
    def placings(self) -> tuple[Placing, ...]:
        """Everyone, class after class in order of place; without a total in that of the snatch."""
        marks = {mark.entrant: mark for mark in self._marks()}
        snatch = {mark.entrant: mark for mark in lift_marks(self.terms, self.session.snatch)}
        return tuple(
            placing
            for entrants in classes(self.session).values()
            for placing in place(
                marks[p.entrant] for p in place(snatch[entrant] for entrant in entrants)
            )
        )

    def before(self, index: int) -> int | None:
        """An athlete's place before the last attempt."""
        return self._with(without_last(self._group, index)).of(index)

    def if_good(self, index: int, kg: Decimal) -> int | None:
        """The place a good lift at `kg` would give; None without a total."""
        return self._with(with_good(self._group, index, kg)).of(index)

    def of(self, index: int) -> int | None:
        """An athlete's place in the class as things stand."""
        entrant = self.session.snatch.ids[index]
        rivals = next(ids for ids in classes(self.session).values() if entrant in ids)
        placings = place(mark for mark in self._marks() if mark.entrant in rivals)
        return next(placing.place for placing in placings if placing.entrant == entrant)

    @property
    def _group(self) -> Group:
        return self.session.snatch if self.lift == "snatch" else self.session.cj

    def _with(self, group: Group) -> "SessionPlaces":
        return SessionPlaces(self.terms, self.session.having(group), self.lift)

    def _marks(self) -> tuple[Mark, ...]:
        if self.lift == "snatch":
            return lift_marks(self.terms, self.session.snatch)
        return totals(self.terms, self.session)


def classes(session: Session) -> dict[tuple[str, str], tuple[str, ...]]:
    """Who is ranked together where several classes share a session: by sex and class."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for athlete in session.snatch.athletes:
        key = (athlete.card.sex, athlete.card.class_)
        found[key] = (*found.get(key, ()), athlete.card.id)
    return found
