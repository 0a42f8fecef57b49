"""Tokens grant what their role may, as long as they last, and nothing else opens the door."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, select

from meet import access, tables
from meet.access import (
    DAY_MS,
    ROLES,
    Grant,
    Tries,
    card_key,
    card_of,
    check,
    covers,
    id_of,
    issue,
    may,
    pin,
    revoke,
    sign_in,
    sign_out,
)

NOW = 1_777_600_000_000
KEY = bytes(range(32))


@pytest.fixture
def conn(engine: Engine) -> Connection:
    with engine.begin() as conn:
        yield conn


def card(conn: Connection, days: int = 1) -> tuple[str, str]:
    """The id of a referee's token, and the digits on its card."""
    token = issue(conn, "referee", "chief", ["c1", "c2"], days, NOW, "王裁判")
    token_id = token.split(".")[0]
    return token_id, pin(conn, token_id, KEY)


def test_a_token_grants_what_it_was_issued_for(conn: Connection) -> None:
    token = issue(conn, "referee", "left", ["c2", "c1"], 2, NOW, "王裁判")
    token_id = token.split(".")[0]
    expected = Grant(token_id, "referee", "left", ("c1", "c2"), "王裁判")
    assert check(conn, token, NOW) == expected
    assert check(conn, issue(conn, "desk", "", None, 1, NOW), NOW).contests is None


def test_only_a_hash_is_stored_and_no_two_secrets_are_equal(conn: Connection) -> None:
    tokens = [issue(conn, "desk", "", None, 1, NOW) for _ in range(50)]
    secrets = {token.split(".", 1)[1] for token in tokens}
    assert len(secrets) == 50
    assert min(map(len, secrets)) == 22  # 128 bits, six to a character
    stored = str(conn.execute(select(tables.token)).fetchall())
    assert not [secret for secret in secrets if secret in stored]


def test_a_wrong_token_grants_nothing(conn: Connection) -> None:
    token = issue(conn, "desk", "", None, 1, NOW)
    other = issue(conn, "desk", "", None, 1, NOW)
    token_id, secret = token.split(".")
    for wrong in (
        "",
        ".",
        token_id,
        f"{token_id}.",
        f"{token_id}.{other.split('.')[1]}",
        f"{token_id[:-1]}.{secret}",
        token + "x",
        token[:-1],
        f"{token_id}.令牌",
        "\ud800",
    ):
        assert check(conn, wrong, NOW) is None
    assert check(conn, token, NOW)


def test_a_token_ends_with_its_days(conn: Connection) -> None:
    token = issue(conn, "desk", "", None, 3, NOW)
    assert check(conn, token, NOW + 3 * DAY_MS - 1)
    assert check(conn, token, NOW + 3 * DAY_MS) is None


def test_a_revoked_token_grants_nothing_and_others_stay(conn: Connection) -> None:
    token, other = (issue(conn, "desk", "", None, 1, NOW) for _ in range(2))
    revoke(conn, token.split(".")[0], NOW)
    assert check(conn, token, NOW) is None
    assert check(conn, other, NOW)


def test_an_unknown_role_is_not_issued(conn: Connection) -> None:
    with pytest.raises(ValueError, match="admin"):
        issue(conn, "admin", "", None, 1, NOW)


# FORMATS §4: the event's ledger for desk, secretary, jury; a desk token in any contest; ledgers for
# officials; tablets and metrics for the desk. §1 names the roles.
RIGHTS = {
    "call": {"desk", "secretary", "referee", "marshal"},
    "sign": {"desk", "secretary", "referee"},
    "reopen": {"desk"},
    "event": {"desk", "secretary", "jury"},
    "official": {"desk"},
    "ledger": {"desk", "secretary", "referee", "marshal", "announcer", "jury"},
    "roster": {"desk"},
    "cards": {"desk"},
    "devices": {"desk"},
    "metrics": {"desk"},
}


def test_the_rights_of_the_roles() -> None:
    assert set(ROLES) == RIGHTS["ledger"] | {"screen"}
    granted = {
        action: {role for role in ROLES if may(Grant("1", role), action)}
        for action in access.RIGHTS
    }
    assert granted == RIGHTS
    assert not any(may(None, action) for action in RIGHTS)


def test_a_token_for_some_contests_writes_in_no_other() -> None:
    limited = Grant("1", "referee", "chief", ("c1",))
    assert may(limited, "call", "c1")
    assert may(limited, "sign", "c1")
    assert not may(limited, "call", "c2")
    assert not may(limited, "sign", "c2")
    assert may(limited, "ledger", "c1")
    assert not may(limited, "ledger", "c2")
    assert may(limited, "call")
    assert not may(Grant("1", "referee", contests=()), "call", "c1")
    assert may(Grant("1", "referee"), "call", "c2")
    assert may(Grant("1", "desk", contests=("c1",)), "call", "c2")


def test_a_limited_token_covers_what_is_wholly_its_own() -> None:
    limited = Grant("1", "secretary", contests=("c1", "c2"))
    assert covers(limited, ("c1",))
    assert covers(limited, ("c2", "c1"))
    assert not covers(limited, ("c1", "c3"))
    assert not covers(limited, ())
    assert covers(Grant("1", "secretary"), ("c3",))
    assert covers(Grant("1", "desk", contests=("c1",)), ("c3",))


