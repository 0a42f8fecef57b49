"""The parameters of a match of rallies: what wins a game, who serves, pauses, ends and cards."""

from dataclasses import dataclass
from typing import Literal

from scoring_rules.ranking.team_tie import TeamTie

MOST = 999
"""More points in a game are no parameter but an error."""

Best = Literal[1, 3, 5, 7, 9]
"""At most so many are played; more than half of them win."""


@dataclass(frozen=True, slots=True)
class Terms:
    """One scoring system. Lengths are in ms; 0 always means that there is none of it.

    A game goes to who has `points` and is `lead` ahead, and at `cap` at the latest.
    `serves`: how many in turn; 0 where who wins the rally serves. `change_at`: in the last
    possible game ends change when a side reaches it. `interval_at`: a pause within each game.
    `expedite_ms`: after so long a game goes on under the expedite system, unless
    `expedite_below` points are scored. `red_cards`: what each red card in turn gives to the
    other side; with `yellow_first` only after a yellow one, and none beyond the last; else the
    last repeats. `wheelchair`, `half_court`: what is shown and asked, not how it is counted.
    `players`: how many of a side play, 0 where either one or two do.

    A team tie has `matches` individual ones and stops when decided, unless they `play_on`. In it
    a player may have `most_singles`, and `most_matches` in all: in every team system of table
    tennis two singles, in badminton one, and a pair besides.
    """

    points: int = 11
    lead: int = 2
    cap: int = 0
    best_of: Best = 5
    serves: int = 2
    change_at: int = 5
    interval_at: int = 0
    interval_ms: int = 60_000
    between_ms: int = 60_000
    timeouts: int = 1
    timeout_ms: int = 60_000
    expedite_ms: int = 600_000
    expedite_below: int = 18
    towel_every: int = 6
    red_cards: tuple[int, ...] = (1, 2)
    yellow_first: bool = True
    black_card: bool = False
    wheelchair: bool = False
    half_court: bool = False
    players: Literal[0, 1, 2] = 0
    matches: Best = 5
    play_on: bool = False
    most_singles: int = 2
    most_matches: int = 0

    def __post_init__(self) -> None:
        """ValueError where no match can be played by such terms."""
        if not 1 <= self.points <= MOST or not 1 <= self.lead <= self.points:
            raise ValueError("a game goes to some number of points, with a lead within them")
        if self.cap and not self.points <= self.cap <= MOST:
            raise ValueError("a cap is not below the points of a game")
        others = (self.serves, self.change_at, self.interval_at, self.timeouts, self.towel_every)
        often = (self.most_singles, self.most_matches)
        lengths = (self.interval_ms, self.between_ms, self.timeout_ms, self.expedite_ms)
        if min(*others, *often, *lengths, *self.red_cards, self.expedite_below) < 0:
            raise ValueError("nothing is less than none")

    @property
    def to_win(self) -> int:
        """Games that win the match."""
        return self.best_of // 2 + 1

    @property
    def service_lets(self) -> bool:
        """Whether a service is a let for where it went: to a wheelchair, across a table
        (ITTF 2.9.1.5)."""
        return self.wheelchair and self.serves > 0

    @property
    def tie(self) -> TeamTie:
        """How team ties are played."""
        singles, each = self.most_singles, self.most_matches
        return TeamTie(self.matches, self.play_on, singles=singles, each=each)
