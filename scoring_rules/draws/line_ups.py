"""Who plays too often in a team tie: told beside the result, for the referee to see.

A match knows only its own line-up, and what its pad offers is accepted; so nothing is refused here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from scoring_rules.draws.protocol import Played
from scoring_rules.ranking.team_tie import TeamTie
from scoring_rules.views import Who, Words, words


def too_often(tie: TeamTie, played: Sequence[Played]) -> Iterator[Words]:
    """Players with more singles, or more matches, in one tie than its rules let them have."""
    for whole in dict.fromkeys(one.part_of for one in played if one.part_of):
        parts = [one for one in played if one.part_of == whole]
        sides = [side for one in parts for side in _line_ups(one)]
        alone = Counter(side[0] for side in sides if len(side) == 1)
        in_all = Counter(player for side in sides for player in side)
        yield from _beyond("remark_many_singles", alone, tie.singles, parts[0])
        yield from _beyond("remark_many_matches", in_all, tie.each, parts[0])


def _line_ups(part: Played) -> tuple[tuple[str, ...], ...]:
    match = part.outcome.match
    return tuple(side for side in match.players if side) if match else ()


def _beyond(code: str, times: Counter[str], most: int, tie: Played) -> Iterator[Words]:
    teams = dict(zip(("first", "second"), map(Who, sorted(tie.entrants)), strict=False))
    for player, n in times.items():
        if most and n > most:
            yield words(code, who=Who(player), n=n, most=most, **teams)
