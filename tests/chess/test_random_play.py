"""Random tournaments of chess: which rules they reach, and values counted again in a plain way.

`python -m tests.chess.test_random_play` prints how often each rule was reached.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from events.chess.calls import Foul, Result
from events.chess.rules import Chess
from events.chess.terms import ONE_HALF
from scoring_rules.contest import Entrant, Setup
from scoring_rules.decisions import Withdraw
from scoring_rules.draws import Played, RoundRobin, Swiss
from scoring_rules.ledger import Line
from scoring_rules.ranking import Ranked
from scoring_rules.refusal import Refused
from tests.pairing.tournaments import Tournament

RULES = {
    "xiangqi, way A": Chess(rounds=5),
    "xiangqi, way B": Chess(rounds=5, tie_breaks=("BCDEF", "later")),
    "fide": Chess(style="fide", points=ONE_HALF, fouls_lose=0, rounds=5),
}
SWISSES, ROBINS, PLAYERS = 60, 150, 10
BYES = {"bye", "half_bye", "zero_bye"}
ENDS = {"played", "forfeit", "both_forfeit"}
COME_AND_GO = {"withdrawn", "jumped in late"}
EVERY = BYES | ENDS | COME_AND_GO
REACHED = {
    "xiangqi, way A": EVERY | {"opponents", "wins", "second", "previous"},
    "xiangqi, way B": EVERY
    | {"cumulative", "wins", "second_wins", "second", "later", "shared place"},
    "fide": EVERY | {"BH-C1", "BH", "SB", "DE", "WIN", "BPG", "shared place"},
}
ROBIN_REACHED = (
    ENDS | {"small", "wins", "direct", "fouls", "second", "shared place", "annulled", "forfeited"}
) | {"three fouls", "withdrawn with all"}


def swisses(name: str) -> Iterator[tuple[Tournament, Ranked]]:
    """Tournaments of five rounds: latecomers, absences, withdrawals, forfeits."""
    engine = "score-groups"
    for seed in range(SWISSES):
        units = tuple("ABCD"[n % 4] for n in range(PLAYERS + seed % 3))
        games = Tournament(engine, units, 5, seed)
        games.rules = replace(RULES[name])
        try:
            for _ in range(5):
                games.round()
        except Refused:
            pass  # so many have left that somebody would meet twice: the table so far is ranked
        entrants = tuple(Entrant(str(n)) for n in range(1, len(units) + 1))
        yield games, Swiss().placings(entrants, games.played, tuple(games.left))


def in_swiss(games: Tournament, ranked: Ranked) -> Iterator[str]:
    """What of the rules a tournament came to."""
    for contest in games.played:
        if contest.outcome.match is not None:
            yield contest.outcome.match.how
    if games.left:
        yield "withdrawn"
    if games.late:
        yield "jumped in late"
    yield from _decided(ranked)


def _decided(ranked: Ranked) -> Iterator[str]:
    places = Counter(placing.place for placing in ranked.placings if placing.place)
    if max(places.values(), default=0) > 1:
        yield "shared place"
    for placing in ranked.placings:
        if placing.decided_by:
            yield placing.decided_by


def scores(games: list[Played]) -> dict[str, Fraction]:
    """Everybody's points by adding up what each contest says."""
    found: dict[str, Fraction] = {}
    for contest in games:
        match = contest.outcome.match
        assert match is not None
        for id_, points in zip(contest.entrants, match.points, strict=False):
            found[id_] = found.get(id_, Fraction(0)) + points
    return found


@pytest.mark.parametrize("name", RULES)
def test_random_tournaments_reach_every_rule_of_a_swiss(name: str) -> None:
    seen: Counter[str] = Counter()
    for games, ranked in swisses(name):
        seen.update(set(in_swiss(games, ranked)))
        points = scores(games.played)
        marks = [
            (placing.place, Fraction(placing.mark))
            for placing in ranked.placings
            if placing.place is not None
        ]
        for placing in ranked.placings:
            assert Fraction(placing.mark or 0) == points.get(placing.entrant, 0)
            if name == "xiangqi, way A" and placing.place:
                assert Fraction(dict(placing.values)["opponents"]) == opponents(
                    games.played, points, placing.entrant
                )
        assert [mark for _place, mark in marks] == sorted((m for _p, m in marks), reverse=True)
    assert REACHED[name] - set(seen) == set()


