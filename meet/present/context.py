"""What presenting draws on: the results, the awards, the zone and the language asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from meet.awarding import Awarding
from meet.present.boards import card_view
from meet.present.phases import phase_words
from meet.present.ties import tie_shown
from meet.present.times import Zone, clock_of, day_of
from meet.present.voice import Voice
from meet.results import ContestNow, EventNow, Results
from meet.roster import ContestFrame
from meet.view_models import ContestRef, EventRef, StageView
from scoring_rules.views import Words


@dataclass(frozen=True, slots=True)
class Context:
    """One reader's thread, one language; `today` is the date in the zone of the games."""

    results: Results
    awarding: Awarding
    zone: Zone
    lang: str
    today: str = ""

    @property
    def voice(self) -> Voice:
        """The language, without anybody to name."""
        return Voice(self.results.roster, self.lang)

    def event_voice(self, now: EventNow) -> Voice:
        """The language, speaking of an event's entrants."""
        event = now.frame.event
        return self.voice.about(event.sport, event.entrants)

    def contest_voice(self, frame: ContestFrame) -> Voice:
        """The language, speaking of a contest's entrants."""
        return self.voice.about(frame.sport, frame.entrants)

    def event_stage(self, now: EventNow) -> StageView:
        """The state of an event; one whose published placings no longer hold says so."""
        if self.awarding.corrected(now.frame.event.id):
            return StageView(now.stage, self.voice.word("stage_corrected"))
        return self.voice.stage(now.stage)

    def event_ref(self, now: EventNow) -> EventRef:
        """An event in a list."""
        voice = self.voice
        frame = now.frame
        return EventRef(
            id=frame.event.id,
            sport=frame.event.sport,
            sport_name=voice.sport_name(frame.event.sport),
            name=frame.name.in_(self.lang),
            stage=self.event_stage(now),
            protested=now.protested,
            starts=clock_of(frame.starts),
            venue=voice.given(frame.venue),
        )

    def contest_ref(self, now: ContestNow) -> ContestRef:
        """A contest in a list, with its card."""
        voice = self.contest_voice(now.frame)
        tie = tie_shown(self.results, now)
        board = tie.board if tie else now.frame.rules.board(now.standing.state)
        return ContestRef(
            id=now.frame.id,
            name=self.contest_name(now.frame),
            stage=voice.stage(tie.stage if tie else now.stage),
            events=tuple(self.event_ref(self.results.event(e)) for e in now.frame.events),
            starts=clock_of(now.frame.starts),
            venue=voice.given(now.frame.venue),
            card=card_view(voice, board.card),
            caption=voice.say(board.caption),
            progress=tie.score if tie else now.outcome.score,
            day=day_of(now.frame.starts),
            which=self.which(now.frame),
            uncounted=self.uncounted(now.frame),
        )

    def uncounted(self, frame: ContestFrame) -> str:
        """Why a contest does not count in the ranking of its event; "" where it does."""
        event = self.results.event(frame.events[0])
        said = (one.reason for one in event.ranked.uncounted if one.contest == frame.id)
        return self.event_voice(event).sentences(said)

    def contest_name(self, frame: ContestFrame) -> str:
        """The event's name, and which of its contests it is where there are several."""
        event = self.results.roster.events[frame.events[0]]
        name = event.name.in_(self.lang)
        if len(event.contests) == 1:
            return name
        return self.voice.word("contest_name", event=name, phase=self.which(frame))

    def which(self, frame: ContestFrame) -> str:
        """A contest's phase or round, and its number among those of the same one."""
        roster = self.results.roster
        voice = Voice(roster, self.lang, frame.sport)
        number = roster.numbers.get(frame.id)
        nth = voice.word("contest_nth", n=number) if number else ""
        if len(frame.entrants) == 1 and self._format(frame.events[0]) == "swiss":
            nth = voice.word("contest_alone")
        return (" " if self.lang == "en" else "").join(
            (
                self.phase(frame.events[0], frame.phase, frame.round),
                nth,
            )
        )

    def phase(self, event_id: str, label: str, number: int | None) -> str:
        """A phase's words; `number`: of its round. Rules that hold by phases name them."""
        event = self.results.roster.events[event_id].event
        named: Callable[[str], Words] | None = getattr(event.rules, "phase_words", None)
        if named is not None:
            return Voice(self.results.roster, self.lang, event.sport).say(named(label))
        return self.voice.say(phase_words(label, number, self._format(event_id)))

    def _format(self, event_id: str) -> str:
        format_: str = self.results.roster.events[event_id].draw_json.get("format", "")
        return format_
