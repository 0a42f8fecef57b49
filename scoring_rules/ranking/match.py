"""A match as a table of matches sees it: what both sides get from it, and how it came about."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

How = Literal["played", "forfeit", "both_forfeit", "bye", "half_bye", "zero_bye"]
"""How a result came about; the codes are those of FORMATS §2 (chess)."""

Result = Literal["win", "draw", "loss"]
"""What one side made of it."""

End = Literal["", "retired", "walkover", "disqualified", "forfeit", "default"]
"""How a match ended other than by its score (FORMATS §2: `end`, and basketball's own calls)."""

Score = tuple[tuple[int, int], ...]
"""A score by game (leg, period, end), each from the first and the second side."""


@dataclass(frozen=True, slots=True)
class Match:
    """A contest for the table; the tuples are by side, in the order of the contest's entrants.

    `rule` ranks the table that the match belongs to (`draws.table_rule.TableRule`): a contest
    carries it as it carries its other parameters.

    Sports whose tables count scores give them too. A draw takes the winner from `results`, else
    from `Outcome.winner`:

    - `games`: the score reached, game by game; of a sport that is one sum (basketball, curling)
      its periods or ends. `counted`: the score that a table takes where it is another one (after
      a retirement, with all that was not played given to the winner); () where it is `games`.
    - `end`, and `by`, the side (0 or 1) that retired, stayed away, forfeits or was put out.
    - `draw_shots`: the last-stone draws of each side in mm.
    - `team`: individual matches won by each side where the contest is a whole team tie on paper;
      then `games` has one pair of games won for each individual match.
    - `players`: who of a team plays; () for a side that is no team.
    """

    rule: Any
    how: How = "played"
    results: tuple[Result, ...] = ()
    points: tuple[Fraction, ...] = ()
    fouls: tuple[int, ...] = ()
    games: Score = ()
    counted: Score = ()
    end: End = ""
    by: int | None = None
    draw_shots: tuple[tuple[int, ...], ...] = ()
    team: tuple[int, ...] = ()
    players: tuple[tuple[str, ...], ...] = ()

    @property
    def finished(self) -> bool:
        """Whether there is a result; before it the match only says which table it belongs to."""
        return bool(self.results)
