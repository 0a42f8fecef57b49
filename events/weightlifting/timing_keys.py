"""The keys of the clock: calling an athlete to the bar, and stopping."""

from events.weightlifting.calls import Clock
from events.weightlifting.order import Turn
from events.weightlifting.state import Group
from events.weightlifting.weights import shown
from scoring_rules.views import Button, Who, words


def clock_key(group: Group, turn: Turn) -> Button:
    """Calls the athlete of a turn, or stops the clock that runs for this turn."""
    entrant = group.ids[turn.index]
    called = group.called
    mine = called is not None and (called.index, called.attempt) == (turn.index, turn.attempt)
    if called is not None and mine and called.left_ms is None and called.deadline_ms is not None:
        return Button(Clock("stop", entrant, turn.attempt), words("stop_clock"), "quiet")
    label = words("resume_clock" if mine else "call_to_bar", who=Who(entrant))
    kg = "" if turn.kg is None else shown(turn.kg)
    detail = words("attempt_at", n=turn.attempt, kg=kg)
    return Button(Clock("start", entrant, turn.attempt), label, "quiet", detail)
