"""Digests: the same values always give the same sha256, in any process and any year."""

import hashlib
from typing import Any

import msgspec


def digest(value: Any) -> str:
    """sha256 of the value's canonical JSON (sorted keys), as hexadecimal digits."""
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()
