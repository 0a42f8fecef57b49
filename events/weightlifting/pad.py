"""The pads of a lifting contest by seat."""

from events.weightlifting.calls import SEATS
from events.weightlifting.marshal_pad import marshal_pad
from events.weightlifting.seat_pad import seat_pad
from events.weightlifting.secretary_pad import secretary_pad
from events.weightlifting.state import Group
from events.weightlifting.terms import Terms
from scoring_rules.views import Pad

MARSHAL = "marshal"


def pad(terms: Terms, group: Group, seat: str, now_ms: int) -> Pad:
    """Two lights for a referee, weights for the marshal, results for any other seat."""
    for referee in SEATS:
        if seat == referee:
            return seat_pad(terms, group, referee)
    if seat == MARSHAL:
        return marshal_pad(terms, group, now_ms)
    return secretary_pad(terms, group, now_ms)
