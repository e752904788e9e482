"""German sentences and phrases of hall plans."""

from lueckenlos.halls.messages.sentences import SENTENCES
from lueckenlos.halls.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
