"""The forms of a lifting contest that take weights: weigh-in, declarations, results, power lift."""

from collections.abc import Iterable
from decimal import Decimal

from events.weightlifting.attempts import POWER_LIFT, lightest
from events.weightlifting.declarations import changes_left, lowest_change
from events.weightlifting.order import Turn, automatic, due
from events.weightlifting.picture import KG, lift_name
from events.weightlifting.state import ROUNDS, Athlete, Group
from events.weightlifting.terms import Terms
from events.weightlifting.timing_keys import lift_of
from events.weightlifting.weights import (
    BAR,
    HEAVIEST,
    LIGHTEST,
    MOST,
    is_load,
    shown,
    up_to_step,
)
from scoring_rules.views import Form, Input, Who, Words, words

CENTIGRAMS = "0.01"


def declare_forms(terms: Terms, group: Group, turn: Turn) -> tuple[Form, ...]:
    """Hand in or change a weight; where the limits are reached, only with a reason."""
    athlete = group.athletes[turn.index]
    low, allowed = lightest(terms, athlete), lowest_change(terms, group, athlete)
    if group.votes_on(turn.index):
        return ()
    left = changes_left(terms, athlete) if athlete.declared else None
    forms = []
    if left != 0 and is_load(allowed):
        forms.append(_declare(terms, group, athlete, allowed, _allowance(terms, athlete, left)))
    if (left == 0 or allowed > low) and is_load(low):
        reason = Input("override", words("override_reason"), "text")
        forms.append(_declare(terms, group, athlete, low, words("against_limits"), reason))
    return tuple(forms)


def _declare(
    terms: Terms, group: Group, athlete: Athlete, low: Decimal, detail: Words | None, *more: Input
) -> Form:
    start = due(terms, athlete)
    return Form(
        "declare",
        words("declare_attempt", lift=lift_name(group), n=athlete.attempt),
        (_kilos(terms, low, low if start is None or start < low else start), *more),
        (("entrant", athlete.card.id), ("attempt", athlete.attempt), *_fixed_lift(group)),
        detail,
        about=athlete.card.id,
    )


def _fixed_lift(group: Group) -> tuple[tuple[str, str], ...]:
    return (("lift", lift_of(group)),) if lift_of(group) else ()


def _allowance(terms: Terms, athlete: Athlete, left: int | None) -> Words | None:
    """How many changes are left, or what counts if nothing is handed in."""
    if left is not None:
        return words("changes_left", n=left)
    kg = automatic(terms, athlete)
    return None if kg is None else words("if_nothing", kg=shown(kg))


def _kilos(terms: Terms, low: Decimal, start: Decimal, name: str = "kg") -> Input:
    return Input(
        name,
        words("weight"),
        "decimal",
        low=shown(low),
        high=shown(MOST),
        step=shown(terms.offered_step),
        start=shown(start),
        unit=KG,
    )


def attempt_forms(terms: Terms, group: Group, turn: Turn) -> tuple[Form, ...]:
    """Enter an attempt at any weight that can follow."""
    athlete = group.athletes[turn.index]
    low = lightest(terms, athlete)
    if not is_load(low):
        return ()
    start = low if turn.kg is None or turn.kg < low else turn.kg
    return tuple(
        Form(
            "attempt",
            words("enter_good" if good else "enter_failed", lift=lift_name(group), n=turn.attempt),
            (_kilos(terms, low, start),),
            (
                ("entrant", athlete.card.id),
                ("lift", group.lift),
                ("attempt", turn.attempt),
                ("good", good),
            ),
            about=athlete.card.id,
        )
        for good in (True, False)
    )


def power_lift_forms(terms: Terms, group: Group, *, results: bool) -> tuple[Form, ...]:
    """The power lift of those who have three attempts: its weight, with `results` how it ended."""
    if not terms.power_lift:
        return ()
    ready = [a for a in group.athletes if a.status is None and len(a.lifts) == ROUNDS]
    unjudged = [a for a in ready if not group.votes_on(group.index(a.card.id))]
    low = up_to_step(BAR, terms.exact_step)
    fixed = ("attempt", POWER_LIFT)
    lift = (("lift", "bench"), fixed)
    forms = (
        ("declare", "power_lift_weight", unjudged, (fixed,)),
        ("attempt", "power_lift_good", ready, (*lift, ("good", True))),
        ("attempt", "power_lift_failed", ready, (*lift, ("good", False))),
    )
    return tuple(
        Form(kind, words(label), (who_of(who), _kilos(terms, low, low)), given)
        for kind, label, who, given in (forms if results else forms[:1])
        if who
    )


def weigh_in_forms(terms: Terms, *groups: Group) -> tuple[Form, ...]:
    """The scales, for those who have not lifted in any of the groups, which have the same
    athletes; with an opener for each, and in the bench press what only it needs.
    """
    waiting = [
        athlete
        for i, athlete in enumerate(groups[0].athletes)
        if all(_not_begun(group, i) for group in groups)
    ]
    if not waiting:
        return ()
    bench = (
        _bodyweight("adjusted", optional=True),
        Input("rack", words("rack"), "text", optional=True),
    )
    inputs = (
        who_of(waiting),
        _bodyweight("bodyweight", optional=False),
        *(bench if groups[0].lift == "bench" else ()),
        *(_opener(terms, group) for group in groups),
    )
    return (Form("weigh_in", words("weigh_in"), inputs),)


def _not_begun(group: Group, index: int) -> bool:
    athlete = group.athletes[index]
    untouched = athlete.status is None and not athlete.lifts and not athlete.passed
    return untouched and not group.votes_on(index)


def _opener(terms: Terms, group: Group) -> Input:
    return Input(
        "opener_cj" if group.lift == "cj" else "opener",
        words("opener", lift=lift_name(group)),
        "decimal",
        low=shown(up_to_step(BAR, terms.exact_step)),
        high=shown(MOST),
        step=shown(terms.offered_step),
        unit=KG,
        optional=True,
    )


def _bodyweight(name: str, *, optional: bool) -> Input:
    return Input(
        name,
        words(name),
        "decimal",
        low=shown(LIGHTEST),
        high=shown(HEAVIEST),
        step=CENTIGRAMS,
        unit=KG,
        optional=optional,
    )


def who_of(athletes: Iterable[Athlete]) -> Input:
    """Which of some athletes."""
    choices = tuple((athlete.card.id, Who(athlete.card.id)) for athlete in athletes)
    return Input("entrant", words("athlete"), "choice", choices=choices)
