"""Pairing a Swiss: engines behind one protocol, and which of them pairs for whose rules."""

from collections.abc import Mapping
from importlib.metadata import version

from meet.pairing.bans import relaxed
from meet.pairing.protocol import Asked, Engine, Paired, seated
from scoring_rules.draws.pairing_check import Pair
from scoring_rules.refusal import Refused

DUTCH = "fide-dutch"
SCORE_GROUPS = "score-groups"
DEFAULTS: Mapping[str, str] = {"fide": DUTCH, "xiangqi": SCORE_GROUPS}
"""The engine by the style of the rules."""

VERSIONS: Mapping[str, str] = {
    DUTCH: f"2026/caissify-pairings-{version('caissify-pairings')}",
    SCORE_GROUPS: "1",
}
"""The version of each engine, as a `draw` line names it."""


def engine_of(name: str) -> Engine:
    """An engine by name, imported when it is asked for; KeyError for an unknown one."""
    if name == DUTCH:
        from meet.pairing.dutch import Dutch

        return Dutch()
    if name == SCORE_GROUPS:
        from meet.pairing.score_groups import ScoreGroups

        return ScoreGroups()
    raise KeyError(name)


def pair(name: str, asked: Asked) -> Paired:
    """The round as an engine pairs it, in this process.

    Refused: `too_few_to_pair`, `too_many_to_pair`, `cannot_pair`, `nobody_for_bye`.
    """
    engine = engine_of(name)
    if len(asked.present) < 2:
        raise Refused("too_few_to_pair")
    if engine.most and len(asked.present) > engine.most:
        raise Refused("too_many_to_pair", n=len(asked.present), most=engine.most)
    return paired(asked, engine.pair(asked))


def paired(asked: Asked, pairs: tuple[Pair, ...]) -> Paired:
    """A round by table, with the bans that it breaks."""
    return Paired(seated(asked, pairs), relaxed(asked, pairs))
