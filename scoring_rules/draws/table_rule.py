"""A table rule: how a sport ranks those who met each other in a round robin or a Swiss."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from scoring_rules.contest import Entrant
from scoring_rules.draws.match_table import PLAIN
from scoring_rules.draws.meeting import Meeting
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Placing, Ranked, Status
from scoring_rules.views import Table, Words

__all__ = [
    "Account",
    "Meeting",
    "OneTable",
    "TableRule",
    "accounts_by_rule",
    "ranked_by_rule",
    "table_rule",
    "tables_by_rule",
]


@dataclass(frozen=True, slots=True)
class Account:
    """How a tie-break's value came about: what each round gave, as sentences; `value` exact."""

    entrant: str
    code: str
    value: str
    parts: tuple[Words, ...]


class TableRule(Protocol):
    """What a sport's matches carry as `Match.rule`; usually its rules value.

    One that can account for its tie-breaks also has `accounts`, with the same arguments, which
    gives `Account`s.
    """

    def ranked(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        meeting: Meeting,
        /,
    ) -> Ranked:
        """Every entrant placed or listed from the matches among `played`."""

    def tables(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        meeting: Meeting,
        /,
    ) -> tuple[Table, ...]:
        """The standings with their why lines, and who met whom; for the event's page and sheet."""


def table_rule(played: Sequence[Played]) -> TableRule | None:
    """The rule that the contests carry; of plain wins where only placings are recorded, and None
    before any contest says anything."""
    matches = (contest.outcome.match for contest in played)
    carried = next((match.rule for match in matches if match is not None), None)
    plain = PLAIN if any(contest.outcome.over for contest in played) else None
    return carried or plain


def ranked_by_rule(
    entrants: Sequence[Entrant],
    played: Sequence[Played],
    decisions: Sequence[Any],
    meeting: Meeting,
) -> Ranked:
    """Rank by the contests' own rule; before any is drawn nobody has a place."""
    rule = table_rule(played)
    if rule is None:
        return Ranked(tuple(Placing(e.id, None, status=Status.NM) for e in entrants), over=False)
    return rule.ranked(entrants, played, decisions, meeting)


def tables_by_rule(
    entrants: Sequence[Entrant],
    played: Sequence[Played],
    decisions: Sequence[Any],
    meeting: Meeting,
) -> tuple[Table, ...]:
    """The event's tables by the contests' own rule; none before any is drawn."""
    rule = table_rule(played)
    return () if rule is None else rule.tables(entrants, played, decisions, meeting)


def accounts_by_rule(
    entrants: Sequence[Entrant],
    played: Sequence[Played],
    decisions: Sequence[Any],
    meeting: Meeting,
) -> tuple[Account, ...]:
    """How the tie-breaks came about, where the contests' own rule can tell."""
    rule = table_rule(played)
    told: Callable[..., tuple[Account, ...]] | None = getattr(rule, "accounts", None)
    return () if told is None else told(entrants, played, decisions, meeting)


class OneTable:
    """A draw whose contests make one table of all its entrants."""

    __slots__ = ()

    @property
    def meeting(self) -> Meeting:
        """How the entrants meet."""
        raise NotImplementedError

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """The table, by the rule that the contests carry."""
        return ranked_by_rule(entrants, played, decisions, self.meeting)

    def tables(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> tuple[Table, ...]:
        """The standings, and who met whom, for the event's page and sheet."""
        return tables_by_rule(entrants, played, decisions, self.meeting)

    def accounts(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> tuple[Account, ...]:
        """How the tie-breaks came about, for the page that explains the places."""
        return accounts_by_rule(entrants, played, decisions, self.meeting)
