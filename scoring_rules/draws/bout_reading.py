"""From the contests of a group to its bouts: team ties, matches left, and who did not finish."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scoring_rules.contest import Entrant, Outcome
from scoring_rules.decisions import Withdraw
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Detail, Status, Uncounted
from scoring_rules.ranking.bouts import Bout, Pair
from scoring_rules.ranking.match import Match
from scoring_rules.ranking.team_tie import TieNow
from scoring_rules.ranking.tie_rule import TieRule
from scoring_rules.views import Who, words


@dataclass(frozen=True, slots=True)
class Unit:
    """A meeting of two: a contest, or a team tie with the matches it is made of.

    `bout` is None while there is no result; `left`: who retired, stayed away or was put out.
    `needless`: those of its `parts` that were played after the tie was decided.
    """

    contest: str
    sides: tuple[str, str]
    bout: Bout | None = None
    left: str = ""
    parts: tuple[str, ...] = ()
    needless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What counts in a table, what does not and why, and who did not finish with which status.

    `struck`: the bouts that were deleted; `open`: meetings without a result; `missing`: pairs that
    have not been drawn.
    """

    bouts: tuple[Bout, ...]
    struck: tuple[Bout, ...]
    units: tuple[Unit, ...]
    uncounted: tuple[Uncounted, ...]
    details: tuple[Detail, ...]
    deleted: Mapping[str, Status]
    open: int
    missing: int


def gather(
    rule: TieRule,
    entrants: Sequence[Entrant],
    played: Sequence[Played],
    decisions: Sequence[Any],
    cycles: int = 1,
) -> Gathered:
    """The bouts of a group so far, with the rule's treatment of those who leave."""
    ids = [entrant.id for entrant in entrants]
    left = {call.entrant for call in decisions if isinstance(call, Withdraw)} & set(ids)
    drawn = tuple(units(rule, played))
    found = (*drawn, *_never_drawn(ids, drawn, left, cycles))
    settled = [forfeited(rule, unit, left) for unit in found]
    incomplete = {who for who in left if _not_met(who, ids, found, left, cycles)}
    deleted = _deleted(rule, ids, found, settled, incomplete)
    counted = tuple(unit for unit in settled if not deleted.keys() & set(unit.sides))
    met = Counter(frozenset(unit.sides) for unit in counted)
    staying = [id_ for id_ in ids if id_ not in left and id_ not in deleted]
    pairs = [frozenset((a, b)) for i, a in enumerate(staying) for b in staying[i + 1 :]]
    return Gathered(
        bouts=tuple(unit.bout for unit in counted if unit.bout),
        struck=tuple(unit.bout for unit in found if unit.bout and unit not in counted),
        units=counted,
        uncounted=tuple(uncounted(found, deleted)),
        details=tuple(one for one in details(found, settled) if one.contest),
        deleted=deleted,
        open=sum(unit.bout is None for unit in counted),
        missing=sum(max(0, cycles - met[pair]) for pair in pairs),
    )


def _never_drawn(
    ids: Sequence[str], drawn: Sequence[Unit], left: set[str], cycles: int
) -> Iterator[Unit]:
    """The meetings that somebody who withdrew from a table owes those who stay, as no contests:
    they are lost like those that had been drawn."""
    met = Counter(frozenset(unit.sides) for unit in drawn)
    entered = {side for unit in drawn for side in unit.sides}
    for gone in (one for one in ids if one in left & entered):
        for other in (one for one in ids if one not in left):
            for _ in range(cycles - met[frozenset((gone, other))]):
                yield Unit("", (gone, other))


