"""The terms of a contest by height (181): jump-off, countback, and how bars rise."""

from dataclasses import dataclass

from events.athletics.card import Scale

POLE_VAULT = "Pole Vault"
LOWEST_BAR, HIGHEST_BAR = 30, 700


@dataclass(frozen=True, slots=True)
class BarTerms(Scale):
    """What an event may set otherwise.

    `jumpoff`: a tie for the first place waits for a jump-off; without it the place is shared.
    `countback`: failures separate equal heights; not so in combined events.
    """

    jumpoff: bool = False
    countback: bool = True

    @property
    def rise(self) -> int:
        """Centimetres that the bar rises by at least (181.5); what the pad proposes."""
        return 5 if self.discipline == POLE_VAULT else 2
