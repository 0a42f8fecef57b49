"""The athletes of the demonstration games: invented people with a name, a number, a delegation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from meet.demo.chance import number, one_of
from meet.demo.delegations import DemoDelegation

SURNAMES = (
    "王王王张张张李李李刘刘赵赵杨杨郭郭陈陈武武申申马牛崔韩郝冯宋曹郑梁苗暴秦程贾"
    "原常段侯路靳栗裴杜孟史任孙周吴徐胡高田魏薛连药关卢尹桑苏吕许姚白"
)
"""One character each, the more often the more people of the region have it."""

GIVEN = {
    "M": (
        "建国志强海军永红晓东文斌国庆卫东俊杰浩然子轩宇航天佑一鸣鹏飞建军长治保平根旺小兵爱民晋阳"
        "红旗文杰少华立新宏伟振华家豪明轩博文思远嘉诚泽宇"
    ),
    "W": (
        "秀英桂兰玉梅晓燕丽娟海霞雪梅红梅建芳春花爱萍彩霞佳怡欣怡雨涵梓萱诗琪思彤若曦可馨文静晓敏"
        "志芳淑珍月仙改花巧玲慧敏雅琴子涵"
    ),
}
"""Given names of two characters each."""

SHORT = {
    "M": "瑞磊涛超凯鑫勇斌晨旭昊亮峰波伟杰刚飞帅锋淼炜晟",
    "W": "静敏丽娜婷燕霞艳玲洁颖倩蕾琳雯悦瑶莉茜昕",
}
"""Given names of one character."""

UNUSUAL = {
    "M": ("赵䶮", "马𬱖", "吴𬎆", "阿卜杜拉·热合曼", "欧阳建军", "陶喆宁", "李堃", "艾尔肯·吐尔逊"),
    "W": ("杨㛃", "钱𣲘", "王頔", "古丽米热·艾尔肯", "陈玥", "东方晓燕", "阿依努尔·买买提"),
}
"""Names that a font or a narrow column may fail at; one athlete in sixteen has one of them."""


@dataclass(frozen=True, slots=True)
class Athlete:
    """A registered athlete. `number`: on the bib, unique in the games. `talent`: 0 to 599."""

    number: str
    name: str
    sex: str
    delegation: DemoDelegation

    @property
    def talent(self) -> int:
        """What the athlete can do, before the day's form."""
        return number("talent", self.number, below=600)


class Register:
    """The registration desk: numbers and names are given in the order athletes come."""

    def __init__(self, delegations: Sequence[DemoDelegation], figures: int = 2) -> None:
        self._delegations = delegations
        self._figures = figures
        self.athletes: list[Athlete] = []
        self._names: set[str] = set()
        self._sent = Counter[str]()
        self._unusual = {sex: list(reversed(names)) for sex, names in UNUSUAL.items()}

    def register(self, sex: str, delegation: DemoDelegation) -> Athlete:
        """A new athlete; the bib's number is the delegation's, then so many figures."""
        self._sent[delegation.id] += 1
        block = self._delegations.index(delegation) + 1
        bib = f"{block}{self._sent[delegation.id]:0{self._figures}d}"
        athlete = Athlete(bib, self._name(sex, bib), sex, delegation)
        self.athletes.append(athlete)
        return athlete

    def _name(self, sex: str, bib: str) -> str:
        if self._unusual[sex] and number("unusual", bib, below=16) == 0:
            return self._unusual[sex].pop()
        long = GIVEN[sex]
        given: list[str] = [*(long[i : i + 2] for i in range(0, len(long), 2)), *SHORT[sex]]
        attempt = 0
        while True:
            surname = one_of(SURNAMES, "surname", bib, attempt)
            name = surname + one_of(given, "given", bib, attempt)
            if name not in self._names:
                self._names.add(name)
                return name
            attempt += 1
