"""Ties between organisations, what people say about them, and whose name may be shown."""

from lueckenlos.network.models.survey import Answer, Ask, Round
from lueckenlos.network.models.tie import HiddenTie, Spot, Tie
from lueckenlos.network.models.words import Consent, Expectation

__all__ = ["Answer", "Ask", "Consent", "Expectation", "HiddenTie", "Round", "Spot", "Tie"]
