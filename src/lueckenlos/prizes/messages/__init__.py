"""German sentences and words of the Gesundheitspreis."""

from lueckenlos.prizes.messages.sentences import SENTENCES
from lueckenlos.prizes.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
