"""Every preset of every sport as a subject of the laws; a sport says here what play must know."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from events import sports
from events.athletics.card import Athlete
from events.curling.team import Squad
from events.darts.tally import Player
from events.weightlifting.state import Lifter, Teammate
from scoring_rules.contest import Entrant, Member, Setup
from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import NoFields
from tests.laws.playing import Subject, setups


@dataclass(frozen=True)
class Hints:
    """A sport's own fields of an entrant, how many enter, who sits where, what never counts."""

    own: st.SearchStrategy[Any]
    least: int = 1
    most: int = 4
    seats: tuple[str, ...] = ("",)
    uncounted: Callable[[Any], bool] = lambda _call: False


def _weights(low: int, high: int) -> st.SearchStrategy[Decimal | None]:
    """Quarters of a kilo, so that two athletes often weigh the same."""
    return st.none() | st.integers(low * 4, high * 4).map(lambda n: Decimal(n) / 4)


LIFTER = st.builds(
    Lifter,
    lot=st.none() | st.integers(1, 5),
    bodyweight=_weights(50, 51),
    rack=st.just(""),
    opener=_weights(80, 84),
    opener_cj=_weights(90, 92),
    entry_total=st.none() | st.integers(170, 200).map(Decimal),
)

TEAMMATE = st.builds(
    Teammate,
    id=st.just(""),
    sex=st.sampled_from(("", "M", "W")),
    lot=st.none() | st.integers(1, 5),
    bodyweight=_weights(50, 51),
    rack=st.just(""),
    opener=_weights(80, 84),
)


def _team(number: int, squad: Sequence[Teammate]) -> Entrant:
    named = (replace(one, id=f"{number}.{n}") for n, one in enumerate(squad, 1))
    return Entrant(str(number), own=Lifter(squad=tuple(named)))


TEAMS = st.lists(st.lists(TEAMMATE, min_size=1, max_size=3), min_size=1, max_size=3).map(
    lambda squads: Setup("c", tuple(_team(n, squad) for n, squad in enumerate(squads, 1)))
)
"""Teams whose members have ids of their own, as members of a meet have."""

ATHLETE = st.builds(
    Athlete,
    lane=st.none() | st.integers(1, 9),
    guide=st.sampled_from(("", "𠮷野")),
    implement=st.sampled_from(("", "4 kg")),
)

DISCIPLINES = st.tuples(
    st.integers(1, 10), st.lists(st.tuples(ATHLETE, st.sampled_from("M ")), min_size=1, max_size=3)
).map(
    lambda drawn: Setup(
        "c",
        tuple(
            Entrant(str(n), own=own, sex=sex.strip()) for n, (own, sex) in enumerate(drawn[1], 1)
        ),
        phase=str(drawn[0]),
    )
)
"""Any discipline of a decathlon; whose sex is not known gets no points."""

RUNNING_TEAMS = st.lists(st.integers(0, 5), min_size=1, max_size=3).map(
    lambda sizes: Setup(
        "c",
        tuple(
            Entrant(str(n), members=tuple(Member(f"{n}.{m}") for m in range(size)))
            for n, size in enumerate(sizes, 1)
        ),
    )
)
"""Teams, with too few members for a place and enough, and runners who were entered alone."""

SETUPS = {
    "weightlifting/wpp-team": TEAMS,
    "athletics/combined": DISCIPLINES,
    "athletics/team-race": RUNNING_TEAMS,
}
"""Where the contests of a preset are not those of its sport."""

HINTS = {
    "badminton": Hints(st.builds(NoFields), most=2),
    "table_tennis": Hints(st.builds(NoFields), most=2),
    "chess": Hints(st.builds(NoFields), most=2),
    "curling": Hints(st.builds(Squad), most=3),
    "darts": Hints(st.builds(Player), most=3),
    "basketball": Hints(st.builds(NoFields), least=2, most=3),
    "athletics": Hints(
        ATHLETE,
        seats=("", "wind", "finish"),
        uncounted=lambda call: (
            call.kind == "wind"
            or (call.kind in ("finish", "watches") and getattr(call, "place", None) is None)
        ),
    ),
    "weightlifting": Hints(
        LIFTER,
        seats=("left", "chief", "right", "marshal", "secretary", ""),
        uncounted=lambda call: getattr(call, "attempt", 0) == 4,
    ),
}


def subjects() -> Iterator[Subject]:
    """One subject for each preset; `placed` is the same rules in every sport and taken once."""
    for key, sport in sports().items():
        hints = HINTS.get(key, Hints(st.builds(sport.entry)))
        for preset, rules in sport.rules.items():
            if key == "placed" or not isinstance(rules, Placed):
                usual = setups(hints.own, hints.least, hints.most)
                yield Subject(
                    f"{key}/{preset}",
                    rules,
                    SETUPS.get(f"{key}/{preset}", usual),
                    hints.seats,
                    hints.uncounted,
                )
