"""Snatch and clean & jerk as events: groups A and B, two classes in one session, event files."""

from typing import Any

from events.weightlifting.olympic import Olympic
from meet import event_file
from meet.score import score
from meet.words import say
from scoring_rules import event as event_fold
from scoring_rules.contest import Entrant
from scoring_rules.decided import Decided
from scoring_rules.draws.final import Final
from scoring_rules.event import ContestOf, Event
from scoring_rules.views import words
from tests.weightlifting.two_lifts import Session, lifter


def calls(entrant: str, snatch: str, cj: str) -> list[dict[str, Any]]:
    """One good lift of each, and no more."""
    taken = (("snatch", snatch), ("cj", cj))
    return [
        call
        for lift, kg in taken
        for call in (
            {
                "kind": "attempt",
                "entrant": entrant,
                "lift": lift,
                "attempt": 1,
                "kg": kg,
                "good": True,
            },
            {"kind": "pass", "entrant": entrant, "lift": lift},
        )
    ]


def groups(preset: str) -> dict[str, Any]:
    """Group B first; all three have 230, `a2` in group A with the lightest clean & jerk."""
    weighed = {"a1": "60.5", "a2": "60.9", "b1": "60.7"}
    return {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": "w61",
        "name": "女子 61 公斤级",
        "rules": {"preset": preset},
        "draw": {"format": "timed_finals"},
        "entrants": [{"id": i, "bodyweight": kg} for i, kg in weighed.items()],
        "contests": [
            {
                "id": "B",
                "phase": "group:B",
                "entrants": ["b1"],
                "calls": calls("b1", "100", "130"),
            },
            {
                "id": "A",
                "phase": "group:A",
                "entrants": ["a1", "a2"],
                "calls": [*calls("a1", "105", "125"), *calls("a2", "110", "120")],
            },
        ],
    }


def placed(preset: str) -> list[tuple[str, int, str]]:
    result = score(event_file.read(groups(preset)))
    assert result["over"]
    return [(p["entrant"], p["place"], p["decided_by"]) for p in result["placings"]]


def test_group_b_reached_it_first() -> None:
    first = "reached_first"
    assert placed("iwf-2017") == [("b1", 1, ""), ("a2", 2, first), ("a1", 3, first)]


def test_until_2016_the_lighter_of_both_groups() -> None:
    light = "bodyweight"
    assert placed("iwf-2005") == [("a1", 1, ""), ("b1", 2, light), ("a2", 3, light)]


def test_the_places_in_each_lift_run_over_both_groups() -> None:
    result = score(event_file.read(groups("iwf-2017")))
    values = {p["entrant"]: p["values"] for p in result["placings"]}
    assert values["b1"] == {"snatch": "100", "cj": "130", "cj_place": "1", "snatch_place": "3"}
    assert {e: v["snatch_place"] for e, v in values.items()} == {"a2": "1", "a1": "2", "b1": "3"}


def test_a_session_shared_by_two_classes_ranks_each_its_own() -> None:
    """One ledger, two events; the places in each lift are those of the event too."""
    session = Session({e: lifter(n, "60") for n, e in enumerate("abc", 1)})
    for entrant, snatch, cj in (("a", "90", "110"), ("b", "95", "115"), ("c", "92", "111")):
        session.snatch(entrant, snatch)
        session.cj(entrant, cj)
        session.status(entrant, "WD")
    people = {e: Entrant(e, own=own) for e, own in session.lifters.items()}
    ranked = {}
    for name, own in (("59", "ac"), ("64", "b")):
        event = Event(
            name,
            "weightlifting",
            name,
            Olympic(),
            Final(),
            tuple(people[e] for e in own),
        )
        rivals = tuple(person for e, person in people.items() if e not in own)
        contest = ContestOf("s", "final", ("a", "b", "c"), tuple(session.lines), rivals=rivals)
        result = event_fold.placings(event, Decided(), event_fold.outcomes(event, (contest,)))
        for placing in result.placings:
            places = dict(placing.values)
            ranked[placing.entrant] = (placing.place, places["snatch_place"], places["cj_place"])
    assert ranked == {"c": (1, "1", "1"), "a": (2, "2", "2"), "b": (1, "1", "1")}


def test_declarations_and_votes_of_an_event_file_need_no_lift_for_the_weight() -> None:
    """FORMATS: `declare{entrant, attempt, kg}`; the athlete's own lift is meant."""
    session = Session({"a": lifter(1, "60", "100")})
    session.declare("a", 1, "101")
    session.vote("a", "snatch", 1, "www")
    session.rest("a", "snatch")
    session.declare("a", 1, "120")
    session.vote("a", "cj", 1, "wrw")
    assert session.placings["a"].mark == "221"


def test_each_lift_has_medals_of_its_own_where_three_events_share_the_contest() -> None:
    """IWF championships award snatch, clean & jerk and total; who has no total may win a lift."""
    session = Session({e: lifter(n, "60") for n, e in enumerate("abc", 1)})
    for entrant, snatch, cj in (("a", "90", "115"), ("b", "95", "111"), ("c", "92", "x120")):
        session.snatch(entrant, snatch)
        session.cj(entrant, cj)
        session.status(entrant, "WD")
    ranked = {}
    for ranks in ("total", "snatch", "cj"):
        people = tuple(Entrant(e, own=own) for e, own in session.lifters.items())
        rules = Olympic(ranks=ranks)  # type: ignore[arg-type]
        event = Event(ranks, "weightlifting", ranks, rules, Final(), people)
        contest = ContestOf("s", "final", ("a", "b", "c"), tuple(session.lines))
        result = event_fold.placings(event, Decided(), event_fold.outcomes(event, (contest,)))
        assert result.over
        ranked[ranks] = [(p.entrant, p.mark) for p in result.placings if p.place]
    assert ranked == {
        "total": [("b", "206"), ("a", "205")],
        "snatch": [("b", "95"), ("c", "92"), ("a", "90")],
        "cj": [("a", "115"), ("b", "111")],
    }


def test_the_sheet_of_a_session_prints_totals_whatever_its_event_awards() -> None:
    session = Session({"a": lifter(1, "60")}, Olympic(ranks="snatch"))
    session.snatch("a", "90")
    session.cj("a", "115")
    (table,) = session.rules.sheet(session.state).tables
    assert table.rows[0].cells[-1].text == "205"


def test_every_figure_beside_a_place_has_a_name_in_both_languages() -> None:
    session = Session({"a": lifter(1, "60")})
    session.snatch("a", "90")
    session.cj("a", "115")
    codes = {code for code, _value in session.placings["a"].values} | {"ah"}
    assert codes == {"snatch", "cj", "snatch_place", "cj_place", "ah"}
    for lang in ("zh", "en"):
        for code in codes:
            assert say(words(f"code_{code}"), lang, str, "weightlifting")
