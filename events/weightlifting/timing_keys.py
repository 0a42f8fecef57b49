"""The keys of the clock: calling an athlete to the bar, and stopping."""

from typing import Literal

from events.weightlifting.calls import Clock
from events.weightlifting.order import Turn
from events.weightlifting.picture import lift_name
from events.weightlifting.state import Group
from events.weightlifting.weights import shown
from scoring_rules.views import Button, Who, words


def clock_key(group: Group, turn: Turn) -> Button:
    """Calls the athlete of a turn, or stops the clock that runs for this turn."""
    entrant = group.ids[turn.index]
    called = group.called
    mine = called is not None and (called.index, called.attempt) == (turn.index, turn.attempt)
    if called is not None and mine and called.left_ms is None and called.deadline_ms is not None:
        stop = Clock("stop", entrant, turn.attempt, lift=lift_of(group))
        return Button(stop, words("stop_clock"), "quiet")
    label = words("resume_clock" if mine else "call_to_bar", who=Who(entrant))
    kg = "" if turn.kg is None else shown(turn.kg)
    detail = words("attempt_at", lift=lift_name(group), n=turn.attempt, kg=kg)
    start = Clock("start", entrant, turn.attempt, lift=lift_of(group))
    return Button(start, label, "quiet", detail)


def lift_of(group: Group) -> Literal["", "snatch", "cj"]:
    """The lift as clock and declaration name it: only where there are two."""
    return "" if group.lift == "bench" else group.lift
