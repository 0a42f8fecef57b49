"""The board and the sheet of a match: games and points, who serves from where, what is due."""

from dataclasses import dataclass
from typing import Literal

from scoring_rules.kinds.rally.course import course
from scoring_rules.kinds.rally.ending import matches_won, winner_index
from scoring_rules.kinds.rally.scores import Score, last_point, written
from scoring_rules.kinds.rally.service import Courts, Service
from scoring_rules.kinds.rally.state import Pause, Play, Side, last_game, over, side_of
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.views import (
    Board,
    CardLine,
    Cell,
    Clock,
    Column,
    Hero,
    Row,
    Sheet,
    Table,
    Who,
    Words,
    words,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A player on the court, and what he does in the next rally.

    `player`: his number among the members of his side, from 0.
    """

    side: int
    player: int
    right: bool
    does: Literal["", "serves", "receives"]


@dataclass(frozen=True, slots=True)
class Court:
    """The court as the umpire sees it: the side to the left, both sides' players, the last points.

    `courts`: the service courts matter, so every player stands in the right or the left one;
    `half`: one half of the court is played on.
    """

    left: int
    courts: bool
    half: bool
    spots: tuple[Spot, ...]
    strip: tuple[int, ...]


def board(terms: Terms, play: Play) -> Board:
    """Games and the running score, and the court; afterwards the games that were won."""
    two = len(play.sides) == 2 and not play.matches
    running = two and not over(terms, play)
    return Board(
        phase=words("game_number", n=len(play.games) + 1) if running and play.begun else None,
        hero=_hero(terms, play) if two and (play.service or play.begun) else None,
        tables=(score_table(terms, play),),
        card=tuple(_card(terms, play, i) for i in range(len(play.sides))),
        caption=ending(play),
        own=court(terms, play) if two else None,
    )


def _hero(terms: Terms, play: Play) -> Hero:
    """The points of the running game, and how it went; of a finished match the games."""
    if over(terms, play):
        return Hero(who="", figure=f"{play.won[0]}:{play.won[1]}", unit=words("games_won"))
    return Hero(
        who="",
        figure=f"{play.score[0]}:{play.score[1]}",
        details=course(terms, play),
        verdict=point_at_stake(terms, play),
        clock=pause_clock(play.pause),
    )


def point_at_stake(terms: Terms, play: Play) -> Words | None:
    """局点 or 赛点, and whose."""
    for i, side in enumerate(play.sides):
        if last_point(terms, play.score, i):
            code = "match_point" if play.won[i] == terms.to_win - 1 else "game_point"
            return words(code, who=Who(side.id))
    return None


def pause_clock(pause: Pause | None) -> Clock | None:
    """The time of a pause that is limited, running from when it was called."""
    if pause is None or not pause.length_ms:
        return None
    label = words(f"pause_{pause.code}")
    if not pause.from_ms:
        return Clock(label, pause.length_ms, left_ms=pause.length_ms)
    return Clock(label, pause.length_ms, deadline_ms=pause.from_ms + pause.length_ms)


def court(terms: Terms, play: Play) -> Court:
    """Who stands where, for the sport's own picture."""
    spots = tuple(
        Spot(
            i,
            side.squad.index(player) if player in side.squad else 0,
            _stands_right(play.service, i, player),
            _does(play.service, player),
        )
        for i, side in enumerate(play.sides)
        for player in side.players
    )
    pairs = play.service is not None and any(len(side.players) > 1 for side in play.sides)
    courts = (isinstance(play.service, Courts) or pairs) and not terms.half_court
    return Court(play.left_side, courts, terms.half_court, spots, play.strip)


def _stands_right(service: Service | None, side: int, player: str) -> bool:
    """A pair keeps its courts; in singles both stand where the server's score says. In turns a
    pair serves from its right half court into the other's (ITTF 2.6.3)."""
    if not isinstance(service, Courts):
        return _does(service, player) != ""
    players = service.courts[side]
    return service.even if len(players) == 1 else player == players[0]


def _does(service: Service | None, player: str) -> Literal["", "serves", "receives"]:
    if service is None:
        return ""
    if player == service.server:
        return "serves"
    return "receives" if player == service.receiver else ""


def score_table(terms: Terms, play: Play) -> Table:
    """A row for each side: games won, then the points of every game."""
    if play.matches:
        return _matches_table(terms, play)
    scores = _scores(terms, play)
    count = max(len(scores), 1)
    heads = tuple(Column(words("game_number", n=n + 1), "right") for n in range(count))
    columns = (Column(words("side")), Column(words("games_won"), "right"), *heads)
    rows = tuple(
        Row(
            (
                Cell(who=shown_as(side)),
                Cell(str(play.won[i]) if i < 2 else ""),
                *(_points(play, scores, i, n) for n in range(count)),
            ),
            tag=_tag(terms, play, i),
        )
        for i, side in enumerate(play.sides)
    )
    return Table(columns, rows)


def shown_as(side: Side) -> str:
    """Who stands on the board: the side, or the one of a team who plays."""
    return side.players[0] if side.squad and len(side.players) == 1 else side.id


def _scores(terms: Terms, play: Play) -> tuple[Score, ...]:
    """The games; of a match that goes on also the running one, from its first service on."""
    if over(terms, play) or play.service is None:
        return play.reached
    return (*play.games, play.score)


def _points(play: Play, scores: tuple[Score, ...], side: int, game: int) -> Cell:
    if game >= len(scores) or side > 1:
        return Cell()
    score = scores[game]
    won = game < len(play.games) and score[side] > score[1 - side]
    return Cell(str(score[side]), role="best" if won else "")


def _tag(terms: Terms, play: Play, side: int) -> Words | None:
    """发球, with the service court; 胜 when it is over."""
    if winner_index(terms, play) == side and len(play.sides) == 2:
        return words("won_it")
    service = play.service
    if service is None or side_of(play, service.server) != side:
        return None
    alone = len(play.sides[side].players) == 1
    by = () if alone else (("by", Who(service.server)),)
    if not isinstance(service, Courts) or terms.half_court:
        return Words("serving", by)
    return Words("serving_right" if service.even else "serving_left", by)


def _matches_table(terms: Terms, play: Play) -> Table:
    won = matches_won(play)
    heads = tuple(Column(words("match_number", n=n + 1), "right") for n in range(len(play.matches)))
    columns = (Column(words("side")), Column(words("matches_won"), "right"), *heads)
    rows = tuple(
        Row(
            (
                Cell(who=shown_as(side)),
                Cell(str(won[i])),
                *(
                    Cell(str(score[i]), role="best" if score[i] > score[1 - i] else "")
                    for score in play.matches
                ),
            ),
            tag=_tag(terms, play, i),
        )
        for i, side in enumerate(play.sides)
    )
    return Table(columns, rows)


def _card(terms: Terms, play: Play, side: int) -> CardLine:
    if len(play.sides) != 2:
        return CardLine(shown_as(play.sides[side]), "")
    scores = play.matches or play.reached
    figure = " ".join(str(score[side]) for score in scores)
    winner = winner_index(terms, play)
    place = None if winner is None else 1 + (side != winner)
    return CardLine(shown_as(play.sides[side]), figure, place, _tag(terms, play, side))


def ending(play: Play) -> Words | None:
    """How the match ended, if not by its score."""
    if play.end is None:
        return words("bye") if len(play.sides) == 1 else None
    return words(f"ended_{play.end.how}", who=Who(play.sides[play.end.by].id))


def sheet(terms: Terms, play: Play, counts_as: str, counted: tuple[Score, ...]) -> Sheet:
    """The games, what else the umpire wrote down, and the score of a table where it is another."""
    notes = [ending(play)] if len(play.sides) < 3 else []
    if counted:
        notes.append(words(counts_as, score=written(counted)))
    if play.expedite:
        notes.append(words("expedite_noted"))
    for i, side in enumerate(play.sides[:2]):
        who = Who(side.id)
        if play.timeouts[i]:
            notes.append(words("timeouts_noted", who=who, n=play.timeouts[i]))
        if play.yellows[i]:
            notes.append(words("yellow_noted", who=who))
        if play.reds[i]:
            notes.append(words("reds_noted", who=who, n=play.reds[i]))
    if last_game(terms, play) and not over(terms, play):
        notes.append(words("last_game"))
    return Sheet((score_table(terms, play),), tuple(note for note in notes if note))
