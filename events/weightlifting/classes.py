"""Bodyweight classes (级别): whether an athlete's weight is of the class that was entered.

A class is its upper bound, inclusive (59: 59.00 is of it, 59.01 is not); `+86` has a lower one,
exclusive. Classes of another kind (an impairment, light and heavy by points) bound no weight. The
scales show what they show, so the officials are asked; they weigh again, move the athlete, or
take the athlete out.
"""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from events.weightlifting.state import Athlete
from scoring_rules.views import Who, Words, words


def bounds(class_: str) -> tuple[Decimal | None, Decimal | None]:
    """Above which weight a class begins, and up to which it goes; None without such a bound."""
    text = class_.replace("公斤级", "").replace("公斤", "").replace("kg", "").replace(" ", "")
    over = text.startswith(("+", "＋", ">")) or text.endswith("+")
    try:
        kg = Decimal(text.strip("+＋>-−"))
    except InvalidOperation:
        return None, None
    if not kg.is_finite():
        return None, None
    return (kg, None) if over else (None, kg)


def is_of(class_: str, kg: Decimal) -> bool:
    """Whether a bodyweight is of a class."""
    above, up_to = bounds(class_)
    return (above is None or kg > above) and (up_to is None or kg <= up_to)


def not_of_class(athletes: Iterable[Athlete]) -> tuple[Words, ...]:
    """Who weighed in outside the class and is still in the competition."""
    return tuple(
        words(
            "not_of_class",
            who=Who(one.card.id),
            kg=f"{one.card.bodyweight:f}",
            name=one.card.class_,
        )
        for one in athletes
        if one.card.bodyweight is not None
        and one.status is None
        and not is_of(one.card.class_, one.card.bodyweight)
    )
