"""How many official placings the rules give: `python -m tests.athletics.evidence`.

The lists of exceptions stand here by name. Where the source is wrong the rules are not bent.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meet import event_file
from meet.codec import dump, parse
from meet.score import score
from tests.athletics import data

WRONG_IN_THE_SOURCE: Mapping[str, tuple[str, set[str]]] = {
    "110H M HEAT Heat 3": ("1: a time of 13.65 and a q without a place", {"1"}),
    "HJ W qualification": (
        "28 to 31: one with 1.89 is ranked behind two with 1.85",
        {"28", "29", "30", "31"},
    ),
}
"""By contest: what is wrong, and the entrants it concerns."""


@dataclass(frozen=True)
class Evidence:
    """Contests and placings of one file: equal, and the labels of what differs."""

    contests: int
    placings: int
    differing: Mapping[str, Sequence[str]]


def placings(raw: Mapping[str, Any]) -> dict[str, data.Placed]:
    """Place, mark and status by entrant, as `meet score` says."""
    result = score(event_file.read(parse(dump(raw))))
    return {p["entrant"]: (p["place"], p["mark"], p["status"]) for p in result["placings"]}


def evidence(
    contests: Sequence[data.Result],
    raw: Callable[[data.Result], dict[str, Any]],
    official: Callable[[data.Result], dict[str, data.Placed]],
) -> Evidence:
    """Compare every contest of a file."""
    differing: dict[str, list[str]] = {}
    rows = 0
    for contest in contests:
        ours, theirs = placings(raw(contest)), official(contest)
        rows += len(theirs)
        wrong = list(_wrong(ours, theirs))
        if wrong:
            differing[data.label(contest)] = wrong
    return Evidence(len(contests), rows, differing)


def _wrong(ours: Mapping[str, data.Placed], theirs: Mapping[str, data.Placed]) -> Iterator[str]:
    for entrant, placed in theirs.items():
        if ours[entrant] != placed:
            yield f"{entrant}: {placed} official, {ours[entrant]} ours"


def all_files() -> dict[str, Evidence]:
    """Every file of results."""
    return {
        "races": evidence(data.races(), data.race_file, data.race_official),
        "series": evidence(data.series(), data.series_file, data.official),
        "heights": evidence(data.heights(), data.height_file, data.official),
    }


if __name__ == "__main__":
    for name, found in all_files().items():
        differing = sum(len(rows) for rows in found.differing.values())
        print(f"{name}: {found.contests} contests, {found.placings} placings, {differing} differ")
        for contest, rows in found.differing.items():
            print(f"  {contest}:", *rows, sep="\n    ")
