"""Official results of the data as event files: ids are positions, names are left out.

Rio 2016 and the vertical cases by Tilastopaja Oy (Open Database License) through athlib; the
women's club throw F32 of Tokyo 2020 by Wikipedia.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "athletics"
DISCIPLINES = {"LJ": "Long Jump", "TJ": "Triple Jump", "SP": "Shot Put", "DT": "Discus"}
TIME = re.compile(r"(?:(\d+):)?(?:(\d+):)?(\d+)\.(\d+)")
NO_MARK = {"NM", "NH"}
Result = Mapping[str, Any]
Placed = tuple[int | None, str, str]


@cache
def read(name: str) -> Any:
    """A file of the data, numbers as text."""
    return json.loads((DATA / name).read_text(encoding="utf-8"), parse_float=str)


def label(of: Mapping[str, Any]) -> str:
    """How a contest is called in the lists of exceptions."""
    return " ".join(str(of[key]) for key in ("event", "gender", "round", "heat") if of.get(key))


def event_file(
    key: str, rules: Mapping[str, Any], teams: Sequence[str], calls: Sequence[Any]
) -> dict[str, Any]:
    """One contest as `meet-event/1`; an entrant's id is its position, from 1."""
    ids = [str(i) for i, _team in enumerate(teams, 1)]
    entrants: list[dict[str, Any]] = [
        {"id": i, "delegation": team} if team else {"id": i}
        for i, team in zip(ids, teams, strict=True)
    ]
    contest = {"id": f"{key}-f", "phase": "final", "entrants": ids, "calls": list(calls)}
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": key,
        "rules": dict(rules),
        "draw": {"format": "final"},
        "entrants": entrants,
        "contests": [contest],
    }


def ms(time: str) -> int:
    """A printed time in milliseconds."""
    match = TIME.fullmatch(time)
    assert match
    hours, minutes = (match[1], match[2]) if match[2] else (None, match[1])
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(match[3])
    return whole * 1000 + int(f"{match[4]:0<3}")


def with_minutes(time: str) -> str:
    """67.12 of the source as 1:07.12."""
    if ":" in time or Decimal(time) < 60:
        return time
    minutes, seconds = divmod(Decimal(time), 60)
    return f"{minutes}:{seconds:05}"


# --- Races -------------------------------------------------------------------------------------


def races() -> Sequence[Result]:
    """138 races of Rio 2016."""
    found: Sequence[Result] = read("heats_rio2016.json")
    return found


def race_calls(race: Result, *, places: bool = True) -> Iterator[dict[str, Any]]:
    """Wind, finishes with the judges' places, statuses with their rule."""
    if race["wind"] is not None:
        yield {"kind": "wind", "tenths": int(race["wind"].replace(".", ""))}
    for i, result in enumerate(race["results"], 1):
        timed = TIME.match(result["time"])
        if timed:
            call = {"kind": "finish", "entrant": str(i), "ms": ms(timed[0])}
            if places and result["place"]:
                call["place"] = result["place"]
            if result.get("rt"):
                call["reaction"] = ms(result["rt"])
            yield call
        status = re.search(r"(DQ|DNS|DNF)(.*)", result["time"])
        if status:
            rule = {"rule": status[2].strip()} if status[2].strip() else {}
            yield {"kind": "status", "entrant": str(i), "status": status[1]} | rule


def race_official(race: Result) -> dict[str, Placed]:
    """Place, mark and status as printed."""
    return {str(i): _race_placed(r) for i, r in enumerate(race["results"], 1)}


def _race_placed(result: Result) -> Placed:
    if result["place"]:
        return (result["place"], with_minutes(result["time"]), "ranked")
    status = re.search(r"DQ|DNS|DNF", result["time"])
    return (None, "", status[0]) if status else (None, result["time"], "ranked")


def race_file(race: Result, key: str = "race") -> dict[str, Any]:
    """A race as an event file."""
    teams = [result["team"] for result in race["results"]]
    return event_file(key, {"preset": "race"}, teams, list(race_calls(race)))


# --- By distance -------------------------------------------------------------------------------


def series() -> Sequence[Result]:
    """15 competitions of Rio 2016."""
    found: Sequence[Result] = read("horizontal_series_rio2016.json")
    return found


def trial_calls(of: Result) -> Iterator[dict[str, Any]]:
    """Trials round by round, in the order of the list."""
    rounds = max(len(athlete["series"]) for athlete in of["athletes"])
    for number in range(1, rounds + 1):
        for i, athlete in enumerate(of["athletes"], 1):
            if number <= len(athlete["series"]):
                yield trial_call(str(i), number, athlete["series"][number - 1])


