"""Every source file keeps the laws that can be read from it, and each law can be broken."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.architecture import laws, project

# events/__init__.py finds the sports among its own folders.
FINDS_SPORTS = Path("events/__init__.py")


def offences(found: Iterable[tuple[Path, Iterator[str]]]) -> list[str]:
    return [f"{path}:{offence}" for path, all_of_it in found for offence in all_of_it]


def test_the_pure_layers_are_pure() -> None:
    finders = frozenset({"importlib", "pkgutil"})
    assert not offences(
        (path, laws.impure(tree, finders if path == FINDS_SPORTS else frozenset()))
        for path, tree in project.pure()
    )


@pytest.mark.parametrize(
    "source",
    [
        "import datetime",
        "from time import monotonic",
        "from os import path",
        "def late():\n    import random",
        "from importlib.resources import files",
        "from . import neighbour",
        "import sqlalchemy.orm",
        "half = 0.5",
        "tiny = 1e-9",
        "x = float('1')",
        "def weight(kg: float): ...",
        "print('here')",
        "text = open('file').read()",
        "third = 1 / 3",
        "x = 4\nx /= 2",
    ],
)
def test_impurity_is_found(source: str) -> None:
    assert len(list(laws.impure(ast.parse(source)))) == 1


def test_exact_division_is_pure() -> None:
    source = "from fractions import Fraction\nthird = Fraction(1) / 3\nhalf = 7 // 2"
    assert not list(laws.impure(ast.parse(source)))


def test_no_file_is_too_long() -> None:
    lengths = {
        path: len(project.text(path).splitlines())
        for path in project.written(".py", ".js", ".css", ".html")
    }
    assert lengths
    assert not {p: n for p, n in lengths.items() if n > laws.MAX_FILE_LINES}


def test_no_function_is_too_long() -> None:
    assert not offences((path, laws.long_functions(tree)) for path, tree in project.python())


@pytest.mark.parametrize(("lines", "too_long"), [(38, False), (39, False), (40, True)])
def test_the_length_of_a_function_is_without_its_docstring(lines: int, *, too_long: bool) -> None:
    body = '    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * lines
    assert bool(list(laws.long_functions(ast.parse("def f():\n" + body)))) is too_long


def test_every_module_opens_with_a_sentence() -> None:
    assert not offences((path, laws.no_opening_sentence(tree)) for path, tree in project.python())


@pytest.mark.parametrize("source", ["", "x = 1", '"""Tables"""', '"""Tables\n\nof medals."""'])
def test_a_missing_sentence_is_found(source: str) -> None:
    assert list(laws.no_opening_sentence(ast.parse(source)))


def test_names_say_what_is_inside() -> None:
    assert not offences(
        (path, laws.says_nothing(path.parts)) for path in project.written(".py", ".js", ".html")
    )
    assert list(laws.says_nothing(("meet", "common", "rows.py")))
    assert list(laws.says_nothing(("static", "js", "utils.js")))
    assert not list(laws.says_nothing(("meet", "commons.py")))


def test_no_address_of_a_registry_and_no_path_of_this_machine() -> None:
    assert not offences(
        (path, laws.foreign_addresses(project.text(path)))
        for path in project.written(
            ".py",
            ".sh",
            ".toml",
            ".cfg",
            ".lock",
            ".md",
            ".html",
            ".js",
            ".css",
            ".json",
            ".po",
            "",
        )
    )


@pytest.mark.parametrize(
    "source",
    [
        "https://pypi" + ".org/simple/flask/",
        "--index" + "-url x",
        "--extra" + "-index-url x",
        "see /work" + "/main/run",
        "http://deb" + ".debian.org/debian",
    ],
)
def test_a_foreign_address_is_found(source: str) -> None:
    assert list(laws.foreign_addresses(source))


def test_the_shared_folder_is_known_to_tests_only() -> None:
    shared = "../" + "shared"
    assert not [
        path
        for path in project.written(".py", ".js", ".html", ".toml", ".cfg", "")
        if shared in project.text(path) and path.parts[0] != "tests"
    ]


def test_chinese_has_full_width_punctuation() -> None:
    assert not offences(
        (path, laws.half_width(project.text(path)))
        for path in project.written(".html", ".toml", ".po", ".js")
    )
    assert not offences(
        (path, laws.half_width_words(tree))
        for path, tree in project.python()
        if path.parts[0] != "tests"  # where wrong words stand on purpose
    )


@pytest.mark.parametrize(
    "source", ["成绩,名次", "第三名(并列)", "时间:{{ time }}", "人数: 三", "规则:<b>", "完成!\n下"]
)
def test_half_width_punctuation_is_found(source: str) -> None:
    assert list(laws.half_width(source))
    assert list(laws.half_width_words(ast.parse(f"words = {source!r}")))


@pytest.mark.parametrize(
    "source",
    ["成绩，名次", "第三名（并列）", '{{ _("奖牌榜") }},', "11:8", '("金", "银")', "标枪 F46, T46"],
)
def test_full_width_punctuation_is_right(source: str) -> None:
    assert not list(laws.half_width(source))
