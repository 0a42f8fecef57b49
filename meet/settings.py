"""Settings: what the environment says (FORMATS §5), read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
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
    """The settings; raises `BadInput` naming the variable that cannot be used."""
    var = ROOT / "var"
    return Settings(
        host=environ.get("MEET_HOST", "0.0.0.0"),  # noqa: S104 - a hall's tablets must reach it
        port=_port(environ.get("MEET_PORT", "8000")),
        database=database_url(environ, var),
        var=var,
        secret_key=environ.get("MEET_SECRET_KEY", ""),
        public_url=environ.get("MEET_PUBLIC_URL", "").rstrip("/"),
        zone=_zone(environ.get("MEET_TZ", "Asia/Shanghai")),
        lang=_lang(environ.get("MEET_LANG", "zh")),
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= HIGHEST_PORT:
        raise BadInput("bad_variable", "MEET_PORT", variable="MEET_PORT", value=text)
    return int(text)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as wrong:
        raise BadInput("bad_variable", "MEET_TZ", variable="MEET_TZ", value=name) from wrong
    return name


def _lang(code: str) -> str:
    if code not in LANGUAGES:
        raise BadInput("bad_variable", "MEET_LANG", variable="MEET_LANG", value=code)
    return code
