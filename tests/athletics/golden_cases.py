"""Golden ledgers of which no whole sheet is known: each is the sheet entered in one call.

The example of rule 181.8 with its jump-off, as the rule book prints it; London 2012, women's discus
F35/36 by points, of which the best throws are known (The Conversation 9284, Wikipedia).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from tests.athletics.data import Placed

RULE_BOOK: dict[str, Any] = {
    "bars": [175, 180, 184, 188, 191, 194, 197],
    "jumpoff": [191, 189, 191],
    "jumps": [
        {
            "entrant": "A",
            "results": ["O", "XO", "O", "XO", "X-", "XX"],
            "jumpoff": ["X", "O", "X"],
        },
        {
            "entrant": "B",
            "results": ["-", "XO", "O", "XO", "-", "-", "XXX"],
            "jumpoff": ["X", "O", "O"],
        },
        {"entrant": "C", "results": ["O", "O", "XO", "XO", "-", "XXX"], "jumpoff": ["X", "X"]},
        {"entrant": "D", "results": ["-", "XO", "XO", "XO", "XXX"]},
    ],
}
RULE_BOOK_PLACED: dict[str, Placed] = {
    "B": (1, "1.91", "ranked"),
    "A": (2, "1.89", "ranked"),
    "C": (3, "1.88", "ranked"),
    "D": (4, "1.88", "ranked"),
}
TABLE_2012: dict[str, Any] = {
    "a": "1181.867462",
    "rows": {"Discus": {"F35": {"W": ["2.482113", "0.148"]}, "F36": {"W": ["2.482113", "0.160"]}}},
}
"""The rows of the table of 2012 that the medals were decided by."""
LONDON = {"1": ("F36", "28.01"), "2": ("F35", "30.12")}
LONDON_PLACED: dict[str, Placed] = {
    "1": (1, "28.01", "ranked"),
    "2": (2, "30.12", "ranked"),
}


def cases() -> Iterator[tuple[str, str, dict[str, Any], dict[str, Placed]]]:
    """Key, name, event file without both, and what the officials found."""
    key = "rule-181-8"
    event = _event(key, {"preset": "vertical", "jumpoff": True}, "ABCD", RULE_BOOK)
    yield key, "跳高（规则 181.8 示例）", event, RULE_BOOK_PLACED
    key = "london-2012-w-dt-f35-36"
    yield key, "女子铁饼 F35-36", _london(key), LONDON_PLACED


def _london(key: str) -> dict[str, Any]:
    """The shorter throw, of F36, wins by 1032 points to 1028."""
    rules = {"preset": "horizontal", "discipline": "Discus", "raza": TABLE_2012}
    series = [{"entrant": one, "marks": [best]} for one, (_class, best) in LONDON.items()]
    event = _event(key, rules, LONDON, {"series": series})
    for entrant in event["entrants"]:
        entrant |= {"class": LONDON[entrant["id"]][0], "sex": "W"}
    return event


def _event(
    key: str, rules: dict[str, Any], ids: Iterable[str], sheet: dict[str, Any]
) -> dict[str, Any]:
    known, calls = list(ids), [{"kind": "paper", **sheet}]
    contest = {"id": f"{key}-f", "phase": "final", "entrants": known, "calls": calls}
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "rules": rules,
        "draw": {"format": "final"},
        "entrants": [{"id": one} for one in known],
        "contests": [contest],
    }
