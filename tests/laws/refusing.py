"""Bad input: a call is refused with its code, in words of both languages, and changes nothing."""

import tomllib
from collections.abc import Sequence
from typing import Any, NamedTuple

from meet.words import LANGUAGES, ROOT, refusal
from scoring_rules.contest import Setup, Standing, append
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused


class Case(NamedTuple):
    """Calls of a contest, the last of which cannot be."""

    rules: Any
    setup: Setup
    calls: Sequence[Any]


def codes_of(sport: str) -> set[str]:
    """Every refusal for which a sport has words."""
    path = ROOT / "events" / sport / "words.toml"
    return set(tomllib.loads(path.read_text(encoding="utf-8"))["refused"])


def refused(sport: str, case: Case) -> str:
    """The code of the refusal, "" for none."""
    standing: Standing[Any] = Standing(case.rules.start(case.setup))
    for call in case.calls[:-1]:
        standing = append(case.rules, case.setup, standing, Line(standing.seq + 1, call))
    kept = (standing.state, standing.lines)
    code, sentences = "", set(LANGUAGES)
    try:
        append(case.rules, case.setup, standing, Line(standing.seq + 1, case.calls[-1]))
    except Refused as answer:
        code = answer.code
        sentences = {refusal(code, answer.facts, lang, str, sport) for lang in LANGUAGES}
    assert (standing.state, standing.lines) == kept
    assert len(sentences) == len(LANGUAGES)
    return code
