"""Random play of heats keeps the laws and comes to what is rare."""

from tests.draws.heats_play import reached

RARE = {
    "a lot is drawn",
    "a tie for the last time place is asked",
    "a tie on the last place of a heat",
    "a tie stands within a heat",
    "all who are tied go on, there are lanes",
    "over",
    "qJ is decided",
    "qR is decided",
    "semi-finals are run",
    "some go on by Q",
    "some go on by q",
    "somebody who qualified withdraws",
}


def test_random_heats_keep_the_laws_and_reach_what_is_rare() -> None:
    assert set(reached(120)) >= RARE
