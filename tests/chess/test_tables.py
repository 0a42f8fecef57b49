"""Tables of xiangqi by the rules of 2011: tie-breaks, byes, withdrawals, teams, why lines."""

from fractions import Fraction
from typing import Any, get_args

import pytest

from events.chess.gathering import gather
from events.chess.standings import CODES
from events.chess.tables import contributions
from events.chess.terms import Code
from events.chess.tie_breaks import LETTERS, SEQUENCES
from meet.words import say
from scoring_rules.event import outcomes
from scoring_rules.views import Who, words
from tests.chess.published import contest, event, read, result_of, values

SWISS = {"format": "swiss"}
ROUND_ROBIN = {"format": "round_robin"}


def games(text: str) -> list[dict[str, Any]]:
    """Rounds on lines, games as `a+b` (red won), `a=b`, `a-b`; `a` alone has the bye."""
    signs = {"+": "red", "=": "draw", "-": "black"}
    found = []
    for number, line in enumerate(text.strip().splitlines(), start=1):
        for word in line.split():
            id_ = f"{number}{word}"
            if len(word) == 1:
                found.append(contest(id_, number, word, how="bye"))
            else:
                pair = [word[0], word[2]]
                found.append(contest(id_, number, pair, outcome=signs[word[1]]))
    return found


def swiss(text: str, ids: str = "abcd", **rules: Any) -> dict[str, Any]:
    return event(ids, games(text), rules={"preset": "xiangqi-2011", **rules}, draw=SWISS)


def robin(text: str, ids: str = "abcd", calls: Any = (), **rules: Any) -> dict[str, Any]:
    named = {"preset": "xiangqi-2011", **rules}
    return event(ids, games(text), rules=named, draw=ROUND_ROBIN, calls=calls)


def placed(raw: dict[str, Any]) -> list[tuple[str, int, str]]:
    rows = result_of(raw)["placings"]
    return [(row["entrant"], row["place"], row["decided_by"]) for row in rows]


FIVE = "a+b c=d e\na-c b+e d\nd-a c+e b"
"""Three rounds of five: a beat b and d and lost to c; c has 5 points, d and e had byes."""


def test_a_bye_is_a_win_against_the_lowest_score() -> None:
    """14.4: a has 4, b 4 (bye), c 5, d 3, e 2; who had a bye meets 2 points, the lowest."""
    raw = swiss(FIVE, "abcde", rounds=3)
    assert values(raw, "mark") == {"a": 4, "b": 4, "c": 5, "d": 3, "e": 2}
    assert values(raw, "opponents") == {"a": 12, "b": 8, "c": 9, "d": 11, "e": 11}
    nothing = swiss(FIVE, "abcde", rounds=3, bye_opponent="zero")
    assert values(nothing, "opponents") == {"a": 12, "b": 6, "c": 9, "d": 9, "e": 9}


def test_wins_count_byes_by_a_switch() -> None:
    assert values(swiss(FIVE, "abcde"), "wins")["b"] == 2
    assert values(swiss(FIVE, "abcde", forfeit_wins=False), "wins")["b"] == 1


def test_the_letters_are_the_codes() -> None:
    raw = swiss(FIVE, "abcde", tie_breaks=["BCDEF"])
    codes = ["cumulative", "wins", "fouls", "second_wins", "second"]
    assert [LETTERS[letter] for letter in "BCDEF"] == codes
    assert list(result_of(raw)["placings"][0]["values"]) == codes
    way_a = result_of(swiss(FIVE, "abcde", tie_breaks=["ACDEF"]))["placings"][0]["values"]
    assert list(way_a) == ["opponents", *codes[1:]]


def test_the_two_ways_may_differ() -> None:
    """a and b have 4 points. a met 4, 5 and 3, b met 4, 2 and the bye: way A puts a first.

    Running totals: a 2, 2, 4 = 8; b 0, 2, 4 = 6.
    """
    assert placed(swiss(FIVE, "abcde"))[1:3] == [("a", 2, ""), ("b", 3, "opponents")]
    by_b = swiss(FIVE, "abcde", tie_breaks=["BCDEF"])
    assert placed(by_b)[1:3] == [("a", 2, ""), ("b", 3, "cumulative")]
    assert values(by_b, "cumulative") == {"a": 8, "b": 6, "c": 9, "d": 7, "e": 6}


def test_the_why_line_of_a_page() -> None:
    file = read(swiss(FIVE, "abcde"))
    played = outcomes(file.event, file.contests)
    ranked = file.event.draw.placings(file.event.entrants, played, ())
    why = ranked.placings[2].why
    assert why is not None
    assert say(why, "zh", str, "chess") == "同分 4，对手分 12 > 8"
    assert say(why, "en", str, "chess") == "Level on 4: opponents' points 12 > 8"


