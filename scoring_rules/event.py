"""An event: its contests, its own ledger of decisions, and the placings that follow from both."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from scoring_rules import contest as contests
from scoring_rules.contest import Entrant, Outcome, Rules, Setup
from scoring_rules.decided import Decided, append_decision, fold_decisions
from scoring_rules.decisions import Decide, Merge, PlaceByHand, TakeAway
from scoring_rules.draws import Draw, Played
from scoring_rules.draws.disqualified import ASKED as PLACE_ASKED
from scoring_rules.draws.one_ranking import orders_ties
from scoring_rules.draws.table_rule import Account
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark, Placing, Ranked, Status, Step, place
from scoring_rules.views import Bracket, Table, Who, Words, words

__all__ = ["Decided", "append_decision", "fold_decisions"]


class EventStage(StrEnum):
    """The life of an event: start list, live, finished, 临时成绩 published, 正式成绩."""

    START_LIST = "start_list"
    LIVE = "live"
    FINISHED = "finished"
    UNOFFICIAL = "unofficial"
    OFFICIAL = "official"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """What a medal is for: rules, draw and entrants, as frozen when it was drawn."""

    id: str
    sport: str
    name: str
    rules: Rules[Any]
    draw: Draw
    entrants: tuple[Entrant, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContestOf:
    """A contest in an event: its frame in the draw and its ledger's lines.

    `rivals`: those of its entrants that belong to other events it is shared with. `kept`: it is
    another event's, from which an entrant was moved here with its result.
    """

    id: str
    phase: str
    entrants: tuple[str, ...]
    lines: tuple[Line, ...] = field(default=(), repr=False)
    part_of: str = ""
    order: int | None = None
    shared: str = ""
    round: int | None = None
    rivals: tuple[Entrant, ...] = ()
    kept: bool = False


def played(event: Event, contest: ContestOf, outcome: Outcome, *, begun: bool) -> Played:
    """A contest as the draw sees it: of a shared one only this event's own entrants."""
    own = {entrant.id for entrant in event.entrants} & set(contest.entrants)
    seen = Played(
        contest=contest.id,
        phase=contest.phase,
        entrants=contest.entrants,
        outcome=outcome,
        begun=begun,
        round=contest.round,
        part_of=contest.part_of,
        order=contest.order,
        kept=contest.kept,
    )
    return _of_those(seen, own)


def _of_those(contest: Played, own: Collection[str]) -> Played:
    marks = tuple(mark for mark in contest.outcome.marks if mark.entrant in own)
    entrants = tuple(entrant for entrant in contest.entrants if entrant in own)
    beside = tuple(
        (code, tuple(mark for mark in listed if mark.entrant in own))
        for code, listed in contest.outcome.beside
    )
    outcome = replace(contest.outcome, marks=marks, beside=beside)
    return replace(contest, entrants=entrants, outcome=outcome)


def setup_of(event: Event, contest: ContestOf, lots: Mapping[str, int] | None = None) -> Setup:
    """What the contest starts from. Unknown entrants are refused when the file is read."""
    by_id = {entrant.id: entrant for entrant in (*contest.rivals, *event.entrants)}
    entrants = with_lots((by_id[e] for e in contest.entrants), lots or {})
    return Setup(contest.id, entrants, contest.phase, None if contest.part_of else contest.order)


def with_lots(entrants: Iterable[Entrant], lots: Mapping[str, int]) -> tuple[Entrant, ...]:
    """The entrants with the lots they drew, where their sport has lots and they brought none."""
    return tuple(
        replace(entrant, own=replace(entrant.own, lot=lots[entrant.id]))
        if entrant.id in lots and getattr(entrant.own, "lot", entrant) is None
        else entrant
        for entrant in entrants
    )


def competing(event: Event, decided: Decided) -> tuple[Entrant, ...]:
    """Who is on the event's list: neither moved away, nor merged into another event."""
    if isinstance(decided.cancelled, Merge):
        return ()
    return tuple(entrant for entrant in event.entrants if entrant.id not in decided.gone)


def placings(event: Event, decided: Decided, all_played: Sequence[Played]) -> Ranked:
    """The event's placings: by hand if the desk placed them, else by the draw."""
    entrants = tuple(entrant for entrant in event.entrants if entrant.id not in decided.gone)
    if isinstance(decided.cancelled, Merge) and not any(contest.begun for contest in all_played):
        return Ranked((), over=False)
    own = {entrant.id for entrant in entrants}
    contests_left = tuple(_of_those(contest, own) for contest in all_played)
    ranked = _drawn(event, decided, entrants, contests_left)
    if decided.by_hand:
        ranked = _placed_by_hand(ranked, entrants, decided.by_hand, decided.out)
    taken = {call.entrant: call for call in decided.taken_away}
    return replace(
        ranked,
        placings=tuple(_taken_away(_withdrawn(p, decided.out), taken) for p in ranked.placings),
        questions=tuple(q for q in ranked.questions if not _settled(q, decided)),
    )


def draw_tables(event: Event, decided: Decided, all_played: Sequence[Played]) -> tuple[Table, ...]:
    """The draw's own tables (standings, cross tables, groups), where it has any."""
    tables: Callable[..., tuple[Table, ...]] | None = getattr(event.draw, "tables", None)
    if tables is None or decided.by_hand or not all_played:
        return ()
    return tables(competing(event, decided), all_played, decided.decisions)


def draw_accounts(
    event: Event, decided: Decided, all_played: Sequence[Played]
) -> tuple[Account, ...]:
    """How the draw's tie-breaks came about, where it can tell."""
    accounts: Callable[..., tuple[Account, ...]] | None = getattr(event.draw, "accounts", None)
    if accounts is None or decided.by_hand or not all_played:
        return ()
    return accounts(competing(event, decided), all_played, decided.decisions)


