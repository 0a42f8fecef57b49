"""Any draw of matches played to its end: who is stronger wins, whatever the draw proposes next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meet import event_file
from meet.event_file import played_of
from meet.score import score
from scoring_rules.draws import Proposal, Proposed

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
    file: dict[str, Any] = {
        "format": "meet-event/1",
        "sport": "table_tennis",
        "event": "e",
        "rules": {"preset": "ittf", "best_of": 3},
        "draw": draw,
        "entrants": [{"id": one} for one in sorted(strength, key=int)],
        "contests": [],
        "calls": [],
    }
    while proposed := proposal(file):
        pairings = [pairing(file, n, one) for n, one in enumerate(proposed.ready)]
        file["contests"] += [{**one, "calls": [won(one, strength)]} for one in pairings]
        bracket = list(proposed.bracket)
        file["calls"].append({"kind": "draw", "pairings": pairings, "bracket": bracket})
    result = score(event_file.read(file))
    return Ended(
        contests=len(file["contests"]),
        each=Counter(one for contest in file["contests"] for one in contest["entrants"]),
        places=tuple(sorted(row["place"] or 0 for row in result["placings"])),
        over=result["over"],
    )


def proposal(file: Mapping[str, Any]) -> Proposed | None:
    """What may be decided next; None where nothing is left."""
    read = event_file.read(file)
    event = read.event
    decisions = read.decided.decisions
    proposed = event.draw.propose(event.entrants, played_of(read), decisions, "2027")
    return proposed if proposed.ready else None


def pairing(file: Mapping[str, Any], number: int, one: Proposal) -> dict[str, Any]:
    """A proposed contest as a `draw` line and as an event file write it."""
    known = {"order": one.order, "round": one.round}
    return {
        "id": f"{len(file['calls'])}-{number}",
        "phase": one.phase,
        "entrants": list(one.entrants),
        **{key: value for key, value in known.items() if value is not None},
    }


def won(contest: Mapping[str, Any], strength: Mapping[str, int]) -> dict[str, Any]:
    """The call by which the stronger wins."""
    first, second = contest["entrants"]
    games = GAMES if strength[first] < strength[second] else [game[::-1] for game in GAMES]
    return {"kind": "paper", "games": games}
