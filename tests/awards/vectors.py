"""The regulation vectors under the shipped regulations: how many rows are equal, which differ.

`python -m tests.awards.vectors` prints the counts for the README. The vectors were computed by
their own author's evaluator, not by this one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meet.awards_file import award, read, shipped
from scoring_rules.joint import shares

DATA = Path(__file__).parents[1] / "data" / "regulations"
FILE = json.loads((DATA / "regulation_vectors.json").read_text(encoding="utf-8"))
SHIPPED = {
    "FJNU-2018": "fjnu-2018",
    "HAIDIAN-ROLLER-2015": "haidian-roller-2015",
    "SCHOOL-CLASS-A": "school-class-a",
    "SCHOOL-HIGH-B": "school-high-b",
    "PRIMARY-6": "primary-6",
    "SHENZHEN-WUSHU-2025": "shenzhen-wushu-2025",
    "NANYANG-2009(inferred)": "nanyang-2009",
    "PARA-MINUS1(recall)": "para-minus1",
    "PARA-AWARD-ALL(recall)": "para-award-all",
    "PARA-MIN3-MINUS1(inferred)": "para-min3-minus1",
    "CDPF-NPG10-2019": "cdpf-npg10-2019",
    "GUANGXI-10": "guangxi-10",
    "FULL-EACH": "full-each",
}
MEDALS = {"G": "gold", "S": "silver", "B": "bronze", None: None}


@dataclass(frozen=True)
class Checked:
    """One vector: what its author expects, and what came out."""

    kind: str
    name: str
    expected: Any
    found: Any


def checked() -> Iterator[Checked]:
    """Every vector of the file."""
    for vector in FILE["vectors"]:
        yield Checked("events", vector["name"], _expected(vector), _found(vector))
    for vector in FILE["joint_vectors"]:
        joint = shipped(SHIPPED[vector["rule"]]).medals.joint
        found = {unit: str(share) for unit, share in shares(joint, tuple(vector["members"]))}
        yield Checked("joint", "".join(vector["members"]), vector["shares"], found)
    yield Checked("table", "medal table", FILE["medal_table_vector"], _medal_table())


def _expected(vector: dict[str, Any]) -> dict[str, Any]:
    """The vector in the words of FORMATS §3 (regulations handbook, §5)."""
    expect = vector["expect"]
    rows = [
        {"entrant": r["id"], "place": r["rank"], "medal": MEDALS[r["medal"]], "points": r["points"]}
        for r in expect["rows"]
    ]
    return {"medal_places": 0, **expect, "rows": rows}


def _found(vector: dict[str, Any]) -> dict[str, Any]:
    given = vector["event"]
    placings = [
        {"entrant": r["id"], "place": r["rank"], "delegation": r["id"], "status": "ranked"}
        | ({"records": [r["record"]]} if "record" in r else {})
        for r in given["results"]
    ]
    event = {
        "event": "e1",
        "sport": "athletics",
        "tags": [given["kind"]],
        "entered": given["n_entered"],
        "started": given["n_started"],
        "placings": placings,
    }
    regulation = SHIPPED[vector["regulation"]]
    file = {"format": "meet-awards/1", "regulation": regulation, "events": [event]}
    found = award(read(file))["events"][0]
    return {key: found[key] for key in ("held", "places", "medal_places", "rows")}


def _medal_table() -> list[dict[str, Any]]:
    carry_in = [
        {"delegation": row["unit"], **{medal: row[medal] for medal in ("gold", "silver", "bronze")}}
        for row in reversed(FILE["medal_table_vector"])
    ]
    file = {
        "format": "meet-awards/1",
        "regulation": "municipal-7",
        "events": [],
        "carry_in": carry_in,
    }
    rows = award(read(file))["medal_table"]
    keys = ("gold", "silver", "bronze", "rank")
    return [{"unit": row["delegation"], **{key: row[key] for key in keys}} for row in rows]


def main() -> None:
    """Print how many vectors of each kind are equal and how many differ."""
    everything = tuple(checked())
    for kind in ("events", "joint", "table"):
        of_kind = [one for one in everything if one.kind == kind]
        equal = sum(1 for one in of_kind if one.expected == one.found)
        print(f"{kind}: {equal} equal, {len(of_kind) - equal} differing")


if __name__ == "__main__":
    main()
