"""JSON lines on stdout, words on stderr, one line for each file in order, status 1 for a fault."""

import json
from copy import deepcopy
from typing import Any

import pytest

from tests.cli.shell import Shell
from tests.house import PLACE, PLACED

LIFTING: dict[str, Any] = {
    "format": "meet-event/1",
    "sport": "weightlifting",
    "event": "pwl-m54",
    "name": "男子 54 公斤级",
    "tags": [],
    "rules": {"preset": "wpp"},
    "draw": {"format": "final"},
    "entrants": [
        {"id": "7", "name": "阎岩", "delegation": "NGR", "lot": 11, "bodyweight": "53.20"},
        {"id": "9", "name": "乔木", "delegation": "EGY", "lot": 12, "bodyweight": "53.10"},
    ],
    "contests": [{"id": "f", "phase": "final", "entrants": ["7", "9"]}],
}
"""The example of FORMATS §2, with a second lifter."""


def attempt(entrant: str, number: int, kg: str, *, good: bool = True) -> dict[str, Any]:
    call = {"kind": "attempt", "entrant": entrant, "lift": "bench"}
    return {**call, "attempt": number, "kg": kg, "good": good}


def with_calls(*calls: dict[str, Any], event: dict[str, Any] = LIFTING) -> dict[str, Any]:
    played = deepcopy(event)
    played["contests"][0]["calls"] = list(calls)
    return played


GROUP = with_calls(
    *(attempt(one, n, f"{kg}{n}") for n in (1, 2, 3) for one, kg in (("7", "17"), ("9", "15")))
)


def test_a_result_is_one_line_of_the_documented_shape(shell: Shell) -> None:
    done = shell.meet("score", shell.file("a.json", with_calls(attempt("9", 1, "150"))))
    assert (done.status, done.words, done.stdout.count(b"\n")) == (0, "", 1)
    ranked = {"entrant": "9", "place": 1, "mark": "150", "status": "ranked"}
    nothing = {"entrant": "7", "place": None, "mark": "", "status": "NM"}
    rest = {"decided_by": "", "values": {}}
    placings = [ranked | rest, nothing | rest]
    assert done.lines == [
        {
            "format": "meet-result/1",
            "event": "pwl-m54",
            "over": False,
            "placings": placings,
            "contests": [
                {"id": "f", "over": False, "winner": None, "score": "", "placings": placings}
            ],
        }
    ]


def test_every_file_is_answered_in_the_order_given(shell: Shell) -> None:
    good = shell.file("good.json", GROUP)
    missing = str(shell.folder / "none.json")
    broken = shell.file("broken.json", b"{")
    refused = shell.file(
        "refused.json",
        with_calls(attempt("7", 1, "170"), attempt("9", 1, "150"), attempt("7", 1, "171")),
    )
    binary = shell.file("binary.json", b"\xff\xfe\x00")
    folder = str(shell.folder)
    done = shell.meet("score", good, missing, broken, good, refused, binary, folder, good)
    assert done.status == 1
    assert done.words == ""
    told = [(line["format"], line.get("error"), line.get("at")) for line in done.lines]
    result = ("meet-result/1", None, None)
    assert told == [
        result,
        ("meet-error/1", "unreadable", ""),
        ("meet-error/1", "not_json", ""),
        result,
        ("meet-error/1", "attempt_taken", "contests[0].calls[2]"),
        ("meet-error/1", "not_json", ""),
        ("meet-error/1", "unreadable", ""),
        result,
    ]
    for line in done.lines:
        if line["format"] == "meet-error/1":
            assert set(line) == {"format", "file", "error", "at", "message"}
            assert line["message"]
    said = {line["file"]: line["message"] for line in done.lines if "message" in line}
    assert said[missing] == "文件打不开：没有这个文件，请检查文件名和所在的文件夹。"
    assert said[folder] == "文件打不开：这是一个文件夹，请写里面的文件。"
    assert [line["file"] for line in done.lines if "file" in line] == [
        missing,
        broken,
        refused,
        binary,
        folder,
    ]


@pytest.mark.parametrize("command", ["score", "award", "load"])
def test_a_fault_is_told_the_same_way_by_every_command(shell: Shell, command: str) -> None:
    files = [shell.file("a.json", {"format": "meet-event/2"}), str(shell.folder / "none.json")]
    done = shell.meet(command, *files)
    assert (done.status, done.words) == (1, "")
    assert [(line["format"], line["error"], line["at"]) for line in done.lines] == [
        ("meet-error/1", "wrong_format", "format"),
        ("meet-error/1", "unreadable", ""),
    ]


