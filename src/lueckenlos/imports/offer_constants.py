"""Values given for a whole file: "every row of this list is a Kita"."""

from typing import Final

from django.utils import timezone

from lueckenlos.imports.offer_messages import row_sentence, slot_label
from lueckenlos.imports.offers.fields import targets
from lueckenlos.imports.offers.parse.rows import TITLE_WORD, Constants, constant_problems
from lueckenlos.imports.offers.session import certain_term
from lueckenlos.shared.errors import BadInput

LONGEST_WORD: Final = 60


def checked_constants(given: Constants) -> dict[str, str]:
    """Without the empty ones. BadInput ``constant_unknown`` or ``constant_wrong``."""
    known = [name for name, target in targets().items() if target.for_all]
    constants = {name: text.strip() for name, text in given.items() if text.strip()}
    for name in constants:
        if name not in known and name != TITLE_WORD:
            raise BadInput("constant_unknown", name=name, known=", ".join([TITLE_WORD, *known]))
    if TITLE_WORD in constants:
        constants[TITLE_WORD] = constants[TITLE_WORD][:LONGEST_WORD]
    for name, reason in wrong_constants(constants):
        raise BadInput("constant_wrong", name=slot_label(targets()[name].slots[0]), reason=reason)
    return constants


def wrong_constants(constants: Constants) -> list[tuple[str, str]]:
    """(target, what is wrong with its value)."""
    found = constant_problems(constants, match=certain_term, today=timezone.localdate())
    return [(name, row_sentence("", one.code, one.values)) for name, one in found]