def units(rule: TieRule, played: Sequence[Played]) -> Iterator[Unit]:
    """The meetings of two, in the order listed; the parts of a team tie belong to it."""
    parts: dict[str, list[Played]] = {}
    for contest in played:
        if contest.part_of:
            parts.setdefault(contest.part_of, []).append(contest)
    seen: set[str] = set()
    for contest in played:
        whole = contest.part_of or contest.contest
        if whole in seen:
            continue
        own = next((one for one in played if one.contest == whole), contest)
        seen.add(whole)
        if len(own.entrants) == 2:
            inner = sorted(parts.get(whole, ()), key=lambda part: part.order or 0)
            ended = own.contest == whole and own.outcome.over  # by a call about the whole tie
            if inner and not ended:
                yield _team_tie(rule, whole, own, inner)
            else:
                yield _single(rule, own, rule.tie.to_win)


def winner_of(contest: Played) -> str | None:
    """Who won a contest of two: "" if it is drawn or nobody did, None while it is not over."""
    outcome = contest.outcome
    if not outcome.over:
        return None
    if outcome.winner is not None:
        return outcome.winner
    results = outcome.match.results if outcome.match else ()
    if "win" in results:
        return contest.entrants[results.index("win")]
    return "" if results else _better_placed(contest, outcome)


def _better_placed(contest: Played, outcome: Outcome) -> str:
    """Of a contest of which only the placing is recorded, who is alone in front."""
    ranked = [mark for mark in outcome.marks if mark.status is Status.RANKED]
    keys = {mark.entrant: tuple(step.value for step in mark.key) for mark in ranked}
    best = min(keys.values(), default=())
    first = [entrant for entrant in contest.entrants if keys.get(entrant) == best]
    return first[0] if keys and len(first) == 1 else ""


def _single(rule: TieRule, contest: Played, times: int = 1) -> Unit:
    """A contest; unplayed it counts as `times` individual matches."""
    first, second = contest.entrants
    unit = Unit(contest.contest, (first, second))
    winner = winner_of(contest)
    if winner is None:
        return unit
    match = contest.outcome.match or Match(None)
    end = match.end or ("forfeit" if match.how in ("forfeit", "both_forfeit") else "")
    bout = Bout(unit.sides, winner, end=end, contest=contest.contest, draw_shots=match.draw_shots)
    score = match.counted or match.games
    if (winner and end in rule.unfinished) or (end and not score):
        bout = _walkover(rule, bout, times)
    elif match.team:
        games = _sum(score)
        bout = replace(bout, matches=(match.team[0], match.team[1]), games=games)
    else:
        one = (int(winner == first), int(winner == second))
        games = (sum(a > b for a, b in score), sum(a < b for a, b in score))
        bout = replace(bout, matches=one, games=games, points=_sum(score))
    return replace(unit, bout=bout, left=_who_left(unit, match, winner, end))


def _who_left(unit: Unit, match: Match, winner: str, end: str) -> str:
    if not end:
        return ""
    if match.by is not None:
        return unit.sides[match.by]
    return next((side for side in unit.sides if winner and side != winner), "")


def _sum(score: Sequence[Pair]) -> Pair:
    return sum(a for a, _b in score), sum(b for _a, b in score)


def _walkover(rule: TieRule, bout: Bout, times: int) -> Bout:
    """The score that an unplayed match counts as, or a tie of so many of them."""
    first = bout.winner == bout.sides[0]
    pairs = [(times * one, 0) if first else (0, times * one) for one in rule.walkover]
    if not bout.winner:
        return bout
    return replace(bout, matches=pairs[0], games=pairs[1], points=pairs[2])


def _team_tie(rule: TieRule, whole: str, own: Played, parts: Sequence[Played]) -> Unit:
    """A tie made of the individual matches that were drawn for it; they name the teams."""
    teams = (own.entrants[0], own.entrants[1])
    inner, now = tie_now(rule, teams, parts)
    needless = tuple(inner[number].contest for number in now.needless)
    unit = Unit(whole, teams, parts=tuple(part.contest for part in parts), needless=needless)
    if not now.over:
        return unit
    bouts = [one.bout for one in inner if one.bout and one.contest not in needless]
    bout = Bout(
        unit.sides,
        "" if now.winner is None else teams[now.winner],
        matches=_sum([bout.of(teams[0], "matches") for bout in bouts]),
        games=_sum([bout.of(teams[0], "games") for bout in bouts]),
        points=_sum([bout.of(teams[0], "points") for bout in bouts]),
        contest=whole,
    )
    return replace(unit, bout=bout)


