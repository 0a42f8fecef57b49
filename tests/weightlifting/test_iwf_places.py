"""Nine IWF championships and Olympic Games under the rules of their time, against their results."""

from collections import Counter

import pytest

from tests.weightlifting import iwf_evidence as evidence

pytestmark = pytest.mark.usefixtures("data")


@pytest.fixture(scope="module")
def rankings() -> tuple[evidence.Compared, ...]:
    return evidence.everything()


def test_the_totals_that_differ_are_those_named(rankings: tuple[evidence.Compared, ...]) -> None:
    differing = {one.label for one in rankings if one.column == "total_rank" and one.differing}
    assert differing == set(evidence.TOTALS)


def test_the_lifts_that_differ_are_those_named(rankings: tuple[evidence.Compared, ...]) -> None:
    differing = {one.label for one in rankings if one.column != "total_rank" and one.differing}
    assert differing == set(evidence.LIFTS)


def test_the_counts(rankings: tuple[evidence.Compared, ...]) -> None:
    """Of 144 classes; a change here is a change of what is reported."""
    totals = [one for one in rankings if one.column == "total_rank"]
    assert len(totals) == 144
    assert Counter(v for one in totals for _name, v in one.verdicts) == {
        "equal": 3070,
        "shared": 4,
        "differs": 48,
    }
    lifts = [one for one in rankings if one.column != "total_rank"]
    assert Counter(v for one in lifts for _name, v in one.verdicts) == {
        "equal": 5024,
        "shared": 137,
        "differs": 117,
    }


def test_since_2018_every_total_is_placed_as_its_officials_did(
    rankings: tuple[evidence.Compared, ...],
) -> None:
    """1,192 placings; two athletes of 2018 are level but for their lots, which the file lacks."""
    since = [one for one in rankings if one.label.split()[0] in ("441", "518", "522")]
    totals = [v for one in since if one.column == "total_rank" for _name, v in one.verdicts]
    assert Counter(totals) == {"equal": 1190, "shared": 2}
