"""The jump-off for the first place (181.8d): one jump a bar until one is ahead.

All clear: the bar rises; all fail: it sinks; who retires forfeits, and where only one is left,
that one has won, also without the jump that is due.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JumpOff:
    """`members`: who takes part; `alive`: who can still win; `due`: who jumps at this bar."""

    members: tuple[int, ...] = ()
    alive: tuple[int, ...] = ()
    due: tuple[int, ...] = ()
    decided: bool = False

    @classmethod
    def of(cls, jumped: tuple[tuple[int, str], ...], bars: int) -> "JumpOff":
        """From every member's jumps and the number of bars that were set."""
        jumps = dict(jumped)
        members = alive = tuple(jumps)
        if not members:
            return cls()
        for bar in range(bars):
            due = tuple(i for i in alive if len(jumps[i]) <= bar)
            if due:
                able = [i for i in alive if not jumps[i].endswith("r")]
                return cls(members, alive, due, decided=len(able) <= 1)
            cleared = tuple(i for i in alive if jumps[i][bar] == "O")
            failed = tuple(i for i in alive if jumps[i][bar] == "X")
            alive = cleared or failed
            if len(alive) <= 1:
                return cls(members, alive, (), decided=True)
        staying = tuple(i for i in alive if not jumps[i].endswith("r"))
        return cls(members, staying, (), decided=len(staying) <= 1)
