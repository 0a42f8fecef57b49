"""What a match of darts comes to: the winner, the legs by set, and what a table takes from it."""

from events.darts.state import Match
from events.darts.terms import Terms
from events.darts.ties import TABLE
from scoring_rules.contest import Outcome
from scoring_rules.kinds.two_sides import how_of, results_of, side_mark
from scoring_rules.ranking import Mark, Status, match
from scoring_rules.views import Who, Words, words


def score(played: Match) -> str:
    """Legs by set from the first side: `3-1`, with sets `3-1 2-3 3-0`."""
    return " ".join(f"{first}-{second}" for first, second in played.sets)


def won(terms: Terms, played: Match) -> tuple[int, int]:
    """What is counted at the top: sets, or legs where there is one set."""
    if terms.sets == 1:
        return played.sets[0]
    return (
        sum(first >= terms.legs for first, _ in played.sets),
        sum(second >= terms.legs for _, second in played.sets),
    )


def outcome(terms: Terms, played: Match) -> Outcome:
    """Marks of both sides (legs or sets won), the winner, and the match for a table."""
    if len(played.sides) != 2:
        return Outcome(False, tuple(Mark(one, "", Status.NM) for one in played.sides))
    if played.winner is None:
        marks = tuple(Mark(one, "", Status.NM) for one in played.sides)
        return Outcome(False, marks, score=score(played), match=match.Match(TABLE))
    counts = won(terms, played)
    marks = tuple(
        side_mark(one, str(counts[side]), won=side == played.winner, end=played.end)
        for side, one in enumerate(played.sides)
    )
    winner = played.sides[played.winner]
    return Outcome(True, marks, winner, score(played), match=_match(played, played.winner))


def _match(played: Match, winner: int) -> match.Match:
    return match.Match(
        TABLE,
        how_of(played.end),
        results_of(winner),
        games=_legs(played),
        end=played.end or "",
        by=1 - winner if played.end else None,
    )


def _legs(played: Match) -> match.Score:
    """A pair for each leg, as a table counts legs; their order within a set is not told."""
    return tuple(
        pair for first, second in played.sets for pair in (*((1, 0),) * first, *((0, 1),) * second)
    )


def ended(played: Match) -> Words | None:
    """How it ended that was not played out."""
    if played.end is None or played.winner is None:
        return None
    loser = played.sides[1 - played.winner]
    return words(f"ended_{played.end}", who=Who(loser))
