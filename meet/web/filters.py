"""What templates can say: translated words, figures, marks, medals, chips and clocks.

The same set serves pages in a request, frames that are pushed outside of one, and print: the
language is the variable `lang` of the template, and in a request that names none, `g.lang`.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import jinja2
from flask import Flask, Response, g, has_request_context, request
from jinja2.runtime import Context
from markupsafe import Markup, escape

from meet.view_models import ClockView, StageView
from meet.web.charts import gold_chart
from meet.web.marks import icon, mark
from meet.words import ROOT, days, exact_parts, translations

LANGUAGE_TAGS = {"zh": "zh-Hans", "en": "en"}
DISCS = {"gold": "金", "silver": "银", "bronze": "铜"}
WORDS_OF_MEDALS = {"gold": "金牌", "silver": "银牌", "bronze": "铜牌"}
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
CHOICES = {"text": ("large", "normal"), "plain": ("1", "0")}
"""What a reader may ask of all pages, by parameter, kept in a cookie of the same name."""
YEAR_S = 31_536_000
COMPARED = re.compile(r"[^\s，。：；,;:]+ [<>] [^\s，。：；,;]+")
EXACT = re.compile(r"-?[0-9]+(/[0-9]+|\.[0-9]+)?")


def environment(app: Flask) -> jinja2.Environment:
    """Set up the environment of an application; a page's own template may stand with its sport.

    Templates of pages further read, from context processors of the application: `games` (`name`,
    `dates`), `now` (HH:MM:SS in the zone of the games), `csrf_token()`, `signed_in` (a name or "").
    """
    app.jinja_options = {**app.jinja_options, "undefined": jinja2.StrictUndefined}
    env = app.jinja_env
    env.trim_blocks = env.lstrip_blocks = True
    env.loader = _loader()
    _equip(env)
    app.context_processor(_choices)
    app.after_request(remember_choices)
    return env


def _choices() -> dict[str, Any]:
    """Plain language comes in large text."""
    plain = wants("plain")
    return {"lang": g.get("lang", "zh"), "large": plain or wants("text"), "plain": plain}


def wants(choice: str) -> bool:
    """Whether the reader asked for large text (大字) or plain language (简明), now or before."""
    return request.args.get(choice, request.cookies.get(choice)) == CHOICES[choice][0]


def remember_choices(response: Response) -> Response:
    """Keep what a link asked for, a year, on this reader's device."""
    for choice, (yes, no) in CHOICES.items():
        if choice in request.args:
            said = yes if wants(choice) else no
            response.set_cookie(choice, said, max_age=YEAR_S, samesite="Lax", httponly=True)
    return response


BOARD_STYLES = tuple(sorted(path.parent.name for path in (ROOT / "events").glob("*/board.css")))
"""The sports whose boards have a style sheet of their own."""