def tie_now(
    rule: TieRule, teams: tuple[str, str], parts: Sequence[Played]
) -> tuple[tuple[Unit, ...], TieNow]:
    """The individual matches of a tie, and how it stands from the first team's side."""
    inner = tuple(_single(rule, part) for part in parts if set(part.entrants) == set(teams))
    return inner, rule.tie.after([_result(teams[0], one) for one in inner])


def _result(team: str, match: Unit) -> Pair | None:
    """1:0, 0:1 or a drawn 0:0 from a team's side; None while it is open."""
    return match.bout.of(team, "matches") if match.bout else None


def forfeited(rule: TieRule, unit: Unit, left: set[str]) -> Unit:
    """A meeting without a result of which one side has withdrawn is won by the other."""
    staying = [side for side in unit.sides if side not in left]
    if unit.bout or len(staying) == 2:
        return unit
    winner = staying[0] if staying else ""
    unplayed = Bout(unit.sides, winner, end="walkover", contest=unit.contest)
    bout = _walkover(rule, unplayed, rule.tie.to_win)
    gone = next(side for side in unit.sides if side != winner)
    return replace(unit, bout=bout, left=gone)


def _not_met(
    who: str, ids: Sequence[str], found: Sequence[Unit], left: set[str], cycles: int
) -> bool:
    """Whether an entrant has not played everybody who stays in the group."""
    own = [unit.sides for unit in found if unit.bout and who in unit.sides]
    met = Counter(side for sides in own for side in sides)
    return any(met[other] < cycles for other in ids if other != who and other not in left)


def _deleted(
    rule: TieRule,
    ids: Sequence[str],
    found: Sequence[Unit],
    settled: Sequence[Unit],
    left: set[str],
) -> dict[str, Status]:
    """Whose results are all deleted, in the order of the entry list; `left`: who withdrew before
    all was played."""
    if rule.leaving == "delete":
        gone = left | {unit.left for unit in found if unit.left}
    elif rule.most_forfeits is not None:
        unplayed = rule.scale.unplayed_ends
        times = Counter(unit.left for unit in settled if unit.bout and unit.bout.end in unplayed)
        gone = {who for who, n in times.items() if who and n > rule.most_forfeits}
    else:
        return {}
    return {id_: _status(id_, found, left) for id_ in ids if id_ in gone}


def _status(who: str, found: Sequence[Unit], left: set[str]) -> Status:
    own = [unit.bout for unit in found if who in unit.sides and unit.bout]
    ends = {bout.end for bout in own if bout.winner != who}
    if "disqualified" in ends:
        return Status.DQ
    if who in left:
        return Status.WD
    return Status.DNF if any(bout.met_in_play for bout in own) else Status.DNS


def uncounted(found: Sequence[Unit], deleted: Mapping[str, Status]) -> Iterator[Uncounted]:
    """Contests without weight: of somebody who left, and matches after a tie was decided."""
    for unit in found:
        who = next((side for side in unit.sides if side in deleted), "")
        if who and unit.contest:
            other = next(side for side in unit.sides if side != who)
            reason = words("uncounted_unfinished", who=Who(who), other=Who(other))
            yield Uncounted(unit.contest, reason)
        first, second = (Who(side) for side in unit.sides)
        decided = words("uncounted_decided", first=first, second=second)
        yield from (Uncounted(part, decided) for part in unit.needless)


def details(found: Sequence[Unit], settled: Sequence[Unit]) -> Iterator[Detail]:
    """What the table knows of a contest beyond what the contest says of itself."""
    for before, after in zip(found, settled, strict=True):
        if after.bout and (after.parts or after is not before):
            score = "-".join(map(str, after.bout.matches)) if after.parts else ""
            yield Detail(after.contest, winner=after.bout.winner or None, score=score, over=True)
