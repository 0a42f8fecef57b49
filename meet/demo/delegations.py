"""The delegations of the demonstration games, municipal and provincial, with their marks."""

from dataclasses import dataclass
from typing import Any

SCHOOL = "tejiao"


@dataclass(frozen=True, slots=True)
class DemoDelegation:
    """A delegation; `strength` (of 100) is how many athletes it sends and how good they are."""

    id: str
    name: str
    name_en: str
    short: str
    short_en: str
    shape: str
    colour: str
    colour_dark: str
    strength: int

    def as_row(self) -> dict[str, Any]:
        """As `meet.loading.add_delegations` takes it."""
        return {
            "id": self.id,
            "name": {"zh": self.name, "en": self.name_en},
            "short": {"zh": self.short, "en": self.short_en},
            "shape": self.shape,
            "colour": self.colour,
            "colour_dark": self.colour_dark,
        }


def _of(place: str, place_en: str, mark: tuple[str, str, str], strength: int) -> DemoDelegation:
    """A county or district; its short name is the place without its kind, two characters long."""
    kind_en = "District" if place.endswith("区") else "County"
    short = place if len(place) == 2 else place[:-1]
    name_en = f"{place_en} {kind_en}"
    return DemoDelegation(
        place_en.lower(), place, name_en, short, place_en, *mark, strength=strength
    )


DELEGATIONS = (
    _of("潞州区", "Luzhou", ("square", "#1F5FBF", "#7FB0FF"), 84),
    _of("上党区", "Shangdang", ("triangle", "#C2371B", "#FF9A80"), 76),
    _of("屯留区", "Tunliu", ("hexagon", "#23743A", "#7FD694"), 70),
    _of("潞城区", "Lucheng", ("diamond", "#7A3FB5", "#C9A2FF"), 66),
    _of("襄垣县", "Xiangyuan", ("plus", "#8F6400", "#F2C14E"), 74),
    _of("平顺县", "Pingshun", ("dome", "#0C7480", "#6FD6DF"), 53),
    _of("黎城县", "Licheng", ("star", "#B8265F", "#FF95BC"), 56),
    _of("壶关县", "Huguan", ("chevron", "#8A4B24", "#E2A87C"), 60),
    _of("长子县", "Zhangzi", ("hourglass", "#3D48B0", "#A3AEFF"), 68),
    _of("武乡县", "Wuxiang", ("pentagon", "#5F6F00", "#C3D44A"), 63),
    _of("沁县", "Qinxian", ("triangle-down", "#9C2F9C", "#EE97EE"), 48),
    _of("沁源县", "Qinyuan", ("bars", "#4F5D6E", "#B4C2D2"), 50),
    DemoDelegation(
        SCHOOL,
        "市特殊教育学校",
        "City School for Special Education",
        "特教",
        "Special Ed",
        "ring",
        "#B45309",
        "#FFB266",
        strength=80,
    ),
)

OURS = "jindong"
"""The city whose municipal games the others are."""


def _city(place: str, place_en: str, mark: tuple[str, str, str], strength: int) -> DemoDelegation:
    return DemoDelegation(
        place_en.lower(),
        f"{place}市",
        f"{place_en} City",
        place,
        place_en,
        *mark,
        strength=strength,
    )


CITIES = (
    _city("太原", "Taiyuan", ("square", "#1F5FBF", "#7FB0FF"), 88),
    _city("大同", "Datong", ("triangle", "#C2371B", "#FF9A80"), 72),
    _city("朔州", "Shuozhou", ("hexagon", "#23743A", "#7FD694"), 54),
    _city("忻州", "Xinzhou", ("diamond", "#7A3FB5", "#C9A2FF"), 60),
    _city("阳泉", "Yangquan", ("plus", "#8F6400", "#F2C14E"), 52),
    _city("吕梁", "Lvliang", ("dome", "#0C7480", "#6FD6DF"), 66),
    _city("晋中", "Jinzhong", ("star", "#B8265F", "#FF95BC"), 74),
    _city("晋东", "Jindong", ("chevron", "#8A4B24", "#E2A87C"), 78),
    _city("晋城", "Jincheng", ("hourglass", "#3D48B0", "#A3AEFF"), 64),
    _city("临汾", "Linfen", ("pentagon", "#5F6F00", "#C3D44A"), 70),
    _city("运城", "Yuncheng", ("ring", "#B45309", "#FFB266"), 76),
)
"""The eleven cities of the provincial games."""
