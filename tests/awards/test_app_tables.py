"""The application's tables are those that `meet award` makes of the same facts.

The facts are written twice: as lines of ledgers for the application, and as an awards file; the
file that the application exports is compared with the latter too.
"""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meet.awards_export import awards_file
from meet.awards_file import award, read, read_regulation
from meet.results import check_pins
from scoring_rules.contest import Entrant
from tests.awards.games import Games

UNITS = ("潞州", "上党", "屯留")
REGULATION: Mapping[str, Any] = {
    "id": "all-at-once",
    "admission": {"max_places": 8, "rule": {"type": "minus", "when": "n<=max", "floor": 1}},
    "points": {"table": [9, 7, 6, 5], "multiplier": {"relay": 2}},
    "records": [
        {"level": "meet", "points": 3, "once": "per_event"},
        {"level": "world", "factor": 2},
        {"level": "asian", "medal": "gold", "highest_only": False},
    ],
    "penalties": [
        {"code": "violation", "team_points": -15},
        {"code": "impostor", "void": "result"},
        {"code": "absent", "void": "delegation_total"},
    ],
    "status": {"promote_after_dq": True, "promote_after_doping": False},
}
TAGS = {"e0": ("relay",), "e1": (), "e2": ()}
N = 5
ENTRANTS = tuple(Entrant(str(i), delegation=UNITS[i % 3]) for i in range(N))

ids = st.sampled_from([entrant.id for entrant in ENTRANTS])
names = st.sampled_from(sorted(TAGS))
units = st.sampled_from(UNITS)
exact = st.sampled_from(["0", "1", "1/2", "2.5"])
levels = st.sampled_from(["meet", "world", "asian", "national"])


@st.composite
def orders(draw: st.DrawFn) -> list[list[str]]:
    """A weak order of all entrants."""
    order = draw(st.permutations([entrant.id for entrant in ENTRANTS]))
    groups: list[list[str]] = []
    for one in order:
        if groups and draw(st.booleans()):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


facts = st.fixed_dictionaries(
    {
        "orders": st.fixed_dictionaries({name: orders() for name in TAGS}),
        "records": st.lists(st.tuples(names, ids, levels), max_size=4),
        "taken": st.dictionaries(
            st.tuples(names, ids), st.sampled_from(["DQ", "doping"]), max_size=3
        ),
        "penalties": st.lists(
            st.tuples(
                units,
                st.sampled_from(["violation", "impostor", "absent"]),
                st.one_of(st.just(("", "")), st.tuples(names, st.one_of(st.just(""), ids))),
            ),
            max_size=3,
        ),
        "carried": st.lists(st.tuples(units, exact, exact, exact, exact), max_size=2),
        "official": st.sets(names),
    }
)


def in_the_application(given_facts: Mapping[str, Any]) -> Games:
    games = Games(read_regulation(REGULATION), dict.fromkeys(TAGS, ENTRANTS), UNITS, TAGS)
    for name, order in given_facts["orders"].items():
        games.decide(name, kind="place", placings=order, reason="抄录")
    for name, entrant, level in given_facts["records"]:
        games.decide(name, kind="record", entrant=entrant, level=level)
    for (name, entrant), status in given_facts["taken"].items():
        games.decide(name, kind="take_away", entrant=entrant, status=status, reason="仲裁")
    for unit, code, (name, entrant) in given_facts["penalties"]:
        games.of_games(kind="penalty", delegation=unit, code=code, event=name, entrant=entrant)
    for unit, *amounts in given_facts["carried"]:
        by_kind = dict(zip(("gold", "silver", "bronze", "points"), amounts, strict=True))
        games.of_games(kind="carry_in", delegation=unit, **by_kind)
    for name in sorted(given_facts["official"]):
        games.declare(name)
    return games


def as_awards_file(given_facts: Mapping[str, Any]) -> dict[str, Any]:
    official = sorted(given_facts["official"])
    return {
        "format": "meet-awards/1",
        "regulation": REGULATION,
        "events": [event_of(name, given_facts) for name in official],
        "penalties": [
            {"delegation": unit, "code": code}
            | {key: one for key, one in (("event", name), ("entrant", entrant)) if one}
            for unit, code, (name, entrant) in given_facts["penalties"]
            if not name or name in official
        ],
        "carry_in": [
            dict(zip(("delegation", "gold", "silver", "bronze", "points"), one, strict=True))
            for one in given_facts["carried"]
        ],
    }


def event_of(name: str, given_facts: Mapping[str, Any]) -> dict[str, Any]:
    rows = []
    place = 1
    for group in given_facts["orders"][name]:
        for entrant in group:
            levels_of = [w for n, e, w in given_facts["records"] if (n, e) == (name, entrant)]
            rows.append(
                {
                    "entrant": entrant,
                    "place": place,
                    "status": given_facts["taken"].get((name, entrant), "ranked"),
                    "delegation": UNITS[int(entrant) % 3],
                    "records": list(dict.fromkeys(levels_of)),
                }
            )
        place += len(group)
    return {
        "event": name,
        "sport": "placed",
        "tags": list(TAGS[name]),
        "entered": N,
        "started": N,
        "placings": rows,
    }


def tables_of(result: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    """Both tables without those who hold nothing, whom the pages list too, and the totals."""
    medals = [
        (row["rank"], row["delegation"], row["gold"], row["silver"], row["bronze"])
        for row in result["medal_table"]
        if row["total"] != "0"
    ]
    points = {row["delegation"]: row["points"] for row in result["points_table"]}
    return sorted(medals), {u: points.get(u, "0") for u in UNITS}, result["totals"]


@given(facts)
def test_tables_are_those_of_meet_award(given_facts: Mapping[str, Any]) -> None:
    games = in_the_application(given_facts)
    assert check_pins(games.results) == []
    now = games.awarding.tables()
    medals = [
        (r.rank, r.delegation, str(r.gold), str(r.silver), str(r.bronze))
        for r in now.medals
        if r.total
    ]
    points = {row.delegation: str(row.points) for row in now.points}
    totals = {
        "gold": str(now.totals.gold),
        "silver": str(now.totals.silver),
        "bronze": str(now.totals.bronze),
        "medals_handed_out": now.totals.medals_handed_out,
    }
    expected = award(read(as_awards_file(given_facts)))
    assert (sorted(medals), points, totals) == tables_of(expected)
    exported = award(read(json.loads(json.dumps(awards_file(games.awarding)))))
    assert tables_of(exported) == tables_of(expected)
    by_event = {event["event"]: event["rows"] for event in expected["events"]}
    for awarded in now.official:
        rows = [
            {"entrant": r.entrant, "place": r.place, "medal": r.medal, "points": str(r.points)}
            for r in awarded.awards.rows
        ]
        key = lambda row: row["entrant"]  # noqa: E731
        assert sorted(rows, key=key) == sorted(by_event[awarded.result.event], key=key)
