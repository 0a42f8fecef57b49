"""All regulation vectors pass as they are, and the shipped TOML says what their file says."""

import tomllib
from typing import Any

import pytest

from meet.awards_file import regulation_names, regulation_text, shipped
from scoring_rules.admission import Bands
from scoring_rules.regulation import Regulation, read
from tests.awards.vectors import FILE, SHIPPED, Checked, checked

VECTORS = tuple(checked())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_vector(vector: Checked) -> None:
    assert vector.found == vector.expected


def test_every_vector_is_there() -> None:
    assert len(VECTORS) == 22 + 3 + 1


def in_words_of_formats(old: dict[str, Any]) -> Regulation:
    """A regulation of the vectors' file, its names mapped as the handbook's §5 says."""
    admission = {key: value for key, value in old["admission"].items() if key != "below_min"}
    admission["rule"] = {k: v for k, v in admission["rule"].items() if k != "cap_n"}
    points = {key: value for key, value in old["points"].items() if key != "multiplier"}
    names = {"combined_event": "combined"}
    given = old["points"].get("multiplier", {})
    points["multiplier"] = {names.get(tag, tag): times for tag, times in given.items()}
    medals: dict[str, Any] = {"third": "shared"} if "shared_third" in points else {}
    match old.get("medal_rule"):
        case "none":
            medals["places"] = 0
        case dict() as rule:
            medals["rule"] = rule
    records = [{"level": "school", "factor": old["records"]["factor"]}] if "records" in old else []
    penalties = [
        {"code": code, "team_points": lost} for code, lost in old.get("penalties", {}).items()
    ]
    penalties += [
        {"code": code, "team_points": what["team_points"], "void": "result"}
        for code, what in old.get("team_penalties", {}).items()
    ]
    return read(
        {
            "admission": admission,
            "points": points,
            "medals": medals,
            "records": records,
            "penalties": penalties,
        }
    )


@pytest.mark.parametrize("name", FILE["regulations"])
def test_shipped_toml_says_what_the_file_says(name: str) -> None:
    ours, theirs = shipped(SHIPPED[name]), in_words_of_formats(FILE["regulations"][name])
    assert ours.admission == theirs.admission
    assert ours.medals == theirs.medals
    assert ours.points == theirs.points
    assert ours.records == theirs.records
    if name != "HAIDIAN-ROLLER-2015":  # its penalty stands in the handbook (§3) only
        assert ours.penalties == theirs.penalties


@pytest.mark.parametrize("name", FILE["joint_rules"])
def test_shipped_joint_rule_says_what_the_file_says(name: str) -> None:
    old = FILE["joint_rules"][name]
    joint = {key: value for key, value in old.items() if key in ("mode", "each", "cap")}
    theirs = read({"medals": {"joint": joint}})
    assert shipped(SHIPPED[name]).medals.joint == theirs.medals.joint


@pytest.mark.parametrize("name", regulation_names())
def test_every_shipped_regulation_reads_and_is_called_as_its_file(name: str) -> None:
    regulation = shipped(name)
    assert regulation.id == name
    assert regulation.title
    assert {regulation} == {read(tomllib.loads(regulation_text(name)))}, "a value, and hashable"


def test_bands_of_nanyang_do_not_depend_on_their_order() -> None:
    assert [Bands(((4, 8), (1, 1))).wanted(n, None) for n in (0, 1, 3, 4, 9)] == [0, 1, 1, 8, 8]
