"""Pages of the organiser about entries: one event's, one entry put right, a whole table of them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request

from meet import entries, entry_table, registration
from meet.access import Grant
from meet.codec import BadInput
from meet.entries import Wanted
from meet.present.context import Context
from meet.present.organising import delegation_tags, entries_of, listed
from meet.score import message
from meet.web.organise_pages import HOME, act, organiser, page, work
from meet.web.visit import check_csrf, house, lang

entry_pages = Blueprint("entries", __name__, url_prefix=HOME)

HALF = "1/2"
SHARES = ("0", HALF, "1")
"""What the other delegation of an exchange athlete may be credited with."""
MOST_MEMBERS = 30


def _event_page(event_id: str, said: str = "", status: int = 200, one: str = "") -> Response:
    """An event's entries; with `one`, the form that puts that entry right."""

    def view(context: Context) -> Mapping[str, Any]:
        frame = registration.known(context.results.roster.events, event_id)
        found = entries_of(context, frame)
        edited = next((entry for entry in found if entry.tag.id == one), None)
        if one and edited is None:
            raise BadInput("not_found", "entrant", what=one)
        return {
            "event": listed(context, frame),
            "entries": found,
            "edited": edited,
            "delegations": delegation_tags(context),
        }

    return page("entry" if one else "event", view, said, status)


@entry_pages.get("/event")
def event() -> Response:
    """The entries of one event, and the form for one more."""
    organiser()
    return _event_page(request.args.get("id", ""))


@entry_pages.post("/event")
def change_event() -> Response:
    """Enter somebody, put an entry right, take one back, or make the contest."""
    grant = organiser()
    form = request.form
    event_id, entrant = form.get("event", ""), form.get("entrant", "")
    acts = {"enter": _enter, "correct": _correct, "remove": _remove, "draw": _draw}
    wanted = form.get("act", "")

    def do() -> str:
        if wanted not in acts:
            raise BadInput("unknown_kind", "act", kind=wanted, known=", ".join(acts))
        done = acts[wanted](grant, event_id)
        return f"{HOME}/event?id={quote(event_id, safe='')}&done={done}"

    one = entrant if wanted in ("correct", "remove") else ""
    return act(do, lambda said, status: _event_page(event_id, said, status, one))


def _check_class(event_id: str) -> None:
    """Refuse a class that the event is not for, unless the form says that it was looked at."""
    event = entries.offered(event_id)
    given = "".join(request.form.get("class", "").split())
    if event and given and given not in event.classes and not request.form.get("class_sure"):
        raise BadInput("wrong_class", "class", given=given, classes="、".join(event.classes))


def _enter(grant: Grant, event_id: str) -> str:
    wanted = [Wanted(event_id, _typed())]
    _check_class(event_id)
    work(grant, lambda office: entries.enter(office, wanted))
    return "entered"


def _correct(grant: Grant, event_id: str) -> str:
    form = request.form
    wanted = Wanted(event_id, {**_kept(event_id), **_typed()})
    _check_class(event_id)
    one, reason = form.get("entrant", ""), form.get("reason", "")
    work(grant, lambda office: entries.correct(office, one, wanted, reason))
    return "saved"


def _kept(event_id: str) -> Mapping[str, Any]:
    """What the form does not ask for, as it stands."""
    with house().reader.context(lang()) as context:
        roster = context.results.roster
        was = entries.entrant_in(roster, event_id, request.form.get("entrant", ""))
    asked = {"name", "delegation", "number", "sex", "class", "seed", "members"}
    if "exchange" in request.form:
        asked.add("credits")
    return {key: value for key, value in entries.plain(was).items() if key not in asked}


def _remove(grant: Grant, event_id: str) -> str:
    one, reason = request.form.get("entrant", ""), request.form.get("reason", "")
    work(grant, lambda office: entries.remove(office, event_id, one, reason))
    return "removed"


def _draw(grant: Grant, event_id: str) -> str:
    work(grant, lambda office: registration.draw_final(office, event_id))
    return "drawn"


