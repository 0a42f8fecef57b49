"""Who goes on from a round: by place, by time, and by decision of referee or jury.

Rules 166.2 (places and times), 166.8 (one way of timing), 167.1 and 167.2 (ties), in the numbering
of 2016-17; a tie for the last time place that thousandths do not break goes on whole where there
are lanes, else by lot, which is a line of the event's ledger.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring_rules.decisions import Decide, Withdraw
from scoring_rules.draws.one_ranking import orders_ties
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Comparable, Status, place
from scoring_rules.views import Who, Words, words

BY_HAND = ("qR", "qJ")
WITHIN_ONE_RACE = frozenset({"judge"})
"""Steps of a mark's key that say nothing of runners of different races."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round: its heats, and how many go on by place in each and by time over all."""

    heats: int
    by_place: int = 0
    by_time: int = 0


@dataclass(frozen=True, slots=True)
class Advance:
    """Who goes on from a round, and how: Q, q, qR, qJ. `complete`: nothing of it is to come."""

    complete: bool
    codes: Mapping[str, str]
    questions: tuple[Words, ...] = ()

    def of(self, contest: Played) -> tuple[tuple[str, str], ...]:
        """Those of one contest, in draw order."""
        return tuple((one, self.codes[one]) for one in contest.entrants if one in self.codes)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finisher who may go on by time: the time that compares everywhere, and the whole key."""

    entrant: str
    contest: str
    text: str
    time: tuple[Comparable, ...]
    key: tuple[Comparable, ...]

    def ahead_of(self, other: "Candidate") -> bool:
        """By time; in one race also by the judges' order."""
        if self.time != other.time:
            return self.time < other.time
        return self.contest == other.contest and self.key < other.key


def advancing(
    round_: Round,
    contests: Sequence[Played],
    decisions: Sequence[Any],
    room: int | None,
    drawn_later: Collection[str],
) -> Advance:
    """The codes of a round as far as it has been run.

    `room`: how many the next round has lanes for, None for any number. Decisions of referee and
    jury stand whatever the results become; `drawn_later`: whose withdrawal concerns a later round.
    """
    run = [contest for contest in contests if contest.begun and contest.outcome.over]
    complete = bool(contests) and len(run) == len(contests) >= round_.heats
    by_hand = dict(_by_hand(contests, decisions))
    by_place: dict[str, str] = {}
    more = 0
    for contest in run:
        places = place(contest.outcome.marks)
        through = [p.entrant for p in places if p.place and p.place <= round_.by_place]
        more += max(0, len(through) - round_.by_place)  # a tie on the last place takes times away
        by_place.update((entrant, "Q") for entrant in through)
    codes = {**by_hand, **by_place}
    if not complete:
        return Advance(False, codes)
    rest = [one for one in _candidates(run) if one.entrant not in by_place]
    left = None if room is None else room - len(codes)
    lots = [d.order for d in decisions if isinstance(d, Decide) and orders_ties(d)]
    through_by_time, questions = _by_time(rest, max(0, round_.by_time - more), left, lots)
    codes |= dict.fromkeys(through_by_time, "q")
    gone = {d.entrant for d in decisions if isinstance(d, Withdraw)} - set(drawn_later)
    kept = {entrant: code for entrant, code in codes.items() if entrant not in gone}
    return Advance(True, codes if not gone else kept, questions)


def _by_hand(contests: Sequence[Played], decisions: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Advanced by referee or jury: in the contest that is named, else in the last one run."""
    here = {contest.contest: contest for contest in contests}
    for call in decisions:
        if not isinstance(call, Decide) or call.what not in BY_HAND:
            continue
        named = [here[call.contest]] if call.contest in here else ()
        for contest in contests if not call.contest else named:
            if call.entrant in contest.entrants:
                yield call.entrant, call.what


def _candidates(run: Iterable[Played]) -> Iterator[Candidate]:
    for contest in run:
        for mark in contest.outcome.marks:
            if mark.status is Status.RANKED:
                yield Candidate(
                    mark.entrant,
                    contest.contest,
                    mark.text,
                    tuple(step.value for step in mark.key if step.code not in WITHIN_ONE_RACE),
                    tuple(step.value for step in mark.key),
                )


def _by_time(
    rest: Sequence[Candidate], places: int, room: int | None, lots: Sequence[Sequence[str]]
) -> tuple[list[str], tuple[Words, ...]]:
    """The best of the rest, and what is to be asked where they cannot be told apart."""
    if not places or not rest:
        return [], ()
    untimed = [one for one in rest if not one.text]
    if untimed:
        return [], tuple(words("question_no_time", who=Who(one.entrant)) for one in untimed)
    sure = [one for one in rest if _not_behind(one, rest) < places]
    open_ = [
        one
        for one in rest
        if one not in sure and sum(other.ahead_of(one) for other in rest) < places
    ]
    left = places - len(sure)
    chosen = [one.entrant for one in sure]
    if not open_ or not left:
        return chosen, ()
    tied = {one.entrant for one in open_}
    lot = next((order for order in lots if tied <= set(order)), None)
    if lot is not None:
        return [*chosen, *_by_lot(open_, left, lot)], ()
    if room is None or len(chosen) + len(open_) <= room:
        return [*chosen, *(one.entrant for one in open_)], ()
    first, *others = open_
    return chosen, tuple(
        words(
            "question_last_place",
            first=Who(first.entrant),
            second=Who(other.entrant),
            mark=first.text,
            n=left,
        )
        for other in others
    )


def _not_behind(one: Candidate, rest: Sequence[Candidate]) -> int:
    """How many others may be ahead of one for all that is known."""
    return sum(other is not one and not one.ahead_of(other) for other in rest)


def _by_lot(tied: Sequence[Candidate], left: int, lot: Sequence[str]) -> Iterator[str]:
    """The first by lot, nobody before another of the same race who came in ahead."""
    waiting = list(tied)
    for _place in range(left):
        heads = [one for one in waiting if not any(other.ahead_of(one) for other in waiting)]
        drawn = min(heads, key=lambda one: lot.index(one.entrant))
        waiting.remove(drawn)
        yield drawn.entrant
