"""Who is disqualified in a match of a knock-out: whether the place that was reached still stands.

The match is lost in any case. What becomes of the place is for the regulation of the games (the
draw's `disqualified`), else for the jury, who are asked; no rule book of these sports settles it
for all games. In a group it is the tie rule's (`TieRule.leaving`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scoring_rules.decisions import Decide, Ruling
from scoring_rules.draws.bout_reading import Unit
from scoring_rules.draws.bracket import Tie
from scoring_rules.draws.match_table import listed
from scoring_rules.ranking import Placing, Status
from scoring_rules.views import Who, Words, words

ASKED = "question_disqualified"
"""The question about one entrant that no order of several answers."""


@dataclass(frozen=True, slots=True)
class PutOut:
    """Who was disqualified in which contest, and what becomes of the place."""

    who: str
    contest: str
    ruling: Ruling


def put_out(
    units: Sequence[Unit], decisions: Sequence[Any], policy: Ruling
) -> Mapping[str, PutOut]:
    """Everybody who lost a match so, by entrant; of two such matches the later one. What the jury
    said last goes before the policy of the draw."""
    said = {d.entrant: d.place for d in decisions if isinstance(d, Decide) and d.place}
    return {
        unit.left: PutOut(unit.left, unit.contest, said.get(unit.left, policy))
        for unit in units
        if unit.bout and unit.bout.end == "disqualified" and unit.left
    }


def without_place(found: Mapping[str, PutOut]) -> Mapping[str, Status]:
    """Who has lost the place too."""
    return {who: Status.DQ for who, one in found.items() if one.ruling == "out"}


def undecided(found: Mapping[str, PutOut]) -> frozenset[str]:
    """Of whom nobody has said it."""
    return frozenset(who for who, one in found.items() if not one.ruling)


def place_questions(found: Mapping[str, PutOut], ties: Sequence[Tie]) -> Iterator[Words]:
    """Of each who is waited for, whether the place stands."""
    for who in sorted(undecided(found)):
        yield words(ASKED, who=Who(who), tie=_tie_of(found[who], ties))


def explained(
    placings: Sequence[Placing],
    before: Sequence[Placing],
    found: Mapping[str, PutOut],
    ties: Sequence[Tie],
) -> tuple[Placing, ...]:
    """The placings with a sentence for whoever was put out, and for those who moved up for it;
    `before`: the places that were reached."""
    stood = {one.entrant: one.place or 0 for one in before}
    gone = [one.who for one in found.values() if one.ruling == "out" and stood[one.who]]
    return tuple(
        replace(one, why=_why_put_out(found[one.entrant], ties))
        if one.entrant in found
        else _moved_up(one, stood[one.entrant], [g for g in gone if stood[g] <= stood[one.entrant]])
        for one in placings
    )


def _why_put_out(one: PutOut, ties: Sequence[Tie]) -> Words | None:
    if not one.ruling:
        return None
    return words(f"why_disqualified_{one.ruling}", who=Who(one.who), tie=_tie_of(one, ties))


def _moved_up(placing: Placing, stood: int, gone: Sequence[str]) -> Placing:
    if not placing.place or placing.place >= stood or placing.why:
        return placing
    return replace(placing, why=words("why_moved_up", who=listed(gone), place=placing.place))


def _tie_of(one: PutOut, ties: Sequence[Tie]) -> Words:
    return next(tie.name for tie in ties if tie.contest == one.contest)
