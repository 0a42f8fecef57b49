"""Who may do what: tokens by role and seat, the rights of each role, and sign-in by eight digits.

Of a token only a hash is stored. Its text is `ID.SECRET`; the secret has 128 random bits. Of the
eight digits on a card a keyed hash is stored, since all of them could be tried on a stolen
database; the key stands in a file of its own.
"""

import hmac
import os
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from sqlalchemy import Connection, RowMapping, bindparam, or_, select, update

from meet import tables

DAY_MS = 86_400_000
TOKENS = tables.token.c

ROLES = ("desk", "secretary", "referee", "marshal", "announcer", "jury", "screen")

RIGHTS = {
    "call": {"desk", "secretary", "referee", "marshal"},
    "sign": {"desk", "secretary", "referee"},
    "reopen": {"desk"},
    "event": {"desk", "secretary", "jury"},
    "official": {"desk"},
    "roster": {"desk"},
    "ledger": {"desk", "secretary", "referee", "marshal", "announcer", "jury"},
    "cards": {"desk"},
    "devices": {"desk"},
    "metrics": {"desk"},
}
"""Roles by action: call or sign in a contest, reopen it, call in an event's ledger, declare
official and take it back, change who and what is entered, read ledgers, issue and revoke cards,
see the tablets, read the figures of the server."""

SEATS = {"marshal": "marshal"}
"""The seat of a role whose card names none."""

OF_A_CONTEST = {"call", "sign", "ledger"}
"""Actions that a token may be limited to some contests in."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a valid token grants. `contests`: their ids, None for all."""

    id: str
    role: str
    seat: str = ""
    contests: tuple[str, ...] | None = None
    label: str = ""


def may(grant: Grant | None, action: str, contest: str | None = None) -> bool:
    """Whether the holder may act, in this contest if one is given. The desk may in any."""
    if grant is None or grant.role not in RIGHTS[action]:
        return False
    return action not in OF_A_CONTEST or contest is None or covers(grant, (contest,))


def covers(grant: Grant, contests: Collection[str]) -> bool:
    """Whether the token is good for all of these contests, as the desk's is for any.

    Of no contests, as of an event that has none yet, a limited token is not.
    """
    if grant.role == "desk" or grant.contests is None:
        return True
    return bool(contests) and set(contests) <= set(grant.contests)


def issue(
    conn: Connection,
    role: str,
    seat: str,
    contests: Collection[str] | None,
    days: int,
    now_ms: int,
    label: str = "",
) -> str:
    """A new token, valid for some days: its text, which cannot be had again."""
    if role not in ROLES:
        raise ValueError(role)
    return _insert(
        conn,
        role=role,
        seat=seat or SEATS.get(role, ""),
        contests=None if contests is None else sorted(contests),
        issued_at=now_ms,
        expires_at=now_ms + days * DAY_MS,
        label=label,
    )


def id_of(text: str) -> str:
    """The id of the token with this text."""
    return text.partition(".")[0]


def grouped(digits: str) -> str:
    """Eight digits as they stand on a card: 1234 5678."""
    return f"{digits[:4]} {digits[4:]}"


def _insert(conn: Connection, **row: object) -> str:
    token_id, secret = secrets.token_hex(6), secrets.token_urlsafe(16)
    row |= {"id": token_id, "secret_hash": _hash(secret)}
    conn.execute(tables.token.insert(), row)
    return f"{token_id}.{secret}"


def _hash(secret: str) -> str:
    """A plain hash is enough for 128 random bits: nobody can try them."""
    return sha256(secret.encode()).hexdigest()


CARD = tables.token.alias("card")
VALID = (
    select(tables.token)
    .outerjoin(CARD, TOKENS.card == CARD.c.id)
    .where(
        TOKENS.expires_at > bindparam("now"),
        TOKENS.revoked_at.is_(None),
        or_(TOKENS.card.is_(None), CARD.c.revoked_at.is_(None)),
    )
)
BY_ID = VALID.where(TOKENS.id == bindparam("key"))
BY_PIN = VALID.where(TOKENS.pin_hash == bindparam("key"))


def check(conn: Connection, text: str, now_ms: int) -> Grant | None:
    """What a token grants; None if it is unknown, wrong, expired or revoked."""
    if not text.isascii():
        return None
    token_id, secret = id_of(text), text.partition(".")[2]
    row = conn.execute(BY_ID, {"key": token_id, "now": now_ms}).mappings().first()
    # Compared also where there is none, so that time tells nobody which ids exist.
    stored = row["secret_hash"] if row else _hash("")
    return grant_of(row) if hmac.compare_digest(stored, _hash(secret)) and row else None


