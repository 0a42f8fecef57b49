"""Cards: what the desk hands out, each a post, the contests it is good for, and eight digits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, func, select

from meet import access, tables
from meet.access import Grant
from meet.codec import BadInput
from meet.rights import CHIEF, seats_of
from meet.roster import Roster

TOKENS = tables.token.c
MOST_DAYS = 366

MARSHAL = "marshal"
POSTS = (
    ("desk", ""), ("secretary", ""), ("referee", CHIEF), ("referee", ""), (MARSHAL, MARSHAL),
    ("jury", ""), ("announcer", ""), ("screen", ""),
)  # fmt: skip
"""What every meet hands cards to, as (role, seat); sports add the seats they name."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card as stored. Times are milliseconds since 1970 UTC, `signed_in_at` of the last time its
    digits were given; `tablets` are those that are still signed in with them."""

    grant: Grant
    issued_at: int
    expires_at: int
    revoked_at: int | None
    has_digits: bool
    signed_in_at: int | None
    tablets: int

    def state(self, now_ms: int) -> str:
        """valid, expired or revoked."""
        if self.revoked_at is not None:
            return "revoked"
        return "valid" if self.expires_at > now_ms else "expired"


def posts(roster: Roster | None) -> Mapping[tuple[str, str], str]:
    """(role, seat) of every post, with the sport whose word its seat is ("" for those of all)."""
    frames = roster.contests.values() if roster else ()
    named = {("referee", s): f.sport for f in frames for s in seats_of(f.rules) if s != MARSHAL}
    return named | dict.fromkeys(POSTS, "")


def handed_out(conn: Connection) -> int:
    """How many cards were given out for posts other than the desk, and not taken back."""
    given = TOKENS.card.is_(None) & TOKENS.revoked_at.is_(None) & (TOKENS.role != "desk")
    return conn.scalar(select(func.count()).select_from(tables.token).where(given)) or 0


def listed(conn: Connection) -> tuple[Card, ...]:
    """All cards, newest first; tokens that tablets got for digits count with their card."""
    given = tables.token.alias("given")
    counted = (
        select(
            tables.token,
            func.max(given.c.issued_at).label("signed_in_at"),
            func.count(given.c.id).filter(given.c.revoked_at.is_(None)).label("tablets"),
        )
        .outerjoin(given, given.c.card == TOKENS.id)
        .where(TOKENS.card.is_(None))
        .group_by(TOKENS.id)
        .order_by(TOKENS.issued_at.desc(), TOKENS.role, TOKENS.seat, TOKENS.id)
    )
    return tuple(map(_card, conn.execute(counted).mappings()))


def _card(row: RowMapping) -> Card:
    return Card(
        access.grant_of(row),
        row["issued_at"],
        row["expires_at"],
        row["revoked_at"],
        row["pin_hash"] is not None,
        row["signed_in_at"],
        row["tablets"],
    )


@dataclass(frozen=True, slots=True)
class Order:
    """What the desk asks for: a card for each post, good for `contests` (None: all)."""

    posts: tuple[tuple[str, str], ...]
    contests: tuple[str, ...] | None
    days: int
    label: str = ""

    def check(self, roster: Roster | None) -> None:
        """Raise `BadInput` where there is no such post, or nothing that the cards are good for."""
        known = posts(roster)
        if not self.posts:
            raise BadInput("no_post", "post")
        for role, seat in self.posts:
            if (role, seat) not in known:
                raise BadInput("no_such_post", "post", post=f"{role}:{seat}")
        if self.contests is not None and not self.contests:
            raise BadInput("no_contest_chosen", "contest")
        for contest in self.contests or ():
            if roster is None or contest not in roster.contests:
                raise BadInput("not_found", "contest", what=contest)
        if not 1 <= self.days <= MOST_DAYS:
            raise BadInput("bad_days", "days", most=MOST_DAYS)


def narrowed(roster: Roster | None, day: str, sport: str) -> tuple[str, ...]:
    """The contests of a day and of a sport; "" for any."""
    frames = roster.contests.values() if roster else ()
    return tuple(
        frame.id
        for frame in frames
        if sport in ("", frame.sport) and (not day or frame.starts.startswith(day))
    )


def issue(
    conn: Connection, order: Order, labels: Sequence[str], now_ms: int, key: bytes
) -> dict[str, str]:
    """Cards as ordered, each with its label: their digits by id, which cannot be had again."""
    digits = {}
    for (role, seat), label in zip(order.posts, labels, strict=True):
        limited = None if role == "desk" else order.contests
        text = access.issue(conn, role, seat, limited, order.days, now_ms, label)
        digits[access.id_of(text)] = access.pin(conn, access.id_of(text), key)
    return digits


def of_ids(conn: Connection, ids: Iterable[str]) -> tuple[Card, ...]:
    """The cards with these ids, in their order; an id that is no card's is left out."""
    known = {card.grant.id: card for card in listed(conn)}
    return tuple(known[one] for one in ids if one in known)
