"""Jumps by height as rules (181): what bars and jumps make of the contest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, assert_never

from events.athletics import bar_board, bar_pad, paper
from events.athletics.bar_ranking import claims, jump_off, marks
from events.athletics.bar_terms import HIGHEST_BAR, LOWEST_BAR, BarTerms
from events.athletics.bars import Heights, Jumper
from events.athletics.calls import Bar, HeightsPaper, Jump, SetStatus
from events.athletics.card import cards, check_status, position
from events.athletics.jump_off import JumpOff
from events.athletics.marks import metres
from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.record_book import Claim
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet, Who

VerticalCall = Bar | Jump | SetStatus | HeightsPaper


@dataclass(frozen=True, slots=True)
class Vertical(BarTerms):
    """The rules of `vertical`."""

    calls: ClassVar[Mapping[str, type]] = {
        call.kind: call for call in (Bar, Jump, SetStatus, HeightsPaper)
    }
    independent: ClassVar[frozenset[str]] = frozenset()

    def start(self, setup: Setup) -> Heights:
        """No bar is set."""
        known = cards(setup)
        return Heights(tuple(card.id for card in known), tuple(Jumper(card) for card in known))

    def apply(self, state: Heights, line: Line) -> Heights:
        """The contest after a call; each rule names its own refusals."""
        call: VerticalCall = line.call
        match call:
            case Bar():
                return _bar(self, state, call)
            case Jump():
                return _jump(self, state, call)
            case SetStatus():
                return _status(self, state, call)
            case HeightsPaper():
                return paper.of_heights(self, state, line, call, self.apply)
        assert_never(call)

    def options(self, state: Heights, _seat: str, _now_ms: int) -> Pad:
        """The athlete in order at this bar, any other one, and the next bar."""
        return bar_pad.pad(self, state)

    def outcome(self, state: Heights) -> Outcome:
        """Over once nobody jumps on, and a jump-off that is due or has begun is decided."""
        return Outcome(bar_board.is_over(self, state), marks(self, state))

    def claims(self, state: Heights) -> tuple[Claim, ...]:
        """Who has come up to a record, for officials to confirm."""
        return claims(self, state)

    def board(self, state: Heights) -> Board:
        """Who jumps, at what, and the grid of heights."""
        return bar_board.board(self, state)

    def sheet(self, state: Heights) -> Sheet:
        """The grid in print."""
        return bar_board.sheet(self, state)


def _status(terms: BarTerms, heights: Heights, call: SetStatus) -> Heights:
    """Who stops in the jump-off forfeits it, as one who retires; refused as by `check_status`."""
    i = position(heights.ids, call.entrant)
    jumper = heights.jumpers[i]
    marked = any("O" in jumped for _bar, jumped in jumper.jumps)
    check_status(jumper, call, begun=bool(jumper.jumps), marked=marked)
    off = jump_off(terms, heights)
    forfeits = bool(heights.offs) and not off.decided and i in off.alive
    jumped = jumper.off + ("r" if forfeits else "")
    return heights.with_jumper(i, replace(jumper, status=call.status, rule=call.rule, off=jumped))


def _bar(terms: BarTerms, heights: Heights, call: Bar) -> Heights:
    """A bar that is put up again where it lay changes nothing.

    Refused: `no_such_bar`, `nobody_in`, `bar_lowered`, and as for a jump-off.
    """
    if not LOWEST_BAR <= call.cm <= HIGHEST_BAR:
        raise Refused(
            "no_such_bar",
            bar=metres(call.cm) if call.cm > 0 else str(call.cm),
            low=metres(LOWEST_BAR),
            high=metres(HIGHEST_BAR),
        )
    if call.jumpoff:
        off = jump_off(terms, heights)
        if off.due and call.cm == heights.offs[-1]:
            return heights
        _check_jump_off(terms, heights, off)
        return replace(heights, offs=(*heights.offs, call.cm))
    if not heights.still_in():
        raise Refused("nobody_in")
    if heights.bars[-1:] == (call.cm,):
        return heights
    if heights.bars and call.cm < heights.bars[-1]:
        raise Refused("bar_lowered", bar=metres(call.cm), last=metres(heights.bars[-1]))
    return replace(heights, bars=(*heights.bars, call.cm))


def _check_jump_off(terms: BarTerms, heights: Heights, off: JumpOff) -> None:
    """Refused: `no_jumpoff`, `jumpoff_decided`, `jumpoff_open`."""
    if not off.members or not terms.countback:
        raise Refused("no_jumpoff")
    if off.decided:
        raise Refused("jumpoff_decided")
    if off.due:
        raise Refused("jumpoff_open", who=Who(heights.ids[off.due[0]]))


def _jump(terms: BarTerms, heights: Heights, call: Jump) -> Heights:
    """Refused: `no_bar`, `athlete_out`, `athlete_retired`, `three_failures`, `height_done`, and
    as for a jump in the jump-off.
    """
    i = position(heights.ids, call.entrant)
    jumper = heights.jumpers[i]
    who = Who(call.entrant)
    if jumper.status:
        raise Refused("athlete_out", who=who, status=jumper.status)
    if heights.offs:
        return _jump_off(terms, heights, i, call)
    if not heights.bars:
        raise Refused("no_bar")
    if jumper.retired:
        raise Refused("athlete_retired", who=who)
    if not jumper.still_in:
        raise Refused("three_failures", who=who)
    if call.result != "r" and jumper.done_at(heights.bar):
        raise Refused("height_done", who=who, bar=metres(heights.bars[-1]))
    return heights.with_jumper(i, jumper.with_jump(heights.bar, call.result))


def _jump_off(terms: BarTerms, heights: Heights, i: int, call: Jump) -> Heights:
    """Refused: `not_in_jumpoff`, `jumped_already`, `no_pass`.

    Between two bars, and where the other one has just retired, only retiring is left.
    """
    off = jump_off(terms, heights)
    who = Who(call.entrant)
    jumper = heights.jumpers[i]
    if i not in off.members or jumper.off.endswith("r"):
        raise Refused("not_in_jumpoff", who=who)
    if call.result == "-":
        raise Refused("no_pass")
    if i not in off.due and (call.result != "r" or i not in off.alive):
        code = "jumped_already" if i in off.alive else "not_in_jumpoff"
        raise Refused(code, who=who)
    return heights.with_jumper(i, replace(jumper, off=jumper.off + call.result))
