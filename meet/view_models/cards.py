"""Cards as the desk sees them: what was issued, what can be issued, and a card to print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardView:
    """A card in the list. `scope`: what it is good for in short, `contests`: by name, if limited.

    `state`: valid | expired | revoked. Times as `YYYY-MM-DD HH:MM`; `signed_in` is the last time
    its digits were given, "" if never, `tablets` how many are signed in with them; `own`: whoever
    looks is signed in with it.
    """

    id: str
    post: str
    label: str
    scope: str
    contests: tuple[str, ...]
    state: str
    issued: str
    expires: str
    revoked: str
    signed_in: str
    tablets: int
    has_digits: bool
    own: bool


@dataclass(frozen=True, slots=True)
class ContestChoice:
    """A contest that a card may be limited to."""

    id: str
    name: str
    starts: str


@dataclass(frozen=True, slots=True)
class CardsView:
    """`/desk/cards`: cards that are good and those that are not, newest first, and the choices of
    the form: posts and sports as (value, word), days as dates, contests by day."""

    cards: tuple[CardView, ...]
    ended: tuple[CardView, ...]
    posts: tuple[tuple[str, str], ...]
    sports: tuple[tuple[str, str], ...]
    days: tuple[str, ...]
    contests: tuple[tuple[str, tuple[ContestChoice, ...]], ...]


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card as it is handed out, the one time that its digits are known. `url` holds them too."""

    card: CardView
    digits: str
    url: str
