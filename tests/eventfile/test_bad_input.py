"""Every malformed file is refused with its code and the place of the fault, and says why."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from meet import event_file
from meet.cli import commands
from meet.codec import BadInput, parse
from meet.score import error_json, read_bytes
from meet.words import LANGUAGES
from tests.eventfile.samples import LIFTING, PLACED, attempt, place, with_calls, with_decisions

DONE = place("a", "b", "c", "d")
UNDO = {"kind": "retract", "line": 1}
DNS = {"kind": "status", "entrant": "d", "status": "DNS"}
WITHOUT_D = place("a", "b", "c")
SIGN = {"kind": "sign", "role": "裁判长"}


def changed(*path: str | int, to: Any, sample: Any = PLACED) -> dict[str, Any]:
    """The sample with one value set."""
    raw = deepcopy(dict(sample))
    inner: Any = raw
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return raw


def without(*path: str | int) -> dict[str, Any]:
    """The sample with one value left out."""
    raw = deepcopy(dict(PLACED))
    inner: Any = raw
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return raw


def correct(*calls: Any, line: int = 1) -> dict[str, Any]:
    return {"kind": "correct", "line": line, "calls": list(calls), "reason": "看错"}


TOP = [
    ([], "wrong_type", ""),
    (3, "wrong_type", ""),
    ({}, "wrong_format", "format"),
    (changed("format", to="meet-event/2"), "wrong_format", "format"),
    (changed("format", to=1), "wrong_format", "format"),
    (changed("colour", to="red"), "unknown_field", "colour"),
    (without("sport"), "missing_field", ""),
    (without("event"), "missing_field", ""),
    (without("rules"), "missing_field", ""),
    (without("draw"), "missing_field", ""),
    (changed("event", to=""), "missing_field", "event"),
    (changed("event", to=7), "wrong_type", "event"),
    (changed("name", to=None), "wrong_type", "name"),
    (changed("tags", to="team"), "wrong_type", "tags"),
    (changed("tags", to=["team", 3]), "wrong_type", "tags[1]"),
    (changed("entrants", to={"id": "a"}), "wrong_type", "entrants"),
    (changed("contests", to="f"), "wrong_type", "contests"),
    (changed("calls", to={}), "wrong_type", "calls"),
    (changed("sport", to="chess boxing"), "unknown_sport", "sport"),
    (changed("sport", to=None), "wrong_type", "sport"),
]
RULES = [
    (changed("rules", to="placed"), "wrong_type", "rules"),
    (changed("rules", to={}), "missing_field", "rules"),
    (changed("rules", "preset", to="placd"), "unknown_preset", "rules.preset"),
    (changed("rules", "preset", to=1), "unknown_preset", "rules.preset"),
    (changed("rules", "best_of", to=5), "unknown_field", "rules.best_of"),
    (changed("rules", "preset", to="wpp"), "unknown_preset", "rules.preset"),
    (changed("rules", "stp", to="1", sample=LIFTING), "unknown_field", "rules.stp"),
    (changed("rules", "step", to=1, sample=LIFTING), "wrong_type", "rules.step"),
    (changed("rules", "step", to="1.1", sample=LIFTING), "bad_value", "rules.step"),
    (changed("draw", to=["final"]), "wrong_type", "draw"),
    (changed("draw", to={}), "unknown_draw", "draw.format"),
    (changed("draw", "format", to="finale"), "unknown_draw", "draw.format"),
    (changed("draw", "legs", to=2), "unknown_field", "draw.legs"),
    (changed("draw", "ranking", to="fbia"), "unknown_ranking", "draw.ranking"),
]
ENTRANTS = [
    (changed("entrants", 1, to="b"), "wrong_type", "entrants[1]"),
    (changed("entrants", 1, to={"name": "b"}), "missing_field", "entrants[1]"),
    (changed("entrants", 1, "id", to=2), "wrong_type", "entrants[1].id"),
    (changed("entrants", 1, "id", to="a"), "id_twice", "entrants[1].id"),
    (changed("entrants", 1, "id", to=""), "missing_field", "entrants[1]"),
    (changed("entrants", 1, "clas", to="T46"), "unknown_field", "entrants[1].clas"),
    (changed("entrants", 1, "class_", to="T46"), "unknown_field", "entrants[1].class_"),
    (changed("entrants", 1, "class", to=46), "wrong_type", "entrants[1].class"),
    (changed("entrants", 1, "lot", to=4), "unknown_field", "entrants[1].lot"),
    (changed("entrants", 1, "seed", to="1"), "wrong_type", "entrants[1].seed"),
    (changed("entrants", 1, "own", to={}), "unknown_field", "entrants[1].own"),
    (
        changed("entrants", 2, "members", 1, "bib", to="7"),
        "unknown_field",
        "entrants[2].members[1].bib",
    ),
    (without("entrants", 2, "members", 0, "id"), "missing_field", "entrants[2].members[0]"),
    (
        changed("entrants", 3, "credits", 0, "medal", to=1),
        "wrong_type",
        "entrants[3].credits[0].medal",
    ),
    (changed("entrants", 0, "lot", to="4", sample=LIFTING), "wrong_type", "entrants[0].lot"),
    (
        changed("entrants", 0, "bodyweight", to=53.2, sample=LIFTING),
        "float_given",
        "entrants[0].bodyweight",
    ),
    (
        changed("entrants", 0, "bodyweight", to="heavy", sample=LIFTING),
        "bad_value",
        "entrants[0].bodyweight",
    ),
]
CONTESTS = [
    (changed("contests", 0, to="f"), "wrong_type", "contests[0]"),
    (without("contests", 0, "id"), "missing_field", "contests[0]"),
    (changed("contests", 0, "id", to=""), "missing_field", "contests[0]"),
    (changed("contests", 0, "lane", to=4), "unknown_field", "contests[0].lane"),
    (changed("contests", 0, "round", to="1"), "wrong_type", "contests[0].round"),
    (changed("contests", 0, "order", to=1.0), "float_given", "contests[0].order"),
    (changed("contests", 0, "entrants", 2, to="z"), "unknown_entrant", "contests[0].entrants[2]"),
    (changed("contests", 0, "entrants", 2, to="a"), "id_twice", "contests[0].entrants[2]"),
    (changed("contests", 0, "entrants", 2, to=3), "wrong_type", "contests[0].entrants[2]"),
    (changed("contests", to=[{"id": "f"}, {"id": "f"}]), "id_twice", "contests[1].id"),
    (changed("contests", 0, "calls", to=DONE), "wrong_type", "contests[0].calls"),
]
CALLS = [
    (with_calls("place"), "wrong_type", "contests[0].calls[0]"),
    (with_calls({}), "unknown_kind", "contests[0].calls[0].kind"),
    (with_calls({"kind": "finish"}), "unknown_kind", "contests[0].calls[0].kind"),
    (with_calls({"kind": ["place"]}), "unknown_kind", "contests[0].calls[0].kind"),
    (with_calls({**DONE, "why": ""}), "unknown_field", "contests[0].calls[0].why"),
    (with_calls({"kind": "place"}), "missing_field", "contests[0].calls[0]"),
    (with_calls(place("a") | {"placings": "a"}), "wrong_type", "contests[0].calls[0].placings"),
    (
        with_calls(place("a") | {"placings": [["a", 3]]}),
        "wrong_type",
        "contests[0].calls[0].placings[0][1]",
    ),
    (with_calls({**DNS, "status": "DNX"}), "bad_value", "contests[0].calls[0].status"),
    (with_calls({**DNS, "status": "ranked"}), "status_not_callable", "contests[0].calls[0]"),
    (with_calls({**DNS, "entrant": "z"}), "unknown_entrant", "contests[0].calls[0]"),
    (with_calls(place("a", "b", "c", "dz")), "unknown_entrant", "contests[0].calls[0]"),
    (with_calls(place("a", "b", "c", "da")), "placed_twice", "contests[0].calls[0]"),
    (with_calls(place("a", "b", "c")), "not_all_placed", "contests[0].calls[0]"),
    (with_calls(place()), "no_placing", "contests[0].calls[0]"),
    (with_calls(DNS, DONE), "out_but_placed", "contests[0].calls[1]"),
    (with_calls(DONE, DNS), "already_placed", "contests[0].calls[1]"),
    (with_calls(DNS, DNS, WITHOUT_D, DONE), "already_placed", "contests[0].calls[3]"),
    (with_calls(DNS, {"kind": "called"}), "already_begun", "contests[0].calls[1]"),
    (with_calls(SIGN), "not_over", "contests[0].calls[0]"),
    (with_calls(DONE, SIGN, SIGN), "already_signed", "contests[0].calls[2]"),
    (with_calls(DONE, SIGN, DNS), "signed", "contests[0].calls[2]"),
    (with_calls(DONE, SIGN, UNDO), "later_lines", "contests[0].calls[2]"),
    (with_calls(DONE, SIGN, correct(DONE)), "signed", "contests[0].calls[2]"),
    (with_calls(DONE, {"kind": "reopen", "reason": "错"}), "not_signed", "contests[0].calls[1]"),
    (with_calls({"kind": "withdraw"}), "unknown_kind", "contests[0].calls[0].kind"),
]
UNDONE = [
    (with_calls(UNDO), "no_such_line", "contests[0].calls[0]"),
    (with_calls(DONE, {**UNDO, "line": 0}), "no_such_line", "contests[0].calls[1]"),
    (with_calls(DONE, {**UNDO, "line": 2}), "no_such_line", "contests[0].calls[1]"),
    (with_calls(DONE, {**UNDO, "line": "1"}), "wrong_type", "contests[0].calls[1].line"),
    (with_calls(DONE, {**UNDO, "lines": 1}), "unknown_field", "contests[0].calls[1].lines"),
    (with_calls(DONE, UNDO, UNDO), "not_counted", "contests[0].calls[2]"),
    (with_calls(DNS, WITHOUT_D, UNDO), "later_lines", "contests[0].calls[2]"),
    (with_calls(DONE, correct(place("a"))), "not_all_placed", "contests[0].calls[1]"),
    (with_calls(DONE, correct(DONE, line=9)), "no_such_line", "contests[0].calls[1]"),
    (with_calls(DONE, UNDO, correct(DONE)), "not_counted", "contests[0].calls[2]"),
    (with_calls(DONE, UNDO, correct(DONE, line=2)), "not_correctable", "contests[0].calls[2]"),
    (with_calls(DONE, correct(UNDO)), "correction_of_undo", "contests[0].calls[1].calls[0]"),
    (with_calls(DONE, correct(DONE, {})), "unknown_kind", "contests[0].calls[1].calls[1].kind"),
    (
        with_calls(DONE, correct({**DONE, "why": ""})),
        "unknown_field",
        "contests[0].calls[1].calls[0].why",
    ),
    (
        with_calls(DONE, {"kind": "correct", "line": 1, "calls": [DONE]}),
        "missing_field",
        "contests[0].calls[1]",
    ),
]
DECISIONS = [
    (with_decisions("place"), "wrong_type", "calls[0]"),
    (with_decisions({"kind": "wind"}), "unknown_kind", "calls[0].kind"),
    (with_decisions(DNS), "unknown_kind", "calls[0].kind"),
    (with_decisions({"kind": "cancel"}), "missing_field", "calls[0]"),
    (with_decisions({"kind": "place", "placings": [["a"]]}), "missing_field", "calls[0]"),
    (with_decisions({**place("z"), "reason": "手"}), "unknown_entrant", "calls[0]"),
    (with_decisions({**place("a", "a"), "reason": "手"}), "placed_twice", "calls[0]"),
    (with_decisions({**place(), "reason": "手"}), "no_placing", "calls[0]"),
    (
        with_decisions({**place("abc"), "reason": "手", "statuses": [["d", "DNX"]]}),
        "bad_value",
        "calls[0].statuses[0][1]",
    ),
    (
        with_decisions({**place("abc"), "reason": "手", "statuses": [["d", "ranked"]]}),
        "status_not_callable",
        "calls[0]",
    ),
    (
        with_decisions({**place("abc"), "reason": "手", "statuses": [["z", "DNS"]]}),
        "unknown_entrant",
        "calls[0]",
    ),
    (
        with_decisions({"kind": "withdraw", "entrant": "z", "reason": "伤"}),
        "unknown_entrant",
        "calls[0]",
    ),
    (with_decisions({"kind": "decide", "what": "judge"}), "bad_value", "calls[0].what"),
    (
        with_decisions({"kind": "freeze_n", "n": 4, "count": "present"}),
        "bad_value",
        "calls[0].count",
    ),
    (with_decisions({"kind": "freeze_n", "n": "4"}), "wrong_type", "calls[0].n"),
    (
        with_decisions({"kind": "rule", "protest": 1, "upheld": True}),
        "no_such_protest",
        "calls[0]",
    ),
    (with_decisions({"kind": "unofficial", "reason": "错"}), "not_official", "calls[0]"),
    (
        with_decisions({"kind": "official"}, {"kind": "cancel", "reason": "雨"}),
        "official",
        "calls[1]",
    ),
    (with_decisions({"kind": "official"}, UNDO), "own_route", "calls[1]"),
    (with_decisions(UNDO), "no_such_line", "calls[0]"),
    (
        with_decisions(
            {"kind": "protest", "reason": "犯规"},
            {"kind": "rule", "protest": 1, "upheld": False},
            UNDO,
        ),
        "later_lines",
        "calls[2]",
    ),
]
LIFTS = [
    (
        with_calls(attempt("7", 1, "150", good=True) | {"kg": 150.5}, sample=LIFTING),
        "float_given",
        "contests[0].calls[0].kg",
    ),
    (
        with_calls(attempt("7", 1, "abc", good=True), sample=LIFTING),
        "bad_value",
        "contests[0].calls[0].kg",
    ),
    (
        with_calls(attempt("7", 1, "150", good=True) | {"good": 1}, sample=LIFTING),
        "wrong_type",
        "contests[0].calls[0].good",
    ),
    (
        with_calls(attempt("z", 1, "150", good=True), sample=LIFTING),
        "unknown_entrant",
        "contests[0].calls[0]",
    ),
    (
        with_calls(*(attempt("7", 1, "150", good=True),) * 2, sample=LIFTING),
        "attempt_taken",
        "contests[0].calls[1]",
    ),
]
TABLE = [*TOP, *RULES, *ENTRANTS, *CONTESTS, *CALLS, *UNDONE, *DECISIONS, *LIFTS]

TEXTS = [
    (b"", "", "内容没有写完，到这里就断了（第 1 行第 1 列）"),
    (b'{"a":\n[1, 2', "", "内容没有写完，到这里就断了（第 2 行第 6 列）"),
    (b'{"a": "\xff"}', "", "不是 UTF-8，请另存为 UTF-8（第 1 行第 8 列）"),
    (b"[" * 100_000, "", "括号套得太深"),
    (b'{"a": "\\ud800"}', "", "只写了一半的字符"),
    ("{\n成绩".encode("gbk"), "", "不是 UTF-8，请另存为 UTF-8（第 2 行第 1 列）"),
    (b'{"a" 1}', "line 1 column 6", "引号、逗号和括号（第 1 行第 6 列）"),
    ('{\n"名": 1,\n "甲" 2}'.encode(), "line 3 column 6", "（第 3 行第 6 列）"),
    (b'{"a": nan}', "line 1 column 7", "引号、逗号和括号"),
    (b'{"a": NaN}', "", "里面有 NaN、Infinity"),
    (b'\xef\xbb\xbf{"a" 1}', "line 1 column 6", "（第 1 行第 6 列）"),
    (b'{"a": 1}\n{}', "line 2 column 1", "（第 2 行第 1 列）"),
]


def fault(reads: Callable[[], Any]) -> BadInput:
    with pytest.raises(BadInput) as caught:
        reads()
    return caught.value


@pytest.mark.parametrize(("raw", "code", "at"), TABLE)
def test_the_fault_is_named_with_its_place(raw: Any, code: str, at: str) -> None:
    bad = fault(lambda: event_file.read(parse(json.dumps(raw).encode())))

    assert (bad.code, bad.at) == (code, at)


@pytest.mark.parametrize(("raw", "code", "at"), TABLE)
def test_the_fault_has_a_sentence_in_every_language(raw: Any, code: str, at: str) -> None:
    bad = fault(lambda: event_file.read(parse(json.dumps(raw).encode())))
    messages = [error_json("x.json", bad, lang)["message"] for lang in LANGUAGES]

    assert all(messages)
    assert len(set(messages)) == len(LANGUAGES)


@pytest.mark.parametrize(("text", "at", "said"), TEXTS)
def test_what_is_no_json_is_told_with_line_and_column(text: bytes, at: str, said: str) -> None:
    bad = fault(lambda: event_file.read(parse(text)))

    assert (bad.code, bad.at) == ("not_json", at)
    message = error_json("x", bad, "zh")["message"]
    assert said in message
    assert message.endswith("。")
    # The reader of JSON speaks English, and not to the organiser.
    assert not re.search(r"malformed|truncated|character|byte", message)
    assert error_json("x", bad, "en")["message"]


def test_a_mark_of_the_byte_order_is_left_out() -> None:
    raw = json.dumps(with_calls(DONE)).encode("utf-8-sig")

    assert event_file.read(parse(raw)).event.id == with_calls()["event"]


def test_a_refusal_names_people_and_speaks_for_its_sport() -> None:
    twice = (attempt("7", 1, "150", good=True),) * 2
    bad = fault(lambda: event_file.read(with_calls(*twice, sample=LIFTING)))
    message = error_json("x", bad, "zh")["message"]

    assert "甲" in message
    assert "7" not in message.replace("第1", "")


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        bad = fault(lambda path=path: read_bytes(str(path)))

        assert (bad.code, bad.at) == ("unreadable", "")
        assert all(error_json(str(path), bad, lang)["message"] for lang in LANGUAGES)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)

    assert fault(lambda: read_bytes(str(path))).code == "file_too_large"


def test_the_command_answers_every_file_in_its_order(tmp_path: Path) -> None:
    contents = {
        "good.json": with_calls(DONE),
        "refused.json": with_calls(DNS, DONE),
        "also_good.json": with_calls(),
    }
    for name, raw in contents.items():
        (tmp_path / name).write_text(json.dumps(raw), encoding="utf-8")
    paths = [str(tmp_path / name) for name in contents]

    result = CliRunner().invoke(commands, ["score", *paths])
    lines = [json.loads(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 1
    assert [line["format"] for line in lines] == ["meet-result/1", "meet-error/1", "meet-result/1"]
    assert set(lines[1]) == {"format", "file", "error", "at", "message"}
    assert lines[1] | {"message": ""} == {
        "format": "meet-error/1",
        "file": paths[1],
        "error": "out_but_placed",
        "at": "contests[0].calls[1]",
        "message": "",
    }
    assert [line.get("over") for line in lines] == [True, None, False]
