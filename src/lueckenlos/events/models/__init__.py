"""Events, how one registers for them, and the Baby-Börse."""

from lueckenlos.events.models.boerse import Boerse
from lueckenlos.events.models.booking import Booking, PlaceType
from lueckenlos.events.models.event import Event, Programmteil
from lueckenlos.events.models.registration import Registration
from lueckenlos.events.models.retention import DeletionEntry, RetentionRule

__all__ = [
    "Boerse",
    "Booking",
    "DeletionEntry",
    "Event",
    "PlaceType",
    "Programmteil",
    "Registration",
    "RetentionRule",
]
