"""Records of an event: by class, sex, implement and level, with wind and timing looked at.

Rule 260.14 to 260.17 of 2016-17 in what a meet can see: full automatic timing, wind of no more
than 2.0 m/s where it is measured, the implement of the record.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from events.athletics.card import Card
from events.athletics.marks import length_cm, time_ms
from events.athletics.record_mark import RecordMark
from scoring_rules.record_book import Claim
from scoring_rules.views import Words


@dataclass(frozen=True, slots=True)
class Done:
    """What an athlete did: printed, in hundredths of a second or metre; why it may not count."""

    card: Card
    text: str
    hundredths: int
    against: Words | None = None


def claims_by_time(book: Iterable[RecordMark], done: Iterable[Done]) -> tuple[Claim, ...]:
    """Who was as fast as a record, or faster."""
    return tuple(_claims(book, done, sign=-1))


def claims_by_length(book: Iterable[RecordMark], done: Iterable[Done]) -> tuple[Claim, ...]:
    """Who came as far, or as high, as a record, or further."""
    return tuple(_claims(book, done, sign=1))


def _claims(book: Iterable[RecordMark], done: Iterable[Done], *, sign: int) -> Iterator[Claim]:
    listed = tuple(done)
    for record in book:
        stands = sign * _hundredths(record.mark, track=sign < 0)
        for one in listed:
            card, reached = one.card, sign * one.hundredths
            if record.holds_for(card.class_, card.sex, card.implement) and reached >= stands:
                yield Claim(
                    card.id,
                    record.level,
                    one.text,
                    record.mark,
                    reached,
                    equals=reached == stands,
                    against=one.against,
                )


def _hundredths(mark: str, *, track: bool) -> int:
    """A time counts up to the next hundredth, a distance down to it."""
    if track:
        return -(-time_ms(mark) // 10)
    return length_cm(mark) or 0
