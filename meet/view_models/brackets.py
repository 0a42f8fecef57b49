"""Knock-outs as shown: rounds, ties with their sides, figures and state, and who skips a round."""

from dataclasses import dataclass

from meet.view_models.boards import CellView, StageView


@dataclass(frozen=True, slots=True)
class BracketTieView:
    """A tie: its sides, who goes on marked `best`; `contest`: "" while it is not drawn.

    `figures`: what each side has, the games won or the one score of a match; `games`: the score of
    each game, first side first, where there are several. `stage`, `starts`, `venue`: of its
    contest. `bye`: nobody is met, the first side goes on. `ended`: who retired, stayed away or was
    put out, in words.
    """

    name: str
    number: int
    sides: tuple[CellView, CellView]
    score: str
    contest: str
    figures: tuple[str, str] = ("", "")
    games: tuple[str, ...] = ()
    stage: StageView | None = None
    starts: str = ""
    venue: str = ""
    bye: bool = False
    ended: str = ""


@dataclass(frozen=True, slots=True)
class BracketRoundView:
    """A round of a bracket, from the top; in an aligned one every position has its tie or bye."""

    name: str
    ties: tuple[BracketTieView, ...]


@dataclass(frozen=True, slots=True)
class BracketView:
    """A knock-out: its rounds, the first one first, and the ties for other places.

    `aligned`: each tie stands between the two that lead to it, so that lines may join them.
    """

    rounds: tuple[BracketRoundView, ...]
    others: tuple[BracketTieView, ...]
    aligned: bool = False
