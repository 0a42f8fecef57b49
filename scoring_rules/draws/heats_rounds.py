"""The rounds that a number of heats leads to, where the event does not write them itself.

Rule 166.2 of 2016-17 for races in lanes: with eight lanes 9 to 16 runners make two heats 3+2, up to
24 three heats 2+2, up to 32 four heats 3+4 and two semi-finals 3+2, up to 40 five heats 4+4 and
three semi-finals 2+2. Its tables are one sum: as many by place as leave two places by time. Tracks
with other lanes, and more heats, take the same sum.
"""

from collections.abc import Sequence

from scoring_rules.contest import Entrant
from scoring_rules.draws.heats_lanes import width
from scoring_rules.draws.heats_qualifying import Round

BY_TIME_AT_LEAST = 2


def heats_for(entrants: Sequence[Entrant], lanes: int) -> int:
    """How many heats the entrants fill; one where nobody keeps a lane."""
    taken = sum(width(entrant) for entrant in entrants)
    return max(1, -(-taken // lanes)) if lanes else 1


def rounds_from(heats: int, runners: int) -> tuple[Round, ...]:
    """The rounds from a first one of so many heats; `runners`: how many a later heat holds."""
    if heats <= 1:
        return (Round(1),)
    following = 1 if heats <= 3 else 2 if heats == 4 else 3
    places = following * runners
    by_place = max(1, (places - BY_TIME_AT_LEAST) // heats)
    first = Round(heats, by_place, max(0, places - heats * by_place))
    return (first, *rounds_from(following, runners))
