"""The golden ledgers of the sport: `python -m tests.athletics.golden_sheets` writes them.

Each is an event file with the placings the official sheet prints, without names. Rio 2016 and
Norway 2021 by Tilastopaja Oy and athlib, under the Open Database License; Tokyo 2020 by Wikipedia;
Athens 2004 as `combined_data` tells.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.athletics.combined_terms import DECATHLON
from tests.athletics import combined_data, data, golden_cases

FOLDER = Path(__file__).resolve().parents[2] / "events" / "athletics" / "golden"
RACES = {
    "100 W FINAL": ("rio-2016-w-100", "女子 100 米", "third and fourth in 10.86, by the judges"),
    "100 M HEAT Heat 8": ("rio-2016-m-100-h8", "男子 100 米第8组", "a tie for fifth place"),
    "4x100 W HEAT Heat 2": ("rio-2016-w-4x100-h2", "女子 4×100 米第2组", "three rules broken"),
}
SERIES = {
    "LJ W final": ("rio-2016-w-lj", "女子跳远", "wind, the cut, one without a mark"),
    "SP M final": ("rio-2016-m-sp", "男子铅球", "twelve, eight of them with six trials"),
    "TJ W qualification": ("rio-2016-w-tj-q", "女子三级跳远及格赛", "ties by the second best"),
}
HEIGHTS = {
    "PV M final": ("rio-2016-m-pv", "男子撑竿跳高", "failures at two heights, a retirement"),
    "HJ M qualification": ("rio-2016-m-hj-q", "男子跳高及格赛", "places shared by many"),
    "HJ M combined-event (rank NOT by countback)": (
        "rio-2016-m-dec-hj",
        "男子十项全能跳高",
        "no countback: equal heights share the place",
    ),
    "PV - final": ("norway-2021-pv", "撑竿跳高", "a jump-off at three bars"),
}


@dataclass(frozen=True)
class Golden:
    """An event file, and place, mark and status of every entrant as printed."""

    name: str
    event: dict[str, Any]
    placings: list[dict[str, Any]]


def goldens() -> Iterator[Golden]:
    """All of them, from the data."""
    for race in data.races():
        if data.label(race) in RACES and not race["combined_event"]:
            key, name, _why = RACES[data.label(race)]
            yield _golden(key, name, data.race_file(race, key), data.race_official(race))
    for of in data.series():
        if data.label(of) in SERIES:
            key, name, _why = SERIES[data.label(of)]
            yield _golden(key, name, data.series_file(of, key), data.official(of))
    for of in data.heights():
        if data.label(of) in HEIGHTS and (of["gender"] != "-" or "jumpoff_heights" in of):
            key, name, _why = HEIGHTS[data.label(of)]
            yield _golden(key, name, data.height_file(of, key), data.official(of))
    yield _club_throw()
    yield _relay_with_a_final()
    for case in golden_cases.cases():
        yield _golden(*case)
    yield _decathlon()
    yield _cross_country()


def _relay_with_a_final() -> Golden:
    """Women's 4×100 m: heat 2, the USA's run alone (advanced by the jury of appeal), the final.

    Heat 1 is not in the data. Behind the eight of the final stand those whom heat 2 places, in its
    order; the disqualified have no place.
    """
    contests, official = _relay_races()
    finalists = contests[2]["entrants"]
    out = [one for one in contests[0]["entrants"] if one not in finalists and official[one][0]]
    for place, team in enumerate(out, len(finalists) + 1):
        official[team] = (place, *official[team][1:])
    rerun = {"what": "qJ", "entrant": "USA", "contest": contests[1]["id"]}
    rounds = [{"heats": 3, "by_place": 3, "by_time": 2}, {"heats": 1}]
    event = {
        "format": "meet-event/1",
        "sport": "athletics",
        "rules": {"preset": "race"},
        "draw": {"format": "heats", "rounds": rounds},
        "entrants": [{"id": team, "delegation": team} for team in official],
        "contests": contests,
        "calls": [{"kind": "decide", **rerun, "reason": "re-run after an obstruction"}],
    }
    return _golden("rio-2016-w-4x100", "女子 4×100 米", event, official)


def _relay_races() -> tuple[list[dict[str, Any]], dict[str, data.Placed]]:
    """The three races with the teams as entrants, and what the last sheet of each team says."""
    races = {
        (race["round"], race["heat"]): race
        for race in data.races()
        if (race["event"], race["gender"]) == ("4x100", "W")
    }
    contests, official = list[dict[str, Any]](), dict[str, data.Placed]()
    for key, phase in (
        (("HEAT", "Heat 2"), "1"),
        (("HEAT", "Heat 3"), "1"),
        (("FINAL", None), "2"),
    ):
        teams = [result["team"] for result in races[key]["results"]]
        calls = [
            {**call, "entrant": teams[int(call["entrant"]) - 1]} if "entrant" in call else call
            for call in data.race_calls(races[key])
        ]
        id_ = f"rio-2016-w-4x100-{len(contests) + 1}"
        contests.append({"id": id_, "phase": phase, "entrants": teams, "calls": calls})
        placed = data.race_official(races[key])
        official |= {teams[int(i) - 1]: one for i, one in placed.items()}
    return contests, official


def _club_throw() -> Golden:
    """Six throws in a row each, the athletes in order of their places."""
    of = data.read("para_series_wikipedia.json")
    calls = [
        data.trial_call(str(athlete["place"]), number, mark)
        for athlete in of["athletes"]
        for number, mark in enumerate(athlete["series"], 1)
    ]
    terms = {"preset": "horizontal", "order": "athletes", "before_cut": 6}
    key = "tokyo-2020-w-ct-f32"
    teams = [athlete["team"] for athlete in of["athletes"]]
    event = data.event_file(key, terms | {"discipline": "Club Throw"}, teams, calls)
    official = {str(a["place"]): (a["place"], a["best"], "ranked") for a in of["athletes"]}
    return _golden(key, "女子掷棒 F32", event, official)


def _decathlon() -> Golden:
    """Men's decathlon: 28 who finished, each discipline as a sheet of the best marks."""
    key, of = "athens-2004-m-decathlon", combined_data
    event = of.event_file(key, of.DECATHLON, DECATHLON, "M")
    return _golden(key, "男子十项全能", event, of.decathlon_official())


