"""Scores of one game: who has won it, which ones cannot be, and what the winner needs."""

from typing import Literal

from scoring_rules.kinds.rally.terms import Terms

Score = tuple[int, int]
Fault = Literal["negative", "beyond", "cap", "short", "lead"]
"""Why a score cannot be; each has its words, `score_` and the code."""


def winner_of(terms: Terms, score: Score) -> int | None:
    """The side that has won the game; None while it goes on."""
    side = 0 if score[0] > score[1] else 1
    high, low = score[side], score[1 - side]
    decided = high - low >= terms.lead or (terms.cap and high >= terms.cap)
    return side if high > low and high >= terms.points and decided else None


def impossible(terms: Terms, score: Score) -> Fault | None:
    """Why no game ever stands at this score; None where it can."""
    high, low = max(score), min(score)
    if low < 0:
        return "negative"
    if terms.cap and (high > terms.cap or low >= terms.cap):
        return "cap"
    if high > low and winner_of(terms, (high - 1, low)) is not None:
        return "beyond"
    return None


def unfinished(terms: Terms, score: Score) -> Fault | None:
    """Why a game is not over at this score; None where it is."""
    if winner_of(terms, score) is not None:
        return None
    return "short" if max(score) < terms.points else "lead"


def won_against(terms: Terms, low: int) -> int:
    """The winner's points where the other side has `low`."""
    high = max(terms.points, low + terms.lead)
    return min(high, terms.cap) if terms.cap else high


def filled(terms: Terms, score: Score, winner: int) -> Score:
    """The game as it would have ended, with all that was not played given to `winner`."""
    high = won_against(terms, score[1 - winner])
    return (high, score[1]) if winner == 0 else (score[0], high)


def last_point(terms: Terms, score: Score, side: int) -> bool:
    """Whether one point more wins the game for `side` (局点)."""
    raised = (score[0] + (side == 0), score[1] + (side == 1))
    return winner_of(terms, raised) == side


def written(scores: tuple[Score, ...]) -> str:
    """Games from the first entrant's side: `21-15 15-21` (FORMATS §2)."""
    return " ".join(f"{first}-{second}" for first, second in scores)


def spoken(score: Score) -> str:
    """A score inside a sentence: `21:15`."""
    return f"{score[0]}:{score[1]}"
