"""The codes of words and refusals that stand in the source, read from its syntax trees."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from meet.words import ROOT

REFUSALS = {"Refused", "BadInput", "Misread", "refusal"}
TEXTS = {"words", "Words", "word"}


LITERAL = re.compile(r"\w+")
CODE_PATTERN = re.compile(r"(?=.*[a-z]{3})\w*(\.\+\w*)+")


@dataclass(frozen=True)
class Code:
    """A code as it stands in the source: a word, or a pattern where part of it is computed."""

    pattern: str
    where: str
    sport: str
    kind: str

    def is_named_by(self, codes: set[str]) -> bool:
        """Whether at least one of the codes is meant."""
        return any(re.fullmatch(self.pattern, code) for code in codes)


def sources() -> tuple[Path, ...]:
    """The Python files in which codes may stand."""
    return tuple(
        path
        for folder in ("scoring_rules", "events", "meet")
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


@cache
def codes(path: Path) -> tuple[Code, ...]:
    """The codes that one file uses."""
    return tuple(_codes(path))


def _codes(path: Path) -> Iterator[Code]:
    inside = path.relative_to(ROOT)
    sport = inside.parts[1] if inside.parts[0] == "events" and len(inside.parts) > 2 else ""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for scope in ast.walk(tree):
        if isinstance(scope, ast.Module | ast.FunctionDef):
            for call in _calls(scope):
                kind = "refused" if _name(call) in REFUSALS else "text"
                for pattern in _patterns(call.args[0], scope):
                    yield Code(pattern, f"{inside}:{call.lineno}", sport, kind)
        elif isinstance(scope, ast.ClassDef):
            for line, text in _class_codes(scope):
                yield Code(re.escape(text), f"{inside}:{line}", sport, "refused")


def _class_codes(scope: ast.ClassDef) -> Iterator[tuple[int, str]]:
    """Exceptions that have their code as a class variable."""
    for node in scope.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id="code")], value=ast.Constant(value=str(text)), lineno=line
            ):
                yield line, text


@cache
def strings() -> tuple[frozenset[str], tuple[str, ...]]:
    """All strings of the source that may be codes, and the patterns among them.

    For the way back: is a text used anywhere?
    """
    found = {
        pattern
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for pattern in _patterns(node, node)
    }
    literal = frozenset(pattern for pattern in found if LITERAL.fullmatch(pattern))
    return literal, tuple(p for p in found if CODE_PATTERN.fullmatch(p))


def call_kinds(path: Path) -> Iterator[str]:
    """The kinds of call that a file declares: `kind: ClassVar[str] = "attempt"`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and node.target.id == "kind"
            and "ClassVar" in ast.dump(node.annotation)
            and isinstance(node.value, ast.Constant)
        ):
            yield str(node.value.value)


def _calls(scope: ast.AST) -> Iterator[ast.Call]:
    """Calls in a scope, those of functions inside it apart."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.FunctionDef):
            yield from (c for d in node.decorator_list for c in _calls(d))
            continue
        if isinstance(node, ast.Call) and node.args and _name(node) in REFUSALS | TEXTS:
            yield node
        yield from _calls(node)


def _name(call: ast.Call) -> str:
    """`words(…)`, `Refused(…)`, and `voice.word(…)` of the edge."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr="word" as name):
            return name
    return ""


def _patterns(value: ast.AST, scope: ast.AST) -> Iterator[str]:
    """What a code may be: constants, f-strings, either branch, or what a name was given."""
    match value:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.JoinedStr(values=parts):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                for part in parts
            )
        case ast.IfExp(body=body, orelse=orelse):
            yield from _patterns(body, scope)
            yield from _patterns(orelse, scope)
        case ast.Name(id=name):
            for node in ast.walk(scope):
                if isinstance(node, ast.Assign) and any(
                    isinstance(target, ast.Name) and target.id == name for target in node.targets
                ):
                    yield from _patterns(node.value, scope)
