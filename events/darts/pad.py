"""The scorer's pad: common visits as keys, any other by digits, finishes, and the bull."""

from events.darts.arithmetic import (
    COMMON,
    EVERY_BELOW,
    HIGHEST,
    VISIT,
    doubles_at_most,
    reach,
)
from events.darts.board import leg_table, next_way, phase, sides_table, way_words
from events.darts.calls import BullOff, Dart, Paper, ThrowForBull, Visit
from events.darts.play import thrown_so_far
from events.darts.state import Match, bull_off_due, deciding, left_of, opened
from events.darts.terms import Terms
from scoring_rules.kinds.leaving import leaving_form, leaving_kinds
from scoring_rules.views import Button, Form, Input, Pad, Who, words

PAPER_LEGS = 5
"""Legs up to which each possible result has a key of its own."""


def pad(terms: Terms, match: Match) -> Pad:
    """What the scorer may call now."""
    if match.over or len(match.sides) != 2:
        return Pad(asks=words("nothing_to_call"))
    ends = _end_forms(match)
    tables = (sides_table(terms, match), leg_table(match, match.leg))
    if bull_off_due(terms, match):
        keys = tuple(
            Button(BullOff(side), words("nearer_bull", who=Who(side)), "main")
            for side in match.sides
        )
        return Pad(words("ask_bull_off"), buttons=keys, forms=ends, tables=tables)
    side = match.leg.side
    if side is None:
        keys = (*_bull_keys(match), *(_paper_keys(terms) if not match.begun else ()))
        return Pad(words("ask_bull"), buttons=keys, forms=ends, tables=tables[:1])
    left, _ = thrown_so_far(terms, match)
    way = next_way(terms, match)
    return Pad(
        asks=phase(terms, match),
        about=match.sides[side],
        figure=str(left),
        unit=words("left"),
        buttons=(*_keys(terms, match, side), *_decider_keys(terms, match)),
        forms=(*_forms(terms, match, side), *ends),
        tables=tables,
        warnings=(words("finish_with", left=left, n=len(way), way=way_words(way)),) if way else (),
    )


def _keys(terms: Terms, match: Match, side: int) -> tuple[Button, ...]:
    """Of a visit that is entered dart by dart the fields without a number; else whole visits."""
    if match.darts:
        return _dart_keys()
    entrant = match.sides[side]
    left = left_of(terms, match.leg, side)
    within = reach(opening=not opened(terms, match.leg, side), double_out=terms.double_out)
    finishes = tuple(
        Button(
            Visit(entrant, left, darts),
            words("finish"),
            "main",
            words("in_darts", n=darts),
        )
        for darts in range(1, VISIT + 1)
        if left in within.finishes[darts]
    )
    below = left - int(terms.double_out)
    scores = tuple(score for score in sorted(within.totals[VISIT]) if score < below)
    common = tuple(
        Button(Visit(entrant, score), words("figure", n=score))
        for score in scores
        if score in COMMON
    )
    rare = tuple(
        Button(Visit(entrant, score), words("figure", n=score), "quiet")
        for score in scores
        if score > EVERY_BELOW and score not in COMMON
    )
    label = words("bust_key" if left <= HIGHEST + 1 else "no_score")
    nothing = Button(Visit(entrant, 0), label, "bad", words("counts_0"))
    return (*finishes, *common, nothing, *rare, *_dart_keys())


def _dart_keys() -> tuple[Button, ...]:
    return (
        Button(Dart(2, 25), words("one_dart", field=words("bull_2")), "quiet"),
        Button(Dart(1, 25), words("one_dart", field=words("bull_1")), "quiet"),
        Button(Dart(0, 0), words("one_dart", field=words("missed")), "quiet"),
    )


def _forms(terms: Terms, match: Match, side: int) -> tuple[Form, ...]:
    darts = tuple(
        Form(
            "dart",
            words(f"dart_ring_{ring}"),
            (Input("number", words("number"), "integer", "1", "20", "1"),),
            (("ring", ring),),
        )
        for ring in (1, 2, 3)
    )
    return darts if match.darts else (*_visit_forms(terms, match, side), *darts)


def _visit_forms(terms: Terms, match: Match, side: int) -> tuple[Form, ...]:
    """Any score by digits, as far as every one of them can be; the higher ones have keys. Where
    a double can be thrown at, the same with the darts at it, for the checkout rate.
    """
    left = left_of(terms, match.leg, side)
    opening = not opened(terms, match.leg, side)
    within = reach(opening=opening, double_out=terms.double_out)
    low = high = 2 if opening else 0
    while high + 1 in within.totals[VISIT] and high < min(left, EVERY_BELOW):
        high += 1
    if high == left and left not in within.finishes[VISIT]:
        high -= 1
    label = words("visit_score")
    score = Input("score", label, "integer", str(low), str(high), "1")
    fixed = (("entrant", match.sides[side]),)
    plain = Form("visit", label, (score,), fixed)
    most = doubles_at_most(left, VISIT) if terms.double_out else 0
    if not most:
        return (plain,)
    doubles = Input("at_double", words("at_double"), "integer", "0", str(most), "1")
    return (plain, Form("visit", words("doubles_counted"), (score, doubles), fixed))


def _bull_keys(match: Match) -> tuple[Button, ...]:
    return tuple(
        Button(ThrowForBull(side), words("throws_first", who=Who(side)), "main")
        for side in match.sides
    )


def _decider_keys(terms: Terms, match: Match) -> tuple[Button, ...]:
    """Before the leg that decides the bull may be thrown for again."""
    fresh = not match.leg.turns and not match.darts
    return _bull_keys(match) if fresh and match.done and deciding(terms, match) else ()


def _paper_keys(terms: Terms) -> tuple[Button, ...]:
    """The results of one set from the score sheet."""
    if terms.sets > 1 or terms.legs > PAPER_LEGS:
        return ()
    lost = range(terms.legs)
    results = (*((terms.legs, n) for n in lost), *((n, terms.legs) for n in reversed(lost)))
    return tuple(
        Button(Paper((pair,)), words("paper_score", first=pair[0], second=pair[1]), "quiet")
        for pair in results
    )


def _end_forms(match: Match) -> tuple[Form, ...]:
    """Who gives up, does not come, or is put out."""
    kinds = leaving_kinds(begun=match.begun)
    return tuple(leaving_form(kind, match.sides, words("player")) for kind in kinds)
