"""A team tie as a value: made of individual matches, over when decided or when all are played."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring_rules.draws.protocol import Played
from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.ranking import Detail
from scoring_rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie after its matches in order: matches won by each team, and whether it goes on.

    `needless`: the numbers (from 0) of matches that came after the decision and do not count.
    """

    won: Score
    over: bool
    winner: int | None = None
    needless: tuple[int, ...] = ()


def tie(terms: Terms, winners: Sequence[int | None]) -> Tie:
    """The tie whose individual matches were won by these sides, None for one not finished.

    It is decided by more than half of `terms.matches`. With `play_on` the others are played and
    count too.
    """
    won = [0, 0]
    needless = []
    needed = terms.matches // 2 + 1
    for number, winner in enumerate(winners):
        if number >= terms.matches or (max(won) >= needed and not terms.play_on):
            needless.append(number)
        elif winner is not None:
            won[winner] += 1
    decided = max(won) >= needed
    leader = (0 if won[0] > won[1] else 1) if decided else None
    over = sum(won) >= terms.matches if terms.play_on else decided
    return Tie((won[0], won[1]), over, leader if over else None, tuple(needless))


def tie_of(terms: Terms, contest: str, teams: tuple[str, str], parts: Sequence[Played]) -> Detail:
    """What a draw says of a team tie from its individual matches (`part_of`, in their order)."""
    ordered = sorted(parts, key=lambda part: part.order or 0)
    winners = [
        teams.index(part.outcome.winner) if part.outcome.winner in teams else None
        for part in ordered
    ]
    now = tie(terms, winners)
    score = f"{now.won[0]}-{now.won[1]}" if any(now.won) else ""
    winner = None if now.winner is None else teams[now.winner]
    return Detail(contest, winner=winner, score=score, over=now.over)


def checked_matches(
    terms: Terms, matches: tuple[Score, ...], *, stopped: bool
) -> tuple[Score, ...]:
    """The matches of a tie on paper.

    Refused: `match_impossible`, `matches_beyond`, `not_decided_tie`, `already_decided`.
    """
    for number, score in enumerate(matches, start=1):
        if max(score) != terms.to_win or not 0 <= min(score) < terms.to_win:
            written = f"{score[0]}:{score[1]}"
            raise Refused("match_impossible", match=number, score=written, games=terms.to_win)
    now = tie(terms, [0 if first > second else 1 for first, second in matches])
    if now.needless:
        raise Refused("matches_beyond", match=now.needless[0] + 1)
    if now.over and stopped:
        raise Refused("already_decided")
    if not now.over and not stopped:
        raise Refused("not_decided_tie", matches=terms.matches // 2 + 1)
    return matches
