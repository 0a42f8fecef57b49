"""The parameters of floor curling."""

from dataclasses import dataclass

MOST_MM = 1996
"""No draw shot counts more under any rule: the house with a stone at its edge."""


MOST = 99
"""More ends, stones or players are no parameter but an error."""


@dataclass(frozen=True, slots=True)
class Terms:
    """FORMATS §2, and what a regulation may settle besides.

    `stones`: of each side in an end. `timeouts`: of each side in a game. `on_field`: players of a
    side. `mixed`: women and men must both play (12th National Games, 2025). `classes`: the only
    ones that may play, () for any: `["轮椅"]`, `["听力"]`. `blank_extra_loses`: a blank extra end
    is won by the side without the last stone (club rules); else another one follows.
    `outside_mm`: what a draw shot counts that does not end in the house. `thinking_seconds`: each
    side's thinking time for the game (World Curling R11), 0 where none is measured.
    """

    ends: int = 6
    stones: int = 8
    timeouts: int = 1
    on_field: int = 4
    mixed: bool = True
    classes: tuple[str, ...] = ()
    blank_extra_loses: bool = False
    outside_mm: int = 1854
    thinking_seconds: int = 0

    def __post_init__(self) -> None:
        """ValueError where no game can be played by such terms."""
        counts = (self.ends, self.stones, self.on_field)
        if not all(1 <= count <= MOST for count in counts):
            raise ValueError("a game has an end, a stone of each side and a player")
        if min(self.timeouts, self.thinking_seconds) < 0:
            raise ValueError("nothing is less than none")
        if not 0 <= self.outside_mm <= MOST_MM:
            raise ValueError(f"a draw shot counts 0 to {MOST_MM} mm")
