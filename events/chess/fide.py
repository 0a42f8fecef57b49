"""FIDE C.07: Buchholz and Sonneborn-Berger, and what unplayed rounds count in them (art. 16).

Two versions. Until 28 February 2026 (`2024`) one's own unplayed round has a dummy opponent with
one's own final score. From 1 March 2026 (`2026`, 16.4) the dummy of a forfeit has no more than
the scheduled opponent's adjusted score, that of a bye no more than a draw in every round.
"""

from fractions import Fraction

from events.chess.terms import Terms
from events.chess.tie_breaks import Part, TieBreak, Value, Values, points_of
from scoring_rules.ranking.crosstable import Crosstable, Game, Player

ZERO = Fraction(0)


def adjusted(table: Crosstable, player: Player) -> Fraction:
    """The score that opponents are credited with (16.3).

    Byes asked for and absences after the last round in which the player was there to play
    count as draws.
    """
    last = max((game.round for game in player.games if not game.voluntary), default=0)
    tail = (g for g in player.games if g.round > last and g.how in ("half_bye", "zero_bye"))
    return player.points + sum((table.draw - game.points for game in tail), ZERO)


def buchholz(table: Crosstable, terms: Terms) -> Values:
    """Art. 8.1: the sum of the opponents' adjusted scores."""
    values = _opposition(table, terms)
    return {
        p.id: Value(tuple(_part(g, values[p.id, g.round]) for g in p.games)) for p in table.players
    }


def buchholz_cut(table: Crosstable, terms: Terms) -> Values:
    """Art. 14.1: without the lowest; of who stayed away the lowest of those rounds (16.5)."""
    whole = buchholz(table, terms)
    return {p.id: Value(_without_lowest(p, whole[p.id].parts)) for p in table.players}


def sonneborn_berger(table: Crosstable, terms: Terms) -> Values:
    """Art. 9.1: each opponent's score times the points taken from it."""
    values = _opposition(table, terms)
    return {
        p.id: Value(tuple(_part(g, values[p.id, g.round] * g.points) for g in p.games))
        for p in table.players
    }


def wins(table: Crosstable, _terms: Terms) -> Values:
    """Art. 7.1: rounds that gave as many points as a win, with or without play."""
    return {
        p.id: Value(tuple(_part(g, Fraction(g.points >= table.win)) for g in p.games))
        for p in table.players
    }


def _part(game: Game, value: Fraction) -> Part:
    return Part(game.round, game.opponent, value)


def _without_lowest(player: Player, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if not parts:
        return ()
    away = [i for i, game in enumerate(player.games) if game.voluntary]
    lowest = min(away or range(len(parts)), key=lambda i: parts[i].value)
    cut = parts[lowest]
    return (
        *parts[:lowest],
        Part(cut.round, cut.opponent, cut.value, cut=True),
        *parts[lowest + 1 :],
    )


def _opposition(table: Crosstable, terms: Terms) -> dict[tuple[str, int], Fraction]:
    """What the opponent of each player in each round counts; rounds are unique to a player."""
    points = points_of(table)
    if not table.swiss:
        return {
            (p.id, g.round): points.get(g.opponent, ZERO) for p in table.players for g in p.games
        }
    scores = {player.id: adjusted(table, player) for player in table.players}
    return {
        (p.id, g.round): scores.get(g.opponent, ZERO)
        if g.played
        else _dummy(table, terms, points[p.id], g, scores)
        for p in table.players
        for g in p.games
    }


def _dummy(
    table: Crosstable, terms: Terms, own: Fraction, game: Game, scores: dict[str, Fraction]
) -> Fraction:
    """The dummy opponent of an unplayed round (16.4)."""
    if terms.rules_version == "2024":
        return own
    if game.opponent:
        return min(own, scores.get(game.opponent, ZERO))
    return min(own, table.draw * max(terms.rounds, table.rounds))


FIDE_TIE_BREAKS: dict[str, TieBreak] = {
    "BH": buchholz,
    "BH-C1": buchholz_cut,
    "SB": sonneborn_berger,
    "WIN": wins,
}
"""The codes of FORMATS §2 that FIDE's article 16 is about."""
