"""Combined events, bad input: what cannot be read or called, by code and place, in words."""

from collections.abc import Mapping
from typing import Any

import pytest

from meet import event_file
from meet.codec import BadInput
from meet.score import message
from meet.words import LANGUAGES, say
from tests.athletics.combined_event import event, puts, race, tied


def wrong(raw: Mapping[str, Any]) -> tuple[str, str]:
    """The code, and where it is."""
    with pytest.raises(BadInput) as caught:
        event_file.read(raw)
    assert len({message(caught.value, lang) for lang in LANGUAGES}) == len(LANGUAGES)
    return caught.value.code, caught.value.at


@pytest.mark.parametrize(
    ("raw", "code", "at"),
    [
        (event(disciplines=[]), "no_disciplines", "rules"),
        (event(disciplines=["100m", "100 m"]), "unknown_discipline", "rules"),
        (event(disciplines=["100m", "100m"]), "discipline_listed_twice", "rules"),
        (event(("4", "abc", [])), "no_such_discipline", "contests[0]"),
        (event(("0", "abc", [])), "no_such_discipline", "contests[0]"),
        (event(("final", "abc", [])), "no_discipline", "contests[0]"),
        (event(("1", "ab", []), ("1", "bc", [])), "discipline_twice", "contests[1]"),
        (event(draw={"format": "final"}), "combined_apart", "draw.format"),
        (event(draw={"sizes": [-1]}), "bad_value", "draw"),
        (
            event(table={"rows": {"100m": {"*": {"M": ["0", "0", "1"]}}}}),
            "bad_value",
            "rules.table",
        ),
        (event(("2", "a", [race(a="11.00")])), "other_sheet", "contests[0].calls[0]"),
        (event(("1", "a", [puts(a="11.00")])), "other_sheet", "contests[0].calls[0]"),
        (
            event(("1", "a", [{"kind": "bar", "cm": 180}])),
            "other_discipline",
            "contests[0].calls[0]",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be(raw: dict[str, Any], code: str, at: str) -> None:
    assert wrong(raw) == (code, at)


def test_rules_of_one_discipline_are_not_added_up() -> None:
    raw = event()
    raw["rules"] = {"preset": "race"}
    assert wrong(raw) == ("combined_apart", "draw.format")


def test_a_refusal_names_the_discipline() -> None:
    raw = event(("2", "a", [{"kind": "bar", "cm": 180}]))
    with pytest.raises(BadInput) as caught:
        event_file.read(raw)
    assert message(caught.value, "zh") == "这一场是铅球，不能这样记。"


def test_a_discipline_without_words_stands_for_itself() -> None:
    rules = event_file.read(tied({"a": (1,)}, "shared")).event.rules
    names = [say(rules.phase_words("1"), lang, str, "athletics") for lang in LANGUAGES]  # type: ignore[attr-defined]
    assert names == ["Throw 1", "Throw 1"]
