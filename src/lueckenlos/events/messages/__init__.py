"""German sentences and phrases of events."""

from lueckenlos.events.messages.sentences import SENTENCES
from lueckenlos.events.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