@pytest.mark.parametrize(("lang", "word"), [("zh", "这"), ("en", "This")])
def test_a_message_is_in_the_language_of_the_meet(shell: Shell, lang: str, word: str) -> None:
    done = shell.meet("score", shell.file("a.json", b"{"), MEET_LANG=lang)
    assert word in done.lines[0]["message"]


def test_a_refused_call_names_the_athlete_in_the_words_of_its_sport(shell: Shell) -> None:
    wrong = with_calls(attempt("7", 1, "170"), attempt("7", 1, "171"))
    for lang in ("zh", "en"):
        done = shell.meet("score", shell.file("a.json", wrong), MEET_LANG=lang)
        assert "阎岩" in done.lines[0]["message"]


def test_a_file_may_have_any_name(shell: Shell) -> None:
    names = ["男子 54 公斤级.json", "a\nb.json", "-x.json"]
    files = [shell.file(name, GROUP) for name in names]
    strange = (str(shell.folder).encode() + b"/\xff.json").decode(errors="surrogateescape")
    done = shell.meet("score", *files, strange)
    assert [line["format"] for line in done.lines] == ["meet-result/1"] * 3 + ["meet-error/1"]
    assert done.lines[3]["file"].endswith("/�.json")


def test_unknown_fields_are_refused_with_their_path(shell: Shell) -> None:
    """`A typing error never passes silently`: one at each level of the file."""
    faults: list[tuple[list[Any], str]] = [
        (["colour"], "colour"),
        (["rules", "setp"], "rules.setp"),
        (["draw", "legs"], "draw.legs"),
        (["entrants", 1, "clas"], "entrants[1].clas"),
        (["contests", 0, "lane"], "contests[0].lane"),
        (["contests", 0, "calls", 1, "weight"], "contests[0].calls[1].weight"),
    ]
    files = []
    for number, (path, _at) in enumerate(faults):
        wrong = deepcopy(GROUP)
        inner: Any = wrong
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = "x"
        files.append(shell.file(f"{number}.json", wrong))
    done = shell.meet("score", *files)
    assert done.status == 1
    assert [(line["error"], line["at"]) for line in done.lines] == [
        ("unknown_field", at) for _path, at in faults
    ]


def test_floats_are_refused_wherever_they_stand(shell: Shell) -> None:
    wrong = json.dumps(GROUP).replace('"bodyweight": "53.10"', '"bodyweight": 53.10')
    done = shell.meet("score", shell.file("a.json", wrong.encode()))
    assert (done.lines[0]["error"], done.lines[0]["at"]) == (
        "float_given",
        "entrants[1].bodyweight",
    )


def test_with_trace_every_counted_call_has_its_score(shell: Shell) -> None:
    undone = [attempt("7", 1, "170"), {"kind": "retract", "line": 1}, attempt("7", 1, "171")]
    file = shell.file("a.json", with_calls(*undone))
    (plain,) = shell.meet("score", file).lines
    (traced,) = shell.meet("score", file, "--trace").lines
    assert "trace" not in plain["contests"][0]
    assert traced["contests"][0].pop("trace") == [{"score": ""}]
    assert traced == plain


def test_without_a_file_or_with_an_unknown_word_it_says_how(shell: Shell) -> None:
    for words in (["score"], ["award"], ["load"], ["fly"], ["score", "--fly", "x"], ["token"]):
        done = shell.meet(*words)
        assert done.status == 2
        assert done.stdout == b""
        assert "Usage" in done.words


AWARDS: dict[str, Any] = {
    "format": "meet-awards/1",
    "regulation": "municipal-7",
    "events": [
        {
            "event": "e1",
            "sport": "athletics",
            "tags": ["relay"],
            "entered": 5,
            "started": 5,
            "placings": [
                {
                    "entrant": "a1",
                    "place": 1,
                    "status": "ranked",
                    "delegation": "A",
                    "records": ["meet"],
                },
                {"entrant": "a2", "place": 2, "status": "ranked", "members": ["A", "A", "B"]},
            ],
        }
    ],
    "penalties": [{"delegation": "A", "code": "violation", "event": "e1", "entrant": "a1"}],
    "carry_in": [{"delegation": "A", "gold": "1", "points": "9"}],
}
"""The example of FORMATS §3 as it stands there."""

