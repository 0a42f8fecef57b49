"""Ties drawn by hand: whether who meets in them follows from what was played before.

Officials may draw as they see fit, so nothing is refused and nothing waits for an answer; but it is
said beside the result.
"""

from collections.abc import Iterator, Sequence

from scoring_rules.draws.bracket import Slot, Tie, phase_of, places_of
from scoring_rules.views import Who, Words, words

Span = tuple[int, int]
"""The best place that is played for, and among how many."""


def astray(ties: Sequence[Tie]) -> Iterator[Words]:
    """What no longer, or never, followed: ties with others than their lines bring, and entrants
    who had won or lost their way elsewhere. Of a tie with somebody stranded it is asked already."""
    for tie in ties:
        if not tie.contest or tie.stranded:
            continue
        due = [slot for slot in tie.due if isinstance(slot, str) and slot]
        if len(due) == 2 and set(due) != set(tie.sides):
            yield _told("remark_not_by_lines", tie, due_first=Who(due[0]), due_second=Who(due[1]))
        else:
            yield from _led_elsewhere(tie, ties)


def not_by_groups(ties: Sequence[Tie], expected: Sequence[Slot]) -> Iterator[Words]:
    """Ties of the first round behind groups whose tables, which stand, would pair others."""
    pairs = [{*pair} for pair in zip(expected[::2], expected[1::2], strict=True)]
    first = phase_of(len(expected))
    for tie in ties:
        if tie.contest and tie.phase == first and {*tie.sides} not in pairs:
            yield _told("remark_not_by_groups", tie)


def halves(lines: Sequence[Slot]) -> object:
    """A bracket as who can meet when, whichever half stands on top."""
    if len(lines) == 1:
        return lines[0]
    half = len(lines) // 2
    return frozenset((halves(lines[:half]), halves(lines[half:])))


def _led_elsewhere(tie: Tie, ties: Sequence[Tie]) -> Iterator[Words]:
    """Sides whose last tie before this one leads to other places."""
    span = places_of(tie.phase)
    for side in tie.sides if span else ():
        before = [one for one in ties if one.winner and one.contest and side in one.sides]
        wider = [(places_of(one.phase) or (0, 0), one) for one in before]
        found = [(reach, one) for reach, one in wider if span and reach[1] > span[1]]
        if not found:
            continue
        reach, last = min(found, key=lambda one: one[0][1])
        won = last.winner == side
        if span and not _leads(reach, span, won=won):
            code = "remark_won_elsewhere" if won else "remark_lost_elsewhere"
            yield words(code, who=Who(side), before=last.name, tie=tie.name)


def _leads(reach: Span, to: Span, *, won: bool) -> bool:
    """Whether the winner or the loser of a tie may play for these places."""
    best, among = reach
    first = best if won else best + among // 2
    return first <= to[0] and to[0] + to[1] <= first + among // 2


def _told(code: str, tie: Tie, **due: Who) -> Words:
    first, second = tie.sides
    return words(code, tie=tie.name, first=Who(first), second=Who(second), **due)
