"""What is ranked and what comes of it: a mark with its sort key, a placing with what decided it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from scoring_rules.views import Words

Comparable = int | Fraction | Decimal | tuple[int, ...]


class Status(StrEnum):
    """How an entrant's result stands; the codes are those of the international result systems."""

    RANKED = "ranked"
    NM = "NM"
    DNF = "DNF"
    DNS = "DNS"
    DQ = "DQ"
    WD = "WD"
    DOPING = "doping"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a sort key: the lower `value` is better; `shown` is it as a reader sees it.

    `code` is the `decided_by` of FORMATS §2, "" for the mark itself; the sentence that explains
    it is `why_` and the code, or `why`.
    """

    code: str
    value: Comparable
    shown: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One entrant's result so far; marks ranked together have the same steps in the same order."""

    entrant: str
    text: str
    status: Status
    key: tuple[Step, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Placing:
    """An entrant's place (None where unranked), and the sentence that says why it is behind."""

    entrant: str
    place: int | None
    mark: str = ""
    status: Status = Status.RANKED
    decided_by: str = ""
    why: Words | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A contest that does not count in the ranking, with the reason."""

    contest: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Detail:
    """What the draw says of one contest beyond what the contest says of itself.

    `advance`: Q, q, qR or qJ by entrant; None where the format has no advancing, and whoever is
    missing in it does not advance. `winner`, `score`, `over`: of a contest that is made of
    others (a team tie of its matches); None where its own outcome holds.
    """

    contest: str
    advance: tuple[tuple[str, str], ...] | None = None
    winner: str | None = None
    score: str | None = None
    over: bool | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a draw makes of its contests: every entrant listed, what officials must decide
    (`questions`) and what they should see without a decision (`remarks`).

    `marks`: those that were ranked together, where one ranking was made over several contests.
    """

    placings: tuple[Placing, ...]
    over: bool
    uncounted: tuple[Uncounted, ...] = ()
    questions: tuple[Words, ...] = ()
    remarks: tuple[Words, ...] = ()
    details: tuple[Detail, ...] = ()
    marks: tuple[Mark, ...] = ()

    def detail(self, contest: str) -> Detail:
        """What is said of one contest; nothing where the draw has nothing to add."""
        found = (detail for detail in self.details if detail.contest == contest)
        return next(found, Detail(contest))
