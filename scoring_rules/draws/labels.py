"""The labels of contests (`phase`, FORMATS §2): which of them a draw reads, and which it does not.

A label may be any word, so one that means nothing to the draw is no error; but its contests count
nowhere, which is said.
"""

from collections.abc import Callable, Iterator, Sequence

from scoring_rules.draws.match_table import listed
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Uncounted
from scoring_rules.views import words

Belongs = Callable[[str], bool]


def labelled(played: Sequence[Played], belongs: Belongs) -> tuple[Played, ...]:
    """The contests with such a label, and the matches of a tie that has one; none that belongs to
    another event."""
    label = {contest.contest: contest.phase for contest in played}
    own = (contest for contest in played if not contest.kept)
    return tuple(one for one in own if belongs(label.get(one.part_of, one.phase)))


def unread(played: Sequence[Played], belongs: Belongs) -> Iterator[Uncounted]:
    """The others, with the reason; the matches of a team tie are not named besides it."""
    read = set(labelled(played, belongs))
    wholes = {contest.contest for contest in played}
    for one in played:
        if one not in read and one.entrants and not (one.kept or one.part_of in wholes):
            who = listed(one.entrants)
            yield Uncounted(one.contest, words("uncounted_label", who=who, phase=one.phase))
