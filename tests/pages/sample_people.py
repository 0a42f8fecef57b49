"""Invented people, delegations and events for the previews: rare characters, long names, teams."""

from meet.view_models import DelegationTag, EntrantTag, EventRef, StageView

DELEGATIONS = {
    short: DelegationTag(short, name, short, shape, light, dark)
    for short, name, shape, light, dark in (
        ("潞州", "潞州区", "square", "#1F5FBF", "#7FB0FF"),
        ("上党", "上党区", "triangle", "#C2371B", "#FF9A80"),
        ("屯留", "屯留区", "hexagon", "#23743A", "#7FD694"),
        ("潞城", "潞城区", "diamond", "#7A3FB5", "#C9A2FF"),
        ("襄垣", "襄垣县", "plus", "#8F6400", "#F2C14E"),
        ("平顺", "平顺县", "dome", "#0C7480", "#6FD6DF"),
        ("黎城", "黎城县", "star", "#B8265F", "#FF95BC"),
        ("壶关", "壶关县", "chevron", "#8A4B24", "#E2A87C"),
        ("长子", "长子县", "hourglass", "#3D48B0", "#A3AEFF"),
        ("武乡", "武乡县", "pentagon", "#5F6F00", "#C3D44A"),
        ("沁县", "沁县", "triangle-down", "#9C2F9C", "#EE97EE"),
        ("沁源", "沁源县", "bars", "#4F5D6E", "#B4C2D2"),
        ("特教", "市特教学校", "ring", "#B45309", "#FFB266"),
    )
}

STAGES = {
    "scheduled": "未开始",
    "called": "检录",
    "live": "进行中",
    "finished": "已结束",
    "signed": "裁判长签字",
    "start_list": "未开始",
    "unofficial": "临时成绩",
    "official": "正式成绩",
    "cancelled": "已取消",
}
SPORTS = {
    "athletics": "田径",
    "badminton": "羽毛球",
    "table_tennis": "乒乓球",
    "weightlifting": "举重",
    "chess": "象棋",
    "basketball": "聋人篮球",
    "darts": "飞镖",
    "curling": "旱地冰壶",
}

LONG = "阿卜杜热合曼·阿卜杜克热木·麦麦提艾力·穆罕默德伊明·阿不都热西提江"


def stage(code: str) -> StageView:
    """A state with its word."""
    return StageView(code, STAGES[code])


def who(name: str, *shorts: str, number: str = "", members: tuple[str, ...] = ()) -> EntrantTag:
    """An entrant; several delegations make a joint team."""
    tags = tuple(DELEGATIONS[short] for short in shorts)
    return EntrantTag(number or name, name, tags, number, "", members)


def event(
    key: str,
    sport: str,
    name: str,
    code: str = "start_list",
    starts: str = "",
    venue: str = "",
    *,
    protested: bool = False,
) -> EventRef:
    """An event in a list."""
    return EventRef(key, sport, SPORTS[sport], name, stage(code), protested, starts, venue)
