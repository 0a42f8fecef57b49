"""An attempt: what cannot be, and what the group is once one is judged.

Three attempts, in WPP one power lift; never less than before, more after a good lift.
"""

from decimal import Decimal

from events.weightlifting.calls import Vote
from events.weightlifting.state import NOBODY, ROUNDS, Athlete, Group, Judged, Late, Lift
from events.weightlifting.terms import Terms
from events.weightlifting.weights import BAR, MOST, is_load, shown, up_to_step
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

POWER_LIFT = ROUNDS + 1


def check_open(terms: Terms, athlete: Athlete, attempt: int, *, independent: bool = True) -> None:
    """The attempt is the athlete's next one.

    Refused: `no_such_attempt` or `only_three`, `attempt_not_next`; where it is over, `closed` for
    calls that come without knowing what stands (`independent`), else `attempt_taken`,
    `athlete_out`, `lift_passed`.
    """
    following = len(athlete.lifts) + 1
    most = POWER_LIFT if terms.power_lift else ROUNDS
    if attempt == following <= most and athlete.status is None and not athlete.passed:
        return
    who = Who(athlete.card.id)
    if not 1 <= attempt <= most:
        raise Refused("no_such_attempt" if terms.power_lift else "only_three", attempt=attempt)
    if attempt < following:
        taken = "closed" if independent else "attempt_taken"
        raise Refused(taken, who=who, attempt=attempt)
    if athlete.status or athlete.passed:
        if independent:
            raise Refused("closed", who=who, attempt=attempt)
        if athlete.status:
            raise Refused("athlete_out", who=who, status=athlete.status)
        raise Refused("lift_passed", who=who, attempt=attempt)
    raise Refused("attempt_not_next", who=who, attempt=attempt, next=following)


def check_load(terms: Terms, athlete: Athlete, kg: Decimal) -> None:
    """The weight can be on the bar and can follow the athlete's last attempt.

    A power lift may be lighter than what was missed before.
    Refused: `no_such_load`, `not_on_step` or `not_multiple`, `below_good`, `below_failed`.
    """
    who = Who(athlete.card.id)
    if not is_load(kg):
        raise Refused("no_such_load", who=who, kg=str(kg), low=str(BAR), high=str(MOST))
    if not terms.takes(kg):
        raise Refused(terms.off_step, who=who, kg=shown(kg), step=terms.step)
    if not 1 <= len(athlete.lifts) < ROUNDS:
        return
    last = athlete.lifts[-1]
    if kg < last.kg or (last.good and kg == last.kg):
        raise Refused(
            "below_good" if last.good else "below_failed",
            who=who,
            kg=shown(kg),
            last=shown(last.kg),
            attempt=athlete.attempt,
            low=shown(lightest(terms, athlete)),
        )


def lightest(terms: Terms, athlete: Athlete) -> Decimal:
    """The least weight offered for the next attempt."""
    if not 1 <= len(athlete.lifts) < ROUNDS:
        return up_to_step(BAR, terms.exact_step)
    last = athlete.lifts[-1]
    return up_to_step(last.kg + terms.exact_rise, terms.exact_step) if last.good else last.kg


def judged(group: Group, index: int, lift: Lift, lights: tuple[Vote, ...] = ()) -> Group:
    """The group after one attempt, whose verdict is shown; its votes and its clock are over."""
    before = group.athletes[index]
    after = Athlete(before.card, (*before.lifts, lift), (), before.status)
    called = group.called
    if called is not None and called.index in (index, NOBODY):
        called = called.stopped(lift.at_ms) if called.attempt else None
    return Group(
        group.ids,
        group.with_athlete(index, after),
        group.votes and without_votes(group, index),
        Judged(index, lights),
        called,
        group.lift,
        index,
        group.late and without_late(group, index),
    )


def without_late(group: Group, index: int) -> tuple[Late, ...]:
    """The late weights but for one athlete's."""
    return tuple(late for late in group.late if late.index != index)


def without_votes(group: Group, index: int) -> tuple[Vote, ...]:
    """The open votes but for those on one athlete's attempt."""
    entrant = group.ids[index]
    return tuple(vote for vote in group.votes if vote.entrant != entrant)
