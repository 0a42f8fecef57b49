"""A refusal: what the rules or the record do not allow, as a code with facts, never as text."""

from scoring_rules.views import Fact, Words


class Refused(Exception):  # noqa: N818 - the field's word; it is an answer, not a fault
    """A call that the rules refuse.

    `code` has its words in a `words` file under `[refused]`; `facts` fill the placeholders.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def words(self) -> Words:
        """The refusal as words; the edge looks the code up among the refusals."""
        return Words(self.code, tuple(self.facts.items()))
