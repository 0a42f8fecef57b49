"""The pad of a race: a relay's legs, who is ahead in a tie, times, places, wind and statuses."""

from dataclasses import replace

from events.athletics.calls import Finish
from events.athletics.heat import Heat, Runner
from events.athletics.inputs import who_input, wind_input
from events.athletics.race_board import lane_order, lanes_text, race_table
from events.athletics.race_ranking import Spot, outcome, ties
from events.athletics.race_terms import RaceTerms
from events.athletics.relay import keys, unnamed
from events.athletics.status_forms import status_forms
from scoring_rules.views import Button, Form, Input, Pad, Who, Words, words

WIND_SEAT, FINISH_SEAT = "wind", "finish"
SHORT = frozenset({"100m", "200m", "100mH", "110mH"})
"""Races that nobody runs for minutes."""
MOST_MINUTES, MOST_SECONDS = 600, "9999.99"


def pad(race: RaceTerms, heat: Heat, seat: str) -> Pad:
    """What a seat may call; once the race is over nothing but the wind, and the times of those
    whom only a judge has placed."""
    wind = (_wind_form(),) if heat.wind is None and race.measures_wind else ()
    if seat == WIND_SEAT:
        return Pad(asks=words("ask_wind") if wind else words("wind_known"), forms=wind)
    result = outcome(race, heat)
    running = [r for r in heat.runners if r.status is None]
    untimed = sorted(
        (r for r in running if r.ms is None), key=lambda r: lane_order(heat, r.card.id)
    )
    if result.over:
        tables = (race_table(race, heat, None),)
        forms = () if seat == FINISH_SEAT else (*_time_forms(race, untimed), *wind)
        return Pad(asks=words("race_over"), forms=forms, tables=tables, warnings=result.questions)
    if seat == FINISH_SEAT:
        return _finish_pad(race, heat)
    tied, team = ties(race, heat), unnamed(race, heat)
    now = untimed[0] if untimed and not tied and team is None else None
    about = team or now
    return Pad(
        asks=words("ask_leg", n=len(team.lineup) + 1) if team else _asks(now, tied=bool(tied)),
        about=about.card.id if about else "",
        buttons=keys(race, team) if team else (),
        forms=_folded(
            team is not None,
            *(_tie_form(tie) for tie in tied),
            *_time_forms(race, untimed),
            *_place_forms(len(heat.ids), [r for r in running if r.place is None]),
            *wind,
            *_sheet_form(heat, running),
            *_ends(heat, running),
        ),
        tables=(race_table(race, heat, now),),
        warnings=result.questions,
    )


def _folded(keys_first: bool, *forms: Form) -> tuple[Form, ...]:
    """The forms, below the keys where there are keys to be pressed first."""
    return tuple(replace(form, quiet=True) for form in forms) if keys_first else forms


def _finish_pad(race: RaceTerms, heat: Heat) -> Pad:
    """The judge at the line: who crosses it is pressed, lane by lane, in the order of coming in."""
    waiting = [r for r in heat.runners if r.status is None and r.place is None]
    waiting.sort(key=lambda r: lane_order(heat, r.card.id))
    next_place = 1 + sum(r.place is not None for r in heat.runners)
    return Pad(
        asks=words("ask_next_in", place=next_place) if waiting else words("all_placed"),
        buttons=tuple(
            Button(
                Finish(r.card.id, place=next_place),
                words("lane_key", lane=lanes_text(r.card), who=Who(r.card.id)),
            )
            for r in waiting
        ),
        forms=_folded(
            bool(waiting),
            *_place_forms(len(heat.ids), waiting),
            *_ends(heat, [r for r in heat.runners if r.status is None]),
        ),
        tables=(race_table(race, heat, None),),
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


def _time_forms(race: RaceTerms, untimed: list[Runner]) -> tuple[Form, ...]:
    """The next lane's time, and anybody else's; by hand one to three watches each."""
    if not untimed:
        return ()
    by_hand = race.timing == "hand"
    kind, times = ("watches", _watch_inputs()) if by_hand else ("finish", _time_inputs(race))
    first = untimed[0].card.id
    forms = [Form(kind, words("enter_time"), times, (("entrant", first),), about=first)]
    if len(untimed) > 1:
        forms.append(Form(kind, words("other_time"), (who_input(untimed[1:]), *times)))
    return tuple(forms)


def _time_inputs(race: RaceTerms) -> tuple[Input, ...]:
    """Seconds; before them the minutes, where a race may last so long."""
    if race.discipline in SHORT:
        return (_seconds("seconds", "time"),)
    minutes = Input(
        "minutes",
        words("minutes"),
        "integer",
        "0",
        str(MOST_MINUTES),
        "1",
        unit=words("unit_minutes"),
        optional=True,
    )
    return (minutes, _seconds("seconds", "seconds"))


def _watch_inputs() -> tuple[Input, ...]:
    return (
        _seconds("first", "watch_first"),
        _seconds("second", "watch_second", optional=True),
        _seconds("third", "watch_third", optional=True),
    )


def _seconds(name: str, label: str, *, optional: bool = False) -> Input:
    """To the hundredth: digits only are typed. Thousandths come from the photo finish's file."""
    unit = words("unit_seconds")
    return Input(
        name, words(label), "decimal", "0.01", MOST_SECONDS, "0.01", unit=unit, optional=optional
    )


def _place_forms(most: int, waiting: list[Runner]) -> tuple[Form, ...]:
    if not waiting:
        return ()
    place = Input("place", words("place"), "integer", "1", str(most), "1")
    return (Form("finish", words("enter_place"), (who_input(waiting), place)),)


def _sheet_form(heat: Heat, running: list[Runner]) -> tuple[Form, ...]:
    """The whole order of coming in from a sheet, before anybody is in."""
    if heat.begun or len(running) < 2:
        return ()
    choices = tuple((r.card.id, Who(r.card.id)) for r in running)
    order = Input("order", words("order"), "placings", choices=choices)
    return (Form("paper", words("enter_order"), (order,), quiet=True),)


def _wind_form() -> Form:
    return Form("wind", words("enter_wind"), (wind_input("tenths"),))
