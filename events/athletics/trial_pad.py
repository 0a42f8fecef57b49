"""The pad by distance: the athlete in order with metres, ×, – and r, and any other athlete."""

from events.athletics.calls import Trial
from events.athletics.columns import METRES
from events.athletics.inputs import who_input, wind_input
from events.athletics.marks import metres
from events.athletics.series import Series
from events.athletics.status_forms import status_forms
from events.athletics.trial_board import needs, series_table
from events.athletics.trial_order import Turn, queue
from events.athletics.trial_ranking import beyond_cut, marks
from events.athletics.trial_terms import TrialTerms
from scoring_rules.ranking import place
from scoring_rules.views import Button, Form, Input, Pad, words


def pad(terms: TrialTerms, series: Series) -> Pad:
    """Who is up, what is needed, and the keys; nothing once the contest is over."""
    turns = queue(terms, series)
    placings = place(marks(terms, series, terms.trials))
    tables = (series_table(terms, series, placings, turns),)
    warnings = beyond_cut(terms, series)
    if not turns:
        return Pad(asks=words("all_tried"), tables=tables, warnings=warnings)
    now = turns[0]
    goals = needs(terms, series, now)
    return Pad(
        asks=words(f"number_{terms.way}", n=now.round),
        about=series.ids[now.index],
        buttons=tuple(_signs(terms, series, now)),
        forms=(*_forms(terms, series, now), *_others(terms, series, turns), *_ends(terms, series)),
        tables=tables,
        warnings=(*goals, *warnings),
    )


def _signs(terms: TrialTerms, series: Series, now: Turn) -> list[Button]:
    entrant = series.ids[now.index]
    return [
        Button(Trial(entrant, now.round, "X"), words(f"fail_{terms.way}"), "bad"),
        Button(Trial(entrant, now.round, "-"), words(f"pass_{terms.way}"), "quiet"),
        Button(Trial(entrant, now.round, "r"), words("retire"), "quiet"),
    ]


def _mark_inputs(terms: TrialTerms) -> tuple[Input, ...]:
    longest = metres(terms.longest)
    mark = Input("mark", words("result"), "decimal", "0.01", longest, "0.01", unit=METRES)
    if not terms.wind:
        return (mark,)
    return (mark, wind_input("wind_tenths", optional=True))


def _forms(terms: TrialTerms, series: Series, now: Turn) -> tuple[Form, ...]:
    entrant = series.ids[now.index]
    fixed = (("entrant", entrant), ("round", now.round))
    return (Form("trial", words("enter_mark"), _mark_inputs(terms), fixed, about=entrant),)


def _others(terms: TrialTerms, series: Series, turns: tuple[Turn, ...]) -> tuple[Form, ...]:
    """The same trial of somebody who goes out of order."""
    number = turns[0].round
    others = [
        series.athletes[turn.index]
        for turn in turns
        if turn.round == number and turn.index != turns[0].index
    ]
    if not others:
        return ()
    signs = tuple((sign, words(f"sign_{sign_name}")) for sign, sign_name in SIGN_NAMES)
    fixed = (("round", number),)
    return (
        Form(
            "trial", words("other_mark", n=number), (who_input(others), *_mark_inputs(terms)), fixed
        ),
        Form(
            "trial",
            words("other_sign", n=number),
            (who_input(others), Input("mark", words("result"), "choice", choices=signs)),
            fixed,
        ),
    )


SIGN_NAMES = (("X", "failed"), ("-", "passed"), ("r", "retired"))


def _ends(terms: TrialTerms, series: Series) -> tuple[Form, ...]:
    competing = [athlete for athlete in series.athletes if athlete.status is None]
    return status_forms(
        DNS=[athlete for athlete in competing if not athlete.begun],
        NM=[athlete for athlete in competing if not athlete.marks(terms.trials)],
        WD=competing,
        DQ=[athlete for athlete in series.athletes if athlete.status != "DQ"],
    )
