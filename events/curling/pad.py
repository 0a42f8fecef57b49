"""The umpire's pad: who scored how many, then time-outs, stones, hammer, line-up and concession."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal

from events.curling import thinking
from events.curling.board import grid, hammer_words, phase
from events.curling.calls import DrawShot, EndScore, Hammer, Lineup, Stone
from events.curling.state import Game, computed, hammer
from events.curling.team import Curler, fault
from events.curling.terms import MOST_MM, Terms
from scoring_rules.kinds.leaving import leaving_form, leaving_kinds
from scoring_rules.kinds.two_sides import Timeout
from scoring_rules.views import Button, Form, Input, Pad, Who, Words, words

COMMON = 3
"""Points up to which each has a large key; more are seldom scored."""

Choices = tuple[tuple[str, Words | Who], ...]


def pad(terms: Terms, game: Game) -> Pad:
    """What the umpire may call now."""
    if game.over or len(game.sides) != 2:
        return Pad(asks=words("nothing_to_call"))
    why = hammer_words(terms, game)
    unchecked = tuple(
        words("lineup_unchecked", who=Who(game.sides[side]))
        for side in (0, 1)
        if game.teams[side] and not game.lineups[side]
    )
    return Pad(
        asks=words("ask_end", end=phase(terms, game)),
        buttons=(*_scores(terms, game), *_other_keys(terms, game)),
        forms=(*_before(game), *_rare_forms(terms, game)),
        tables=(grid(terms, game),),
        clock=thinking.view(terms, game),
        warnings=(*((why,) if why else (words("hammer_unknown"),)), *unchecked),
    )


def _rare_forms(terms: Terms, game: Game) -> Iterable[Form]:
    """What is said once in a game; while it is on it stands behind the keys."""
    forms = (
        *_lineups(terms, game),
        *_hammers(game),
        *thinking.forms(terms, game),
        *_leaving(game),
    )
    return (replace(form, quiet=True) for form in forms)


def _scores(terms: Terms, game: Game) -> tuple[Button, ...]:
    """Keys of both sides for the points that are common, the blank end between them."""
    keeps = hammer(game)
    detail = None if keeps is None else words("keeps_hammer", who=Who(game.sides[keeps]))
    blank = Button(EndScore(None, 0), words("blank"), detail=detail)
    first, second = (
        tuple(
            _score_key(game, side, points, "main")
            for points in range(1, min(terms.stones, COMMON) + 1)
        )
        for side in (0, 1)
    )
    return (*first, blank, *second)


def _rare_scores(terms: Terms, game: Game) -> Iterable[Button]:
    """Keys of the points that an end seldom brings."""
    rare = range(COMMON + 1, terms.stones + 1)
    return (_score_key(game, side, points, "quiet") for side in (0, 1) for points in rare)


def _score_key(game: Game, side: int, points: int, tone: Literal["main", "quiet"]) -> Button:
    entrant = game.sides[side]
    label = words("scores", who=Who(entrant), n=points)
    return Button(EndScore(entrant, points), label, tone, _then(game, side, points))


def _then(game: Game, side: int, points: int) -> Words:
    """What would stand after it."""
    first, second = game.total
    after = (first + points, second) if side == 0 else (first, second + points)
    return words("then", first=after[0], second=after[1])


def _other_keys(terms: Terms, game: Game) -> tuple[Button, ...]:
    """Keys beside those of the score, the frequent ones first."""
    return tuple(
        chain(
            thinking.keys(game),
            _stone_keys(terms, game),
            _timeout_keys(terms, game),
            _opening_keys(terms, game),
            _rare_scores(terms, game),
        )
    )


def _stone_keys(terms: Terms, game: Game) -> Iterable[Button]:
    for side, entrant in enumerate(game.sides):
        if game.stones[side] < terms.stones:
            left = words("stones_to_go", n=terms.stones - game.stones[side])
            yield Button(Stone(entrant), words("stone_thrown", who=Who(entrant)), "quiet", left)


def _timeout_keys(terms: Terms, game: Game) -> Iterable[Button]:
    for side, entrant in enumerate(game.sides):
        if game.timeouts[side] < terms.timeouts:
            left = words("timeouts_to_go", n=terms.timeouts - game.timeouts[side])
            yield Button(Timeout(entrant), words("takes_timeout", who=Who(entrant)), "quiet", left)


def _opening_keys(terms: Terms, game: Game) -> Iterable[Button]:
    """What is said before the first stone: draw shots that missed, the hammer, who plays."""
    for entrant in game.sides if not game.begun else ():
        missed = DrawShot(entrant, terms.outside_mm)
        yield Button(missed, words("draw_outside", who=Who(entrant)), "quiet")
    for entrant in game.sides if hammer(game) is None and game.stones == (0, 0) else ():
        yield Button(Hammer(entrant), words("has_hammer", who=Who(entrant)), "quiet")
    for entrant, team, lineup in zip(game.sides, game.teams, game.lineups, strict=True):
        if team and not lineup and fault(terms, team) is None:
            everybody = Lineup(entrant, tuple(one.id for one in team))
            yield Button(everybody, words("all_play", who=Who(entrant)), "quiet")


def _before(game: Game) -> tuple[Form, ...]:
    """Draw shots, until the first stone."""
    if game.begun:
        return ()
    mm = Input("mm", words("draw_distance"), "integer", "0", str(MOST_MM), "1", unit=words("mm"))
    return tuple(
        Form("draw_shot", words("draw_shot"), (mm,), (("entrant", side),), about=side)
        for side in game.sides
    )


def _lineups(terms: Terms, game: Game) -> tuple[Form, ...]:
    """Who stays out; against the rules of the class only with a reason."""
    forms: list[Form] = []
    for side, team in enumerate(game.teams):
        entrant = game.sides[side]
        fixed = (("entrant", entrant),)
        fair = _choices(one for one in team if fault(terms, _without(team, one)) is None)
        unfair = _choices(
            one for one in team if len(team) > 1 and fault(terms, _without(team, one)) is not None
        )
        if fair:
            bench = Input("bench", words("bench"), "choice", choices=fair)
            forms.append(Form("lineup", words("lineup"), (bench,), fixed, about=entrant))
        if unfair and len(team) > terms.on_field:
            bench = Input("bench", words("bench"), "choice", choices=unfair)
            reason = Input("reason", words("reason"), "text")
            label = words("lineup_anyway")
            forms.append(Form("lineup", label, (bench, reason), fixed, about=entrant))
    return tuple(forms)


def _without(team: Sequence[Curler], one: Curler) -> tuple[Curler, ...]:
    return tuple(other for other in team if other != one)


def _choices(some: Iterable[Curler]) -> Choices:
    return tuple((one.id, Who(one.id)) for one in some)


def _hammers(game: Game) -> tuple[Form, ...]:
    """The hammer against what follows, with a reason."""
    follows = computed(game)
    if follows is None or game.stones != (0, 0):
        return ()
    other = game.sides[1 - follows]
    reason = Input("reason", words("reason"), "text")
    return (Form("hammer", words("change_hammer"), (reason,), (("entrant", other),), about=other),)


def _leaving(game: Game) -> tuple[Form, ...]:
    """Who gives up, cannot go on, does not come, or is put out."""
    kinds = (*(("concede",) if game.begun else ()), *leaving_kinds(begun=game.begun))
    return tuple(leaving_form(kind, game.sides, words("team")) for kind in kinds)
