"""The pads of snatch and clean & jerk by seat, made of those of one lift."""

from dataclasses import replace
from decimal import Decimal

from events.weightlifting.calls import SEATS
from events.weightlifting.marshal_pad import MARSHAL, marshal_pad
from events.weightlifting.olympic_ranking import best
from events.weightlifting.olympic_table import grids
from events.weightlifting.order import queue
from events.weightlifting.picture import lift_name
from events.weightlifting.seat_pad import seat_pad
from events.weightlifting.secretary_pad import secretary_pad
from events.weightlifting.session import Session, coming
from events.weightlifting.state import Athlete
from events.weightlifting.statuses import forms_of
from events.weightlifting.terms import OlympicTerms
from events.weightlifting.weight_forms import declare_forms, weigh_in_forms, who_of
from events.weightlifting.weights import shown
from scoring_rules.views import Form, Pad, Who, Words, words


def pad(terms: OlympicTerms, session: Session, seat: str, now_ms: int) -> Pad:
    """Two lights for a referee, weights for the marshal, results for any other seat."""
    for referee in SEATS:
        if seat == referee:
            return seat_pad(terms, session.shown, referee, coming(terms, session), now_ms)
    group = session.working
    if not any(athlete.lifting for athlete in group.athletes):
        tables = () if seat == MARSHAL else grids(terms, session)
        return Pad(asks=words("all_lifted"), tables=tables)
    more = (*_openers(terms, session), *weigh_in_forms(terms, *session.groups), *_passes(session))
    if seat == MARSHAL:
        made = marshal_pad(terms, group, now_ms, more)
    else:
        more = (*more, *_statuses(terms, session))
        made = secretary_pad(terms, group, now_ms, grids(terms, session), more)
    return replace(made, warnings=(*made.warnings, *below_entry(terms, session)))


def _openers(terms: OlympicTerms, session: Session) -> tuple[Form, ...]:
    """Openers of the clean & jerk, while the snatch is lifted."""
    if session.working.lift == "cj":
        return ()
    turns = [turn for turn in queue(terms, session.cj) if turn.attempt == 1]
    return tuple(form for turn in turns for form in declare_forms(terms, session.cj, turn))


def _passes(session: Session) -> tuple[Form, ...]:
    """Who takes no more attempts of the lift that is under way."""
    group = session.working
    lifting = [athlete for athlete in group.athletes if athlete.lifting]
    label = words("pass_rest", lift=lift_name(group))
    return (Form("pass", label, (who_of(lifting),), (("lift", group.lift),)),)


def _statuses(terms: OlympicTerms, session: Session) -> tuple[Form, ...]:
    both = list(zip(session.snatch.athletes, session.cj.athletes, strict=True))
    lifting = [(s, c) for s, c in both if s.lifting or c.lifting]
    return forms_of(
        {
            "DNS": [s for s, c in lifting if not s.lifts and not c.lifts],
            "NM": [s for s, c in lifting if not has_total(terms, s, c)],
            "DNF": [s for s, _c in lifting],
            "WD": [s for s, _c in lifting],
            "DQ": [s for s, _c in both if s.status != "DQ"],
        }
    )


def has_total(terms: OlympicTerms, snatch: Athlete, cj: Athlete) -> bool:
    """Whether an athlete has a good lift in both."""
    return best(terms, snatch) is not None and best(terms, cj) is not None


def below_entry(terms: OlympicTerms, session: Session) -> tuple[Words, ...]:
    """Whose openers are too far below the total that was entered (IWF TCRR: the 20 kg rule)."""
    said = []
    for snatch, cj in zip(session.snatch.athletes, session.cj.athletes, strict=True):
        entry = snatch.card.entry_total
        first, second = _opener(snatch), _opener(cj)
        if not terms.entry_kg or entry is None or first is None or second is None:
            continue
        if snatch.lifting and first + second < entry - terms.entry_kg:
            facts = {"sum": shown(first + second), "entry": shown(entry)}
            who = Who(snatch.card.id)
            said.append(words("below_entry", who=who, entry_kg=terms.entry_kg, **facts))
    return tuple(said)


def _opener(athlete: Athlete) -> Decimal | None:
    if athlete.lifts:
        return athlete.lifts[0].kg
    return athlete.declared[-1] if athlete.declared else None
