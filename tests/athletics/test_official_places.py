"""Official placings of the data: races, series and heights, but for the source's own errors."""

import pytest

from tests.athletics import data
from tests.athletics.contest import Contest, entrants
from tests.athletics.evidence import WRONG_IN_THE_SOURCE, all_files, placings

pytestmark = pytest.mark.usefixtures("data")


def test_every_official_place_but_those_the_source_has_wrong() -> None:
    files = all_files()
    assert {name: (one.contests, one.placings) for name, one in files.items()} == {
        "races": (138, 1219),
        "series": (15, 333),
        "heights": (10, 218),
    }
    differing = {
        contest: {row.split(":")[0] for row in rows}
        for one in files.values()
        for contest, rows in one.differing.items()
    }
    assert differing == {contest: who for contest, (_why, who) in WRONG_IN_THE_SOURCE.items()}


def test_equal_times_without_a_judge_are_asked_and_never_guessed() -> None:
    """19 races have equal times within one race; all others place alike without the judges."""
    asked = 0
    for race in data.races():
        contest = Contest("race", entrants(*(str(i) for i in range(1, len(race["results"]) + 1))))
        for call in data.race_calls(race, places=False):
            contest.call(**call)
        times = [r["time"] for r in race["results"] if r["place"]]
        tied = len(times) > len(set(times))
        asked += tied
        assert bool(contest.outcome.questions) == tied, data.label(race)
        assert contest.outcome.over == (not tied), data.label(race)
        if not tied and data.label(race) not in WRONG_IN_THE_SOURCE:
            expected = {i: placed[0] for i, placed in data.race_official(race).items()}
            assert contest.places == expected, data.label(race)
    assert asked == 19


def test_judges_separate_equal_times_and_let_one_tie_stand() -> None:
    decided = shared = equal = 0
    for race in data.races():
        if data.label(race) in WRONG_IN_THE_SOURCE:
            continue
        contest = Contest("race", entrants(*(str(i) for i in range(1, len(race["results"]) + 1))))
        for call in data.race_calls(race):
            contest.call(**call)
        decided += sum(code == "judge" for code in contest.decided.values())
        places = [one for one in contest.places.values() if one]
        shared += len(places) - len(set(places))
        times = [result["time"] for result in race["results"] if result["place"]]
        equal += len(times) - len(set(times))
    assert shared == 1
    assert decided == equal - shared


def test_series_entered_athlete_by_athlete_place_the_same() -> None:
    """Who was cut is known only at the end; the result must not depend on the order of entry."""
    for of in data.series():
        by_athlete = data.series_file(of)
        calls = by_athlete["contests"][0]["calls"]
        calls.sort(key=lambda call: int(call["entrant"]))
        assert placings(by_athlete) == data.official(of), data.label(of)


def test_club_throw_f32_of_tokyo() -> None:
    """Six throws each, all in a row."""
    of = data.read("para_series_wikipedia.json")
    contest = Contest(
        "horizontal",
        entrants(*(str(a["place"]) for a in of["athletes"])),
        {"order": "athletes", "before_cut": 6, "discipline": "Club Throw"},
    )
    for athlete in of["athletes"]:
        assert contest.pad().about == str(athlete["place"])
        contest.throws(str(athlete["place"]), *(mark.upper() for mark in athlete["series"]))
    assert contest.outcome.over
    for athlete in of["athletes"]:
        placing = contest.placings[str(athlete["place"])]
        assert (placing.place, placing.mark) == (athlete["place"], athlete["best"])


def test_a_jump_off_abandoned_shares_the_gold() -> None:
    """English Schools 2015: five bars in the jump-off, then both stop."""
    of = data.read("highjump-esaa-2015-sb.json")
    cut = of["jump_off_from"]
    bars = [int(height.replace(".", "")) for height in of["heights"]]
    cards = {card["bib"]: [one.upper() for one in card["attempts"]] for card in of["cards"]}
    contest = Contest("vertical", entrants(*cards))
    for number, cm in enumerate(bars[:cut]):
        contest.call("bar", cm=cm)
        contest.jumps(
            **{bib: "".join(jumped[number : number + 1]) for bib, jumped in cards.items()}
        )
    assert contest.outcome.over
    for number, cm in enumerate(bars[cut:], cut):
        contest.call("bar", cm=cm, jumpoff=True)
        for bib, jumped in cards.items():
            if number < len(jumped):
                contest.call("jump", entrant=bib, result=jumped[number])
    assert not contest.outcome.over
    for bib in ("53", "81"):
        contest.call("jump", entrant=bib, result="r")
    assert contest.outcome.over
    assert (contest.places["53"], contest.places["81"], contest.places["77"]) == (1, 1, None)


@pytest.mark.parametrize(
    ("last", "places", "over"),
    [
        ({"193": "X", "175": "O"}, {"193": 2, "175": 1}, True),
        ({"193": "r", "175": "O"}, {"193": 2, "175": 1}, True),
        ({"193": "r", "175": "r"}, {"193": 1, "175": 1}, True),
        ({"193": "X", "175": "X"}, {"193": 1, "175": 1}, False),
    ],
)
def test_a_norwegian_jump_off_in_its_variants(
    last: dict[str, str], places: dict[str, int], *, over: bool
) -> None:
    """Pole vault of 2021: the first two bars of the jump-off both failed, then four endings."""
    of = next(one for one in data.heights() if one["gender"] == "-" and "jumpoff_heights" in one)
    names = [athlete["name"] for athlete in of["athletes"]]
    contest = Contest("vertical", entrants(*names))
    calls = list(data.height_calls(of))
    for call in calls[:-2]:
        who = {"entrant": names[int(call["entrant"]) - 1]} if "entrant" in call else {}
        contest.call(**(call | who))
    for entrant, result in last.items():
        contest.call("jump", entrant=entrant, result=result)
    assert (contest.places, contest.outcome.over) == (places, over)
