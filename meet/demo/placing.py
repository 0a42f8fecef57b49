"""Contests of which only the placing is recorded: the stronger on the day is placed before."""

from meet.demo.scoresheet import Scoresheet
from scoring_rules.kinds.placed import Place


def placing(sheet: Scoresheet, minutes: int) -> None:
    """The placing, entered when all is over."""
    form = {one: sheet.strengths[one] + sheet.draw("form", one, below=200) for one in sheet.ids}
    order = sorted(sheet.ids, key=lambda one: (-form[one], one))
    sheet.say(Place(tuple((one,) for one in order)), "secretary", after=minutes * 60)
