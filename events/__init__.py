"""The sports, one folder each; a folder with a `SPORT` is found by itself."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from scoring_rules.sport import Sport


@cache
def sports() -> Mapping[str, Sport]:
    """All sports by key, found among the folders of this package."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    found: list[Sport] = [import_module(f"{__name__}.{name}").SPORT for name in names]
    return {sport.key: sport for sport in found}
