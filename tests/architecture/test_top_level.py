"""The top level, the lock, the licences and the door `run` are what the design says."""

import os
import re
import shutil
import subprocess
from configparser import ConfigParser
from hashlib import sha256
from pathlib import Path

import pytest

from tests.architecture import project

# The user's nine names, and what a tool demands.
TOP_LEVEL = {
    *("app.py", "setup.cfg", "scoring_rules", "events", "meet", "templates", "static", "tests"),
    *("README.md", "run", "pyproject.toml", "ruff.toml", "requirements.lock", ".ci"),
    *(".gitignore", "LICENSE", "NOTICE"),
}
LOCK = Path("requirements.lock")


def test_nothing_else_stands_on_the_top_level() -> None:
    assert {path.parts[0] for path in project.files()} <= TOP_LEVEL


def required(*extras: str) -> set[str]:
    """The distributions that setup.cfg asks for, by their normalised names."""
    config = ConfigParser()
    config.read(project.ROOT / "setup.cfg", encoding="utf-8")
    asked = [config["options"]["install_requires"]]
    asked += [config["options.extras_require"][extra] for extra in extras]
    names = (re.split(r"[=><\[]", line)[0] for line in "\n".join(asked).split())
    return {name.lower().replace("_", "-") for name in names}


def pinned(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))


def test_the_lock_pins_what_is_asked_for_and_serving_needs_nothing_of_the_tests() -> None:
    serving, _, testing = project.text(LOCK).partition("\n# test\n")
    assert required("build") <= pinned(serving)
    assert required("build", "test") <= pinned(serving) | pinned(testing)
    assert not pinned(serving) & pinned(testing)
    assert not {"pytest", "playwright", "mypy"} & pinned(serving)


def test_every_locked_package_is_hashed_and_no_line_is_anything_else() -> None:
    lines = [line for line in project.text(LOCK).splitlines() if line != "# test"]
    blocks = re.split(r"\n(?=\S)", "\n".join(lines))
    assert len(blocks) > 40
    for block in blocks:
        first, *hashes = block.split("\n")
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\", first)
        assert hashes
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes)


def test_the_licence_is_whole() -> None:
    licence = project.text(Path("LICENSE"))
    assert "Apache License\n                           Version 2.0, January 2004" in licence
    assert licence.count("\n") > 195
    assert "END OF TERMS AND CONDITIONS" in licence


def test_what_others_wrote_stands_with_its_licence_and_version_and_in_the_notice() -> None:
    vendor = Path("static/vendor")
    vendored = {path for path in project.files() if path.is_relative_to(vendor)}
    folders = {Path(*path.parts[:3]) for path in vendored}
    notice = project.text(Path("NOTICE"))
    for folder in folders:
        assert {folder / "LICENSE", folder / "VERSION"} <= vendored
        version = project.text(folder / "VERSION")
        number = re.findall(r"\d+[.0-9]+", version)[0]
        assert f"\n{folder} {number}, " in notice
        code = vendored - {folder / "LICENSE", folder / "VERSION"}
        sums = {sha256((project.ROOT / path).read_bytes()).hexdigest() for path in code}
        assert sums & set(re.findall(r"[0-9a-f]{64}", version)), f"{folder} has been changed"


# --- run -------------------------------------------------------------------------------------

LIBRARIES = "libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0 libatomic.so.1"
FONTS = "Noto Sans CJK SC\nNoto Serif CJK SC"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A copy of the door on a machine whose apt-get reaches nothing and which has no .venv."""
    for name in ("run", "setup.cfg", "requirements.lock"):
        shutil.copy(project.ROOT / name, tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    pretend(programs, "ldconfig", f"printf '%s\\n' {LIBRARIES}")
    pretend(programs, "fc-list", f"echo '{FONTS}'")
    pretend(programs, "chromium", "true")
    pretend(programs, "apt-get", "echo unreachable; exit 100")
    pretend(programs, "sudo", "exit 1")
    return tmp_path


def pretend(programs: Path, name: str, does: str) -> None:
    program = programs / name
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(0o755)


def run(bare: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [bare / "run", *arguments],
        env=os.environ | {"PATH": f"{bare / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("program", "shows", "package"),
    [
        ("ldconfig", LIBRARIES.replace("libpango-1.0.so.0", ""), "libpango-1.0-0"),
        ("ldconfig", LIBRARIES.replace("libpangoft2-1.0.so.0", ""), "libpangoft2-1.0-0"),
        ("ldconfig", LIBRARIES.replace("libharfbuzz-subset.so.0", ""), "libharfbuzz-subset0"),
        ("ldconfig", LIBRARIES.replace("libatomic.so.1", ""), "libatomic1"),
        ("fc-list", "Noto Sans CJK SC", "fonts-noto-cjk"),
        ("fc-list", "Noto Serif CJK SC", "fonts-noto-cjk"),
        ("fc-list", "DejaVu Sans", "fonts-noto-cjk"),
    ],
)
def test_a_missing_package_is_named_with_its_command(
    bare: Path, program: str, shows: str, package: str
) -> None:
    pretend(bare / "bin", program, f"echo '{shows}'")
    answer = run(bare, "test")
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.endswith(
        f"    apt-get update && apt-get install -y --no-install-recommends {package}\n"
    )
    assert not (bare / ".venv").exists()


def test_serving_needs_nothing_that_only_the_tests_need(bare: Path) -> None:
    pretend(bare / "bin", "ldconfig", "echo libpango-1.0.so.0 libpangoft2-1.0.so.0")
    assert run(bare).stderr.endswith("--no-install-recommends libharfbuzz-subset0\n")
    assert run(bare, "test").stderr.endswith("libharfbuzz-subset0 libatomic1\n")


def test_packages_that_can_be_installed_are_installed(bare: Path) -> None:
    """apt-get here brings the library; then the environment is begun, and pip finds no network."""
    pretend(bare / "bin", "ldconfig", f"cat '{bare}/libraries' 2>/dev/null || true")
    pretend(bare / "bin", "apt-get", f"echo {LIBRARIES} >'{bare}/libraries'")
    answer = subprocess.run(
        [bare / "run", "score"],
        env=os.environ
        | {"PATH": f"{bare / 'bin'}:{os.environ['PATH']}", "PIP_INDEX_URL": "http://127.0.0.1:9/"}
        | {"PIP_RETRIES": "0", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "/ Making the Python environment" in answer.stderr
    assert answer.stderr.endswith("check the network and run this again\n")
    assert not (bare / ".venv" / "stamp").exists()
