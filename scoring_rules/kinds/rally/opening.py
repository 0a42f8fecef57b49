"""How a match and each of its games is opened: line-ups, the first server, who stands where."""

from dataclasses import replace
from typing import assert_never

from scoring_rules.kinds.rally.calls import Ends, Start
from scoring_rules.kinds.rally.playing import index_of
from scoring_rules.kinds.rally.service import (
    Courts,
    Service,
    opened,
    services_each,
    turned,
)
from scoring_rules.kinds.rally.state import Play, Side, side_of
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.kinds.two_sides import Lineup
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


def with_opening(terms: Terms, play: Play, call: Lineup | Start | Ends) -> Play:
    """The match after a call that opens it or a game of it."""
    match call:
        case Lineup():
            return with_lineup(terms, play, call)
        case Start():
            return with_start(terms, play, call)
        case Ends():
            return with_ends(play, call)
    assert_never(call)


def with_lineup(terms: Terms, play: Play, call: Lineup) -> Play:
    """A team names who plays. Refused: `unknown_entrant`, `lineup_late`, `bad_lineup`, and
    without a reason `lineup_size`."""
    side = play.sides[index_of(play, call.entrant)]
    if play.service is not None or (play.begun and side.players):
        raise Refused("lineup_late")
    named = call.members
    strangers = set(named) - set(side.squad)
    if strangers or len(set(named)) != len(named) or len(named) not in (1, 2):
        raise Refused("bad_lineup", who=Who(side.id))
    if terms.players and len(named) != terms.players and not call.reason:
        raise Refused("lineup_size", n=len(named), needed=terms.players)
    changed = Side(side.id, named, side.squad)
    return replace(play, sides=tuple(changed if one is side else one for one in play.sides))


def with_start(terms: Terms, play: Play, call: Start) -> Play:
    """The first server and receiver of a game, while no rally of it is played.

    Refused: `game_running`, `unknown_player`, `same_side`, `receiver_missing`, `lineup_uneven`,
    `not_their_service`, `wrong_receiver`.
    """
    if play.rallied:
        raise Refused("game_running")
    if terms.players != 2:
        play = _named(play, call)
    receiver = call.receiver or only_receiver(play, call.server)
    check_sides(play, call.server, receiver)
    return with_service(terms, play, call.server, receiver)


def with_service(terms: Terms, play: Play, server: str, receiver: str) -> Play:
    """The running game opened by `server` to `receiver`, penalty points so far included."""
    _check_turn(play, server, receiver)
    service: Service = opened(terms, play.players, server, receiver)
    opening = () if isinstance(service, Courts) else service.order
    score = (0, 0)
    for winner in play.strip:
        score = (score[0] + (winner == 0), score[1] + (winner == 1))
        each = services_each(terms, score, expedite=play.expedite)
        service = service.after(score, winner, each)
    return replace(play, service=service, opening=opening)


def starts(play: Play) -> tuple[tuple[str, str], ...]:
    """The servers and receivers that may open the running game."""
    if play.rallied or any(not side.players for side in play.sides):
        return ()
    if len(play.players[0]) != len(play.players[1]):
        return ()
    pairs = (
        (server, receiver)
        for i in (0, 1)
        for server in play.players[i]
        for receiver in play.players[1 - i]
    )
    return tuple(pair for pair in pairs if _turn_fault(play, *pair) is None)


def _named(play: Play, call: Start) -> Play:
    """A team without a line-up plays with those whom the call names (singles)."""
    named = (call.server, call.receiver)
    sides = tuple(
        side
        if side.players
        else replace(side, players=tuple(one for one in named if one in side.squad))
        for side in play.sides
    )
    return replace(play, sides=sides)


def only_receiver(play: Play, server: str) -> str:
    """Who must receive, where only one can: in singles, and in turns after the first game.

    Refused: `unknown_player`, `receiver_missing`.
    """
    serving = side_of(play, server)
    if serving is None:
        raise Refused("unknown_player", player=server)
    others = play.sides[1 - serving].players
    if len(others) == 1:
        return others[0]
    if server in play.before:
        return turned(play.before, server).receiver
    raise Refused("receiver_missing")


def check_sides(play: Play, server: str, receiver: str) -> None:
    """Server and receiver play, and for different sides of as many players.

    Refused: `unknown_player`, `same_side`, `lineup_uneven`.
    """
    playing = {player: i for i, side in enumerate(play.sides) for player in side.players}
    for player in (server, receiver):
        if player not in playing:
            raise Refused("unknown_player", player=player)
    if playing[server] == playing[receiver]:
        raise Refused("same_side")
    if len(play.players[0]) != len(play.players[1]):
        raise Refused("lineup_uneven")


def _check_turn(play: Play, server: str, receiver: str) -> None:
    fault = _turn_fault(play, server, receiver)
    if fault is not None:
        raise fault


def _turn_fault(play: Play, server: str, receiver: str) -> Refused | None:
    """After the first game its service is bound (ITTF 2.13.5, BWF Laws 9.1 and 11.5)."""
    if play.before:
        if server not in play.before[1::2]:
            return Refused("not_their_service", who=Who(server))
        due = turned(play.before, server).receiver
        return None if receiver == due else Refused("wrong_receiver", who=Who(due))
    if isinstance(play.service, Courts) and play.games:
        first, second = play.games[-1]
        serving = play.players[0 if first > second else 1]
        return None if server in serving else Refused("not_their_service", who=Who(server))
    return None


def with_ends(play: Play, call: Ends) -> Play:
    """An entrant stands to the umpire's left now. Refused: `unknown_entrant`."""
    return replace(play, left=(index_of(play, call.left) + play.flips) % 2)
