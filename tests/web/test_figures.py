"""The further figures of a placing stand in words, what was won and lost as one figure."""

import pytest

from tests.house import Running

A, B, C = "1", "2", "3"
GAMES = {
    (A, B): [[11, 5], [11, 6], [11, 7]],
    (A, C): [[11, 9], [9, 11], [11, 3], [11, 4]],
    (B, C): [[11, 8], [6, 11], [8, 11], [11, 2], [12, 10]],
}
ROUND_ROBIN = {
    "format": "meet-event/1",
    "sport": "table_tennis",
    "event": "tt",
    "name": "女子单打",
    "rules": {"preset": "ittf", "best_of": 5},
    "draw": {"format": "round_robin", "ranking": "ittf"},
    "entrants": [{"id": one, "name": f"甲{one}", "delegation": "潞州"} for one in (A, B, C)],
    "contests": [
        {
            "id": f"{one}-{other}",
            "phase": "round",
            "entrants": [one, other],
            "calls": [{"kind": "paper", "games": games}],
        }
        for (one, other), games in GAMES.items()
    ],
}
# Added up by hand from the games above.
WON_LOST = {
    A: ("2:0", "6:1", "75:45"),
    B: ("1:1", "3:5", "66:75"),
    C: ("0:2", "3:6", "69:90"),
}


@pytest.mark.parametrize(
    ("lang", "heads"), [("zh", ("胜负", "局", "分")), ("en", ("W:L", "Games", "Points"))]
)
def test_a_table_of_matches_is_told_in_words(
    meet: Running, lang: str, heads: tuple[str, ...]
) -> None:
    meet.load(ROUND_ROBIN, with_calls=True)
    placings = meet.get(f"/events/tt?lang={lang}")[1]["placings"]
    assert [row["entrant"]["id"] for row in placings] == [A, B, C]
    for row in placings:
        figures = zip(heads, WON_LOST[row["entrant"]["id"]], strict=True)
        assert row["values"] == [list(pair) for pair in figures]
