"""Pages for spectators: complete without JavaScript, each region the same that is pushed."""

from collections.abc import Callable, Container
from typing import Any

from flask import (
    Blueprint,
    Response,
    make_response,
    redirect,
    render_template,
    request,
)

from meet.desk import UnknownSubjectError
from meet.house import now_ms
from meet.intake import offered
from meet.present.context import Context
from meet.present.people import athlete_view
from meet.present.regulation import regulation_view
from meet.present.search import search_view
from meet.present.why import why_view
from meet.reader import NoGamesError
from meet.settings import LANGUAGES
from meet.topics import known_view
from meet.web.filters import BOARD_STYLES, wants
from meet.web.visit import LANG_COOKIE, YEAR_S, check_csrf, house, inside, lang
from meet.words import ROOT

pages = Blueprint("pages", __name__)

HALL = "hall"


def show(template: str, make: Callable[[Context], Any], **more: Any) -> Response:
    """A page of one view; the first page where there are no games yet."""
    try:
        with house().reader.context(lang()) as context:
            view = make(context)
    except NoGamesError:
        return redirect("/")  # type: ignore[return-value]
    return make_response(render_template(template, view=view, **more))


def _topic(topic: str) -> Callable[[Context], Any]:
    return lambda context: known_view(topic, context)


def _check_known(one: str, known: Container[str]) -> None:
    if one not in known:
        raise UnknownSubjectError(one)


def _wants_hall() -> bool:
    return request.args.get("as") == HALL


@pages.get("/sports/<sport>/board.css")
def board_style(sport: str) -> Response:
    """The style sheet of a sport's own boards; it stands in the sport's folder."""
    _check_known(sport, BOARD_STYLES)
    style = Response((ROOT / "events" / sport / "board.css").read_bytes(), mimetype="text/css")
    style.add_etag()
    style.make_conditional(request)
    return style


@pages.get("/")
def home() -> Response:
    """What is live, what comes, what was won; with an empty database, how to begin."""
    if house().reader.roster() is None:
        return make_response(
            render_template("screen/empty.html", today=_today(), regulations=offered(lang()))
        )
    template = "screen/home_plain.html" if wants("plain") else "screen/home.html"
    return show(template, _topic("screen:home"), topic="screen:home")


def _today() -> str:
    return house().zone.local(now_ms()).date().isoformat()


@pages.get("/schedule")
def schedule() -> Response:
    """All contests by day."""
    return show("screen/schedule.html", _topic("schedule"), topic="schedule")


@pages.get("/events")
def events() -> Response:
    """All events by sport."""
    return show("screen/events.html", _topic("events"), topic="events")


@pages.get("/events/<path:event_id>")
def event(event_id: str) -> Response:
    """Start list, live contest, placings and what decided them; `?as=hall` for the screen of a
    hall: the round that is on beside the standings."""
    topic = f"event:{event_id}"
    template = "screen/event_hall.html" if _wants_hall() else "screen/event.html"
    return show(template, _topic(topic), topic=topic)


@pages.get("/events/<path:event_id>/why")
def why(event_id: str) -> Response:
    """Every place, medal and point of the event, explained."""

    def explained(context: Context) -> Any:
        _check_known(event_id, context.results.roster.events)
        return why_view(context, event_id)

    return show("screen/why.html", explained)


@pages.get("/contests/<path:contest_id>")
def contest(contest_id: str) -> Response:
    """A contest's board; `?as=hall` for the screen of a hall."""
    topic = f"contest:{contest_id}"
    template = "screen/hall.html" if _wants_hall() else "screen/contest.html"
    return show(template, _topic(topic), topic=topic)


@pages.get("/medals")
def medals() -> Response:
    """The medal table; `?as=hall` for the screen of a hall."""
    page = "screen/medals_plain.html" if wants("plain") else "screen/medals.html"
    template = "screen/medals_hall.html" if _wants_hall() else page
    return show(template, _topic("medals"), topic="medals")


@pages.get("/points")
def points() -> Response:
    """The team points."""
    return show("screen/points.html", _topic("points"), topic="points")


@pages.get("/regulation")
def regulation() -> Response:
    """The regulation in force, and which of its parameters are assumed."""
    return show("screen/regulation.html", regulation_view)


@pages.get("/delegations/<path:delegation_id>")
def delegation(delegation_id: str) -> Response:
    """A delegation: its medals and points, each explained."""
    topic = f"delegation:{delegation_id}"
    return show("screen/delegation.html", _topic(topic), topic=topic)


@pages.get("/athletes/<path:athlete>")
def athlete(athlete: str) -> Response:
    """An athlete's results."""

    def results(context: Context) -> Any:
        _check_known(athlete, context.results.roster.athletes)
        return athlete_view(context, athlete)

    return show("screen/athlete.html", results)


@pages.get("/search")
def search() -> Response:
    """Athletes, delegations and events that answer to `?q=`."""
    asked = request.args.get("q", "")
    return show("screen/search.html", lambda context: search_view(context, asked))


@pages.post("/lang/<code>")
def language(code: str) -> Response:
    """Switch the language of this browser."""
    check_csrf()
    answer: Response = redirect(inside(request.form.get("back", "/")))  # type: ignore[assignment]
    if code in LANGUAGES:
        answer.set_cookie(LANG_COOKIE, code, max_age=YEAR_S, samesite="Lax", httponly=True)
    return answer


def error_page(status: int, body: dict[str, Any]) -> Response:
    """A fault in one clear sentence, and the way back."""
    page = render_template("screen/error.html", status=status, message=body["message"])
    return make_response(page, status)