def _cross_country() -> Golden:
    """Senior men, Guiyang 2015, until the third team is complete: equal sums, decided by the last
    counting member (flotrack.org, 28 March 2015). Of the runners between nothing is told."""
    key = "guiyang-2015-m-cross-country"
    teams = {"ETH": (3, 4, 6, 7), "KEN": (1, 2, 5, 12), "BRN": (10, 11, 15, 18)}
    of_teams = {place for places in teams.values() for place in places}
    entrants: list[dict[str, Any]] = [
        {"id": team, "delegation": team, "members": [{"id": f"{team}-{n}"} for n in range(1, 5)]}
        for team in teams
    ]
    runners = {f"{team}-{n}": at for team, of in teams.items() for n, at in enumerate(of, 1)}
    alone = {f"other-{at}": at for at in range(1, max(of_teams)) if at not in of_teams}
    entrants += [{"id": one} for one in alone]
    results = [{"entrant": one, "place": at} for one, at in (runners | alone).items()]
    contest = {
        "id": f"{key}-f",
        "phase": "final",
        "entrants": [one["id"] for one in entrants],
        "calls": [{"kind": "paper", "results": results}],
    }
    event = {
        "format": "meet-event/1",
        "sport": "athletics",
        "rules": {"preset": "team-race", "counting": 4},
        "draw": {"format": "final"},
        "entrants": entrants,
        "contests": [contest],
    }
    official: dict[str, data.Placed] = {
        "ETH": (1, "20", "ranked"),
        "KEN": (2, "20", "ranked"),
        "BRN": (3, "54", "ranked"),
    }
    return _golden(key, "男子越野跑团体", event, official | dict.fromkeys(alone, (None, "", "NM")))


def _golden(key: str, name: str, event: dict[str, Any], official: dict[str, data.Placed]) -> Golden:
    placings = [
        {"entrant": entrant, "place": place, "mark": mark, "status": status}
        for entrant, (place, mark, status) in official.items()
    ]
    head = {"format": event["format"], "sport": event["sport"], "event": key, "name": name}
    return Golden(key, head | event, placings)


def write() -> None:
    """Write every golden ledger, one entrant and one call to a line."""
    FOLDER.mkdir(exist_ok=True)
    for golden in goldens():
        (FOLDER / f"{golden.name}.json").write_text(_broken(golden.event, "") + "\n", "utf-8")
        placings = _broken(golden.placings, "") + "\n"
        (FOLDER / f"{golden.name}.placings.json").write_text(placings, "utf-8")


def _lines(value: Any, indent: str) -> str:
    """JSON with what is small on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    return flat if len(flat) + len(indent) <= 140 else _broken(value, indent)


def _broken(value: Any, indent: str) -> str:
    deeper = indent + " "
    if isinstance(value, dict):
        items = [f"{json.dumps(k)}: {_lines(v, deeper)}" for k, v in value.items()]
        return "{" + f",\n{deeper}".join(items) + "}"
    return "[\n" + deeper + f",\n{deeper}".join(_lines(item, deeper) for item in value) + "]"


if __name__ == "__main__":
    write()