def trial_call(entrant: str, number: int, trial: Any) -> dict[str, Any]:
    """One trial; P of the source is a pass."""
    mark = trial["mark"] if isinstance(trial, Mapping) else trial.upper()
    call = {"kind": "trial", "entrant": entrant, "round": number}
    call["mark"] = "-" if mark == "P" else mark
    wind = trial.get("wind") if isinstance(trial, Mapping) else None
    return call | ({"wind_tenths": int(wind.replace(".", ""))} if wind else {})


def series_file(of: Result, key: str = "series", **rules: Any) -> dict[str, Any]:
    """A competition as an event file; a qualification has three trials and nobody is cut."""
    terms: dict[str, Any] = {"preset": "horizontal"}
    if of["round"] == "qualification":
        terms["trials"] = 3
    if of["event"] in DISCIPLINES:
        terms["discipline"] = DISCIPLINES[of["event"]]
    teams = [athlete["team"] for athlete in of["athletes"]]
    return event_file(key, terms | rules, teams, list(trial_calls(of)))


def official(of: Result) -> dict[str, Placed]:
    """Place, best mark and status as printed; in lists by distance and by height."""
    return {str(i): _placed(of, athlete) for i, athlete in enumerate(of["athletes"], 1)}


def _placed(of: Result, athlete: Result) -> Placed:
    """Where a card gives no best height, its last cleared one; in combined events equal heights
    share a place, which the source does not say.
    """
    place, best = athlete["expected_place"], athlete.get("best") or _last_cleared(athlete)
    if place is None:
        return (None, "", "NM" if best in NO_MARK else best)
    if of["round"].startswith("combined"):
        place = 1 + sum(_higher(other["best"], best) for other in of["athletes"])
    return (place, best, "ranked")


def _last_cleared(athlete: Result) -> str:
    return [bar for bar, jumped in athlete["attempts"].items() if jumped.endswith("O")][-1]


def _higher(one: str, other: str) -> bool:
    return one[0].isdigit() and Decimal(one) > Decimal(other)


# --- By height ---------------------------------------------------------------------------------


def heights() -> Sequence[Result]:
    """10 competitions by height."""
    found: Sequence[Result] = read("vertical_countback.json")
    return found


def height_calls(of: Result) -> Iterator[dict[str, Any]]:
    """Bars and jumps, trial by trial; then the jump-off. What was jumped after three failures
    (a pass written down for completeness) is left out.
    """
    gone: set[int] = set()
    for i, athlete in enumerate(of["athletes"], 1):
        if athlete.get("best") == "DNS":
            yield {"kind": "status", "entrant": str(i), "status": "DNS"}
    for bar in of["heights"]:
        yield {"kind": "bar", "cm": int(bar.replace(".", ""))}
        for trial in range(3):
            for i, athlete in enumerate(of["athletes"], 1):
                jumped = athlete["attempts"].get(bar, "").replace("R", "r")
                if trial < len(jumped) and i not in gone:
                    yield {"kind": "jump", "entrant": str(i), "result": jumped[trial]}
        for i, athlete in enumerate(of["athletes"], 1):
            if _run(athlete, of["heights"], bar) >= 3:
                gone.add(i)
    yield from _off_calls(of)


def _run(athlete: Result, bars: Sequence[str], until: str) -> int:
    """Failures in a row up to a bar."""
    upto = bars[: bars.index(until) + 1]
    row = "".join(athlete["attempts"].get(bar, "") for bar in upto).replace("-", "")
    return len(row) - len(row.rstrip("X"))


def _off_calls(of: Result) -> Iterator[dict[str, Any]]:
    for number, bar in enumerate(of.get("jumpoff_heights") or ()):
        yield {"kind": "bar", "cm": int(bar.replace(".", "")), "jumpoff": True}
        for i, athlete in enumerate(of["athletes"], 1):
            if number < len(athlete["jumpoff"]):
                result = athlete["jumpoff"][number]
                yield {"kind": "jump", "entrant": str(i), "result": result}


def height_file(of: Result, key: str = "heights", **rules: Any) -> dict[str, Any]:
    """A competition as an event file."""
    terms: dict[str, Any] = {"preset": "vertical"} | rules
    if of["round"].startswith("combined"):
        terms["countback"] = False
    teams = [athlete.get("team", "") for athlete in of["athletes"]]
    return event_file(key, terms, teams, list(height_calls(of)))
