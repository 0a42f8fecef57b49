"""A bracket as it is shown: its rounds, each tie with its sides and its score."""

from collections.abc import Mapping, Sequence

from scoring_rules.draws.bracket import MAIN, Slot, Tie, places_of
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking.marks import Detail
from scoring_rules.views import Bracket, BracketTie, Cell, Who, Words, words

FIBA_ENDS = {"forfeit": "left_forfeit", "default": "left_default"}
"""Ends whose words beside a single match also tell the score that is given for them."""


def bracket_picture(
    ties: Sequence[Tie], played: Sequence[Played], details: Sequence[Detail]
) -> Bracket:
    """The rounds of the main draw from the first to the final, and what is played for the places
    behind them."""
    scores = _scores(played, details)
    rounds = []
    for phase in sorted(MAIN, key=lambda one: -MAIN[one]):
        of_round = tuple(_tie(tie, scores) for tie in ties if tie.phase == phase)
        if of_round:
            rounds.append((words(f"phase_{phase}"), of_round))
    behind = sorted((tie for tie in ties if tie.phase not in MAIN), key=_best_first)
    return Bracket(tuple(rounds), tuple(_tie(tie, scores) for tie in behind))


def _best_first(tie: Tie) -> tuple[int, int]:
    """The bronze match, then 5 to 8 before 5 and 7."""
    best, among = places_of(tie.phase) or (0, 0)
    return best, -among


def _tie(tie: Tie, scores: Mapping[str, str]) -> BracketTie:
    first, second = (_cell(slot, tie) for slot in tie.slots)
    score = scores.get(tie.contest, "")
    return BracketTie(tie.name, tie.number, (first, second), score, tie.contest, _ended(tie))


def _ended(tie: Tie) -> Words | None:
    """How it ended where not by its score."""
    bout = tie.unit.bout if tie.unit else None
    if not (tie.unit and bout and bout.end and bout.winner and tie.unit.left):
        return None
    code = FIBA_ENDS.get(bout.end, f"ended_{bout.end}")
    return words(code, who=Who(tie.unit.left))


def _cell(slot: Slot, tie: Tie) -> Cell:
    """Who comes, or from where; `best` marks who goes on."""
    if not isinstance(slot, str):
        return Cell(words=slot, role="detail")
    return Cell(who=slot, role="best" if slot == tie.winner else "")


def _scores(played: Sequence[Played], details: Sequence[Detail]) -> dict[str, str]:
    """The score of each contest, from its first side; of a team tie that of its matches."""
    scores = {contest.contest: contest.outcome.score for contest in played}
    return scores | {detail.contest: detail.score for detail in details if detail.score}
