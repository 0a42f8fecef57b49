"""The words of awards for what a regulation names freely: levels of records, tags, heads.

A level or tag that has words here is written in the reader's language, any other as it stands.
"""

from scoring_rules.views import Fact, Words, words

KNOWN_LEVELS = ("world", "asian", "national", "provincial", "municipal", "meet", "school")
KNOWN_PENALTIES = ("violation", "impostor", "DNS_UNEXCUSED")
KNOWN_TAGS = ("team", "relay", "pair", "combined")


def heads(n: int, tags: tuple[str, ...]) -> Words:
    """So many athletes, pairs or teams."""
    if "pair" in tags:
        return words("award_pairs", n=n)
    return words("award_teams" if {"team", "relay"} & set(tags) else "award_athletes", n=n)


def level_words(level: str) -> Fact:
    """A record's level."""
    return words(f"award_level_{level}") if level in KNOWN_LEVELS else level


def tag_words(tag: str) -> Fact:
    """A tag of an event."""
    return words(f"award_tag_{tag}") if tag in KNOWN_TAGS else tag


def penalty_words(code: str) -> Fact:
    """What a penalty is for."""
    return words(f"award_penalty_{code}") if code in KNOWN_PENALTIES else code
