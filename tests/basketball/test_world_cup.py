"""The 92 games of the 2019 World Cup from paper: their scores, the groups, places 1 to 8."""

import csv
import json
from pathlib import Path

import pytest

from events.basketball.calls import Paper
from events.basketball.ties import TABLE
from meet import event_file
from meet.score import score
from scoring_rules.contest import Entrant, Setup
from scoring_rules.draws.meeting import Meeting
from tests.basketball.games import FIBA, played
from tests.ties.official import contest, entrants, order

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "matchsports" / "basketball_fiba_wc2019_results.csv"
GOLDEN = ROOT / "events" / "basketball" / "golden"


@pytest.fixture(scope="module")
def games() -> list[dict[str, str]]:
    if not DATA.exists():
        pytest.skip("../shared/data/matchsports is absent")
    with DATA.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_game_folds_to_its_score_and_winner(games: list[dict[str, str]]) -> None:
    assert len(games) == 92
    for game in games:
        first, second = int(game["pts_home"]), int(game["pts_visitor"])
        teams = Setup("c", (Entrant(game["home"]), Entrant(game["visitor"])))
        outcome = FIBA.outcome(played([Paper(((first, second),))], teams=teams))
        winner = game["home"] if first > second else game["visitor"]
        got = (outcome.over, outcome.winner, outcome.score)
        assert got == (True, winner, f"{first}-{second}")
        assert outcome.match.games == ((first, second),)


@pytest.mark.parametrize(
    "path", [p for p in GOLDEN.glob("world-cup-*.json") if "placings" not in p.name],
    ids=lambda path: path.stem,
)  # fmt: skip
def test_the_golden_games_are_those_of_the_data(path: Path, games: list[dict[str, str]]) -> None:
    known = {
        (game["home"], game["visitor"], int(game["pts_home"]), int(game["pts_visitor"]))
        for game in games
    }
    contests = json.loads(path.read_text(encoding="utf-8"))["contests"]
    assert contests
    for one in contests:
        (score,) = one["calls"][0]["periods"]
        assert (*one["entrants"], *score) in known


PHASES = {"first": "2019-09-05", "second": "2019-09-09"}
"""The last days of both rounds of groups; then the knock-out."""

# Who played whom from 10 September on, as the data says: the two who went on from each second
# group, the winner of I and K against the second of J and L, and so on (FIBA's bracket).
LAST_EIGHT = (
    ("I", ("Argentina", "Poland")),
    ("J", ("Spain", "Serbia")),
    ("K", ("United States", "Czech Republic")),
    ("L", ("Australia", "France")),
)
FINAL_RANKING = [
    *("Spain", "Argentina", "France", "Australia"),
    *("Serbia", "Czech Republic", "United States", "Poland"),
]
"""Places 1 to 8 as FIBA published them."""
KNOCK_OUT = (
    *("quarter", "quarter", "quarter", "quarter"),
    *("5-8", "5-8", "semi", "semi", "5", "7", "final", "bronze"),
)
"""What the last twelve games of the data are, in their order."""


def groups_of(games: list[dict[str, str]], phase: str) -> list[list[str]]:
    """The teams that met each other in a round of groups."""
    since = PHASES["first"] if phase == "second" else ""
    groups: list[set[str]] = []
    for game in games:
        if since < game["date"] <= PHASES[phase]:
            pair = {game["home"], game["visitor"]}
            touched = [group for group in groups if group & pair]
            groups = [group for group in groups if group not in touched]
            groups.append(pair.union(*touched))
    return [sorted(group) for group in groups]


def ranked(games: list[dict[str, str]], group: list[str], phase: str) -> list[str]:
    """A group by all games of its teams so far; those against teams of other groups count too."""
    until = PHASES[phase]
    own = [g for g in games if g["date"] <= until and {g["home"], g["visitor"]} & set(group)]
    ids = list(dict.fromkeys(team for g in own for team in (g["home"], g["visitor"])))
    played_games = [
        contest(TABLE, g["home"], g["visitor"], [(int(g["pts_home"]), int(g["pts_visitor"]))])
        for g in own
    ]
    table = TABLE.ranked(entrants(ids), played_games, (), Meeting("round_robin"))
    return [one for one in order(table.placings) if one in group]


def test_the_first_groups_send_on_who_went_on(games: list[dict[str, str]]) -> None:
    """Eight groups; the first two of each met the first two of its neighbour in groups I to L."""
    second = groups_of(games, "second")
    firsts = groups_of(games, "first")
    assert (len(firsts), len(second)) == (8, 8)
    for group in firsts:
        table = ranked(games, group, "first")
        together = [pair for pair in second if set(table[:2]) <= set(pair)]
        assert len(together) == 1, table
        assert not set(table[2:]) & set(together[0])


def test_the_second_groups_send_the_right_teams_to_the_quarter_finals(
    games: list[dict[str, str]],
) -> None:
    second = groups_of(games, "second")
    for name, qualified in LAST_EIGHT:
        (group,) = [group for group in second if qualified[0] in group]
        assert ranked(games, group, "second")[:2] == list(qualified), name
    quarters = [(g["home"], g["visitor"]) for g in games[80:84]]
    winners, seconds = ({both[n] for _name, both in LAST_EIGHT} for n in (0, 1))
    assert all(len({*pair} & winners) == 1 == len({*pair} & seconds) for pair in quarters)


def test_the_knock_out_gives_the_final_ranking(games: list[dict[str, str]]) -> None:
    """Twelve games, quarter-finals to the places 5 to 8, by the draw `knockout`."""
    last = games[-len(KNOCK_OUT) :]
    teams = list(dict.fromkeys(team for g in last[:4] for team in (g["home"], g["visitor"])))
    raw = {
        "format": "meet-event/1",
        "sport": "basketball",
        "event": "wc",
        "name": "World Cup",
        "rules": {"preset": "fiba"},
        "draw": {"format": "knockout", "third": "playoff", "fifth": "playoff"},
        "entrants": [{"id": team, "name": team, "delegation": team} for team in teams],
        "contests": [
            {
                "id": f"g{n}",
                "phase": phase,
                "entrants": [game["home"], game["visitor"]],
                "calls": [
                    {
                        "kind": "paper",
                        "periods": [[int(game["pts_home"]), int(game["pts_visitor"])]],
                    }
                ],
            }
            for n, (phase, game) in enumerate(zip(KNOCK_OUT, last, strict=True))
        ],
    }
    result = score(event_file.read(raw))
    assert [one["entrant"] for one in result["placings"]] == FINAL_RANKING
    assert [one["place"] for one in result["placings"]] == [*range(1, 9)]
    assert result["over"]
