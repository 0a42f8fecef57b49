"""The import contracts of setup.cfg hold for a small copy of the house and break where planted."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from configparser import ConfigParser
from itertools import chain
from pathlib import Path

import pytest

from tests.architecture import laws, project

ONE_WAY = "Imports go one way: meet, events, scoring_rules"
APP = "Nothing imports the application that is put together in app"
SPORTS = "Sports never import each other"
PURE = "The pure layers know no library, no clock, no chance and no disk"

HOUSE = {
    "app.py": "import meet",
    "meet/__init__.py": "import flask, events.darts, scoring_rules.contest",
    "events/__init__.py": "",
    "events/darts/__init__.py": "from events.darts.rules import VISIT",
    "events/darts/rules.py": "import scoring_rules.contest\nVISIT = 180",
    "events/chess/__init__.py": "from fractions import Fraction",
    "scoring_rules/__init__.py": "",
    "scoring_rules/contest.py": "from dataclasses import dataclass",
}


# contract, file, what is planted at its end, how the report tells it
PLANTED = [
    (ONE_WAY, "scoring_rules/contest.py", "import events.darts", "contest -> events.darts"),
    (ONE_WAY, "scoring_rules/place.py", "from meet import desk", "place -> meet.desk"),
    (ONE_WAY, "events/chess/__init__.py", "def f():\n    import meet.desk", "chess -> meet.desk"),
    (APP, "meet/desk.py", "from app import create_app", "meet.desk -> app"),
    (
        SPORTS,
        "events/chess/__init__.py",
        "import events.darts.rules",
        "chess -> events.darts.rules",
    ),
    (SPORTS, "events/ninth/__init__.py", "from events import chess", "ninth -> events.chess"),
    (PURE, "scoring_rules/contest.py", "from datetime import date", "contest -> datetime"),
    (PURE, "events/darts/rules.py", "import sqlalchemy.orm", "rules -> sqlalchemy"),
]


def build(house: Path, planted: Iterable[tuple[str, str]]) -> None:
    for name, source in chain(HOUSE.items(), planted):
        path = house / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(source + "\n")
    shutil.copy(project.ROOT / "setup.cfg", house)


def lint(house: Path) -> tuple[dict[str, str], str]:
    """The verdict on each contract, and the whole report."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    linted = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    report = linted.stdout + linted.stderr
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", report, re.MULTILINE))
    assert linted.returncode == int("BROKEN" in verdicts.values()), report
    return verdicts, report


def test_the_house_as_it_should_be(tmp_path: Path) -> None:
    build(tmp_path, [])
    verdicts, report = lint(tmp_path)
    assert verdicts == dict.fromkeys((ONE_WAY, APP, SPORTS, PURE), "KEPT"), report


@pytest.fixture(scope="module")
def broken_house(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], str]:
    house = tmp_path_factory.mktemp("house")
    build(house, ((name, source) for _, name, source, _ in PLANTED))
    return lint(house)


@pytest.mark.parametrize(("contract", "file", "source", "told"), PLANTED)
def test_a_planted_import_breaks_its_contract(
    broken_house: tuple[dict[str, str], str], contract: str, file: str, source: str, told: str
) -> None:
    verdicts, report = broken_house
    assert verdicts[contract] == "BROKEN"
    section = report.split(f"\n{contract}\n---")[1].lstrip("-").split("-----")[0]
    assert told in section


def test_the_pure_contract_names_every_library_we_depend_on() -> None:
    config = ConfigParser()
    config.read(project.ROOT / "setup.cfg", encoding="utf-8")
    forbidden = config["importlinter:contract:pure"]["forbidden_modules"].split()
    imported_as = {"python_socketio": "socketio", "gevent_websocket": "geventwebsocket"}
    for line in config["options"]["install_requires"].split():
        name = re.split(r"[=><\[]", line)[0].lower().replace("-", "_")
        if name != "tzdata":  # data, not a module
            assert imported_as.get(name, name) in forbidden


def test_the_application_is_put_together_from_meet_alone() -> None:
    tree = ast.parse(project.text(Path("app.py")))
    ours = {"meet", "gevent", "geventwebsocket", "flask"} | sys.stdlib_module_names
    assert {module.split(".")[0] for _, module in laws.imports(tree)} <= ours
