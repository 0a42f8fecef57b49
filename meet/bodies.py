"""The bodies that writing requests carry (FORMATS §4), and the ledger line that each wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from meet.codec import BadInput, decode, dump

LONGEST_ID = 64
LONGEST_TEXT = 2000
LONGEST_CALL = 64 * 1024
LARGEST_BATCH = 200
ABSENT: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line that somebody wants to write: `seq` last seen, None for what names its own matter."""

    id: str
    seq: int | None
    call: Mapping[str, Any]
    reason: str = ""
    said_at: str = ""
    said_ms: int | None = None
    device: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    id: str
    seq: int | None
    said_at: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class _Call(_Head):
    call: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Retraction(_Head):
    retracts: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Correction(_Head):
    replaces: int = 0
    calls: list[Any] = field(default_factory=list)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Sign(_Head):
    role: str = ""
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class _Reopen(_Head):
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OfficialBody:
    """`POST …/official`: the version of the result that was seen."""

    id: str
    seen: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnofficialBody:
    """`POST …/unofficial`: why the result is taken back; `seen` as for `OfficialBody`, if given."""

    id: str
    reason: str = ""
    seen: int | None = None
    seq: int | None = None


def call_wanted(raw: Any, at: str = "") -> Wanted:
    """`POST …/calls`, a single call. A call is an object with its `kind`."""
    body = _read(_Call, raw, at, ("call",))
    if len(dump(body.call)) > LONGEST_CALL:
        raise BadInput("too_long", f"{at}.call".lstrip("."), most=LONGEST_CALL)
    reason = body.call.get("reason")
    return _wanted(body, body.call, reason if isinstance(reason, str) else "", at)


def batch_wanted(raw: Any) -> tuple[Any, ...] | None:
    """The bodies of a batch `{"calls": […]}`; None where the body is a single call."""
    if not isinstance(raw, Mapping) or "calls" not in raw or "call" in raw:
        return None
    bodies = raw["calls"]
    if set(raw) != {"calls"} or not isinstance(bodies, list):
        raise BadInput("unknown_field", ", ".join(sorted(set(raw) - {"calls"})), known="calls")
    if len(bodies) > LARGEST_BATCH:
        raise BadInput("too_many_calls", "calls", most=LARGEST_BATCH)
    return tuple(bodies)


def retraction_wanted(raw: Any) -> Wanted:
    """`POST …/retractions`."""
    body = _read(_Retraction, raw, "", ("retracts",))
    call = {"kind": "retract", "line": body.retracts}
    return _wanted(body, _with_reason(call, body.reason), body.reason, "")


def correction_wanted(raw: Any) -> Wanted:
    """`POST …/corrections`; a reason is required."""
    body = _read(_Correction, raw, "", ("replaces", "calls", "reason"))
    call = {"kind": "correct", "line": body.replaces, "calls": body.calls, "reason": body.reason}
    return _wanted(body, call, body.reason, "")


def sign_wanted(raw: Any) -> Wanted:
    """`POST …/sign`; `seq` may be left out: a signature confirms what now stands."""
    body = _read(_Sign, raw, "", ())
    return _wanted(body, {"kind": "sign", "role": body.role} if body.role else {"kind": "sign"})


def reopen_wanted(raw: Any) -> Wanted:
    """`POST …/reopen`; a reason is required."""
    body = _read(_Reopen, raw, "", ("reason",))
    return _wanted(body, {"kind": "reopen", "reason": body.reason}, body.reason, "")


def official_body(raw: Any) -> OfficialBody:
    """`POST …/official`."""
    body: OfficialBody = _checked(decode(OfficialBody, raw), raw, "", ())
    return body


def unofficial_body(raw: Any) -> UnofficialBody:
    """`POST …/unofficial`; a reason is required."""
    body: UnofficialBody = _checked(decode(UnofficialBody, raw), raw, "", ("reason",))
    return body


def _read(cls: type[Any], raw: Any, at: str, required: tuple[str, ...]) -> Any:
    return _checked(decode(cls, raw, at), raw, at, required)


def _checked(body: Any, raw: Any, at: str, required: tuple[str, ...]) -> Any:
    for name in required:
        if raw.get(name) in ABSENT:
            raise BadInput("missing_field", at, field=name)
    if not body.id or len(body.id) > LONGEST_ID:
        raise BadInput("bad_id", f"{at}.id".lstrip("."), most=LONGEST_ID)
    for name in ("reason", "device", "said_at"):
        if len(getattr(body, name, "")) > LONGEST_TEXT:
            raise BadInput("too_long", f"{at}.{name}".lstrip("."), most=LONGEST_TEXT)
    return body


def _with_reason(call: dict[str, Any], reason: str) -> dict[str, Any]:
    return {**call, "reason": reason} if reason else call


def _wanted(body: _Head, call: Mapping[str, Any], reason: str = "", at: str = "") -> Wanted:
    said_ms = milliseconds(body.said_at, f"{at}.said_at".lstrip(".")) if body.said_at else None
    return Wanted(body.id, body.seq, call, reason, body.said_at, said_ms, body.device)


def milliseconds(text: str, at: str) -> int:
    """An ISO 8601 time with its zone as milliseconds since 1970 UTC, without floats."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise BadInput("bad_time", at, value=text) from wrong
    if moment.tzinfo is None:
        raise BadInput("bad_time", at, value=text)
    try:
        since = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    except OverflowError as wrong:  # a moment of the first or the last day that there is
        raise BadInput("bad_time", at, value=text) from wrong
    return (since.days * 86400 + since.seconds) * 1000 + since.microseconds // 1000


def said_ms(tablet_ms: int | None, at_ms: int) -> int:
    """When a call was said: the tablet's time where it gave one, never later than it arrived."""
    return at_ms if tablet_ms is None else min(tablet_ms, at_ms)
