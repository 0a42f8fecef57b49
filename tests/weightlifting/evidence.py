"""How many official placings the rules give: `python -m tests.weightlifting.evidence`.

The lists of exceptions stand here by name. Where the source is wrong the rules are not bent.
"""

from collections import Counter
from dataclasses import dataclass

from tests.weightlifting.comparing import comparisons

WRONG_IN_THE_SOURCE = {
    "0201 F 67.5 Open": "two classes in one: two first places",
    "0201 F 82.5 Open": "two classes in one: two first places",
    "0706 M 48 Open": "an attempt of 10 kg, less than the bar",
    "1004 M 67.5 Open": "a woman listed among the men",
    "1202 M 100+ Open": "best of 260 beside a single failed attempt: attempts partly unknown",
    "1501 M 72 Open": "best of 218 beside a single failed attempt: attempts partly unknown",
    "1502 M 54 Open": "a place for three failed attempts",
    "1603 F 67 Open": "an attempt of 10 kg, less than the bar",
    "1807 F 45 Open": "one athlete twice: the result and the record",
    "1807 F 67 Open": "one athlete twice: the result and the record",
    "2002 M 54 Open": "best of 162 beside two failed attempts: attempts partly unknown",
    "8801 M 67.5 Open": "two classes in one: two first places",
    "ipf-china_2201 M 120 Open": "two first places, with 205 and with 165",
}
WEIGHED_AGAIN = {
    "1403 F 45 Open": "both 95 at 44.01: the jury decided 3 and 4, we let them share and ask it",
}


@dataclass(frozen=True)
class Evidence:
    """Counts over one folder of meets.

    `undecided`: the sheet gives no bodyweights to tie-breaking, so that we let athletes share a
    place within which the official one lies.
    """

    classes: int
    classes_equal: int
    classes_undecided: int
    classes_differing: int
    placings: int
    placings_equal: int
    placings_undecided: int
    placings_differing: int
    decided_by_bodyweight: int


def evidence(folder: str) -> Evidence:
    """Count `wppo` (para meets) or `ipf_china` (bench-only rows)."""
    verdicts: Counter[str] = Counter()
    rows = undecided = differing = by_bodyweight = 0
    for comparison in comparisons(folder):
        verdicts[comparison.verdict] += 1
        rows += len(comparison.of.entries)
        undecided += comparison.shared
        differing += comparison.differing
        by_bodyweight += comparison.decided_by["bodyweight"]
    return Evidence(
        classes=verdicts.total(),
        classes_equal=verdicts["equal"],
        classes_undecided=verdicts["undecided"],
        classes_differing=verdicts["differs"] + verdicts["refused"],
        placings=rows,
        placings_equal=rows - undecided - differing,
        placings_undecided=undecided,
        placings_differing=differing,
        decided_by_bodyweight=by_bodyweight,
    )


if __name__ == "__main__":
    for name in ("wppo", "ipf_china"):
        print(name, evidence(name))
