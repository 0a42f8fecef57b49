"""The sports of the provincial demonstration that only have their placings recorded here."""

from collections.abc import Iterator
from dataclasses import dataclass

from meet.programme import EventName, ProgrammeEvent

MEN, WOMEN = "M", "W"
SEX_ZH = {MEN: "男子", WOMEN: "女子"}
SEX_EN = {MEN: "Men's", WOMEN: "Women's"}


PLAIN = (" {} 级", " {}")
WEIGHT = (" {} 公斤级", " {} kg")
UNNAMED = ("", "")
"""How a class stands in an event's name, in both languages."""


@dataclass(frozen=True, slots=True)
class Discipline:
    """What is held for each sex and each of its classes: (of men, of women)."""

    id: str
    zh: str
    en: str
    classes: tuple[str, str]
    named: tuple[str, str] = PLAIN
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherSport:
    """A sport with its venue, its disciplines, and the minutes from one event to the next."""

    id: str
    zh: str
    en: str
    venue: str
    minutes: int
    disciplines: tuple[Discipline, ...]

    def events(self) -> Iterator[ProgrammeEvent]:
        """Its events; the name begins with the sport, since all are of the sport `placed`."""
        for discipline in self.disciplines:
            for sex, listed in zip((MEN, WOMEN), discipline.classes, strict=True):
                for class_ in listed.split():
                    yield self._event(discipline, sex, class_)

    def _event(self, discipline: Discipline, sex: str, class_: str) -> ProgrammeEvent:
        slug = class_.lower().replace("+", "over").replace("-", "under")
        zh = f"{self.zh}{SEX_ZH[sex]}{discipline.zh}{discipline.named[0].format(class_)}"
        en = f"{self.en}: {SEX_EN[sex]} {discipline.en}{discipline.named[1].format(class_)}"
        return ProgrammeEvent(
            id=f"{self.id}-{sex.lower()}-{discipline.id}-{slug}",
            name=EventName(zh, en),
            sex="M" if sex == MEN else "W",
            classes=(class_,),
            preset="placed",
            draw={"format": "final"},
            tags=discipline.tags,
        )


OTHERS = (
    OtherSport(
        "swm",
        "游泳",
        "Swimming",
        "省游泳馆",
        15,
        (
            Discipline("50fr", " 50 米自由泳", "50 m freestyle", ("S5 S7 S9 S14", "S6 S8 S9 S14")),
            Discipline(
                "100fr", " 100 米自由泳", "100 m freestyle", ("S5 S7 S9 S11 S14", "S6 S9 S14")
            ),
            Discipline(
                "100bk", " 100 米仰泳", "100 m backstroke", ("S6 S8 S9 S11 S14", "S7 S9 S14")
            ),
            Discipline(
                "100br", " 100 米蛙泳", "100 m breaststroke", ("SB5 SB7 SB8 SB14", "SB6 SB8 SB14")
            ),
            Discipline("50bf", " 50 米蝶泳", "50 m butterfly", ("S5 S7 S9", "S6 S8")),
            Discipline(
                "4x100",
                " 4×100 米自由泳接力",
                "4 × 100 m freestyle relay",
                ("34", "34"),
                (" {} 分", " {} points"),
                ("relay",),
            ),
        ),
    ),
    OtherSport(
        "sho",
        "射击",
        "Shooting",
        "省射击射箭中心",
        75,
        (
            Discipline("rifle", " 10 米气步枪", "10 m air rifle", ("SH1 SH2", "SH1 SH2")),
            Discipline("pistol", " 10 米气手枪", "10 m air pistol", ("SH1", "SH1")),
        ),
    ),
    OtherSport(
        "arc",
        "射箭",
        "Archery",
        "省射击射箭中心",
        90,
        (
            Discipline("recurve", "反曲弓个人", "individual recurve", ("ST W1", "ST")),
            Discipline("compound", "复合弓个人", "individual compound", ("ST W1", "ST")),
        ),
    ),
    OtherSport(
        "jud",
        "盲人柔道",
        "Blind judo",
        "省体育馆柔道厅",
        40,
        (Discipline("kg", " J1-2 级", "J1-2", ("-60 -73 -90 +90", "-52 -57 -70 +70"), WEIGHT),),
    ),
    OtherSport(
        "tkd",
        "跆拳道",
        "Taekwondo",
        "省体育馆跆拳道厅",
        40,
        (
            Discipline(
                "k44", " K44 级", "K44", ("-58 -63 -70 -80 +80", "-47 -52 -57 -65 +65"), WEIGHT
            ),
        ),
    ),
    OtherSport(
        "cyc",
        "自行车",
        "Cycling",
        "环城公路赛段",
        45,
        (
            Discipline("tt", "公路计时赛", "road time trial", ("C3 C4 C5 H3 H4", "C4 C5 H3")),
            Discipline("rr", "公路大组赛", "road race", ("C3 C4 C5 H3 H4", "C4 C5 H3")),
        ),
    ),
    OtherSport(
        "boc",
        "硬地滚球",
        "Boccia",
        "省体育馆滚球厅",
        90,
        (Discipline("ind", "个人", "individual", ("BC1 BC2 BC3 BC4", "BC1 BC2 BC3 BC4")),),
    ),
    OtherSport(
        "wfe",
        "轮椅击剑",
        "Wheelchair fencing",
        "省体育馆击剑厅",
        60,
        (
            Discipline("foil", "花剑", "foil", ("A B", "A B")),
            Discipline("epee", "重剑", "épée", ("A B", "A B")),
        ),
    ),
    OtherSport(
        "gbl",
        "盲人门球",
        "Goalball",
        "省体育馆门球厅",
        240,
        (Discipline("team", "", "team", ("B1", "B1"), UNNAMED, ("team",)),),
    ),
    OtherSport(
        "svb",
        "坐式排球",
        "Sitting volleyball",
        "省体育馆排球厅",
        240,
        (Discipline("team", "", "team", ("VS1", "VS1"), UNNAMED, ("team",)),),
    ),
)
