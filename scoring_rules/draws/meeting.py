"""How the entrants of a table meet: the format, how often each pair does, and `draw.ranking`."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a table rule must know of the draw that made the matches.

    `qualify`: how many of the table go on, 0 where nobody does.
    """

    format: Literal["round_robin", "swiss"]
    cycles: int = 1
    ranking: str = ""
    qualify: int = 0
