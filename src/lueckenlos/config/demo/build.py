"""Makes the demo."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django_scopes import scope

from lueckenlos.accounts.models import User, normal_email
from lueckenlos.config.demo import content
from lueckenlos.config.demo.adoption import spread_papers
from lueckenlos.config.demo.advice import advise
from lueckenlos.config.demo.bazaar import hold_bazaars
from lueckenlos.config.demo.boards import sit
from lueckenlos.config.demo.boerse import hold_boerse
from lueckenlos.config.demo.conferences import hold_conferences
from lueckenlos.config.demo.courses import teach
from lueckenlos.config.demo.figures import add_figures
from lueckenlos.config.demo.funding import apply_for_money
from lueckenlos.config.demo.goals import plan
from lueckenlos.config.demo.halls import furnish
from lueckenlos.config.demo.library import write_down
from lueckenlos.config.demo.network import tie_together
from lueckenlos.config.demo.news import tell_news
from lueckenlos.config.demo.participation import take_part
from lueckenlos.config.demo.places import put_on_the_map
from lueckenlos.config.demo.prizes import award_prizes
from lueckenlos.config.demo.process import build_bausteine
from lueckenlos.config.demo.quality import assess
from lueckenlos.config.demo.reports import report_on_health, report_on_the_years
from lueckenlos.config.demo.story import tell_story
from lueckenlos.config.demo.territory import build_territory
from lueckenlos.imports.offer_command import import_offers
from lueckenlos.partners.models import Organisation, TraegerAccess
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

WITH_OFFERS = ("hettstedt", "eisleben", "sangerhausen", "mansfeld-suedharz")


def build(today: date) -> None:
    """Territory, Stellen, people, offers and what has been decided about them."""
    gebiete = build_territory()
    add_figures(gebiete, today)
    data = content.toml("stellen.toml")
    stellen: dict[str, Stelle] = {}
    for entry in data["stelle"]:
        stelle = _stelle(entry, stellen.get(entry.get("parent", "")))
        stelle.gebiete.set(gebiete[ars] for ars in entry["gebiete"])
        stellen[stelle.slug] = stelle
    for slug in WITH_OFFERS:
        _offers(slug, today)
    put_on_the_map(stellen)
    # all have the same password, and hashing it takes a third of a second on purpose
    password = make_password(data["kennwort"])
    for entry in data["person"]:
        _person(entry, stellen, password)
    tell_story(stellen, today)
    hold_boerse(stellen, today)
    furnish(stellen)
    hold_bazaars(stellen, today)
    teach(stellen, today)
    hold_conferences(stellen, today)
    plan(stellen, today)
    take_part(stellen, today)
    award_prizes(stellen, today)
    sit(stellen, today)
    build_bausteine(stellen, today)
    spread_papers(stellen, today)
    tie_together(stellen, today)
    write_down(stellen, today)
    tell_news(stellen, timezone.now())
    assess(stellen, today)
    apply_for_money(stellen, today)
    advise(stellen, today)
    report_on_the_years(stellen, today)
    report_on_health(stellen, today)


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
    user = User.objects.create(email=normal_email(entry["email"]), name=entry["name"], password=password)
    for slug, role in entry["rollen"].items():
        membership = Mitgliedschaft.objects.create(user=user, stelle=stellen[slug], role=role)
        if "organisation" in entry:
            with scope(stelle=stellen[slug]):
                organisation = Organisation.objects.get(name=entry["organisation"])
            TraegerAccess.objects.create(mitgliedschaft=membership, organisation=organisation)
