"""Tablets as the desk sees them: what each wrote last, from the record itself."""

from meet.ledger import Written
from meet.present.context import Context
from meet.present.disagreements import disagreements, tells
from meet.results import contest_subject
from meet.view_models import DevicesView, DeviceView, DisagreementView


def devices_view(context: Context) -> DevicesView:
    """Every tablet that named itself when it wrote, the latest first."""
    last: dict[tuple[str, str], Written] = {}
    count: dict[tuple[str, str], int] = {}
    told: list[DisagreementView] = []
    for contest_id in context.results.roster.contests:
        lines = context.results.record.lines(contest_subject(contest_id))
        if any(tells(line) for line in lines):
            told.extend(disagreements(context, context.results.contest(contest_id)))
        for line in lines:
            if not line.device:
                continue
            key = (line.device, line.by)
            count[key] = count.get(key, 0) + 1
            if key not in last or line.number > last[key].number:
                last[key] = line
    latest = sorted(last.items(), key=lambda item: -item[1].number)
    return DevicesView(
        version=latest[0][1].number if latest else 0,
        devices=tuple(
            DeviceView(
                device=line.device,
                by=line.by,
                seat=line.seat,
                contest=line.subject.partition(":")[2],
                lines=count[key],
                last=context.zone.hhmmss(line.at_ms),
                waiting=tuple(
                    one.text for one in told if one.waits and (one.device, one.by) == key
                ),
            )
            for key, line in latest
        ),
    )
