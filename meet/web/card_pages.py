"""Pages of the desk for cards: those that were issued, new ones to print, and their end."""

import logging
import uuid

from flask import Blueprint, Response, make_response, redirect, render_template, request, session
from werkzeug.datastructures import MultiDict

from meet import access, cards
from meet.access import Grant
from meet.cards import Order
from meet.codec import BadInput
from meet.house import now_ms
from meet.present.cards import card_view, cards_view, printed
from meet.reader import NoGamesError
from meet.sheets import qr_code
from meet.web.answers import failure
from meet.web.visit import check_csrf, house, lang, require, signed_in
from meet.words import say
from scoring_rules.views import words

card_pages = Blueprint("cards", __name__)

log = logging.getLogger(__name__)

ISSUED = "issued"
"""Where the session holds the digits of new cards until they are shown, which is once."""

LONGEST_LABEL = 60

Form = MultiDict[str, str]


def _desk() -> Grant:
    return require(signed_in(), "cards")


@card_pages.get("/desk/cards")
def listed() -> Response:
    """The cards, and the form for new ones."""
    return _page(_desk())


def _page(grant: Grant, message: str = "", status: int = 200) -> Response:
    with house().engine.connect() as conn:
        found, own = cards.listed(conn), access.card_of(conn, grant.id)
    with house().reader.context(lang()) as context:
        view = cards_view(context, found, own, now_ms())
    page = render_template("screen/desk/cards.html", view=view, message=message, form=request.form)
    return make_response(page, status)


@card_pages.post("/desk/cards")
def issue() -> Response:
    """New cards, one for each post that was chosen."""
    check_csrf()
    grant = _desk()
    roster = house().reader.roster()
    if roster is None:
        raise NoGamesError
    try:
        order = _order(request.form)
        order.check(roster)
    except BadInput as bad:
        status, body = failure(bad)
        return _page(grant, str(body["message"]), status)
    key = access.card_key(house().settings.secret_key, house().settings.var)
    labels = _labels(order)
    given = house().writer.submit(lambda conn: cards.issue(conn, order, labels, now_ms(), key))
    log.info("cards %s issued by %s", ", ".join(given), grant.label or grant.id)
    return _show(given)


def _order(form: Form) -> Order:
    days = form.get("days", "").strip()
    return Order(
        tuple(_post(text) for text in form.getlist("post")),
        _contests(form),
        int(days) if days.isascii() and days.isdigit() and len(days) < len("1000") else 0,
        form.get("label", "").strip()[:LONGEST_LABEL],
    )


def _post(text: str) -> tuple[str, str]:
    role, _, seat = text.partition(":")
    return role, seat


def _contests(form: Form) -> tuple[str, ...] | None:
    """By `scope`: all, those of a day and sport, or those that were picked."""
    if form.get("scope") == "narrow":
        return cards.narrowed(house().reader.roster(), form.get("day", ""), form.get("sport", ""))
    return tuple(form.getlist("contest")) if form.get("scope") == "picked" else None


def _labels(order: Order) -> list[str]:
    """Who a line says wrote it: the name given, else a number for each card."""
    numbered = [words("card_number", n=uuid.uuid4().hex[:4]) for _post in order.posts]
    return [order.label or say(label, house().settings.lang, str) for label in numbered]


def _show(digits: dict[str, str]) -> Response:
    session[ISSUED] = list(digits.items())  # a mapping would come back sorted
    return redirect("/desk/cards/issued", 303)  # type: ignore[return-value]


@card_pages.get("/desk/cards/issued")
def issued() -> Response:
    """New cards with their digits, to print; they are shown once, then only the list is left."""
    grant = _desk()
    digits = dict(session.pop(ISSUED, ()))
    if not digits:
        return redirect("/desk/cards", 303)  # type: ignore[return-value]
    with house().engine.connect() as conn:
        found, own = cards.of_ids(conn, digits), access.card_of(conn, grant.id)
    address = house().public_url
    with house().reader.context(lang()) as context:
        views = [card_view(context, card, own, now_ms()) for card in found]
    shown = [printed(view, digits[view.id], address) for view in views]
    page = render_template(
        "screen/desk/cards_issued.html",
        cards=shown,
        address=address,
        qr_code=qr_code,
        grouped=access.grouped,
    )
    return make_response(page)


@card_pages.post("/desk/cards/<card_id>/revoke")
def revoke(card_id: str) -> Response:
    """End a card, and with it whoever is signed in with its digits."""
    check_csrf()
    grant = _desk()
    _known(card_id)
    house().writer.submit(lambda conn: access.revoke(conn, card_id, now_ms()))
    log.info("card %s revoked by %s", card_id, grant.label or grant.id)
    return redirect("/desk/cards", 303)  # type: ignore[return-value]


@card_pages.post("/desk/cards/<card_id>/digits")
def renew(card_id: str) -> Response:
    """New digits for a card that was lost or never printed; the old ones no longer work."""
    check_csrf()
    grant = _desk()
    if _known(card_id).state(now_ms()) != "valid":
        raise BadInput("card_ended", "card")
    key = access.card_key(house().settings.secret_key, house().settings.var)
    digits = house().writer.submit(lambda conn: access.pin(conn, card_id, key))
    log.info("card %s got new digits from %s", card_id, grant.label or grant.id)
    return _show({card_id: digits})


def _known(card_id: str) -> cards.Card:
    with house().engine.connect() as conn:
        found = cards.of_ids(conn, (card_id,))
    if not found:
        raise BadInput("no_such_card", "card")
    return found[0]
