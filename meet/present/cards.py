"""Cards as shown: posts in words, what each card is good for, and when it was used."""

from collections.abc import Sequence
from itertools import groupby

from meet.cards import MARSHAL, Card, posts
from meet.present.context import Context
from meet.present.times import clock_of, day_of
from meet.rights import CHIEF
from meet.roster import ContestFrame
from meet.view_models.cards import CardsView, CardView, ContestChoice, PrintedCard
from meet.words import say
from scoring_rules.views import Words, words


def cards_view(context: Context, cards: Sequence[Card], own: str, now_ms: int) -> CardsView:
    """`/desk/cards`; `own` is the card of whoever looks."""
    views = [card_view(context, card, own, now_ms) for card in cards]
    frames = [context.results.roster.contests[one] for one in context.results.roster.by_time]
    return CardsView(
        cards=tuple(view for view in views if view.state == "valid"),
        ended=tuple(view for view in views if view.state != "valid"),
        posts=tuple(
            (f"{role}:{seat}", post_name(context, role, seat)) for role, seat in _in_order(context)
        ),
        sports=tuple(
            (sport, context.voice.sport_name(sport))
            for sport in dict.fromkeys(frame.sport for frame in frames)
        ),
        days=tuple(sorted({day_of(frame.starts) for frame in frames} - {""})),
        contests=_by_day(context, frames),
    )


def _in_order(context: Context) -> list[tuple[str, str]]:
    """The posts of every meet, the seats of sports after the referees."""
    known = list(posts(context.results.roster))
    roles = ("desk", "secretary", "referee", MARSHAL, "jury", "announcer", "screen")
    return sorted(known, key=lambda post: (roles.index(post[0]), post[1] != CHIEF, post[1] != ""))


def _by_day(
    context: Context, frames: Sequence[ContestFrame]
) -> tuple[tuple[str, tuple[ContestChoice, ...]], ...]:
    days = groupby(frames, key=lambda frame: day_of(frame.starts))
    return tuple((day, tuple(_choice(context, frame) for frame in those)) for day, those in days)


def _choice(context: Context, frame: ContestFrame) -> ContestChoice:
    return ContestChoice(frame.id, _name(context, frame), clock_of(frame.starts))


def _name(context: Context, frame: ContestFrame) -> str:
    voice = context.voice
    name = context.contest_name(frame)
    return voice.word("scope_one", sport=voice.sport_name(frame.sport), name=name)


def card_view(context: Context, card: Card, own: str, now_ms: int) -> CardView:
    """One card; contests that are no longer there are left out of its names."""
    grant, full = card.grant, context.zone.full
    contests = context.results.roster.contests
    frames = [contests[one] for one in grant.contests or () if one in contests]
    return CardView(
        id=grant.id,
        post=post_name(context, grant.role, grant.seat),
        label=grant.label,
        scope=_scope(context, frames, limited=grant.contests is not None),
        contests=tuple(_name(context, frame) for frame in frames),
        state=card.state(now_ms),
        issued=full(card.issued_at),
        expires=full(card.expires_at),
        revoked=full(card.revoked_at) if card.revoked_at else "",
        signed_in=full(card.signed_in_at) if card.signed_in_at else "",
        tablets=card.tablets,
        has_digits=card.has_digits,
        own=grant.id == own,
    )


def _scope(context: Context, frames: Sequence[ContestFrame], *, limited: bool) -> str:
    if not limited:
        return context.voice.word("scope_all")
    if len(frames) == 1:
        return _name(context, frames[0])
    sports = {frame.sport for frame in frames}
    if len(sports) == 1:
        sport = context.voice.sport_name(sports.pop())
        return context.voice.word("scope_sport", sport=sport, n=len(frames))
    return context.voice.word("scope_many", n=len(frames))


def post_name(context: Context, role: str, seat: str) -> str:
    """A post in words: its role, and its seat in the words of the sport that names it."""
    sport = posts(context.results.roster).get((role, seat), "")
    return say(_post(role, seat, known=bool(sport)), context.lang, str, sport)


def _post(role: str, seat: str, *, known: bool) -> Words:
    if (role, seat) == ("referee", CHIEF):
        return words("post_chief")
    if not seat or seat == role:
        return words(f"post_{role}")
    named = words(f"seat_{seat}") if known else seat
    return words("post_at", role=words(f"post_{role}"), seat=named)


def printed(view: CardView, digits: str, address: str) -> PrintedCard:
    """A card to print; the digits stand behind the #, which browsers send to nobody."""
    return PrintedCard(view, digits, f"{address}/signin#{digits}")
