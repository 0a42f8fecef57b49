"""Tie-breaks of xiangqi and those common to all chess, each a pure function of the crosstable.

| code | what | where | done |
| --- | --- | --- | --- |
| opponents | 对手分 A, all opponents' points | xiangqi 2011, 14.3.1, 14.4 | yes |
| cumulative | 累进分 B, sum of the running totals | 14.3.2 | yes |
| small | 小分, beaten opponents' points and half of drawn ones' | 14.1 | yes |
| wins | 胜局 C | 14.1 | yes, forfeits by `forfeit_wins` |
| direct | 直胜 H, points among those tied | 14.1 | yes, if all have met |
| fouls | 犯规 D, fewer go first | 14.1 | yes |
| second | 后走局数 F, games played as second | 14.1 | yes, over the board only |
| second_wins, first_wins | 后手胜局 E, 先手胜局 G | letters of 黎柏文's program | yes |
| beaten, drawn, lost | 胜手和 I, 和手和 J, 负手和 K | the same | yes |
| boards | 局分, points over all boards of a team | 13.2, 14.2 | yes |
| previous | the score after the round before, and so on back | 14.3.1 | yes |
| later | 累进分 without round 1, without 1 and 2 … | 14.3.2 | yes |
| BH, BH-C1, SB | Buchholz, cut 1, Sonneborn-Berger | FIDE C.07, 8 and 9 | yes, `fide.py` |
| PS, PS-C1 | progressive score | C.07, 7.5 | yes |
| WIN, WON, BPG | wins, won over the board, games with black | C.07, 7.1-7.3 | yes |
| DE | direct encounter | C.07, 6 | yes, `direct.py` |
| AOB, KS, ARO, TPR, BWG | | C.07, 8.2, 9.2, 10, 7.4 | no: FORMATS has no code for them |
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from events.chess.terms import Terms
from scoring_rules.ranking.crosstable import Crosstable, Game, Player


@dataclass(frozen=True, slots=True)
class Part:
    """What one round gives to a value; `cut`: it was left out of the sum."""

    round: int
    opponent: str
    value: Fraction
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A tie-break's value with its contributions: the sum of the parts that were not cut."""

    parts: tuple[Part, ...] = ()

    @property
    def total(self) -> Fraction:
        """The value itself."""
        return sum((part.value for part in self.parts if not part.cut), Fraction(0))


Values = Mapping[str, Value]
TieBreak = Callable[[Crosstable, Terms], Values]


def of_games(value: Callable[[Game], Fraction | int | bool]) -> TieBreak:
    """A tie-break that is a sum over a player's own rounds."""

    def computed(table: Crosstable, _terms: Terms) -> Values:
        return {
            player.id: Value(
                tuple(Part(g.round, g.opponent, Fraction(value(g))) for g in player.games)
            )
            for player in table.players
        }

    return computed


def points_of(table: Crosstable) -> dict[str, Fraction]:
    """Everybody's points."""
    return {player.id: player.points for player in table.players}


def over_opponents(share: Callable[[Game], Fraction | int]) -> TieBreak:
    """Opponents' points, each times a share; a bye counts as `bye_opponent` says (14.4)."""

    def computed(table: Crosstable, terms: Terms) -> Values:
        points = points_of(table)
        nobody = _nobody(table, terms)

        def part(game: Game) -> Part:
            if game.opponent:
                value = points.get(game.opponent, Fraction(0))
            else:
                value = Fraction(0) if game.how == "zero_bye" else nobody
            return Part(game.round, game.opponent, value * share(game))

        return {p.id: Value(tuple(part(game) for game in p.games)) for p in table.players}

    return computed


def _nobody(table: Crosstable, terms: Terms) -> Fraction:
    """What a bye counts as an opponent: the lowest score among those who have any (14.4)."""
    scores = [player.points for player in table.players if player.points]
    return min(scores) if scores and terms.bye_opponent == "lowest" else Fraction(0)


def _small_share(game: Game) -> Fraction:
    return {"win": Fraction(1), "draw": Fraction(1, 2), "loss": Fraction(0)}[game.result]


def _wins(table: Crosstable, terms: Terms) -> Values:
    """胜局: those without play count if the regulation says so."""
    counted = of_games(lambda g: g.result == "win" and (g.played or terms.forfeit_wins))
    return counted(table, terms)


def _cumulative(player: Player, skip: int = 0) -> Value:
    """Running totals after each round; the first `skip` of them are left out."""
    total = Fraction(0)
    parts = []
    for number, game in enumerate(player.games, start=1):
        total += game.points
        parts.append(Part(game.round, game.opponent, total, cut=number <= skip))
    return Value(tuple(parts))


def cumulative(table: Crosstable, _terms: Terms) -> Values:
    """累进分; FIDE C.07, 7.5."""
    return {player.id: _cumulative(player) for player in table.players}


def cumulative_cut(table: Crosstable, _terms: Terms) -> Values:
    """The same without the first round's total."""
    return {player.id: _cumulative(player, 1) for player in table.players}


def sequence(code: str, table: Crosstable) -> tuple[Mapping[str, Fraction], ...]:
    """The comparisons of `previous` and `later`, from the first to the last."""
    if code == "previous":
        rounds: Iterable[int] = range(table.rounds - 1, 0, -1)
        return tuple({p.id: p.points_after(n) for p in table.players} for n in rounds)
    return tuple(
        {p.id: _cumulative(p, skip).total for p in table.players} for skip in range(1, table.rounds)
    )


SEQUENCES = ("previous", "later")
"""Codes that compare again and again until something differs."""

TIE_BREAKS: dict[str, TieBreak] = {
    "opponents": over_opponents(lambda _game: 1),
    "cumulative": cumulative,
    "small": over_opponents(_small_share),
    "wins": _wins,
    "fouls": of_games(lambda g: g.fouls),
    "second": of_games(lambda g: g.played and g.side == "second"),
    "second_wins": of_games(lambda g: g.played and g.side == "second" and g.result == "win"),
    "first_wins": of_games(lambda g: g.played and g.side == "first" and g.result == "win"),
    "beaten": over_opponents(lambda g: g.result == "win"),
    "drawn": over_opponents(lambda g: g.result == "draw"),
    "lost": over_opponents(lambda g: g.result == "loss"),
    "boards": of_games(lambda g: g.boards),
    "PS": cumulative,
    "PS-C1": cumulative_cut,
    "WON": of_games(lambda g: g.played and g.result == "win"),
    "BPG": of_games(lambda g: g.played and g.side == "second"),
}
"""Codes of FORMATS §2 (and the letters' own) that look at one player at a time."""

FEWER_FIRST = frozenset({"fouls"})
"""Where the lower value is better."""

LETTERS: dict[str, str] = {
    "A": "opponents",
    "B": "cumulative",
    "C": "wins",
    "D": "fouls",
    "E": "second_wins",
    "F": "second",
    "G": "first_wins",
    "H": "direct",
    "I": "beaten",
    "J": "drawn",
    "K": "lost",
    "Z": "points",
}
"""The letters of 比赛编排管理系统, as arbiters write them: ACDEF, BCDEF."""
