"""What an event is made of, read from its JSON (FORMATS §2): its rules, its draw, its entrants."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from events import sports
from meet.codec import BadInput, decode, encode, override
from scoring_rules.contest import Entrant, Rules
from scoring_rules.draws import DRAWS, Combined, Draw
from scoring_rules.exact import exact
from scoring_rules.refusal import Refused
from scoring_rules.sport import Sport

IN_FORMATS = ("", "fiba", "fiba-3x3", "ittf", "bwf", "world-curling", "darts", "xiangqi")
RANKINGS = (*IN_FORMATS, "fiba-ratio", "darts-direct", "world-curling-game")
"""Ways to rank a table of matches: those of FORMATS §2, and what a regulation may choose besides;
accepted with every format."""

COMMON = frozenset(field.name.rstrip("_") for field in fields(Entrant)) - {"own"}


def sport_of(key: Any, at: str = "sport") -> Sport:
    """The sport by its key; raises `BadInput` naming the sports there are."""
    known = sports()
    if not isinstance(key, str) or key not in known:
        raise BadInput("unknown_sport", at, sport=str(key), known=", ".join(known))
    return known[key]


def rules_of(sport: Sport, raw: Any, at: str = "rules") -> Rules[Any]:
    """The preset's rules with the fields that the event overrides; raises `BadInput`, also with the
    code of rules that refuse what cannot be held."""
    if not isinstance(raw, Mapping):
        raise BadInput("wrong_type", at, expected="object", got=type(raw).__name__)
    if "preset" not in raw:
        raise BadInput("missing_field", at, field="preset")
    preset = raw["preset"]
    if not isinstance(preset, str) or preset not in sport.rules:
        known = ", ".join(sport.rules)
        raise BadInput("unknown_preset", f"{at}.preset", preset=str(preset), known=known)
    changes = {key: value for key, value in raw.items() if key != "preset"}
    try:
        return override(sport.rules[preset], changes, at)
    except Refused as refused:
        raise BadInput(refused.code, at, **refused.facts) from refused


def draw_of(raw: Any, at: str = "draw") -> Draw:
    """The draw by its format, with its parameters; raises `BadInput`, also with the code of a
    draw that refuses what cannot be played."""
    if not isinstance(raw, Mapping):
        raise BadInput("wrong_type", at, expected="object", got=type(raw).__name__)
    name = raw.get("format")
    if not isinstance(name, str) or name not in DRAWS:
        raise BadInput("unknown_draw", f"{at}.format", format=str(name), known=", ".join(DRAWS))
    ranking = raw.get("ranking", "")
    if ranking not in RANKINGS:
        known = ", ".join(RANKINGS[1:])
        raise BadInput("unknown_ranking", f"{at}.ranking", ranking=str(ranking), known=known)
    try:
        return decode(DRAWS[name], {k: v for k, v in raw.items() if k != "format"}, at)
    except Refused as refused:
        raise BadInput(refused.code, at, **refused.facts) from refused


def check_together(rules: Rules[Any], draw: Draw, at: str = "draw.format") -> None:
    """Raise `BadInput` where rules that one draw alone can rank (`drawn_by`) stand with another,
    or that draw with other rules."""
    if (getattr(rules, "drawn_by", "") == Combined.engine) != isinstance(draw, Combined):
        raise BadInput("combined_apart", at)


def entrant_of(sport: Sport, raw: Any, at: str) -> Entrant:
    """An entrant with the sport's own fields."""
    if not isinstance(raw, Mapping):
        raise BadInput("wrong_type", at, expected="object", got=type(raw).__name__)
    own_names = frozenset(field.name for field in fields(sport.entry))
    for key in raw:
        if key not in COMMON | own_names:
            known = ", ".join(sorted(COMMON | own_names))
            raise BadInput("unknown_field", f"{at}.{key}", known=known)
    common = decode(Entrant, _numbered({k: v for k, v in raw.items() if k in COMMON}), at)
    for i, credit in enumerate(common.credits):
        _check_exact(credit.medal, f"{at}.credits[{i}].medal")
        _check_exact(credit.points, f"{at}.credits[{i}].points")
    own: Any = decode(sport.entry, {k: v for k, v in raw.items() if k in own_names}, at)
    return replace(common, own=own)


def _numbered(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entrant with the numbers of shirts and bibs as text: 7 is "7", and "00" is not "0"."""
    number, members = raw.get("number"), raw.get("members")
    written: dict[str, Any] = {}
    if isinstance(number, int) and not isinstance(number, bool):
        written["number"] = str(number)
    if isinstance(members, list | tuple):
        written["members"] = [_numbered(o) if isinstance(o, Mapping) else o for o in members]
    return {**raw, **written}


def rival(sport: Sport, entrant: str) -> Entrant:
    """An entrant of another event in a shared contest, of whom a file knows only the id."""
    return Entrant(entrant, own=sport.entry())


WEAK_ORDERS = ("order", "placings")


def named_in(value: Any) -> Iterator[str]:
    """The ids of entrants that calls name, also inside sheets, weak orders and corrections."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == "entrant" and isinstance(item, str):
                yield item
            elif key in WEAK_ORDERS and isinstance(item, list):
                groups = (group for group in item if isinstance(group, list))
                yield from (one for group in groups for one in group if isinstance(one, str))
            else:
                yield from named_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from named_in(item)


def _check_exact(text: str, at: str) -> None:
    """A share is an exact number, not below 0."""
    try:
        share = exact(text)
    except ValueError as wrong:
        raise BadInput("bad_value", at, reason=f"`{text}`") from wrong
    if share < 0:
        raise BadInput("bad_value", at, reason=f"`{text}`")


def entrant_json(entrant: Entrant) -> dict[str, Any]:
    """The entrant as FORMATS §2 writes it."""
    common: dict[str, Any] = encode(replace(entrant, own=None))
    return {**common, **(encode(entrant.own) if entrant.own is not None else {})}
