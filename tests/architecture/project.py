"""The project's own files, as git sees them, and the Python among them as syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PURE = ("scoring_rules", "events")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed, relative to the root, in order."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        found = (Path(name) for name in names if name)
    else:  # an unpacked archive, where no history tells what belongs to it
        found = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return tuple(sorted(path for path in found if is_ours(path) and (ROOT / path).is_file()))


def is_ours(path: Path) -> bool:
    """False for what tools and the server leave behind."""
    made = {".git", ".venv", "var", "__pycache__", "build"}
    return not any(part in made or part.endswith(("_cache", ".egg-info")) for part in path.parts)


def written(*suffixes: str) -> list[Path]:
    """The files with one of these suffixes that we wrote; what others wrote is vendored."""
    return [
        path
        for path in files()
        if path.suffix in suffixes and path.parts[:2] != ("static", "vendor")
    ]


def text(path: Path) -> str:
    """The content of a file given relative to the root."""
    return (ROOT / path).read_text(encoding="utf-8")


def python() -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file with its syntax tree."""
    for path in written(".py"):
        yield path, ast.parse(text(path), str(path))


def pure() -> Iterator[tuple[Path, ast.Module]]:
    """The Python files of the pure layers."""
    return ((path, tree) for path, tree in python() if path.parts[0] in PURE)
