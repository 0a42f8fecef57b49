"""The provincial games: eleven cities, our eight sports played, the others placed, both tables."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import pairwise

from meet.awards_file import regulation_text
from meet.demo.delegations import OURS
from meet.demo.games import PROVINCIAL, games
from meet.demo.script import DemoEvent
from tests.demo.played import awarded, files, results, said


def homes(event: DemoEvent) -> set[str]:
    """The delegations that enter an event."""
    return {
        person["delegation"]
        for entrant in event.file["entrants"]
        for person in entrant.get("members") or [entrant]
    }


def test_eleven_cities_and_our_own_enters_88_events() -> None:
    demo = games(PROVINCIAL)
    entered = Counter(home for event in demo.events for home in homes(event))

    assert len(demo.delegations) == len({d["shape"] for d in demo.delegations}) == 11
    assert set(entered) == {delegation["id"] for delegation in demo.delegations}
    assert entered[OURS] == 88
    assert len(demo.events) == len({event.id for event in demo.events}) == 168
    assert f'id = "{demo.regulation}"' in regulation_text(demo.regulation)


def test_every_athlete_has_a_name_a_number_and_a_city() -> None:
    athletes = games(PROVINCIAL).athletes

    assert len(athletes) > 500
    assert len({athlete.number for athlete in athletes}) == len(athletes)
    assert len({athlete.name for athlete in athletes}) == len(athletes)


def test_our_sports_are_played_and_the_others_are_placed() -> None:
    for event in games(PROVINCIAL).events:
        kinds = {line.call["kind"] for line in said(event.id, PROVINCIAL)}
        assert ("place" in kinds) == (event.file["sport"] == "placed")
        assert kinds & {"draw", "trial", "vote", "finish", "place"}
    sports = Counter(event.file["sport"] for event in games(PROVINCIAL).events)
    assert len(sports) == 9
    assert sports["placed"] == 104


def test_nobody_competes_in_two_places_at_once() -> None:
    busy = defaultdict(list)
    for event in games(PROVINCIAL).events:
        starts = datetime.fromisoformat(event.starts)
        last = max(line.at_seconds for line in said(event.id, PROVINCIAL) if line.contest)
        for entrant in event.file["entrants"]:
            for person in entrant.get("members") or [entrant]:
                busy[person["number"]].append((starts, starts + timedelta(seconds=last)))
    for spans in busy.values():
        assert all(ended < begun for (_, ended), (begun, _) in pairwise(sorted(spans)))


def test_both_tables_hold_all_that_was_won() -> None:
    told = awarded("provincial-12", PROVINCIAL)

    assert all(result["over"] for result in results(PROVINCIAL).values())
    assert len(told["medal_table"]) == len(told["points_table"]) == 11
    gold = sum(Fraction(row["gold"]) for row in told["medal_table"])
    assert Fraction(told["totals"]["gold"]) == gold
    # Places are shared behind the medals only; a joint pair of two cities counts two halves.
    assert gold == 168
    points = sum(Fraction(row["points"]) for row in told["points_table"])
    by_event = (Fraction(row["points"]) for event in told["events"] for row in event["rows"])
    assert points == sum(by_event)
    assert {file.event.sport for file in files(PROVINCIAL).values()} >= {"placed", "chess"}
