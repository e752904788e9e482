"""Events and the Baby-Börse."""

from lueckenlos.events.models.boerse import Boerse, PlaceType
from lueckenlos.events.models.event import Event, Programmteil
from lueckenlos.events.models.registration import Registration

__all__ = ["Boerse", "Event", "PlaceType", "Programmteil", "Registration"]
