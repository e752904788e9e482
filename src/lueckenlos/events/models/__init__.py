"""Events, how one registers for them, and the Baby-Börse."""

from lueckenlos.events.models.boerse import Boerse
from lueckenlos.events.models.booking import Booking, PlaceType
from lueckenlos.events.models.event import Event, Programmteil
from lueckenlos.events.models.registration import Answer, Registration, SecondForm
from lueckenlos.events.models.retention import DeletionEntry, RetentionRule
from lueckenlos.events.models.shift import HelperShift, ShiftHelper

__all__ = [
    "Answer",
    "Boerse",
    "Booking",
    "DeletionEntry",
    "Event",
    "HelperShift",
    "PlaceType",
    "Programmteil",
    "Registration",
    "RetentionRule",
    "SecondForm",
    "ShiftHelper",
]
