"""A curling team and who of it may play: so many, women and men, of the classes of the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from events.curling.calls import Lineup
from events.curling.terms import Terms
from scoring_rules.contest import Entrant
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


@dataclass(frozen=True, slots=True)
class Curler:
    """A member's sex and class, where they are known."""

    id: str
    sex: Literal["", "M", "W"] = ""
    class_: str = ""


@dataclass(frozen=True, slots=True)
class Squad:
    """An entrant's own fields: what is known of the members."""

    squad: tuple[Curler, ...] = ()


def team_of(entrant: Entrant) -> tuple[Curler, ...]:
    """The members in the order of the entry."""
    own = entrant.own.squad if isinstance(entrant.own, Squad) else ()
    known = {one.id: one for one in own}
    return tuple(known.get(member.id, Curler(member.id)) for member in entrant.members)


def chosen(team: Sequence[Curler], call: Lineup) -> tuple[Curler, ...]:
    """Who a call puts on the field. Refused: `unknown_member`, `member_twice`, `no_lineup`."""
    known = {one.id: one for one in team}
    named = call.members
    for member in (*named, *((call.bench,) if call.bench else ())):
        if member not in known:
            raise Refused("unknown_member", member=member, who=Who(call.entrant))
    if call.bench:
        if named:
            raise Refused("no_lineup")
        named = tuple(one.id for one in team if one.id != call.bench)
    if not named:
        raise Refused("no_lineup")
    if len(set(named)) < len(named):
        raise Refused("member_twice", who=Who(call.entrant))
    return tuple(known[member] for member in named)


def fault(terms: Terms, players: Sequence[Curler]) -> Refused | None:
    """Why these may not play; whose sex or class is unknown is not held against the team.

    `lineup_size`, `lineup_mixed` (mixed sexes on the field), `lineup_class`.
    """
    if len(players) != terms.on_field:
        return Refused("lineup_size", n=len(players), needed=terms.on_field)
    sexes = {one.sex for one in players}
    if terms.mixed and len(sexes) == 1 and "" not in sexes:
        return Refused("lineup_mixed")
    for one in players:
        if terms.classes and one.class_ and one.class_ not in terms.classes:
            return Refused("lineup_class", member=Who(one.id), got=one.class_)
    return None
