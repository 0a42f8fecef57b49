"""The state of snatch and clean & jerk: two lifts of the same athletes, each a group of its own."""

from dataclasses import dataclass, replace
from typing import Literal

from events.weightlifting.calls import EitherLift, LiftName
from events.weightlifting.order import Turn, queue
from events.weightlifting.state import Group, group_of
from events.weightlifting.terms import OlympicTerms
from scoring_rules.contest import Setup


@dataclass(frozen=True, slots=True)
class Session:
    """Both lifts; athletes stand in the same order in both, with the same card and status."""

    snatch: Group
    cj: Group

    @property
    def groups(self) -> tuple[Group, Group]:
        """The lifts in order."""
        return self.snatch, self.cj

    @property
    def begun_second(self) -> bool:
        """Whether anything of the clean & jerk was called."""
        group = self.cj
        called = group.called is not None
        return called or bool(group.votes) or any(a.lifts for a in group.athletes)

    @property
    def working(self) -> Group:
        """The lift whose attempts come next."""
        in_snatch = any(athlete.lifting for athlete in self.snatch.athletes)
        return self.snatch if in_snatch and not self.begun_second else self.cj

    @property
    def shown(self) -> Group:
        """The lift in the picture: the last verdict of the snatch until the next is called."""
        last_of_snatch = self.snatch.judged is not None and not self.begun_second
        return self.snatch if last_of_snatch else self.working

    def of(self, lift: EitherLift) -> Group:
        """One of the lifts."""
        return self.snatch if lift == "snatch" else self.cj

    def having(self, group: Group) -> "Session":
        """The session with one of its lifts as given."""
        return replace(self, snatch=group) if group.lift == "snatch" else replace(self, cj=group)


def session_of(terms: OlympicTerms, setup: Setup) -> Session:
    """Both lifts before the first call."""
    return Session(group_of(terms, setup, "snatch"), group_of(terms, setup, "cj"))


def lift_meant(session: Session, entrant: str, lift: Literal["", LiftName]) -> EitherLift | None:
    """The lift that a call names, else the one its athlete is in; None for one there is not."""
    if lift == "bench":
        return None
    if lift:
        return lift
    if not entrant:
        return "snatch" if session.working.lift == "snatch" else "cj"
    index = session.snatch.index(entrant)
    begun = session.cj.athletes[index].lifts
    return "snatch" if session.snatch.athletes[index].lifting and not begun else "cj"


def coming(terms: OlympicTerms, session: Session) -> tuple[tuple[Group, Turn], ...]:
    """The turns of the lift whose attempts come next."""
    group = session.working
    return tuple((group, turn) for turn in queue(terms, group))
