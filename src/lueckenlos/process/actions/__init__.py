"""Writes of the commune's process."""

from lueckenlos.process.actions.bausteine import BausteinValues, Typed, answer, save_baustein
from lueckenlos.process.actions.checks import CheckValues, save_check
from lueckenlos.process.actions.evidence import add_evidence, remove_evidence
from lueckenlos.process.actions.questions import QuestionValues, save_question
from lueckenlos.process.actions.settings import hide_steps, share

__all__ = [
    "BausteinValues",
    "CheckValues",
    "QuestionValues",
    "Typed",
    "add_evidence",
    "answer",
    "hide_steps",
    "remove_evidence",
    "save_baustein",
    "save_check",
    "save_question",
    "share",
]
