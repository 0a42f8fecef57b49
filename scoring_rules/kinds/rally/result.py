"""What a match of rallies says of itself: marks, winner, score, and what a table takes from it."""

from typing import Any

from scoring_rules.contest import Outcome
from scoring_rules.kinds.rally.ending import matches_won, winner_index
from scoring_rules.kinds.rally.scores import Score, written
from scoring_rules.kinds.rally.state import Play, over
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.kinds.two_sides import how_of, results_of, side_mark
from scoring_rules.ranking import Mark, Status
from scoring_rules.ranking.match import Match


def outcome(terms: Terms, play: Play, table: Any, counted: tuple[Score, ...]) -> Outcome:
    """The match so far; who is put out or stays away has no place, who retires is second.

    `table` ranks a table of such matches (`Match.rule`), which takes `counted` (`Match.counted`).
    """
    winner = winner_index(terms, play)
    marks = tuple(_mark(play, i, winner) for i in range(len(play.sides)))
    done = over(terms, play)
    return Outcome(
        done,
        marks,
        play.sides[winner].id if winner is not None else None,
        score(play),
        match=_match(play, winner, table, counted) if len(play.sides) in (1, 2) else None,
    )


def score(play: Play) -> str:
    """The score reached: games, or individual matches of a team tie."""
    if play.matches:
        return written((matches_won(play),))
    return written(play.reached)


def _mark(play: Play, side: int, winner: int | None) -> Mark:
    entrant = play.sides[side].id
    won = matches_won(play) if play.matches else play.won
    text = str(won[side]) if len(play.sides) == 2 else ""
    if winner is None:
        return Mark(entrant, "", Status.NM)
    return side_mark(entrant, text, won=side == winner, end=play.end.how if play.end else None)


def _match(play: Play, winner: int | None, table: Any, counted: tuple[Score, ...]) -> Match:
    """As a table of matches sees it: the score reached, and apart from it the one that counts."""
    if len(play.sides) == 1:
        return Match(table, "bye", ("win",))
    line_ups = tuple(side.players if side.squad else () for side in play.sides)
    if winner is None:
        return Match(table, games=play.games, players=line_ups)
    end = play.end
    return Match(
        table,
        how_of(end.how if end else None),
        results_of(winner),
        games=play.matches or play.reached,
        counted=counted,
        end=end.how if end else "",
        by=end.by if end else None,
        team=matches_won(play) if play.matches else (),
        players=line_ups,
    )
