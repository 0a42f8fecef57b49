"""The ranking by height: best height, failures at it, failures up to it, the jump-off (181.8)."""

from events.athletics.bar_terms import BarTerms
from events.athletics.bars import Heights, Jumper
from events.athletics.card import Worth
from events.athletics.jump_off import JumpOff
from events.athletics.marks import length_cm, metres
from events.athletics.records import Done, claims_by_length
from scoring_rules.ranking import Mark, Status, Step
from scoring_rules.record_book import Claim

JUMPS = {"O": 0, "X": 2, "r": 3}
PENDING = 1
"""A jump to come stands between a good one and a failure."""


def marks(terms: BarTerms, heights: Heights) -> tuple[Mark, ...]:
    """Marks of all, in draw order."""
    off = jump_off(terms, heights)
    return tuple(
        _with_jump_off(terms, heights, off, i, regular(terms, heights, jumper))
        for i, jumper in enumerate(heights.jumpers)
    )


def regular(terms: BarTerms, heights: Heights, jumper: Jumper) -> Mark:
    """The mark before any jump-off. Failures above the best height do not count."""
    entrant = jumper.card.id
    cleared = [number for number, jumped in jumper.jumps if "O" in jumped]
    if jumper.status == "DQ" or not cleared:
        return Mark(entrant, "", Status(jumper.status or "NM"))
    best = cleared[-1]
    cm = heights.bars[best]
    worth = terms.length(jumper.card, cm)
    if worth is None:
        return Mark(entrant, metres(cm), Status.NM)
    first = Step("", worth.rank, metres(cm))
    values = _values(terms, worth)
    if not terms.countback:
        return Mark(entrant, metres(cm), Status.RANKED, (first,), values)
    at_best = jumper.at(best).count("X")
    total = sum(jumped.count("X") for number, jumped in jumper.jumps if number <= best)
    steps = (
        first,
        Step("failures_at_best", at_best, str(at_best)),
        Step("failures_total", total, str(total)),
    )
    return Mark(entrant, metres(cm), Status.RANKED, steps, values)


def _values(terms: BarTerms, worth: Worth | None) -> tuple[tuple[str, str], ...]:
    """What ranks in place of a height."""
    return ((terms.ranked_by, worth.text),) if terms.ranked_by and worth else ()


def tied_first(terms: BarTerms, heights: Heights) -> tuple[int, ...]:
    """Who shares the first place before any jump-off; nobody where one is alone."""
    ranked = [
        (tuple(step.value for step in mark.key), i)
        for i, mark in enumerate(regular(terms, heights, jumper) for jumper in heights.jumpers)
        if mark.status is Status.RANKED
    ]
    first = [i for key, i in ranked if key == min(ranked)[0]]
    return tuple(first) if len(first) > 1 else ()


def jump_off(terms: BarTerms, heights: Heights) -> JumpOff:
    """The jump-off as it stands, between those tied for the first place who have not retired."""
    tied = () if heights.still_in() else tied_first(terms, heights)
    jumpers = heights.jumpers
    able = tuple(
        i for i in tied if not jumpers[i].retired and (jumpers[i].status is None or jumpers[i].off)
    )
    return JumpOff.of(
        tuple((i, jumpers[i].off) for i in able) if len(able) > 1 else (), len(heights.offs)
    )


def claims(terms: BarTerms, heights: Heights) -> tuple[Claim, ...]:
    """Who cleared the height of a record."""
    if not terms.records:
        return ()
    done = (
        Done(jumper.card, mark.text, length_cm(mark.text) or 0)
        for jumper, mark in zip(heights.jumpers, marks(terms, heights), strict=True)
        if mark.text and jumper.status != "DQ"
    )
    return claims_by_length(terms.records, done)


def _with_jump_off(terms: BarTerms, heights: Heights, off: JumpOff, i: int, mark: Mark) -> Mark:
    """A height cleared in the jump-off is the better mark if it is (180.21)."""
    if mark.status is not Status.RANKED or not heights.offs:
        return mark
    jumper = heights.jumpers[i]
    cleared = [cm for cm, result in zip(heights.offs, jumper.off, strict=False) if result == "O"]
    cm = max(length_cm(mark.text) or 0, *cleared, 0)
    value: tuple[int, ...] = (JUMPS["r"],)
    if i in off.members:
        missing = len(heights.offs) - len(jumper.off) if i in off.alive else 0
        value = (*(JUMPS[result] for result in jumper.off), *([PENDING] * missing))
    step = Step("jumpoff", value, jumper.off)
    values = _values(terms, terms.length(jumper.card, cm))
    return Mark(mark.entrant, metres(cm), mark.status, (*mark.key, step), values)
