"""The forms that end an athlete's part, one for each status with those it can be said of."""

from collections.abc import Sequence

from events.athletics.card import Competing
from events.athletics.inputs import who_input
from scoring_rules.views import Form, Input, words


def status_forms(**of: Sequence[Competing]) -> tuple[Form, ...]:
    """A form for each status that can be given; a disqualification names the rule."""
    rule = Input("rule", words("rule_number"), "text", optional=True)
    return tuple(
        Form(
            "status",
            words(f"status_{status}"),
            (who_input(who), rule) if status == "DQ" else (who_input(who),),
            (("status", status),),
        )
        for status, who in of.items()
        if who
    )
