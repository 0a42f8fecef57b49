"""A voice: one language in one context, turning words and ids into text and name tags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from meet.roster import Delegation, Roster
from meet.view_models import DelegationTag, EntrantTag, StageView
from meet.words import say, translations
from scoring_rules.contest import Entrant, Member
from scoring_rules.views import Words, words

UNKNOWN = DelegationTag("", "", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Voice:
    """`sport` chooses whose words go first; `tags` are the entrants that may be named, and
    `members` the athletes of pairs and teams, each with the marks of its delegation."""

    roster: Roster
    lang: str
    sport: str = ""
    tags: Mapping[str, EntrantTag] = field(default_factory=dict)
    members: Mapping[str, EntrantTag] = field(default_factory=dict)

    def about(self, sport: str, entrants: Iterable[Entrant]) -> "Voice":
        """The same language, speaking of the entrants of one event or contest."""
        listed = tuple(entrants)
        tags = {entrant.id: entrant_tag(self.roster, entrant, self.lang) for entrant in listed}
        members = {
            one.id: entrant_tag(self.roster, _alone(entrant, one), self.lang)
            for entrant in listed
            for one in entrant.members
        }
        return Voice(self.roster, self.lang, sport, tags, members)

    def say(self, text: Words | None) -> str:
        """The text of words; "" for None."""
        if text is None:
            return ""
        return say(text, self.lang, self.name, self.sport)

    def sentences(self, texts: Iterable[Words]) -> str:
        """Several sentences without a full stop as one text."""
        return ("；" if self.lang == "zh" else "; ").join(self.say(text) for text in texts)

    def name(self, one: str) -> str:
        """The name of an entrant, a player or a delegation; any other id stands for itself."""
        if one in self.tags:
            return self.tags[one].name
        if one in self.members:
            return self.members[one].name
        known = self.roster.delegations.get(one)
        return known.name.in_(self.lang) if known else one

    def given(self, text: str) -> str:
        """A venue or a class as the games give it; in English where the catalogue has it."""
        return given(text, self.lang)

    def tag(self, entrant: str) -> EntrantTag | None:
        """The name tag of an entrant or a member; None for "" (nobody)."""
        return self.tags.get(entrant) or self.members.get(entrant)

    def word(self, code: str, **facts: Any) -> str:
        """The text of a code with its facts."""
        return self.say(words(code, **facts))

    def value_name(self, code: str) -> str:
        """The head of a further figure of a placing; a code that no sport has words for stands."""
        try:
            return self.word(f"code_{code}")
        except KeyError:
            return code

    def stage(self, code: str) -> StageView:
        """A state with its word."""
        return StageView(code, self.word(f"stage_{code}"))

    def sport_name(self, sport: str) -> str:
        """The name of a sport (大项)."""
        return say(words("sport_name"), self.lang, self.name, sport)

    def delegation(self, delegation_id: str) -> DelegationTag:
        """A delegation's mark and names; an unknown id stands for its own name."""
        known = self.roster.delegations.get(delegation_id)
        return delegation_tag(known, delegation_id, self.lang)


def given(text: str, lang: str) -> str:
    """What event files give in one language only; another one where the catalogue knows it."""
    return translations(lang).gettext(text) if text else ""


def delegation_tag(known: Delegation | None, delegation_id: str, lang: str) -> DelegationTag:
    """The tag of a delegation, known or only named in an event file."""
    if known is None:
        return DelegationTag(delegation_id, delegation_id, delegation_id, "square", "", "")
    return DelegationTag(
        id=known.id,
        name=known.name.in_(lang),
        short=known.short.in_(lang),
        shape=known.shape,
        colour=known.colour,
        colour_dark=known.colour_dark,
    )


def delegations_of(entrant: Entrant) -> tuple[str, ...]:
    """The delegations an entrant competes for, in order, each once."""
    if entrant.delegation:
        return (entrant.delegation,)
    listed = [member.delegation for member in entrant.members if member.delegation]
    listed += [credit.delegation for credit in entrant.credits]
    return tuple(dict.fromkeys(listed))


def _alone(team: Entrant, one: Member) -> Entrant:
    """A member as if it competed by itself, for its own delegation or the team's."""
    return Entrant(one.id, one.name, one.delegation or team.delegation, number=one.number)


def entrant_tag(roster: Roster, entrant: Entrant, lang: str) -> EntrantTag:
    """The name tag of an entrant; a pair without a name is named by its members."""
    members = tuple(member.name for member in entrant.members)
    separator = "／" if lang == "zh" else " / "
    return EntrantTag(
        id=entrant.id,
        name=entrant.name or separator.join(members) or entrant.id,
        delegations=tuple(
            delegation_tag(roster.delegations.get(d), d, lang) for d in delegations_of(entrant)
        ),
        number=entrant.number,
        class_=given(entrant.class_, lang),
        members=members,
        athlete=roster.athlete_key("", entrant) if entrant.number else "",
    )
