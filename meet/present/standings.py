"""The medal table and the team points as shown, each row with why it stands where it does."""

from fractions import Fraction

from meet.awarding import Tables
from meet.present.context import Context
from meet.present.games import notes, points_lost
from meet.present.race import gold_race
from meet.present.voice import Voice
from meet.view_models import MedalRow, MedalsView, PointRow, PointsView
from scoring_rules import tables as sums
from scoring_rules.exact import Number, shown
from scoring_rules.regulation import MEDALS

PARTS = ("gold", "silver", "bronze", "other")


def medals_view(context: Context) -> MedalsView:
    """`GET /medals`."""
    now = context.awarding.tables()
    voice = context.voice
    before = _ranks_before(context, now)
    rows = tuple(
        _medal_row(voice, now, i, before.get(row.delegation)) for i, row in enumerate(now.medals)
    )
    total = now.totals.gold + now.totals.silver + now.totals.bronze
    return MedalsView(
        version=now.version,
        rows=rows,
        gold=str(now.totals.gold),
        silver=str(now.totals.silver),
        bronze=str(now.totals.bronze),
        total=str(total),
        handed_out=now.totals.medals_handed_out,
        planned=now.counts.planned,
        held=now.counts.held,
        awarded=now.counts.awarded,
        rule=voice.word("medal_table_rule"),
        latest=_latest(context, now),
        notes=_medal_notes(context, now, total),
        race=gold_race(context),
    )


def _medal_row(voice: Voice, now: Tables, i: int, before: int | None) -> MedalRow:
    row = now.medals[i]
    above = now.medals[i - 1] if i else None
    return MedalRow(
        rank=row.rank,
        delegation=voice.delegation(row.delegation),
        gold=str(row.gold),
        silver=str(row.silver),
        bronze=str(row.bronze),
        total=str(row.total),
        change=before - row.rank if before and row.total else 0,  # without a medal, no rank
        fresh=_fresh(now, row.delegation),
        why=_medal_why(voice, above, row) if above else "",
    )


def _medal_why(voice: Voice, above: sums.MedalRow, row: sums.MedalRow) -> str:
    """What separates a row from the one above, where it is not the golds (银 3 > 2); nothing
    where it holds no medal."""
    if not row.total:
        return ""
    for key in MEDALS:
        better, worse = getattr(above, key), getattr(row, key)
        if better != worse:
            if key == "gold":
                return ""
            return voice.word(f"medal_why_{key}", better=shown(better), worse=shown(worse))
    return voice.word("rank_shared")


def _fresh(now: Tables, delegation: str) -> tuple[str, ...]:
    """The medals that the event declared last has brought this delegation."""
    last = max(now.official, key=_declared, default=None)
    if last is None:
        return ()
    earned = [e for row in last.awards.rows for e in row.earned if e.delegation == delegation]
    return tuple(medal for i, medal in enumerate(MEDALS) if any(one.medals[i] for one in earned))


def _declared(awarded: object) -> int:
    official = awarded.now.decided.official  # type: ignore[attr-defined]
    return int(official.at_ms) if official else 0


def _ranks_before(context: Context, now: Tables) -> dict[str, int]:
    """The ranks without the event declared last; empty where it is the first."""
    last = max(now.official, key=_declared, default=None)
    if last is None or len(now.official) == 1:
        return {}
    tallies = [awarded.tally for awarded in now.official if awarded is not last]
    earlier = sums.sums([*tallies, now.carried])
    listed = context.results.roster.delegations
    order = {delegation: f"{i:05d}" for i, delegation in enumerate(listed)}
    table = sums.medal_table(earlier, context.awarding.regulation, order)
    return {row.delegation: row.rank for row in table}


def _latest(context: Context, now: Tables) -> str:
    last = max(now.official, key=_declared, default=None)
    if last is None:
        return ""
    voice = context.voice
    event = last.now.frame
    return voice.word(
        "latest_official",
        sport=voice.sport_name(event.event.sport),
        event=event.name.in_(context.lang),
    )


