"""The pad of a race: who is ahead in a tie first, then times, places, wind and statuses."""

from events.athletics.heat import LONGEST_MS, STRONGEST_WIND, Heat, Runner
from events.athletics.race_board import lane_order, lanes_text, race_table
from events.athletics.race_ranking import Spot, outcome, ties
from events.athletics.race_terms import RaceTerms
from events.athletics.status_forms import status_forms, who_input
from scoring_rules.views import Form, Input, Pad, Who, Words, words

WIND_SEAT = "wind"


def pad(race: RaceTerms, heat: Heat, seat: str) -> Pad:
    """Forms, and the lanes as they stand; nothing but the wind once the race is over."""
    wind = (_wind_form(),) if heat.wind is None and race.measures_wind else ()
    if seat == WIND_SEAT:
        return Pad(asks=words("ask_wind") if wind else words("wind_known"), forms=wind)
    result = outcome(race, heat)
    if result.over:
        tables = (race_table(race, heat, None),)
        return Pad(asks=words("race_over"), forms=wind, tables=tables, warnings=result.questions)
    tied = ties(race, heat)
    running = [r for r in heat.runners if r.status is None]
    untimed = sorted(
        (r for r in running if r.ms is None), key=lambda r: lane_order(heat, r.card.id)
    )
    now = untimed[0] if untimed and not tied else None
    return Pad(
        asks=_asks(now, tied=bool(tied)),
        about=now.card.id if now else "",
        forms=(
            *(_tie_form(tie) for tie in tied),
            *_time_forms(untimed),
            *_place_forms(len(heat.ids), [r for r in running if r.place is None]),
            *wind,
            *_ends(heat, running),
        ),
        tables=(race_table(race, heat, now),),
        warnings=result.questions,
    )


def _asks(now: Runner | None, *, tied: bool) -> Words:
    if tied:
        return words("ask_tie")
    lane = lanes_text(now.card) if now else ""
    return words("ask_lane", lane=lane) if lane else words("ask_times")


def _ends(heat: Heat, running: list[Runner]) -> tuple[Form, ...]:
    return status_forms(
        DNS=[r for r in running if not r.finished],
        DNF=[r for r in running if not r.finished],
        DQ=[r for r in heat.runners if r.status != "DQ"],
    )


def _tie_form(tie: Spot) -> Form:
    choices = tuple((entrant, Who(entrant)) for entrant in tie.entrants)
    return Form(
        "judge",
        words("order_tie"),
        (Input("order", words("order"), "placings", choices=choices),),
        detail=words("order_tie_detail"),
    )


def _time_forms(untimed: list[Runner]) -> tuple[Form, ...]:
    """The next lane's time, and anybody else's."""
    if not untimed:
        return ()
    time = Input("ms", words("time"), "integer", "1", str(LONGEST_MS), "1", unit=words("unit_ms"))
    first = untimed[0].card.id
    forms = [Form("finish", words("enter_time"), (time,), (("entrant", first),), about=first)]
    if len(untimed) > 1:
        forms.append(Form("finish", words("other_time"), (who_input(untimed[1:]), time)))
    return tuple(forms)


def _place_forms(most: int, waiting: list[Runner]) -> tuple[Form, ...]:
    if not waiting:
        return ()
    place = Input("place", words("place"), "integer", "1", str(most), "1")
    return (Form("finish", words("enter_place"), (who_input(waiting), place)),)


def _wind_form() -> Form:
    low, high = str(-STRONGEST_WIND), str(STRONGEST_WIND)
    unit: Words = words("unit_wind_tenths")
    wind = Input("tenths", words("wind"), "integer", low, high, "1", start="0", unit=unit)
    return Form("wind", words("enter_wind"), (wind,))
