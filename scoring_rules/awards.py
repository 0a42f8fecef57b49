"""Awards of one event: from placings and a regulation to medals and points, each with its reason.

A pure function of one event's result and the regulation, so that a caller may keep its answer
until either changes. What a row adds to each delegation is in its `earned`; the tables are sums
of these and of nothing else.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring_rules.admission import Count, places_for
from scoring_rules.exact import shown
from scoring_rules.joint import Joint, PerAthlete, shares
from scoring_rules.points import Ranked, Score, score
from scoring_rules.ranking import Status
from scoring_rules.regulation import MEDALS, Medal, Promotion, Regulation, largest
from scoring_rules.views import Words, words

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Credit:
    """The part of an entrant's medal and points that one delegation is credited with."""

    delegation: str
    medal: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class Placed:
    """An entrant's final place.

    It belongs to a `delegation`, or has `members` (the delegation of every athlete), or `credits`
    that were agreed (exchange athletes); with none of them it counts for no delegation. A placing
    taken away later keeps its place, with status DQ or doping.
    """

    entrant: str
    place: int | None
    status: Status = Status.RANKED
    delegation: str = ""
    members: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventResult:
    """An event's placings; `frozen` is the n that the desk has settled, and what it counted."""

    event: str
    sport: str
    tags: tuple[str, ...]
    entered: int
    started: int
    placings: tuple[Placed, ...]
    frozen: tuple[Count, int] | None = None


@dataclass(frozen=True, slots=True)
class Earned:
    """What one row adds to one delegation: medals by kind, points, and `share` of a place.

    `place` is 0 beyond the admitted places, which count in no table.
    """

    delegation: str
    medals: tuple[Fraction, Fraction, Fraction]
    points: Fraction
    place: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class AwardRow:
    """A ranked entrant's award; `why` are the sentences that explain it, in their order."""

    entrant: str
    place: int
    medal: Medal | None
    points: Fraction
    earned: tuple[Earned, ...]
    why: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class EventAwards:
    """What an event awards; `clause` explains how many places, `notes` what else was decided."""

    event: str
    held: bool
    n: int
    places: int
    medal_places: int
    clause: Words
    rows: tuple[AwardRow, ...] = ()
    notes: tuple[Words, ...] = ()

    @property
    def medals_handed_out(self) -> int:
        """Medals that hang round a neck; a team's counts once."""
        return sum(1 for row in self.rows if row.medal)


def award(result: EventResult, regulation: Regulation) -> EventAwards:
    """The awards of one event under a regulation and its overrides."""
    rules = regulation.for_event(result.sport, result.tags, result.event)
    n = counted(result, rules.admission.count)
    places = rules.admission.places(n)
    medal_places = medal_places_for(rules, n)
    clause = _clause(rules, n, medal_places, result.tags)
    if not rules.admission.holds(n):
        return EventAwards(result.event, False, n, 0, 0, clause)
    terms = _Terms(rules, result.tags, places, medal_places)
    standings, notes = _standings(result.placings, rules.status)
    ranked = [Ranked(s.place, s.tied, s.placed.records) for s in standings]
    scores = score(rules, result.tags, places, ranked)
    rows = tuple(_row(terms, *pair) for pair in zip(standings, scores, strict=True))
    return EventAwards(result.event, True, n, places, medal_places, clause, rows, notes)


def counted(result: EventResult, count: Count) -> int:
    """The n of an event: as settled by the desk if it counted the same, else by the result."""
    if result.frozen and result.frozen[0] == count:
        return result.frozen[1]
    ranked = sum(1 for placed in result.placings if placed.status is Status.RANKED)
    return {"entered": result.entered, "started": result.started, "ranked": ranked}[count]


def medal_places_for(rules: Regulation, n: int) -> int:
    """How many places of an event of n receive a medal: never more than are admitted."""
    admitted = min(rules.medals.places, rules.admission.places(n))
    if rules.medals.rule is None:
        return admitted
    return min(admitted, places_for(rules.medals.rule, n, rules.medals.places))


