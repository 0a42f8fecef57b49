"""Moving down: a lighter weight is declared only where that gains no rest.

IWF TCRR 6.6: nobody goes below a bar that was lifted or called; at the same bar nobody comes after
whom he would have come before (a higher attempt, one who lifted his last attempt later, a higher
lot).
"""

from decimal import Decimal

from events.weightlifting.order import due, moment
from events.weightlifting.state import Athlete, Group
from events.weightlifting.terms import Terms
from events.weightlifting.weights import GRAMS, shown, up_to_step
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


def check_move(terms: Terms, group: Group, athlete: Athlete, kg: Decimal) -> None:
    """Refused: `below_loaded` and, at the bar itself, `gains_rest`; heavier weights never are."""
    least = _reached(group)
    before = due(terms, athlete)
    if least is None or before is None or kg >= before:
        return
    bar = Decimal(least[0]) / GRAMS
    if kg < bar:
        raise Refused("below_loaded", kg=shown(kg), bar=shown(bar))
    if moment(kg, athlete.lifts, athlete.card.lot) < least:
        raise Refused("gains_rest", who=Who(athlete.card.id), kg=shown(kg), attempt=athlete.attempt)


def lowest_move(terms: Terms, group: Group, athlete: Athlete, low: Decimal) -> Decimal:
    """The least weight offered for a change without a reason."""
    least, before = _reached(group), due(terms, athlete)
    if least is None or before is None:
        return low
    bar = Decimal(least[0]) / GRAMS
    kg = max(low, up_to_step(bar, terms.offered_step))
    if kg == bar and moment(kg, athlete.lifts, athlete.card.lot) < least:
        kg = up_to_step(kg + terms.offered_step, terms.offered_step)
    return max(low, min(kg, before))


def _reached(group: Group) -> tuple[int, ...] | None:
    """The last moment of the lift that has come: of all bars lifted or called."""
    moments = [
        moment(lift.kg, athlete.lifts[:n], athlete.card.lot)
        for athlete in group.athletes
        for n, lift in enumerate(athlete.lifts)
    ]
    called = group.called
    if called is not None and called.attempt and called.kg is not None:
        athlete = group.athletes[called.index]
        moments.append(moment(called.kg, athlete.lifts[: called.attempt - 1], athlete.card.lot))
    return max(moments, default=None)
