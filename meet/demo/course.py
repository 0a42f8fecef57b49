"""The course of an event of the demonstration: drawn, played, drawn again until it is decided.

What the desk would write down is written down here: `draw` lines as `meet.drawing` and
`meet.pairing` make them, lots where the rules leave a tie, the signatures, the publication.
A pure function of the event: its calls are the same in every process.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meet import drawing
from meet.codec import encode
from meet.demo.chance import number
from meet.demo.scoresheet import Scoresheet
from meet.event_file import EventFile
from meet.pairing import VERSIONS, pair, rounds
from meet.pairing.asking import default_engine, input_of
from meet.results import ContestNow, EventNow, played_of
from meet.roster import ContestFrame, EventFrame, Title
from scoring_rules import event as event_fold
from scoring_rules.contest import Called, Sign
from scoring_rules.decisions import Decide, DrawMade, Drawn, Publish, Withdraw, drawn_id
from scoring_rules.draws.lots import lot_order
from scoring_rules.event import Decided, EventStage
from scoring_rules.ledger import Line
from scoring_rules.ranking import Ranked

OPENS = -1500
"""Seconds from the event's start: its call room, its first draw."""

CALLED, LEAD, REST = 300, 600, 300
"""Seconds: from the call to a contest, from a draw to its contests, from one to a player's next."""

SIGNED, DRAWN, DECIDED, PUBLISHED, PROTESTS = 45, 90, 60, 180, 1800
"""Seconds: from the end of a contest to its signature and on to the next draw; from the last of
all to a lot, to the publication, and from there until no protest may be lodged any more."""

OFFICIAL: Mapping[str, Any] = {"kind": "official"}
"""The last line of an event: its result is declared, by its own route."""

REFEREE, ILL = "裁判长", "伤病"
"""As whom the referee signs; why somebody withdraws."""

MEDALS = 3
"""Places that are never shared here: who is level is separated by lot where the rules end."""

Player = Callable[[Scoresheet], None]


