"""Reading a regulation: what an absent key means, overrides, 暂定, each refusal with its path."""

import re
import tomllib
from fractions import Fraction
from typing import Any

import pytest

from meet.awards_file import read_regulation, shipped
from meet.codec import BadInput
from meet.words import LANGUAGES, refusal
from scoring_rules.admission import All, Minus
from scoring_rules.joint import EqualSplit, PerAthlete
from scoring_rules.reading import Misread
from scoring_rules.regulation import Regulation, read
from tests.awards.cases import rules

HAN = re.compile(r"[\u4e00-\u9fff]")
HALF = PerAthlete(Fraction(1, 2), Fraction(1))


def test_absent_keys() -> None:
    """FORMATS §3, the paragraph after the TOML; statuses and tables as its example shows them."""
    absent = read({})
    assert (absent.admission.max_places, absent.admission.min_to_hold) == (None, 1)
    assert absent.admission.rule == All()
    assert absent.admission.count == "started"
    assert (absent.points.tie, absent.points.tie_at_cut) == ("average", "admitted_only")
    assert absent.points.shared_third is None
    assert (absent.medals.places, absent.medals.third) == (3, "playoff")
    assert (absent.medals.weight, absent.points.multiplier) == ((), ())
    assert absent.medals.joint == absent.points.joint == EqualSplit()
    assert (absent.status.promote_after_dq, absent.status.promote_after_doping) == (True, True)
    assert absent.tables.medals == ("gold", "silver", "bronze")
    assert absent.tables.points == ("points", *(f"n{k}" for k in range(1, 9)))


def test_municipal_7_as_the_organiser_was_promised() -> None:
    regulation = shipped("municipal-7")
    assert regulation.admission.rule == Minus("n<=max", by=1, floor=1)
    assert regulation.admission.max_places == 8
    assert regulation.medals.third == "playoff"
    assert regulation.medals.joint == regulation.points.joint == HALF
    assert regulation.points.tie_at_cut == "admitted_only"
    assert dict(regulation.points.multiplier) == {"relay": 2, "team": 2}


def test_provincial_12_is_assumed_throughout() -> None:
    regulation = shipped("provincial-12")
    assert regulation.admission.rule == All()
    assert (regulation.admission.max_places, regulation.admission.count) == (8, "started")
    assert regulation.points.table == (9, 7, 6, 5, 4, 3, 2, 1)
    assert dict(regulation.points.multiplier) == {"relay": 2, "team": 2}
    assert regulation.medals.third == "playoff"
    assert regulation.medals.joint == regulation.points.joint == HALF
    sections = {"admission", "medals", "points", "records", "penalties", "status", "tables"}
    assert {path for path, _ in regulation.provisional} == sections


@pytest.mark.parametrize("name", ["municipal-7", "provincial-12"])
def test_every_note_to_the_organiser_is_a_sentence(name: str) -> None:
    assert all(note.endswith("。") and "暂" in note for _, note in shipped(name).provisional)


OVERRIDDEN = """
    points = {table = [9, 7], multiplier = {team = 2}}
    [[override]]
    match = {sport = "curling"}
    set = {"medals.weight" = {team = 2}, "medals.third" = "shared"}
    [[override]]
    match = {tag = "relay"}
    set = {"points.multiplier.relay" = 3, "medals.third" = "playoff"}
    [[override]]
    match = {sport = "athletics", tag = "relay", event = "e9"}
    set = {"points.table" = [1], "medals.joint" = {mode = "full_each"}}
"""


def test_overrides_by_sport_tag_and_event() -> None:
    regulation = rules(OVERRIDDEN)
    assert regulation.for_event("darts", ("team",), "e1") is regulation
    curling = regulation.for_event("curling", ("team",), "e1")
    assert dict(curling.medals.weight) == {"team": 2}
    assert curling.medals.third == "shared"
    assert curling.points == regulation.points
    relay = regulation.for_event("athletics", ("relay",), "e1")
    assert dict(relay.points.multiplier) == {"team": 2, "relay": 3}
    assert relay.points.table == (9, 7)
    ninth = regulation.for_event("athletics", ("relay",), "e9")
    assert ninth.points.table == (1,)
    assert ninth.medals.joint.mode == "full_each"
    assert regulation.for_event("darts", ("relay",), "e9").points.table == (9, 7)


def test_of_two_overrides_the_later_wins() -> None:
    assert rules(OVERRIDDEN).for_event("curling", ("relay",), "e1").medals.third == "playoff"


def test_two_overrides_that_do_not_go_together_are_refused_when_read() -> None:
    with pytest.raises(Misread) as refused:
        rules("""
            admission.rule = {type = "minus", when = "n<max"}
            [[override]]
            match = {tag = "a"}
            set = {"admission.rule" = {type = "all"}}
            [[override]]
            match = {tag = "b"}
            set = {"admission.rule.floor" = 1}
        """)
    assert (refused.value.code, refused.value.at) == (
        "unknown_field",
        "override.admission.rule.floor",
    )


