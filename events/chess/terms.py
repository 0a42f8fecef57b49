"""The parameters of chess: points by outcome and colour, byes, tie-breaks, and whose rules."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scoring_rules.ranking.match import Result
from scoring_rules.ranking.team_tie import TeamTie

Code = Literal[
    # FORMATS §2
    "BH", "BH-C1", "SB", "PS", "PS-C1", "DE", "WIN", "WON", "BPG",
    "opponents", "cumulative", "small", "wins", "direct", "fouls", "second",
    # what Chinese regulations name besides
    "second_wins", "first_wins", "beaten", "drawn", "lost", "boards", "previous", "later",
    # letters of 比赛编排管理系统, singly or as they are commonly written
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "Z", "ACDEF", "BCDEF",
]  # fmt: skip
"""A tie-break as a regulation names it."""


@dataclass(frozen=True, slots=True)
class Points:
    """What an outcome gives; black's own where they differ (3-0 with a draw of 1 and 2)."""

    win: Fraction
    draw: Fraction
    loss: Fraction
    black_win: Fraction | None = None
    black_draw: Fraction | None = None
    black_loss: Fraction | None = None

    def of(self, result: Result, *, black: bool = False) -> Fraction:
        """The points of a side. Rules of xiangqi 2011, 13.1 and 13.3."""
        red = {"win": self.win, "draw": self.draw, "loss": self.loss}[result]
        own = {"win": self.black_win, "draw": self.black_draw, "loss": self.black_loss}[result]
        return own if black and own is not None else red

    @property
    def best_draw(self) -> Fraction:
        """A draw for the side that gets more from it."""
        return max(self.draw, self.of("draw", black=True))

    @property
    def best_win(self) -> Fraction:
        """A win for the side that gets more from it."""
        return max(self.win, self.of("win", black=True))


TWO_ONE = Points(Fraction(2), Fraction(1), Fraction(0))
ONE_HALF = Points(Fraction(1), Fraction(1, 2), Fraction(0))


@dataclass(frozen=True, slots=True)
class Terms:
    """The parameters of FORMATS §2, and what a regulation may settle besides.

    `style`: whose words and defaults, those of xiangqi or of FIDE. `bye`: points of a bye that
    was drawn, None for those of a win. `tie_breaks`: codes, or the letters that Chinese arbiters
    know (`ACDEF`); none for the defaults of style and format. `bye_opponent`: what a bye counts
    in opponents' points (对手分), the lowest score or nothing. `forfeit_wins`: whether wins
    without play count as 胜局. `withdrawal`: what becomes of the results of who leaves a round
    robin: they stand if half were played, or always, or never. `match_points`: a team match.
    `boards`: how many a team match is drawn with.
    """

    style: Literal["xiangqi", "fide"] = "xiangqi"
    points: Points = TWO_ONE
    bye: Fraction | None = None
    tie_breaks: tuple[Code, ...] = ()
    rules_version: Literal["2024", "2026"] = "2026"
    rounds: int = 0
    bye_opponent: Literal["lowest", "zero"] = "lowest"
    forfeit_wins: bool = True
    fouls_lose: int = 3
    withdrawal: Literal["half", "keep", "annul"] = "half"
    match_points: Points = TWO_ONE
    boards: int = 1

    @property
    def tie(self) -> TeamTie:
        """How team matches are played: on all boards; the first-named has red on the odd ones
        (art. 13 of the rules of 2011)."""
        return TeamTie(self.boards, play_on=True, alternate=True)
