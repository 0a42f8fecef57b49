"""Pages of the organiser: the steps to the first contest, events, delegations, times, files."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request

from events import sports
from meet import intake, registration
from meet.access import Grant, may
from meet.cards import handed_out
from meet.codec import BadInput
from meet.definitions import draw_of
from meet.desk import ForbiddenError, signed_as
from meet.entry_table import TOGETHER
from meet.house import now_ms
from meet.present.context import Context
from meet.present.organising import (
    changes,
    delegation_tags,
    listed,
    progress,
    shared_numbers,
)
from meet.programme import programmes
from meet.registration import Office
from meet.score import message
from meet.web.visit import check_csrf, house, lang, signed_in
from scoring_rules.draws import DRAWS

organise_pages = Blueprint("organise", __name__, url_prefix="/desk/organise")

HOME = "/desk/organise"
T_AND_MINUTES = len("2026-05-16T09:30")

Show = Callable[[str, int], Response]
View = Callable[[Context], Mapping[str, Any]]


def organiser() -> Grant:
    """Who is signed in, if they may change the roster; raises `ForbiddenError`."""
    grant = signed_in()
    if not may(grant, "roster"):
        raise ForbiddenError
    return grant


def page(template: str, view: View, said: str = "", status: int = 200) -> Response:
    """A page of the organiser; `said` is why something was not done."""
    with house().engine.connect() as conn:
        cards = handed_out(conn)
    with house().reader.context(lang()) as context:
        shown = {"steps": progress(context, cards), **view(context)}
        rendered = render_template(
            f"screen/organise/{template}.html", message=said, form=request.form, **shown
        )
    return make_response(rendered, status)


def work(grant: Grant, do: Callable[[Office], Any]) -> Any:
    """Do it in the writer's thread, as who is signed in."""
    by = signed_as(grant)
    return house().writer.submit(lambda conn: do(Office(conn, by, now_ms())))


def act(do: Callable[[], str], show: Show) -> Response:
    """Do what a form asks and go where it says; a refusal is shown on the form's own page."""
    check_csrf()
    try:
        where = do()
    except BadInput as bad:
        return show(message(bad, lang()), 400)
    return redirect(where, 303)  # type: ignore[return-value]


@organise_pages.get("")
def steps() -> Response:
    """The steps, with what is done."""
    organiser()
    return _steps_page()


def _steps_page(said: str = "", status: int = 200) -> Response:
    return page("steps_page", _games_view, said, status)


def _games_view(context: Context) -> Mapping[str, Any]:
    return {"meet": context.results.roster, "numbers": shared_numbers(context)}


@organise_pages.post("")
def correct_games() -> Response:
    """Correct the title and days of the games."""
    grant = organiser()

    def do() -> str:
        form = request.form
        title = {"zh": form.get("title", ""), "en": form.get("title_en", "")}
        days = intake.days_of(form.get("starts_on", ""), form.get("ends_on", ""))
        reason = form.get("reason", "")
        work(grant, lambda office: registration.correct_games(office, title, days, reason))
        return f"{HOME}?done=saved"

    return act(do, _steps_page)


@organise_pages.get("/events")
def events() -> Response:
    """The events of these games, and those that the sports offer."""
    organiser()
    return _events_page()


def _events_page(said: str = "", status: int = 200) -> Response:
    return page("events", _events_view, said, status)


def _events_view(context: Context) -> Mapping[str, Any]:
    roster, voice = context.results.roster, context.voice
    found = [(one, voice.sport_name(one.sport)) for one in programmes()]
    return {
        "chosen": [listed(context, frame) for frame in roster.events.values()],
        "offered": [(one, name) for one, name in found if one.events],
        "has": set(roster.events),
        "presets": [(one, name, tuple(sports()[one.sport].rules)) for one, name in found],
        "draws": draws_by_hand(),
        "tags": sorted(TOGETHER.union(*(e.tags for one in programmes() for e in one.events))),
    }


@organise_pages.post("/events")
def change_events() -> Response:
    """Choose events of the programmes, add one of one's own, or take one out."""
    grant = organiser()
    acts = {"choose": _choose, "own": _own_event, "remove": _remove_event}

    def do() -> str:
        return f"{HOME}/events?done={_one_of(acts)(grant)}"

    return act(do, _events_page)


def _one_of(acts: Mapping[str, Callable[[Grant], str]]) -> Callable[[Grant], str]:
    wanted = request.form.get("act", "")
    if wanted not in acts:
        raise BadInput("unknown_kind", "act", kind=wanted, known=", ".join(acts))
    return acts[wanted]


def _choose(grant: Grant) -> str:
    wanted = set(request.form.getlist("event"))
    found = [(p.sport, e) for p in programmes() for e in p.events if e.id in wanted]
    if not found:
        raise BadInput("nothing_chosen", "event")

    def do(office: Office) -> None:
        known = office.roster.events
        for sport, offered in found:
            if offered.id not in known:
                registration.choose_event(office, sport, offered)

    work(grant, do)
    return "chosen"


def _own_event(grant: Grant) -> str:
    form = request.form
    tags = [*form.getlist("tag"), *form.get("more_tags", "").replace("，", " ").split()]
    sport, _colon, preset = form.get("rules", "").partition(":")
    raw = {
        "tags": list(dict.fromkeys(tags)),
        "rules": {"preset": preset},
        "draw": {"format": form.get("draw", "final")},
    }
    name = (form.get("name", ""), form.get("name_en", ""))
    work(grant, lambda office: registration.own_event(office, sport, name, raw))
    return "saved"


