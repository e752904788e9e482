"""Events, how one registers for them, and the Baby-Börse."""

from lueckenlos.events.models.boerse import Boerse
from lueckenlos.events.models.booking import Booking, PlaceType
from lueckenlos.events.models.event import Event, Programmteil
from lueckenlos.events.models.registration import Registration

__all__ = ["Boerse", "Booking", "Event", "PlaceType", "Programmteil", "Registration"]
