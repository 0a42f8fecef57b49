"""Rights of a seat: which calls a card may send in a contest it is good for.

A sport may say what each of its seats calls (`Rules.seats`: seat -> kinds); a seat it does not
name, and a card without a seat, may send every kind. What names a seat comes from that seat. Desk
and secretary may send all of it. Who may send a call may withdraw or replace it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any
from unicodedata import normalize

from meet.access import Grant
from scoring_rules.contest import Note, Reopen, Rules, Sign
from scoring_rules.ledger import Correct, Line, Retract
from scoring_rules.refusal import Refused
from scoring_rules.views import Words, words

FREE = ("desk", "secretary")
"""Roles that may send what every seat may."""

CHIEF = "chief"
"""The seat of the chief referee (裁判长); the desk may sign in its place."""

CHIEF_WORDS = ("裁判长", "chief")
"""What makes the role under a signature that of the chief referee; one without a role is too."""

SIGN_LINES = (CHIEF, "referee", "secretary")
"""The lines of the sheet that are offered for signing: 裁判长, 主裁判, 记录."""

Seats = Mapping[str, frozenset[str]]


def seats_of(rules: Rules[Any]) -> Seats:
    """The kinds that each seat of a sport may call, where the sport says so."""
    seats: Seats = getattr(rules, "seats", {})
    return seats


def denied(rules: Rules[Any], grant: Grant, call: Any) -> Refused | None:
    """Why this card may not send the call, naming the cards that may; None where it may.

    Whether its role may call and sign at all is settled before (`meet.access.may`).
    """
    if isinstance(call, Sign):
        return None if signs_as(grant, call.role) else Refused("chief_signs")
    if grant.role in FREE or isinstance(call, Note | Reopen):
        return None
    if _from_seat(rules, grant.seat, call):
        return None
    return Refused("wrong_card", own=_card(rules, grant.seat), cards=_cards(rules, call))


def _from_seat(rules: Rules[Any], seat: str, call: Any) -> bool:
    kinds = seats_of(rules).get(seat)
    named = getattr(call, "seat", seat)
    return named == seat and (kinds is None or call.kind in kinds)


def _cards(rules: Rules[Any], call: Any) -> Words:
    """The cards that may send the call, in words."""
    able = [seat for seat in (*seats_of(rules), "") if _from_seat(rules, seat, call)]
    cards = [*(_card(rules, seat) for seat in able), words("card_free")]
    return reduce(lambda some, one: words("card_list", some=some, one=one), cards)


def _card(rules: Rules[Any], seat: str) -> Words:
    if not seat:
        return words("card_referee")
    return words("card_seat", seat=words(f"seat_{seat}") if seat in seats_of(rules) else seat)


def signs_as(grant: Grant, role: str) -> bool:
    """Whether the holder may sign under this role: as chief referee from that seat, or the desk."""
    said = "".join(normalize("NFKC", role).casefold().split())
    as_chief = not said or any(word in said for word in CHIEF_WORDS)
    return not as_chief or grant.role == "desk" or _is_chief(grant)


def sign_roles(grant: Grant) -> tuple[str, ...]:
    """Those of `SIGN_LINES` that this card is offered."""
    if grant.role == "desk":
        return SIGN_LINES
    own = tuple(line for line in SIGN_LINES if line == grant.role)
    return (CHIEF, *own) if _is_chief(grant) else own


def _is_chief(grant: Grant) -> bool:
    return grant.role == "referee" and grant.seat == CHIEF


def may_undo(rules: Rules[Any], grant: Grant, line: Line, lines: Sequence[Line]) -> bool:
    """Whether the holder may withdraw a line: what it made count, or undid, is theirs to say."""
    return not any(denied(rules, grant, one) for one in said_or_undone(line.call, lines))


def said_or_undone(call: Any, lines: Sequence[Line]) -> Iterator[Any]:
    """The calls that a line makes count, or count no more; undo looks back only."""
    if isinstance(call, Correct):
        yield from call.calls
    if not isinstance(call, Retract | Correct):
        yield call
    elif 0 < call.line <= len(lines):
        yield from said_or_undone(lines[call.line - 1].call, lines)
