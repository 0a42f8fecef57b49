"""Why: an event's places, medals and points with every sentence that explains them."""

from dataclasses import dataclass

from meet.present.context import Context
from meet.present.events import event_view, in_order, placing_view
from meet.present.voice import Voice
from meet.results import EventNow
from meet.view_models import DelegationTag, EventView, PlacingView
from scoring_rules.event import EventStage, draw_accounts


@dataclass(frozen=True, slots=True)
class WhyShare:
    """What one delegation has of an award: medal and points as exact strings."""

    delegation: DelegationTag
    medal: str
    points: str


@dataclass(frozen=True, slots=True)
class WhySum:
    """A tie-break's value with what each round gave to it."""

    name: str
    value: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One row of the result with the reasons of its award and who is credited.

    `sums`: how the tie-breaks of a table came about.
    """

    placing: PlacingView
    sentences: str
    shares: tuple[WhyShare, ...]
    sums: tuple[WhySum, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyView:
    """An event explained: the regulation's clause, the rows, and what else was decided.

    `provisional`: the awards are a look ahead, the result is not official.
    """

    version: int
    event: EventView
    regulation: str
    clause: str
    n: int
    places: int
    medal_places: int
    provisional: bool
    rows: tuple[WhyRow, ...]
    notes: tuple[str, ...]


def why_view(context: Context, event_id: str) -> WhyView:
    """The explanation of an event; KeyError for an unknown id."""
    awarded = context.awarding.event(event_id)
    voice = context.event_voice(awarded.now)
    given = awarded.awards
    sums = _sums(voice, awarded.now)
    rows = []
    for placing in in_order(awarded):
        row = awarded.row(placing.entrant)
        rows.append(
            WhyRow(
                placing=placing_view(voice, awarded, placing, row),
                sentences=voice.sentences(row.why) if row else "",
                shares=tuple(
                    WhyShare(
                        delegation=voice.delegation(earned.delegation),
                        medal=str(sum(earned.medals)),
                        points=str(earned.points),
                    )
                    for earned in (row.earned if row else ())
                ),
                sums=tuple(sums.get(placing.entrant, ())),
            )
        )
    return WhyView(
        version=awarded.now.version,
        event=event_view(context, event_id),
        regulation=context.awarding.regulation.titled(context.lang),
        clause=voice.say(given.clause),
        n=given.n,
        places=given.places,
        medal_places=given.medal_places,
        provisional=awarded.now.stage is not EventStage.OFFICIAL,
        rows=tuple(rows),
        notes=tuple(voice.say(note) for note in given.notes),
    )


def _sums(voice: Voice, now: EventNow) -> dict[str, list[WhySum]]:
    """The tie-breaks of everybody in a table, as its own rule accounts for them."""
    found: dict[str, list[WhySum]] = {}
    for one in draw_accounts(now.frame.event, now.decided, now.played):
        parts = tuple(voice.say(part) for part in one.parts)
        row = WhySum(voice.value_name(one.code), one.value, parts)
        found.setdefault(one.entrant, []).append(row)
    return found
