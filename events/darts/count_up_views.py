"""The pad and the tables of count-up: everybody's next visit, totals, and who counts in a team."""

from events.darts.arithmetic import COMMON, EVERY_BELOW, THREE
from events.darts.calls import BullOff, Thrown
from events.darts.tally import Tally
from scoring_rules.kinds.leaving import leaving_form, leaving_kinds
from scoring_rules.ranking import Mark, place
from scoring_rules.views import (
    Button,
    Cell,
    Column,
    Form,
    Input,
    Pad,
    Row,
    Table,
    Who,
    Words,
    words,
)

KEYS = (*COMMON, *(n for n in sorted(THREE) if n > EVERY_BELOW and n not in COMMON))
"""The visits with a key: what is thrown most often, and what cannot be typed as a range."""


def pad(
    tally: Tally,
    rounds: int,
    *,
    teams: bool,
    levels: tuple[tuple[int, ...], ...],
    marks: tuple[Mark, ...],
) -> Pad:
    """Forms for the visits that are left, keys for a bull-off, forms for who stops."""
    keys = tuple(
        Button(BullOff(tally.sides[i].id), words("nearer_ranks", who=Who(tally.sides[i].id)))
        for group in levels
        for i in group
    )
    asks = words("ask_tie") if levels else words("round_of", rounds=rounds)
    due = _due(tally, rounds)
    forms = (*_visits(tally, due, teams=teams), *_ends(tally))
    if levels or not due:
        return Pad(asks, buttons=keys, forms=forms, tables=table(tally, marks, ()))
    entrant, thrower = tally.sides[due[0][0]].id, due[0][1]
    number = tally.thrown(tally.index(entrant) or 0, thrower) + 1
    asks = words("next_thrower", who=Who(thrower), round=number)
    keys = tuple(
        Button(Thrown(entrant, score, member=thrower if teams else ""), words("figure", n=score))
        for score in KEYS
    )
    return Pad(asks, entrant, buttons=keys, forms=forms, tables=table(tally, marks, ()))


def _due(tally: Tally, rounds: int) -> tuple[tuple[int, str], ...]:
    """Side and thrower of everybody who has a visit left: the fewest thrown first, then in the
    order of the list."""
    due = [
        (tally.thrown(i, thrower), i, n)
        for i, side in enumerate(tally.sides)
        if not tally.is_out(i)
        for n, thrower in enumerate(side.throwers)
        if tally.thrown(i, thrower) < rounds
    ]
    if tally.paper:
        return ()
    return tuple((i, tally.sides[i].throwers[n]) for _, i, n in sorted(due))


def _visits(tally: Tally, due: tuple[tuple[int, str], ...], *, teams: bool) -> tuple[Form, ...]:
    """A form for each side, and in it the throwers of a team; who is due comes first."""
    throwers: dict[int, list[str]] = {}
    for i, thrower in due:
        throwers.setdefault(i, []).append(thrower)
    label = words("visit_score")
    score = Input("score", label, "integer", "0", str(EVERY_BELOW), "1")
    forms: list[Form] = []
    for i, some in throwers.items():
        side = tally.sides[i].id
        choices: tuple[tuple[str, Words | Who], ...] = tuple((one, Who(one)) for one in some)
        member = Input("member", words("thrower"), "choice", choices=choices)
        inputs = (member, score) if teams else (score,)
        forms.append(Form("visit", label, inputs, (("entrant", side),), about=side))
    return tuple(forms)


def _ends(tally: Tally) -> tuple[Form, ...]:
    """Who has thrown can retire, who has not can stay away, and anybody be put out."""
    sides: dict[str, list[str]] = {}
    for i, side in enumerate(tally.sides):
        for kind in leaving_kinds(begun=tally.has_thrown(i)) if not tally.is_out(i) else ():
            sides.setdefault(kind, []).append(side.id)
    return tuple(leaving_form(kind, some, words("player")) for kind, some in sides.items())


def table(
    tally: Tally, marks: tuple[Mark, ...], chosen: tuple[tuple[str, ...], ...]
) -> tuple[Table, ...]:
    """Everybody by total; with `chosen` (whose sums count, by side) a table of each team too."""
    rows = tuple(
        Row(
            (
                Cell(str(p.place or ""), role="place"),
                Cell(who=p.entrant),
                Cell(str(_rounds(tally, p.entrant))),
                Cell(p.mark, role="best")
                if p.place
                else Cell(words=words(f"status_{p.status}"), role="status"),
            ),
            why=p.why,
        )
        for p in place(marks)
    )
    columns = (
        Column(words("place"), "centre"),
        Column(words("player")),
        Column(words("thrown_rounds"), "right", detail=True),
        Column(words("total"), "right"),
    )
    teams = tuple(_team(tally, i, some) for i, some in enumerate(chosen))
    return (Table(columns, rows), *teams)


def _rounds(tally: Tally, entrant: str) -> int:
    return sum(tally.sides[one.side].id == entrant for one in tally.scores)


def _team(tally: Tally, side: int, chosen: tuple[str, ...]) -> Table:
    team = tally.sides[side]
    rows = tuple(
        Row(
            (
                Cell(who=one),
                Cell(str(tally.sum_of(side, one)), role="best" if one in chosen else ""),
                Cell(words=words(f"counted_{'yes' if one in chosen else 'no'}"), role="detail"),
            )
        )
        for one in team.throwers
    )
    columns = (
        Column(words("thrower")),
        Column(words("total"), "right"),
        Column(words("counts")),
    )
    return Table(columns, rows, words("name", who=Who(team.id)))
