"""The ranking by distance: best mark, then the second best and so on (180.22, 25.22 today).

By points, or by coefficients, what the marks are worth is compared in the same way.
"""

from collections.abc import Iterator

from events.athletics.card import Worth
from events.athletics.marks import LEGAL_WIND, metres
from events.athletics.records import Done, claims_by_length
from events.athletics.series import Series, Thrower, Try
from events.athletics.trial_terms import TrialTerms
from scoring_rules.ranking import Mark, Status, Step, place
from scoring_rules.record_book import Claim
from scoring_rules.views import Who, Words, words

MISSING = "—"


def marks(terms: TrialTerms, series: Series, rounds: int) -> tuple[Mark, ...]:
    """Marks of all by the first rounds, in draw order."""
    return tuple(mark(terms, athlete, rounds) for athlete in series.athletes)


def mark(terms: TrialTerms, athlete: Thrower, rounds: int) -> Mark:
    """A valid mark stays ranked after 退赛 and 中途退出, never after 取消成绩."""
    entrant = athlete.card.id
    cms = athlete.marks(rounds)
    if athlete.status == "DQ" or not cms:
        return Mark(entrant, "", Status(athlete.status or "NM"))
    lengths = [terms.length(athlete.card, cm) for cm in cms]
    worth = [one for one in lengths if one is not None]
    if len(worth) < len(cms):
        return Mark(entrant, metres(cms[0]), Status.NM)
    values = ((terms.ranked_by, worth[0].text),) if terms.ranked_by else ()
    return Mark(entrant, metres(cms[0]), Status.RANKED, _key(worth, rounds), values)


def _key(best_first: list[Worth], rounds: int) -> tuple[Step, ...]:
    missing = [Worth(0, MISSING)] * (rounds - len(best_first))
    return tuple(
        Step("next_mark" if number else "", worth.rank, worth.text)
        for number, worth in enumerate([*best_first, *missing])
    )


def claims(terms: TrialTerms, series: Series) -> tuple[Claim, ...]:
    """Who came as far as a record: each athlete's best with legal wind, and what was further
    with more."""
    if not terms.records:
        return ()
    done = [one for athlete in series.athletes for one in _bests(terms, athlete)]
    return claims_by_length(terms.records, done)


def _bests(terms: TrialTerms, athlete: Thrower) -> Iterator[Done]:
    if athlete.status == "DQ":
        return
    valid = [one for one in athlete.tries if one is not None and one.cm is not None]
    of_each: dict[Words | None, int] = {}
    for one in valid:
        against = _against(terms, one)
        of_each[against] = max(one.cm or 0, of_each.get(against, 0))
    legal = of_each.pop(None, 0)
    if legal:
        yield Done(athlete.card, metres(legal), legal)
    for against, cm in of_each.items():
        if cm > legal:
            yield Done(athlete.card, metres(cm), cm, against)


def _against(terms: TrialTerms, one: Try) -> Words | None:
    if not terms.wind:
        return None
    if one.wind is None:
        return words("record_without_wind")
    if one.wind > LEGAL_WIND:
        return words("record_with_wind", wind=one.wind)
    return None


def through(terms: TrialTerms, series: Series) -> frozenset[int] | None:
    """Who goes on after the cut, ties taken through; None where nobody is cut, or not yet."""
    competing = [i for i, a in enumerate(series.athletes) if a.status not in ("DNS", "WD")]
    first = terms.before_cut
    if not 0 < terms.cut < len(competing) or terms.trials <= first:
        return None
    if any(not a.out and None in a.tries[:first] for a in series.athletes):
        return None
    placings = place(marks(terms, series, first))
    return frozenset(
        series.ids.index(p.entrant) for p in placings if p.place and p.place <= terms.cut
    )


def places(terms: TrialTerms, series: Series, rounds: int) -> dict[int, int]:
    """Places by the first rounds; without a mark there is none."""
    placings = place(marks(terms, series, rounds))
    return {series.ids.index(p.entrant): p.place for p in placings if p.place}


def beyond_cut(terms: TrialTerms, series: Series) -> tuple[Words, ...]:
    """Trials that were entered before it was known that the athlete would not go on."""
    going_on = through(terms, series)
    if going_on is None:
        return ()
    return tuple(
        words("beyond_cut", who=Who(athlete.card.id), n=terms.before_cut)
        for i, athlete in enumerate(series.athletes)
        if i not in going_on and any(athlete.tries[terms.before_cut :])
    )
