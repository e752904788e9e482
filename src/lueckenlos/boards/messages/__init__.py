"""German sentences and phrases of Gremien."""

from lueckenlos.boards.messages.sentences import SENTENCES
from lueckenlos.boards.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