def _medal_notes(context: Context, now: Tables, total: Number) -> tuple[str, ...]:
    voice = context.voice
    said = [
        voice.word(
            "events_counts",
            planned=now.counts.planned,
            held=now.counts.held,
            awarded=now.counts.awarded,
        )
    ]
    if total != now.totals.medals_handed_out:
        joint = total - _carried_medals(now) != now.totals.medals_handed_out
        code = "sum_and_handed_out" if joint else "sum_and_carried_in"
        said.append(voice.word(code, sum=shown(total), handed=now.totals.medals_handed_out))
    return (*said, *notes(context))


def _carried_medals(now: Tables) -> Number:
    return sum(one.gold + one.silver + one.bronze for one in now.games.carried)


def points_view(context: Context) -> PointsView:
    """`GET /points`."""
    now = context.awarding.tables()
    voice = context.voice
    most = max((row.points for row in now.points), default=0)
    rows = tuple(_point_row(context, now, i, most) for i in range(len(now.points)))
    return PointsView(
        version=now.version,
        rows=rows,
        total=str(sum((row.points for row in now.points), start=Fraction(0))),
        planned=now.counts.planned,
        held=now.counts.held,
        awarded=now.counts.awarded,
        rule=_points_rule(context),
        notes=(
            voice.word(
                "events_counts",
                planned=now.counts.planned,
                held=now.counts.held,
                awarded=now.counts.awarded,
            ),
            *notes(context),
        ),
    )


def _point_row(context: Context, now: Tables, i: int, most: Number) -> PointRow:
    voice, row = context.voice, now.points[i]
    lost = points_lost(now, context.awarding.regulation, row.delegation)
    carried = sums.sums([now.carried]).get(row.delegation, {}).get("points", 0)
    parts = _parts(now, row.delegation)
    above = now.points[i - 1] if i else None
    return PointRow(
        rank=row.rank,
        delegation=voice.delegation(row.delegation),
        points=str(row.points),
        share=_per_cent(row.points, most),
        parts=(str(parts[0]), str(parts[1]), str(parts[2]), str(parts[3])),
        parts_share=(
            _per_cent(parts[0], most),
            _per_cent(parts[1], most),
            _per_cent(parts[2], most),
            _per_cent(parts[3], most),
        ),
        penalty=str(lost) if lost else "",
        carried=str(carried) if carried else "",
        why=_points_why(voice, now, above, row) if above else "",
    )


def _points_why(voice: Voice, now: Tables, above: sums.PointsRow, row: sums.PointsRow) -> str:
    """Equal points: the first count of places that differs (第一名 5 > 4)."""
    if above.points != row.points or not row.points:
        return ""
    one, other = now.sums.get(above.delegation, {}), now.sums.get(row.delegation, {})
    for place in range(1, 9):
        better, worse = one.get(f"n{place}", 0), other.get(f"n{place}", 0)
        if better != worse:
            return voice.word("points_why", place=place, better=shown(better), worse=shown(worse))
    return voice.word("rank_shared")


def _parts(now: Tables, delegation: str) -> list[Number]:
    """Points from firsts, seconds, thirds and the places behind."""
    parts: list[Number] = [0, 0, 0, 0]
    for awarded in now.official:
        for row in awarded.awards.rows:
            for earned in row.earned:
                if earned.delegation == delegation:
                    parts[min(row.place, len(parts)) - 1] += earned.points
    return parts


def _per_cent(part: Number, whole: Number) -> int:
    return int(part * 100 / Fraction(whole)) if whole > 0 and part > 0 else 0


def _points_rule(context: Context) -> str:
    points = context.awarding.regulation.points
    table = points.table or max((row for _, row in points.by_places), key=len, default=())
    return context.voice.word("points_rule", table="-".join(shown(n) for n in table))
