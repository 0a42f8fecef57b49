"""The regulation as shown: its parameters, and which are assumed (暂定) with a question each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from meet.present.context import Context

SECTIONS = ("admission", "medals", "points", "records", "penalties", "status", "tables")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its dotted path, its value as written, and why it is assumed ("" if not)."""

    path: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class RegulationView:
    """`/regulation`: the regulation in force."""

    version: int
    title: str
    id: str
    edition: int
    provisional: int
    parameters: tuple[Parameter, ...]


def regulation_view(context: Context) -> RegulationView:
    """The regulation in force, parameter by parameter."""
    rules = context.awarding.regulation
    values = json.loads(rules.source)
    notes = rules.notes(context.lang)
    parameters = tuple(_parameters(values, notes))
    return RegulationView(
        version=context.results.record.number("meet"),
        title=rules.titled(context.lang),
        id=rules.id,
        edition=rules.version,
        provisional=sum(1 for parameter in parameters if parameter.note),
        parameters=parameters,
    )


def _parameters(values: Any, notes: dict[str, str]) -> Iterator[Parameter]:
    """In the order of the format; a note may be about a whole section that is absent."""
    for section in SECTIONS:
        below = values.get(section)
        if section in notes or not isinstance(below, dict):
            if below or section in notes:
                yield Parameter(section, _written(below), notes.get(section, ""))
            continue
        for key, value in below.items():
            path = f"{section}.{key}"
            yield Parameter(path, _written(value), notes.get(path, ""))


def _written(value: Any) -> str:
    return "—" if value is None else json.dumps(value, ensure_ascii=False)
