"""The ranking of teams: the AH points of every member's best good lift of the stage, added up.

What decides between equal sums is in no source that was found: officials are asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from events.weightlifting import ah
from events.weightlifting.ranking import result, with_good, without_last
from events.weightlifting.state import Athlete
from events.weightlifting.team_state import Teams, status_of
from events.weightlifting.terms import TeamTerms
from scoring_rules.contest import Outcome
from scoring_rules.ranking import Mark, Placing, Status, Step, place
from scoring_rules.views import Who, Words, words

WOMEN = ("W", "F")


def outcome(terms: TeamTerms, state: Teams) -> Outcome:
    """Over once nobody lifts on; questions are asked then."""
    athletes = state.group.athletes
    over = bool(athletes) and not any(athlete.lifting for athlete in athletes)
    marks = team_marks(terms, state)
    asked = (*composition(terms, state), *_no_points(terms, state), *level(marks))
    return Outcome(over, marks, questions=asked if over else ())


def team_marks(terms: TeamTerms, state: Teams) -> tuple[Mark, ...]:
    """Every team's sum; without a good lift there is none."""
    return tuple(_mark(terms, team, state.athletes(members)) for team, members in state.teams)


def _mark(terms: TeamTerms, team: str, athletes: tuple[Athlete, ...]) -> Mark:
    points = [got for athlete in athletes if (got := points_of(terms, athlete)) is not None]
    if not points:
        return Mark(team, "", Status(status_of(athletes)))
    total = sum(points, Decimal())
    return Mark(team, str(total), Status.RANKED, (Step("", -total, str(total)),))


def points_of(terms: TeamTerms, athlete: Athlete) -> Decimal | None:
    """An athlete's AH points; None without a good lift, a bodyweight or a sex."""
    kg = result(terms, athlete)
    if kg is None or athlete.status == "DQ":
        return None
    return ah.points(athlete.card.sex, athlete.card.bodyweight, kg)


def composition(terms: TeamTerms, state: Teams) -> tuple[Words, ...]:
    """Which teams are not made as the rules ask."""
    said = []
    for team, members in state.teams:
        athletes = state.athletes(members)
        women = sum(athlete.card.sex in WOMEN for athlete in athletes)
        if len(athletes) != terms.members or women < terms.women:
            facts = {"n": len(athletes), "women": women}
            asked = {"size": terms.members, "least": terms.women}
            said.append(words("question_team", who=Who(team), **facts, **asked))
    return tuple(said)


def _no_points(terms: TeamTerms, state: Teams) -> tuple[Words, ...]:
    """Whose good lift gives nothing, because bodyweight or sex is not known."""
    return tuple(
        words("question_no_points", who=Who(athlete.card.id))
        for athlete in state.group.athletes
        if result(terms, athlete) is not None
        and athlete.status != "DQ"
        and points_of(terms, athlete) is None
    )


def level(marks: Iterable[Mark]) -> tuple[Words, ...]:
    """Teams with equal sums."""
    ranked = [placing for placing in place(marks) if placing.place]
    return tuple(
        words("question_level_teams", first=Who(a.entrant), second=Who(b.entrant), mark=b.mark)
        for a, b in pairwise(ranked)
        if a.place == b.place
    )


@dataclass(frozen=True, slots=True)
class TeamPlaces:
    """The ranking as a board speaks of it (`picture.Places`): each athlete has the team's place."""

    terms: TeamTerms
    state: Teams

    @property
    def placings(self) -> tuple[Placing, ...]:
        """The athletes, team after team in order of place."""
        members, ids = dict(self.state.teams), self.state.group.ids
        return tuple(
            Placing(ids[index], one.place, one.mark, one.status)
            for one in self.teams
            for index in members[one.entrant]
        )

    @property
    def teams(self) -> tuple[Placing, ...]:
        """The teams in order of place."""
        return place(team_marks(self.terms, self.state))

    def before(self, index: int) -> int | None:
        """The team's place before the athlete's last attempt."""
        earlier = self.state.having(without_last(self.state.group, index))
        return TeamPlaces(self.terms, earlier).of(index)

    def if_good(self, index: int, kg: Decimal) -> int | None:
        """The place of the team if the lift is good."""
        later = self.state.having(with_good(self.state.group, index, kg))
        return TeamPlaces(self.terms, later).of(index)

    def of(self, index: int) -> int | None:
        """The place of an athlete's team as things stand."""
        team = self.state.team_of(index)
        return next(one.place for one in self.teams if one.entrant == team)
