"""What happens in play: baskets, fouls, time-outs, line-ups, the arrow, the horn."""

from dataclasses import replace

from events.basketball.calls import LETTERS, Arrow, Basket, Foul, Horn, LastMinutes
from events.basketball.endings import decided
from events.basketball.state import (
    Game,
    Heard,
    Player,
    Side,
    Sounded,
    Step,
    check_open,
    player_of,
    side_index,
    timeouts_left,
    with_player,
)
from events.basketball.terms import Terms
from scoring_rules.kinds.two_sides import Lineup, Timeout, check_timeout
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


def basket(terms: Terms, game: Game, line: Line, call: Basket) -> Game:
    """Points for a team; they may decide the game (3×3). Refused: `no_such_basket`."""
    index = side_index(game, call.entrant)
    if call.points not in terms.baskets:
        allowed = ", ".join(str(points) for points in terms.baskets)
        raise Refused("no_such_basket", points=call.points, allowed=allowed)
    side = game.sides[index]
    players = side.players
    if call.player:
        one = player_of(terms, side, call.player)
        scored = Player(one.id, one.number, (*one.baskets, call.points), one.fouls)
        players = with_player(side, scored)
    points = (*side.points[:-1], side.points[-1] + call.points)
    sides = game.with_side(index, replace(side, points=points, players=players))
    run = (*game.run, (game.period, sides[0].total, sides[1].total))
    thrown_in = call.points > 1 or terms.target > 0
    return decided(terms, _played_on(game, sides, run, thrown_in=thrown_in), line)


def foul(terms: Terms, game: Game, _line: Line, call: Foul) -> Game:
    """A foul of a player, of nobody named (it counts for the team), or of the bench.

    Refused: `coach_is_no_player`, `unknown_player`, `player_out`.
    """
    index = side_index(game, call.entrant)
    side = game.sides[index]
    letter = LETTERS.get(call.type, call.type)
    if letter == "C" and call.player:
        raise Refused("coach_is_no_player", player=Who(call.player))
    players = side.players
    if call.player:
        one = player_of(terms, side, call.player)
        players = with_player(side, Player(one.id, one.number, one.baskets, one.fouls + letter))
    elif letter in "TDC":
        bench = replace(side, bench=side.bench + ("B" if letter == "T" else letter))
        return _played_on(game, game.with_side(index, bench), game.run, thrown_in=False)
    counts = terms.heavy if letter in "UD" else 1
    fouls = (*side.fouls[:-1], side.fouls[-1] + counts)
    sides = game.with_side(index, replace(side, fouls=fouls, players=players))
    return _played_on(game, sides, game.run, thrown_in=letter in "PU")


def timeout(terms: Terms, game: Game, line: Line, call: Timeout) -> Game:
    """It stops the game clock (Art. 49.2). Refused: `timeout_used`."""
    index = side_index(game, call.entrant)
    side = game.sides[index]
    check_timeout(side.id, timeouts_left(terms, game, side))
    late = side.late + game.last_minutes
    taken = replace(side, timeouts=(*side.timeouts, game.period), late=late)
    sides = game.with_side(index, taken)
    stands = game.clock.stopped(line.at_ms) if game.clock else None
    return sounded(replace(game, sides=sides, clock=stands), line, "timeout")


def lineup(terms: Terms, game: Game, _line: Line, call: Lineup) -> Game:
    """Who plays. A number of players that the rules do not allow needs a reason.

    Refused: `no_lineup`, `player_twice`, `unknown_player`, `player_out`, `lineup_size`.
    """
    index = side_index(game, call.entrant)
    side = game.sides[index]
    if not call.members:
        raise Refused("no_lineup")
    if len(set(call.members)) < len(call.members):
        raise Refused("player_twice")
    for member in call.members:
        side = replace(side, players=with_player(side, player_of(terms, side, member)))
    least = 1 if side.lineup else terms.on_court
    if not least <= len(call.members) <= terms.roster and not call.reason:
        raise Refused("lineup_size", n=len(call.members), low=least, high=terms.roster)
    return replace(game, sides=game.with_side(index, replace(side, lineup=call.members)))


def arrow(terms: Terms, game: Game, _line: Line, call: Arrow) -> Game:
    """The arrow as the scorer turns it; in an interval the throw-in is then over.

    Refused: `no_arrow`.
    """
    index = side_index(game, call.entrant)
    if not terms.arrow:
        raise Refused("no_arrow")
    return replace(game, arrow=index, resting=False)


def last_minutes(terms: Terms, game: Game, _line: Line, _call: LastMinutes) -> Game:
    """From here on at most `timeouts_last` (Art. 18.2.5). Refused: `no_last_minutes`."""
    check_open(game)
    if not terms.last_two or game.period != terms.periods - 1 or game.last_minutes:
        raise Refused("no_last_minutes")
    return replace(game, last_minutes=True)


def signal(_terms: Terms, game: Game, line: Line, _call: Horn) -> Game:
    """A whistle that is seen."""
    return sounded(game, line, "signal")


def sounded(game: Game, line: Line, heard: Heard) -> Game:
    """The game with a horn that stands on boards and pads until play goes on."""
    check_open(game)
    number = game.horns + 1
    horn = Sounded(heard, number, line.at_ms, game.period)
    return replace(game, sounded=horn, horns=number)


def _played_on(
    game: Game, sides: tuple[Side, ...], run: tuple[Step, ...], *, thrown_in: bool
) -> Game:
    """The horn is over. A period but the first begins with a throw-in, and then the arrow turns
    (Art. 12.5); free throws before it leave the interval as it is.
    """
    turns = game.resting and thrown_in and game.period > 0 and game.arrow is not None
    return replace(
        game,
        sides=sides,
        run=run,
        sounded=None,
        resting=game.resting and not thrown_in,
        arrow=1 - game.arrow if turns and game.arrow is not None else game.arrow,
    )
