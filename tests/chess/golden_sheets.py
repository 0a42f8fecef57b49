"""Golden ledgers of chess: `python -m tests.chess.golden_sheets` writes them from the data.

Plain facts, players by number. WYGC 2006 under the rules of xiangqi: its wins count 2 points and
its SOS is 对手分, so that its published order is theirs. Curaçao 1962 with its withdrawal.
"""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.chess.published import curacao, wygc

FOLDER = Path(__file__).resolve().parents[2] / "events" / "chess" / "golden"


def goldens() -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """Name, event file, and the placings as they were published."""
    players, event = wygc({"preset": "xiangqi-2011", "rounds": 5, "tie_breaks": ["A", "small"]})
    name = "wygc-2006-u12-xiangqi"
    marks = {id_: str(2 * player["pt"]) for id_, player in players.items()}
    places = dict(zip(marks, (1, 2, 3, 4, 5, 5, 7, 8), strict=True))
    yield name, _nameless(event, name), _placings(marks, places)
    rows, event = curacao()
    event["rules"]["tie_breaks"] = ["Z"]  # points alone: in 1962 nothing separated equal scores
    name = "curacao-1962"
    marks = {str(n): row[-1].removesuffix(".0") for n, row in enumerate(rows, start=1)}
    places = {id_: 1 + sum(_more(b, a) for b in marks.values()) for id_, a in marks.items()}
    yield name, _nameless(event, name), _placings(marks, places)


def _more(one: str, other: str) -> bool:
    return Fraction(one) > Fraction(other)


def _nameless(event: dict[str, Any], name: str) -> dict[str, Any]:
    entrants = [{"id": entrant["id"]} for entrant in event["entrants"]]
    return {**event, "event": name, "name": name, "entrants": entrants}


def _placings(marks: dict[str, str], places: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {"entrant": id_, "place": places[id_], "mark": mark, "status": "ranked"}
        for id_, mark in marks.items()
    ]


def lines(value: Any) -> str:
    """JSON, a row to a line."""
    if isinstance(value, list):
        return "[\n " + ",\n ".join(json.dumps(one, ensure_ascii=False) for one in value) + "]\n"
    parts = [
        f"{json.dumps(key)}: {lines(one).rstrip() if isinstance(one, list) else json.dumps(one)}"
        for key, one in value.items()
    ]
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    for sheet, event_, placings in goldens():
        (FOLDER / f"{sheet}.json").write_text(lines(event_), encoding="utf-8")
        (FOLDER / f"{sheet}.placings.json").write_text(lines(placings), encoding="utf-8")
