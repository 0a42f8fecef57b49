"""The games' own facts as shown: penalties with what they take, what was carried in."""

from collections.abc import Iterator
from fractions import Fraction

from meet.awarding import Awarded, Tables
from meet.present.context import Context
from meet.present.voice import Voice
from scoring_rules.award_words import penalty_words
from scoring_rules.penalties import Imposed, penalties_of
from scoring_rules.regulation import Penalty, Regulation
from scoring_rules.tables import CarriedIn


def notes(context: Context, delegation: str = "") -> tuple[str, ...]:
    """A sentence for each penalty that counts and for all that was carried in; of one delegation
    where it is named."""
    now = context.awarding.tables()
    listed = [
        *((one.delegation, _carried(context.voice, one)) for one in now.games.carried),
        *(
            (one.delegation, _penalty(context, now, one, penalty))
            for one, penalty in effects(now, context.awarding.regulation)
        ),
    ]
    return tuple(text for of, text in listed if delegation in ("", of))


def effects(now: Tables, regulation: Regulation) -> Iterator[tuple[Imposed, Penalty]]:
    """The penalties that count, each with every effect that the regulation gives it."""
    results = {awarded.result.event: awarded.result for awarded in now.official}
    for one in now.imposed:
        for penalty in penalties_of(one, regulation, results):
            yield one, penalty


def points_lost(now: Tables, regulation: Regulation, delegation: str) -> Fraction:
    """What penalties take from a delegation's points; negative where they do."""
    taken = (p.team_points for one, p in effects(now, regulation) if one.delegation == delegation)
    return sum(taken, Fraction(0))


def _penalty(context: Context, now: Tables, one: Imposed, penalty: Penalty) -> str:
    named = next((a for a in now.official if a.result.event == one.event), None)
    voice = context.voice
    return voice.word(
        "games_penalty",
        delegation=voice.delegation(one.delegation).name,
        penalty=penalty_words(one.code),
        event=named.now.frame.name.in_(context.lang) if named else "",
        entrant=_name(context, named, one.entrant),
        points=str(penalty.team_points) if penalty.team_points else "",
        void=voice.word(f"games_void_{penalty.void}") if penalty.void else "",
    )


def _name(context: Context, named: Awarded | None, entrant: str) -> str:
    return context.event_voice(named.now).name(entrant) if named and entrant else ""


def _carried(voice: Voice, one: CarriedIn) -> str:
    return voice.word(
        "games_carried",
        delegation=voice.delegation(one.delegation).name,
        **{
            key: str(amount) if (amount := getattr(one, key)) else ""
            for key in ("gold", "silver", "bronze", "points")
        },
    )
