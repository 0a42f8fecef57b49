"""A mark of the record book, with the class, sex and implement that it stands for."""

import re
from dataclasses import dataclass

from events.athletics.raza import merged
from scoring_rules.decisions import Level

MARK = re.compile(r"([0-9]{1,2}:)?([0-9]{1,2}:)?[0-9]{1,3}([.][0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class RecordMark:
    """A mark that stands: a time (`11.36`, `1:58.40`) or metres (`5.96`).

    Where `class_` (`T46`, `T45-47`), `sex` or `implement` is empty, it holds for all of the event.
    """

    level: Level
    mark: str
    class_: str = ""
    sex: str = ""
    implement: str = ""
    holder: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        """ValueError for what is no mark."""
        if not MARK.fullmatch(self.mark):
            raise ValueError(f"{self.mark!r} is no mark")

    def holds_for(self, class_: str, sex: str, implement: str) -> bool:
        """Whether an athlete may break it; what an entry leaves open, but the implement, fits."""
        return (
            (not self.class_ or not class_ or class_ in {self.class_} | merged(self.class_))
            and (not self.sex or not sex or self.sex == sex)
            and (not self.implement or self.implement == implement)
        )
