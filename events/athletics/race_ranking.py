"""The ranking of a race: the judges' places first, times where none was given (165.24, 167).

A place is never made from a time that cannot tell two runners apart: such a tie waits for the
judges, who order it or let it stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from events.athletics.heat import Heat, Runner
from events.athletics.marks import LEGAL_WIND, rounded_up, time_text
from events.athletics.race_terms import RaceTerms
from events.athletics.records import Done, claims_by_time
from scoring_rules.contest import Outcome
from scoring_rules.ranking import Mark, Status, Step
from scoring_rules.record_book import Claim
from scoring_rules.views import Who, Words, words


@dataclass(frozen=True, slots=True)
class Spot:
    """Runners that came in together, from the place `slot` on; `judged`: a judge placed them."""

    slot: int
    runners: tuple[Runner, ...]
    judged: bool

    @property
    def entrants(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(runner.card.id for runner in self.runners)


def outcome(race: RaceTerms, heat: Heat) -> Outcome:
    """Over once everyone is in or out and no tie waits for the judges."""
    tied = ties(race, heat)
    everyone_in = all(runner.finished or runner.status for runner in heat.runners)
    return Outcome(
        bool(heat.runners) and everyone_in and not tied,
        marks(race, heat),
        questions=tuple(questions(race, heat)) if everyone_in else (),
    )


def ties(race: RaceTerms, heat: Heat) -> tuple[Spot, ...]:
    """Runners whose times are equal and whom no judge has placed."""
    return tuple(spot for spot in order(race, heat) if len(spot.runners) > 1 and not spot.judged)


def order(race: RaceTerms, heat: Heat) -> tuple[Spot, ...]:
    """How they came in: judged runners at their places, the others by time in what is left.

    Who was disqualified after the race keeps the place free while the others are sorted in.
    """
    in_order = [Spot(slot, spot, judged) for slot, spot, judged in _slots(race, heat)]
    kept = []
    for spot in in_order:
        runners = tuple(runner for runner in spot.runners if runner.status is None)
        if runners:
            kept.append(Spot(spot.slot, runners, spot.judged))
    return tuple(kept)


def _slots(race: RaceTerms, heat: Heat) -> Iterator[tuple[int, tuple[Runner, ...], bool]]:
    judged = _grouped((r.place, r) for r in heat.runners if r.place is not None)
    timed = [
        group
        for _time, runners in _grouped(
            (_read(race, r.ms), r) for r in heat.runners if r.place is None and r.ms is not None
        )
        for group in _asked(runners)
    ]
    slot = 1
    while judged or timed:
        if judged and (not timed or judged[0][0] <= slot):
            runners, is_judged = judged.pop(0)[1], True
        else:
            runners, is_judged = timed.pop(0)
        yield slot, runners, is_judged
        slot += len(runners)


def _asked(tied: tuple[Runner, ...]) -> Iterator[tuple[tuple[Runner, ...], bool]]:
    """Runners of one time as the judges ordered them, or all together where they did not."""
    pairs = [(runner.among, runner) for runner in tied if runner.among is not None]
    if len(pairs) < len(tied):
        yield tied, False
    else:
        yield from ((runners, True) for _among, runners in _grouped(iter(pairs)))


def _grouped(pairs: Iterator[tuple[int, Runner]]) -> list[tuple[int, tuple[Runner, ...]]]:
    groups: dict[int, list[Runner]] = {}
    for value, runner in pairs:
        groups.setdefault(value, []).append(runner)
    return [(value, tuple(groups[value])) for value in sorted(groups)]


def _read(race: RaceTerms, ms: int) -> int:
    """The time that can tell runners apart: thousandths by photo finish, tenths by hand."""
    return rounded_up(ms, race.step) if race.timing == "hand" else ms


def marks(race: RaceTerms, heat: Heat) -> tuple[Mark, ...]:
    """Marks of all, in draw order."""
    keys = dict(_keys(race, heat))
    return tuple(_mark(race, runner, keys) for runner in heat.runners)


def _mark(race: RaceTerms, runner: Runner, keys: dict[str, tuple[Step, ...]]) -> Mark:
    entrant = runner.card.id
    if runner.status or not runner.finished:
        return Mark(entrant, "", Status(runner.status or "NM"))
    text = "" if runner.ms is None else time_text(runner.ms, race.step)
    if not race.ranked_by:
        return Mark(entrant, text, Status.RANKED, keys[entrant])
    worth = None
    if runner.ms is not None:
        worth = race.worth(runner.card, rounded_up(runner.ms, race.step) // 10, track=True)
    if worth is None:
        return Mark(entrant, text, Status.NM)
    key = (Step("", worth.rank, worth.text),)
    return Mark(entrant, text, Status.RANKED, key, ((race.ranked_by, worth.text),))


def claims(race: RaceTerms, heat: Heat) -> tuple[Claim, ...]:
    """Who was as fast as a record: by hand, or with too much wind behind, it may not count."""
    if not race.records:
        return ()
    return claims_by_time(
        race.records,
        (
            Done(
                runner.card,
                time_text(runner.ms, race.step),
                rounded_up(runner.ms, race.step) // 10,
                _against(race, heat),
            )
            for runner in heat.runners
            if runner.ms is not None and runner.status is None
        ),
    )


def _against(race: RaceTerms, heat: Heat) -> Words | None:
    if race.timing == "hand":
        return words("record_by_hand")
    if not race.measures_wind:
        return None
    if heat.wind is None:
        return words("record_without_wind")
    if heat.wind > LEGAL_WIND:
        return words("record_with_wind", wind=heat.wind)
    return None


def _keys(race: RaceTerms, heat: Heat) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The time that counts, the thousandths, the judges' order.

    Values never fall from one to the next, so that the judges' order stands against times too.
    """
    spots = order(race, heat)
    untimed = all(runner.ms is None for spot in spots for runner in spot.runners)
    official = fine = 0
    for number, spot in enumerate(spots, start=1):
        times = [runner.ms for runner in spot.runners if runner.ms is not None]
        if times:
            latest = max(rounded_up(ms, race.step) for ms in times)
            read = max(times) if race.timing == "fat" else 0
            fine = max(fine, read) if latest <= official else read
            official = max(official, latest)
        place = str(spot.slot)
        for entrant in spot.entrants:
            yield (
                entrant,
                (
                    Step("", number if untimed else official, place),
                    Step("thousandths", fine, time_text(fine, 1)),
                    Step("judge", number, place),
                ),
            )


def questions(race: RaceTerms, heat: Heat) -> Iterator[Words]:
    """Ties that no judge has decided, and places that the times contradict."""
    for tie in ties(race, heat):
        first, second, *rest = tie.runners
        mark = time_text(first.ms or 0, race.step)
        for other in (second, *rest):
            who = {"first": Who(first.card.id), "second": Who(other.card.id)}
            yield words("question_tie", **who, mark=mark)
    latest: Runner | None = None
    for spot in order(race, heat):
        for runner in spot.runners:
            if runner.ms is None:
                continue
            if latest and latest.ms and _late(race, latest.ms, runner.ms):
                who = {"first": Who(latest.card.id), "second": Who(runner.card.id)}
                yield words("question_order", **who)
            latest = runner


def _late(race: RaceTerms, ahead: int, behind: int) -> bool:
    """Whether the one who was placed ahead has the slower time."""
    return rounded_up(ahead, race.step) > rounded_up(behind, race.step)
