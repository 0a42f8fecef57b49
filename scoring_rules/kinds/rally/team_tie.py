"""A whole team tie on paper: the games won in each individual match."""

from scoring_rules.kinds.rally.scores import Score, spoken
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.refusal import Refused


def checked_matches(
    terms: Terms, matches: tuple[Score, ...], *, stopped: bool
) -> tuple[Score, ...]:
    """The matches of a tie on paper.

    Refused: `match_impossible`, `matches_beyond`, `not_decided_tie`, `already_decided`.
    """
    for number, score in enumerate(matches, start=1):
        if max(score) != terms.to_win or not 0 <= min(score) < terms.to_win:
            raise Refused("match_impossible", match=number, score=spoken(score), games=terms.to_win)
    tie = terms.tie
    won = [(int(first > second), int(second > first)) for first, second in matches]
    now = tie.after([*won, *[None] * (tie.matches - len(won))])
    if now.needless or len(matches) > tie.matches:
        raise Refused("matches_beyond", match=(*now.needless, tie.matches)[0] + 1)
    if now.over and stopped:
        raise Refused("already_decided")
    if not now.over and not stopped:
        raise Refused("not_decided_tie", matches=tie.to_win)
    return matches
