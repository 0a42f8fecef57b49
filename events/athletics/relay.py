"""Relays: who runs for a team in a round, and how many who have not run before (170.11).

Any four of those entered for the meet may start; after the first round at most two others.
"""

from collections.abc import Sequence
from dataclasses import replace

from events.athletics.calls import Lineup
from events.athletics.card import position
from events.athletics.heat import Heat, Runner
from events.athletics.race_terms import RaceTerms
from scoring_rules.refusal import Refused
from scoring_rules.views import Button, Who, Words, words

MOST_SUBSTITUTES = 2


def lineup(race: RaceTerms, heat: Heat, call: Lineup) -> Heat:
    """A team's legs; named again before anybody is in, the later line-up stands.

    Refused: `unknown_entrant`, `athlete_out`, `lineup_late`, `not_a_team`, `lineup_size`,
    `not_of_team`, `leg_twice`.
    """
    runner = heat.runners[position(heat.ids, call.entrant)]
    who = Who(call.entrant)
    if runner.status:
        raise Refused("athlete_out", who=who, status=runner.status)
    if heat.begun:
        raise Refused("lineup_late")
    if not runner.card.members:
        raise Refused("not_a_team", who=who)
    if not 1 <= len(call.members) <= race.legs:
        raise Refused("lineup_size", n=len(call.members), most=race.legs)
    for leg, member in enumerate(call.members, start=1):
        if member not in runner.card.members:
            raise Refused("not_of_team", member=member, who=who)
        if member in call.members[: leg - 1]:
            raise Refused("leg_twice", member=Who(member))
    return heat.with_runner(replace(runner, lineup=call.members))


def unnamed(race: RaceTerms, heat: Heat) -> Runner | None:
    """The first team whose legs are to be named still."""
    if heat.begun:
        return None
    teams = (r for r in heat.runners if len(r.card.members) >= race.legs and r.status is None)
    return next((team for team in teams if len(team.lineup) < race.legs), None)


def keys(race: RaceTerms, team: Runner) -> tuple[Button, ...]:
    """The next leg's keys; at first one key for the order of the entry."""
    leg = len(team.lineup) + 1
    free = [member for member in team.card.members if member not in team.lineup]
    named = tuple(
        Button(
            Lineup(team.card.id, (*team.lineup, member)), words("leg", n=leg, member=Who(member))
        )
        for member in free
    )
    if team.lineup:
        return named
    entered = team.card.members[: race.legs]
    return (
        Button(
            Lineup(team.card.id, entered), words("legs_as_entered"), "main", legs_words(entered)
        ),
        *named,
    )


def legs_words(members: Sequence[str]) -> Words:
    """The runners by legs, in one line."""
    first, *rest = members
    if not rest:
        return words("legs_end", member=Who(first))
    return words("legs_on", member=Who(first), rest=legs_words(rest))


def substitutes(heats: Sequence[Heat]) -> tuple[Words, ...]:
    """Teams with more than two who did not run in the first round they ran in."""
    first: dict[str, frozenset[str]] = {}
    others: dict[str, set[str]] = {}
    for heat in heats:
        for runner in heat.runners:
            team, running = runner.card.id, frozenset(runner.lineup)
            if running:
                others.setdefault(team, set()).update(running - first.setdefault(team, running))
    return tuple(
        words("too_many_substitutes", who=Who(team), n=len(new), most=MOST_SUBSTITUTES)
        for team, new in others.items()
        if len(new) > MOST_SUBSTITUTES
    )
