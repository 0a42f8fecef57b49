"""How many official IWF placings the rules give: `python -m tests.weightlifting.iwf_evidence`.

The lists of exceptions stand here by name. Where the source is wrong the rules are not bent.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from meet import event_file
from meet.event_file import RefusedCall
from meet.score import score
from tests.weightlifting import iwf

Verdict = Literal["equal", "shared", "differs"]
COLUMNS = {"total_rank": "", "snatch_rank": "snatch_place", "cleanjerk_rank": "cj_place"}

REFUSED = {"71 85 kg Men": "167.5 after a good 192.5: a typing error"}
DOPED = "the total of who was out for doping is struck, without a mark of it in the file"
TWICE = "the file gives one place to two athletes with different results, all others follow"
LEVEL = "same result at the same bodyweight: what decided is not in the file"
TRANSITION = "2017, the first year: sessions were not compared, the lower clean & jerk went before"
TOTALS = {
    "71 69 kg Men": LEVEL,
    "214 105 kg Men": DOPED,
    "214 62 kg Men": DOPED,
    "253 62 kg Men": "a place is left empty before the last",
    "253 69 kg Men": TWICE,
    "341 69 kg Women": TWICE,
    "405 53 kg Women": TRANSITION,
    "405 85 kg Men": TRANSITION,
}
LIFTS = {
    "253 62 kg Men": "a place is left empty before the last",
    "253 69 kg Men": TWICE,
    "341 53 kg Women": LEVEL,
    "341 69 kg Men": LEVEL,
    "341 69 kg Women": TWICE,
    **dict.fromkeys((f"405 {name} kg Men" for name in (62, 69, 85, 94, 105)), TRANSITION),
    **dict.fromkeys((f"405 {name} kg Women" for name in (48, 53, 63, 69)), TRANSITION),
    "441 55 kg Women": "87 kg are placed before 88 kg",
    "518 67 kg Men": "who had no total is placed behind others who lifted later",
}


@dataclass(frozen=True)
class Compared:
    """One official ranking of a class and what came of it: a verdict for each of its athletes.

    `shared`: the file has no lots, so that we let athletes share a place within which the official
    one lies.
    """

    label: str
    column: str
    verdicts: tuple[tuple[str, Verdict], ...]

    @property
    def differing(self) -> tuple[str, ...]:
        """Who is placed otherwise, by name."""
        return tuple(name for name, verdict in self.verdicts if verdict == "differs")


def compared(of: iwf.Class) -> Iterator[Compared]:
    """Total, snatch, clean & jerk of a class, where the file has their places."""
    placings = {p["entrant"]: p for p in score(event_file.read(iwf.event_file(of)))["placings"]}
    for column, code in COLUMNS.items():
        official = iwf.official(of, column)
        ours = {entrant: _place(placing, code) for entrant, placing in placings.items()}
        if any(official.values()):
            held = Counter(place for place in ours.values() if place)
            yield Compared(
                of.label,
                column,
                tuple(
                    (of.rows[int(entrant)]["name"], _verdict(ours[entrant], place, held))
                    for entrant, place in official.items()
                ),
            )


def _place(placing: dict[str, Any], code: str) -> int | None:
    if not code:
        return None if placing["place"] is None else int(placing["place"])
    return int(placing["values"][code]) if code in placing["values"] else None


def _verdict(ours: int | None, official: int | None, held: Counter[int]) -> Verdict:
    if ours is None or official is None:
        return "equal" if ours == official else "differs"
    if held[ours] > 1:
        return "shared" if ours <= official < ours + held[ours] else "differs"
    return "equal" if ours == official else "differs"


def everything() -> tuple[Compared, ...]:
    """All rankings of all classes but those that are refused."""
    found = []
    for of in iwf.classes():
        try:
            found += compared(of)
        except RefusedCall:
            assert of.label in REFUSED, of.label
    return tuple(found)


def counts(rankings: tuple[Compared, ...]) -> dict[tuple[str, str], Counter[str]]:
    """Placings by meet and column."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for one in rankings:
        key = (one.label.split()[0], one.column)
        found.setdefault(key, Counter()).update(verdict for _name, verdict in one.verdicts)
    return found


if __name__ == "__main__":
    all_of_them = everything()
    for (meet, column), counted in counts(all_of_them).items():
        print(meet, column, dict(counted))
    for one in all_of_them:
        if one.differing:
            print(one.label, one.column, one.differing)
