"""Times as shown: server time in UTC milliseconds, in the zone of the games."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of the games (`MEET_TZ`)."""

    name: str

    def local(self, at_ms: int) -> datetime:
        """The local moment, to the second."""
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at_ms // 1000)
        return moment.astimezone(ZoneInfo(self.name))

    def hhmm(self, at_ms: int) -> str:
        """Hours and minutes: 10:42."""
        return self.local(at_ms).strftime("%H:%M")

    def hhmmss(self, at_ms: int) -> str:
        """Hours, minutes and seconds: 10:42:08."""
        return self.local(at_ms).strftime("%H:%M:%S")

    def full(self, at_ms: int) -> str:
        """Date and time as printed: 2026-05-17 16:42."""
        return self.local(at_ms).strftime("%Y-%m-%d %H:%M")


def clock_of(starts: str) -> str:
    """The time of a schedule entry `YYYY-MM-DDTHH:MM`; "" where it follows another."""
    return starts[11:16]


def day_of(starts: str) -> str:
    """The date of a schedule entry; "" where it is not fixed."""
    return starts[:10]
