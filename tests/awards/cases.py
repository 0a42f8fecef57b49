"""Short ways to write a regulation, an event and what is expected of it."""

import tomllib
from fractions import Fraction

from scoring_rules.awards import Credit, EventAwards, EventResult, Placed, award
from scoring_rules.ranking import Status
from scoring_rules.regulation import Regulation, read
from scoring_rules.tables import Sums, sums, tally

NINE_SEVEN = "table = [9, 7, 6, 5, 4, 3, 2, 1]"


def rules(text: str) -> Regulation:
    """A regulation from TOML."""
    return read(tomllib.loads(text))


def placed(place: int | None, **more: object) -> Placed:
    """An entrant at a place, its id and delegation made of it unless they are given."""
    if isinstance(more.get("status"), str):
        more["status"] = Status(str(more["status"]))
    if not more.keys() & {"members", "credits", "delegation"}:
        more["delegation"] = f"D{place}"
    entrant = str(more.pop("entrant", f"a{place}"))
    return Placed(entrant, place, **more)  # type: ignore[arg-type]


def event(
    places: list[int | Placed],
    tags: tuple[str, ...] = (),
    n: int | None = None,
    sport: str = "athletics",
    name: str = "e1",
) -> EventResult:
    """An event of entrants `a0`, `a1` … of delegations `D0`, `D1` … at the places given."""
    placings = tuple(
        p if isinstance(p, Placed) else placed(p, entrant=f"a{i}", delegation=f"D{i}")
        for i, p in enumerate(places)
    )
    number = len(placings) if n is None else n
    return EventResult(name, sport, tags, number, number, placings)


def credit(delegation: str, medal: str, points: str) -> Credit:
    """A credit with exact numbers as strings."""
    return Credit(delegation, Fraction(medal), Fraction(points))


def points(awards: EventAwards) -> list[str]:
    """The points of the rows, in their order."""
    return [str(row.points) for row in awards.rows]


def medals(awards: EventAwards) -> str:
    """The medals of the rows in their order: G, S, B, and - for none."""
    letters = {"gold": "G", "silver": "S", "bronze": "B", None: "-"}
    return "".join(letters[row.medal] for row in awards.rows)


def table(regulation: Regulation, *results: EventResult) -> Sums:
    """What the delegations have from these events."""
    return sums(tally(award(result, regulation)) for result in results)


def exact(amounts: dict[str, dict[str, object]] | Sums) -> dict[str, dict[str, str]]:
    """Sums as exact strings."""
    return {
        delegation: {key: str(value) for key, value in has.items()}
        for delegation, has in amounts.items()
    }
