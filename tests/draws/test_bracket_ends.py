"""A bracket tells how a tie ended where not by its score, as draws are printed: w/o, ret., dsq."""

from typing import Any

import pytest

from meet import event_file
from meet.event_file import played_of
from meet.words import LANGUAGES, say
from scoring_rules import event as event_fold
from scoring_rules.views import BracketTie

TABLE_TENNIS = {"sport": "table_tennis", "rules": {"preset": "ittf", "best_of": 3}}
BASKETBALL = {"sport": "basketball", "rules": {"preset": "fiba"}}


def final(sport: dict[str, Any], *calls: dict[str, Any], gone: str = "") -> BracketTie:
    """The final of a and b, as its bracket shows it; `gone` has withdrawn from the event."""
    withdrawn = [{"kind": "withdraw", "entrant": gone, "reason": "伤病"}] if gone else []
    raw = {
        "format": "meet-event/1", "event": "e", "draw": {"format": "knockout"}, **sport,
        "entrants": [{"id": one, "name": one} for one in "ab"],
        "contests": [{"id": "f", "phase": "final", "entrants": ["a", "b"], "calls": list(calls)}],
        "calls": withdrawn,
    }  # fmt: skip
    file = event_file.read(raw)
    bracket = event_fold.draw_bracket(file.event, file.decided, played_of(file))
    assert bracket is not None
    ((_name, (tie,)),) = bracket.rounds
    return tie


def told(tie: BracketTie, sport: dict[str, Any]) -> tuple[str, ...]:
    return tuple(say(tie.ended, lang, str, sport["sport"]) for lang in LANGUAGES if tie.ended)


@pytest.mark.parametrize(
    ("sport", "call", "words"),
    [
        (TABLE_TENNIS, {"kind": "walkover", "entrant": "b"},
         ("b 弃权", "b did not play (walkover)")),
        (TABLE_TENNIS, {"kind": "paper", "games": [[11, 5], [3, 2]], "end": "retired", "by": "b"},
         ("b 中途退赛", "b retired")),
        (TABLE_TENNIS, {"kind": "disqualify", "entrant": "b"},
         ("b 被取消比赛资格", "b was disqualified")),
        (BASKETBALL, {"kind": "forfeit", "entrant": "b"}, ("b 弃权", "b forfeited")),
        (BASKETBALL, {"kind": "default", "entrant": "b"},
         ("b 因缺少队员告负", "b lost by default")),
    ],
)  # fmt: skip
def test_who_left_is_named_under_the_tie(
    sport: dict[str, Any], call: dict[str, Any], words: tuple[str, str]
) -> None:
    assert told(final(sport, call), sport) == words


def test_a_tie_that_was_drawn_and_not_played_for_a_withdrawal_says_so() -> None:
    assert told(final(TABLE_TENNIS, gone="a"), TABLE_TENNIS)[0] == "a 弃权"


def test_a_tie_played_to_its_end_and_an_open_one_say_nothing() -> None:
    played = {"kind": "paper", "games": [[11, 5], [11, 5]]}
    assert final(TABLE_TENNIS, played).ended is None
    assert final(TABLE_TENNIS).ended is None
