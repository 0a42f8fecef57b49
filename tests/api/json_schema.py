"""As much of JSON Schema 2020-12 as the description of the interface uses, and no more.

A word of the language that is not known here is an error, so that nothing passes unread.
"""

from collections.abc import Iterator, Mapping
from typing import Any

TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
OF_OBJECTS = {"properties", "required", "additionalProperties"}
OF_ARRAYS = {"items", "prefixItems", "minItems", "maxItems"}
TALK = {"title", "description", "default", "format", "maxLength", "minimum", "enum", "const"}
"""Words that say something about a value, or hold it to what no answer here breaks."""


class Schemas:
    """The components of one document, to which its schemas refer."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document

    def resolve(self, ref: str) -> Any:
        """What `#/a/b` stands for; KeyError where nothing stands there."""
        found: Any = self.document
        for step in ref.removeprefix("#/").split("/"):
            found = found[step]
        return found

    def faults(self, value: Any, schema: Any, at: str = "$") -> Iterator[str]:
        """What of the value is not as the schema says, with its place."""
        silent = TALK | (set() if isinstance(value, dict) else OF_OBJECTS)
        silent |= set() if isinstance(value, list) else OF_ARRAYS
        for word, rule in schema.items():
            if word not in silent:
                yield from getattr(self, f"_{word.strip('$')}")(value, rule, schema, at)

    def _ref(self, value: Any, rule: str, _schema: Any, at: str) -> Iterator[str]:
        yield from self.faults(value, self.resolve(rule), at)

    def _type(self, value: Any, rule: Any, _schema: Any, at: str) -> Iterator[str]:
        names = rule if isinstance(rule, list) else [rule]
        whole = [name for name in names if isinstance(value, TYPES[name])]
        if not whole or (isinstance(value, bool) and "boolean" not in names):
            yield f"{at}: {value!r} is no {rule}"

    def _properties(self, value: Any, rule: Any, _schema: Any, at: str) -> Iterator[str]:
        """Stricter than the language: what is sent is described."""
        yield from (f"{at}: {name} is not described" for name in value if name not in rule)
        for name, one in rule.items():
            if name in value:
                yield from self.faults(value[name], one, f"{at}.{name}")

    def _required(self, value: Any, rule: Any, _schema: Any, at: str) -> Iterator[str]:
        yield from (f"{at}: {name} is missing" for name in rule if name not in value)

    def _additionalProperties(  # noqa: N802 - the word of the format
        self, value: Any, rule: Any, schema: Any, at: str
    ) -> Iterator[str]:
        more = [name for name in value if name not in schema.get("properties", {})]
        if rule is False:
            yield from (f"{at}: {name} is not allowed" for name in more)
        else:
            for name in more:
                yield from self.faults(value[name], rule, f"{at}.{name}")

    def _items(self, value: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:
        rest = value[len(schema.get("prefixItems", ())) :]
        if rule is False:
            yield from (f"{at}: {len(rest)} too many" for _ in rest[:1])
        else:
            for i, item in enumerate(rest):
                yield from self.faults(item, rule, f"{at}[{i}]")

    def _prefixItems(self, value: Any, rule: Any, _schema: Any, at: str) -> Iterator[str]:  # noqa: N802
        for i, (item, one) in enumerate(zip(value, rule, strict=False)):
            yield from self.faults(item, one, f"{at}[{i}]")

    def _minItems(self, value: Any, rule: int, _schema: Any, at: str) -> Iterator[str]:  # noqa: N802
        if len(value) < rule:
            yield f"{at}: fewer than {rule}"

    def _maxItems(self, value: Any, rule: int, _schema: Any, at: str) -> Iterator[str]:  # noqa: N802
        if len(value) > rule:
            yield f"{at}: more than {rule}"

    def _anyOf(self, value: Any, rule: Any, _schema: Any, at: str) -> Iterator[str]:  # noqa: N802
        if all(list(self.faults(value, one, at)) for one in rule):
            yield f"{at}: {value!r} is none of them"

    def _oneOf(self, value: Any, rule: Any, _schema: Any, at: str) -> Iterator[str]:  # noqa: N802
        sound = [one for one in rule if not list(self.faults(value, one, at))]
        if len(sound) != 1:
            yield f"{at}: {value!r} is {len(sound)} of them"
