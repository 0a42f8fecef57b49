"""The running score set by hand: a tablet that comes late, or a referee who puts things right."""

from dataclasses import replace

from scoring_rules.kinds.rally import scores
from scoring_rules.kinds.rally.calls import SetScore
from scoring_rules.kinds.rally.opening import check_sides, only_receiver
from scoring_rules.kinds.rally.playing import impossible_score
from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.service import Courts, Service, Turns, opened, services_each
from scoring_rules.kinds.rally.state import Play, last_game
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.refusal import Refused


def with_set_score(terms: Terms, play: Play, call: SetScore, at_ms: int) -> Play:
    """The running game at this score, `server` to serve next; who won which point is not known.

    Refused: `score_impossible`, `score_finished`, `unknown_player`, `same_side`,
    `receiver_missing`, `lineup_uneven`.
    """
    score = (call.first, call.second)
    fault = scores.impossible(terms, score)
    if fault is not None:
        raise impossible_score(terms, len(play.games) + 1, score, fault)
    if scores.winner_of(terms, score) is not None:
        shown = scores.spoken(score)
        raise Refused("score_finished", score=shown)
    receiver = call.receiver or only_receiver(replace(play, before=()), call.server)
    check_sides(play, call.server, receiver)
    turned = last_game(terms, play) and max(score) >= terms.change_at
    flips = play.flips + turned - play.turned
    service = _service(terms, play, score, (call.server, receiver))
    return replace(
        play,
        score=score,
        strip=(),
        rallied=True,
        turned=turned,
        flips=flips,
        service=service,
        opening=_opening(terms, play, score, service),
        begun_ms=at_ms if play.begun_ms is None else play.begun_ms,
        pause=None,
    )


def _service(terms: Terms, play: Play, score: Score, who: tuple[str, str]) -> Service:
    """From where the score says (BWF Laws 10.1, 11.1), or in the turn it says (ITTF 2.13.3)."""
    service = opened(terms, play.players, *who)
    if isinstance(service, Turns):
        each = services_each(terms, score, expedite=play.expedite)
        return Turns(service.order, sum(score) % terms.serves if each == terms.serves else 0)
    if score[service.serving] % 2 == 0:
        return service
    first, second = service.courts
    return Courts(service.serving, (first[::-1], second[::-1]), even=False)


def _opening(terms: Terms, play: Play, score: Score, service: Service) -> tuple[str, ...]:
    """The order that the game must have begun with, for that of the next one."""
    if not isinstance(service, Turns):
        return ()
    total = sum(score)
    even = min(total, 2 * (terms.points - 1))
    turns = total if play.expedite else even // terms.serves + total - even
    back = -turns % len(service.order)
    return (*service.order[back:], *service.order[:back])
