"""Random play: a contest called by pressing what the pads offer, and calls nobody offered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from meet.codec import decode_call
from scoring_rules.contest import Entrant, Rules, Setup, Standing, append, calls_of
from scoring_rules.ledger import Line
from scoring_rules.views import Form, Input, Pad

TEXTS = ("规则 8", "reason", "𠮷")
FEW_STEPS = 12


@dataclass(frozen=True)
class Subject:
    """A rules value with what random play needs to know of it.

    `uncounted`: calls that may be offered when the contest is over, because they never count.
    """

    name: str
    rules: Rules[Any]
    setups: st.SearchStrategy[Setup]
    seats: tuple[str, ...] = ("",)
    uncounted: Callable[[Any], bool] = lambda _call: False


@dataclass(frozen=True)
class Played:
    """A contest played to some point: its setup, and its standing after every line."""

    setup: Setup
    standing: Standing[Any]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The ledger."""
        return self.standing.lines


def setups(own: st.SearchStrategy[Any], least: int = 1, most: int = 4) -> st.SearchStrategy[Setup]:
    """Contests of `least` to `most` entrants with the sport's own fields."""

    def made(all_own: Sequence[Any]) -> Setup:
        entrants = (Entrant(str(i), own=one) for i, one in enumerate(all_own, 1))
        return Setup("c", tuple(entrants))

    return st.lists(own, min_size=least, max_size=most).map(made)


def play(subject: Subject, data: st.DataObject, most: int) -> Played:
    """Up to `most` lines, each chosen from what some seat is offered; a refusal is a failure."""
    setup = data.draw(subject.setups)
    played = Played(setup, Standing(subject.rules.start(setup)))
    for number in range(1, data.draw(st.integers(0, most), label="lines") + 1):
        seat = data.draw(st.sampled_from(subject.seats))
        pad = subject.rules.options(played.standing.state, seat, number * 1000)
        if not (usable(pad) or pad.forms):
            continue
        call = data.draw(offered(subject.rules, pad))
        line = Line(len(played.lines) + 1, call, seat, number * 1000)
        standing = append(subject.rules, setup, played.standing, line)
        played = Played(setup, standing)
    return played


def usable(pad: Pad) -> list[Any]:
    """The calls of the keys that can be pressed now."""
    return [button.call for button in pad.buttons if button.blocked is None]


def offered(rules: Rules[Any], pad: Pad) -> st.SearchStrategy[Any]:
    """Any call the pad offers; a form is filled in as a tablet would, in JSON.

    Only the form that is drawn becomes a strategy: to make one of every form costs more than play.
    """
    keys = usable(pad)
    ways = [*[None] * (2 if keys else 0), *pad.forms]
    return st.sampled_from(ways).flatmap(
        lambda form: st.sampled_from(keys) if form is None else filled(rules, form)
    )


@st.composite
def filled(draw: st.DrawFn, rules: Rules[Any], form: Form) -> Any:
    """A form with some legal value in every input, and in some of those that may stay empty."""
    entered = [one for one in form.inputs if not one.optional or draw(st.booleans())]
    given = {one.name: draw(value(one)) for one in entered}
    return decode_call(calls_of(rules), {"kind": form.kind, **dict(form.fixed), **given})


def value(one: Input) -> st.SearchStrategy[Any]:
    """What may be typed or chosen, as JSON."""
    match one.type:
        case "integer":
            return _steps(one).map(lambda typed: int(typed * one.scale))
        case "decimal":
            return _steps(one).map(str)
        case "choice":
            return st.sampled_from([key for key, _shown in one.choices])
        case "placings":
            return st.permutations([key for key, _shown in one.choices]).flatmap(weak_order)
        case "several":
            keys = [key for key, _shown in one.choices]
            sizes = {"min_size": int(one.low), "max_size": int(one.high)}
            return st.lists(st.sampled_from(keys), unique=True, **sizes)
        case "text":
            return st.sampled_from(TEXTS)


def _steps(one: Input) -> st.SearchStrategy[Decimal]:
    """Mostly close to the lowest, so that play goes on; the highest is legal too."""
    low, step = Decimal(one.low), Decimal(one.step or 1)
    most = int((Decimal(one.high) - low) // step)
    near = st.integers(0, min(most, FEW_STEPS))
    return st.one_of(near, near, near, st.integers(0, most)).map(lambda n: low + n * step)


def weak_order(order: Sequence[str]) -> st.SearchStrategy[list[list[str]]]:
    """An order in which neighbours may share a place."""

    def grouped(joined: Sequence[bool]) -> list[list[str]]:
        groups: list[list[str]] = []
        for entrant, with_last in zip(order, joined, strict=True):
            if with_last and groups:
                groups[-1].append(entrant)
            else:
                groups.append([entrant])
        return groups

    return st.lists(st.booleans(), min_size=len(order), max_size=len(order)).map(grouped)


def any_call(rules: Rules[Any], setup: Setup) -> st.SearchStrategy[Any]:
    """Any call of the right shape, sensible or not."""
    known = [entrant.id for entrant in setup.entrants]
    names = st.sampled_from([*known * 4, "", "nobody"])
    return st.one_of([_any_of(kind, names) for kind in rules.calls.values()])


def _any_of(kind: type, names: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    rows = (get_args(hint)[0] for hint in hints.values() if get_origin(hint) is tuple)
    texts: dict[Any, st.SearchStrategy[Any]] = {
        str: names,
        int: st.integers(0, 4) | st.integers(),
        Decimal: st.integers(40, 240).map(lambda halves: Decimal(halves) / 2) | st.decimals(),
        **{
            tuple[row, ...]: st.lists(_any_of(row, names), max_size=3).map(tuple)
            for row in rows
            if is_dataclass(row)
        },
    }
    return st.builds(
        kind,
        **{
            field.name: texts.get(hints[field.name], st.from_type(hints[field.name]))
            for field in fields(kind)
        },
    )