REGULATION: dict[str, Any] = {
    "id": "ours",
    "title": "本次竞赛规程",
    "version": 1,
    "admission": {
        "max_places": 8,
        "count": "started",
        "min_to_hold": 1,
        "rule": {"type": "minus", "by": 1, "when": "n<=max", "floor": 1},
    },
    "medals": {
        "places": 3,
        "third": "playoff",
        "joint": {"mode": "per_athlete", "each": "1/2", "cap": "1"},
        "weight": {"team": 1},
    },
    "points": {
        "table": [9, 7, 6, 5, 4, 3, 2, 1],
        "multiplier": {"relay": 2, "team": 2},
        "tie": "average",
        "tie_at_cut": "admitted_only",
        "shared_third": "average",
        "finisher_bonus": {},
        "joint": {"mode": "per_athlete", "each": "1/2", "cap": "1"},
    },
    "records": [{"level": "meet", "points": 0, "once": "per_event", "highest_only": True}],
    "penalties": [{"code": "violation", "team_points": -15, "void": "result"}],
    "status": {"promote_after_dq": True, "promote_after_doping": True},
    "tables": {
        "medals": ["gold", "silver", "bronze"],
        "points": ["points", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"],
    },
    "override": [{"match": {"sport": "curling"}, "set": {"medals.weight": {"team": 2}}}],
}
"""The regulation of FORMATS §3 as an object, its placeholders filled in."""


def test_awards_by_an_inline_regulation(shell: Shell) -> None:
    """Five started, minus one admits four; a1 is put out for a violation, a2 moves up.

    a2 is joint: 1/2 for each athlete, capped at 1, so A has 1 and B 1/2 of the gold; the points of
    the relay are 9 × 2, shared alike; A loses 15 and brings 9 and a gold medal with it.
    """
    file = shell.file("inline.json", {**AWARDS, "regulation": REGULATION})
    done = shell.meet("award", file)
    assert (done.status, done.words) == (0, "")
    (told,) = done.lines
    assert told["format"] == "meet-awards-result/1"
    (event,) = told["events"]
    assert event.pop("clause")
    assert event == {
        "event": "e1",
        "held": True,
        "n": 5,
        "places": 4,
        "medal_places": 3,
        "rows": [{"entrant": "a2", "place": 1, "medal": "gold", "points": "18"}],
    }
    medals = {"silver": "0", "bronze": "0"}
    assert told["medal_table"] == [
        {"rank": 1, "delegation": "A", "gold": "2", **medals, "total": "2"},
        {"rank": 2, "delegation": "B", "gold": "1/2", **medals, "total": "1/2"},
    ]
    assert told["points_table"] == [
        {"rank": 1, "delegation": "A", "points": "12"},
        {"rank": 2, "delegation": "B", "points": "9"},
    ]
    assert told["totals"] == {"gold": "5/2", **medals, "medals_handed_out": 1}


def test_awards_by_a_named_regulation(shell: Shell) -> None:
    """The same without the penalty: a1 has the gold, of the silver A has 1 and B 1/2."""
    done = shell.meet("award", shell.file("named.json", {**AWARDS, "penalties": []}))
    assert (done.status, done.words) == (0, "")
    (told,) = done.lines
    assert [(row["entrant"], row["medal"], row["points"]) for row in told["events"][0]["rows"]] == [
        ("a1", "gold", "18"),
        ("a2", "silver", "14"),
    ]
    shown = [(row["delegation"], row["gold"], row["silver"]) for row in told["medal_table"]]
    assert shown == [("A", "2", "1"), ("B", "0", "1/2")]
    points = [(row["delegation"], row["points"]) for row in told["points_table"]]
    assert points == [("A", "41"), ("B", "7")]
    assert told["totals"] == {"gold": "2", "silver": "3/2", "bronze": "0", "medals_handed_out": 2}


def test_an_awards_file_that_is_wrong_says_where(shell: Shell) -> None:
    regulation = deepcopy(REGULATION)
    regulation["points"]["tabel"] = [9]
    unknown = shell.file("a.json", {**AWARDS, "regulation": "municipal-9"})
    misspelt = shell.file("b.json", {**AWARDS, "regulation": regulation})
    good = shell.file("c.json", {**AWARDS, "regulation": REGULATION})
    done = shell.meet("award", unknown, misspelt, good)
    assert done.status == 1
    assert [(line.get("error"), line.get("at")) for line in done.lines] == [
        ("unknown_regulation", "regulation"),
        ("unknown_field", "regulation.points.tabel"),
        (None, None),
    ]


@pytest.mark.server
def test_as_a_process_the_streams_are_the_same(shell: Shell) -> None:
    """What a shell sees of the console script: bytes of UTF-8 whatever the locale."""
    files = [
        shell.file("a.json", with_calls(PLACE, event=dict(PLACED))),
        str(shell.folder / "没有.json"),
    ]
    done = shell.process("score", *files, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    inside = shell.meet("score", *files)
    assert (done.status, done.stdout, done.stderr) == (1, inside.stdout, b"")
    assert "没有.json".encode() in done.stdout
