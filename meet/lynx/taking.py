"""Taking a result of the photo finish into a race: what each line of the file would become.

A file may be saved again and again. What it brought itself follows it; what an official wrote or
corrected stands, and the difference is shown. A file of another race is refused whole.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from events.athletics.heat import Heat, Runner
from events.athletics.marks import rounded_up, wind_tenths
from meet.bodies import Wanted
from meet.ledger import Written
from meet.lynx.lif import Lif, LifRow
from meet.lynx.races import Race
from meet.results import ContestNow
from scoring_rules import ledger
from scoring_rules.ledger import Correct, Retract
from scoring_rules.refusal import Refused
from scoring_rules.views import Who, Words, words

DEVICE = "lynx"
"""The device of the lines that a file brought."""

WIND = ""
"""In place of an entrant: what is said of the race itself."""

Becomes = Literal["new", "same", "changed", "kept", "nothing"]
Call = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """One line of the file. `kept`: what stands is an official's, and stays; `call`: the line that
    is to be written; `replaces`: the ledger line that it takes the place of."""

    entrant: str
    row: LifRow | None
    becomes: Becomes
    call: Call | None = None
    replaces: int | None = None
    doubts: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The line whose call stands for an entrant: the last of a chain of corrections."""

    line: int
    call: Any
    by_file: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a race's ledger says of one entrant, and whether a line of a file was taken back."""

    standing: list[Standing] = field(default_factory=list)
    taken_back: bool = False


def plan(race: Race, now: ContestNow, written: Sequence[Written], file: Lif) -> tuple[Taken, ...]:
    """What the file would change. Raises `Refused`: `lif_other_race`, `lif_unknown_runner`,
    `lif_runner_twice`.
    """
    if file.race != race.number:
        raise Refused("lif_other_race", got="-".join(file.race), name=file.name, race=race.text)
    told = _told(now, written)
    heat: Heat = now.standing.state
    planned = _without_collisions(
        heat,
        [_taken(row, runner, told, race.step) for row, runner in _matched(race, heat, file)],
    )
    if file.wind is not None:
        planned.insert(0, _wind(file.wind, heat, told.get(WIND, Told())))
    return tuple(planned)


def lines(
    contest: str, digest: str, seq: int, planned: Sequence[Taken], reason: str
) -> list[Wanted]:
    """The lines to write, in order. The same file taken twice gives the same ids."""
    calls = [
        one.call
        if one.replaces is None
        else {"kind": Correct.kind, "line": one.replaces, "calls": [one.call], "reason": reason}
        for one in planned
        if one.call is not None
    ]
    return [
        Wanted(
            str(uuid.uuid5(uuid.NAMESPACE_OID, f"{contest}:{digest}:{seq + n}")),
            seq + n,
            call,
            reason if call["kind"] == Correct.kind else "",
            device=DEVICE,
        )
        for n, call in enumerate(calls)
    ]


def _matched(race: Race, heat: Heat, file: Lif) -> Iterator[tuple[LifRow, Runner]]:
    """Each row with its runner: by the id, by the lane where the file has no id."""
    known = race.runners
    lanes = {r.card.lanes[0]: r for r in heat.runners if r.card.lanes}
    seen: set[str] = set()
    for row in file.rows:
        runner = lanes.get(row.lane or 0) if not row.id else None
        if row.id in known:
            runner = heat.runners[heat.ids.index(known[row.id].id)]
        if runner is None:
            raise Refused("lif_unknown_runner", line=row.line, id=row.id or "—", name=row.name)
        if runner.card.id in seen:
            raise Refused("lif_runner_twice", line=row.line, who=Who(runner.card.id))
        seen.add(runner.card.id)
        yield row, runner


def _without_collisions(heat: Heat, planned: Sequence[Taken]) -> list[Taken]:
    """Nobody is given a place that stands for another by an official's word: that would be a tie
    which nobody saw."""
    held: dict[int, int | None] = {}
    for one in planned:
        runner = heat.runners[heat.ids.index(one.entrant)]
        if one.becomes == "kept" and runner.place is not None and runner.status is None:
            held[runner.place] = one.row.place if one.row else None
    return [_unless_held(one, held) for one in planned]


def _unless_held(one: Taken, held: Mapping[int, int | None]) -> Taken:
    """`held`: places that stand for others, each with the place that the file gives them."""
    place = one.call.get("place") if one.call is not None else None
    if place is None or held.get(place, place) == place:
        return one
    doubts = (*one.doubts, words("lif_place_held", place=place))
    return replace(one, becomes="kept", call=None, replaces=None, doubts=doubts)


def _taken(row: LifRow, runner: Runner, told: Mapping[str, Told], step: int) -> Taken:
    entrant = runner.card.id
    call = call_of(row, entrant)
    doubts = (*row.doubts, *_other_lane(row, runner))
    of = told.get(entrant, Told())
    if call is None:
        return Taken(entrant, row, "nothing", doubts=doubts)
    if not of.standing:
        if of.taken_back:
            return Taken(entrant, row, "kept", doubts=(*doubts, words("lif_taken_back")))
        return Taken(entrant, row, "new", call, doubts=doubts)
    return _against(row, runner, call, of.standing, doubts, step)