def override(path: str, value: Any, match: Any = None) -> dict[str, Any]:
    named = {"sport": "darts"} if match is None else match
    return {"override": [{"match": named, "set": {path: value}}]}


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"admision": {}}, "unknown_field", "admision"),
    ({"admission": {"max": 8}}, "unknown_field", "admission.max"),
    ({"admission": []}, "wrong_type", "admission"),
    ({"admission": {"max_places": "8"}}, "wrong_type", "admission.max_places"),
    ({"admission": {"max_places": True}}, "wrong_type", "admission.max_places"),
    ({"admission": {"max_places": -1}}, "too_small", "admission.max_places"),
    ({"admission": {"count": "present"}}, "not_one_of", "admission.count"),
    ({"admission": {"rule": {"by": 1}}}, "missing_field", "admission.rule"),
    ({"admission": {"rule": {"type": "some"}}}, "not_one_of", "admission.rule.type"),
    ({"admission": {"rule": {"type": "all", "by": 1}}}, "unknown_field", "admission.rule.by"),
    ({"admission": {"rule": {"type": "minus"}}}, "missing_field", "admission.rule"),
    (
        {"admission": {"rule": {"type": "minus", "when": "n>max"}}},
        "not_one_of",
        "admission.rule.when",
    ),
    ({"medals": {"rule": {"type": "bands"}}}, "missing_field", "medals.rule"),
    (
        {"medals": {"rule": {"type": "bands", "bands": [[1, 1], [4]]}}},
        "not_a_band",
        "medals.rule.bands[1]",
    ),
    ({"medals": {"places": 4}}, "out_of_range", "medals.places"),
    ({"medals": {"joint": {"mode": "half"}}}, "not_one_of", "medals.joint.mode"),
    ({"medals": {"joint": {"mode": "per_athlete"}}}, "missing_field", "medals.joint"),
    (
        {"medals": {"joint": {"mode": "per_athlete", "each": "1/0", "cap": 1}}},
        "not_exact",
        "medals.joint.each",
    ),
    ({"medals": {"weight": {"team": 1.5}}}, "wrong_type", "medals.weight.team"),
    ({"points": {"table": [9, "7,5"]}}, "not_exact", "points.table[1]"),
    ({"points": {"table": [9, -7]}}, "too_small", "points.table[1]"),
    ({"points": {"table": 9}}, "wrong_type", "points.table"),
    ({"points": {"by_places": {"eight": []}}}, "not_exact", "points.by_places.eight"),
    ({"points": {"by_places": {"8": [9, "x"]}}}, "not_exact", "points.by_places.8[1]"),
    ({"points": {"tie": "split"}}, "not_one_of", "points.tie"),
    ({"records": {"level": "meet"}}, "wrong_type", "records"),
    ({"records": [{"points": 1}]}, "missing_field", "records[0]"),
    (
        {"records": [{"level": "meet", "highest_only": "no"}]},
        "wrong_type",
        "records[0].highest_only",
    ),
    ({"penalties": [{"code": "x", "void": "all"}]}, "not_one_of", "penalties[0].void"),
    ({"status": {"promote_after_dq": 1}}, "wrong_type", "status.promote_after_dq"),
    ({"tables": {"points": ["points", "n0"]}}, "not_one_of", "tables.points[1]"),
    ({"title": 7}, "wrong_type", "title"),
    ({"provisional": {"admission.rules": "…"}}, "unknown_path", "provisional.admission.rules"),
    ({"provisional": {"clock": "…"}}, "unknown_path", "provisional.clock"),
    (override("medals.wieght", {}), "unknown_field", "override[0].set.medals.wieght"),
    (override("medals.weight", 2), "wrong_type", "override[0].set.medals.weight"),
    (override("tables.medals", []), "unknown_path", "override[0].set.tables.medals"),
    (override("id", "x"), "unknown_path", "override[0].set.id"),
    (override("records.0.points", 2), "wrong_type", "override[0].set.records"),
    (override("points.tie", "same", match={}), "missing_field", "override[0].match"),
    (override("points.tie", "same", match={"sex": "F"}), "unknown_field", "override[0].match.sex"),
    (
        override("points.tie", tomllib.loads("d = 2026-05-16")["d"]),
        "wrong_type",
        "override[0].set.points.tie",
    ),
]


@pytest.mark.parametrize("value,code,at", REFUSED, ids=[f"{at} {code}" for _, code, at in REFUSED])
def test_refused_with_its_path_and_words(value: dict[str, Any], code: str, at: str) -> None:
    with pytest.raises(Misread) as refused:
        read(value)
    assert (refused.value.code, refused.value.at) == (code, at)
    for lang in LANGUAGES:
        assert "{" not in refusal(code, refused.value.facts, lang)


def test_not_a_table_at_all() -> None:
    with pytest.raises(Misread) as refused:
        read(["municipal-7"])
    assert refused.value.code == "wrong_type"


def test_the_source_reads_to_the_same_regulation() -> None:
    regulation = rules(OVERRIDDEN)
    assert regulation == rules(OVERRIDDEN)
    assert regulation != Regulation()
    assert len({regulation, rules(OVERRIDDEN)}) == 1


@pytest.mark.parametrize("name", ["municipal-7", "provincial-12"])
def test_the_live_regulations_are_told_in_english_too(name: str) -> None:
    rules = shipped(name)
    assert rules.titled("zh") == rules.title
    assert rules.titled("en").startswith("Regulation of the")
    assert rules.notes("en").keys() == rules.notes("zh").keys()
    assert not any(HAN.search(note) for note in rules.notes("en").values())
    assert all(HAN.search(note) for note in rules.notes("zh").values())


def test_a_regulation_without_english_is_told_in_chinese() -> None:
    rules = read_regulation({"title": "竞赛规程", "provisional": {"points": "暂定"}})
    assert (rules.titled("en"), rules.notes("en")) == ("竞赛规程", {"points": "暂定"})


def test_an_english_note_is_about_an_assumed_parameter() -> None:
    with pytest.raises(BadInput) as bad:
        read_regulation({"provisional_en": {"points.tie": "Assumed"}})
    assert (bad.value.code, bad.value.at) == (
        "unknown_path",
        "regulation.provisional_en.points.tie",
    )
