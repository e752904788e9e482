"""The seller behind the secret link of a registration."""

from lueckenlos.bazaar.models import Bazaar, Seller
from lueckenlos.events.models import Registration


def seller_of(registration: Registration) -> Seller | None:
    """With bazaar, event and group; None without a number so far. The scope must be open. One query."""
    rows = Seller.objects.select_related("bazaar__event", "bazaar__stelle", "group", "registration")
    return rows.filter(registration=registration).first()


def bazaar_of(registration: Registration) -> Bazaar | None:
    """The bazaar a registration is for. One query."""
    rows = Bazaar.objects.select_related("event", "stelle")
    return rows.filter(event=registration.booking.event_id).first()
