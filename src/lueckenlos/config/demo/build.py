"""Makes the demo and prints its logins."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from lueckenlos.accounts.models import User
from lueckenlos.config.demo import content
from lueckenlos.config.demo.story import tell_story
from lueckenlos.config.demo.territory import build_territory
from lueckenlos.imports.offer_command import import_offers
from lueckenlos.partners.models import Organisation, TraegerAccess
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

WITH_OFFERS = ("hettstedt", "eisleben", "sangerhausen", "mansfeld-suedharz")


def run() -> int:
    """Build the demo unless it is there; print who may sign in."""
    call_command("migrate", verbosity=0, interactive=False)
    settings.UPLOAD_DIR.mkdir(parents=True, exist_ok=True)
    if not Stelle.objects.filter(slug="hettstedt").exists():
        print("Vorführdaten werden angelegt …", flush=True)
        # all or nothing: a demo that was interrupted is made anew
        with transaction.atomic():
            build(timezone.localdate())
    _print_logins()
    return 0


def build(today: date) -> None:
    """Territory, Stellen, people, offers and what has been decided about them."""
    gebiete = build_territory()
    data = content.toml("stellen.toml")
    stellen: dict[str, Stelle] = {}
    for entry in data["stelle"]:
        stelle = _stelle(entry, stellen.get(entry.get("parent", "")))
        stelle.gebiete.set(gebiete[ars] for ars in entry["gebiete"])
        stellen[stelle.slug] = stelle
    for slug in WITH_OFFERS:
        _offers(slug, today)
    for entry in data["person"]:
        _person(entry, stellen, data["kennwort"])
    tell_story(stellen, today)


def _stelle(entry: dict[str, Any], parent: Stelle | None) -> Stelle:
    plain = {key: entry[key] for key in ("motto", "intro", "street", "plz", "ort", "email", "phone") if key in entry}
    return Stelle.objects.create(
        slug=entry["slug"],
        name=entry["name"],
        art=entry["art"],
        land=entry.get("land", ""),
        parent=parent,
        themes=frozenset(entry.get("themes", ())),
        portal_open=entry.get("portal", False),
        is_demo=True,
        **plain,
    )


def _offers(slug: str, today: date) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"angebote-{slug}.csv"
        file.write_text(content.csv_text(file.name, today), encoding="utf-8")
        result = import_offers(file, stelle_slug=slug, dry_run=False, progress=_nobody_watches, release=True)
        for line in result.left_out:
            print(f"{slug}, Zeile {line.line} „{line.title}“: {' '.join(line.reasons)}")


def _nobody_watches(rows: int) -> None:
    """The files are small."""


def _person(entry: dict[str, Any], stellen: dict[str, Stelle], password: str) -> None:
    user = User.objects.create_user(entry["email"], entry["name"], password)
    for slug, role in entry["rollen"].items():
        membership = Mitgliedschaft.objects.create(user=user, stelle=stellen[slug], role=role)
        if "organisation" in entry:
            with scope(stelle=stellen[slug]):
                organisation = Organisation.objects.get(name=entry["organisation"])
            TraegerAccess.objects.create(mitgliedschaft=membership, organisation=organisation)


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
