"""Points and games: what a rally makes of the match, and what follows from it."""

from dataclasses import replace

from scoring_rules.kinds.rally import scores
from scoring_rules.kinds.rally.calls import GameScore, RallyTo
from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.service import Courts, Turns, next_game, services_each
from scoring_rules.kinds.rally.state import Pause, Play, last_game, over
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.kinds.two_sides import side_index, with_one
from scoring_rules.refusal import Refused
from scoring_rules.views import words


def index_of(play: Play, entrant: str) -> int:
    """The side of an entrant. Refused: `unknown_entrant`."""
    return side_index([side.id for side in play.sides], entrant)


def with_rally(terms: Terms, play: Play, call: RallyTo, at_ms: int) -> Play:
    """A rally won. Refused: `unknown_entrant`, `no_start`."""
    winner = index_of(play, call.to)
    if play.service is None:
        raise Refused("no_start")
    if not play.rallied or play.begun_ms is None:
        begun = at_ms if play.begun_ms is None else play.begun_ms
        play = replace(play, rallied=True, begun_ms=begun)
    return with_point(terms, play, winner, at_ms)


def with_point(terms: Terms, play: Play, winner: int, at_ms: int) -> Play:
    """A point for a side, by a rally or a penalty; service goes on by the score."""
    score = with_one(play.score, winner)
    service = play.service
    if service is not None:
        each = services_each(terms, score, expedite=play.expedite)
        service = service.after(score, winner, each)
    play = replace(play, score=score, strip=(*play.strip, winner), service=service, pause=None)
    if scores.winner_of(terms, score) is not None:
        return with_game(terms, play, at_ms)
    return _paused(terms, play, winner, at_ms)


def _paused(terms: Terms, play: Play, winner: int, at_ms: int) -> Play:
    """The interval, and the change of ends in the last game, when a side first gets there.

    BWF Laws 8.1.3 and 16.2.1; ITTF 2.14.2 and 2.13.6.
    """
    mine, other = play.score[winner], play.score[1 - winner]
    ends = last_game(terms, play) and not play.turned and mine == terms.change_at
    rests = bool(terms.interval_at) and mine == terms.interval_at > other
    if ends:
        service = play.service
        if isinstance(service, Turns):
            service = service.receivers_changed()
        play = replace(play, flips=play.flips + 1, turned=True, service=service)
    if not ends and not rests:
        return play
    length = terms.interval_ms if rests else 0
    return replace(play, pause=Pause("interval" if rests else "ends", at_ms, length, ends))


def with_game(terms: Terms, play: Play, at_ms: int) -> Play:
    """The running game is won: the next one, with ends changed, or the end of the match."""
    winner = scores.winner_of(terms, play.score)
    if winner is None:
        return play
    done = replace(
        play,
        games=(*play.games, play.score),
        won=with_one(play.won, winner),
        score=(0, 0),
        strip=(),
        rallied=False,
        turned=False,
        begun_ms=None,
    )
    if over(terms, done):
        return replace(done, service=None, opening=(), before=(), pause=None)
    service = next_game(play.service, play.opening, winner) if play.service else None
    return replace(
        done,
        service=service,
        opening=service.order if isinstance(service, Turns) else (),
        before=play.opening,
        flips=play.flips + 1,
        pause=Pause("between", at_ms, terms.between_ms, ends=True),
    )


def with_game_score(terms: Terms, play: Play, call: GameScore, at_ms: int) -> Play:
    """A whole game from paper. Refused: `unknown_entrant`, `game_running`, `score_impossible`."""
    winner = index_of(play, call.to)
    if play.score != (0, 0):
        raise Refused("game_running")
    low = call.against
    high = scores.won_against(terms, low)
    score = (high, low) if winner == 0 else (low, high)
    fault = scores.impossible(terms, score) or scores.unfinished(terms, score)
    if fault is not None:
        raise impossible_score(terms, len(play.games) + 1, score, fault)
    play = replace(play, score=score)
    done = with_game(terms, play, at_ms)
    if not terms.serves and done.service is None and not over(terms, done):
        return _served_by_winner(done, winner)
    return done


def _served_by_winner(play: Play, winner: int) -> Play:
    """Nobody said who served, but who won the game serves next; of a pair, its first player."""
    if any(not side.players for side in play.sides):
        return play
    return replace(play, service=Courts(winner, play.players))


def impossible_score(terms: Terms, game: int, score: Score, fault: scores.Fault) -> Refused:
    """The refusal of a score that cannot be, with its reason."""
    why = words(f"score_{fault}", points=terms.points, lead=terms.lead, cap=terms.cap)
    return Refused("score_impossible", game=game, score=scores.spoken(score), why=why)
