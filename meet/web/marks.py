"""Marks and icons: the shape of a delegation, and the sign beside every word of a state.

A mark is one shape on a grid of 24 units, of optically equal area. It carries its light colour as
`fill` and its dark one as `color`; `tokens.css` picks, print takes the first as it stands.
"""

from collections.abc import Mapping

from markupsafe import Markup

from meet.view_models import DelegationTag

SHAPES: Mapping[str, str] = {
    "square": "M3 3h18v18H3z",
    "triangle": "M12 2 23.3 21.5H.7z",
    "hexagon": "M12 .8 21.7 6.4v11.2L12 23.2 2.3 17.6V6.4z",
    "diamond": "M12 .4 23.6 12 12 23.6.4 12z",
    "plus": "M8.3 1.7h7.4v6.6h6.6v7.4h-6.6v6.6H8.3v-6.6H1.7V8.3h6.6z",
    "dome": "M.9 19.5v-3.4a11.1 11.1 0 0 1 22.2 0v3.4z",
    "star": "M12 .2 15.1 8.9 23.8 12 15.1 15.1 12 23.8 8.9 15.1.2 12 8.9 8.9z",
    "chevron": "M12 3.6 23.4 14v6.8L12 10.6.6 20.8V14z",
    "hourglass": "M2.3 2h19.4l-6.2 10 6.2 10H2.3l6.2-10z",
    "pentagon": "M12 1.2 23.4 9.5 19 22.9H5L.6 9.5z",
    "triangle-down": "M.7 2.5h22.6L12 22z",
    "bars": "M1.8 3.2h20.4v4.6H1.8zM1.8 9.7h20.4v4.6H1.8zM1.8 16.2h20.4v4.6H1.8z",
    "ring": "M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22zm0 6a5 5 0 1 0 0 10 5 5 0 0 0 0-10z",
}
"""The thirteen shapes; every delegation has its own, so that colour is never the only sign."""

# Drawn in lines of 2 units, unless a path says otherwise.
ICONS: Mapping[str, str] = {
    "scheduled": '<circle cx="12" cy="12" r="7"/>',
    "called": '<path d="M4 4h16v16H4z"/><path d="m8 12 3 3 5-6"/>',
    "live": '<circle cx="12" cy="12" r="7" fill="currentColor" stroke="none"/>',
    "finished": '<path d="M5 5h14v14H5z" fill="currentColor" stroke="none"/>',
    "signed": '<path d="M4 20h16"/><path d="m6 15 1-4 8-8 3 3-8 8z"/>',
    "unofficial": '<circle cx="12" cy="12" r="8" stroke-dasharray="4.3 4.1"/>',
    "official": '<path d="m4 12.5 5.5 5.5L20 7" stroke-width="3"/>',
    "protested": '<path d="M12 3 22 20H2z" fill="currentColor" stroke-linejoin="round"/>'
    '<path class="cut" d="M12 9v5M12 16.2v1.6"/>',
    "cancelled": '<path d="m6 6 12 12M18 6 6 18"/>',
    "stale": '<path d="M19.5 14A8 8 0 1 1 10 4.500M12 7v5h5"/>',
    "frozen": '<path d="M7 5h3v14H7zM14 5h3v14h-3z" fill="currentColor" stroke="none"/>',
    "up": '<path d="M12 6 20 18H4z" fill="currentColor" stroke="none"/>',
    "down": '<path d="M12 18 4 6h16z" fill="currentColor" stroke="none"/>',
    "fresh": '<path d="M4 4h16v16H4z" fill="currentColor" stroke="none"/>',
    "home": '<path d="m4 11 8-7 8 7v9h-5v-6H9v6H4z"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 11h16M8 3v5M16 3v5"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1"/>',
    "podium": '<path d="M9 20V5h6v15M3 20v-9h6M15 13h6v7M2 20h20"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.500 15.500 5 5"/>',
    "sum": '<path d="M18 8V4H5l7 8-7 8h13v-4"/>',
    "back": '<path d="m15 4-8 8 8 8"/>',
    "arrow": '<path d="M3 12h17M14 5l7 7-7 7"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 3"/>',
    "warning": '<path d="M12 3 22 20H2z" stroke-linejoin="round"/><path d="M12 9v5M12 16.500v1"/>',
    "question": '<path d="M8 9a4 4 0 1 1 5.500 3.700c-1 .4-1.500 1-1.500 2.300M12 18v1.500"/>',
}
"""Signs of states, of changes and of places; none of them ever stands without its word."""


def mark(delegation: DelegationTag, size: int = 18) -> Markup:
    """The mark of a delegation, `size` px; a delegation that has none is a square in ink."""
    path = SHAPES.get(delegation.shape, SHAPES["square"])
    fill = delegation.colour or "currentColor"
    dark = Markup(' color="{}"').format(delegation.colour_dark) if delegation.colour_dark else ""
    return Markup(
        '<svg class="mark" width="{}" height="{}" viewBox="0 0 24 24" fill="{}"{} '
        'aria-hidden="true"><path fill-rule="evenodd" d="{}"/></svg>'
    ).format(size, size, fill, dark, path)


def icon(name: str, size: int = 18) -> Markup:
    """A sign, `size` px, in the colour of the text it stands beside."""
    drawn = Markup(ICONS[name])  # noqa: S704 - a constant of this file
    return Markup(
        '<svg class="icon" width="{}" height="{}" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="2" aria-hidden="true">{}</svg>'
    ).format(size, size, drawn)