def test_a_value_is_explained_round_by_round() -> None:
    file = read(swiss(FIVE, "abcde"))
    rules: Any = file.event.rules
    played = outcomes(file.event, file.contests)
    meeting = file.event.draw.meeting  # type: ignore[attr-defined]
    gathered = gather(rules, file.event.entrants, played, (), meeting)
    stands = rules.standings(gathered, (), meeting)
    told = [
        say(t, "zh", str.upper, "chess") for t in contributions(stands.values["opponents"]["b"])
    ]
    assert told == ["第1轮　A　4", "第2轮　E　2", "第3轮　没有对手　2"]


def test_small_points_and_direct_result_of_a_round_robin() -> None:
    """14.1: a and c have 3. a beat b (4) and drew d (half of 2): 5; c beat a (3), drew d: 4."""
    raw = robin("a+b c=d\nb+c a=d\na-c d-b")
    assert values(raw, "mark") == {"a": 3, "b": 4, "c": 3, "d": 2}
    assert values(raw, "small") == {"a": 5, "b": 5, "c": 4, "d": Fraction(3)}
    assert placed(raw) == [("b", 1, ""), ("a", 2, ""), ("c", 3, "small"), ("d", 4, "")]


def test_direct_result_needs_that_all_have_met() -> None:
    """Two tied who have not met stay level by 直胜 and share the place."""
    raw = swiss("a+c b+d", tie_breaks=["direct"])
    assert [row[1] for row in placed(raw)] == [1, 1, 3, 3]


def test_direct_result_of_two() -> None:
    """a and b have 4 each; b won their game."""
    raw = swiss("a-b c+d\na+c b+d\na+d b-c", tie_breaks=["H"])
    assert values(raw, "mark") == {"a": 4, "b": 4, "c": 4, "d": 0}
    assert [row[1] for row in placed(raw)] == [1, 1, 1, 4]
    raw = swiss("a-b c+d\na+c b=d\na+d b=c", tie_breaks=["H"])
    assert placed(raw)[:2] == [("b", 1, ""), ("a", 2, "direct")]


def test_fewer_fouls_go_first() -> None:
    raw = swiss("a+c b+d", tie_breaks=["D"])
    raw["contests"][0]["calls"][0]["fouls"] = [1, 0]
    assert placed(raw)[:2] == [("b", 1, ""), ("a", 2, "fouls")]


def test_more_games_as_second_go_first() -> None:
    raw = swiss("c-a b+d", tie_breaks=["F"])
    assert placed(raw)[:2] == [("a", 1, ""), ("b", 2, "second")]


def test_at_last_the_round_before_is_compared() -> None:
    """14.3.1: a 2-0-2 and b 0-2-2: after round 1 of 2 a leads."""
    raw = swiss("a+c d+b\nd+a b+c", tie_breaks=["wins", "previous"])
    order = placed(raw)
    assert order[1:3] == [("a", 2, ""), ("b", 3, "previous")]


def test_way_b_at_last_takes_rounds_away() -> None:
    """14.3.2: totals a 2, 4, 4 and b 0, 2, 4; without round 1 they are 8 and 6."""
    raw = swiss("a+c d+b\na+d b+c\nb+a c=d", tie_breaks=["later"])
    assert placed(raw)[:2] == [("a", 1, ""), ("b", 2, "later")]


SIX = "a+f b+e c+d\nf-d e-c a+b"
WITHDRAW = [{"kind": "withdraw", "entrant": "f", "reason": "伤病"}]


def test_who_leaves_before_half_is_annulled_with_the_reason() -> None:
    """20.3: f has played 2 of 5."""
    raw = robin(SIX, "abcdef", calls=WITHDRAW)
    file = read(raw)
    played = outcomes(file.event, file.contests)
    ranked = file.event.draw.placings(file.event.entrants, played, file.decided.decisions)
    assert {item.contest for item in ranked.uncounted} == {"1a+f", "2f-d"}
    told = say(ranked.uncounted[0].reason, "zh", lambda _id: "李雷", "chess")
    assert told == "李雷中途退出，5 局只赛了 2 局，不到一半，全部成绩注销"
    rows = {row["entrant"]: row for row in result_of(raw)["placings"]}
    assert (rows["f"]["place"], rows["f"]["status"], rows["a"]["mark"]) == (None, "WD", "2")


