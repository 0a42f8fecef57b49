"""What happens between rallies: time-outs, injuries, lets, cards and the expedite system."""

from dataclasses import replace
from typing import assert_never

from scoring_rules.kinds.rally.calls import Card, Expedite, Injury, Let
from scoring_rules.kinds.rally.playing import index_of, with_point
from scoring_rules.kinds.rally.service import Turns
from scoring_rules.kinds.rally.state import End, Pause, Play, over
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.kinds.two_sides import Timeout, check_timeout, with_one
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

Between = Timeout | Injury | Let | Card | Expedite


def between_rallies(terms: Terms, play: Play, call: Between, at_ms: int) -> Play:
    """The match after what happened between two rallies."""
    match call:
        case Timeout():
            return with_timeout(terms, play, call, at_ms)
        case Injury():
            return with_injury(play, call, at_ms)
        case Let():
            return with_let(terms, play, call)
        case Card():
            return with_card(terms, play, call, at_ms)
        case Expedite():
            return with_expedite(terms, play, call)
    assert_never(call)


def with_timeout(terms: Terms, play: Play, call: Timeout, at_ms: int) -> Play:
    """A time-out (ITTF 3.4.4.2). Refused: `unknown_entrant`, `no_timeouts`, `timeout_used`,
    `no_start`."""
    side = index_of(play, call.entrant)
    if not terms.timeouts:
        raise Refused("no_timeouts")
    check_timeout(call.entrant, terms.timeouts - play.timeouts[side])
    if play.service is None and not play.begun:
        raise Refused("no_start")
    pause = Pause("timeout", at_ms, terms.timeout_ms, side=side)
    return replace(play, timeouts=with_one(play.timeouts, side), pause=pause)


def with_injury(play: Play, call: Injury, at_ms: int) -> Play:
    """An injury; play rests until the next point. Refused: `unknown_entrant`, `unknown_player`."""
    side = index_of(play, call.entrant)
    _check_member(play, side, call.member)
    return replace(play, pause=Pause("injury", at_ms, side=side))


def with_let(terms: Terms, play: Play, call: Let) -> Play:
    """A let changes nothing but the rest before it. Refused: `no_start`, `let_reason`.

    Only a service to a wheelchair is played again for where it went (ITTF 2.9.1.5), and for a
    sideline only in singles.
    """
    if play.service is None:
        raise Refused("no_start")
    doubles = len(play.players[0]) == 2
    if call.reason and (not terms.service_lets or (call.reason == "sideline" and doubles)):
        raise Refused("let_reason")
    return replace(play, pause=None)


def with_card(terms: Terms, play: Play, call: Card, at_ms: int) -> Play:
    """A card (ITTF 3.5.2; BWF Law 16.7); what is left of a penalty goes to the next game.

    Refused: `unknown_entrant`, `unknown_player`, `yellow_twice`, `yellow_missing`,
    `referee_decides`, `no_black_card`.
    """
    side = index_of(play, call.entrant)
    _check_member(play, side, call.member)
    if call.colour == "yellow":
        if play.yellows[side]:
            raise Refused("yellow_twice", who=Who(call.entrant))
        return replace(play, yellows=(play.yellows[0] or side == 0, play.yellows[1] or side == 1))
    if call.colour == "black":
        if not terms.black_card:
            raise Refused("no_black_card")
        return replace(play, end=End("disqualified", side), pause=None)
    return _with_red(terms, play, side, at_ms)


def _with_red(terms: Terms, play: Play, side: int, at_ms: int) -> Play:
    who = Who(play.sides[side].id)
    if terms.yellow_first and not play.yellows[side]:
        raise Refused("yellow_missing", who=who)
    shown = play.reds[side]
    if shown >= len(terms.red_cards) and (terms.yellow_first or not terms.red_cards):
        raise Refused("referee_decides", who=who)
    play = replace(play, reds=with_one(play.reds, side))
    for _ in range(terms.red_cards[min(shown, len(terms.red_cards) - 1)]):
        if not over(terms, play):
            play = with_point(terms, play, 1 - side, at_ms)
    return play


def card_allowed(terms: Terms, play: Play, side: int, colour: str) -> bool:
    """Whether the side may be shown this card now."""
    if colour == "yellow":
        return not play.yellows[side]
    if terms.yellow_first:
        return play.yellows[side] and play.reds[side] < len(terms.red_cards)
    return bool(terms.red_cards)


def with_expedite(terms: Terms, play: Play, call: Expedite) -> Play:
    """One service each from now on (ITTF 2.15).

    An interrupted rally is served again by who served it; else who received last serves.
    Refused: `expedite_none`, `expedite_on`, `expedite_late`, `no_start`.
    """
    if not terms.expedite_ms:
        raise Refused("expedite_none")
    if play.expedite:
        raise Refused("expedite_on")
    if sum(play.score) >= terms.expedite_below:
        raise Refused("expedite_late", points=terms.expedite_below)
    service = play.service
    if not isinstance(service, Turns):
        raise Refused("no_start")
    if service.served and not call.in_play:
        service = service.passed()
    return replace(play, expedite=True, service=Turns(service.order))


def _check_member(play: Play, side: int, member: str) -> None:
    if member and member not in (*play.sides[side].players, *play.sides[side].squad):
        raise Refused("unknown_player", player=member)
