"""Lots: an order that anyone can check, from a seed that is printed and the entrants' ids.

DESIGN §4: sha256(seed + ":" + entrant id) as hexadecimal digits, sorted; the text is UTF-8.
"""

import hashlib
from collections.abc import Iterable


def lot_of(seed: str, entrant: str) -> str:
    """What an entrant draws: 64 hexadecimal digits, the lower the earlier."""
    return hashlib.sha256(f"{seed}:{entrant}".encode()).hexdigest()


def lot_order(seed: str, entrants: Iterable[str]) -> tuple[str, ...]:
    """The entrants in the order of their lots, whatever order they are given in."""
    return tuple(sorted(entrants, key=lambda entrant: (lot_of(seed, entrant), entrant)))