@pytest.mark.parametrize(("rule", "points"), [("keep", "4"), ("annul", "2"), ("half", "2")])
def test_the_rule_of_withdrawal_is_a_parameter(rule: str, points: str) -> None:
    raw = robin(SIX, "abcdef", calls=WITHDRAW, withdrawal=rule)
    assert {r["entrant"]: r["mark"] for r in result_of(raw)["placings"]}["a"] == points


def test_who_leaves_after_half_forfeits_what_is_drawn() -> None:
    raw = robin("a+d b+c\nd-b c=a", calls=[{"kind": "withdraw", "entrant": "d", "reason": "病"}])
    raw["contests"].append(contest("open", 3, "cd"))
    result = result_of(raw)
    rows = {row["entrant"]: row for row in result["placings"]}
    assert (rows["c"]["mark"], rows["d"]["mark"], rows["d"]["place"]) == ("3", "0", 4)
    assert not result["over"]
    raw["contests"].append(contest("last", 3, "ab", outcome="draw"))
    assert result_of(raw)["over"]


def test_in_a_swiss_what_was_played_stands() -> None:
    raw = swiss("a+b c+d\na=c", rounds=2)
    raw["contests"].append(contest("open", 2, "bd"))
    raw["calls"] = [{"kind": "withdraw", "entrant": "d", "reason": "病"}]
    result = result_of(raw)
    rows = {row["entrant"]: row["mark"] for row in result["placings"]}
    assert rows == {"a": "3", "b": "2", "c": "3", "d": "0"}
    assert result["over"]


def test_a_missing_contest_keeps_a_swiss_open() -> None:
    raw = swiss("a+b c+d\na=c b=d", rounds=2)
    assert result_of(raw)["over"]
    raw["contests"].pop()
    assert not result_of(raw)["over"]
    assert result_of(raw)["placings"][0]["place"] == 1


def team_event(boards: dict[str, str]) -> dict[str, Any]:
    """Team matches `ab` of boards such as `+=-`, from the first-named team's side."""
    signs = {"+": "red", "=": "draw", "-": "black"}
    contests = []
    for number, (pair, results) in enumerate(boards.items(), start=1):
        contests.append(contest(pair, number, pair))
        for order, sign in enumerate(results, start=1):
            red, black = pair if order % 2 else pair[::-1]
            shown = sign if order % 2 else {"+": "-", "-": "+", "=": "="}[sign]
            board = contest(f"{pair}{order}", number, [red, black], outcome=signs[shown])
            contests.append({**board, "part_of": pair, "order": order})
    rules = {"preset": "xiangqi-2011"}
    return event("abc", contests, rules=rules, draw=ROUND_ROBIN)


def test_teams_by_match_points_then_board_points() -> None:
    """13.2: a beats b 4-2, b beats c 6-0, c beats a 4-2; all have 2 match points.

    局分: b 8, a 6, c 4.
    """
    raw = team_event({"ab": "+=" + "=", "bc": "+++", "ca": "+=="})
    result = result_of(raw)
    assert [(r["entrant"], r["place"], r["mark"]) for r in result["placings"]] == [
        ("b", 1, "2"),
        ("a", 2, "2"),
        ("c", 3, "2"),
    ]
    assert values(raw, "boards") == {"a": 6, "b": 8, "c": 4}
    assert [row["decided_by"] for row in result["placings"]] == ["", "boards", "boards"]
    assert result["over"]


def test_a_team_match_says_its_score_through_the_draw() -> None:
    file = read(team_event({"ab": "+=="}))
    played = outcomes(file.event, file.contests)
    ranked = file.event.draw.placings(file.event.entrants, played, ())
    detail = ranked.detail("ab")
    assert (detail.winner, detail.score, detail.over) == ("a", "4-2", True)


def test_the_cross_table_and_the_standings_of_a_page() -> None:
    file = read(robin("a+b c=d\nb+c a=d\na-c d-b"))
    played = outcomes(file.event, file.contests)
    draw: Any = file.event.draw
    _round, standings, cross = draw.tables(file.event.entrants, played, ())
    heads = [say(column.head, "zh", str, "chess") for column in standings.columns]
    assert heads == ["名次", "棋手", "小分", "胜局", "直胜", "犯规", "后走局数", "积分"]
    texts = [cell.text for cell in standings.rows[0].cells]
    assert (texts[2:4], texts[-1]) == (["5", "2"], "4")
    assert say(standings.rows[2].why, "zh", str, "chess") == "同分 3，小分 5 > 4"
    rows = [[cell.text or cell.who for cell in row.cells] for row in cross.rows]
    assert rows == [
        ["1", "b", "×", "0", "2", "2", "4"],
        ["2", "a", "2", "×", "0", "1", "3"],
        ["3", "c", "0", "2", "×", "1", "3"],
        ["4", "d", "0", "1", "1", "×", "2"],
    ]


