"""The umpire's pad: two keys for the point, the opening of a game, and what stands between."""

from scoring_rules.kinds.rally.board import pause_clock, point_at_stake, score_table
from scoring_rules.kinds.rally.keys import (
    between_keys,
    card_keys,
    end_keys,
    game_form,
    lineup_forms,
    lineup_keys,
    point_keys,
    score_forms,
    start_keys,
)
from scoring_rules.kinds.rally.opening import starts
from scoring_rules.kinds.rally.service import Courts, Turns, services_each
from scoring_rules.kinds.rally.state import Play, last_game, over, side_of
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.views import Clock, Pad, Who, Words, words


def pad(terms: Terms, play: Play, now_ms: int) -> Pad:
    """What the umpire may call now; nothing once the match is over."""
    table = (score_table(terms, play),)
    if len(play.sides) != 2 or over(terms, play):
        return Pad(asks=words("nothing_more"), tables=table)
    if any(not side.players for side in play.sides):
        return Pad(
            asks=words("ask_lineup"),
            buttons=(*lineup_keys(terms, play), *card_keys(terms, play), *end_keys(play)),
            forms=(*lineup_forms(terms, play), *game_form(terms, play)),
            tables=table,
        )
    keys = point_keys(play) if play.service else ()
    opening = start_keys(play, starts(play), main=play.service is None)
    return Pad(
        asks=_asks(play),
        buttons=(
            *keys,
            *(opening if len(opening) > 1 or play.service is None else ()),
            *between_keys(terms, play),
            *card_keys(terms, play),
            *end_keys(play),
        ),
        forms=(*game_form(terms, play), *score_forms(terms, play)),
        tables=table,
        warnings=warnings(terms, play),
        clock=pause_clock(play.pause) or _game_clock(terms, play, now_ms),
    )


def _asks(play: Play) -> Words:
    """What to say now: the server's score first."""
    service = play.service
    if service is None:
        return words("ask_server")
    side = side_of(play, service.server) or 0
    return words(
        "say_score",
        mine=play.score[side],
        other=play.score[1 - side],
        server=Who(service.server),
        receiver=Who(service.receiver),
    )


def _game_clock(terms: Terms, play: Play, now_ms: int) -> Clock | None:
    """The game clock towards the expedite system (ITTF 2.15)."""
    if not terms.expedite_ms or play.expedite or not play.begun_ms:
        return None
    if sum(play.score) >= terms.expedite_below or now_ms < play.begun_ms:
        return None
    deadline = play.begun_ms + terms.expedite_ms
    return Clock(words("expedite_clock"), terms.expedite_ms, deadline_ms=deadline)


def warnings(terms: Terms, play: Play) -> tuple[Words, ...]:
    """What is due before the next rally."""
    due = []
    pause = play.pause
    if pause is not None:
        due.append(_paused(play))
        if pause.ends:
            due.append(words("change_ends"))
    if _turned_now(play) and isinstance(play.service, Turns):
        due += [words("change_receiver")] if len(play.service.order) > 2 else []
    stake = point_at_stake(terms, play)
    if stake is not None:
        due.append(stake)
    if last_game(terms, play):
        due.append(words("last_game"))
    due += _service_notes(terms, play)
    total = sum(play.score)
    if terms.towel_every and ((total and total % terms.towel_every == 0) or _turned_now(play)):
        due.append(words("towel"))
    return tuple(due)


def _turned_now(play: Play) -> bool:
    """Whether ends change within the last game, when there are towels too (ITTF 3.4.4.1.1)."""
    return play.turned and play.pause is not None and play.pause.ends


def _paused(play: Play) -> Words:
    pause = play.pause
    if pause is None or pause.side is None:
        return words(f"pause_{pause.code if pause else 'between'}")
    return words(f"pause_of_{pause.code}", who=Who(play.sides[pause.side].id))


def _service_notes(terms: Terms, play: Play) -> list[Words]:
    """Which service of the turn it is, or from which court; and what wheelchairs change."""
    service = play.service
    notes = []
    if isinstance(service, Courts) and not terms.half_court:
        notes.append(words("court_right" if service.even else "court_left"))
    if isinstance(service, Turns):
        each = services_each(terms, play.score, expedite=play.expedite)
        notes.append(words("service_of", n=service.served + 1, each=each))
    if play.expedite:
        notes.append(words("expedite_on_now"))
    if terms.half_court:
        notes.append(words("half_court_on"))
    if terms.wheelchair:
        notes.append(words("wheelchair_on"))
    return notes
