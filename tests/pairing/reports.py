"""Reports of whole tournaments, cut off before a round so that it may be paired again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from meet.trf import Trf, read

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "chess"
AWAY = ("H", "F", "Z", "-")


def text_of(name: str) -> str:
    """A file of the data; its test is skipped where the data is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"../shared/data/chess/{name} is absent")
    return path.read_text(encoding="utf-8")


def rounds_of(name: str) -> Iterator[tuple[int, Trf, set[tuple[str, str]]]]:
    """Each round of a finished tournament: its number, the report before it, what was paired.

    The colour of number 1 was drawn by lot: it is taken from round 1, as XXC would tell it.
    """
    whole = read(text_of(name))
    number, colour = next((p.number, p.game(1).colour) for p in whole.players if p.game(1).opponent)
    white = (colour == "w") == (number % 2 == 1)
    whole = replace(whole, first="white1" if white else "black1", rounds=whole.played)
    for number in range(1, whole.played + 1):
        yield number, cut(whole, number), paired_in(whole, number)


def cut(report: Trf, number: int) -> Trf:
    """The report before a round; only who is away in it is known."""
    players = []
    for player in report.players:
        rounds = [player.game(n) for n in range(1, number)]
        game = player.game(number)
        if not game.opponent and game.result in AWAY:
            rounds.append(game)
        players.append(replace(player, rounds=tuple(rounds)))
    return replace(report, players=tuple(players))


def paired_in(report: Trf, number: int) -> set[tuple[str, str]]:
    """White and black of each game of a round; "" for black in the bye."""
    found = set()
    for player in report.players:
        game = player.game(number)
        if game.opponent and game.colour == "w":
            found.add((str(player.number), str(game.opponent)))
        if game.result == "U":
            found.add((str(player.number), ""))
    return found
