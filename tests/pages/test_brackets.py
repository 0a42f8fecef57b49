"""What a tie of a bracket shows: games won, the points of a game that is on, one score as it is."""

import pytest

from meet.present.brackets import _figures


@pytest.mark.parametrize(
    ("score", "over", "figures", "games"),
    [
        ("11-5 9-11 11-6 11-9", True, ("3", "1"), ("11:5", "9:11", "11:6", "11:9")),
        ("21-15 3-2", False, ("3", "2"), ("21:15", "3:2")),
        ("8-4", False, ("8", "4"), ()),
        ("87-65", True, ("87", "65"), ()),
        ("7-5", True, ("7", "5"), ()),
        ("21-15 4-7", True, ("1", "1"), ("21:15", "4:7")),  # who led retired: the games stand
        ("", True, ("", ""), ()),
        ("+/−", True, ("", ""), ("+/−",)),
    ],
)
def test_figures(score: str, over: bool, figures: tuple[str, str], games: tuple[str, ...]) -> None:
    assert _figures(score, over=over) == (figures, games)
