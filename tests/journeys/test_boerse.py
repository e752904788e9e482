"""Half past ten in the evening: a mother registers for a table on her phone, and has to give it back again.

The next family on the waiting list gets her table. Nobody of them has an account.
"""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER, width_of
from journeys.conftest import surroundings
from journeys.people import PHONE, People, Person, Place

pytestmark = IN_BROWSER
TITLE = "Kleine Babybörse (erfunden)"
# a hall with a single table, which no screen of the demo has; made by the ordinary actions
SMALL_HALL = f"""
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from django_scopes import scope
from lueckenlos.events.actions import boerse, events
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

stelle = Stelle.objects.get(slug="hettstedt")
by, now = system_actor(stelle), timezone.now()
starts = (now + timedelta(days=60)).replace(hour=9, minute=0)
with scope(stelle=stelle):
    times = dict(starts_at=starts, ends_at=starts + timedelta(hours=3))
    event = events.create_event(by=by, values=dict(art="boerse", title="{TITLE}", venue="Rathaus", **times))
    settings = dict(
        opens_at=now - timedelta(hours=1),
        closes_at=starts - timedelta(days=2),
        rules_text="Bitte stellen Sie nichts auf den Boden.",
    )
    rows = [PlaceTypeValues("Tisch", "privat", 800, 1)]
    boerse.save_boerse(event=event, by=by, values=settings, place_types=rows)
    events.publish_event(event=event, by=by)
print(event.public_id)
"""


@pytest.fixture
def hall(place: Place) -> str:
    """Address of the page of a Börse with one table."""
    env = {**surroundings(place.folder), "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}
    made = subprocess.run([sys.executable, "-c", SMALL_HALL], env=env, check=True, capture_output=True, text=True)  # noqa: S603 -- ours
    return f"/hettstedt/veranstaltungen/{made.stdout.strip()}/"


@pytest.mark.parametrize(("width", "javascript"), [(PHONE, True), (320, False)], ids=["phone", "small-no-scripts"])
def test_table_goes_from_mother_to_the_next_family(people: People, hall: str, width: int, javascript: bool) -> None:
    mark = f"{width}@example.org"
    mia = people.somebody(width=width, javascript=javascript)
    mia.visit("/hettstedt/")
    mia.click("Veranstaltungen", exact=True)
    mia.arrives("Veranstaltungen")
    looked(mia, javascript)
    mia.visit(hall)
    mia.arrives(TITLE)
    looked(mia, javascript)
    register(mia, "Mia Muster (erfunden)", f"mia.{mark}", javascript)
    mia.arrives("Bitte bestätigen Sie mit dem Link in der Mail")
    expect(mia.main()).not_to_contain_text("Mia")
    looked(mia, javascript)
    mia.tab.reload()
    mia.arrives("Bitte bestätigen Sie mit dem Link in der Mail")

    noah = people.somebody(width=width, javascript=javascript)
    noah.visit(hall)
    expect(noah.main()).to_contain_text("Warteliste")
    register(noah, "Noah Neumann (erfunden)", f"noah.{mark}", javascript)
    noah.arrives("Sie stehen auf der Warteliste")

    mia.visit(mia.place.link_to(f"mia.{mark}", "ein Platz ist für Sie frei gehalten", "anmeldung"))
    mia.arrives("Bitte bestätigen Sie Ihre Anmeldung")
    looked(mia, javascript)
    mia.click("Ja, ich komme")
    mia.arrives("Ihr Platz ist sicher")
    expect(mia.main()).to_contain_text("8 Euro")
    looked(mia, javascript, "sicher")
    mia.click(mia.tab.locator("summary", has_text="Ich kann doch nicht kommen"))
    mia.click("Jetzt abmelden")
    mia.arrives("Diese Anmeldung ist storniert")

    noah.visit(noah.place.link_to(f"noah.{mark}", "ein Platz ist frei geworden", "anmeldung"))
    noah.arrives("Ein Platz ist für Sie frei")
    looked(noah, javascript, "angeboten")
    noah.click("Ja, ich nehme den Platz")
    noah.arrives("Ihr Platz ist sicher")
    assert width_of(noah.tab) <= width


def register(person: Person, name: str, address: str, javascript: bool) -> None:
    """Both pages; the first one is forgotten halfway, and nothing typed is lost."""
    person.click("Zur Anmeldung")
    person.arrives("Ihre Anmeldung")
    looked(person, javascript)
    person.tab.get_by_label("Ihr Name").fill(name)
    person.click("Weiter")
    expect(person.tab.locator(".error-summary")).to_contain_text("Diese E-Mail-Adresse stimmt nicht.")
    looked(person, javascript, "errors")
    expect(person.tab.get_by_label("Ihr Name")).to_have_value(name)
    person.tab.get_by_label("Ihre E-Mail-Adresse").fill(address)
    person.tab.get_by_label("Platz an der Wand").check()
    person.click("Weiter")
    person.arrives("Bitte prüfen")
    looked(person, javascript, "check")
    person.click("Angaben ändern")
    person.arrives("Ihre Anmeldung")
    expect(person.tab.get_by_label("Platz an der Wand")).to_be_checked()
    person.click("Weiter")
    person.tab.get_by_label("Ich melde mich verbindlich an").check()
    person.click("Verbindlich anmelden")


def looked(person: Person, javascript: bool, part: str = "") -> None:
    """The check for barriers needs scripts."""
    if javascript:
        person.look(part)