def _against(
    row: LifRow,
    runner: Runner,
    call: Call,
    standing: Sequence[Standing],
    doubts: tuple[Words, ...],
    step: int,
) -> Taken:
    """Beside what stands: the same, more of the same, the file's own changed, or an official's.

    An official's time is read to the hundredth: one that counts the same (`step`, ms) agrees.
    """
    entrant = runner.card.id
    if _same(row, runner):
        return Taken(entrant, row, "same", doubts=doubts)
    if len(standing) == 1 and standing[0].by_file:
        return Taken(entrant, row, "changed", call, standing[0].line, doubts)
    more = _what_is_missing(row, runner, step)
    if more:
        return Taken(entrant, row, "new", {**more, "entrant": entrant}, doubts=doubts)
    agrees = not row.status and not runner.status and row.place == runner.place
    if agrees and _agree(row.ms, runner.ms, step):
        return Taken(entrant, row, "same", doubts=doubts)
    return Taken(entrant, row, "kept", doubts=doubts)


def _same(row: LifRow, runner: Runner) -> bool:
    if row.status:
        return runner.status == row.status
    return runner.status is None and (runner.place, runner.ms) == (row.place, row.ms)


def _what_is_missing(row: LifRow, runner: Runner, step: int) -> dict[str, Any]:
    """The time where only the place was written, or the place where only the time was."""
    if row.status or runner.status:
        return {}
    if runner.ms is None and row.ms is not None and row.place in (None, runner.place):
        return {"kind": "finish", "ms": row.ms}
    if runner.place is None and row.place is not None and _agree(row.ms, runner.ms, step):
        return {"kind": "finish", "place": row.place}
    return {}


def _agree(read: int | None, stands: int | None, step: int) -> bool:
    if read is None or stands is None:
        return read is None
    return rounded_up(read, step) == rounded_up(stands, step)


def call_of(row: LifRow, entrant: str) -> Call | None:
    """The call that a line of the file is; None where it says nothing of the result."""
    if row.status:
        return {"kind": "status", "entrant": entrant, "status": row.status}
    given = {"place": row.place, "ms": row.ms, "reaction": row.reaction}
    if row.place is None and row.ms is None:
        return None
    kept = {key: value for key, value in given.items() if value is not None}
    return {"kind": "finish", "entrant": entrant, **kept}


def _other_lane(row: LifRow, runner: Runner) -> tuple[Words, ...]:
    lanes = runner.card.lanes
    if not row.lane or not lanes or lanes[0] <= row.lane <= lanes[1]:
        return ()
    return (words("lif_other_lane", lane=row.lane, ours=lanes[0]),)


def _wind(hundredths: int, heat: Heat, told: Told) -> Taken:
    call = {"kind": "wind", "hundredths": hundredths}
    if heat.wind is None and told.taken_back:
        return Taken(WIND, None, "kept", doubts=(words("lif_taken_back"),))
    if heat.wind is None:
        return Taken(WIND, None, "new", call)
    if heat.wind == wind_tenths(hundredths):
        return Taken(WIND, None, "same")
    (standing,) = told.standing
    if standing.by_file:
        return Taken(WIND, None, "changed", call, standing.line)
    return Taken(WIND, None, "kept")


# --- What stands, and who wrote it -------------------------------------------------------------


def _told(now: ContestNow, written: Sequence[Written]) -> dict[str, Told]:
    """By entrant: the calls that stand, with the line to correct and whether a file wrote it."""
    listed = now.standing.lines
    alive = ledger.standing(listed)
    by_file = {line.seq: one.device == DEVICE for line, one in zip(listed, written, strict=True)}
    found: dict[str, Told] = {}
    for line in listed:
        if isinstance(line.call, Retract | Correct):
            continue
        last = line
        while last.seq in alive.replaced_by:
            last = alive.replaced_by[last.seq]
        stands = line.seq in alive.alive
        calls = last.call.calls if isinstance(last.call, Correct) else (last.call,)
        for call in calls if stands else ():
            for entrant in _about(call):
                told = found.setdefault(entrant, Told())
                own = by_file[last.seq] and len(calls) == 1
                told.standing.append(Standing(last.seq, call, own))
        if not stands or not calls:
            for entrant in _about(line.call):
                if by_file[line.seq]:
                    found[entrant] = Told(found.get(entrant, Told()).standing, taken_back=True)
    return found


def _about(call: Any) -> tuple[str, ...]:
    """Whose result a call is; the order of a tie is a judge's word on all whom it names."""
    if call.kind in ("finish", "status", "watches"):
        return (call.entrant,)
    if call.kind == "judge":
        return tuple(entrant for group in call.order for entrant in group)
    return (WIND,) if call.kind == "wind" else ()
