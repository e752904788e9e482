"""An Einstufung in words."""

from lueckenlos.quality.messages import ARROW, IRRELEVANT, NEXT, step_text
from lueckenlos.quality.rating import Given
from lueckenlos.quality.scale import Scaled
from lueckenlos.shared.formats import day


def step_words(number: int | None, criterion: Scaled) -> str:
    """``Stufe 2 von 4``, empty for none."""
    return step_text(number, len(criterion.steps)) if number else ""


def now_words(given: Given | None, criterion: Scaled) -> str:
    if given is None:
        return ""
    return IRRELEVANT if given.irrelevant else step_words(given.now, criterion)


def in_words(given: Given, criterion: Scaled) -> str:
    """Everything in one text, for comparing."""
    steps = ARROW.join(part for part in (now_words(given, criterion), step_words(given.wanted, criterion)) if part)
    duty = ", ".join(part for part in (given.who, day(given.until_on) if given.until_on else "") if part)
    action = NEXT.format(action=given.next_action) if given.next_action else ""
    return "\n".join(part for part in (steps, given.evidence, action, duty) if part)
