"""From an event, or a report of one, to the round that is to be paired."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from events.chess.gathering import gather
from events.chess.terms import Terms
from meet import trf
from meet.codec import encode
from meet.digest import digest
from meet.event_file import played_of, read
from meet.pairing import DEFAULTS
from meet.pairing.protocol import Asked
from scoring_rules.contest import Entrant
from scoring_rules.decided import Decided
from scoring_rules.draws import Played, Swiss
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.swiss import awaited, round_of
from scoring_rules.event import Event, competing
from scoring_rules.ranking.crosstable import Crosstable
from scoring_rules.refusal import Refused

AWAY = ("H", "F", "Z", "-")
"""What the next round's column of a report says of who is not paired."""

COLOURS: Mapping[str, Literal["first", "second"]] = {"white1": "first", "black1": "second"}
"""The colour of number 1, as XXC says it."""


def terms_of(event: Event) -> Terms:
    """The rules of an event that an engine can pair. Refused: `no_next_round`."""
    if not isinstance(event.draw, Swiss) or not isinstance(event.rules, Terms):
        raise Refused("no_next_round")
    return event.rules


def default_engine(event: Event) -> str:
    """The engine that the event's rules ask for. Refused: `no_next_round`."""
    return DEFAULTS[terms_of(event).style]


def round_due(played: Sequence[Played]) -> int:
    """The round after the last in which anybody meets; rounds of byes alone were asked for in
    advance."""
    return 1 + max((round_of(one) for one in played if len(one.entrants) > 1), default=0)


def numbered(entrants: Sequence[Entrant], seed: str) -> tuple[Entrant, ...]:
    """The entrants by pairing number: seeds first, then by lot, without a printed seed as entered.

    `seed` is that of round 1, so that numbers stay.
    """
    ids = [entrant.id for entrant in entrants]
    places = {id_: n for n, id_ in enumerate(lot_order(seed, ids) if seed else ids)}
    last = len(entrants) + max((entrant.seed or 0 for entrant in entrants), default=0)
    return tuple(sorted(entrants, key=lambda e: (e.seed or last, places[e.id])))


def asked_of(
    event: Event,
    decided: Decided,
    played: Sequence[Played],
    *,
    seed: str = "",
    away: Collection[str] = (),
) -> Asked:
    """The round of an event that is due. `seed` is used where round 1 was drawn without one;
    `away`: who is not to be paired.

    Refused: `no_next_round`, `round_open`.
    """
    terms = terms_of(event)
    due = round_due(played)
    before = tuple(contest for contest in played if round_of(contest) < due)
    asked_away = {id_ for one in played if round_of(one) == due for id_ in one.entrants}
    waiting = awaited(before, decided.decisions)
    if waiting:
        last = max(round_of(contest) for contest in waiting)
        raise Refused("round_open", round=last, n=len(waiting))
    if terms.rounds and due > terms.rounds:
        raise Refused("no_next_round")
    seeds = [line.call.seed for line in decided.draws if line.call.seed]
    printed = seeds[0] if seeds else seed
    entrants = numbered(competing(event, decided), printed)
    meeting = event.draw.meeting if isinstance(event.draw, Swiss) else Swiss().meeting
    table = gather(terms, entrants, before, decided.decisions, meeting).table
    missing = {*decided.out, *away, *asked_away}
    return Asked(
        table=table,
        present=tuple(e.id for e in entrants if e.id not in missing),
        round=due,
        rounds=terms.rounds,
        units=tuple((e.id, e.delegation) for e in entrants if e.delegation),
        seed=printed,
        first=first_colour(table),
    )


def first_colour(table: Crosstable) -> Literal["first", "second"]:
    """The colour of pairing number 1 in round 1, as far as anybody's tells it; else the first."""
    for number, player in enumerate(table.players, start=1):
        for game in player.games:
            if game.round == 1 and game.side:
                return "first" if (game.side == "first") == (number % 2 == 1) else "second"
    return "first"


def asked_in(report: trf.Trf) -> Asked:
    """The next round of a report; pairing numbers are the report's.

    Refused: as `asked_of`. Raises `BadInput` where the report makes no event.
    """
    raw = trf.event_of(report)
    raw["entrants"].sort(key=lambda entrant: int(entrant["id"]))
    file = read(raw)
    column = report.played + 1
    away = [str(p.number) for p in report.players if p.game(column).result in AWAY]
    asked = asked_of(file.event, file.decided, played_of(file), away=away)
    return replace(asked, first=COLOURS.get(report.first, asked.first))


def input_of(engine: str, version: str, asked: Asked) -> str:
    """The digest of all that an engine is given."""
    plain: dict[str, Any] = {"engine": engine, "version": version, "asked": encode(asked)}
    return digest(plain)
