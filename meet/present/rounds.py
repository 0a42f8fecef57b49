"""A Swiss round as the desk sees it: check-in, tables with what there is to say of each, swaps."""

from dataclasses import dataclass

from meet.pairing import VERSIONS
from meet.pairing.asking import default_engine, numbered, terms_of
from meet.pairing.protocol import Asked
from meet.pairing.rounds import AWAY, Choice, Round, due
from meet.present.context import Context
from meet.present.voice import Voice
from meet.results import EventNow
from meet.view_models import EntrantTag
from meet.words import refusal
from scoring_rules.draws.pairing_check import Pair, Remark
from scoring_rules.event import competing
from scoring_rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class CheckInView:
    """Somebody at check-in; `away`: zero_bye, half_bye, or "" for present."""

    who: EntrantTag
    away: str


@dataclass(frozen=True, slots=True)
class RemarkView:
    """What is said of a pair; level fault | warning | note."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: who moves first, and who second (None in the bye)."""

    table: int | None
    first: EntrantTag | None
    second: EntrantTag | None
    remarks: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True)
class RoundView:
    """`/desk/events/ID/round`. `round`: 0 where none is due. `refused`: why it cannot be paired.

    `seed_fixed`: whether the lots were drawn by it. `input`: the digest, "" before the tables were
    asked for. `level`: the gravest remark.
    """

    event: str
    sport_name: str
    name: str
    seq: int
    round: int
    sides: tuple[str, str]
    engine: str
    engines: tuple[tuple[str, str], ...]
    seed: str
    seed_fixed: bool
    present: int
    check_in: tuple[CheckInView, ...]
    aways: tuple[tuple[str, str], ...]
    tables: tuple[TableView, ...]
    others: tuple[RemarkView, ...]
    why: tuple[str, ...]
    swaps: tuple[tuple[EntrantTag, EntrantTag], ...]
    input: str
    level: str
    refused: str


def round_view(
    context: Context, now: EventNow, choice: Choice, made: Round | None, refused: Refused | None
) -> RoundView:
    """The page with this choice; `made` where the round was paired, `refused` where it could not
    be."""
    voice = context.event_voice(now)
    event = now.frame.event
    style = terms_of(event).style
    asked = made.asked if made else _asked(now, choice)
    away = dict(choice.away)
    printed = next((line.call.seed for line in now.decided.draws if line.call.seed), "")
    people = _roll(now, asked if printed else None)
    remarks = made.remarks if made else ()
    return RoundView(
        event=event.id,
        sport_name=voice.sport_name(event.sport),
        name=now.frame.name.in_(context.lang),
        seq=now.decided.seq,
        round=asked.round if asked else 0,
        sides=(voice.word(f"side_{style}_red"), voice.word(f"side_{style}_black")),
        engine=choice.engine or default_engine(event),
        engines=tuple((name, voice.word(f"engine_{name}")) for name in VERSIONS),
        seed=printed or choice.seed,
        seed_fixed=bool(printed),
        present=len(asked.present) if asked else 0,
        check_in=tuple(CheckInView(tag, away.get(i, "")) for i in people if (tag := voice.tag(i))),
        aways=tuple((how, voice.word(f"away_{how}")) for how in AWAY),
        tables=_tables(voice, made.paired.pairs, remarks) if made else (),
        others=tuple(_remark(voice, one) for one in remarks if one.pair is None),
        why=tuple(voice.say(why) for why in made.paired.why) if made else (),
        swaps=tuple(
            (one, other)
            for a, b in choice.swaps
            if (one := voice.tag(a)) and (other := voice.tag(b))
        ),
        input=made.input if made else "",
        level=remarks[0].level if remarks else "",
        refused=refusal(refused.code, refused.facts, context.lang, voice.name, voice.sport)
        if refused
        else "",
    )


def _roll(now: EventNow, drawn: Asked | None) -> list[str]:
    """Who is called at check-in, by pairing number; lots that are not drawn yet order nobody."""
    listed = competing(now.frame.event, now.decided)
    people = [e.id for e in numbered(listed, "") if e.id not in now.decided.out]
    order = drawn.numbers if drawn else {}
    return sorted(people, key=lambda id_: order.get(id_, 0))


def _asked(now: EventNow, choice: Choice) -> Asked | None:
    try:
        return due(now, choice)
    except Refused:
        return None


def _tables(
    voice: Voice, pairs: tuple[Pair, ...], remarks: tuple[Remark, ...]
) -> tuple[TableView, ...]:
    return tuple(
        TableView(
            table=n if pair.second else None,
            first=voice.tag(pair.first),
            second=voice.tag(pair.second) if pair.second else None,
            remarks=tuple(_remark(voice, one) for one in remarks if one.pair == pair),
        )
        for n, pair in enumerate(pairs, start=1)
    )


def _remark(voice: Voice, remark: Remark) -> RemarkView:
    return RemarkView(remark.level, voice.say(remark.text))
