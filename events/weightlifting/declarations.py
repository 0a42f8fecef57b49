"""Declared weights: who may change them how often, and what no reason can make possible.

Tokyo 2020 results book: the opener changes once, the second attempt never, the third twice; the
first declaration is no change. Within a round the bar never goes down.
"""

from dataclasses import replace
from decimal import Decimal

from events.weightlifting.attempts import check_load, check_open, lightest, without_late
from events.weightlifting.calls import Declare, WeighIn
from events.weightlifting.late import lateness
from events.weightlifting.moving_down import check_move, lowest_move
from events.weightlifting.state import ROUNDS, Athlete, Group, Late
from events.weightlifting.terms import Terms
from events.weightlifting.weights import HEAVIEST, LIGHTEST, is_bodyweight, shown, up_to_step
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


def declare(terms: Terms, group: Group, call: Declare, at_ms: int = 0) -> Group:
    """The group after a weight was handed in; the same weight again changes nothing.

    Refused: `closed`, `attempt_not_next`, what `check_load` refuses, and without `override`
    `too_many_changes` and what does not go down (`below_bar`, `moving_down`).
    """
    index = group.index(call.entrant)
    athlete = group.athletes[index]
    check_open(terms, athlete, call.attempt)
    if group.votes and group.votes_on(index):
        raise Refused("closed", who=Who(call.entrant), attempt=call.attempt)
    check_load(terms, athlete, call.kg)
    if athlete.declared and call.kg == athlete.declared[-1]:
        return group
    if athlete.declared and not call.override:
        _check_change(terms, group, athlete, call)
    late = lateness(terms, group, index, at_ms)
    after = Athlete(athlete.card, athlete.lifts, (*athlete.declared, call.kg), athlete.status)
    return Group(
        group.ids,
        group.with_athlete(index, after),
        group.votes,
        group.judged,
        group.called,
        group.lift,
        group.last,
        group.late if late is None else _in_order((*without_late(group, index), late)),
    )


def _in_order(late: tuple[Late, ...]) -> tuple[Late, ...]:
    """In which order they came must not matter."""
    return tuple(sorted(late, key=lambda one: one.index))


def _check_change(terms: Terms, group: Group, athlete: Athlete, call: Declare) -> None:
    who = Who(call.entrant)
    if changes_left(terms, athlete) == 0:
        allowed = terms.changes[call.attempt - 1]
        raise Refused("too_many_changes", who=who, attempt=call.attempt, allowed=allowed)
    if terms.order == "rising":
        check_move(terms, group, athlete, call.kg)
        return
    bar = bar_of_round(group, call.attempt)
    if bar is not None and call.kg < bar:
        raise Refused("below_bar", kg=shown(call.kg), bar=shown(bar), attempt=call.attempt)


def changes_left(terms: Terms, athlete: Athlete) -> int | None:
    """How often the declared weight of the next attempt may still change; None: no limit."""
    if athlete.attempt > ROUNDS:
        return None
    made = max(len(athlete.declared) - 1, 0)
    return max(terms.changes[athlete.attempt - 1] - made, 0)


def bar_of_round(group: Group, attempt: int) -> Decimal | None:
    """The heaviest bar lifted at in this round so far; the power lift is not in a round."""
    if attempt > ROUNDS:
        return None
    loads = (a.lifts[attempt - 1].kg for a in group.athletes if len(a.lifts) >= attempt)
    return max(loads, default=None)


def lowest_change(terms: Terms, group: Group, athlete: Athlete) -> Decimal:
    """The least weight offered for a declaration without override."""
    low = lightest(terms, athlete)
    if terms.order == "rising":
        return lowest_move(terms, group, athlete, low) if athlete.declared else low
    bar = bar_of_round(group, athlete.attempt) if athlete.declared else None
    if bar is None or bar <= low:
        return low
    return up_to_step(bar, terms.exact_step)


def weigh_in(terms: Terms, group: Group, call: WeighIn) -> Group:
    """The group after the scales; an opener declared there starts the count of changes anew.

    Refused: `no_such_bodyweight`, and for the opener as `declare`.
    """
    index = group.index(call.entrant)
    athlete = group.athletes[index]
    for kg in (call.bodyweight, call.adjusted):
        if kg is not None and not is_bodyweight(kg):
            facts = {"kg": str(kg), "low": str(LIGHTEST), "high": str(HEAVIEST)}
            raise Refused("no_such_bodyweight", who=Who(call.entrant), **facts)
    old = athlete.card
    ranks = call.bodyweight if call.adjusted is None else call.adjusted
    card = replace(old, bodyweight=ranks, rack=call.rack or old.rack)
    after = replace(athlete, card=card)
    if call.opener is not None:
        check_open(terms, athlete, 1)
        if group.votes_on(index):
            raise Refused("closed", who=Who(call.entrant), attempt=1)
        check_load(terms, athlete, call.opener)
        after = replace(after, declared=(call.opener,))
    return replace(group, athletes=group.with_athlete(index, after))
