"""The pads of a bench press by seat."""

from events.weightlifting.calls import SEATS
from events.weightlifting.group_table import group_table
from events.weightlifting.marshal_pad import MARSHAL, marshal_pad
from events.weightlifting.order import queue
from events.weightlifting.ranking import BenchPlaces
from events.weightlifting.seat_pad import seat_pad
from events.weightlifting.secretary_pad import secretary_pad
from events.weightlifting.state import Group
from events.weightlifting.statuses import status_forms
from events.weightlifting.terms import BenchTerms
from events.weightlifting.weight_forms import weigh_in_forms
from scoring_rules.views import Pad


def pad(terms: BenchTerms, group: Group, seat: str, now_ms: int) -> Pad:
    """Two lights for a referee, weights for the marshal, results for any other seat."""
    for referee in SEATS:
        if seat == referee:
            coming = tuple((group, turn) for turn in queue(terms, group))
            return seat_pad(terms, group, referee, coming, now_ms)
    weighing = weigh_in_forms(terms, group)
    if seat == MARSHAL:
        return marshal_pad(terms, group, now_ms, weighing)
    tables = (group_table(terms, group, BenchPlaces(terms, group)),)
    return secretary_pad(terms, group, now_ms, tables, (*weighing, *status_forms(group)))
