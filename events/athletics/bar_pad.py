"""The pad by height: ○ × – r for the athlete in order, any other athlete, and the next bar."""

from events.athletics.bar_board import grid, if_cleared, is_over, up
from events.athletics.bar_ranking import jump_off, marks
from events.athletics.bar_terms import HIGHEST_BAR, LOWEST_BAR, BarTerms
from events.athletics.bars import Heights
from events.athletics.calls import Jump
from events.athletics.columns import METRES
from events.athletics.inputs import who_input
from events.athletics.marks import metres
from events.athletics.status_forms import status_forms
from scoring_rules.ranking import place
from scoring_rules.views import Button, Form, Input, Pad, Who, Words, words

FIRST, FIRST_BAR = 100, {"Pole Vault": 200}
"""Where the pad begins to count, in cm."""
RESULTS = (("O", "cleared"), ("X", "failed"), ("-", "passed"), ("r", "retired"))


def pad(terms: BarTerms, heights: Heights) -> Pad:
    """Who jumps, else the bar; nothing once the contest is over."""
    over = is_over(terms, heights)
    waiting = () if over else up(terms, heights)
    tables = (grid(terms, heights, place(marks(terms, heights)), waiting),)
    if over:
        return Pad(asks=words("all_jumped"), tables=tables)
    bar = (heights.offs or heights.bars)[-1:]
    first = waiting[0] if waiting else None
    return Pad(
        asks=_asks(heights, first),
        about=heights.ids[first] if first is not None else "",
        figure=metres(bar[0]) if bar else "",
        unit=METRES if bar else None,
        buttons=_keys(heights, first) if first is not None else (),
        forms=(
            *_others(heights, waiting[1:]),
            *_bar_forms(terms, heights, waiting),
            *_retiring(heights, waiting),
            *_ends(heights),
        ),
        tables=tables,
        warnings=_warnings(terms, heights, waiting),
    )


def _asks(heights: Heights, first: int | None) -> Words:
    if first is None:
        over = not heights.still_in()
        return words("ask_jump_off" if over else "ask_bar" if heights.bars else "ask_first_bar")
    if heights.offs:
        return words("jump_off_one")
    return words("number_jump_at", n=len(heights.jumpers[first].at(heights.bar)) + 1)


def _keys(heights: Heights, i: int) -> tuple[Button, ...]:
    entrant = heights.ids[i]
    return (
        Button(Jump(entrant, "O"), words("cleared"), "good"),
        Button(Jump(entrant, "X"), words("failed"), "bad"),
        *(() if heights.offs else (Button(Jump(entrant, "-"), words("pass_jump"), "quiet"),)),
        Button(Jump(entrant, "r"), words("retire"), "quiet"),
    )


def _others(heights: Heights, others: tuple[int, ...]) -> tuple[Form, ...]:
    """A jump of somebody who goes out of order."""
    if not others:
        return ()
    allowed = tuple(pair for pair in RESULTS if not (heights.offs and pair[0] == "-"))
    choices = tuple((sign, words(f"sign_{name}")) for sign, name in allowed)
    jumper = who_input(heights.jumpers[i] for i in others)
    result = Input("result", words("result"), "choice", choices=choices)
    return (Form("jump", words("other_jumper"), (jumper, result)),)


def _bar_forms(terms: BarTerms, heights: Heights, waiting: tuple[int, ...]) -> tuple[Form, ...]:
    """The next bar once everybody has jumped at this one."""
    if waiting:
        return ()
    if not heights.still_in():
        return (_jump_off_bar(terms, heights),)
    low, start = LOWEST_BAR, FIRST_BAR.get(terms.discipline, FIRST)
    if heights.bars:
        low, start = heights.bars[-1] + 1, _after(terms, heights.bars[-1], up=True)
    if low > HIGHEST_BAR:
        return ()
    label = words("set_bar" if heights.bars else "set_first_bar")
    return (Form("bar", label, (_cm(low, start),)),)


def _jump_off_bar(terms: BarTerms, heights: Heights) -> Form:
    """Proposed: the last bar, then higher where all cleared it, lower where all failed."""
    start = heights.bars[-1]
    if heights.offs:
        alive = jump_off(terms, heights).alive
        cleared = all(heights.jumpers[i].off.endswith("O") for i in alive)
        start = _after(terms, heights.offs[-1], up=cleared)
    cm = _cm(LOWEST_BAR, start)
    return Form("bar", words("set_jump_off_bar"), (cm,), (("jumpoff", True),))


def _cm(low: int, start: int) -> Input:
    unit = words("unit_cm")
    return Input(
        "cm", words("bar"), "integer", str(low), str(HIGHEST_BAR), "1", str(start), unit=unit
    )


def _after(terms: BarTerms, cm: int, *, up: bool) -> int:
    return min(cm + terms.rise, HIGHEST_BAR) if up else max(cm - terms.rise, LOWEST_BAR)


def _retiring(heights: Heights, waiting: tuple[int, ...]) -> tuple[Form, ...]:
    """Who has cleared or passed this bar and stops now."""
    if heights.offs or not heights.bars:
        return ()
    resting = [heights.jumpers[i] for i in heights.still_in() if i not in waiting]
    if not resting:
        return ()
    return (Form("jump", words("retires"), (who_input(resting),), (("result", "r"),)),)


def _ends(heights: Heights) -> tuple[Form, ...]:
    jumping = [jumper for jumper in heights.jumpers if jumper.still_in]
    return status_forms(
        DNS=[jumper for jumper in jumping if not jumper.jumps],
        DQ=[jumper for jumper in heights.jumpers if jumper.status != "DQ"],
    )


def _warnings(terms: BarTerms, heights: Heights, waiting: tuple[int, ...]) -> tuple[Words, ...]:
    told: list[Words] = []
    alone = heights.still_in()
    if waiting:
        told.extend(if_cleared(terms, heights, waiting[0]))
        told.append(words("still_to_jump", n=len(waiting)))
    if len(alone) == 1 and len(heights.ids) > 1:
        told.append(words("winner_alone", who=Who(heights.ids[alone[0]])))
    return tuple(told)
