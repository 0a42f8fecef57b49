"""The programmes offer the 64 events of the organiser's list, and are read strictly."""

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from events import sports
from meet.codec import BadInput
from meet.definitions import draw_of, rules_of, sport_of
from meet.programme import FOLDER, ProgrammeEvent, of_sport, programmes, read, together
from meet.words import LANGUAGES, texts

LIST = Path(__file__).parents[1] / "data" / "regulations" / "distribution_64_53_40.csv"
EIGHT = {
    "田径": "athletics",
    "乒乓球": "table_tennis",
    "羽毛球": "badminton",
    "举重": "weightlifting",
    "象棋": "chess",
    "飞镖": "darts",
    "旱地冰壶": "curling",
    "聋人篮球": "basketball",
}
FULL_WIDTH = str.maketrans("()", "（）")
HAN = r"[\u4e00-\u9fff]"


def listed() -> list[tuple[str, str]]:
    """The sport and name of every event on the organiser's list, in its order."""
    with LIST.open(encoding="utf-8-sig") as file:
        return [(EIGHT[row["sport"]], row["event"]) for row in csv.DictReader(file)]


def offered() -> list[tuple[str, ProgrammeEvent]]:
    """The events of the list, those that are offered beside it apart."""
    return [(p.sport, event) for p in programmes() for event in p.events if not event.extra]


def beside() -> dict[str, ProgrammeEvent]:
    return {event.id: event for p in programmes() for event in p.events if event.extra}


def one(**changes: Any) -> dict[str, Any]:
    """A programme of one event, with changes; `None` leaves a field out."""
    event = {
        "id": "drt-x",
        "name": {"zh": "混合个人", "en": "Mixed individual"},
        "sex": "X",
        "classes": ["听力"],
        "preset": "placed",
        "draw": {"format": "final"},
        **changes,
    }
    return {"event": [{key: value for key, value in event.items() if value is not None}]}


def test_the_programmes_are_the_organisers_list() -> None:
    ours = sorted((sport, event.name.zh.replace(" ", "")) for sport, event in offered())
    theirs = sorted((sport, name.translate(FULL_WIDTH)) for sport, name in listed())

    assert len(ours) == 64
    assert ours == theirs


def test_within_a_sport_the_events_keep_the_order_of_the_list() -> None:
    for key in EIGHT.values():
        own = (event for event in of_sport(key).events if not event.extra)
        names = [event.name.zh.replace(" ", "") for event in own]
        assert names == [name.translate(FULL_WIDTH) for sport, name in listed() if sport == key]


def test_names_are_set_as_the_house_sets_chinese() -> None:
    for _, event in offered():
        assert not re.search(rf"{HAN}[0-9A-Z]|[0-9A-Z]{HAN}|[()]|  ", event.name.zh), event.name.zh
        assert event.name.en.isascii() or "×" in event.name.en


@pytest.mark.parametrize("sport", sorted(EIGHT.values()))
def test_a_sport_has_its_folder_its_name_and_its_rules(sport: str) -> None:
    assert {"__init__.py", "programme.toml", "words.toml"} <= {
        path.name for path in (FOLDER / sport).iterdir()
    }
    assert all(texts(sport)["text"]["sport_name"][lang] for lang in LANGUAGES)
    assert sports()[sport].key == sport
    assert "placed" in sports()[sport].rules


def test_chinese_names_of_the_sports_are_those_of_the_list() -> None:
    assert {texts(key)["text"]["sport_name"]["zh"]: key for key in EIGHT.values()} == EIGHT


def test_every_event_makes_the_rules_and_the_draw_of_an_event_file() -> None:
    for sport, event in offered():
        rules_of(sport_of(sport), event.rules_json())
        draw_of(event.draw)


def test_ids_are_readable_and_nobody_elses() -> None:
    ids = [event.id for _, event in offered()]

    assert len(set(ids)) == 64
    assert all(re.fullmatch(r"[a-z0-9-]+", one) for one in ids)
    assert {"ath-m-100-t46", "pwl-w-over86", "bkb-m-3x3-deaf"} <= set(ids)


def test_sex_and_tags_say_what_the_name_says() -> None:
    sexes = {"男": "M", "女": "W", "混": "X"}
    for sport, event in offered():
        assert event.sex == ("X" if sport == "curling" else sexes[event.name.zh[0]])
        assert ("pair" in event.tags) == ("双打" in event.name.zh)
        assert ("team" in event.tags) == (sport in ("curling", "basketball"))
    assert Counter(tag for _, event in offered() for tag in event.tags) == {"pair": 3, "team": 3}


