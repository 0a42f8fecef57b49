"""What pages, push, print and JSON all render: views with names and words resolved in a language.

Every text is final (one language), every figure a string as printed; ids and codes are stable.
A view is plain data: the JSON body of its GET is `encode_view(view)`, templates get the view.
"""

from dataclasses import fields, is_dataclass
from typing import Any

from meet.view_models.boards import (
    BoardView,
    CardLineView,
    CellView,
    ClockView,
    ColumnView,
    ContestRef,
    ContestView,
    DelegationTag,
    EntrantTag,
    EventRef,
    FlashView,
    HeroView,
    LightView,
    RowView,
    StageView,
    TableView,
)
from meet.view_models.brackets import BracketRoundView, BracketTieView, BracketView
from meet.view_models.desk import (
    AskedView,
    ClaimView,
    ContestAtDesk,
    DeskContestView,
    DeskEventView,
    NeedView,
    ProtestView,
    StateCount,
    TodayView,
)
from meet.view_models.pad import (
    ButtonView,
    DevicesView,
    DeviceView,
    DisagreementView,
    FormView,
    InputView,
    LineView,
    PadView,
)
from meet.view_models.results import (
    AthleteView,
    Contribution,
    DelegationView,
    EventsView,
    EventView,
    GoldLine,
    GoldStep,
    HomeView,
    MedalEvent,
    MedalRow,
    MedalsView,
    NewsItem,
    NewsView,
    PlacingView,
    PointRow,
    PointsView,
    ScheduleView,
    SearchView,
)

__all__ = [
    "AskedView",
    "AthleteView",
    "BoardView",
    "BracketRoundView",
    "BracketTieView",
    "BracketView",
    "ButtonView",
    "CardLineView",
    "CellView",
    "ClaimView",
    "ClockView",
    "ColumnView",
    "ContestAtDesk",
    "ContestRef",
    "ContestView",
    "Contribution",
    "DelegationTag",
    "DelegationView",
    "DeskContestView",
    "DeskEventView",
    "DeviceView",
    "DevicesView",
    "DisagreementView",
    "EntrantTag",
    "EventRef",
    "EventView",
    "EventsView",
    "FlashView",
    "FormView",
    "GoldLine",
    "GoldStep",
    "HeroView",
    "HomeView",
    "InputView",
    "LightView",
    "LineView",
    "MedalEvent",
    "MedalRow",
    "MedalsView",
    "NeedView",
    "NewsItem",
    "NewsView",
    "PadView",
    "PlacingView",
    "PointRow",
    "PointsView",
    "ProtestView",
    "RowView",
    "ScheduleView",
    "SearchView",
    "StageView",
    "StateCount",
    "TableView",
    "TodayView",
    "encode_view",
]


def encode_view(view: Any) -> Any:
    """A view as plain JSON values with every field present."""
    if is_dataclass(view) and not isinstance(view, type):
        return {
            field.name.rstrip("_"): encode_view(getattr(view, field.name)) for field in fields(view)
        }
    if isinstance(view, tuple | list):
        return [encode_view(item) for item in view]
    return view
