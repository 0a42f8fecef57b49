"""Published tournaments as event files: each reader turns one source into `meet-event/1`."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from meet import event_file
from meet.event_file import EventFile
from meet.score import score

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "chess"

SWISS = {"format": "swiss"}
ROUND_ROBIN = {"format": "round_robin"}

PAPI = {
    3: ("win", "played"),
    2: ("draw", "played"),
    1: ("loss", "played"),
    6: ("win", "forfeit"),
    4: ("loss", "forfeit"),
    5: ("loss", "both_forfeit"),
}
"""Papi's result codes: result and how, where there is an opponent."""

OUTCOMES = {("win", 0): "red", ("loss", 0): "black", ("win", 1): "black", ("loss", 1): "red"}


def loaded(name: str) -> Any:
    """A JSON file of the data; its test is skipped where the data is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"../shared/data/chess/{name} is absent")
    return json.loads(path.read_text(encoding="utf-8"))


def contest(id_: str, round_: int, entrants: Sequence[str], **result: Any) -> dict[str, Any]:
    """A contest with its one call."""
    calls = [{"kind": "result", **result}] if result else []
    number = {"round": round_} if round_ else {}
    return {"id": id_, **number, "entrants": list(entrants), "calls": calls}


def event(
    ids: Sequence[str],
    contests: list[dict[str, Any]],
    *,
    rules: dict[str, Any],
    draw: dict[str, Any],
    calls: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """An event file around contests."""
    return {
        "format": "meet-event/1",
        "sport": "chess",
        "event": "e",
        "name": "e",
        "rules": rules,
        "draw": draw,
        "entrants": [{"id": id_, "name": f"棋手{id_}", "delegation": "潞州区"} for id_ in ids],
        "contests": contests,
        "calls": list(calls),
    }


def read(raw: dict[str, Any]) -> EventFile:
    """The event as it is read."""
    return event_file.read(raw)


def result_of(raw: dict[str, Any]) -> dict[str, Any]:
    """What `meet score` says of it."""
    return score(read(raw))


def values(raw: dict[str, Any], code: str) -> dict[str, Fraction]:
    """One tie-break of everybody, or the points for "mark"."""
    rows = result_of(raw)["placings"]
    if code == "mark":
        return {row["entrant"]: Fraction(row["mark"]) for row in rows if row["mark"]}
    return {row["entrant"]: Fraction(row["values"][code]) for row in rows if code in row["values"]}


def papi_contests(players: Sequence[dict[str, Any]], rounds: int) -> Iterator[dict[str, Any]]:
    """Papi's rounds: opponents by index, colours B (white) and N (black), byes without one.

    Columns beyond the tournament's rounds are empty ones of the file format.
    """
    for number, player in enumerate(players, start=1):
        for key, cell in player["rounds"].items():
            if int(key) > rounds:
                continue
            id_ = f"r{key}-{number}"
            opponent = cell.get("opponent")
            if opponent is None or cell["color"] == "F" or opponent == number - 1:
                yield contest(id_, int(key), [str(number)], how=_papi_bye(cell))
            elif cell["color"] == "B":
                yield _papi_game(id_, int(key), number, opponent + 1, cell, players)


def _papi_bye(cell: dict[str, Any]) -> str:
    return {6: "bye", 3: "bye", 2: "half_bye", 0: "zero_bye", 1: "zero_bye"}[cell["result"]]


def _papi_game(
    id_: str, round_: int, white: int, black: int, cell: dict[str, Any], players: Any
) -> dict[str, Any]:
    other = players[black - 1]["rounds"][str(round_)]
    made, how = PAPI[cell["result"]]
    entrants = [str(white), str(black)]
    if how == "forfeit" and PAPI[other["result"]] == ("loss", "forfeit") and made == "loss":
        return contest(id_, round_, entrants, how="both_forfeit")
    outcome = "draw" if made == "draw" else OUTCOMES[made, 0]
    return contest(id_, round_, entrants, outcome=outcome, how=how)


def papi(name: str, *, rules: dict[str, Any], draw: dict[str, Any]) -> dict[str, Any]:
    """A tournament in Papi's JSON; players are numbered from 1 in the order of the file."""
    source = loaded(name)
    players = source["players"]
    contests = list(papi_contests(players, int(source["variables"]["rounds"])))
    ids = [str(number) for number in range(1, len(players) + 1)]
    return event(ids, contests, rules=rules, draw=draw)


SIGNS = {"1": "red", "=": "draw", "0": "black"}


def curacao(withdrawn_after: int = 4) -> tuple[list[list[str]], dict[str, Any]]:
    """A quadruple round robin; of the seventh player only so many cycles are taken."""
    rows = loaded("curacao1962_withdrawal.json")["rows"]
    contests = []
    for i, row in enumerate(rows):
        for j in range(i + 1, len(rows)):
            for k, sign in enumerate(row[j + 1]):
                if 6 in (i, j) and k >= withdrawn_after:
                    continue
                if sign in SIGNS:
                    both = [str(i + 1), str(j + 1)]
                    contests.append(contest(f"{i}-{j}-{k}", k + 1, both, outcome=SIGNS[sign]))
    return rows, event(
        [str(number) for number in range(1, len(rows) + 1)],
        contests,
        rules={"preset": "fide"},
        draw={**ROUND_ROBIN, "cycles": 4},
        calls=[{"kind": "withdraw", "entrant": "7", "reason": "因病"}],
    )


def wygc(preset: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A Swiss of five rounds without draws; published are wins, SOS and SODOS."""
    players = loaded("wygc2006_U12.json")["players"]
    contests = []
    for id_, player in players.items():
        for number, (opponent, sign) in enumerate(player["r"], start=1):
            if int(id_) < opponent:
                outcome = "red" if sign == "+" else "black"
                pair = [id_, str(opponent)]
                contests.append(contest(f"{number}-{id_}", number, pair, outcome=outcome))
    return players, event(list(players), contests, rules=preset, draw=SWISS)
