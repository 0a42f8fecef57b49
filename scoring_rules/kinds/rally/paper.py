"""A finished match from its score sheet; a score that cannot be is refused with its reason."""

from dataclasses import replace

from scoring_rules.kinds.leaving import check_end
from scoring_rules.kinds.rally import scores
from scoring_rules.kinds.rally.calls import Paper
from scoring_rules.kinds.rally.ending import winner_index
from scoring_rules.kinds.rally.playing import impossible_score, index_of
from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.state import End, Play
from scoring_rules.kinds.rally.team_tie import checked_matches
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.kinds.two_sides import with_one
from scoring_rules.refusal import Refused


def with_paper(terms: Terms, play: Play, call: Paper) -> Play:
    """The match as written down.

    Refused: `paper_late`, `paper_both`, `paper_empty`, `unknown_entrant`, `end_without_by`,
    `by_without_end`, `walkover_scored`, `already_decided`, `not_decided`, and what
    `_with_games` and `team_tie.checked_matches` name.
    """
    if play.begun:
        raise Refused("paper_late")
    if call.games and call.matches:
        raise Refused("paper_both")
    check_end(call.end, call.by, scored=bool(call.games or call.matches))
    if call.end is None and not call.games and not call.matches:
        raise Refused("paper_empty")
    if call.matches:
        matches = checked_matches(terms, call.matches, stopped=call.end is not None)
        return _finished(replace(play, matches=matches), call)
    return _finished(_with_games(terms, play, call), call)


def _finished(play: Play, call: Paper) -> Play:
    cleared = replace(play, service=None, opening=(), before=(), pause=None)
    if call.end is None:
        return cleared
    return replace(cleared, end=End(call.end, index_of(play, call.by)))


def _with_games(terms: Terms, play: Play, call: Paper) -> Play:
    """Game by game. Refused: `score_impossible`, `game_unfinished`, `games_beyond`,
    `already_decided`, `not_decided`."""
    for number, score in enumerate(call.games, start=1):
        if max(play.won) >= terms.to_win:
            raise Refused("games_beyond", game=number, best_of=terms.best_of)
        if play.score != (0, 0) or number - 1 > len(play.games):
            raise Refused("game_unfinished", game=number - 1)
        play = _with_game(terms, play, number, score, stopped=call.end is not None)
    decided = winner_index(terms, play) is not None
    if decided and call.end is not None:
        raise Refused("already_decided")
    if not decided and call.end is None:
        raise Refused("not_decided", games=terms.to_win)
    return play


def _with_game(terms: Terms, play: Play, number: int, score: Score, *, stopped: bool) -> Play:
    fault = scores.impossible(terms, score)
    if fault is None and not stopped:
        fault = scores.unfinished(terms, score)
    if fault is not None:
        raise impossible_score(terms, number, score, fault)
    winner = scores.winner_of(terms, score)
    if winner is None:
        return replace(play, score=score)
    return replace(play, games=(*play.games, score), won=with_one(play.won, winner))
