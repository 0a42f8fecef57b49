"""Who lifts no more: what a status cannot say, and what it makes of a group."""

from collections.abc import Mapping, Sequence

from events.weightlifting.attempts import without_late, without_votes
from events.weightlifting.calls import SetStatus, Unranked
from events.weightlifting.state import ROUNDS, Athlete, Group
from events.weightlifting.weight_forms import who_of
from scoring_rules.refusal import Refused
from scoring_rules.views import Form, Input, Who, words


def with_status(group: Group, call: SetStatus) -> Group:
    """The group once somebody lifts no more.

    Refused: `already_out` (but anyone can be disqualified), `has_lifted`, `has_good_lift`.
    """
    index = group.index(call.entrant)
    athlete = group.athletes[index]
    check_out(athlete, call)
    who = Who(call.entrant)
    if call.status == "DNS" and athlete.lifts:
        raise Refused("has_lifted", who=who)
    if call.status == "NM" and _has_good(athlete):
        raise Refused("has_good_lift", who=who)
    return out(group, index, call.status)


def check_out(athlete: Athlete, call: SetStatus) -> None:
    """Refused: `already_out`; but anyone can be disqualified."""
    if athlete.status and (call.status != "DQ" or athlete.status == "DQ"):
        raise Refused("already_out", who=Who(call.entrant), status=athlete.status)


def out(group: Group, index: int, status: Unranked) -> Group:
    """The group with an athlete's status; what was open of the athlete's is gone."""
    before = group.athletes[index]
    after = Athlete(before.card, before.lifts, (), status, before.passed)
    return _closed(group, index, after)


def passed(group: Group, index: int) -> Group:
    """The group once an athlete takes no more attempts of its lift."""
    before = group.athletes[index]
    return _closed(group, index, Athlete(before.card, before.lifts, (), before.status, passed=True))


def _closed(group: Group, index: int, after: Athlete) -> Group:
    called = group.called
    return Group(
        group.ids,
        group.with_athlete(index, after),
        without_votes(group, index),
        group.judged,
        None if called and called.index == index else called,
        group.lift,
        group.last,
        without_late(group, index),
    )


def _has_good(athlete: Athlete) -> bool:
    return any(lift.good for lift in athlete.lifts[:ROUNDS])


def status_forms(group: Group) -> tuple[Form, ...]:
    """A form for each status, with those it can still be said of."""
    lifting = [athlete for athlete in group.athletes if athlete.lifting]
    return forms_of(
        {
            "DNS": [a for a in lifting if not a.lifts],
            "NM": [a for a in lifting if not _has_good(a)],
            "DNF": lifting,
            "WD": lifting,
            "DQ": [a for a in group.athletes if a.status != "DQ"],
        }
    )


def forms_of(athletes: Mapping[Unranked, Sequence[Athlete]]) -> tuple[Form, ...]:
    """The forms of some statuses; a disqualification has the number of its rule."""
    rule = Input("rule", words("rule_number"), "text", optional=True)
    return tuple(
        Form(
            "status",
            words(f"status_{status}"),
            (who_of(who), rule) if status == "DQ" else (who_of(who),),
            (("status", status),),
        )
        for status, who in athletes.items()
        if who
    )