def test_the_round_that_is_on() -> None:
    raw = swiss("a+b c=d e", "abcde", rounds=3)
    raw["contests"] += [contest("2-1", 2, "ac"), contest("2-2", 2, "be", outcome="red")]
    raw["contests"].append(contest("2-3", 2, "d", how="zero_bye"))
    file = read(raw)
    draw: Any = file.event.draw
    now = draw.tables(file.event.entrants, outcomes(file.event, file.contests), ())[0]
    assert say(now.title, "zh", str, "chess") == "第2轮，共 3 轮，2 台已结束 1 台"
    told = [
        [
            cell.text or cell.who or (say(cell.words, "zh", str, "chess") if cell.words else "")
            for cell in r
        ]
        for r in (row.cells for row in now.rows)
    ]
    assert told == [
        ["1", "a", "对局中", "c"],
        ["2", "b", "红方胜", "e"],
        ["", "d", "缺席，不得分", ""],
    ]


@pytest.mark.parametrize(
    ("preset", "result", "told"),
    [
        ("xiangqi-2011", {"outcome": "black"}, "黑方胜"),
        ("xiangqi-2011", {"outcome": "draw"}, "和"),
        ("xiangqi-2011", {"outcome": "red", "how": "forfeit"}, "红方胜（弃权）"),
        ("xiangqi-2011", {"how": "both_forfeit"}, "双方弃权"),
        ("fide", {"outcome": "red"}, "白方胜"),
    ],
)
def test_how_a_table_of_the_round_ended(preset: str, result: dict[str, Any], told: str) -> None:
    raw = event(
        "ab", [contest("1", 1, "ab", **result)], rules={"preset": preset}, draw={"format": "swiss"}
    )
    file = read(raw)
    draw: Any = file.event.draw
    now = draw.tables(file.event.entrants, outcomes(file.event, file.contests), ())[0]
    assert say(now.rows[0].cells[2].words, "zh", str, "chess") == told


def test_the_rounds_of_a_swiss() -> None:
    file = read(swiss(FIVE, "abcde"))
    draw: Any = file.event.draw
    played = outcomes(file.event, file.contests)
    _round, _standings, rounds = draw.tables(file.event.entrants, played, ())
    told = [
        [say(cell.words, "zh", str, "chess") for cell in row.cells if cell.words]
        for row in rounds.rows
    ]
    assert told[0] == ["红 4　1　1", "黑 2　2　3", "红 5　2　5"]
    assert told[2] == ["黑 2　0　0", "红 5　2　2", "轮空　4"]


def test_the_ranking_of_xiangqi_may_be_asked_for_with_any_points() -> None:
    raw = event(
        "abcde",
        games(FIVE),
        rules={"preset": "fide", "rounds": 3},
        draw={"format": "swiss", "ranking": "xiangqi"},
    )
    assert list(result_of(raw)["placings"][0]["values"]) == ["opponents", "wins", "fouls", "second"]
    plain = swiss(FIVE, "abcde", rounds=3)
    assert [row[:2] for row in placed(raw)] == [row[:2] for row in placed(plain)]


def test_an_order_of_the_jury_comes_last() -> None:
    raw = swiss("a+c b+d", tie_breaks=["wins"])
    assert [row[1] for row in placed(raw)] == [1, 1, 3, 3]
    raw["calls"] = [{"kind": "decide", "what": "lot", "order": ["b", "a"]}]
    assert placed(raw)[:2] == [("b", 1, ""), ("a", 2, "lot")]


def test_every_tie_break_has_its_words() -> None:
    facts = {"mark": "1", "better": "2", "worse": "1", "above": Who("a"), "below": Who("b")}
    for lang in ("zh", "en"):
        for code in CODES:
            assert say(words(f"why_{code}", **facts), lang, str, "chess")
            assert code in SEQUENCES or say(words(f"code_{code}"), lang, str, "chess")


def test_every_code_that_rules_may_name_is_computed() -> None:
    named = {LETTERS.get(code, code) for code in get_args(Code)} - {"ACDEF", "BCDEF", "points"}
    assert named == CODES


def test_a_team_match_lists_its_sides_with_their_board_points() -> None:
    result = result_of(team_event({"ab": "+=-", "bc": "+++"}))
    sides = {
        one["id"]: [(p["entrant"], p["place"], p["mark"], p["status"]) for p in one["placings"]]
        for one in result["contests"]
    }
    assert sides["ab"] == [("a", 1, "3", "ranked"), ("b", 1, "3", "ranked")]
    assert sides["bc"] == [("b", 1, "6", "ranked"), ("c", 2, "0", "ranked")]
