"""Random fields of entrants: delegations of several, some seeded."""

from collections.abc import Sequence

from hypothesis import strategies as st

from scoring_rules.contest import Entrant


def field(delegations: Sequence[str], seeded: int = 0) -> tuple[Entrant, ...]:
    """One entrant of each delegation named, in order of entry; the first so many are seeded."""
    return tuple(
        Entrant(f"e{n}", delegation=one, seed=n if n <= seeded else None)
        for n, one in enumerate(delegations, start=1)
    )


@st.composite
def fields(draw: st.DrawFn, least: int = 2, most: int = 32) -> tuple[Entrant, ...]:
    """Up to nine delegations, and "" for those who have none."""
    names = st.sampled_from(("", *"ABCDEFGHJ"))
    delegations = draw(st.lists(names, min_size=least, max_size=most))
    return field(delegations, draw(st.integers(0, len(delegations))))
