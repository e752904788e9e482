"""A conference on its day: wishes without scripts, two people at the minutes, an Infostand without a network."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.conftest import surroundings
from journeys.people import KOORDINATION, PHONE, People, Place

pytestmark = IN_BROWSER
# a conference that begins in an hour, with one guest and one Infostand; made by the ordinary actions
MEETING = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from django_scopes import scope
from lueckenlos.conferences.actions.conference import create_conference
from lueckenlos.conferences.actions.feedback import add_stand
from lueckenlos.conferences.links import own_path, tally_path
from lueckenlos.events.actions import events, public, registering
from lueckenlos.events.actions.events import PartValues
from lueckenlos.events.rules import PlaceTypeValues, RegistrationValues, new_form_key
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

stelle = Stelle.objects.get(slug="hettstedt")
by, now = system_actor(stelle), timezone.now()
starts = now + timedelta(hours=1)
with scope(stelle=stelle):
    facts = dict(art="gesundheitskonferenz", title="Kleine Konferenz (erfunden)", venue="Rathaus")
    made = create_conference(
        by=by,
        values=facts | dict(starts_at=starts, ends_at=starts + timedelta(hours=2)),
        booking=dict(opens_at=now - timedelta(hours=1), closes_at=starts, max_places=1),
        places=[PlaceTypeValues("Teilnahme", "teilnahme", 0, 9)],
        parts=[(PartValues(name, "", starts, None, capacity=5), 1) for name in ("Kita", "Schule")],
    )
    event = events.publish_event(event=made.event, by=by)
    booking = event.booking
    kind = booking.place_types.get().pk
    values = RegistrationValues(kind, "Mia Muster (erfunden)", "mia@example.org", rules_version=1)
    mia = registering.register(booking=booking, values=values, form_key=new_form_key(), now=now)
    public.confirm(registration=mia, now=now)
    stand = add_stand(event=event, by=by, name="Hebamme (erfunden)")
    print(event.pk, own_path(mia), tally_path(stand))
"""


@pytest.fixture
def meeting(place: Place) -> tuple[str, str, str]:
    """Address in the work area, of the guest's own page, and of the Infostand's."""
    env = {**surroundings(place.folder), "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}
    made = subprocess.run([sys.executable, "-c", MEETING], env=env, check=True, capture_output=True, text=True)  # noqa: S603 -- ours
    key, own, stand = made.stdout.split()
    return f"/arbeit/hettstedt/veranstaltungen/{key}/", own, stand


def test_the_day_of_a_conference(people: People, meeting: tuple[str, str, str]) -> None:
    work, own, stand = meeting
    mia = people.somebody(width=PHONE, javascript=False)
    mia.visit(own)
    mia.tab.get_by_label("Erster Wunsch").select_option(label="Schule (5 Plätze)")
    mia.click("Wünsche speichern")
    expect(mia.main()).to_contain_text("Ihre Wünsche sind gespeichert")
    expect(mia.tab.get_by_label("Erster Wunsch").locator("option:checked")).to_have_text("Schule (5 Plätze)")
    mia.click("Ja, gern")
    expect(mia.main()).to_contain_text("ich darf auf Fotos zu sehen sein")

    ada, bo = people.member(KOORDINATION), people.member(KOORDINATION)
    for one in (ada, bo):
        one.visit(f"{work}protokoll/")
    ada.look()
    ada.tab.get_by_label("Notizen zu Kita").fill("Ada war zuerst da.")
    expect(ada.tab.locator("[data-state]").first).to_have_text("gespeichert")
    bo.tab.get_by_label("Notizen zu Kita").fill("Bo auch.")
    expect(bo.tab.locator("[data-other]").first).to_contain_text("Ada war zuerst da.")
    # the browser notes the answer 409; it is what this test is about
    bo.complaints.clear()
    bo.click("Beides untereinander ins Feld")
    expect(bo.tab.locator("[data-state]").first).to_have_text("gespeichert")
    ada.tab.reload()
    expect(ada.tab.get_by_label("Notizen zu Kita")).to_have_value(re.compile("Ada war zuerst da.\n\nBo auch."))

    phone = people.somebody(width=PHONE)
    phone.visit(stand)
    phone.look()
    phone.tab.context.set_offline(True)
    for _ in range(3):
        phone.click(phone.tab.get_by_role("button", name="Schwangere"))
    phone.click("Letztes zurücknehmen")
    expect(phone.tab.locator("[data-state]")).to_contain_text("2 Gespräche gezählt. 4 warten auf das Netz.")
    phone.tab.context.set_offline(False)
    expect(phone.tab.locator("[data-state]")).to_have_text("2 Gespräche gezählt. Alles ist angekommen.")
    # what could not be loaded without a network
    phone.complaints.clear()
    phone.tab.reload()
    expect(phone.tab.get_by_role("button", name="Schwangere").locator("[data-count]")).to_have_text("2")

    ada.visit(f"{work}konferenz/plaetze/")
    ada.look()
    ada.visit(f"{work}tagesbericht/")
    expect(ada.main()).to_contain_text("Ada war zuerst da.")
    ada.look()
