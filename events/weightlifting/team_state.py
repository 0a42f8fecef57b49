"""A team event in the bench press: who lifts for whom, and a group of all who lift."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.weightlifting.calls import Unranked
from events.weightlifting.state import Athlete, Group, Lifter, Teammate, group_of
from events.weightlifting.statuses import passed
from events.weightlifting.terms import TeamTerms
from scoring_rules.contest import Entrant, Setup


@dataclass(frozen=True, slots=True)
class Teams:
    """`group`: all members as one group in rounds. `teams`: each with its places in that group."""

    group: Group
    teams: tuple[tuple[str, tuple[int, ...]], ...]

    def team_of(self, index: int) -> str:
        """The team for which an athlete of the group lifts."""
        return next(team for team, members in self.teams if index in members)

    def athletes(self, members: Sequence[int]) -> tuple[Athlete, ...]:
        """The athletes of one team."""
        return tuple(self.group.athletes[index] for index in members)

    def having(self, group: Group) -> "Teams":
        """The same teams, the group as given."""
        return replace(self, group=group)


def teams_of(terms: TeamTerms, setup: Setup) -> Teams:
    """Every team before the first call."""
    lifters: list[Entrant] = []
    teams = []
    for entrant in setup.entrants:
        squad = _squad(entrant)
        teams.append((entrant.id, tuple(range(len(lifters), len(lifters) + len(squad)))))
        lifters += (_lifter(one) for one in squad)
    return Teams(group_of(terms, Setup(setup.contest, tuple(lifters))), tuple(teams))


def _squad(entrant: Entrant) -> tuple[Teammate, ...]:
    """The members in the order of the entry, then others of whom only weights are known."""
    own = entrant.own.squad if isinstance(entrant.own, Lifter) else ()
    known = {one.id: one for one in own}
    entered = (known.pop(member.id, Teammate(member.id)) for member in entrant.members)
    return (*entered, *known.values())


def _lifter(one: Teammate) -> Entrant:
    own = Lifter(lot=one.lot, bodyweight=one.bodyweight, rack=one.rack, opener=one.opener)
    return Entrant(one.id, sex=one.sex, own=own)


def limited(terms: TeamTerms, state: Teams) -> Teams:
    """Who has taken all attempts of the stage takes no more."""
    group = state.group
    for index, athlete in enumerate(group.athletes):
        if athlete.lifting and len(athlete.lifts) >= terms.attempts:
            group = passed(group, index)
    return state if group is state.group else state.having(group)


def status_of(athletes: Sequence[Athlete]) -> Unranked:
    """Why a team without points has none: the status that all its members share, else NM."""
    statuses = {athlete.status for athlete in athletes}
    (only,) = statuses if len(statuses) == 1 else (None,)
    return only or "NM"
