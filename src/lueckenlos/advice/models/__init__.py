"""Communes as a KGC knows them, the register of the Partnerprozess, cases, activities, and what comes next."""

from lueckenlos.advice.models.activity import Activity, Document, Participant
from lueckenlos.advice.models.case import Case
from lueckenlos.advice.models.commune import Commune, StatusChange
from lueckenlos.advice.models.follow_up import FollowUp
from lueckenlos.advice.models.register import RegisterEntry

__all__ = ["Activity", "Case", "Commune", "Document", "FollowUp", "Participant", "RegisterEntry", "StatusChange"]
