"""Badminton by the BWF laws: three games to 21, from 4 January 2027 to 15."""

from dataclasses import dataclass, replace
from typing import ClassVar

from events.badminton.ties import TABLE, team_table
from scoring_rules.draws.match_table import MatchTable
from scoring_rules.kinds.placed import Placed
from scoring_rules.kinds.rally import Rally
from scoring_rules.sport import Sport, Timing


@dataclass(frozen=True, slots=True)
class Badminton(Rally):
    """A match of badminton."""

    # GCR 16.2: a group loses all results of who retires; only a team tie takes such a score.
    counts_as: ClassVar[str] = "counts_in_tie"

    def table(self, *, team: bool) -> MatchTable:
        """How matches, or team ties made of them, make a table."""
        return team_table(self.tie) if team else TABLE


TO_21 = Badminton(
    points=21,
    cap=30,
    best_of=3,
    serves=0,
    change_at=11,
    interval_at=11,
    between_ms=120_000,
    timeouts=0,
    expedite_ms=0,
    towel_every=0,
    red_cards=(1,),
    yellow_first=False,
    black_card=True,
    most_singles=1,
    most_matches=2,
)
TO_15 = replace(TO_21, points=15, cap=21, change_at=8, interval_at=8)

SPORT = Sport(
    "badminton",
    {"bwf-3x21": TO_21, "bwf-3x15": TO_15, "placed": Placed()},
    timing=Timing(courts=4, minutes=40, a_day=4),
)
