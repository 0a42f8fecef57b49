"""The phases of an event in words: labels of FORMATS §2 that have a meaning, and rounds."""

from scoring_rules.views import Words, words

NAMED = frozenset({"final", "bronze", "semi", "quarter", "r16", "r32", "r64"})
OF_KNOCKOUT = frozenset({"knockout", "groups_knockout"})
"""Formats in which a number is the place that a match is for; elsewhere it is a round's."""


def phase_words(label: str, number: int | None, format_: str) -> Words | None:
    """What a contest's phase is called; a label without a meaning stands for itself.

    `number`: of its round; `format_`: of the event's draw.
    """
    if label in NAMED:
        return words(f"phase_{label}")
    if label.startswith("group:"):
        return words("phase_group", group=label.removeprefix("group:"))
    if format_ in OF_KNOCKOUT and label[:1].isdigit():
        return words("phase_places", places=label)
    if label.isdigit() or (number is not None and not label):
        return words("phase_round", n=label or str(number))
    return words("phase_other", label=label) if label else None
