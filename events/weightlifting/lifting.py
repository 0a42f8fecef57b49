"""What the officials at the bar call of one lift: lights, attempts, weights, the clock."""

from typing import assert_never

from events.weightlifting.attempts import check_load, check_open, judged
from events.weightlifting.calls import (
    Attempt,
    Clock,
    Declare,
    LiftingCall,
    SetStatus,
    Vote,
    WeighIn,
)
from events.weightlifting.clock import clock
from events.weightlifting.declarations import declare, weigh_in
from events.weightlifting.state import Group, Lift
from events.weightlifting.statuses import with_status
from events.weightlifting.terms import Terms
from events.weightlifting.voting import vote
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Who, words


def benched(terms: Terms, group: Group, line: Line) -> Group:
    """A bench press group after a call. Refused: `no_such_lift`; each rule names its own."""
    call: LiftingCall = line.call
    if isinstance(call, SetStatus):
        return with_status(group, call)
    if isinstance(call, WeighIn):
        if call.opener_cj is not None:
            raise no_such_lift("cj", call.entrant)
        return weigh_in(terms, group, call)
    if call.lift not in ("", "bench"):
        raise no_such_lift(call.lift, call.entrant)
    return lifted(terms, group, line, call)


def lifted(terms: Terms, group: Group, line: Line, call: Attempt | Vote | Declare | Clock) -> Group:
    """The group after a call; each rule names its own refusals."""
    match call:
        case Vote():
            return vote(terms, group, line, call)
        case Attempt():
            index = group.index(call.entrant)
            athlete = group.athletes[index]
            check_open(terms, athlete, call.attempt, independent=False)
            check_load(terms, athlete, call.kg)
            return judged(group, index, Lift(call.kg, call.good, line.at_ms))
        case Declare():
            return declare(terms, group, call, line.at_ms)
        case Clock():
            return clock(terms, group, line, call)
    assert_never(call)


def no_such_lift(lift: str, entrant: str) -> Refused:
    """The refusal of a lift that this contest has not; of a clock it may be nobody's."""
    who = Who(entrant) if entrant else ""
    return Refused("no_such_lift", lift=words(f"lift_{lift}"), who=who)
