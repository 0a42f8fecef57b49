"""A team tie as a value: made of individual matches, over when decided or when all are played."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TieNow:
    """A tie after its matches in order: matches won by each team, and whether it goes on.

    `needless`: the numbers (from 0) of matches that came after the decision and do not count.
    """

    won: tuple[int, int]
    over: bool
    winner: int | None = None
    needless: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamTie:
    """How ties are played: of so many individual matches, more than half of which decide them.

    A tie stops when it is decided, or all matches are played and count (`play_on`). With
    `alternate` the sides change from match to match: on odd boards the first-named is first.
    `singles`, `each`: how many singles, and matches in all, a player may have in it; 0: any.
    """

    matches: int = 1
    play_on: bool = False
    alternate: bool = False
    singles: int = 0
    each: int = 0

    @property
    def to_win(self) -> int:
        """Individual matches that decide a tie."""
        return self.matches // 2 + 1

    def sides(self, order: int, teams: tuple[str, ...]) -> tuple[str, ...]:
        """The teams of an individual match, counted from 1, the first side first."""
        return teams[::-1] if self.alternate and order % 2 == 0 else teams

    def after(self, matches: Sequence[tuple[int, int] | None]) -> TieNow:
        """The tie whose matches as drawn ended 1:0, 0:1 or drawn 0:0, None for one not finished.

        A tie for which fewer matches were drawn is decided by more than half of those.
        """
        enough = len(matches) // 2 + 1
        most = max(self.to_win, enough)
        won = (0, 0)
        needless = []
        for number, match in enumerate(matches):
            if match is None:
                continue
            if max(won) >= most and not self.play_on:
                needless.append(number)
            else:
                won = (won[0] + match[0], won[1] + match[1])
        played_out = bool(matches) and None not in matches
        over = played_out or (max(won) >= enough and not self.play_on)
        leader = None if won[0] == won[1] else int(won[1] > won[0])
        return TieNow(won, over, leader if over else None, tuple(needless))


ONE_MATCH = TeamTie()
"""No team tie: a match stands for itself."""
