"""A shell over an empty place."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell, shell_in


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A folder of its own, no database in it yet."""
    return shell_in(tmp_path)
