"""What a match of darts comes to: the winner, the legs by set, and what a table takes from it."""

from events.darts.state import Match
from events.darts.terms import Terms
from events.darts.ties import TABLE
from scoring_rules.contest import Outcome
from scoring_rules.ranking import Mark, Status, Step, match
from scoring_rules.views import Who, Words, words

LOST: dict[str, Status] = {"walkover": Status.DNS, "disqualified": Status.DQ}
"""How a side is listed that is not beaten by its score; who retires keeps the second place."""


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
    marks = tuple(_mark(played, side, counts[side]) for side in (0, 1))
    winner = played.sides[played.winner]
    return Outcome(True, marks, winner, score(played), match=_match(played, played.winner))


def _mark(played: Match, side: int, count: int) -> Mark:
    beaten = side != played.winner
    status = LOST.get(played.end or "", Status.RANKED) if beaten else Status.RANKED
    if status is not Status.RANKED:
        return Mark(played.sides[side], "", status)
    return Mark(played.sides[side], str(count), status, (Step("", int(beaten)),))


def _match(played: Match, winner: int) -> match.Match:
    results: tuple[match.Result, ...] = ("win", "loss") if winner == 0 else ("loss", "win")
    return match.Match(
        TABLE,
        "forfeit" if played.end == "walkover" else "played",
        results,
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
