"""Moving entrants between events: who may go where, and which rows go with them.

A move takes one entrant along, with its results (`keep`) or without (`annul`); a merger takes all
of an event that has not begun. Whoever leaves is struck from the contests that have not begun.
Where the other event is decided by one contest to come, the entrant joins it; else the desk draws.
"""

from meet.changes import Change, Row
from meet.results import ContestNow, EventNow, Results
from scoring_rules.decisions import Merge, Move
from scoring_rules.draws import Final, TimedFinals
from scoring_rules.event import competing
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


def moved(results: Results, now: EventNow, call: Move) -> Change:
    """The change of a move.

    Refused: `no_such_event`, `other_sport`, `official_there`, `event_cancelled`, `id_taken`,
    `other_rules`, `only_places`, `begun_there`.
    """
    target = _target(results, now, call.to)
    carried = _carried(now, call) if call.results == "keep" else []
    if not carried:
        _check_not_begun(target)
    _check_free(target, call.entrant)
    return _change(now, target, (call.entrant,), carried)


def merged(results: Results, now: EventNow, call: Merge) -> Change:
    """The change of a merger. Refused also `begun_use_move`, where the event has begun."""
    target = _target(results, now, call.into)
    if any(contest.standing.begun for contest in now.contests):
        raise Refused("begun_use_move")
    _check_not_begun(target)
    everybody = competing(now.frame.event, now.decided)
    goes = tuple(one.id for one in everybody if one.id not in now.decided.out)
    for entrant in goes:
        _check_free(target, entrant)
    return _change(now, target, goes, [])


def _target(results: Results, now: EventNow, event_id: str) -> EventNow:
    event = now.frame.event
    if event_id == event.id or event_id not in results.roster.events:
        raise Refused("no_such_event", event=event_id)
    target = results.event(event_id)
    if target.frame.event.sport != event.sport:
        raise Refused("other_sport", event=target.frame.name.zh)
    if target.decided.official:
        raise Refused("official_there", event=target.frame.name.zh)
    if target.decided.cancelled:
        raise Refused("event_cancelled")
    return target


def _check_not_begun(target: EventNow) -> None:
    """Nobody is put into contests that have begun: there is nowhere left to compete."""
    if any(contest.standing.begun for contest in target.contests):
        raise Refused("begun_there", event=target.frame.name.zh)


def _check_free(target: EventNow, entrant: str) -> None:
    if entrant in {one.id for one in target.frame.event.entrants}:
        raise Refused("id_taken", id=entrant, event=target.frame.name.zh)


def _carried(now: EventNow, call: Move) -> list[ContestNow]:
    """The contests that have begun in which the entrant competes: its result comes from them."""
    begun = [one for one in now.contests if one.standing.begun and _has(one, call.entrant)]
    if begun and getattr(now.frame.event.rules, "only_places", False):
        raise Refused("only_places", who=Who(call.entrant))
    return begun


def _has(contest: ContestNow, entrant: str) -> bool:
    return entrant in {one.id for one in contest.frame.entrants}


def _change(
    now: EventNow, target: EventNow, goes: tuple[str, ...], carried: list[ContestNow]
) -> Change:
    if carried and target.frame.event.rules != now.frame.event.rules:
        raise Refused("other_rules", event=target.frame.name.zh)
    source, there = now.frame.event.id, target.frame.event.id
    competes = [_row(one, there, entrant) for one in carried for entrant in goes]
    if not carried:
        competes += _joining(target, goes)
    return Change(
        entered=[{"event": there, "id": entrant, "of": source} for entrant in goes],
        feeds=[
            {"contest": one.frame.id, "event": there}
            for one in carried
            if there not in one.frame.events
        ],
        competes=competes,
        leaves=[
            {"contest": one.frame.id, "event": source, "entrant": entrant}
            for one in now.contests
            for entrant in goes
            if not one.standing.begun and _has(one, entrant)
        ],
    )


BEHIND_ALL = 1000
"""Whoever joins a contest stands behind those who were drawn for it, whoever left meanwhile."""


def _joining(target: EventNow, goes: tuple[str, ...]) -> list[Row]:
    one_ranking = isinstance(target.frame.event.draw, Final | TimedFinals)
    if len(target.contests) != 1 or not one_ranking:
        return []
    contest = target.contests[0].frame
    behind = BEHIND_ALL + len(contest.entrants)
    return [
        {
            "contest": contest.id,
            "event": target.frame.event.id,
            "entrant": entrant,
            "position": behind + i,
        }
        for i, entrant in enumerate(goes)
    ]


def _row(contest: ContestNow, event: str, entrant: str) -> Row:
    at = [one.id for one in contest.frame.entrants].index(entrant)
    return {"contest": contest.frame.id, "event": event, "entrant": entrant, "position": at}
