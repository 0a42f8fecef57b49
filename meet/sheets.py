"""Sheets: the printed documents of the games, what each is called and what was published."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any, Literal

import jinja2
import segno
from markupsafe import Markup
from sqlalchemy import Connection, insert, select

from meet.tables import sheet
from meet.words import translations

Kind = Literal["result", "medals", "points", "draw"]
Environments = Callable[[str], jinja2.Environment]

CODES: Mapping[Kind, str] = {"result": "RES", "medals": "MED", "points": "PTS", "draw": "DRW"}
TAGS = {"zh": "zh-Hans", "en": "en"}
# Who signs, in the order of signing; the words are message ids of templates/print.
ROLES = {
    "recorder": "编排记录长",
    "referee": "裁判长",
    "chief": "总裁判长",
    "date": "日期",
}
# The fractions that the whole CJK face holds as one character.
GLYPHS = {"1/2": "½", "1/4": "¼", "3/4": "¾"}


def document_number(kind: Kind, subject: str = "", lang: str = "zh") -> str:
    """The number of a document: "RES-w-54", "MED", "PTS"; a translation is one of its own."""
    language = "" if lang == "zh" else lang.upper()
    one = subject.replace("~", "~7E").replace("/", "~2F")  # an address has / before the version
    return "-".join(part for part in (CODES[kind], one, language) if part)


def signature_lines(kind: Kind, **signed: str) -> tuple[tuple[str, str], ...]:
    """The lines to sign: (role, name or date printed on the line); the tables of all sports
    have no referee of their own."""
    return tuple(
        (role, signed.get(role, ""))
        for role in ROLES
        if kind in ("result", "draw") or role != "referee"
    )


def html(kind: Kind, data: Mapping[str, Any], lang: str, environment: Environments) -> str:
    """A document as HTML for the press, in the language `lang` ("zh" or "en").

    `data` is plain:
    `meet` {"title"} · `document` its number · `version` from 1 · `status` "official",
    "unofficial", "corrected", or "drawn" of a draw · `changes` what a corrected version changes,
    sentences ·
    `printed_at`, `published_at`, `official_at`, `protest_until` local times with their date as
    printed, all but the first may be "" · `url` of the live result · `signatures` as of
    `signature_lines` · `view` the encoded EventView, MedalsView, PointsView or DrawSheetView ·
    `tables` encoded TableViews of the event's contests, for a result.
    Raises `jinja2.UndefinedError` where a key is missing.
    """
    template = environment(lang).get_template(f"print/{kind}.html")
    return template.render(
        sheet=data,
        language=TAGS[lang],
        roles=ROLES,
        qr=qr_code(data["url"]),
        split=split_figure,
        fraction_slot=fraction_slot,
        value_heads=value_heads,
        reasons=reasons,
        row_heading=row_heading,
    )


def qr_code(url: str) -> Markup:
    """The address as an SVG without margin, correction level M (version 3 up to 42 bytes)."""
    code = segno.make(url, error="m", micro=False, boost_error=False)
    return Markup(code.svg_inline(border=0, omitsize=True, title=url))  # noqa: S704


def split_figure(text: str) -> tuple[str, str]:
    """An exact figure as whole and fraction: "7/2", "3.5" are ("3", "½"), "22/3" ("7", " 1/3").

    Other decimals, such as "11.32", and what is no figure stay as they are.
    """
    try:
        number = Fraction(text)
    except ValueError:
        return text, ""
    whole, rest = divmod(abs(number), 1)
    if not rest or ("." in text and str(rest) not in GLYPHS):
        return text.replace("-", "−"), ""
    written = f"\N{NO-BREAK SPACE}{rest}" if whole else f"{rest}"
    return f"{'−' if number < 0 else ''}{whole or ''}", GLYPHS.get(str(rest), written)


def fraction_slot(figures: Iterable[str]) -> str:
    """How much room a column's fractions need: none "", one character "one", or "small" type."""
    parts = {split_figure(text)[1] for text in figures} - {""}
    if not parts:
        return ""
    return "one" if parts <= set(GLYPHS.values()) else "small"


def value_heads(placings: Sequence[Mapping[str, Any]]) -> list[str]:
    """The heads of the further figures that placings carry, each once, in their order."""
    return list(dict.fromkeys(head for row in placings for head, _ in row["values"]))


