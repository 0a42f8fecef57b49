"""The view models: what a board, a tablet and a sheet show, before language, names and markup.

Entrants are named by id only; words are codes with facts. The edge turns both into text, so one
view serves every language and a corrected name never touches a result.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Who:
    """The name of an entrant inside a sentence."""

    entrant: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text by its code in a `words` file, with the facts that fill its {placeholders}."""

    code: str
    facts: "tuple[tuple[str, Fact], ...]" = ()


Fact = str | int | Who | Words


def words(code: str, **facts: Fact) -> Words:
    """Write `Words` with its facts as keyword arguments."""
    return Words(code, tuple(facts.items()))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a figure or a text, an entrant's name, or words; `role` tells how it is marked.

    `role`: "" | place | best | good | failed | passed | next | declared | status | detail.
    """

    text: str = ""
    words: Words | None = None
    who: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; `detail` columns may be left out where the screen is narrow."""

    head: Words
    align: Align = "left"
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row; `tag` is the word that accompanies the tint of a `now` or `next` row."""

    cells: tuple[Cell, ...]
    mark: Literal["", "now", "next", "out"] = ""
    tag: Words | None = None
    why: Words | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; the first column that names an entrant is the rows' heading."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class BracketTie:
    """A tie of a bracket: its two sides in order, who goes on marked `best`, and the score from
    the first side; `number` in its round, from 1 at the top; `contest`: "" while it is not drawn.
    `ended`: who retired, stayed away or was put out.
    """

    name: Words
    number: int
    sides: tuple[Cell, Cell]
    score: str = ""
    contest: str = ""
    ended: Words | None = None


@dataclass(frozen=True, slots=True)
class Bracket:
    """A knock-out: each round with its name, the first one first, and the ties for other places."""

    rounds: tuple[tuple[Words, tuple[BracketTie, ...]], ...]
    others: tuple[BracketTie, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock: running towards `deadline_ms` (server time, UTC ms), or stopped with `left_ms`."""

    label: Words
    length_ms: int
    deadline_ms: int | None = None
    left_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Flash:
    """A horn that is seen: its words, and the how manyth it is, so that each flashes once."""

    text: Words
    number: int


@dataclass(frozen=True, slots=True)
class Light:
    """A referee's light: `hidden` while the other votes are missing, then white or red."""

    seat: Words
    shown: Literal["empty", "hidden", "white", "red"]
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Hero:
    """Who is up, with the one figure that a hall must read at 30 m, and what has come of it."""

    who: str
    figure: str
    unit: Words | None = None
    details: tuple[Words, ...] = ()
    verdict: Words | None = None
    tone: Literal["", "good", "bad"] = ""
    lights: tuple[Light, ...] = ()
    clock: Clock | None = None
    place_before: int | None = None
    place_after: int | None = None


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a contest's card on the home page."""

    who: str
    figure: str
    place: int | None = None
    tag: Words | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The live board of a contest: `card` for lists, the rest for page, hall and overlay.

    `own` is a frozen dataclass of the sport, for its own `board.html` (plates on the bar).
    """

    phase: Words | None = None
    hero: Hero | None = None
    tables: tuple[Table, ...] = ()
    why: tuple[Words, ...] = ()
    next: Words | None = None
    card: tuple[CardLine, ...] = ()
    caption: Words | None = None
    own: Any = None
    flash: Flash | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A key that carries a whole call; `blocked` says why it cannot be pressed yet."""

    call: Any
    label: Words
    tone: Literal["", "main", "good", "bad", "quiet"] = ""
    detail: Words | None = None
    blocked: Words | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A free value of a call.

    `type`: integer | decimal (low, high, step as exact strings) | choice (choices) | text |
    placings (a weak order of `choices`, each an entrant's id) | several (a list of `low` to `high`
    of the `choices`). `scale`: an integer that people say in a larger unit is typed in that one, as
    are low, high and step; so many make one of it (10 where a call counts wind in tenths).
    """

    name: str
    label: Words
    type: Literal["integer", "decimal", "choice", "text", "placings", "several"]
    low: str = ""
    high: str = ""
    step: str = ""
    start: str = ""
    choices: tuple[tuple[str, Words | Who], ...] = ()
    unit: Words | None = None
    optional: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """A call with free values: its kind, the values that are fixed, and the inputs.

    `quiet`: it is rarely needed; where all forms are, they stand folded below the keys.
    """

    kind: str
    label: Words
    inputs: tuple[Input, ...]
    fixed: tuple[tuple[str, str | int | bool], ...] = ()
    detail: Words | None = None
    about: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Pad:
    """What one seat may call now. Everything offered is accepted (law 2).

    `keys_first`: the keys are pressed all the time, so the forms stand below them.
    """

    asks: Words | None = None
    about: str = ""
    figure: str = ""
    unit: Words | None = None
    buttons: tuple[Button, ...] = ()
    forms: tuple[Form, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[Words, ...] = ()
    clock: Clock | None = None
    flash: Flash | None = None
    keys_first: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The print of a contest: its tables and the notes under them."""

    tables: tuple[Table, ...]
    notes: tuple[Words, ...] = ()


def facts_of(text: Words) -> Mapping[str, Fact]:
    """The facts of `Words` as a mapping."""
    return dict(text.facts)
