"""Service: who serves to whom, in turns (table tennis) or after the rally won (badminton)."""

from dataclasses import dataclass, replace

from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.terms import Terms

Players = tuple[tuple[str, ...], tuple[str, ...]]
"""The one or two players of each side."""


@dataclass(frozen=True, slots=True)
class Turns:
    """Service in turns: the first of `order` serves to the second, and the second serves next.

    In doubles the order is A, X, B, Y (ITTF 2.13.3). `served`: services of this turn.
    """

    order: tuple[str, ...]
    served: int = 0

    @property
    def server(self) -> str:
        """Who serves the next rally."""
        return self.order[0]

    @property
    def receiver(self) -> str:
        """Who receives it."""
        return self.order[1]

    def after(self, _score: Score, _winner: int, each: int) -> "Turns":
        """The turn passes after `each` services (ITTF 2.13.3)."""
        if self.served + 1 < each:
            return Turns(self.order, self.served + 1)
        return self.passed()

    def passed(self) -> "Turns":
        """The turn passes: the receiver serves."""
        return Turns((*self.order[1:], self.order[0]))

    def receivers_changed(self) -> "Turns":
        """In the last game the pair to receive changes its order at 5 (ITTF 2.13.6)."""
        if len(self.order) == 2:
            return self
        server, receiver, partner, other = self.order
        return Turns((server, other, partner, receiver), self.served)


@dataclass(frozen=True, slots=True)
class Courts:
    """Service by who won the rally; `courts` has each side's player in the right court first.

    `even`: the server stands in the right service court (BWF Laws 10.1, 11.1).
    """

    serving: int
    courts: Players
    even: bool = True

    @property
    def server(self) -> str:
        """Who serves the next rally."""
        return _in_court(self.courts[self.serving], right=self.even)

    @property
    def receiver(self) -> str:
        """Who receives it: the one diagonally opposite."""
        return _in_court(self.courts[1 - self.serving], right=self.even)

    def after(self, score: Score, winner: int, _each: int) -> "Courts":
        """Who wins the rally serves; only a pair that scores on its service changes courts.

        BWF Laws 10.3, 11.1.5, 11.3, 11.4.
        """
        even = score[winner] % 2 == 0
        if winner != self.serving or len(self.courts[winner]) == 1:
            return Courts(winner, self.courts, even)
        turned = self.courts[winner][::-1]
        courts = (turned, self.courts[1]) if winner == 0 else (self.courts[0], turned)
        return replace(self, courts=courts, even=even)


Service = Turns | Courts


def _in_court(players: tuple[str, ...], *, right: bool) -> str:
    return players[0] if right or len(players) == 1 else players[1]


def services_each(terms: Terms, score: Score, *, expedite: bool) -> int:
    """Services of a turn; one from 10-10 on and under the expedite system (ITTF 2.13.3, 2.15)."""
    return 1 if expedite or min(score) >= terms.points - 1 else terms.serves


def opened(terms: Terms, players: Players, server: str, receiver: str) -> Service:
    """The service of a game that `server` opens to `receiver`."""
    serving = 0 if server in players[0] else 1
    ours = _first(players[serving], server)
    theirs = _first(players[1 - serving], receiver)
    if not terms.serves:
        return Courts(serving, (ours, theirs) if serving == 0 else (theirs, ours))
    return Turns(tuple(player for pair in zip(ours, theirs, strict=True) for player in pair))


def _first(players: tuple[str, ...], one: str) -> tuple[str, ...]:
    return (one, *(player for player in players if player != one))


def next_game(service: Service, opening: tuple[str, ...], winner: int) -> Service | None:
    """The service of the next game, until a `start` says otherwise.

    In turns the side that received first serves first, and each receives from who received
    from him (ITTF 2.13.5); else the winner of the game serves (BWF Law 9.1 and 11.5, either
    player), from where the players stand.
    """
    if isinstance(service, Courts):
        return Courts(winner, service.courts)
    return turned(opening, opening[1]) if opening else None


def turned(opening: tuple[str, ...], server: str) -> Turns:
    """The order of the next game if `server` opens it: the order of the last one, backwards."""
    at = opening.index(server)
    size = len(opening)
    return Turns(tuple(opening[(at - i) % size] for i in range(size)))
