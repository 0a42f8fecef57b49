"""A sport: its rules by preset name, and the fields of its own that an entrant may carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scoring_rules.contest import Rules


@dataclass(frozen=True, slots=True)
class NoFields:
    """The entrant's own fields of a sport that has none."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What planning assumes of a sport's matches until the organiser says otherwise: `courts` in
    use, `minutes` of a match with changing over, and how many an entrant plays `a_day`."""

    courts: int
    minutes: int
    a_day: int


@dataclass(frozen=True, slots=True)
class Sport:
    """One folder under `events/`.

    `rules`: a value for each preset; an event may override its fields (FORMATS §2).
    `entry`: the dataclass of an entrant's own fields (`lot`, `bodyweight`). `timing`: of a sport
    in which two meet; None where contests are no matches.
    """

    key: str
    rules: Mapping[str, Rules[Any]]
    entry: type = NoFields
    timing: Timing | None = None
