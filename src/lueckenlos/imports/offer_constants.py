"""Values given for a whole file: "every row of this list is a Kita"."""

from typing import Final

from django.utils import timezone

from lueckenlos.imports.offer_messages import row_sentence
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
    for name, problem in constant_problems(constants, match=certain_term, today=timezone.localdate()):
        raise BadInput("constant_wrong", reason=row_sentence(targets()[name].slots[0], problem.code, problem.values))
    return constants
