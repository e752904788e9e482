"""Calls with prizes and criteria, applications with files, and the jury's opinions."""

from lueckenlos.prizes.models.application import Application, Attachment
from lueckenlos.prizes.models.call import Call, Criterion, Rank
from lueckenlos.prizes.models.jury import Juror, Opinion

__all__ = ["Application", "Attachment", "Call", "Criterion", "Juror", "Opinion", "Rank"]
