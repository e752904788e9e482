"""German sentences and phrases of the directory."""

from lueckenlos.directory.messages.sentences import SENTENCES
from lueckenlos.directory.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
