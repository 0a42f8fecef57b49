"""The keys of the umpire's pad, each with the whole call it sends."""

from collections.abc import Sequence
from itertools import combinations

from scoring_rules.kinds.leaving import Disqualify, Retire, Walkover
from scoring_rules.kinds.rally.calls import (
    Card,
    Colour,
    Ends,
    Expedite,
    Injury,
    Let,
    LetReason,
    RallyTo,
    Start,
)
from scoring_rules.kinds.rally.conduct import card_allowed
from scoring_rules.kinds.rally.service import Turns
from scoring_rules.kinds.rally.state import Play
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.kinds.two_sides import Lineup, Timeout
from scoring_rules.views import Button, Form, Input, Who, words

MOST_POINTS = 99
"""The highest score of a loser that a tablet asks for where there is no cap."""


def point_keys(play: Play) -> tuple[Button, ...]:
    """A point to either side, in the order they stand in."""
    order = (play.left_side, 1 - play.left_side)
    return tuple(
        Button(
            RallyTo(play.sides[i].id),
            words("point_to", who=Who(play.sides[i].id)),
            "main",
            words("points_are", n=play.score[i]),
        )
        for i in order
    )


def start_keys(play: Play, pairs: tuple[tuple[str, str], ...], *, main: bool) -> tuple[Button, ...]:
    """Who may open the game; in singles the receiver needs no word."""
    doubles = len(play.players[0]) == 2
    return tuple(
        Button(
            Start(server, receiver),
            words("serves_first", who=Who(server)),
            "main" if main else "",
            words("receives", who=Who(receiver)) if doubles else None,
        )
        for server, receiver in pairs
    )


def lineup_keys(terms: Terms, play: Play) -> tuple[Button, ...]:
    """Who may play for the first team that has not said so: one, or a pair where both may."""
    waiting = next(side for side in play.sides if not side.players)
    named = {len(side.players) for side in play.sides if side.players and side.squad}
    sizes = {terms.players} if terms.players else named or {1, 2}
    return tuple(
        Button(
            Lineup(waiting.id, chosen),
            words("plays_alone", who=Who(chosen[0]))
            if len(chosen) == 1
            else words("plays_pair", first=Who(chosen[0]), second=Who(chosen[1])),
            "main" if size == min(sizes) else "",
            words("for_team", who=Who(waiting.id)),
        )
        for size in sorted(sizes)
        for chosen in combinations(waiting.squad, size)
    )


def lineup_forms(terms: Terms, play: Play) -> tuple[Form, ...]:
    """The number that the rules do not ask for, which stands with a reason."""
    waiting = next(side for side in play.sides if not side.players)
    if not terms.players:
        return ()
    other = str(3 - terms.players)
    choices = tuple((one, Who(one)) for one in waiting.squad)
    members = Input("members", words("who_plays"), "several", other, other, choices=choices)
    reason = Input("reason", words("why_they_play"), "text")
    fixed = (("entrant", waiting.id),)
    label = words("lineup_anyway")
    return (Form("lineup", label, (members, reason), fixed, about=waiting.id, quiet=True),)


def between_keys(terms: Terms, play: Play) -> tuple[Button, ...]:
    """Time-outs, lets, injuries, who stands where, and the expedite system."""
    keys = []
    for i, side in enumerate(play.sides):
        if play.timeouts[i] < terms.timeouts and (play.service or play.begun):
            label = words("timeout_of", who=Who(side.id))
            keys.append(Button(Timeout(side.id), label, "quiet"))
    if play.service is not None:
        keys += [
            Button(Let(reason), words("let_key"), "quiet", words(f"let_{reason}"))
            if reason
            else Button(Let(), words("let_key"), "quiet")
            for reason in _let_reasons(terms, play)
        ]
    if terms.expedite_ms and not play.expedite and isinstance(play.service, Turns):
        keys += _expedite_keys(terms, play)
    keys += [
        Button(Injury(side.id), words("injury_of", who=Who(side.id)), "quiet")
        for side in play.sides
    ]
    right = play.sides[1 - play.left_side]
    keys.append(Button(Ends(right.id), words("ends_to", who=Who(right.id)), "quiet"))
    return tuple(keys)


