"""Places in a knock-out: everybody's best place still possible, from the last tie played."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from scoring_rules.draws.bracket import Tie, places_of
from scoring_rules.ranking import Mark, Status, Step
from scoring_rules.views import Who, Words, words


def marks_of(
    entrants: Iterable[str],
    ties: Sequence[Tie],
    lines: Sequence[str],
    absent: Mapping[str, Status],
) -> tuple[Mark, ...]:
    """Everybody's mark. The tie among the fewest is the one that counts: its winner takes the
    best place it is for, its loser the first of the lower half; while it is open both are level.

    `lines`: who is in the bracket, also before a first match. `absent`: who has no place.
    """
    reached: dict[str, tuple[int, int]] = {}
    for tie in ties:
        span = places_of(tie.phase)
        for side in tie.sides if span else ():
            best, among = span or (1, 1)
            lost = tie.winner is not None and tie.winner != side
            value = best + among // 2 if lost else best
            if side not in reached or among <= reached[side][0]:
                reached[side] = (among, value)
    for line in lines:
        reached.setdefault(line, (len(lines), 1))
    return tuple(_mark(one, reached, absent) for one in entrants)


def _mark(
    entrant: str, reached: Mapping[str, tuple[int, int]], absent: Mapping[str, Status]
) -> Mark:
    if entrant in absent:
        return Mark(entrant, "", absent[entrant])
    if entrant not in reached:
        return Mark(entrant, "", Status.NM)
    return Mark(entrant, "", Status.RANKED, (Step("", reached[entrant][1]),))


def absent_from(ties: Sequence[Tie], left: Collection[str]) -> Mapping[str, Status]:
    """Who never met anybody in play and won nothing: a place needs a match. `left`: withdrew."""
    seen: dict[str, None] = {}
    met: set[str] = set()
    for tie in ties:
        bout = tie.unit.bout if tie.unit else None
        seen.update(dict.fromkeys(tie.sides))
        if tie.winner is None or (bout and bout.met_in_play):
            met.update(tie.sides)
        elif tie.winner:
            met.add(tie.winner)
    return {one: Status.WD if one in left else Status.DNS for one in seen if one not in met}


def is_over(ties: Sequence[Tie], competing: int, third: str, fifth: str) -> bool:
    """Whether all places are decided: a main draw of n has n - 1 decided ties, and what is played
    for behind it is decided too."""
    main = [tie for tie in ties if (places_of(tie.phase) or (0, 0))[0] == 1]
    if competing < 2 or len([tie for tie in main if tie.winner is not None]) < competing - 1:
        return False
    if any(tie.winner is None for tie in ties):
        return False
    due = [("semi", {2: {"bronze"}}, third), ("quarter", FIFTH, fifth)]
    played = {tie.phase for tie in ties}
    return all(
        policy == "shared" or by_losers.get(_losers(ties, phase), set()) <= played
        for phase, by_losers, policy in due
    )


FIFTH = {2: {"5"}, 3: {"5-8", "5"}, 4: {"5-8", "5", "7"}}
"""What is played for 5 to 8 by how many went out in the quarter-finals."""


def _losers(ties: Sequence[Tie], phase: str) -> int:
    return sum(1 for tie in ties if tie.phase == phase and tie.loser)


def questions_of(ties: Sequence[Tie]) -> Iterator[Words]:
    """Matches that are over and have no winner: somebody must decide who goes on."""
    for tie in ties:
        if tie.winner is None and tie.unit and tie.unit.bout:
            first, second = tie.unit.sides
            yield words("question_no_winner", tie=tie.name, first=Who(first), second=Who(second))
