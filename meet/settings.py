"""Settings: what the environment says (FORMATS §5), read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.engine import URL

from meet.codec import BadInput
from meet.database import database_url

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh", "en")
HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to serve, what to store in, and how to speak."""

    host: str
    port: int
    database: URL
    var: Path
    secret_key: str
    public_url: str
    zone: str
    lang: str


def read(environ: Mapping[str, str]) -> Settings:
    """The settings; raises `BadInput` naming the variable that cannot be used.

    A variable that is set to nothing is as good as none.
    """
    var = ROOT / "var"
    given = {name: text for name, text in environ.items() if text}
    return Settings(
        host=given.get("MEET_HOST", "0.0.0.0"),  # noqa: S104 - a hall's tablets must reach it
        port=_port(given.get("MEET_PORT", "8000")),
        var=var,
        secret_key=given.get("MEET_SECRET_KEY", ""),
        public_url=_address(given.get("MEET_PUBLIC_URL", "")),
        zone=_zone(given.get("MEET_TZ", "Asia/Shanghai")),
        lang=_lang(given.get("MEET_LANG", "zh")),
        database=_database(given, var),  # last, for it makes a folder
    )


def _bad(variable: str, value: str) -> BadInput:
    return BadInput("bad_variable", variable, variable=variable, value=value)


def _port(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) <= len(str(HIGHEST_PORT)) else 0
    if not 0 < number <= HIGHEST_PORT:
        raise _bad("MEET_PORT", text)
    return number


def _database(given: Mapping[str, str], var: Path) -> URL:
    try:
        return database_url(given, var)
    except OSError as wrong:  # its folder cannot be made
        variable = "MEET_DATABASE_URL"
        reason = wrong.strerror or str(wrong)
        raise BadInput("database_unusable", variable, variable=variable, reason=reason) from wrong


def _address(text: str) -> str:
    """An address that a phone can open; "" where none is given."""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError as wrong:  # a port that is no number, a bracket that is not closed
        raise _bad("MEET_PUBLIC_URL", text) from wrong
    if text and not sound:
        raise _bad("MEET_PUBLIC_URL", text)
    return text.rstrip("/")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
        raise _bad("MEET_TZ", name) from wrong
    return name


def _lang(code: str) -> str:
    if code not in LANGUAGES:
        raise _bad("MEET_LANG", code)
    return code
