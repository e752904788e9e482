"""German sentences and words of the Beteiligung."""

from lueckenlos.participation.messages.sentences import SENTENCES
from lueckenlos.participation.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