@dataclass(frozen=True, slots=True)
class DemoCall:
    """A call: seconds from the event's start (negative: before it), the contest ("": the event's
    own ledger), the seat, the call; `seq`: how many lines stand in that ledger before it."""

    at_seconds: int
    contest: str
    seat: str
    call: dict[str, Any]
    seq: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How an event is played: by whom its contests, on how many courts at a time.

    `strengths`: of the entrants. `withdrawn`: who is taken off the list before the draw.
    """

    file: EventFile
    strengths: Mapping[str, int]
    player: Player
    courts: int = 1
    withdrawn: str = ""


def calls(plan: Plan) -> Iterator[DemoCall]:
    """Every call of an event in the order of time, the last one `OFFICIAL`."""
    return _Course(plan).calls()


class _Course:
    """An event on its way; `now`: seconds from its start up to which all was said."""

    def __init__(self, plan: Plan) -> None:
        raw = plan.file.raw
        self._plan = plan
        self._event = plan.file.event
        self._decided = Decided()
        self._contests: list[ContestNow] = []
        self._now = OPENS
        name = Title(self._event.name)
        self._frame = EventFrame(
            self._event, name, 0, (), rules_json=raw["rules"], draw_json=raw["draw"]
        )

    def calls(self) -> Iterator[DemoCall]:
        if self._plan.withdrawn:
            yield self._decide(Withdraw(self._plan.withdrawn, ILL))
        listed = [
            Drawn(contest.entrants, contest.phase, contest.id, contest.round, order=contest.order)
            for contest in self._plan.file.contests
        ]
        yield from self._played(listed, 0)
        while not (ranked := self._ranked()).over or ranked.questions or _level(ranked):
            if ranked.questions or ranked.over:
                self._now += DECIDED
                yield self._decide(self._lot(ranked))
                continue
            call = self._drawn()
            if not call.pairings:
                raise RuntimeError(f"{self._event.id} is neither over nor goes on")
            begins = max(0, self._now + LEAD)
            seq = self._decided.seq + 1
            yield self._decide(call)
            contests = [
                Drawn(
                    one.entrants,
                    one.phase,
                    drawn_id(self._event.id, seq, n, one),
                    one.round,
                    order=one.table if one.order is None else one.order,
                )
                for n, one in enumerate(call.pairings)
            ]
            yield from self._played(contests, begins)
            self._now += DRAWN
        self._now += PUBLISHED
        yield self._decide(Publish(1))
        self._now += PROTESTS
        yield DemoCall(self._now, "", "", dict(OFFICIAL), self._decided.seq)

    def _decide(self, call: Any) -> DemoCall:
        """A line of the event's own ledger."""
        seq = self._decided.seq
        line = Line(seq + 1, call, "", self._now * 1000)
        self._decided = event_fold.append_decision(self._event, self._decided, line)
        return DemoCall(self._now, "", "", encode(call), seq)

    def _event_now(self) -> EventNow:
        unknown = Ranked((), over=False)
        contests = tuple(self._contests)
        return EventNow(self._frame, self._decided, contests, unknown, EventStage.LIVE, 0)

    def _ranked(self) -> Ranked:
        played = played_of(self._frame, self._contests)
        return event_fold.placings(self._event, self._decided, played)

    def _lot(self, ranked: Ranked) -> Decide:
        """Who is level when the rules have no more to say is separated by lot."""
        tied = _level(ranked) or tuple(event_fold.named(ranked.questions[0]))
        seed = str(number("lot", self._event.id, *tied, below=10**6))
        return Decide("lot", order=lot_order(seed, tied), seed=seed)

    def _drawn(self) -> DrawMade:
        """What the desk draws now: by the event's draw, or a round of a Swiss by its engine."""
        now = self._event_now()
        seed = str(number("draw", self._event.id, below=10**6))
        if not rounds.is_swiss(now):
            return drawing.preview(now, seed).call
        choice = rounds.Choice(seed=seed)
        asked = rounds.due(now, choice)
        engine = default_engine(self._event)
        given = input_of(engine, VERSIONS[engine], asked)
        paired = pair(engine, asked)
        return rounds.Round(asked, choice, engine, VERSIONS[engine], given, paired).call

    def _played(self, drawn: Sequence[Drawn], begins: int) -> Iterator[DemoCall]:
        """Contests on as many courts as there are, each player rested; a player's first one first,
        then the second …"""
        said: list[DemoCall] = []
        courts = [begins] * self._plan.courts
        rested: dict[str, int] = {}
        for one in drawn:
            court = courts.index(min(courts))
            free = (rested.get(entrant, begins) for entrant in one.entrants)
            sheet = self._contest(one, max(courts[court], *free))
            said += [
                DemoCall(line.at_seconds, one.id, line.seat, line.call, seq)
                for seq, line in enumerate(sheet.said)
            ]
            courts[court] = sheet.now + DRAWN
            rested |= dict.fromkeys(one.entrants, sheet.now + REST)
        said.sort(key=lambda call: call.at_seconds)
        yield from said
        self._now = max([self._now, *(call.at_seconds for call in said)])

    def _contest(self, drawn: Drawn, starts: int) -> Scoresheet:
        """A contest from the call room to the referee's signature."""
        by_id = {entrant.id: entrant for entrant in self._event.entrants}
        frame = ContestFrame(
            id=drawn.id,
            sport=self._event.sport,
            phase=drawn.phase,
            events=(self._event.id,),
            entrants=tuple(by_id[entrant] for entrant in drawn.entrants),
            rules=self._event.rules,
            position=0,
            order=drawn.order,
            round=drawn.round,
        )
        sheet = Scoresheet(frame.rules, frame.setup, self._plan.strengths, starts)
        if not sheet.outcome.over:
            first = not self._contests and not self._decided.draws
            sheet.say(Called(), "marshal", after=(OPENS if first else -CALLED))
            sheet.now = starts
            self._plan.player(sheet)
            sheet.say(Sign(REFEREE), after=SIGNED)
        standing, outcome = sheet.standing, sheet.outcome
        now = ContestNow(frame, standing, outcome, standing.stage(outcome.over), 0)
        self._contests.append(now)
        return sheet


def _level(ranked: Ranked) -> tuple[str, ...]:
    """Those who share the first place that is shared and has a medal, once all is over."""
    places = [placing.place for placing in ranked.placings if placing.place]
    shared = [place for place in places if place <= MEDALS and places.count(place) > 1]
    if not ranked.over or not shared:
        return ()
    return tuple(p.entrant for p in ranked.placings if p.place == min(shared))
