"""Published tables and tie-breaks, recomputed from their games."""

from fractions import Fraction
from typing import Any

import pytest

from events.chess.gathering import gather
from scoring_rules.draws.table_rule import Meeting
from scoring_rules.event import outcomes
from scoring_rules.ranking import Mark, Status, Step, place
from tests.chess.published import (
    DATA,
    ROUND_ROBIN,
    SWISS,
    contest,
    curacao,
    event,
    loaded,
    papi,
    read,
    result_of,
    values,
    wygc,
)

EXERCISE = [
    ("test_points", "mark", "2026"),
    ("test_win", "WIN", "2026"),
    ("test_won", "WON", "2026"),
    ("test_played_with_black", "BPG", "2026"),
    ("test_progressive_scores", "PS", "2026"),
    ("test_progressive_cut1", "PS-C1", "2026"),
    ("test_buchholz_legacy_2026", "BH", "2024"),
    ("test_buchholz", "BH", "2026"),
    ("test_buchholz_cut1_legacy_2026", "BH-C1", "2024"),
    ("test_buchholz_cut1", "BH-C1", "2026"),
    ("test_sonneborn_berger_swiss_legacy_2026", "SB", "2024"),
    ("test_sonneborn_berger_swiss", "SB", "2026"),
]
"""FIDE's exercise: the published table, its code, and the version of the rules it follows."""


def expected(case: str, name: str) -> dict[str, Fraction]:
    tables = loaded("tec_exercise_expected_values.json")[case]
    return {key: Fraction(str(value)) for key, value in tables[name][0].items()}


def common(got: dict[str, Fraction], want: dict[str, Fraction]) -> dict[str, Fraction]:
    return {key: got[key] for key in want}


@pytest.mark.parametrize(("name", "code", "version"), EXERCISE)
def test_the_exercise_of_fide(name: str, code: str, version: str) -> None:
    want = expected("SwissTieBreakTestCase|tec-swiss", name)
    codes = [] if code == "mark" else [code]
    rules = {"preset": "fide", "rounds": 5, "rules_version": version, "tie_breaks": codes}
    got = values(papi("tec-swiss.json", rules=rules, draw=SWISS), code)
    assert common(got, want) == want


def exercise_cell(cell: str) -> dict[str, Any]:
    """A cell of the exercise's own sheet: `+W9` beat 9 with white, `-F11` forfeited to 11."""
    if cell == "--":
        return {"how": "zero_bye"}
    if cell.endswith("BYE"):
        return {"how": {"+": "bye", "=": "half_bye"}[cell[0]]}
    outcome = {"+": "red", "=": "draw", "-": "black"}[cell[0]]
    return {"outcome": outcome, "how": "forfeit" if cell[1] == "F" else "played"}


def test_the_sheet_of_the_exercise_itself() -> None:
    """The same games from FIDE's CSV; who forfeits has no colour there, so the first is red."""
    path = DATA / "fide_tec_exercise_2023_swiss5.csv"
    if not path.exists():
        pytest.skip("../shared/data/chess/fide_tec_exercise_2023_swiss5.csv is absent")
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").split()[1:]]
    contests = []
    for number, *cells in rows:
        for at, cell in enumerate(cells, start=1):
            result = exercise_cell(cell)
            opponent = cell[2:] if "outcome" in result else ""
            forfeited_to = cell[1] == "F" and int(number) > int(opponent)
            if opponent and (cell[1] == "B" or forfeited_to):
                continue
            pair = [number, opponent] if opponent else [number]
            contests.append(contest(f"{at}-{number}", at, pair, **result))
    rules = {"preset": "fide", "rounds": 5, "tie_breaks": ["BH", "SB"]}
    raw = event([row[0] for row in rows], contests, rules=rules, draw=SWISS)
    case = "SwissTieBreakTestCase|tec-swiss"
    assert values(raw, "mark") == expected(case, "test_points")
    assert values(raw, "BH") == expected(case, "test_buchholz")
    assert values(raw, "SB") == expected(case, "test_sonneborn_berger_swiss")


def test_direct_encounter_in_a_swiss() -> None:
    case = "SwissDirectEncounterTieBreakTestCase|tec-swiss-direct-encounter"
    want = expected(case, "test_direct_encounter")
    rules = {"preset": "fide", "rounds": 9, "tie_breaks": ["DE"]}
    raw = papi("tec-swiss-direct-encounter.json", rules=rules, draw=SWISS)
    got = values(raw, "DE")
    assert {key: got.get(key, Fraction(0)) for key in want} == want


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("test_points_are_correct", "mark"),
        ("test_sonneborn_berger_round_robin", "SB"),
        ("test_direct_encounter", "DE"),
    ],
)
def test_a_round_robin_of_fide(name: str, code: str) -> None:
    want = expected("RoundRobinTieBreakTestCase|tec-round-robin", name)
    rules = {"preset": "fide", "tie_breaks": ["DE", "SB"]}
    raw = papi("tec-round-robin.json", rules=rules, draw=ROUND_ROBIN)
    assert common(values(raw, code), want) == want
    assert result_of(raw)["over"]