def _typed() -> dict[str, Any]:
    """The entry as the form has it; empty fields are left out."""
    form = request.form
    raw: dict[str, Any] = {
        key: " ".join(form.get(key, "").split())
        for key in ("name", "delegation", "number", "sex", "class")
    }
    seed = form.get("seed", "").strip()
    if seed and not seed.isdecimal():
        raise BadInput("not_a_number", "seed", given=seed)
    if seed:
        raw["seed"] = int(seed)
    members = [one for i in range(MOST_MEMBERS) if (one := _member(i, raw["delegation"]))]
    if members:
        raw["members"] = members
        homes = {member["delegation"] for member in members}
        raw["delegation"] = homes.pop() if len(homes) == 1 else ""
    elif form.get("exchange"):
        home, raw["delegation"] = raw["delegation"], ""
        raw["credits"] = _credits(home, form["exchange"], form.get("exchange_share", ""))
    return {key: value for key, value in raw.items() if value}


def _credits(home: str, other: str, share: str) -> list[dict[str, str]]:
    """What both delegations of an exchange athlete (交流运动员) are credited with; the home one has
    all of it, or half where they share."""
    if not home:
        raise BadInput("no_delegation", "delegation")
    if other == home:
        raise BadInput("exchange_at_home", "exchange")
    if share not in SHARES:
        raise BadInput("not_one_of", "exchange_share", got=share, known=", ".join(SHARES))
    own = share if share == HALF else "1"
    both = ((home, own), (other, share))
    return [{"delegation": one, "medal": part, "points": part} for one, part in both]


def _member(i: int, home: str) -> dict[str, str] | None:
    """A row of the form of a pair or team; who sends them is said once where it is one."""
    form = request.form
    name = " ".join(form.get(f"member.{i}.name", "").split())
    if not name:
        return None
    delegation = form.get(f"member.{i}.delegation", "") or home
    number = form.get(f"member.{i}.number", "").strip()
    kept = form.get(f"member.{i}.id", "")
    member = {"name": name, "delegation": delegation, "number": number}
    return {"id": kept, **member} if kept else member


@entry_pages.get("/entry")
def entry() -> Response:
    """One entry, to be put right."""
    organiser()
    one = request.args.get("entrant", "")
    if not one:
        raise BadInput("not_found", "entrant", what="")
    return _event_page(request.args.get("event", ""), one=one)


# --- A whole table ----------------------------------------------------------------------------


def _table_page(said: str = "", status: int = 200, **more: Any) -> Response:
    shown = {"checked": None, "text": "", "with_new": False, **more}
    return page("table", lambda _context: {**shown, "spoken": spoken}, said, status)


def spoken(bad: BadInput) -> str:
    """A row's fault as a sentence."""
    return message(bad, lang())


@entry_pages.get("/table")
def table() -> Response:
    """Where a table is sent from, and its template."""
    organiser()
    return _table_page()


@entry_pages.get("/table/template.csv")
def table_template() -> Response:
    """An empty table to fill in."""
    organiser()
    with house().reader.context(lang()) as context:
        content = entry_table.template(context.results.roster)
    response = Response(content, mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="entries.csv"'
    return response


@entry_pages.post("/table")
def preview() -> Response:
    """What the table would change, row by row; nothing is written."""
    organiser()
    check_csrf()
    upload = request.files.get("file")
    try:
        cells = entry_table.read(upload.read() if upload else b"")
        return _preview(cells, with_new=bool(request.form.get("with_new")))
    except BadInput as bad:
        return _table_page(message(bad, lang()), 400)


def _preview(cells: list[list[str]], *, with_new: bool, said: str = "") -> Response:
    with house().reader.context(lang()) as context:
        checked = entry_table.check(cells, context.results.roster, with_new=with_new)
        doubts = {row.line: [context.voice.say(one) for one in row.doubts] for row in checked.rows}
    shown = {"checked": checked, "doubts": doubts, "with_new": with_new}
    status = 400 if checked.faults or said else 200
    return _table_page(said, status, text=entry_table.written(cells), **shown)


@entry_pages.post("/table/confirm")
def confirm() -> Response:
    """Take the table in that was shown; where something came in between, show it again."""
    grant = organiser()
    check_csrf()
    cells = entry_table.read(request.form.get("text", "").encode())
    with_new = bool(request.form.get("with_new"))
    try:
        count = work(grant, lambda office: entry_table.take(office, cells, with_new=with_new))
    except BadInput as bad:
        return _preview(cells, with_new=with_new, said=message(bad, lang()))
    return redirect(f"{HOME}/events?done=table&n={count}", 303)  # type: ignore[return-value]
