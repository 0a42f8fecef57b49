"""Random rounds of heats by fixed dice; `python -m tests.draws.heats_play` tells what they reach.

Times are drawn from few values, so that ties are frequent; judges, lots, withdrawals and
disqualifications happen as the dice say.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from events.athletics import SPORT
from events.athletics.race_ranking import ties
from meet.codec import decode_call
from scoring_rules.contest import Entrant, Setup, append, calls_of, fold
from scoring_rules.decisions import Decide, Withdraw
from scoring_rules.draws import Heats, Played
from scoring_rules.draws.heats_qualifying import Round
from scoring_rules.draws.lots import lot_order
from scoring_rules.event import named
from scoring_rules.ledger import Line
from scoring_rules.ranking import Ranked

RACE = SPORT.rules["race"]
SEED = "2027"


@dataclass
class Game:
    """An event of one to three rounds, played to its end."""

    dice: Random
    draw: Heats
    entrants: tuple[Entrant, ...]
    played: list[Played] = field(default_factory=list)
    decisions: list[Any] = field(default_factory=list)

    @property
    def ranked(self) -> Ranked:
        """The placings as they stand."""
        return self.draw.placings(self.entrants, self.played, self.decisions)

    @property
    def codes(self) -> dict[str, str]:
        """Who goes on from the last round that was run, and how."""
        last = {one.contest for one in self.played if one.phase == self.played[-1].phase}
        return {
            who: code
            for detail in self.ranked.details
            if detail.contest in last
            for who, code in detail.advance
        }


def new_game(dice: Random) -> Game:
    """Four to fourteen runners; rounds written out, or by the rule."""
    many = dice.randint(4, 14)
    lanes = dice.choice((3, 4, 8))
    first = Round(2, dice.randint(0, 2), dice.randint(0, 2))
    rounds = (first, Round(1)) if lanes == 8 or dice.random() < 0.5 else None
    entrants = tuple(Entrant(str(i), delegation="上党潞州"[i % 2 : i % 2 + 2]) for i in range(many))
    pools = (tuple(range(1, lanes + 1)),)
    return Game(dice, Heats(rounds=rounds, lanes=lanes, pools=pools), entrants)


def race(game: Game, number: int, phase: str, entrants: Sequence[str]) -> Played:
    """A race: times of few values, sometimes a judge's word, sometimes somebody out."""
    by_id = {entrant.id: entrant for entrant in game.entrants}
    setup = Setup(f"c{number}", tuple(by_id[one] for one in entrants), phase)
    standing = fold(RACE, setup, ())

    def call(**fields: Any) -> None:
        nonlocal standing
        line = Line(standing.seq + 1, decode_call(calls_of(RACE), fields))
        standing = append(RACE, setup, standing, line)

    for one in entrants:
        if game.dice.random() < 0.08:
            call(kind="status", entrant=one, status=game.dice.choice(("DNS", "DQ")))
        else:
            call(kind="finish", entrant=one, ms=11000 + game.dice.randrange(6))
    for group in _ties(standing.state):
        order = [[one] for one in group] if game.dice.random() < 0.6 else [list(group)]
        call(kind="judge", order=order)
    outcome = RACE.outcome(standing.state)
    assert outcome.over
    return Played(setup.contest, phase, tuple(entrants), outcome, round=int(phase))


def _ties(heat: Any) -> list[tuple[str, ...]]:
    return [tie.entrants for tie in ties(RACE, heat)]


def play(game: Game) -> Iterator[str]:
    """Round by round; says what it has come to."""
    while True:
        out = {d.entrant for d in game.decisions if isinstance(d, Withdraw)}
        here = [entrant for entrant in game.entrants if entrant.id not in out]
        proposed = game.draw.propose(here, game.played, game.decisions, SEED)
        if not proposed.contests:
            if not game.ranked.questions:
                break
            yield "a tie for the last time place is asked"
            question = game.ranked.questions[0]
            order = lot_order(SEED, {who for q in game.ranked.questions for who in named(q)})
            game.decisions.append(Decide("lot", order=order))
            assert question not in game.ranked.questions
            yield "a lot is drawn"
            continue
        if any(why.code == "heats_too_many" for one in proposed.contests for why in one.why):
            yield "a heat has more runners than lanes"
        for one in proposed.contests:
            game.played.append(race(game, len(game.played), one.phase, one.entrants))
        yield from _told(game)
        yield from _decided(game)
    yield "over" if game.ranked.over else "not over"


def _told(game: Game) -> Iterator[str]:
    counts = Counter(game.codes.values())
    yield from (f"some go on by {code}" for code in counts)
    for one in game.played:
        places = [m.key for m in one.outcome.marks if m.key]
        keys = [tuple(step.value for step in key) for key in places]
        if len(set(keys)) < len(keys):
            yield "a tie stands within a heat"
    rounds = {one.phase for one in game.played}
    if len(rounds) > 2:
        yield "semi-finals are run"
    if game.draw.rounds and counts["q"] > game.draw.rounds[0].by_time:
        yield "all who are tied go on, there are lanes"
    if game.draw.rounds and counts["Q"] > 2 * game.draw.rounds[0].by_place:
        yield "a tie on the last place of a heat"


def _decided(game: Game) -> Iterator[str]:
    """Somebody fell and is advanced; somebody who qualified withdraws."""
    codes = game.codes
    out = [one for one in game.played[-1].entrants if one not in codes]
    if codes and out and game.dice.random() < 0.3:
        what = game.dice.choice(("qR", "qJ"))
        game.decisions.append(Decide(what, entrant=out[0], contest=game.played[-1].contest))
        assert game.codes[out[0]] == what
        yield f"{what} is decided"
    if codes and game.dice.random() < 0.1:
        game.decisions.append(Withdraw(next(iter(codes)), reason="伤"))
        yield "somebody who qualified withdraws"


def reached(games: int) -> Counter[str]:
    """What so many games come to, each thing counted once a game."""
    dice, found = Random(7), Counter[str]()
    for _game in range(games):
        game = new_game(dice)
        found.update(set(play(game)))
        check(game)
    return found


def check(game: Game) -> None:
    """The laws: everybody is listed once, and who went further is placed ahead."""
    placings = game.ranked.placings
    assert sorted(p.entrant for p in placings) == sorted(e.id for e in game.entrants)
    furthest = {one: int(c.phase) for c in game.played for one in c.entrants}
    placed = [p for p in placings if p.place]
    rounds = [furthest[p.entrant] for p in sorted(placed, key=lambda p: p.place or 0)]
    assert rounds == sorted(rounds, reverse=True)


if __name__ == "__main__":
    for what, many in sorted(reached(400).items()):
        print(f"{many:5}  {what}")
