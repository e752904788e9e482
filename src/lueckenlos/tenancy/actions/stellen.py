"""Founding Stellen and keeping their settings."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, rules
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle

SETTINGS = (
    "name",
    "motto",
    "intro",
    "themes",
    "street",
    "plz",
    "ort",
    "email",
    "phone",
    "representative",
    "responsible",
    "privacy_officer",
    "portal_open",
)


@transaction.atomic
def create_stelle(*, stelle: Stelle, gebiete: Iterable[Gebiet], by: Actor) -> Stelle:
    """Store a new Stelle and its territory. The slug stays for ever: it stands in every address and booklet."""
    ensure(rules.may_create_stelle(by, stelle))
    if Stelle.objects.filter(slug=stelle.slug).exists():
        raise Invalid("slug_taken", slug=stelle.slug)
    if not stelle.land and stelle.parent is not None:
        stelle.land = stelle.parent.land
    stelle.save()
    stelle.gebiete.set(gebiete)
    audit.record("tenancy.stelle.create", stelle, by=by)
    return stelle


@transaction.atomic
def update_stelle(*, stelle: Stelle, changes: Mapping[str, object], by: Actor) -> Stelle:
    """Change settings; the public page opens only with a complete Impressum, and an open one loses nothing of it."""
    ensure(rules.may_update_stelle(by, stelle))
    found = audit.changed(stelle, {name: changes[name] for name in SETTINGS if name in changes})
    emptied = any(name in found and not getattr(stelle, name) for name in rules.IMPRINT)
    if stelle.portal_open and ("portal_open" in found or emptied):
        ensure(rules.may_open_portal(stelle))
    if found:
        stelle.save(update_fields=list(found))
        audit.record("tenancy.stelle.update", stelle, by=by, changes=found)
    return stelle
