"""Awards files: the shape of the answer, what counts where, and every refusal with its place."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from meet.awards_file import award, award_files, read
from meet.codec import BadInput
from meet.words import LANGUAGES, refusal

REGULATION: dict[str, Any] = {
    "points": {"table": [9, 7, 6, 5, 4, 3, 2, 1]},
    "medals": {"joint": {"mode": "per_athlete", "each": "1/2", "cap": "1"}},
    "penalties": [
        {"code": "violation", "team_points": -15, "void": "result"},
        {"code": "impostor", "void": "result"},
        {"code": "impostor", "void": "delegation_total"},
        {"code": "late", "team_points": "-1/2"},
    ],
}
FILE: dict[str, Any] = {
    "format": "meet-awards/1",
    "regulation": REGULATION,
    "events": [
        {
            "event": "e1",
            "sport": "athletics",
            "tags": ["relay"],
            "entered": 5,
            "started": 4,
            "placings": [
                {"entrant": "a1", "place": 1, "status": "ranked", "delegation": "A"},
                {"entrant": "a2", "place": 2, "status": "ranked", "members": ["A", "A", "B"]},
                {"entrant": "a3", "place": 3, "status": "ranked", "delegation": "C"},
                {"entrant": "a4", "place": None, "status": "DNF", "delegation": "A"},
                {"entrant": "a5", "place": None, "status": "DNS", "delegation": "A"},
            ],
        }
    ],
}


def file(**more: Any) -> dict[str, Any]:
    return copy.deepcopy(FILE) | more


def medal_row(rank: int, delegation: str, *medals: str) -> dict[str, Any]:
    keys = ("gold", "silver", "bronze", "total")
    return {"rank": rank, "delegation": delegation, **dict(zip(keys, medals, strict=True))}


ANSWER = {
    "format": "meet-awards-result/1",
    "events": [
        {
            "event": "e1",
            "held": True,
            "n": 4,
            "places": 4,
            "medal_places": 3,
            "clause": "参赛 4 队，按规程有几名取几名，录取 4 名。",
            "rows": [
                {"entrant": "a1", "place": 1, "medal": "gold", "points": "9"},
                {"entrant": "a2", "place": 2, "medal": "silver", "points": "7"},
                {"entrant": "a3", "place": 3, "medal": "bronze", "points": "6"},
            ],
        }
    ],
    "medal_table": [
        medal_row(1, "A", "1", "1", "0", "2"),
        medal_row(2, "C", "1", "0", "1", "2"),
        medal_row(3, "B", "0", "1/2", "0", "1/2"),
    ],
    "points_table": [
        {"rank": 1, "delegation": "A", "points": "25/2"},
        {"rank": 2, "delegation": "C", "points": "13/2"},
        {"rank": 3, "delegation": "B", "points": "7/2"},
    ],
    "totals": {"gold": "2", "silver": "3/2", "bronze": "1", "medals_handed_out": 3},
}


def test_the_whole_answer() -> None:
    carry_in = [{"delegation": "C", "gold": "1", "points": "1/2"}]
    assert award(read(file(carry_in=carry_in))) == ANSWER


def test_an_event_that_is_not_held() -> None:
    given = file(regulation={"admission": {"min_to_hold": 5}})
    result = award(read(given), "en")
    assert result["events"][0] == {
        "event": "e1",
        "held": False,
        "n": 4,
        "places": 0,
        "medal_places": 0,
        "clause": "4 teams started, fewer than 5 teams: not held under the regulation.",
        "rows": [],
    }
    assert (result["medal_table"], result["points_table"]) == ([], [])
    assert result["totals"]["medals_handed_out"] == 0


def test_numbers_that_are_absent_are_those_of_the_placings() -> None:
    given = file()
    del given["events"][0]["entered"], given["events"][0]["started"]
    result = read(given).results[0]
    assert (result.entered, result.started) == (5, 4)


def penalised(**penalty: str) -> dict[str, Any]:
    return award(read(file(penalties=[penalty])))


def team_points(result: dict[str, Any]) -> dict[str, str]:
    return {row["delegation"]: row["points"] for row in result["points_table"]}


def test_a_penalty_takes_points_and_voids_the_result() -> None:
    result = penalised(delegation="A", code="violation", event="e1", entrant="a1")
    rows = result["events"][0]["rows"]
    assert [(row["entrant"], row["place"], row["medal"]) for row in rows] == [
        ("a2", 1, "gold"),
        ("a3", 2, "silver"),
    ]
    # A has half of the joint team's 9, and loses 15
    assert team_points(result) == {"C": "7", "B": "9/2", "A": "-21/2"}


def test_a_penalty_that_names_nobody_takes_points_only() -> None:
    result = penalised(delegation="A", code="violation")
    assert len(result["events"][0]["rows"]) == 3
    assert team_points(result)["A"] == "-5/2"
    assert result["medal_table"][0]["delegation"] == "A"


def test_a_delegations_total_is_void_and_its_medals_stay() -> None:
    result = penalised(delegation="A", code="impostor", event="e1", entrant="a1")
    assert team_points(result)["A"] == "0"
    assert [row["delegation"] for row in result["medal_table"]] == ["A", "B", "C"]


def test_penalties_add_up_and_may_be_fractions() -> None:
    twice = [{"delegation": "C", "code": "late"}] * 2 + [{"delegation": "Z", "code": "late"}]
    assert team_points(award(read(file(penalties=twice)))) == {
        "A": "25/2",
        "C": "5",
        "B": "7/2",
        "Z": "-1/2",
    }


def test_a_penalty_of_an_event_follows_the_events_overrides() -> None:
    regulation = REGULATION | {
        "override": [
            {"match": {"event": "e1"}, "set": {"penalties": [{"code": "late", "team_points": -4}]}}
        ]
    }
    imposed = [{"delegation": "C", "code": "late", "event": "e1"}]
    given = file(regulation=regulation, penalties=imposed)
    assert team_points(award(read(given)))["C"] == "2"


def changed(path: str, value: Any) -> dict[str, Any]:
    """The file with one value set, by a path such as `events.0.placings.1.status`."""
    whole = file()
    *above, last = path.split(".")
    part: Any = whole
    for key in above:
        part = part[int(key)] if isinstance(part, list) else part[key]
    part[int(last) if isinstance(part, list) else last] = value
    return whole


SECOND = "events.0.placings.1"
AT = "events[0].placings[1]"
A_PENALTY = {"delegation": "A", "code": "late"}
REFUSED: list[tuple[str, Any, str, str]] = [
    ("format", "meet-awards/2", "wrong_format", "format"),
    ("evnets", [], "unknown_field", "evnets"),
    ("regulation", "municipal-8", "unknown_regulation", "regulation"),
    ("regulation", "../municipal-7", "unknown_regulation", "regulation"),
    ("regulation.points", {"tabel": []}, "unknown_field", "regulation.points.tabel"),
    ("regulation", 7, "wrong_type", "regulation"),
    (
        "regulation",
        {"override": [{"match": {"sport": "x"}, "set": {"medals.third": "no"}}]},
        "not_one_of",
        "regulation.override[0].set.medals.third",
    ),
    ("events.0", "e1", "wrong_type", "events[0]"),
    ("events.0.startd", 5, "unknown_field", "events[0].startd"),
    ("events.0.started", -1, "too_small", "events[0].started"),
    ("events.0.event", 7, "wrong_type", "events[0].event"),
    (f"{SECOND}.statsu", "ranked", "unknown_field", f"{AT}.statsu"),
    (f"{SECOND}.status", "OK", "not_one_of", f"{AT}.status"),
    (f"{SECOND}.place", None, "missing_field", AT),
    (f"{SECOND}.place", 0, "too_small", f"{AT}.place"),
    (f"{SECOND}.place", "2", "wrong_type", f"{AT}.place"),
    (f"{SECOND}.status", "DNF", "place_of_unranked", f"{AT}.place"),
    ("events.0.placings.2.place", 1, "place_taken", f"{AT}.place"),
    (f"{SECOND}.entrant", "a1", "id_twice", f"{AT}.entrant"),
    (f"{SECOND}.delegation", "A", "several_owners", AT),
    ("events.0.placings.0", {"place": 1}, "missing_field", "events[0].placings[0]"),
    (
        "events.0.placings.0",
        {"entrant": "a1", "place": 1, "credits": [{"delegation": "A", "medal": "1"}]},
        "missing_field",
        "events[0].placings[0].credits[0]",
    ),
    (
        "events.0.placings.0",
        {
            "entrant": "a1",
            "place": 1,
            "credits": [{"delegation": "A", "medal": "half", "points": 0}],
        },
        "not_exact",
        "events[0].placings[0].credits[0].medal",
    ),
    ("events", [FILE["events"][0]] * 2, "id_twice", "events[1].event"),
    ("penalties", [{"code": "late"}], "missing_field", "penalties[0]"),
    ("penalties", [A_PENALTY | {"code": "x"}], "unknown_penalty", "penalties[0].code"),
    ("penalties", [A_PENALTY | {"event": "e2"}], "unknown_event", "penalties[0].event"),
    ("penalties", [A_PENALTY | {"entrant": "a9"}], "unknown_entrant", "penalties[0].entrant"),
    ("carry_in", [{"delegation": "A", "gold": "1,5"}], "not_exact", "carry_in[0].gold"),
    ("carry_in", [{"delegation": "A", "platinum": "1"}], "unknown_field", "carry_in[0].platinum"),
]


@pytest.mark.parametrize("path,value,code,at", REFUSED)
def test_refused_with_its_place_and_words(path: str, value: Any, code: str, at: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(changed(path, value))
    assert (refused.value.code, refused.value.at) == (code, at)
    for lang in LANGUAGES:
        assert "{" not in refusal(code, refused.value.facts, lang)


def test_not_an_object() -> None:
    with pytest.raises(BadInput) as refused:
        read([FILE])
    assert refused.value.code == "wrong_type"


def test_overrides_that_meet_in_one_event_and_contradict_each_other() -> None:
    regulation = {
        "admission": {"rule": {"type": "minus", "when": "n<max"}},
        "override": [
            {"match": {"tag": "relay"}, "set": {"admission.rule": {"type": "all"}}},
            {"match": {"sport": "darts"}, "set": {"admission.rule": {"type": "all"}}},
            {"match": {"event": "e1"}, "set": {"admission.rule.by": 2}},
            {"match": {"sport": "darts"}, "set": {"admission.rule": {"type": "all"}}},
        ],
    }
    with pytest.raises(BadInput) as refused:
        read(file(regulation=regulation))
    assert (refused.value.code, refused.value.at) == (
        "unknown_field",
        "regulation.override.admission.rule.by",
    )


def test_a_bad_file_is_named_and_the_others_are_still_answered(tmp_path: Path) -> None:
    good, bad, broken = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "broken.json"
    good.write_text(json.dumps(FILE), encoding="utf-8")
    bad.write_text(json.dumps(changed(f"{SECOND}.status", "OK")), encoding="utf-8")
    broken.write_text('{"format": 1.5}', encoding="utf-8")
    paths = [str(bad), str(tmp_path / "absent.json"), str(broken), str(good)]
    answers = list(award_files(paths, "zh"))
    assert [fine for _, fine in answers] == [False, False, False, True]
    first = answers[0][0]
    assert (first["file"], first["at"]) == (str(bad), f"{AT}.status")
    assert first["message"].startswith("这里不能写「OK」。可以写：ranked")
    assert answers[2][0]["error"] == "float_given"
    assert answers[3][0] == award(read(FILE))
