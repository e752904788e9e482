"""Förderprogramme with deadlines, Antragsmappen with what belongs to them, and what was reminded of."""

from lueckenlos.funding.models.mappe import Mappe, Pick, PlanLine, SectionText, Submission
from lueckenlos.funding.models.programme import Deadline, Programme, Reminder

__all__ = ["Deadline", "Mappe", "Pick", "PlanLine", "Programme", "Reminder", "SectionText", "Submission"]