def reasons(placings: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """The sentences under each placing: what decided it, and its award where that is no plain
    line of the table: points that were split, a shared place, a joint team."""
    sharing = Counter(row["place"] for row in placings if row["place"] is not None)

    def is_plain(row: Mapping[str, Any]) -> bool:
        alone = sharing[row["place"]] <= 1 and len(row["entrant"]["delegations"]) <= 1
        return alone and not split_figure(row["points"])[1]

    return [
        [said for said in (row["why"], "" if is_plain(row) else row["award"]) if said]
        for row in placings
    ]


def row_heading(table: Mapping[str, Any]) -> int:
    """The column that names the entrant of each row; the first where no cell does."""
    named = (i for row in table["rows"] for i, cell in enumerate(row["cells"]) if cell["who"])
    return next(named, 0)


# What a correction may change in a row: where it stands in the view, and the heads of the columns.
ROWS: Mapping[Kind, tuple[str, str, Mapping[str, str]]] = {
    "result": ("placings", "entrant", {"place": "名次", "mark": "成绩", "points": "得分"}),
    "medals": (
        *("rows", "delegation"),
        {"rank": "名次", "gold": "金牌", "silver": "银牌", "bronze": "铜牌"},
    ),
    "points": ("rows", "delegation", {"rank": "名次", "points": "总分"}),
}


def changes(
    kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any], lang: str
) -> tuple[str, ...]:
    """What differs between two views of a document, a sentence for each row that does."""
    _ = translations(lang).gettext
    rows, who, columns = ROWS[kind]
    if kind == "result" and not _both_official(before, after):
        columns = {column: columns[column] for column in ("place", "mark")}
    old = {row[who]["id"]: row for row in before[rows]}
    new = {row[who]["id"]: row for row in after[rows]}
    sentences = []
    for key in dict.fromkeys((*new, *old)):
        changed = [
            _("{head}由 {before} 改为 {after}").format(head=_(head), before=was, after=now)
            for column, head in columns.items()
            if (was := _printed(old.get(key), column)) != (now := _printed(new.get(key), column))
        ]
        if changed:
            name = (new.get(key) or old[key])[who]["name"]
            sentences.append(
                _("{name}：{changes}。").format(name=name, changes=_("，").join(changed))
            )
    return tuple(sentences)


def _both_official(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether both results have points to compare: only what is official has."""
    return all(view["stage"]["code"] == "official" for view in (before, after))


def _printed(row: Mapping[str, Any] | None, column: str) -> str:
    """A row's figure as its sheet shows it; "—" for none, and for who is not listed."""
    if row is None:
        return "—"
    figure = row[column]
    if column == "mark" and row["place"] is None:
        figure = figure or row["status"]
    return "".join(split_figure(str(figure))) if figure not in (None, "") else "—"


# --- What was published --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet as made: its document's number and version, what it shows and how it was printed.

    `status` as in `html`; `view` the plain data it was made from; `made_at` milliseconds, UTC;
    `line` the number of the ledger line that published it, if one did.
    """

    document: str
    version: int
    status: str
    view: Any
    pdf: bytes
    made_at: int
    line: int | None = None

    @property
    def sha256(self) -> str:
        """The PDF's digest, in hexadecimal."""
        return sha256(self.pdf).hexdigest()


class SheetDamaged(Exception):  # noqa: N818 - as PressFailed
    """The kept PDF is no longer the one that was published."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that was published, without its PDF."""

    version: int
    status: str
    view: Any


def kept(conn: Connection, document: str) -> tuple[Kept, ...]:
    """The versions of a document that were published, in their order."""
    columns = sheet.c
    query = select(columns.version, columns.status, columns.view)
    rows = conn.execute(query.where(columns.document == document).order_by(columns.version))
    return tuple(Kept(*row) for row in rows)


def publish(conn: Connection, made: MadeSheet) -> MadeSheet:
    """Keep a sheet under (document, version); returns what is kept.

    The first to be published stays: where that version exists, it is returned unchanged.
    """
    first = published(conn, made.document, made.version)
    if first is not None:
        return first
    columns = ("document", "version", "status", "sha256", "view", "pdf", "made_at", "line")
    conn.execute(insert(sheet).values({name: getattr(made, name) for name in columns}))
    return made


def published(conn: Connection, document: str, version: int | None = None) -> MadeSheet | None:
    """A published sheet, byte for byte; its latest version unless one is named.

    None where there is none. Raises `SheetDamaged` where its digest does not hold.
    """
    query = select(sheet).where(sheet.c.document == document).order_by(sheet.c.version.desc())
    if version is not None:
        query = query.where(sheet.c.version == version)
    row = conn.execute(query.limit(1)).one_or_none()
    if row is None:
        return None
    found = MadeSheet(
        row.document, row.version, row.status, row.view, row.pdf, row.made_at, row.line
    )
    if found.sha256 != row.sha256:
        raise SheetDamaged(f"{found.document} {found.version}")
    return found
