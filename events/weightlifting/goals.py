"""What an athlete needs in the clean & jerk: the least weight for place 1, and for place 3."""

from decimal import Decimal

from events.weightlifting.attempts import lightest
from events.weightlifting.olympic_ranking import SessionPlaces, best, classes, totals
from events.weightlifting.session import Session
from events.weightlifting.terms import OlympicTerms
from events.weightlifting.weights import counted, is_load, shown
from scoring_rules.ranking import Status, place
from scoring_rules.views import Words, words

GOALS = ((1, "needs_first"), (3, "needs_third"))


def goals(terms: OlympicTerms, session: Session, index: int) -> tuple[Words, ...]:
    """The goals that are not reached yet and that a weight can still reach."""
    if session.shown.lift == "snatch" or best(terms, session.snatch.athletes[index]) is None:
        return ()
    held = SessionPlaces(terms, session, "cj").of(index)
    found = []
    for goal, code in GOALS:
        kg = None if held and held <= goal else least(terms, session, index, goal)
        if kg is not None:
            found.append(words(code, kg=shown(kg)))
    return tuple(found)


def least(terms: OlympicTerms, session: Session, index: int, goal: int) -> Decimal | None:
    """The least weight of the next attempt that gives the place `goal` as things stand."""
    athlete = session.cj.athletes[index]
    snatch = best(terms, session.snatch.athletes[index])
    if not athlete.lifting or snatch is None:
        return None
    places = SessionPlaces(terms, session, "cj")
    low = lightest(terms, athlete)
    level = _total_at(terms, session, index, goal)
    equal = low if level is None else max(low, counted(level - snatch, terms.exact_step))
    for kg in (equal, equal + terms.exact_step):
        reached = places.if_good(index, kg) if is_load(kg) else None
        if reached is not None and reached <= goal:
            return kg
    return None


def _total_at(terms: OlympicTerms, session: Session, index: int, goal: int) -> Decimal | None:
    """The total of whoever holds a place among the others; None where it is free."""
    entrant = session.cj.ids[index]
    rivals = next(ids for ids in classes(session).values() if entrant in ids)
    others = [m for m in totals(terms, session) if m.entrant in rivals and m.entrant != entrant]
    ranked = [m for m in others if m.status is Status.RANKED]
    placings = place(ranked)
    return Decimal(placings[goal - 1].mark) if len(placings) >= goal else None
