"""How people of an age are shown on every page."""

from typing import Final

from lueckenlos.equity import Rule

# as in German official statistics fewer than three hidden, the rest rounded to five
PEOPLE: Final = Rule(threshold=3, base=5)


def people_rule(threshold: int) -> Rule:
    """The same for people whose source shows only ``threshold`` and more."""
    return Rule(threshold=threshold, base=PEOPLE.base)
