"""A Swiss: a round at a time, paired by score; who pairs is an engine, what is drawn is a line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Withdraw
from scoring_rules.draws.protocol import Framed, Played, Proposed
from scoring_rules.draws.table_rule import Meeting, OneTable, table_rule
from scoring_rules.refusal import Refused
from scoring_rules.views import Who, words


@dataclass(frozen=True, slots=True)
class Swiss(OneTable):
    """The draw `swiss`; how many rounds there are is a parameter of the rules."""

    engine: ClassVar[str] = "swiss"
    version: ClassVar[str] = "1"
    ranking: str = ""

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        _seed: str,
    ) -> Proposed:
        """No contests, for an engine pairs them; but which round is due, or what it waits for."""
        due = next_round(played)
        last = getattr(table_rule(played), "rounds", 0)
        missing = Counter(round_of(contest) for contest in awaited(played, decisions))
        if len(entrants) < 2 or (last and due > last and not missing):
            return Proposed(engine=self.engine, version=self.version)
        if missing:
            current = max(missing)
            why = words("swiss_round_open", round=current, n=missing[current])
        else:
            why = words("swiss_round_due", round=due)
        return Proposed(engine=self.engine, version=self.version, why=(why,))

    def check_contest(
        self, _phase: str, entrants: Sequence[str], _others: Sequence[Framed]
    ) -> None:
        """Refused: `table_of_two`."""
        if not 1 <= len(entrants) <= 2:
            raise Refused("table_of_two", n=len(entrants))

    def check_meeting(self, contest: Framed, others: Sequence[Framed]) -> None:
        """Whether a table can be beside the others; where these were called, also what came of
        them counts. A forfeit is no meeting (C.04.1, 2). The boards of a team match are its own.

        Refused: `paired_twice` in one round, `rematch` in another.
        """
        wholes = () if contest.part_of else tuple(one for one in others if not one.part_of)
        number = round_of(contest)
        now = [one for one in wholes if number and round_of(one) == number]
        for entrant in contest.entrants:
            if any(entrant in one.entrants for one in now):
                raise Refused("paired_twice", who=Who(entrant), round=number)
        if len(contest.entrants) != 2 or _forfeited(contest):
            return
        first, second = contest.entrants
        for one in wholes:
            if {*one.entrants} == {first, second} and not _forfeited(one):
                facts = {"first": Who(first), "second": Who(second)}
                raise Refused("rematch", **facts, round=round_of(one) or "")

    @property
    def meeting(self) -> Meeting:
        """How the entrants meet."""
        return Meeting("swiss", 1, self.ranking)


def awaited(played: Sequence[Played], decisions: Sequence[Any]) -> tuple[Played, ...]:
    """Contests whose result is still to come: not those of who left, and of a team match its
    boards instead of the match itself."""
    left = {call.entrant for call in decisions if isinstance(call, Withdraw)}
    wholes = {contest.part_of for contest in played}
    return tuple(
        contest
        for contest in played
        if not contest.outcome.over
        and contest.contest not in wholes
        and left.isdisjoint(contest.entrants)
    )


def _forfeited(contest: Framed) -> bool:
    """Whether nobody sat down; of a table that was not called yet nothing is known."""
    match = contest.outcome.match if isinstance(contest, Played) else None
    return match is not None and match.how in ("forfeit", "both_forfeit")


def round_of(contest: Framed) -> int:
    """The round of a contest: as given, else the one its label names, else 0."""
    if contest.round is not None:
        return contest.round
    return int(contest.phase) if contest.phase.isdecimal() else 0


def next_round(played: Sequence[Played]) -> int:
    """The round that is to be paired: the one after the last that was drawn."""
    return 1 + max((round_of(contest) for contest in played), default=0)