def _clause(rules: Regulation, n: int, medal_places: int, tags: tuple[str, ...]) -> Words:
    """The sentence of the event: how many places, and which medals there are none of."""
    admission = rules.admission.reason(n, tags)
    if medal_places == len(MEDALS) or not rules.admission.holds(n):
        return words("award_event", admission=admission)
    medals = words(f"award_medals_{medal_places}", clause=rules.medals.clause)
    return words("award_event_medals", admission=admission, medals=medals)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A ranked entrant after promotion; `tied` counts the places its tie occupies."""

    placed: Placed
    place: int
    tied: int


def _standings(
    placings: Sequence[Placed], status: Promotion
) -> tuple[list[_Standing], tuple[Words, ...]]:
    """The ranked entrants by place, moved up or not, and a note for each placing taken away.

    Where nobody moves up, the place taken away stays occupied: a tie it was part of is still
    shared by as many, so that nobody else's award changes.
    """
    promotes = {Status.DQ: status.promote_after_dq, Status.DOPING: status.promote_after_doping}
    held = [(placed, placed.place) for placed in placings if placed.place is not None]
    gone = [place for placed, place in held if promotes.get(placed.status)]
    stays = [(p, place) for p, place in held if not promotes.get(p.status)]
    now = {place: place - sum(g < place for g in gone) for _, place in held}
    tied = Counter(place for _, place in stays)
    standings = [
        _Standing(placed, now[place], tied[place])
        for placed, place in stays
        if placed.status is Status.RANKED
    ]
    codes = {True: "award_moved_up", False: "award_vacant"}
    notes = tuple(
        words(codes[promotes[placed.status]], place=place, clause=status.clause)
        for placed, place in held
        if placed.status in promotes
    )
    return sorted(standings, key=lambda standing: standing.place), notes


@dataclass(frozen=True, slots=True)
class _Terms:
    """On what terms an event awards."""

    rules: Regulation
    tags: tuple[str, ...]
    places: int
    medal_places: int

    @property
    def weight(self) -> Fraction:
        """What one medal of the event counts in the table."""
        found = largest(self.rules.medals.weight, self.tags)
        return found[1] if found else ONE


def _row(terms: _Terms, standing: _Standing, scored: Score) -> AwardRow:
    place, placed = standing.place, standing.placed
    medal = MEDALS[place - 1] if place <= terms.medal_places else None
    gold, silver, bronze = (
        (terms.weight if kind == medal else 0) + scored.medals.count(kind) for kind in MEDALS
    )
    earned = tuple(
        Earned(
            credit.delegation,
            (gold * credit.medal, silver * credit.medal, bronze * credit.medal),
            scored.points * credit.points,
            place if place <= terms.places else 0,
            credit.points,
        )
        for credit in credits_of(placed, terms.rules)
    )
    why = (*_moved(standing), *scored.why, *_weighed(terms, medal), *_joined(placed, terms.rules))
    return AwardRow(placed.entrant, place, medal, scored.points, earned, why)


def credits_of(placed: Placed, rules: Regulation) -> tuple[Credit, ...]:
    """Who is credited with how much of an entrant's medal and points."""
    if placed.credits:
        return placed.credits
    if placed.members:
        medals = shares(rules.medals.joint, placed.members)
        points = dict(shares(rules.points.joint, placed.members))
        return tuple(Credit(unit, medal, points[unit]) for unit, medal in medals)
    return (Credit(placed.delegation, ONE, ONE),) if placed.delegation else ()


def _moved(standing: _Standing) -> tuple[Words, ...]:
    was = standing.placed.place
    if was is None or was == standing.place:
        return ()
    return (words("award_promoted", was=was, place=standing.place),)


def _weighed(terms: _Terms, medal: Medal | None) -> tuple[Words, ...]:
    if not medal or terms.weight == ONE:
        return ()
    return (words("award_weight", weight=shown(terms.weight)),)


def _joined(placed: Placed, rules: Regulation) -> tuple[Words, ...]:
    """The sentences of a joint team, or of credits that were agreed."""
    if placed.credits:
        return (words("award_credits"),)
    if len(set(placed.members)) < 2:
        return ()
    medals, points = _joint(rules.medals.joint), _joint(rules.points.joint)
    if medals == points:
        return (words("award_joint", how=medals),)
    return (words("award_joint_medals", how=medals), words("award_joint_points", how=points))


def _joint(joint: Joint) -> Words:
    if isinstance(joint, PerAthlete):
        return words("award_per_athlete", each=shown(joint.each), cap=shown(joint.cap))
    return words(f"award_{joint.mode}")
