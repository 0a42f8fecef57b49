"""A combined event under test: three athletes, disciplines as sheets of their best marks."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.athletics import combined_data as of

TRIATHLON = ("100m", "Shot Put", "High Jump")


def event(
    *contests: tuple[str, Sequence[str], Sequence[Mapping[str, Any]]],
    disciplines: Sequence[str] = TRIATHLON,
    draw: Mapping[str, Any] | None = None,
    who: Mapping[str, str] | None = None,
    **rules: Any,
) -> dict[str, Any]:
    """An event of athletes a, b, c (their classes in `who`): phase, entrants and calls of each
    contest."""
    classes = who or {"a": "", "b": "", "c": ""}
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": "e",
        "rules": {"preset": "combined", "disciplines": list(disciplines), **rules},
        "draw": {"format": "combined", **(draw or {})},
        "entrants": [{"id": one, "sex": "M", "class": c} for one, c in classes.items()],
        "contests": [
            {"id": f"c{n}", "phase": phase, "entrants": list(ids), "calls": list(calls)}
            for n, (phase, ids, calls) in enumerate(contests, 1)
        ],
    }


def race(**times: str) -> dict[str, Any]:
    return of.paper("100m", times)


def puts(**marks: str) -> dict[str, Any]:
    return of.paper("Shot Put", marks)


def jumps(**marks: str) -> dict[str, Any]:
    return of.paper("High Jump", marks)


def status(entrant: str, what: str) -> dict[str, Any]:
    return {"kind": "status", "entrant": entrant, "status": what}


def tied(points: Mapping[str, Sequence[int]], ties: str) -> dict[str, Any]:
    """Throws whose metres are worth so many points by a table of the file: one a centimetre."""
    names = [f"Throw {n}" for n, _one in enumerate(next(iter(points.values())), 1)]
    rows = {name: {"*": {"M": ["100", "0", "1"]}} for name in names}
    contests = [
        (str(n + 1), list(points), [puts(**{one: metres(of[n]) for one, of in points.items()})])
        for n in range(len(names))
    ]
    return event(
        *contests,
        disciplines=names,
        draw={"ties": ties},
        who=dict.fromkeys(points, ""),
        table={"rows": rows},
    )


def metres(points: int) -> str:
    return f"{points // 100}.{points % 100:02}"
