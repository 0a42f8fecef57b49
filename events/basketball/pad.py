"""The scorer's pad: points by team, time-outs, the horn; points and fouls by player."""

from collections.abc import Iterator

from events.basketball import game_clock
from events.basketball.board import penalty_sentence
from events.basketball.box import box_table, period_table
from events.basketball.calls import (
    Arrow,
    Basket,
    Foul,
    Horn,
    LastMinutes,
    PeriodEnd,
)
from events.basketball.clock import clock
from events.basketball.score import figures, heard, period_name, stands
from events.basketball.state import (
    Game,
    Player,
    Side,
    available,
    timeouts_left,
)
from events.basketball.terms import Terms
from scoring_rules.kinds.two_sides import Timeout
from scoring_rules.views import Button, Flash, Form, Input, Pad, Who, Words, words

MOST_IN_A_PERIOD = 99
FOULS = ("personal", "technical", "unsportsmanlike", "disqualifying")


def pad(terms: Terms, game: Game, _now_ms: int) -> Pad:
    """What the scorer may call now; nothing once the game is over."""
    text = heard(terms, game)
    flash = Flash(text, game.horns) if text else None
    tables = (period_table(terms, game), *(box_table(terms, s) for s in game.sides if s.players))
    if len(game.sides) != 2:
        return Pad(asks=words("needs_two"), tables=tables)
    first, second = figures(game)
    if game.end is not None:
        return Pad(asks=stands(terms, game), figure=f"{first}:{second}", tables=tables, flash=flash)
    return Pad(
        asks=stands(terms, game),
        figure=f"{first}:{second}",
        buttons=(*_points(terms, game), *_clock_keys(terms, game), *_rare(terms, game)),
        forms=tuple(_forms(terms, game)),
        tables=tables,
        warnings=_warnings(terms, game),
        clock=clock(terms, game),
        flash=flash,
        keys_first=True,
    )


def _points(terms: Terms, game: Game) -> tuple[Button, ...]:
    """Each team's points without a player, in the order of the sides."""
    three = bool(terms.target)
    return tuple(
        Button(
            Basket(side.id, points),
            words("team_plus", who=Who(side.id), n=points),
            "main",
            words(f"shot_three_{points}" if three else f"shot_{points}"),
        )
        for side in game.sides
        for points in terms.baskets
    )


def _clock_keys(terms: Terms, game: Game) -> tuple[Button, ...]:
    """The game clock once it is used, time-outs, the end of the period, the whistle to be seen."""
    keys = [
        *(game_clock.keys(terms, game) if game.clock else ()),
        *(_timeout_key(terms, game, side) for side in game.sides),
    ]
    if not (terms.overtime_target and game.period >= terms.periods):
        label = words("end_period", period=period_name(terms, game.period))
        keys.append(Button(PeriodEnd(), label, "bad"))
    return (*keys, Button(Horn(), words("flash_now")))


def _timeout_key(terms: Terms, game: Game, side: Side) -> Button:
    left = timeouts_left(terms, game, side)
    label = words("team_timeout", who=Who(side.id))
    if left < 1:
        return Button(Timeout(side.id), label, blocked=words("none_left"))
    return Button(Timeout(side.id), label, detail=words("left", n=left))


def _rare(terms: Terms, game: Game) -> tuple[Button, ...]:
    keys = []
    if terms.arrow:
        keys = [
            Button(Arrow(side.id), words("arrow_to", who=Who(side.id)), "quiet")
            for index, side in enumerate(game.sides)
            if game.arrow != index
        ]
    if terms.last_two and game.period == terms.periods - 1 and not game.last_minutes:
        keys.append(Button(LastMinutes(), words("two_minutes"), "quiet"))
    keys += game_clock.keys(terms, game) if not game.clock else ()
    keys += [
        Button(Foul(side.id, "technical"), words("bench_technical", who=Who(side.id)), "quiet")
        for side in game.sides
    ]
    return tuple(keys)


def _forms(terms: Terms, game: Game) -> list[Form]:
    forms = []
    for side in game.sides:
        players = available(terms, side)
        if players or not side.known:
            forms.append(_foul_form(side, players))
        if players:
            forms.append(_basket_form(terms, side, players))
    if not any(side.points[-1] for side in game.sides):
        forms += [_period_form(terms, game, spans) for spans in _spans(terms, game)]
    sides = tuple((side.id, Who(side.id)) for side in game.sides)
    team = Input("entrant", words("team"), "choice", choices=sides)
    for side in game.sides:
        forms += _lineup_forms(terms, side, available(terms, side))
    forms += game_clock.forms(terms, game) if game.clock else ()
    forms.append(Form("default", words("default"), (team, *_kept(terms)), detail=_default(terms)))
    forms.append(Form("forfeit", words("forfeit"), (team,), detail=_forfeit(terms)))
    return forms


