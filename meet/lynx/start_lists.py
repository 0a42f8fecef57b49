"""Start lists for FinishLynx: `lynx.evt` (races and who runs), `lynx.ppl` (people), `lynx.sch`.

Comma-separated lines; a runner's line begins with an empty field. A relay team is written with its
name as the last name. The files are put into the database folder of the photo finish.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from events.athletics.heat import Heat
from meet.lynx.races import Race
from scoring_rules.contest import Entrant

Encoding = Literal["utf-8-sig", "gb18030"]
CRLF = "\r\n"
DISTANCES = {"100mH": "100", "110mH": "110", "400mH": "400"}


def evt(races: Sequence[Race], names: Mapping[str, str], states: Mapping[str, Heat]) -> str:
    """`lynx.evt`: event, round, heat, name, …, distance; then id, lane, last, first, affiliation.

    `names`: of contests and of delegations, by id; `states`: contests as they stand, for lanes.
    """
    return _text(line for race in races for line in _race(race, names, states[race.contest.id]))


def _race(race: Race, names: Mapping[str, str], heat: Heat) -> Iterator[Sequence[str]]:
    yield (
        *race.number,
        names[race.contest.id],
        *("", "", "", "", ""),
        _metres(getattr(race.contest.rules, "discipline", "")),
    )
    lanes = {runner.card.id: runner.card.lanes for runner in heat.runners}
    out = {runner.card.id for runner in heat.runners if runner.status}
    for runner_id, entrant in race.runners.items():
        if entrant.id not in out:
            held = lanes[entrant.id]
            yield ("", runner_id, str(held[0]) if held else "", *_person(entrant, names))


def ppl(races: Iterable[Race], names: Mapping[str, str]) -> str:
    """`lynx.ppl`: id, last name, first name, affiliation; everybody once."""
    people: dict[str, Sequence[str]] = {}
    for race in races:
        for runner_id, entrant in race.runners.items():
            people.setdefault(runner_id, (runner_id, *_person(entrant, names)))
    return _text(people.values())


def sch(races: Iterable[Race]) -> str:
    """`lynx.sch`: the races in the order they are run in."""
    return _text(race.number for race in races)


def _person(entrant: Entrant, names: Mapping[str, str]) -> tuple[str, str, str]:
    """A Chinese name stays whole: it is written as the last name."""
    home = names.get(entrant.delegation, entrant.delegation)
    return (entrant.name or home or entrant.id, "", home)


def _metres(discipline: str) -> str:
    """`100m` as 100; empty where the discipline says no distance."""
    digits = DISTANCES.get(discipline, discipline.removesuffix("m"))
    return digits if digits.isdecimal() else ""


def _text(lines: Iterable[Sequence[str]]) -> str:
    return "".join(",".join(_field(one) for one in line) + CRLF for line in lines)


def _field(text: str) -> str:
    flat = " ".join(text.split())
    return '"' + flat.replace('"', '""') + '"' if "," in flat or flat.startswith('"') else flat
