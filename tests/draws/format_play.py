"""Any draw of matches played to its end: who is stronger wins, whatever the draw proposes next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meet import event_file
from meet.event_file import played_of
from meet.score import score

GAMES = [[11, 5], [11, 6]]


@dataclass(frozen=True)
class Ended:
    """What was played: how many contests, how many of them each entrant had, everybody's place."""

    contests: int
    each: Counter[str]
    places: tuple[int, ...]
    over: bool


def play(draw: Mapping[str, Any], strongest_first: Sequence[int]) -> Ended:
    """Play a table tennis event with this draw, a `draw` line for each proposal."""
    strength = {str(one): i for i, one in enumerate(strongest_first)}
    calls: list[dict[str, Any]] = []
    contests: list[dict[str, Any]] = []
    file: dict[str, Any] = {
        "format": "meet-event/1",
        "sport": "table_tennis",
        "event": "e",
        "rules": {"preset": "ittf", "best_of": 3},
        "draw": draw,
        "entrants": [{"id": one} for one in sorted(strength, key=int)],
        "contests": contests,
        "calls": calls,
    }
    while True:
        read = event_file.read(file)
        event = read.event
        proposed = event.draw.propose(
            event.entrants, played_of(read), read.decided.decisions, "2027"
        )
        if not proposed.ready:
            break
        pairings = []
        for number, one in enumerate(proposed.ready):
            first, second = one.entrants
            won = strength[first] < strength[second]
            frame = {
                "id": f"{len(calls)}-{number}",
                "phase": one.phase,
                "entrants": [first, second],
                **({} if one.order is None else {"order": one.order}),
                **({} if one.round is None else {"round": one.round}),
            }
            pairings.append(frame)
            games = GAMES if won else [game[::-1] for game in GAMES]
            contests.append({**frame, "calls": [{"kind": "paper", "games": games}]})
        calls.append({"kind": "draw", "pairings": pairings, "bracket": list(proposed.bracket)})
    result = score(event_file.read(file))
    return Ended(
        contests=len(contests),
        each=Counter(one for contest in contests for one in contest["entrants"]),
        places=tuple(sorted(row["place"] or 0 for row in result["placings"])),
        over=result["over"],
    )
