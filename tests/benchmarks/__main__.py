"""`./run bench`: every benchmark of this folder, one after the other, as tables."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

HEADS = ("what", "median ms", "note")


def rows(figures: list[Any]) -> tuple[list[str], list[list[str]]]:
    """Heads and cells of a benchmark's figures: triples, or mappings with keys of their own."""
    if figures and isinstance(figures[0], dict):
        heads = list(figures[0])
        return heads, [[str(figure.get(head, "")) for head in heads] for figure in figures]
    return list(HEADS), [[name, f"{ms:.4g}", note] for name, ms, note in figures]


def main(wanted: list[str]) -> None:
    """Run the benchmarks named (all if none is), and print their figures."""
    console = Console(width=120)
    for path in sorted(Path(__file__).parent.glob("*_bench.py")):
        name = path.stem.removesuffix("_bench")
        if wanted and name not in wanted:
            continue
        heads, cells = rows(import_module(f"tests.benchmarks.{path.stem}").figures())
        table = Table(*heads, title=name)
        for row in cells:
            table.add_row(*row)
        console.print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
