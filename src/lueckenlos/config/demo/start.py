"""Makes the demo where it is missing and prints its logins."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from lueckenlos.accounts.models import User
from lueckenlos.config import tables
from lueckenlos.config.demo import content
from lueckenlos.tenancy.models import Stelle


def run() -> int:
    """Build the demo unless it is there; print who may sign in."""
    tables.bring_up_to_date()
    settings.UPLOAD_DIR.mkdir(parents=True, exist_ok=True)
    if not Stelle.objects.filter(slug="hettstedt").exists():
        # takes half a second to import and is needed once
        from lueckenlos.config.demo.build import build  # noqa: PLC0415 -- see above

        print("Vorführdaten werden angelegt …", flush=True)
        # all or nothing: a demo that was interrupted is made anew
        with transaction.atomic():
            build(timezone.localdate())
    _print_logins()
    return 0


def _print_logins() -> None:
    data = content.toml("stellen.toml")
    with scopes_disabled():
        there = set(User.objects.filter(email__in=[p["email"] for p in data["person"]]).values_list("email", flat=True))
    print("\nAnmelden mit (Kennwort für alle: " + data["kennwort"] + ")")
    for person in data["person"]:
        if person["email"] in there:
            roles = ", ".join(f"{role} {slug}" for slug, role in person["rollen"].items())
            print(f"  {person['email']:42} {roles}")
    print()
