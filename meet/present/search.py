"""Finding: athletes, delegations and events by name, number or the initials of a name."""

import unicodedata
from collections.abc import Iterator

from meet.present.context import Context
from meet.present.initials import begins
from meet.present.people import athlete_tag
from meet.present.voice import Voice
from meet.roster import Delegation, EventFrame
from meet.view_models import DelegationTag, EntrantTag, EventRef, SearchView

MOST = 50
"""Of each kind; who looks for one of them needs fewer."""
LONGEST = 60
"""Characters of a question that are read."""
LANGUAGES = ("zh", "en")


def search_view(context: Context, asked: str) -> SearchView:
    """What answers to every word of the question; all delegations where nothing is asked."""
    query = unicodedata.normalize("NFKC", asked)[:LONGEST].strip()
    words = query.casefold().split()
    athletes = tuple(_athletes(context, words)) if words else ()
    events = tuple(_events(context, words)) if words else ()
    return SearchView(
        version=context.results.record.last_number,
        query=query,
        athletes=athletes[:MOST],
        delegations=tuple(_delegations(context, words)),
        events=events[:MOST],
        left_out=max(0, len(athletes) - MOST) + max(0, len(events) - MOST),
    )


def _athletes(context: Context, words: list[str]) -> Iterator[EntrantTag]:
    """One word at least must be of the person; further ones may name the delegation."""
    for key, entries in context.results.roster.athletes.items():
        tag = athlete_tag(context, key, entries)
        team = " ".join(f"{one.name} {one.short}" for one in tag.delegations).casefold()
        own = [_is_person(tag, word) for word in words]
        if any(own) and all(o or word in team for o, word in zip(own, words, strict=True)):
            yield tag


def _is_person(tag: EntrantTag, word: str) -> bool:
    return word in tag.name.casefold() or tag.number.startswith(word) or begins(tag.name, word)


def _delegations(context: Context, words: list[str]) -> Iterator[DelegationTag]:
    for known in context.results.roster.delegations.values():
        if _answers(_told_of_delegation(known), words):
            yield context.voice.delegation(known.id)


def _told_of_delegation(known: Delegation) -> str:
    names = [name.in_(lang) for name in (known.name, known.short) for lang in LANGUAGES]
    return " ".join((*names, known.id))


def _events(context: Context, words: list[str]) -> Iterator[EventRef]:
    for event_id, frame in context.results.roster.events.items():
        if _answers(_told_of_event(context, frame), words):
            yield context.event_ref(context.results.event(event_id))


def _told_of_event(context: Context, frame: EventFrame) -> str:
    event = frame.event
    sports = [Voice(context.results.roster, lang).sport_name(event.sport) for lang in LANGUAGES]
    return " ".join((*sports, *(frame.name.in_(lang) for lang in LANGUAGES), event.id))


def _answers(told: str, words: list[str]) -> bool:
    """Whether every word is in what is told, which may also be written without its spaces."""
    folded = told.casefold()
    closed = folded.replace(" ", "")
    return all(word in folded or word in closed for word in words)
