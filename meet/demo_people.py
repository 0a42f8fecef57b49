"""The athletes of the demonstration games: invented people with a name, a number, a delegation."""

from collections import Counter
from dataclasses import dataclass

from meet.demo_chance import number, one_of
from meet.demo_delegations import DELEGATIONS, DemoDelegation

SURNAMES = (
    "王王王张张张李李李刘刘赵赵杨杨郭郭陈陈武武申申马牛崔韩郝冯宋曹郑梁苗暴秦程贾"
    "原常段侯路靳栗裴杜孟史任孙周吴徐胡高田魏薛连药关卢尹桑苏吕许姚白"
)
"""One character each, the more often the more people of the region have it."""

MEN = ["建国", "志强", "海军", "永红", "晓东", "文斌", "国庆", "卫东", "俊杰", "浩然", "子轩", "宇航", "天佑", "一鸣", "鹏飞", "建军", "长治", "保平", "根旺", "小兵", "爱民", "晋阳", "红旗", "文杰", "少华", "立新", "宏伟", "振华", "家豪", "明轩", "博文", "思远", "嘉诚", "泽宇", "瑞", "磊", "涛", "超", "凯", "鑫", "强", "勇", "斌", "晨", "鹏", "旭", "昊", "亮", "峰", "波", "伟", "杰", "刚", "飞", "帅", "锋", "毅", "淼", "炜", "晟"]
WOMEN = ["秀英", "桂兰", "玉梅", "晓燕", "丽娟", "海霞", "雪梅", "红梅", "建芳", "春花", "爱萍", "彩霞", "佳怡", "欣怡", "雨涵", "梓萱", "诗琪", "思彤", "若曦", "可馨", "文静", "晓敏", "志芳", "淑珍", "月仙", "改花", "巧玲", "慧敏", "雅琴", "子涵", "静", "敏", "丽", "娜", "婷", "燕", "霞", "艳", "玲", "洁", "颖", "倩", "蕾", "琳", "雯", "悦", "瑶", "莉", "茜", "昕"]

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

    def __init__(self) -> None:
        self.athletes: list[Athlete] = []
        self._names: set[str] = set()
        self._sent = Counter[str]()
        self._unusual = {sex: list(reversed(names)) for sex, names in UNUSUAL.items()}

    def register(self, sex: str, delegation: DemoDelegation) -> Athlete:
        """A new athlete; the bib's number is the delegation's, then two figures."""
        self._sent[delegation.id] += 1
        block = DELEGATIONS.index(delegation) + 1
        bib = f"{block}{self._sent[delegation.id]:02d}"
        athlete = Athlete(bib, self._name(sex, bib), sex, delegation)
        self.athletes.append(athlete)
        return athlete

    def _name(self, sex: str, bib: str) -> str:
        if self._unusual[sex] and number("unusual", bib, below=16) == 0:
            return self._unusual[sex].pop()
        given = MEN if sex == "M" else WOMEN
        attempt = 0
        while True:
            surname = one_of(SURNAMES, "surname", bib, attempt)
            name = surname + one_of(given, "given", bib, attempt)
            if name not in self._names:
                self._names.add(name)
                return name
            attempt += 1