def test_athletics_names_its_discipline_and_only_races_have_lanes() -> None:
    rows = {"100m", "200m", "400m", "1500m", "Long Jump", "Shot Put", "Discus", "Javelin"}
    for sport, event in offered():
        assert bool(event.discipline) == (sport == "athletics")
        if sport == "athletics":
            assert event.discipline in rows | {"Standing Long Jump"}
        in_lanes = event.discipline in {"100m", "200m", "400m"}
        assert (event.lanes is not None) == in_lanes
        assert (event.draw["format"] == "heats") == in_lanes


def test_athletics_is_run_jumped_and_thrown_by_its_own_rules() -> None:
    """Races in lanes are drawn by heats; seated throwers have their trials in a row."""
    for event in (event for sport, event in offered() if sport == "athletics"):
        rules = rules_of(sport_of("athletics"), event.rules_json())
        assert event.rules["discipline"] == event.discipline == rules.discipline
        assert event.preset == ("race" if event.discipline.endswith("m") else "horizontal")
        if event.lanes is not None:
            assert draw_of(event.draw).lanes == event.lanes * event.draw.get("lanes_each", 1)
        seated = event.classes[0] in {"F56", "F57"}
        assert (getattr(rules, "order", "") == "athletes") == seated


def test_combined_events_are_offered_beside_the_list() -> None:
    """Those of deaf athletes as in rule 200 of 2016-17, and the pentathlon of Beijing 2008."""
    rules = {one: rules_of(sport_of("athletics"), e.rules_json()) for one, e in beside().items()}
    assert {one: len(of.disciplines) for one, of in rules.items()} == {
        "ath-m-decathlon-t60": 10,
        "ath-w-heptathlon-t60": 7,
        "ath-m-pentathlon-p44": 5,
    }
    assert all(event.tags == ("combined",) for event in beside().values())
    assert rules["ath-m-pentathlon-p44"].raza == "2025-2026"


def test_merged_classes_are_listed_one_by_one() -> None:
    by_id = {event.id: event for _, event in offered()}

    assert by_id["ath-m-100-t11-12"].classes == ("T11", "T12")
    assert by_id["tt-w-s-tt8-10"].classes == ("TT8", "TT9", "TT10")
    assert by_id["bdm-w-s-sl3-su5"].classes == ("SL3", "SL4", "SU5")


FAULTS = [
    ({"events": []}, "unknown_field", "events"),
    ({"event": {}}, "wrong_type", "event"),
    ({"event": ["drt-x"]}, "wrong_type", "event[0]"),
    (one(lane=8), "unknown_field", "event[0].lane"),
    (one(name={"zh": "个人", "en": "Individual", "fr": "x"}), "unknown_field", "event[0].name.fr"),
    (one(name={"zh": "个人"}), "missing_field", "event[0].name"),
    (one(name="个人"), "wrong_type", "event[0].name"),
    (one(id=None), "missing_field", "event[0]"),
    (one(id="Drt X"), "bad_value", "event[0].id"),
    (one(id="飞镖"), "bad_value", "event[0].id"),
    (one(sex="F"), "bad_value", "event[0].sex"),
    (one(classes="听力"), "wrong_type", "event[0].classes"),
    (one(classes=["听力", 60]), "wrong_type", "event[0].classes[1]"),
    (one(lanes="8"), "wrong_type", "event[0].lanes"),
    (one(preset="wpp"), "unknown_preset", "event[0].preset"),
    (one(preset=None), "missing_field", "event[0]"),
    (one(rules={"preset": "placed"}), "unknown_field", "event[0].rules.preset"),
    (one(rules={"legs": 3}), "unknown_field", "event[0].rules.legs"),
    (one(draw={"format": "finale"}), "unknown_draw", "event[0].draw.format"),
    (one(draw={"format": "final", "legs": 1}), "unknown_field", "event[0].draw.legs"),
]


@pytest.mark.parametrize(("raw", "code", "at"), FAULTS)
def test_a_fault_is_named_with_its_file_and_place(raw: Any, code: str, at: str) -> None:
    with pytest.raises(BadInput) as caught:
        read("darts", raw)

    assert (caught.value.code, caught.value.at) == (code, f"darts/programme.toml:{at}")


def test_rules_may_set_fields_of_the_preset_otherwise() -> None:
    text = (FOLDER / "weightlifting" / "programme.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    raw["event"][0]["rules"] = {"step": "2.5"}
    event = read("weightlifting", raw).events[0]

    assert event.rules_json() == {"preset": "wpp", "step": "2.5"}


def test_two_sports_cannot_offer_the_same_event() -> None:
    with pytest.raises(BadInput) as caught:
        together([read("darts", one()), read("chess", one())])

    assert (caught.value.code, caught.value.at) == ("id_twice", "chess/programme.toml:event[0].id")