@cache
def environment_for(lang: str) -> jinja2.Environment:
    """The environment of one language outside the application, for print."""
    env = jinja2.Environment(
        loader=_loader(),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    _equip(env)
    env.globals["lang"] = lang
    return env


def _loader() -> jinja2.BaseLoader:
    """Templates of the house, and `events/<sport>/board.html` of a sport that draws its own."""
    return jinja2.ChoiceLoader(
        [
            jinja2.FileSystemLoader(ROOT / "templates"),
            jinja2.PrefixLoader({"events": jinja2.FileSystemLoader(ROOT / "events")}),
        ]
    )


def _equip(env: jinja2.Environment) -> None:
    env.globals.update(_=gettext, icon=icon, language_tag=language_tag, board_styles=BOARD_STYLES)
    env.filters.update(
        fraction=fraction,
        given=given,
        gold_chart=gold_chart,
        mark=mark,
        medal=medal,
        chip=chip,
        clock=clock,
        compared=compared,
        dates=dates,
        day=day,
        names=names,
        short_day=short_day,
        slots=slots,
    )


def language(context: Context) -> str:
    """The language a template speaks."""
    named = context.resolve_or_missing("lang")
    if isinstance(named, str):
        return named
    return str(g.get("lang", "zh")) if has_request_context() else "zh"


@jinja2.pass_context
def language_tag(context: Context) -> str:
    """The language as HTML names it."""
    return LANGUAGE_TAGS[language(context)]


@jinja2.pass_context
def gettext(context: Context, msgid: str, within: str = "", **values: Any) -> str:
    """The interface's own words; `%(name)s` in them are filled with `values`, escaped by Jinja.

    `within` tells apart what is one word in Chinese and two in English.
    """
    known = translations(language(context))
    text = known.pgettext(within, msgid) if within else known.gettext(msgid)
    return text % values if values else text


def fraction(text: str, slot: bool = False) -> Markup:
    """An exact number ("131.5", "22/3") as 131½; with `slot` the fraction has a place of its own,
    so that the integers of a column stay in line."""
    if not EXACT.fullmatch(text):
        return escape(text)
    whole, part = exact_parts(text)
    if not slot:
        return escape(whole + part)
    return Markup('{}<span class="slot">{}</span>').format(whole, part)


def slots(rows: Iterable[Any], *columns: str) -> dict[str, bool]:
    """Which of the columns of figures hold a fraction, and so need slots."""
    figures = {column: [getattr(row, column) for row in rows] for column in columns}
    return {column: any(map(_is_broken, told)) for column, told in figures.items()}


def _is_broken(figure: str) -> bool:
    return bool(EXACT.fullmatch(figure) and exact_parts(figure)[1])


@jinja2.pass_context
def medal(context: Context, kind: str) -> Markup:
    """A medal's disc with its character; "" for no medal."""
    if not kind:
        return Markup()
    return Markup(
        '<span class="medal {}"><span aria-hidden="true">{}</span>'
        '<span class="unseen">{}</span></span>'
    ).format(kind, gettext(context, DISCS[kind]), gettext(context, WORDS_OF_MEDALS[kind]))


def chip(stage: StageView, quiet: bool = False) -> Markup:
    """A state: sign, word and form all differ. Quiet: sign and word without a form, for lists."""
    sign = "scheduled" if stage.code == "start_list" else stage.code
    return Markup('<span class="chip {}{}">{}{}</span>').format(
        sign, " quiet" if quiet else "", icon(sign), stage.word
    )


def clock(view: ClockView) -> Markup:
    """A clock as m:ss; one that runs carries its deadline for the page to count down to."""
    shown_ms = view.length_ms if view.left_ms is None else view.left_ms
    running = Markup(' data-deadline="{}"').format(view.deadline_ms) if view.deadline_ms else ""
    minutes, seconds = divmod(max(shown_ms, 0) // 1000, 60)
    return Markup('<span class="clock" data-length="{}"{}>{}:{:02d}</span>').format(
        view.length_ms, running, minutes, seconds
    )


def compared(sentence: str) -> Markup:
    """A sentence of why, with the two values that were compared in bold: 59.84 < 60.32."""
    parts, end = [], 0
    for match in COMPARED.finditer(sentence):
        parts += [escape(sentence[end : match.start()]), Markup("<b>{}</b>").format(match[0])]
        end = match.end()
    return Markup("").join((*parts, escape(sentence[end:])))


@jinja2.pass_context
def day(context: Context, iso: str) -> str:
    """A date YYYY-MM-DD with its weekday; what is no date stands as it is."""
    try:
        weekday = date.fromisoformat(iso).weekday()
    except ValueError:
        return iso
    named = gettext(context, WEEKDAYS[weekday])
    return f"{days(iso, iso, language(context))}　{named}"


@jinja2.pass_context
def given(context: Context, text: str) -> Markup:
    """What the games' own files say in one language; where the reader's is another and the
    catalogue has no words for it, it is marked as Chinese."""
    told = gettext(context, text) if text else ""
    if language(context) == "zh" or told != text:
        return escape(told)
    return Markup('<span lang="zh-Hans">{}</span>').format(told)


@jinja2.pass_context
def short_day(context: Context, iso: str) -> str:
    """A date YYYY-MM-DD without its year: 5月16日, 16 May."""
    year = days(iso, iso, language(context))
    return year[5:] if language(context) == "zh" else year[:-5]


@jinja2.pass_context
def dates(context: Context, interval: str) -> str:
    """The days of the games from "2026-05-16/2026-05-17"."""
    first, _, last = interval.partition("/")
    return days(first, last or first, language(context))


def names(text: str) -> Markup:
    """A name that may break after ·, ／, - or a space only, never inside its parts."""
    parts = re.findall(r"[^·／ -]+[·／ -]*", text)
    wrapped = (Markup('<span class="part">{}</span>').format(part) for part in parts)
    return Markup("<wbr>").join(wrapped)
