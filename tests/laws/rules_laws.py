"""The laws of a rules value, each a function of a subject and hypothesis data.

A sport's own tests may call them on rules with other parameters than its presets have.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import strategies as st

from meet.codec import decode_call, dump, encode, parse
from meet.words import LANGUAGES, line_words, refusal, say
from scoring_rules.contest import Rules, Standing, append, calls_of, fold
from scoring_rules.ledger import Correct, Line, Retract
from scoring_rules.ranking import place
from scoring_rules.refusal import Refused
from scoring_rules.views import Words
from tests.laws.playing import Played, Subject, any_call, offered, play, usable

LINES = 40
MORE_LINES = 80


def offered_is_accepted(subject: Subject, data: st.DataObject) -> None:
    """What any pad offers is accepted: every key, and every form filled in some way."""
    played = play(subject, data, LINES)
    state = played.standing.state
    for seat in subject.seats:
        pad = subject.rules.options(state, seat, 0)
        for call in usable(pad):
            subject.rules.apply(state, _next_line(played, call, seat))
        if pad.forms:
            call = data.draw(offered(subject.rules, replace(pad, buttons=())))
            subject.rules.apply(state, _next_line(played, call, seat))


def replay_gives_the_same(subject: Subject, data: st.DataObject) -> None:
    """A fold from the start, and one from JSON, give an equal state with an equal hash."""
    played = play(subject, data, LINES)
    kinds = calls_of(subject.rules)
    lines = tuple(
        replace(line, call=decode_call(kinds, parse(dump(encode(line.call)))))
        for line in played.lines
    )
    again = fold(subject.rules, played.setup, lines)
    assert again.state == played.standing.state
    assert hash(again.state) == hash(played.standing.state)


def retracted_is_never_called(subject: Subject, data: st.DataObject) -> None:
    """Wherever a retraction is accepted, the rest stands as if the line had never been."""
    played = play(subject, data, LINES)
    if not played.lines:
        return
    target = data.draw(st.integers(1, len(played.lines)), label="retract")
    standing = _tried(subject.rules, played, Retract(target))
    without = tuple(line for line in played.lines if line.seq != target)
    if standing is None:
        assert _refused(subject.rules, played, without)
        return
    assert standing.state == fold(subject.rules, played.setup, without).state
    redo = Line(standing.seq + 1, Retract(standing.seq))
    redone = append(subject.rules, played.setup, standing, redo)
    assert redone.state == played.standing.state


def corrected_in_its_place(subject: Subject, data: st.DataObject) -> None:
    """A corrected line stands where it stood; corrected by itself it changes nothing."""
    played = play(subject, data, LINES)
    if not played.lines:
        return
    target = data.draw(st.integers(1, len(played.lines)), label="correct")
    old = played.lines[target - 1]
    same = _tried(subject.rules, played, Correct(target, (old.call,), "typed twice"))
    assert same is not None
    assert same.state == played.standing.state
    other = data.draw(any_call(subject.rules, played.setup))
    corrected = _tried(subject.rules, played, Correct(target, (other,), "wrong"))
    swapped = tuple(replace(x, call=other) if x.seq == target else x for x in played.lines)
    if corrected is None:
        assert _refused(subject.rules, played, swapped)
    else:
        assert corrected.state == fold(subject.rules, played.setup, swapped).state


def over_offers_nothing_that_counts(subject: Subject, data: st.DataObject) -> None:
    """Once over, no pad offers a call that counts."""
    played = play(subject, data, MORE_LINES)
    state = played.standing.state
    if not subject.rules.outcome(state).over:
        return
    for seat in subject.seats:
        pad = subject.rules.options(state, seat, 0)
        assert all(subject.uncounted(call) for call in usable(pad))
        if pad.forms:
            assert subject.uncounted(data.draw(offered(subject.rules, replace(pad, buttons=()))))


def everyone_is_listed(subject: Subject, data: st.DataObject) -> None:
    """At any time the marks name every entrant once, and so do their places."""
    played = play(subject, data, LINES)
    marks = subject.rules.outcome(played.standing.state).marks
    everyone = sorted(entrant.id for entrant in played.setup.entrants)
    assert sorted(mark.entrant for mark in marks) == everyone
    assert sorted(placing.entrant for placing in place(marks)) == everyone


def any_call_is_answered(subject: Subject, data: st.DataObject) -> None:
    """Any call of the right shape is accepted or refused in words, and nothing else."""
    played = play(subject, data, LINES)
    call = data.draw(any_call(subject.rules, played.setup))
    seat = data.draw(st.sampled_from(subject.seats))
    answer = _answer(subject, played, _next_line(played, call, seat))
    if isinstance(answer, Refused):
        for lang in LANGUAGES:
            assert refusal(answer.code, answer.facts, lang, sport=_sport(subject))
    else:
        hash(answer)
        subject.rules.outcome(answer)
        subject.rules.board(answer)


def all_of_it_can_be_said(subject: Subject, data: st.DataObject) -> None:
    """Boards, sheets, pads, questions and lines have words in every language."""
    played = play(subject, data, LINES)
    state = played.standing.state
    pads = tuple(subject.rules.options(state, seat, 10**12) for seat in subject.seats)
    views = (subject.rules.board(state), subject.rules.sheet(state), pads)
    for lang in LANGUAGES:
        for text in (*_words_in(views), *subject.rules.outcome(state).questions):
            assert say(text, lang, str, _sport(subject))
        for line in played.lines:
            assert line_words(line.call, lang, str, _sport(subject))


LAWS = (
    offered_is_accepted,
    replay_gives_the_same,
    retracted_is_never_called,
    corrected_in_its_place,
    over_offers_nothing_that_counts,
    everyone_is_listed,
    any_call_is_answered,
    all_of_it_can_be_said,
)


def _next_line(played: Played, call: Any, seat: str) -> Line:
    return Line(len(played.lines) + 1, call, seat, 10**6)


def _answer(subject: Subject, played: Played, line: Line) -> Any:
    try:
        return subject.rules.apply(played.standing.state, line)
    except Refused as refused:
        return refused


def _tried(rules: Rules[Any], played: Played, call: Any) -> Standing[Any] | None:
    try:
        return append(rules, played.setup, played.standing, Line(played.standing.seq + 1, call))
    except Refused:
        return None


def _refused(rules: Rules[Any], played: Played, lines: tuple[Line, ...]) -> bool:
    try:
        fold(rules, played.setup, lines)
    except Refused:
        return True
    return False


def _sport(subject: Subject) -> str:
    return subject.name.split("/")[0]


def _words_in(view: Any) -> Iterator[Words]:
    if isinstance(view, Words):
        yield view
    elif isinstance(view, tuple | list):
        for item in view:
            yield from _words_in(item)
    elif is_dataclass(view) and not isinstance(view, type):
        for field in fields(view):
            yield from _words_in(getattr(view, field.name))
