"""What a board shows of whoever is in the picture: details, lights, the clock, the bar."""

from decimal import Decimal
from typing import Protocol

from events.weightlifting.calls import SEATS, Vote
from events.weightlifting.order import Turn
from events.weightlifting.state import Group
from events.weightlifting.terms import Terms
from scoring_rules.ranking import Placing
from scoring_rules.views import Clock, Light, Words, words

KG = words("unit_kg")


class Places(Protocol):
    """The ranking that a board speaks of: as it stands, before the last attempt, after the next."""

    @property
    def placings(self) -> tuple[Placing, ...]:
        """Everyone in order of place."""

    def before(self, index: int) -> int | None:
        """An athlete's place before the last attempt."""

    def if_good(self, index: int, kg: Decimal) -> int | None:
        """The place a good lift at `kg` would give; None where it gives none."""


def lift_name(group: Group) -> Words | str:
    """Which of two lifts it is; nothing where there is one."""
    return "" if group.lift == "bench" else words(f"lift_{group.lift}")


def details(group: Group, index: int) -> tuple[Words, ...]:
    """Lot and bodyweight, where they are known."""
    card = group.athletes[index].card
    lot = () if card.lot is None else (words("lot_is", lot=card.lot),)
    weighed = card.bodyweight
    return lot if weighed is None else (*lot, words("bodyweight_is", kg=f"{weighed:f}"))


def lights(votes: tuple[Vote, ...]) -> tuple[Light, ...]:
    """Three lights, hidden until all are in; none where nobody voted."""
    if not votes:
        return ()
    by_seat = {vote.seat: vote for vote in votes}
    return tuple(
        _light(seat, by_seat.get(seat), all_in=len(by_seat) == len(SEATS)) for seat in SEATS
    )


def _light(seat: str, vote: Vote | None, *, all_in: bool) -> Light:
    name = words(f"seat_{seat}")
    if vote is None:
        return Light(name, "empty")
    if not all_in:
        return Light(name, "hidden")
    reason = words(f"fault_{vote.reason}") if vote.reason else None
    return Light(name, "white" if vote.good else "red", reason)


def clock_of(terms: Terms, group: Group, turn: Turn) -> Clock | None:
    """The clock of an attempt or the countdown to the group; none where no time is known."""
    called = group.called
    if called is None or (called.deadline_ms is None and called.left_ms is None):
        return None
    if not called.attempt:
        return Clock(words("clock_group"), _countdown(terms), called.deadline_ms)
    if (called.index, called.attempt) != (turn.index, turn.attempt):
        return None
    label = words("clock_call" if called.left_ms is None else "clock_stopped")
    return Clock(label, called.length_ms, called.deadline_ms, called.left_ms)


def _countdown(terms: Terms) -> int:
    return 1000 * (terms.lock_seconds or terms.call_seconds)
