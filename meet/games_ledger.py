"""The ledger `meet` as decisions: which of its lines impose a penalty or carry something in."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from meet.codec import decode_call
from meet.ledger import Written
from scoring_rules import games, regulation
from scoring_rules.games import GAMES_CALLS, Games, Told
from scoring_rules.ledger import Correct, Line, Retract
from scoring_rules.regulation import Regulation


def games_of(lines: Sequence[Written]) -> Games:
    """What stands imposed and carried in, from the lines of the ledger `meet`."""
    return games.fold(lines_of(lines))


def lines_of(written: Sequence[Written]) -> tuple[Line, ...]:
    """The lines of the ledger `meet` as the fold of the games reads them."""
    return tuple(Line(w.seq, _call(w), w.seat, w.at_ms, w.by) for w in written)


def _call(written: Written) -> Any:
    kind = written.call.get("kind")
    if kind in GAMES_CALLS or kind in (Retract.kind, Correct.kind):
        return decode_call(GAMES_CALLS, written.call)
    return Told()


@lru_cache(maxsize=4)
def regulation_of(text: str) -> Regulation:
    """The regulation of the games from its TOML, read once."""
    return regulation.read(tomllib.loads(text))
