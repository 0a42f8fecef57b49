"""A sport: its rules by preset name, and the fields of its own that an entrant may carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scoring_rules.contest import Rules


@dataclass(frozen=True, slots=True)
class NoFields:
    """The entrant's own fields of a sport that has none."""


@dataclass(frozen=True, slots=True)
class Sport:
    """One folder under `events/`.

    `rules`: a value for each preset; an event may override its fields (FORMATS §2).
    `entry`: the dataclass of an entrant's own fields (`lot`, `bodyweight`).
    """

    key: str
    rules: Mapping[str, Rules[Any]]
    entry: type = NoFields