def _let_reasons(terms: Terms, play: Play) -> tuple[LetReason, ...]:
    if not terms.service_lets:
        return ("",)
    if len(play.players[0]) == 2:
        return ("", "returned", "stopped")
    return ("", "sideline", "returned", "stopped")


def _expedite_keys(terms: Terms, play: Play) -> list[Button]:
    if sum(play.score) >= terms.expedite_below:
        return []
    key = Button(Expedite(), words("expedite_key"), "quiet", words("expedite_between"))
    return [
        key,
        Button(Expedite(in_play=True), words("expedite_key"), "quiet", words("expedite_in_play")),
    ]


def card_keys(terms: Terms, play: Play) -> tuple[Button, ...]:
    """The cards that may be shown now."""
    colours: tuple[Colour, ...] = ("yellow", "red")
    keys = [
        Button(Card(side.id, colour), words(f"card_{colour}_to", who=Who(side.id)), "quiet")
        for i, side in enumerate(play.sides)
        for colour in colours
        if card_allowed(terms, play, i, colour)
    ]
    if terms.black_card:
        keys += [
            Button(Card(side.id, "black"), words("card_black_to", who=Who(side.id)), "quiet")
            for side in play.sides
        ]
    return tuple(keys)


def end_keys(play: Play) -> tuple[Button, ...]:
    """Retired after play has begun, before it stays away; and put out."""
    keys = []
    for side in play.sides:
        who = Who(side.id)
        if play.begun:
            keys.append(Button(Retire(side.id), words("retires", who=who), "quiet"))
        else:
            keys.append(Button(Walkover(side.id), words("stays_away", who=who), "quiet"))
        keys.append(Button(Disqualify(side.id), words("put_out", who=who), "quiet"))
    return tuple(keys)


def game_form(terms: Terms, play: Play) -> tuple[Form, ...]:
    """A whole game from paper: who won it, and the other side's points."""
    if play.score != (0, 0):
        return ()
    most = terms.cap - 1 if terms.cap else MOST_POINTS
    choices = tuple((side.id, Who(side.id)) for side in play.sides)
    inputs = (
        Input("to", words("game_won_by"), "choice", choices=choices),
        Input("against", words("loser_points"), "integer", low="0", high=str(most), step="1"),
    )
    label = words("game_on_paper", n=len(play.games) + 1)
    return (Form("game", label, inputs, quiet=True),)


def score_forms(terms: Terms, play: Play) -> tuple[Form, ...]:
    """The running score by hand, for either side to serve next; of pairs also who receives."""
    if any(len(side.players) != len(play.sides[0].players) for side in play.sides):
        return ()
    high = str(terms.points - 1)
    points = tuple(
        Input(name, words("points_of", who=Who(side.id)), "integer", "0", high, "1")
        for name, side in zip(("first", "second"), play.sides, strict=True)
    )
    if len(play.players[0]) == 1:
        servers = _choice("server", "server_next", [*play.players[0], *play.players[1]])
        return (Form("score", words("score_by_hand"), (*points, servers), quiet=True),)
    return tuple(
        Form(
            "score",
            words("score_by_hand_serving", who=Who(play.sides[side].id)),
            (
                *points,
                _choice("server", "server_next", play.players[side]),
                _choice("receiver", "receiver_next", play.players[1 - side]),
            ),
            quiet=True,
        )
        for side in (0, 1)
    )


def _choice(name: str, label: str, players: Sequence[str]) -> Input:
    choices = tuple((player, Who(player)) for player in players)
    return Input(name, words(label), "choice", choices=choices)
