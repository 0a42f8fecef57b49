"""`meet pair`: event files and TRF reports in, `meet-pairings/1` out (FORMATS §1 and §2)."""

from typing import Any

from meet import trf
from meet.codec import BadInput, parse
from meet.event_file import EventFile, RefusedCall, played_of, read
from meet.pairing import DUTCH, pair
from meet.pairing.asking import asked_in, asked_of, default_engine
from meet.pairing.protocol import Asked, Paired
from meet.words import say
from scoring_rules.draws import Proposal, Swiss
from scoring_rules.draws.pairing_check import Pair
from scoring_rules.event import competing
from scoring_rules.refusal import Refused

FORMAT = "meet-pairings/1"


def pair_file(path: str, content: bytes, lang: str) -> dict[str, Any]:
    """The next round of a file; one that ends with `.trf` is a report.

    Raises `BadInput`, also for a round that cannot be paired.
    """
    if path.lower().endswith(".trf"):
        return _report(content, lang)
    file = read(parse(content))
    try:
        if isinstance(file.event.draw, Swiss):
            asked = asked_of(file.event, file.decided, played_of(file))
            return _answer(
                file.event.id, asked, pair(default_engine(file.event), asked), lang, file
            )
        return _drawn(file)
    except Refused as refused:
        raise RefusedCall(refused, "", file.event) from refused


def _report(content: bytes, lang: str) -> dict[str, Any]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    report = trf.read(text)
    try:
        asked = asked_in(report)
        return _answer(report.name, asked, pair(DUTCH, asked), lang)
    except Refused as refused:
        raise BadInput(refused.code, "", **refused.facts) from refused


def _answer(
    event: str, asked: Asked, paired: Paired, lang: str, file: EventFile | None = None
) -> dict[str, Any]:
    names = {e.id: e.name or e.id for e in file.event.entrants} if file else {}
    told = [say(why, lang, lambda id_: names.get(id_, id_)) for why in paired.why]
    return _line(event, asked.round, paired.tables, paired.bye, told)


def _line(
    event: str, round_: int, tables: tuple[Pair, ...], bye: str, why: list[str]
) -> dict[str, Any]:
    pairings = [
        {"table": table, "red": one.first, "black": one.second}
        for table, one in enumerate(tables, start=1)
    ]
    return {
        "format": FORMAT,
        "event": event,
        "round": round_,
        "pairings": pairings,
        "bye": bye or None,
        "why": why,
    }


def _drawn(file: EventFile) -> dict[str, Any]:
    """The first round that the event's own draw proposes. Refused: `no_next_round`."""
    event, decided = file.event, file.decided
    entrants = tuple(e for e in competing(event, decided) if e.id not in decided.out)
    proposed = event.draw.propose(entrants, played_of(file), decided.decisions, "")
    matches = [one for one in proposed.ready if len(one.entrants) == 2 and one.round is not None]
    if not matches:
        raise Refused("no_next_round")
    due = min(_round(one) for one in matches)
    tables = tuple(Pair(*one.entrants) for one in matches if _round(one) == due)
    playing = {id_ for pair in tables for id_ in (pair.first, pair.second)}
    free = [entrant.id for entrant in entrants if entrant.id not in playing]
    return _line(event.id, due, tables, free[0] if free else "", [])


def _round(match: Proposal) -> int:
    return match.round or 0