def test_before_the_first_round_nobody_has_a_place() -> None:
    count = len(loaded("tec-swiss-unpaired.json")["players"])
    ids = [str(number) for number in range(1, count + 1)]
    result = result_of(event(ids, [], rules={"preset": "fide", "rounds": 5}, draw=SWISS))
    assert [row["status"] for row in result["placings"]] == ["NM"] * 16
    assert not result["over"]


def outcome_of(points: Fraction) -> str:
    return {Fraction(1): "red", Fraction(1, 2): "draw", Fraction(0): "black"}[points]


def zurich() -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """A double round robin given as a matrix; the row's player has red in the first game."""
    source = loaded("zurich1953_double_rr.json")
    contests = []
    for i, row in enumerate(source["games"]):
        for j in range(i + 1, len(row)):
            for k, points in enumerate(row[j]):
                both = [str(i + 1), str(j + 1)]
                outcome = outcome_of(Fraction(str(points)))
                contests.append(contest(f"{i}-{j}-{k}", 0, both, outcome=outcome))
    ids = [str(player["rank"]) for player in source["players"]]
    rules = {"preset": "fide", "tie_breaks": ["SB"]}
    draw = {**ROUND_ROBIN, "cycles": 2}
    return source["players"], event(ids, contests, rules=rules, draw=draw)


def test_zurich_1953() -> None:
    players, raw = zurich()
    points, sb = values(raw, "mark"), values(raw, "SB")
    assert len(players) == 15
    for player in players:
        assert points[str(player["rank"])] == Fraction(str(player["points"])), player["name"]
        published = player["sb_published"]
        if published is not None:
            assert sb[str(player["rank"])] == Fraction(str(published)), player["name"]
    result = result_of(raw)
    assert result["over"]
    order = [int(row["entrant"]) for row in result["placings"]]
    assert order == list(range(1, 16))


def test_curacao_1962_with_its_withdrawal() -> None:
    """21 of 28 games played, more than half: they stand, and the table is complete without the
    rest."""
    rows, raw = curacao()
    points = values(raw, "mark")
    assert [points[str(n)] for n in range(1, 9)] == [Fraction(row[-1]) for row in rows]
    assert result_of(raw)["over"]


def test_a_withdrawal_before_half_annuls() -> None:
    """One cycle of four is a quarter: nothing of it counts, and the row has no place."""
    rows, raw = curacao(withdrawn_after=1)
    got = {row["entrant"]: row for row in result_of(raw)["placings"]}
    assert (got["7"]["place"], got["7"]["status"]) == (None, "WD")
    for n, row in enumerate(rows, start=1):
        if n != 7:
            against = row[7]
            lost = sum((Fraction(s.replace("=", "1/2")) for s in against if s != "*"), Fraction(0))
            assert Fraction(got[str(n)]["mark"]) == Fraction(row[-1]) - lost


def test_wygc_2006_opponents_points() -> None:
    """SOS and SODOS count wins, 对手分 and 小分 points of 2 a win."""
    rules = {"preset": "xiangqi-2011", "rounds": 5, "tie_breaks": ["A", "small", "B"]}
    players, raw = wygc(rules)
    points, small = values(raw, "mark"), values(raw, "small")
    opponents = values(raw, "opponents")
    for id_, player in players.items():
        assert points[id_] == 2 * player["pt"]
        assert opponents[id_] == 2 * player["sos"]
        assert small[id_] == 2 * player["sodos"]
    assert (opponents["1"], values(raw, "cumulative")["1"]) == (28, 30)


def test_stuttgart_2019_shares_the_third_place() -> None:
    """Only the final table is published: its points and Buchholz place as its officials did."""
    rows = loaded("stuttgart_xiangqi_2019_standings.json")["standings"]
    marks = [
        Mark(
            name,
            str(points),
            Status.RANKED,
            (Step("", -Fraction(str(points))), Step("opponents", -Fraction(str(buchholz)))),
        )
        for _place, name, points, buchholz in rows
    ]
    got = {placing.entrant: placing.place for placing in place(marks)}
    shared = {"Wang Ge": 3, "Wu Weiguang": 3}
    assert got == {name: shared.get(name, at) for at, name, _points, _buchholz in rows}


@pytest.mark.parametrize(("version", "dummy"), [("2024", "7/2"), ("2026", "5/2")])
def test_a_value_shows_what_each_round_gave(version: str, dummy: str) -> None:
    """Player 4 of the exercise: 12's adjusted 3, the dummy of the bye, 13's 1.5, 3.5 twice."""
    rules = {"preset": "fide", "rounds": 5, "rules_version": version, "tie_breaks": ["BH-C1"]}
    file = read(papi("tec-swiss.json", rules=rules, draw=SWISS))
    chess: Any = file.event.rules
    meeting = Meeting("swiss")
    played = outcomes(file.event, file.contests)
    gathered = gather(chess, file.event.entrants, played, (), meeting)
    value = chess.standings(gathered, (), meeting).values["BH-C1"]["4"]
    told = [(part.opponent, part.value, part.cut) for part in value.parts]
    assert told == [
        ("12", 3, False),
        ("", Fraction(dummy), True),
        ("13", Fraction(3, 2), False),
        ("3", Fraction(7, 2), False),
        ("1", Fraction(7, 2), False),
    ]
    assert value.total == Fraction(23, 2)
