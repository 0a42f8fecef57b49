"""Gold over time: how the leading delegations came by theirs, by the times of official lines."""

from collections.abc import Iterator
from fractions import Fraction

from meet.awarding import Awarded
from meet.present.context import Context
from meet.view_models import GoldLine, GoldStep
from scoring_rules import tables as sums

LEADING = 5
"""Delegations; more lines than that cannot be told apart."""


def gold_race(context: Context) -> tuple[GoldLine, ...]:
    """The delegations with most gold, best first, each with every time its count grew."""
    now = context.awarding.tables()
    declared = sorted(now.official, key=_declared)
    leaders = [row.delegation for row in now.medals if row.gold][:LEADING]
    return tuple(
        GoldLine(context.voice.delegation(leader), tuple(_steps(context, declared, leader)))
        for leader in leaders
    )


def _declared(awarded: Awarded) -> tuple[int, int]:
    line = awarded.now.decided.official
    return (line.at_ms, awarded.now.version) if line else (0, 0)


def _steps(context: Context, declared: list[Awarded], delegation: str) -> Iterator[GoldStep]:
    gold = Fraction(0)
    for awarded in declared:
        earned = sums.sums([awarded.tally]).get(delegation, {}).get("gold", 0)
        if not earned:
            continue
        gold += earned
        at_ms, _version = _declared(awarded)
        yield GoldStep(
            at_ms=at_ms,
            day=context.zone.local(at_ms).date().isoformat(),
            at=context.zone.hhmm(at_ms),
            event=context.event_ref(awarded.now),
            gold=str(gold),
        )
