"""The reader: the record read anew for every question, and the context that answers it."""

import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from meet.awarding import Awarding
from meet.present.context import Context
from meet.present.times import Zone
from meet.record import Record
from meet.results import Results
from meet.roster import Roster
from scoring_rules import regulation


class NoGamesError(LookupError):
    """The database holds no games yet."""


class Reader:
    """One record for all who read in this process; a lock keeps its folds from interleaving."""

    def __init__(self, engine: Engine, zone: Zone, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._engine = engine
        self._zone = zone
        self._lock = threading.RLock()
        self._results = Results(Record())
        self._awarding: Awarding | None = None
        self._regulation_text = ""

    @contextmanager
    def context(self, lang: str) -> Iterator[Context]:
        """What stands now, in a language; raises `NoGamesError` for an empty database."""
        with self._lock:
            with self._engine.connect() as conn:
                self._results.record.refresh(conn)
            today = self._zone.local(self._now_ms()).date().isoformat()
            yield Context(self._results, self._current_awarding(), self._zone, lang, today)

    def last_number(self) -> int:
        """The meet-wide number of the last line."""
        with self._lock, self._engine.connect() as conn:
            self._results.record.refresh(conn)
            return self._results.record.last_number

    def roster(self) -> Roster | None:
        """The roster now; None while there are no games."""
        with self._lock, self._engine.connect() as conn:
            self._results.record.refresh(conn)
            return self._results.record.roster

    def _current_awarding(self) -> Awarding:
        if self._results.record.roster is None:
            raise NoGamesError
        text = self._results.roster.regulation_text
        if self._awarding is None or text != self._regulation_text:
            rules = regulation.read(tomllib.loads(text))
            self._awarding = Awarding(self._results, rules)
            self._regulation_text = text
        return self._awarding
