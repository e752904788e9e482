"""German sentences and phrases of the Nummernbasar."""

from lueckenlos.bazaar.messages.sentences import SENTENCES
from lueckenlos.bazaar.messages.verbs import VERBS

__all__ = ["SENTENCES", "VERBS"]
