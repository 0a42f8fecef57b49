"""The 92 games of the 2019 World Cup from paper: each gives its score and its winner."""

import csv
import json
from pathlib import Path

import pytest

from events.basketball.calls import Paper
from scoring_rules.contest import Entrant, Setup
from tests.basketball.games import FIBA, played

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
    for contest in contests:
        (score,) = contest["calls"][0]["periods"]
        assert (*contest["entrants"], *score) in known
