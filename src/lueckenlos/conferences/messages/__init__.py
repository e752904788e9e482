"""German sentences and phrases of conferences."""

from lueckenlos.conferences.messages.sentences import SENTENCES
from lueckenlos.conferences.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
