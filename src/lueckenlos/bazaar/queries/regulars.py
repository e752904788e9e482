"""Who was there last time: found by a key that only this installation can compute from an address."""

from lueckenlos.bazaar.enums import LineState
from lueckenlos.bazaar.models import Bazaar, Item, Seller
from lueckenlos.events.models import Registration
from lueckenlos.shared.tokens import lasting_hash

_SALT = "lueckenlos.bazaar.person"
# regulars may pause twice
LOOK_BACK = 3


def person_key(registration: Registration) -> str:
    """64 hex digits; empty where the address is already forgotten."""
    if not registration.email_key:
        return ""
    return lasting_hash(_SALT, registration.email_key)


def earlier_bazaars(bazaar: Bazaar) -> list[Bazaar]:
    """The last ones of the Stelle before this, newest first. One query."""
    rows = Bazaar.objects.filter(event__starts_at__lt=bazaar.event.starts_at).exclude(pk=bazaar.pk)
    return list(rows.select_related("event").order_by("-event__starts_at", "-pk")[:LOOK_BACK])


def numbers_before(bazaar: Bazaar) -> dict[str, int]:
    """Key of a person → the number they had last, for those who asked to keep it. Two queries."""
    earlier = earlier_bazaars(bazaar)
    rows = Seller.objects.filter(bazaar__in=earlier, number__isnull=False, keep_number=True).exclude(person_key="")
    order = {one.pk: place for place, one in enumerate(earlier)}
    found: dict[str, int] = {}
    for seller in sorted(rows, key=lambda one: order[one.bazaar_id]):
        found.setdefault(seller.person_key, seller.number or 0)
    return found


def unsold_before(seller: Seller) -> list[Item]:
    """What this person brought last time and took home again. Three queries at most."""
    if not seller.person_key:
        return []
    for earlier in earlier_bazaars(seller.bazaar):
        before = Seller.objects.filter(bazaar=earlier, person_key=seller.person_key).first()
        if before is not None:
            sold = Item.objects.filter(seller=before, lines__state=LineState.VERKAUFT).values("pk")
            return list(Item.objects.filter(seller=before).exclude(pk__in=sold).order_by("position"))
    return []
