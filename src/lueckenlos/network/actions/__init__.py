"""Writing ties, what hides them, whose name is shown, and the yearly round."""

from lueckenlos.network.actions.answers import Line, answer, settle
from lueckenlos.network.actions.rounds import close_round, open_round, remind
from lueckenlos.network.actions.ties import create_tie, delete_tie, hide_tie, show_tie, update_tie
from lueckenlos.network.actions.words import clear_expectation, give_consent, say_expectation, withdraw_consent

__all__ = [
    "Line",
    "answer",
    "clear_expectation",
    "close_round",
    "create_tie",
    "delete_tie",
    "give_consent",
    "hide_tie",
    "open_round",
    "remind",
    "say_expectation",
    "settle",
    "show_tie",
    "update_tie",
    "withdraw_consent",
]
