"""The laws of the house as functions: each takes a piece of source and tells its offences."""

import ast
import re
from collections.abc import Iterator
from itertools import chain

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 40
# Names that say nothing about what is inside.
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}

# What the pure layers may import besides themselves: values, and tools on values.
# No clock, no chance, no float, no disk, no network, no process.
PURE_IMPORTS = {
    "__future__", "abc", "bisect", "collections", "contextlib", "dataclasses", "decimal", "enum",
    "events", "fractions", "functools", "hashlib", "heapq", "itertools", "json", "numbers",
    "operator", "re", "scoring_rules", "string", "textwrap", "tomllib", "types", "typing",
    "unicodedata",
}  # fmt: skip
INEXACT = {"float", "complex"}
IMPURE_CALLS = {"print", "open", "input", "eval", "exec", "__import__"}

HAN = "\u3400-\u9fff\U00020000-\U000323af"
HALF_WIDTH = re.compile(rf"[{HAN}][,;:!?(]\s*(?=[{HAN}<]|\{{\{{|$)|[{HAN}]\)", re.MULTILINE)

# Written so that these lines do not offend against themselves.
FOREIGN_ADDRESSES = re.compile(
    r"pypi\.org/simple|files\.pythonhosted|registry\.npmjs|(deb|security)\.debian\.org"
    r"|--(extra-)?index-url|(^|[^a-z.])/(wor[k]|tm[p]/bash_jobs)/",
    re.MULTILINE,
)


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, dotted module) of every import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def impure(tree: ast.Module, also_allowed: frozenset[str] = frozenset()) -> Iterator[str]:
    """Offences of a pure module: imports, floats, input and output, division of plain numbers.

    Whether the operands of `/` are exact cannot be read from the syntax; that the module knows
    an exact kind of number at all can.
    """
    modules = list(imports(tree))
    for line, module in modules:
        if module.split(".")[0] not in PURE_IMPORTS | also_allowed:
            yield f"{line}: imports {module or 'relatively'}"
    exact = any(module in {"fractions", "decimal"} for _, module in modules)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"{node.lineno}: {node.value} is a float"
        elif isinstance(node, ast.Name) and node.id in INEXACT:
            yield f"{node.lineno}: {node.id}"
        elif isinstance(node, ast.Call) and getattr(node.func, "id", None) in IMPURE_CALLS:
            yield f"{node.lineno}: calls {ast.unparse(node.func)}"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and not exact:
            if isinstance(node.op, ast.Div):
                yield f"{node.lineno}: / without Fraction or Decimal"


def long_functions(tree: ast.Module) -> Iterator[str]:
    """Functions longer than the law allows, their docstring not counted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = _lines(node)
            if ast.get_docstring(node, clean=False) is not None:
                length -= _lines(node.body[0])
            if length > MAX_FUNCTION_LINES:
                yield f"{node.lineno}: {node.name} has {length} lines"


def _lines(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def no_opening_sentence(tree: ast.Module) -> Iterator[str]:
    """A module's docstring opens with one sentence, alone in its paragraph."""
    docstring = ast.get_docstring(tree)
    if docstring is None:
        yield "no docstring"
    elif not docstring.split("\n\n")[0].rstrip().endswith((".", "。")):
        yield "the docstring does not open with a sentence"


def half_width(source: str) -> Iterator[str]:
    """Half-width punctuation in Chinese."""
    return _found(HALF_WIDTH, source)


def half_width_words(tree: ast.Module) -> Iterator[str]:
    """Half-width punctuation in the Chinese strings of a module.

    A docstring is English that may name the Chinese word in brackets, and a string used as one
    (an expression that nothing takes) is too.
    """
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in docstrings and HALF_WIDTH.search(node.value):
                yield f"{node.lineno}: {node.value!r}"


def foreign_addresses(source: str) -> Iterator[str]:
    """Addresses of package registries, and paths of one particular machine."""
    return _found(FOREIGN_ADDRESSES, source)


def says_nothing(parts: tuple[str, ...]) -> Iterator[str]:
    """Folders and modules whose name tells nothing of what they hold."""
    stems = chain(parts[:-1], [parts[-1].split(".")[0]])
    return (stem for stem in stems if stem.lower() in SAYS_NOTHING)


def _found(pattern: re.Pattern[str], source: str) -> Iterator[str]:
    for match in pattern.finditer(source):
        line = source.count("\n", 0, match.start()) + 1
        yield f"{line}: {source[match.start() : match.end() + 1]!r}"
