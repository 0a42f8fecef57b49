"""A part of a combined event: one contest of a discipline, and the points that it gives."""

from dataclasses import dataclass

from scoring_rules.views import Words


@dataclass(frozen=True, slots=True)
class Part:
    """What a draw that adds points takes from a contest, beside its own ranking.

    `number`: of the discipline, from 1, `of` how many; `code` and `name`: of the discipline.
    `points`: of everybody whose part in it has ended or who has a mark; None where a mark can be
    given none. `absent`: who did not start.
    """

    number: int
    of: int
    code: str
    name: Words
    points: tuple[tuple[str, int | None], ...] = ()
    absent: frozenset[str] = frozenset()
