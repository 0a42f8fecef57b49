"""The order of lifting: rounds, the bar rising, the lower lot first; weights nobody handed in."""

from tests.weightlifting.group import Group, lifter

# Tokyo 2020 W41, start list: lot and opener; the handbook tells who changed before round 1.
W41 = {
    "Baddour": lifter(32, opener="82"),
    "Kopiika": lifter(17, opener="88"),
    "de Lima": lifter(177, opener="88"),
    "Rodríguez": lifter(78, opener="90"),
    "Kariuki": lifter(122, opener="90"),
    "Newson": lifter(169, opener="92"),
    "Pobladór": lifter(11, opener="93"),
    "Widiasih": lifter(105, opener="96"),
    "Fuentes": lifter(43, opener="97"),
    "Guo": lifter(73, opener="103"),
}
ROUND_ONE = [
    ("Baddour", "82"),
    ("Kopiika", "88"),
    ("de Lima", "88"),
    ("Kariuki", "90"),
    ("Pobladór", "92"),
    ("Rodríguez", "92"),
    ("Newson", "94"),
    ("Widiasih", "96"),
    ("Fuentes", "97"),
    ("Guo", "105"),
]


def test_the_worked_order_of_tokyo() -> None:
    group = Group(W41)
    assert group.order == list(W41)
    for entrant, kg in (("Pobladór", "92"), ("Rodríguez", "92"), ("Newson", "94"), ("Guo", "105")):
        group.declare(entrant, 1, kg)
    assert [(entrant, group.load(entrant)) for entrant in group.order] == ROUND_ONE


def test_a_round_ends_before_the_next_begins() -> None:
    group = Group({"a": lifter(1, opener="100"), "b": lifter(2, opener="150")})
    group.lift("a", "100")
    assert group.order == ["b", "a"]
    group.lift("b", "x150")
    assert group.order == ["a", "b"]


def test_nothing_handed_in_means_one_more_or_the_same() -> None:
    group = Group({"a": lifter(1, opener="100"), "b": lifter(2, opener="101")})
    group.lift("a", "100")
    group.lift("b", "x101")
    assert (group.load("a"), group.load("b")) == ("101", "101")
    assert group.order == ["a", "b"]  # at equal weight the lower lot


def test_the_first_weight_must_be_known() -> None:
    group = Group({"late": lifter(1), "known": lifter(9, opener="200")})
    assert group.order == ["known", "late"]
    assert group.load("late") == ""


def test_who_is_out_is_not_in_the_order() -> None:
    group = Group({"a": lifter(1, opener="100"), "b": lifter(2, opener="110")})
    group.status("a", "DNS")
    assert group.order == ["b"]


def test_a_power_lift_comes_last_and_only_once_its_weight_is_declared() -> None:
    group = Group({"a": lifter(1, opener="100"), "b": lifter(2, opener="180")})
    group.lift("a", "100", "102", "104")
    assert group.order == ["b"]
    group.declare("a", 4, "105")
    assert group.order == ["b", "a"]
