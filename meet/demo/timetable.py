"""The timetable of the demonstration games: when, where and with how many each event is held."""

from dataclasses import dataclass

SATURDAY, SUNDAY = "2027-05-15", "2027-05-16"
DAYS = (SATURDAY, SUNDAY)

VENUES = {
    "athletics": "市体育中心田径场",
    "table_tennis": "市体育馆乒乓球厅",
    "badminton": "市体育馆羽毛球厅",
    "weightlifting": "市体育馆举重厅",
    "chess": "市文化宫棋牌室",
    "darts": "市体育馆飞镖厅",
    "curling": "市全民健身中心冰壶馆",
    "basketball": "市全民健身中心篮球馆",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """When an event begins, and how many enter it."""

    event: str
    entrants: int
    day: str
    time: str

    @property
    def starts(self) -> str:
        """Local time, `YYYY-MM-DDTHH:MM`."""
        return f"{self.day}T{self.time}"


TIMETABLE = (
    # Athletics: track, then field
    Slot("ath-m-100-t36", 3, SATURDAY, "09:10"),
    Slot("ath-m-100-t11-12", 3, SATURDAY, "09:20"),
    Slot("ath-w-100-t12", 3, SATURDAY, "09:30"),
    Slot("ath-m-100-t54", 2, SATURDAY, "09:40"),
    Slot("ath-w-100-t46", 4, SATURDAY, "09:50"),
    Slot("ath-m-100-t46", 7, SATURDAY, "10:00"),
    Slot("ath-w-100-t60", 6, SATURDAY, "10:10"),
    Slot("ath-m-100-t60", 9, SATURDAY, "10:20"),
    Slot("ath-m-400-t60", 6, SATURDAY, "16:20"),
    Slot("ath-m-200-t46", 5, SUNDAY, "09:10"),
    Slot("ath-w-200-t60", 3, SUNDAY, "09:20"),
    Slot("ath-m-1500-t60", 5, SUNDAY, "10:40"),
    Slot("ath-w-lj-t60", 4, SATURDAY, "09:00"),
    Slot("ath-m-lj-t46", 5, SATURDAY, "15:00"),
    Slot("ath-m-slj-t37", 3, SATURDAY, "15:50"),
    Slot("ath-m-lj-t60", 7, SUNDAY, "09:00"),
    Slot("ath-m-sp-f60", 8, SATURDAY, "09:00"),
    Slot("ath-m-sp-f36", 3, SATURDAY, "10:10"),
    Slot("ath-m-sp-f46", 5, SATURDAY, "10:45"),
    Slot("ath-w-sp-f60", 5, SATURDAY, "15:00"),
    Slot("ath-w-sp-f46", 4, SATURDAY, "15:45"),
    Slot("ath-m-sp-f41", 1, SATURDAY, "16:25"),
    Slot("ath-m-sp-f56", 6, SUNDAY, "09:00"),
    Slot("ath-w-sp-f56", 4, SUNDAY, "10:10"),
    Slot("ath-w-sp-f41", 2, SUNDAY, "11:00"),
    Slot("ath-m-dt-f56", 5, SATURDAY, "15:00"),
    Slot("ath-m-dt-f46", 2, SUNDAY, "10:00"),
    Slot("ath-m-jt-f57", 1, SUNDAY, "10:30"),
    # Table tennis
    Slot("tt-m-s-tt3-5", 6, SATURDAY, "09:00"),
    Slot("tt-m-s-tt8", 7, SATURDAY, "09:00"),
    Slot("tt-w-s-tt4-5", 3, SATURDAY, "09:00"),
    Slot("tt-w-s-tt8-10", 4, SATURDAY, "10:20"),
    Slot("tt-m-s-tt9-10", 8, SATURDAY, "14:30"),
    Slot("tt-m-s-tt11", 2, SATURDAY, "14:30"),
    Slot("tt-m-d-deaf", 4, SATURDAY, "15:20"),
    Slot("tt-m-s-deaf", 9, SUNDAY, "09:00"),
    Slot("tt-w-s-deaf", 6, SUNDAY, "09:00"),
    Slot("tt-x-d-deaf", 3, SUNDAY, "14:30"),
    # Badminton
    Slot("bdm-m-s-sl3-4", 5, SATURDAY, "09:00"),
    Slot("bdm-w-s-sl3-su5", 3, SATURDAY, "09:00"),
    Slot("bdm-m-s-wh1-2", 4, SATURDAY, "14:30"),
    Slot("bdm-m-s-su5", 6, SATURDAY, "14:30"),
    Slot("bdm-m-s-sh6", 2, SATURDAY, "16:40"),
    Slot("bdm-m-s-deaf", 8, SUNDAY, "09:00"),
    Slot("bdm-w-s-deaf", 5, SUNDAY, "09:00"),
    Slot("bdm-m-d-deaf", 2, SUNDAY, "14:30"),
    # Weightlifting
    Slot("pwl-w-55", 2, SATURDAY, "09:00"),
    Slot("pwl-m-59", 3, SATURDAY, "09:40"),
    Slot("pwl-m-72", 4, SATURDAY, "15:00"),
    Slot("pwl-w-67", 3, SUNDAY, "09:30"),
    Slot("pwl-m-88", 4, SUNDAY, "10:20"),
    Slot("pwl-w-over86", 1, SUNDAY, "15:00"),
    # Xiangqi
    Slot("xq-m-physical", 11, SATURDAY, "09:00"),
    Slot("xq-m-deaf", 7, SATURDAY, "09:00"),
    Slot("xq-m-visual", 4, SUNDAY, "09:00"),
    Slot("xq-w-physical", 3, SUNDAY, "09:00"),
    Slot("xq-w-deaf", 2, SUNDAY, "14:30"),
    # Darts
    Slot("drt-w-seated-open", 3, SATURDAY, "09:00"),
    Slot("drt-m-standing-deaf", 8, SATURDAY, "14:30"),
    Slot("drt-m-seated-open", 9, SUNDAY, "09:00"),
    Slot("drt-w-standing-deaf", 4, SUNDAY, "14:30"),
    # Teams
    Slot("fcu-x-wheelchair", 6, SATURDAY, "09:00"),
    Slot("fcu-x-deaf", 7, SUNDAY, "09:00"),
    Slot("bkb-m-3x3-deaf", 4, SUNDAY, "14:30"),
)
