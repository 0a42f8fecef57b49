"""How a match ends without being played to its end: retired, walkover, disqualified."""

from dataclasses import replace

from scoring_rules.kinds.leaving import Leaving, left_by
from scoring_rules.kinds.rally.playing import index_of
from scoring_rules.kinds.rally.scores import Score, filled
from scoring_rules.kinds.rally.state import End, Play
from scoring_rules.kinds.rally.terms import Terms


def ended(play: Play, call: Leaving) -> Play:
    """The match is over at the score reached. Refused: `unknown_entrant`, `walkover_late`."""
    side = index_of(play, call.entrant)
    return replace(play, end=End(left_by(call, begun=play.begun), side), pause=None)


def winner_index(terms: Terms, play: Play) -> int | None:
    """The side that has won the match; None while it goes on, and for a bye the only one."""
    if len(play.sides) == 1:
        return 0
    if play.end is not None:
        return 1 - play.end.by
    won = matches_won(play) if play.matches else play.won
    needed = 1 if play.matches else terms.to_win
    if won[0] == won[1] or max(won) < needed:
        return None
    return 0 if won[0] > won[1] else 1


def matches_won(play: Play) -> Score:
    """Individual matches of a team tie on paper, won by each side."""
    first = sum(mine > theirs for mine, theirs in play.matches)
    return (first, len(play.matches) - first)


def counted(terms: Terms, play: Play) -> tuple[Score, ...]:
    """The games as a table takes them: what was not played goes to the winner.

    () where the match was played to its end, and the score reached is the one that counts.
    """
    if play.end is None or play.matches:
        return ()
    winner = 1 - play.end.by
    games = list(play.games)
    won = play.won[winner]
    running = play.score
    while won < terms.to_win:
        games.append(filled(terms, running, winner))
        running = (0, 0)
        won += 1
    return tuple(games)