def _lineup_forms(terms: Terms, side: Side, players: tuple[Player, ...]) -> Iterator[Form]:
    """Who plays; a number that the rules do not allow stands with a reason."""
    least = 1 if side.lineup else terms.on_court
    most = min(terms.roster, len(players))
    if least <= most:
        yield _lineup_form(side, players, least, most)
    reason = Input("reason", words("why_they_play"), "text")
    if least > 1 and players:
        few = min(least - 1, len(players))
        yield _lineup_form(side, players, 1, few, reason)
    if most < len(players):
        yield _lineup_form(side, players, most + 1, len(players), reason)


def _lineup_form(
    side: Side, players: tuple[Player, ...], low: int, high: int, *reason: Input
) -> Form:
    choices = tuple((player.id, Who(player.id)) for player in players)
    members = Input("members", words("who_plays"), "several", str(low), str(high), choices=choices)
    label = words("lineup_anyway" if reason else "lineup")
    fixed = (("entrant", side.id),)
    return Form("lineup", label, (members, *reason), fixed, about=side.id, quiet=True)


def _kept(terms: Terms) -> tuple[Input, ...]:
    """In 3×3 the other side chooses."""
    if terms.default:
        return ()
    choices = tuple((key, words(f"score_{key}")) for key in ("kept", "forfeited"))
    return (Input("score", words("score_of_other"), "choice", choices=choices, start="kept"),)


def _default(terms: Terms) -> Words:
    return words("default_detail" if terms.default else "default_three")


def _forfeit(terms: Terms) -> Words:
    return words("forfeit_detail", n=terms.walkover) if terms.walkover else words("forfeit_three")


def _foul_form(side: Side, players: tuple[Player, ...]) -> Form:
    """A foul of one of the players; of a team whose players are not listed, of the team."""
    types = tuple((kind, words(f"foul_{kind}")) for kind in FOULS)
    kind = Input("type", words("foul_type"), "choice", choices=types, start="personal")
    inputs = (_player_input(players), kind) if players else (kind,)
    return Form("foul", words("foul"), inputs, (("entrant", side.id),), about=side.id)


def _basket_form(terms: Terms, side: Side, players: tuple[Player, ...]) -> Form:
    points = Input(
        "points",
        words("points"),
        "integer",
        low=str(min(terms.baskets)),
        high=str(max(terms.baskets)),
        step="1",
        start=str(terms.baskets[-2:][0]),
    )
    return Form(
        "basket",
        words("basket_by_player"),
        (_player_input(players), points),
        (("entrant", side.id),),
        about=side.id,
    )


def _player_input(players: tuple[Player, ...]) -> Input:
    choices = tuple(
        (
            player.id,
            words(
                "player_choice",
                number=player.number,
                who=Who(player.id),
                fouls=str(len(player.fouls)) if player.fouls else "",
            ),
        )
        for player in players
    )
    return Input("player", words("player"), "choice", choices=choices)


Span = tuple[int, int]
"""The least and the most points of a side in a period."""


def _spans(terms: Terms, game: Game) -> tuple[tuple[Span, Span], ...]:
    """The scores that a whole period can have, both sides apart from each other."""
    overtime = game.period >= terms.periods
    target = terms.overtime_target if overtime else terms.target
    if not target:
        return (((0, MOST_IN_A_PERIOD), (0, MOST_IN_A_PERIOD)),)
    below, reached = (0, target - 1), (target, target + terms.overshoot)
    decided = ((reached, below), (below, reached))
    return decided if overtime else ((below, below), *decided)


def _period_form(terms: Terms, game: Game, spans: tuple[Span, Span]) -> Form:
    inputs = tuple(
        Input(
            name,
            words("name", who=Who(side.id)),
            "integer",
            low=str(low),
            high=str(high),
            step="1",
        )
        for name, side, (low, high) in zip(("first", "second"), game.sides, spans, strict=True)
    )
    label = words("period_score", period=period_name(terms, game.period))
    return Form("period_score", label, inputs, detail=_period_detail(game, spans))


def _period_detail(game: Game, spans: tuple[Span, Span]) -> Words:
    """Which of the ways a period can end the form is for."""
    (first, _most), (second, _highest) = spans
    if first == second:
        return words("period_score_detail")
    ahead = game.sides[0 if first > second else 1].id
    return words("period_score_target", who=Who(ahead), n=max(first, second))


def _warnings(terms: Terms, game: Game) -> tuple[Words, ...]:
    """Whose next foul gives free throws, who is out at the next foul, a team too small to go on."""
    sentences = [penalty_sentence(terms, game, index) for index in (0, 1)]
    found = [sentence for sentence in sentences if sentence]
    for side in game.sides:
        players = available(terms, side)
        found += [
            words("one_foul_left", who=Who(player.id), number=player.number)
            for player in players
            if terms.foul_limit and len(player.fouls) == terms.foul_limit - 1
        ]
        if side.known and len(players) < 2 <= len(side.players):
            found.append(words("too_few", who=Who(side.id), n=len(players)))
    return tuple(found)
