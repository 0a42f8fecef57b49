"""A house with one event, for what the awards show on pages."""

from tests.web.conftest import meet

__all__ = ["meet"]