def _remove_event(grant: Grant) -> str:
    one = request.form.get("event", "")
    work(grant, lambda office: registration.remove_event(office, one))
    return "removed"


@organise_pages.get("/delegations")
def delegations() -> Response:
    """The delegations, with their marks."""
    organiser()
    return _delegations_page()


def _delegations_page(said: str = "", status: int = 200) -> Response:
    def view(context: Context) -> Mapping[str, Any]:
        roster = context.results.roster
        return {"tags": delegation_tags(context), "delegations": roster.delegations}

    return page("delegations", view, said, status)


@organise_pages.post("/delegations")
def change_delegations() -> Response:
    """Add delegations, correct one's names, or take one out."""
    grant = organiser()
    acts = {"add": _add, "rename": _rename, "remove": _remove}

    def do() -> str:
        return f"{HOME}/delegations?done={_one_of(acts)(grant)}"

    return act(do, _delegations_page)


def _add(grant: Grant) -> str:
    """One delegation a line: name, short name, English name, the last two optional."""
    lines = request.form.get("names", "").replace("，", ",").replace("\t", ",").splitlines()
    parts = [[part.strip() for part in line.split(",")] for line in lines if line.strip()]
    if not parts:
        raise BadInput("empty_text", "names", field="name")
    keys = ("zh", "short_zh", "en", "short_en")
    named = [dict(zip(keys, part, strict=False)) for part in parts]

    def do(office: Office) -> None:
        for one in named:
            registration.add_delegation(office, one)

    work(grant, do)
    return "saved"


def _rename(grant: Grant) -> str:
    form = request.form
    names = {key: form.get(key, "") for key in ("zh", "en", "short_zh", "short_en")}
    one, reason = form.get("delegation", ""), form.get("reason", "")
    work(grant, lambda office: registration.rename_delegation(office, one, names, reason))
    return "saved"


def _remove(grant: Grant) -> str:
    one = request.form.get("delegation", "")
    work(grant, lambda office: registration.remove_delegation(office, one))
    return "removed"


@organise_pages.get("/timetable")
def timetable() -> Response:
    """When and where every contest is."""
    organiser()
    return _timetable_page()


def _timetable_page(said: str = "", status: int = 200) -> Response:
    return page("timetable", _timetable_view, said, status)


def _timetable_view(context: Context) -> Mapping[str, Any]:
    """Every contest, and every event that has none yet: (what, id, sport, name, starts, venue)."""
    roster, rows = context.results.roster, []
    for event_id, frame in roster.events.items():
        sport = context.voice.sport_name(frame.event.sport)
        if not frame.contests:
            name = frame.name.in_(context.lang)
            rows.append(("event", event_id, sport, name, frame.starts, frame.venue))
        for one in frame.contests:
            contest = roster.contests[one]
            name = context.contest_name(contest)
            rows.append(("contest", one, sport, name, contest.starts, contest.venue))
    first, last = roster.starts_on, roster.ends_on
    return {"rows": rows, "first": first, "last": last}


@organise_pages.post("/timetable")
def change_timetable() -> Response:
    """Write the times and venues that were changed."""
    grant = organiser()

    def do() -> str:
        with house().reader.context(lang()) as context:
            view = _timetable_view(context)
        wanted = [
            (what, one, _moment(starts, name, view), request.form.get(f"venue.{i}", "")[:80])
            for i, (what, one, _sport, name, _starts, _venue) in enumerate(view["rows"])
            if (starts := request.form.get(f"starts.{i}")) is not None
            and request.form.get(f"id.{i}") == one
        ]
        work(grant, lambda office: [registration.timetable(office, *row) for row in wanted])
        return f"{HOME}/timetable?done=saved"

    return act(do, _timetable_page)


def _moment(text: str, name: str, view: Mapping[str, Any]) -> str:
    """A local time as typed, within the days of the games; "" for none."""
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text).isoformat(timespec="minutes")[:T_AND_MINUTES]
    except ValueError as wrong:
        raise BadInput("bad_moment", "starts", name=name, given=text) from wrong
    day, first, last = date.fromisoformat(moment[:10]).isoformat(), view["first"], view["last"]
    if first and not first <= day <= last:
        facts = {"name": name, "given": moment.replace("T", " "), "first": first, "last": last}
        raise BadInput("outside_games", "starts", **facts)
    return moment


@organise_pages.get("/files")
def files() -> Response:
    """Load event files into these games."""
    organiser()
    return _files_page()


def _files_page(said: str = "", status: int = 200) -> Response:
    return page("files", lambda _context: {}, said, status)


@organise_pages.post("/files")
def load_files() -> Response:
    """Load the files that were sent, all of them or none."""
    grant = organiser()

    def do() -> str:
        uploads = [(f.filename or "", f.read()) for f in request.files.getlist("files") if f]
        if not uploads:
            raise BadInput("missing_field", "files", field="files")
        calls = bool(request.form.get("calls"))
        intake.load_beside(house(), uploads, signed_as(grant), with_calls=calls)
        return f"{HOME}/events?done=loaded"

    check_csrf()
    try:
        where = do()
    except BadInput as bad:
        placed = "：".join(part for part in (bad.source, bad.at, message(bad, lang())) if part)
        return _files_page(placed, 400)
    return redirect(where, 303)  # type: ignore[return-value]


@organise_pages.get("/changes")
def changed() -> Response:
    """What was changed about the roster: before, after, and why."""
    organiser()
    return page("changes", lambda context: {"changes": changes(context)})


def draws_by_hand() -> list[str]:
    """The formats that need no more than their name."""
    found = []
    for name in DRAWS:
        try:
            draw_of({"format": name})
        except BadInput:
            continue
        found.append(name)
    return found
