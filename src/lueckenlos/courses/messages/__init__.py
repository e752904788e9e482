"""German sentences and phrases of Qualifizierung."""

from lueckenlos.courses.messages.sentences import SENTENCES
from lueckenlos.courses.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
