"""Places in a knock-out: everybody's best place still possible, from the last tie played."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from scoring_rules.draws.bracket import Policy, Tie, places_of
from scoring_rules.ranking import Mark, Placing, Status, Step
from scoring_rules.views import Who, Words, words


def marks_of(
    entrants: Iterable[str],
    ties: Sequence[Tie],
    lines: Sequence[str],
    absent: Mapping[str, Status],
) -> tuple[Mark, ...]:
    """Everybody's mark. The tie among the fewest is the one that counts: its winner takes the
    best place it is for, its loser the first of the lower half; while it is open both are level.
    Who should have come into a tie that was drawn with others is behind all of that tie. Before
    anything is decided nobody has a place.

    `lines`: who is in the bracket, also before a first match. `absent`: who has no place.
    """
    if all(tie.winner is None for tie in ties):
        return tuple(_mark(one, {}, absent) for one in entrants)
    reached: dict[str, tuple[int, int]] = {}
    for tie in ties:
        span = places_of(tie.phase)
        if span is None:
            continue
        best, among = span
        values = dict.fromkeys(tie.stranded, best + among)
        lost = best + among // 2
        values |= {one: best if tie.winner in (None, one) else lost for one in tie.sides}
        for side, value in values.items():
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
    """Who never met anybody in play, and won nothing or withdrew: a place needs a match.

    `left`: who withdrew.
    """
    seen: dict[str, None] = {}
    met: set[str] = set()
    for tie in ties:
        bout = tie.unit.bout if tie.unit else None
        seen.update(dict.fromkeys(tie.sides))
        if tie.winner is None or (bout and bout.met_in_play):
            met.update(tie.sides)
        elif tie.winner and tie.winner not in left:
            met.add(tie.winner)
    return {one: Status.WD if one in left else Status.DNS for one in seen if one not in met}


def is_over(
    ties: Sequence[Tie],
    competing: int,
    third: Policy,
    fifth: Policy,
    orders: Sequence[Sequence[str]] = (),
) -> bool:
    """Whether all places are decided: all but one of those who compete went out of the main draw,
    and what is played for behind it is decided too."""
    main = [tie for tie in ties if (places_of(tie.phase) or (0, 0))[0] == 1]
    decided = [tie for tie in main if tie.winner is not None]
    out = {side for tie in decided for side in tie.sides if side != tie.winner}
    if competing < 2 or len(out) < competing - 1:
        return False
    if any(tie.winner is None or not _as_due(tie, orders) for tie in ties):
        return False
    due = [("semi", {2: {"bronze"}}, third), ("quarter", FIFTH, fifth)]
    played = {tie.phase for tie in ties}
    return all(
        policy == "shared" or by_losers.get(_losers(ties, phase), set()) <= played
        for phase, by_losers, policy in due
    )


def shared_places(placings: Sequence[Placing]) -> Iterator[Words]:
    """Which places several hold in the end, because nothing was played for them."""
    held = Counter(one.place for one in placings if one.place)
    for place, n in sorted(held.items()):
        if n > 1:
            yield words("remark_shared_place", place=place, n=n)


def _as_due(tie: Tie, orders: Sequence[Sequence[str]]) -> bool:
    """Whether nobody is stranded, or officials have put all who are concerned in order."""
    return not tie.stranded or any({*tie.stranded, *tie.sides} <= set(one) for one in orders)


FIFTH = {2: {"5"}, 3: {"5-8", "5"}, 4: {"5-8", "5", "7"}}
"""What is played for 5 to 8 by how many went out in the quarter-finals."""


def _losers(ties: Sequence[Tie], phase: str) -> int:
    return sum(1 for tie in ties if tie.phase == phase and tie.loser)


def questions_of(ties: Sequence[Tie], left: Collection[str]) -> Iterator[Words]:
    """Matches that are over and have no winner, or of which both sides withdrew: somebody must
    decide who comes first; and ties that were drawn with others than the results now bring."""
    for tie in ties:
        nobody = len(tie.sides) == 2 and all(side in left for side in tie.sides)
        if tie.winner is None and ((tie.unit and tie.unit.bout) or nobody):
            first, second = tie.sides
            yield words("question_no_winner", tie=tie.name, first=Who(first), second=Who(second))
        for one in tie.stranded:
            first, second = tie.sides
            yield words(
                "question_stranded",
                who=Who(one),
                tie=tie.name,
                first=Who(first),
                second=Who(second),
            )
