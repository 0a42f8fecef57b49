"""Delegations and athletes as shown: every medal and point with the sentence that explains it."""

from meet.awarding import Awarded, contributions
from meet.present.context import Context
from meet.present.events import placing_views
from meet.present.games import notes
from meet.present.standings import medals_view, points_view
from meet.present.voice import Voice, delegations_of, entrant_tag
from meet.results import ContestNow
from meet.roster import Roster
from meet.view_models import (
    AthleteView,
    ContestRef,
    Contribution,
    DelegationView,
    EntrantTag,
    EventRef,
    PlacingView,
)
from scoring_rules.awards import AwardRow
from scoring_rules.contest import Entrant, Member, Stage

TO_COME = (Stage.SCHEDULED, Stage.CALLED, Stage.LIVE)


def delegation_view(context: Context, delegation_id: str) -> DelegationView:
    """A delegation as shown; KeyError for an unknown id."""
    known = context.results.roster.delegations[delegation_id]
    voice = context.voice
    now = context.awarding.tables()
    medals = [row for row in medals_view(context).rows if row.delegation.id == delegation_id]
    points = [row for row in points_view(context).rows if row.delegation.id == delegation_id]
    return DelegationView(
        version=context.results.record.last_number,
        delegation=voice.delegation(known.id),
        medals=medals[0] if medals else None,
        points=points[0] if points else None,
        contributions=tuple(
            _contribution(context, delegation_id, awarded, row)
            for awarded, row in contributions(now, delegation_id)
            if row.medal or row.points
        ),
        athletes=_athletes(context, delegation_id),
        upcoming=_upcoming(context, delegation_id),
        penalties=notes(context, delegation_id),
    )


def _contribution(
    context: Context, delegation_id: str, awarded: Awarded, row: AwardRow
) -> Contribution:
    voice = context.event_voice(awarded.now)
    earned = next(e for e in row.earned if e.delegation == delegation_id)
    tag = voice.tag(row.entrant)
    if tag is None:
        raise KeyError(row.entrant)
    share = sum(earned.medals)
    return Contribution(
        event=context.event_ref(awarded.now),
        entrant=tag,
        place=row.place,
        medal=row.medal or "",
        medal_share=str(share) if row.medal else "",
        points=str(earned.points),
        award=voice.sentences(row.why),
    )


def _athletes(context: Context, delegation_id: str) -> tuple[EntrantTag, ...]:
    """Everybody of a delegation, each once, in order of number."""
    found: dict[str, EntrantTag] = {}
    for key, entered in context.results.roster.athletes.items():
        entries = still_entered(context, entered)
        if not entries:
            continue
        tag = athlete_tag(context, key, entries)
        if any(delegation.id == delegation_id for delegation in tag.delegations):
            found[key] = tag
    return tuple(found[key] for key in sorted(found))


def still_entered(
    context: Context, entries: tuple[tuple[str, Entrant], ...]
) -> tuple[tuple[str, Entrant], ...]:
    """The entries that stand: not those that were moved or merged into another event."""
    return tuple(
        (event_id, entrant)
        for event_id, entrant in entries
        if context.results.stays(event_id, entrant.id)
    )


def athlete_tag(context: Context, key: str, entries: tuple[tuple[str, Entrant], ...]) -> EntrantTag:
    """The name tag of one athlete by registration id, also of a member of a team."""
    event_id, entrant = entries[0]
    member = member_of(context.results.roster, event_id, entrant, key)
    if member is None:
        tag = entrant_tag(context.results.roster, entrant, context.lang)
    else:
        person = Entrant(member.id, member.name, member.delegation, number=member.number)
        tag = entrant_tag(context.results.roster, person, context.lang)
    class_ = context.voice.given(entrant.class_)
    return EntrantTag(key, tag.name, tag.delegations, tag.number, class_)


def member_of(roster: Roster, event_id: str, entrant: Entrant, key: str) -> Member | None:
    """The member that a registration id names; None where the entrant is a single athlete."""
    for member in entrant.members:
        if roster.athlete_key(event_id, member) == key:
            return member
    return None


def athlete_view(context: Context, key: str) -> AthleteView:
    """An athlete's results in all events; KeyError for an unknown registration id."""
    entered = context.results.roster.athletes[key]
    entries = still_entered(context, entered) or entered
    mine = {(event_id, entrant.id) for event_id, entrant in entries}
    return AthleteView(
        version=context.results.record.last_number,
        athlete=athlete_tag(context, key, entries),
        results=tuple(_result(context, event_id, entrant) for event_id, entrant in entries),
        upcoming=_upcoming_of(context, mine),
    )


def _result(
    context: Context, event_id: str, entrant: Entrant
) -> tuple[EventRef, PlacingView | None]:
    awarded = context.awarding.event(event_id)
    voice: Voice = context.event_voice(awarded.now)
    begun = any(contest.standing.begun for contest in awarded.now.contests)
    rows = placing_views(voice, awarded) if begun or awarded.now.ranked.over else ()
    mine = next((row for row in rows if row.entrant.id == entrant.id), None)
    return context.event_ref(awarded.now), mine


def _upcoming_of(context: Context, mine: set[tuple[str, str]]) -> tuple[ContestRef, ...]:
    def has(contest: ContestNow) -> bool:
        ids = {entrant.id for entrant in contest.frame.entrants}
        return any((e, i) in mine for e in contest.frame.events for i in ids)

    contests = context.results.contests()
    return tuple(context.contest_ref(c) for c in contests if c.stage in TO_COME and has(c))


def _upcoming(context: Context, delegation_id: str) -> tuple[ContestRef, ...]:
    return tuple(
        context.contest_ref(contest)
        for contest in context.results.contests()
        if contest.stage in TO_COME
        and any(delegation_id in delegations_of(entrant) for entrant in contest.frame.entrants)
    )