def grant_of(row: RowMapping) -> Grant:
    """What a row of the table grants."""
    contests = None if row["contests"] is None else tuple(row["contests"])
    return Grant(row["id"], row["role"], row["seat"], contests, row["label"])


def revoke(conn: Connection, token_id: str, now_ms: int) -> None:
    """End a token, and with a card's token those that its digits were exchanged for."""
    revoked = update(tables.token).where(TOKENS.id == token_id, TOKENS.revoked_at.is_(None))
    conn.execute(revoked.values(revoked_at=now_ms))


def sign_out(conn: Connection, text: str, now_ms: int) -> None:
    """End a token that was given for a card's digits; the card, and any other token, stay."""
    grant = check(conn, text, now_ms)
    if grant and card_of(conn, grant.id) != grant.id:
        revoke(conn, grant.id, now_ms)


def card_of(conn: Connection, token_id: str) -> str:
    """The id of the card whose digits a token was given for; its own where it is a card's."""
    found = conn.execute(select(TOKENS.card).where(TOKENS.id == token_id)).scalar()
    return found or token_id


def card_key(secret: str, var: Path) -> bytes:
    """The key under which digits are hashed: `MEET_SECRET_KEY`, else the one kept in `var`."""
    return bytes(secret or secret_key(var).hex(), "utf-8")


def pin(conn: Connection, token_id: str, key: bytes) -> str:
    """Eight new digits for a token's card; those it had before no longer work."""
    digits = ""
    while not digits or _is_taken(conn, digits, key):
        digits = f"{secrets.randbelow(10**8):08}"
    given = update(tables.token).where(TOKENS.id == token_id)
    conn.execute(given.values(pin_hash=_keyed(digits, key)))
    return digits


def _is_taken(conn: Connection, digits: str, key: bytes) -> bool:
    found = select(TOKENS.id).where(TOKENS.pin_hash == _keyed(digits, key))
    return conn.execute(found).first() is not None


def _keyed(digits: str, key: bytes) -> str:
    return hmac.new(key, b"pin:" + digits.encode(), sha256).hexdigest()


def sign_in(conn: Connection, digits: str, key: bytes, now_ms: int) -> str | None:
    """A token of its own for a tablet that gives a card's digits; None if no card has them.

    It grants what the card grants, as long as the card does. Spaces and full-width digits, as
    keyboards write them, are read too. Limit the tries with `Tries`.
    """
    digits = "".join(normalize("NFKC", digits).split())
    if not digits.isascii():
        return None
    row = conn.execute(BY_PIN, {"key": _keyed(digits, key), "now": now_ms}).mappings().first()
    if row is None:
        return None
    kept = ("role", "seat", "contests", "expires_at", "label")
    return _insert(conn, card=row["id"], issued_at=now_ms, **{name: row[name] for name in kept})


class Tries:
    """Tries of digits by address, in memory: after five in a row an address waits a minute.

    A try is counted before it is made, so that many at once are many; the right one clears them.
    Each process counts for itself, and starts from nothing.
    """

    MOST = 5
    WAIT_MS = 60_000

    def __init__(self) -> None:
        self._tries: dict[str, tuple[int, int]] = {}

    def wait_ms(self, address: str, now_ms: int) -> int:
        """How long this address has to wait before it may try again; 0 if it may."""
        count, last_ms = self._tries.get(address, (0, 0))
        return max(0, last_ms + self.WAIT_MS - now_ms) if count >= self.MOST else 0

    def count(self, address: str, now_ms: int) -> int:
        """Count a try; how many are left if it is wrong."""
        self._forget(now_ms)
        count = self._tries.get(address, (0, 0))[0] + 1
        self._tries[address] = (count, now_ms)
        return max(0, self.MOST - count)

    def right(self, address: str) -> None:
        """The address has shown that it has a card."""
        self._tries.pop(address, None)

    def _forget(self, now_ms: int) -> None:
        """What is older than the wait no longer counts, and takes no memory."""
        for address, (_, last_ms) in list(self._tries.items()):
            if last_ms + self.WAIT_MS <= now_ms:
                del self._tries[address]


def secret_key(var: Path) -> bytes:
    """The server's secret key: 32 bytes kept in `var`, made once, readable by its owner only."""
    path = var / "secret_key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        _make_key(path)
    return bytes.fromhex(path.read_text())


def _make_key(path: Path) -> None:
    """Written aside, then linked: of two starts at once one makes it, both read it whole."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