def draw_bracket(event: Event, decided: Decided, all_played: Sequence[Played]) -> Bracket | None:
    """The draw's bracket, where it has one and something of it stands."""
    bracket: Callable[..., Bracket | None] | None = getattr(event.draw, "bracket_of", None)
    if bracket is None or decided.by_hand or not all_played:
        return None
    return bracket(competing(event, decided), all_played, decided.decisions)


def _drawn(
    event: Event, decided: Decided, entrants: tuple[Entrant, ...], all_played: Sequence[Played]
) -> Ranked:
    """By the draw; who withdrew before any contest was drawn is not waited for."""
    drawn = {entrant for contest in all_played for entrant in contest.entrants}
    absent = decided.out - drawn
    awaited = tuple(entrant for entrant in entrants if entrant.id not in absent)
    if _only_places(event):
        all_played = tuple(_without_places(contest, decided.out) for contest in all_played)
    ranked = event.draw.placings(awaited, all_played, decided.decisions)
    rest = (Placing(e.id, None, status=Status.WD) for e in entrants if e.id in absent)
    return replace(
        ranked,
        placings=(*ranked.placings, *rest),
        questions=_questions(event, ranked, len(all_played)),
    )


def _only_places(event: Event) -> bool:
    """Whether a mark is no more than a place in one contest, so that no withdrawn one keeps it."""
    return getattr(event.rules, "only_places", False)


def _without_places(contest: Played, withdrawn: Collection[str]) -> Played:
    marks = tuple(
        Mark(mark.entrant, "", Status.WD)
        if mark.entrant in withdrawn and mark.status is Status.RANKED
        else mark
        for mark in contest.outcome.marks
    )
    return replace(contest, outcome=replace(contest.outcome, marks=marks))


def _questions(event: Event, ranked: Ranked, contests_drawn: int) -> tuple[Words, ...]:
    """What officials must settle: of one contest as it asks, of several as its rules ask."""
    asks: Callable[[tuple[Mark, ...]], tuple[Words, ...]] | None
    asks = getattr(event.rules, "questions_between", None)
    if asks is None or contests_drawn < 2 or not ranked.marks:
        return ranked.questions
    return asks(ranked.marks) if ranked.over else ranked.questions


def _settled(question: Words, decided: Decided) -> bool:
    """Whether jury or lot has ordered all whom a question names (any order, if it names nobody);
    the question about a single place is answered by no order."""
    if question.code == PLACE_ASKED:
        return False
    orders = [d.order for d in decided.decisions if isinstance(d, Decide) and orders_ties(d)]
    named_here = set(named(question))
    return any(named_here <= set(order) for order in orders)


def named(text: Words) -> Iterator[str]:
    """The entrants that a sentence names."""
    for _name, fact in text.facts:
        if isinstance(fact, Who):
            yield fact.entrant
        elif isinstance(fact, Words):
            yield from named(fact)


def _placed_by_hand(
    ranked: Ranked, entrants: Sequence[Entrant], call: PlaceByHand, withdrawn: Collection[str]
) -> Ranked:
    """The desk's places; the marks and what is said of contests stay those that were recorded."""
    before = {placing.entrant: placing for placing in ranked.placings}
    places = {entrant: i for i, group in enumerate(call.placings) for entrant in group}
    at = {entrant: i for entrant, i in places.items() if entrant not in withdrawn}
    statuses = dict(call.statuses)
    marks = tuple(
        Mark(e.id, before[e.id].mark, Status.RANKED, (Step("", at[e.id]),), before[e.id].values)
        if e.id in at
        else Mark(e.id, "", statuses.get(e.id, Status.NM))
        for e in entrants
    )
    placed = tuple(
        replace(p, decided_by="jury", why=words("why_by_hand", reason=call.reason))
        if p.place
        else p
        for p in place(marks)
    )
    return Ranked(placed, over=True, details=ranked.details)


def _withdrawn(placing: Placing, withdrawn: Collection[str]) -> Placing:
    if placing.entrant in withdrawn and placing.status is Status.NM:
        return replace(placing, status=Status.WD)
    return placing


def _taken_away(placing: Placing, taken: Mapping[str, TakeAway]) -> Placing:
    """A placing that was taken away keeps its place (FORMATS §3), with the reason."""
    call = taken.get(placing.entrant)
    if call is None:
        return placing
    why = words("why_taken_away", reason=call.reason)
    return replace(placing, status=Status(call.status), why=why)


def stage(decided: Decided, all_played: Sequence[Played], begun: bool, over: bool) -> EventStage:
    """Where the event is in its life; `over` of its placings, `begun`: any contest has calls."""
    if decided.cancelled:
        return EventStage.CANCELLED
    if decided.official:
        return EventStage.OFFICIAL
    if over and decided.published:
        return EventStage.UNOFFICIAL
    if over:
        return EventStage.FINISHED
    return EventStage.LIVE if begun and all_played else EventStage.START_LIST


def outcomes(
    event: Event, all_contests: Sequence[ContestOf], lots: Mapping[str, int] | None = None
) -> tuple[Played, ...]:
    """Fold every contest of the event from its lines, for programs that hold them all."""
    result = []
    for contest in all_contests:
        standing = contests.fold(event.rules, setup_of(event, contest, lots), contest.lines)
        outcome = event.rules.outcome(standing.state)
        result.append(played(event, contest, outcome, begun=standing.begun))
    return tuple(result)