def test_a_marshals_card_without_a_seat_is_for_the_marshals(conn: Connection) -> None:
    for role, seat in (("marshal", "marshal"), ("referee", ""), ("secretary", "")):
        granted = check(conn, issue(conn, role, "", None, 1, NOW), NOW)
        assert granted
        assert granted.seat == seat


def test_the_digits_of_a_card_give_a_token_with_the_same_grant(conn: Connection) -> None:
    _, digits = card(conn)
    assert len(digits) == 8
    assert digits.isdigit()
    one, other = sign_in(conn, digits, KEY, NOW), sign_in(conn, digits, KEY, NOW)
    assert one
    assert other
    assert one != other
    grant = check(conn, one, NOW)
    assert grant
    assert (grant.role, grant.seat, grant.contests, grant.label) == (
        "referee",
        "chief",
        ("c1", "c2"),
        "王裁判",
    )


def test_digits_are_read_as_keyboards_write_them(conn: Connection) -> None:
    _, digits = card(conn)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in digits)  # U+FF10 is the wide 0
    assert sign_in(conn, f" {digits[:4]} {digits[4:]} ", KEY, NOW)
    assert sign_in(conn, f"{wide[:4]}\u3000{wide[4:]}", KEY, NOW)


def test_wrong_digits_give_nothing(conn: Connection) -> None:
    _, digits = card(conn)
    other = f"{(int(digits) + 1) % 10**8:08}"
    for wrong in (other, "", digits[:-1], digits + "0", "八位数字", "\ud800"):
        assert sign_in(conn, wrong, KEY, NOW) is None
    assert sign_in(conn, digits, KEY[::-1], NOW) is None


def test_new_digits_end_the_old_ones(conn: Connection) -> None:
    token_id, old = card(conn)
    new = pin(conn, token_id, KEY)
    assert sign_in(conn, new, KEY, NOW)
    assert sign_in(conn, old, KEY, NOW) is None


def test_digits_are_not_stored(conn: Connection) -> None:
    _, digits = card(conn)
    assert digits not in str(conn.execute(select(tables.token)).fetchall())


def test_what_a_card_gave_ends_with_it(conn: Connection) -> None:
    token_id, digits = card(conn, days=2)
    tablet = sign_in(conn, digits, KEY, NOW + DAY_MS)
    assert tablet
    assert check(conn, tablet, NOW + 2 * DAY_MS - 1)
    assert check(conn, tablet, NOW + 2 * DAY_MS) is None
    assert sign_in(conn, digits, KEY, NOW + 2 * DAY_MS) is None
    revoke(conn, token_id, NOW)
    assert check(conn, tablet, NOW + DAY_MS) is None
    assert sign_in(conn, digits, KEY, NOW) is None


def test_signing_out_ends_what_the_digits_gave_and_nothing_else(conn: Connection) -> None:
    token_id, digits = card(conn)
    mine, other = sign_in(conn, digits, KEY, NOW), sign_in(conn, digits, KEY, NOW)
    assert mine
    assert other
    sign_out(conn, mine, NOW)
    assert check(conn, mine, NOW) is None
    assert check(conn, other, NOW)
    assert sign_in(conn, digits, KEY, NOW)
    plain = issue(conn, "desk", "", None, 1, NOW)
    sign_out(conn, plain, NOW)
    assert check(conn, plain, NOW)
    sign_out(conn, "nobody.knows", NOW)
    assert card_of(conn, id_of(other)) == card_of(conn, token_id) == token_id


def test_the_key_of_the_digits_is_that_of_the_server(tmp_path: Path) -> None:
    """`MEET_SECRET_KEY` as it stands; where it is not set, what `serve` reads and keeps in var."""
    assert card_key("schlüssel", tmp_path) == "schlüssel".encode()
    kept = access.secret_key(tmp_path).hex()
    assert card_key("", tmp_path) == kept.encode()


def test_five_wrong_tries_and_an_address_waits() -> None:
    tries = Tries()
    assert [tries.count("10.0.0.7", NOW + i) for i in range(5)] == [4, 3, 2, 1, 0]
    assert tries.wait_ms("10.0.0.7", NOW + 4) == Tries.WAIT_MS
    assert tries.wait_ms("10.0.0.7", NOW + 4 + Tries.WAIT_MS - 1) == 1
    assert tries.wait_ms("10.0.0.7", NOW + 4 + Tries.WAIT_MS) == 0
    assert tries.wait_ms("10.0.0.8", NOW + 4) == 0
    assert tries.count("10.0.0.7", NOW + 4 + Tries.WAIT_MS) == 4


def test_a_right_try_forgets_the_wrong_ones() -> None:
    tries = Tries()
    for _ in range(4):
        tries.count("10.0.0.7", NOW)
    tries.right("10.0.0.7")
    assert tries.count("10.0.0.7", NOW) == 4


def test_addresses_that_stopped_trying_take_no_memory() -> None:
    tries = Tries()
    for i in range(100):
        tries.count(f"10.0.0.{i}", NOW)
    tries.count("10.0.1.1", NOW + Tries.WAIT_MS)
    assert list(tries._tries) == ["10.0.1.1"]


def test_the_secret_key_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    var = tmp_path / "var"
    with ThreadPoolExecutor(8) as starts:
        keys = set(starts.map(access.secret_key, [var] * 8))
    assert len(keys) == 1
    assert {len(key) for key in keys} == {32}
    assert access.secret_key(var) in keys
    assert [path.name for path in var.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((var / "secret_key").stat().st_mode) == 0o600
    assert access.secret_key(tmp_path / "other") not in keys