def opponents(games: list[Played], points: dict[str, Fraction], who: str) -> Fraction:
    """对手分 by the words of 14.3.1 and 14.4: all opponents' points, a bye the lowest score of
    those who have any, an absence nothing."""
    lowest = min((score for score in points.values() if score), default=Fraction(0))
    total = Fraction(0)
    for contest in games:
        if who not in contest.entrants:
            continue
        if len(contest.entrants) == 1:
            how = contest.outcome.match and contest.outcome.match.how
            total += Fraction(0) if how == "zero_bye" else lowest
        else:
            total += sum(points[one] for one in contest.entrants if one != who)
    return total


def robin(seed: int) -> tuple[list[Played], tuple[Withdraw, ...], Ranked]:
    """A round robin of five or six by Berger's tables; in half of them somebody leaves."""
    chance, rules = Random(seed), Chess()
    entrants = tuple(Entrant(str(n)) for n in range(1, 6 + seed % 2))
    proposed = RoundRobin().propose(entrants, (), (), "").contests
    leaver = chance.choice(entrants).id if chance.random() < 0.5 else ""
    after = chance.randint(0, 5)
    played = []
    for number, one in enumerate(proposed):
        gone = leaver in one.entrants and (one.round or 0) > after
        setup = Setup(f"c{number}", tuple(Entrant(id_) for id_ in one.entrants))
        state: Any = rules.start(setup)
        calls = [] if gone else list(_game(chance, one.entrants))
        for n, call in enumerate(calls, start=1):
            state = rules.apply(state, Line(n, call))
        outcome = rules.outcome(state)
        played.append(Played(setup.contest, "", one.entrants, outcome, bool(calls), one.round))
    left = (Withdraw(leaver, "病"),) if leaver else ()
    return played, left, RoundRobin().placings(entrants, played, left)


def _game(chance: Random, sides: tuple[str, ...]) -> Iterator[Any]:
    for _ in range(chance.choice((0, 0, 0, 0, 1, 3))):
        yield Foul(chance.choice(sides))
    if chance.random() < 0.03:
        yield Result(None, "both_forfeit")
    elif chance.random() < 0.05:
        yield Result(chance.choice(("red", "black")), "forfeit")
    else:
        yield Result(chance.choice(("red", "draw", "black")))


def in_robin(played: list[Played], left: tuple[Withdraw, ...], ranked: Ranked) -> Iterator[str]:
    """What of the rules a round robin came to."""
    for contest in played:
        match = contest.outcome.match
        assert match is not None
        if match.finished:
            yield match.how
        if match.fouls and max(match.fouls) >= 3:
            yield "three fouls"
    if ranked.uncounted:
        yield "annulled"
    if any(detail.over for detail in ranked.details):
        yield "forfeited"
    if left and not ranked.uncounted and not ranked.details:
        yield "withdrawn with all"
    yield from _decided(ranked)


def test_random_round_robins_reach_every_rule() -> None:
    seen: Counter[str] = Counter()
    for seed in range(ROBINS):
        played, left, ranked = robin(seed)
        seen.update(set(in_robin(played, left, ranked)))
        assert ranked.over
        places = [placing.place for placing in ranked.placings if placing.place]
        gone = {call.entrant for call in left} if ranked.uncounted else set()
        assert {p.entrant for p in ranked.placings if p.place is None} == gone
        assert places == sorted(places)
    assert ROBIN_REACHED - set(seen) == set()


if __name__ == "__main__":
    for one in RULES:
        counted: Counter[str] = Counter()
        for tournament, table in swisses(one):
            counted.update(set(in_swiss(tournament, table)))
        print(one, dict(sorted(counted.items())))
    counted = Counter()
    for chosen in range(ROBINS):
        counted.update(set(in_robin(*robin(chosen))))
    print("round robin", dict(sorted(counted.items())))
