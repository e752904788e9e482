"""A Lernwerkstatt of the KGC: taps on a phone, certificates, and a stranger who checks one.

The training and its people come from the demo; nobody of them has an account.
"""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER, width_of
from journeys.conftest import surroundings
from journeys.people import KGC, PHONE, People, Person, Place

pytestmark = IN_BROWSER
AREA = "/arbeit/kgc-sachsen-anhalt/"
TITLE = "Sprechstunde Beteiligung (erfunden)"
# a training that runs just now, which no screen can make: registering ended before it began
TODAY = f"""
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from django_scopes import scope
from lueckenlos.courses.actions import courses
from lueckenlos.courses.actions.courses import Places, TerminValues
from lueckenlos.events.actions import events, public, registering
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Booking
from lueckenlos.events.rules import RegistrationValues, new_form_key
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

stelle = Stelle.objects.get(slug="kgc-sachsen-anhalt")
by, begins = system_actor(stelle), timezone.now() - timedelta(minutes=90)
middle, ends = begins + timedelta(minutes=45), begins + timedelta(hours=2)
with scope(stelle=stelle):
    course = courses.create_course(
        by=by,
        event=dict(art="fortbildung", title="{TITLE}", venue="Haus der Vereine", starts_at=begins, ends_at=ends),
        values=dict(goals=["Ich kann Familien beteiligen."]),
        termine=[TerminValues(begins, middle, title="Ankommen"), TerminValues(middle, ends, title="Üben")],
        places=Places("Teilnahme", 20, begins - timedelta(hours=1)),
        now=begins - timedelta(days=20),
    )
    events.publish_event(event=course.event, by=by)
    booking = Booking.objects.select_related("event", "stelle").get(event=course.event)
    for name, email in (("Änne Größe (erfunden)", "aenne"), ("Bert Braun (erfunden)", "bert")):
        values = RegistrationValues(
            place_type=booking.place_types.get().pk, name=name, email=email + "@example.org",
            rules_version=booking.rules_version,
        )
        moment = begins - timedelta(days=3)
        row = registering.register(booking=booking, values=values, form_key=new_form_key(), now=moment)
        row = public.confirm(registration=row, now=moment)
        print(token_of(row), course.event_id)
"""


@pytest.fixture
def training(place: Place) -> tuple[str, str]:
    """The secret link of Änne, and the path of the training in the work area."""
    env = {**surroundings(place.folder), "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}
    made = subprocess.run([sys.executable, "-c", TODAY], env=env, check=True, capture_output=True, text=True)  # noqa: S603 -- ours
    token, event = made.stdout.splitlines()[0].split()
    return f"/nachweis/kurs/{token}/", f"{AREA}veranstaltungen/{event}/qualifizierung/"


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_from_a_tap_to_a_certificate_that_verifies(people: People, training: tuple[str, str], javascript: bool) -> None:
    link, path = training
    kim = people.member(KGC, width=PHONE)
    tap(people, kim, path, javascript)

    kim.visit(f"{path}zertifikate/")
    kim.arrives("Zertifikate")
    kim.click("1 Zertifikat ausstellen")
    expect(kim.main()).to_contain_text("ausgestellt")
    kim.look()
    name, document = kim.download("Alle als PDF")
    assert (name.startswith("zertifikate-"), document[:5]) == (True, b"%PDF-")

    aenne = people.somebody(width=PHONE, javascript=javascript)
    aenne.visit(link)
    aenne.arrives(TITLE)
    looked(aenne, javascript, "zertifikat")
    aenne.click("Zur Befragung nachher")
    aenne.arrives("Befragung nach der Veranstaltung")
    looked(aenne, javascript)
    for question in aenne.main().get_by_role("group").all():
        question.get_by_label("trifft voll zu").check()
    aenne.click("Absenden")
    aenne.arrives(TITLE)
    expect(aenne.main()).not_to_contain_text("Zur Befragung nachher")
    name, document = aenne.download("Zertifikat als PDF")
    code = re.fullmatch(r"zertifikat-(.{19})\.pdf", name)
    assert code
    assert document[:5] == b"%PDF-"

    check(people, code[1], javascript)


def tap(people: People, kim: Person, path: str, javascript: bool) -> None:
    """Änne is at both sessions; Bert was a slip."""
    kim.visit(f"{path}anwesenheit/")
    kim.arrives("Anwesenheit")
    expect(kim.main()).to_contain_text("Üben")
    kim.look()
    assert width_of(kim.tab) <= PHONE
    if javascript:
        kim.tab.get_by_label("Name, Organisation oder Nummer").fill("anne gros")
        expect(kim.tab.get_by_role("button", name="Bert Braun (erfunden) ist da")).to_be_hidden()
        kim.tab.get_by_label("Name, Organisation oder Nummer").fill("")
    kim.click("Bert Braun (erfunden) ist da")
    expect(kim.tab.locator("[data-present]")).to_have_text("1")
    kim.click("Bert Braun (erfunden) ist anwesend, zurücknehmen")
    expect(kim.tab.locator("[data-present]")).to_have_text("0")
    for _ in range(2):
        kim.click("Änne Größe (erfunden) ist da")
        expect(kim.tab.locator("[data-present]")).to_have_text("1")
        kim.look("da")
        kim.click(kim.main().get_by_role("navigation", name="Termine").get_by_role("link").first)
        kim.tab.wait_for_load_state()


def check(people: People, code: str, javascript: bool) -> None:
    """Somebody with the paper types the code, at first with a slip, and then two names."""
    office = people.somebody(javascript=javascript)
    office.visit("/nachweis/")
    office.arrives("Zertifikat prüfen")
    looked(office, javascript)
    office.tab.get_by_label("Prüfcode").fill(code[:-1] + ("0" if code[-1] != "0" else "1"))
    office.click("Prüfen")
    expect(office.tab.locator(".error-summary")).to_contain_text("Tippfehler")
    office.tab.get_by_label("Prüfcode").fill(code.lower().replace("-", " "))
    office.click("Prüfen")
    office.arrives("Das Zertifikat gilt")
    expect(office.main()).not_to_contain_text("Änne")
    looked(office, javascript)
    for name, answer in (("Berta Braun", "Der Name stimmt nicht"), ("aenne groesse erfunden", "Der Name stimmt")):
        office.tab.get_by_label("Name auf dem Zertifikat").fill(name)
        office.click("Name prüfen")
        expect(office.main().get_by_text(answer, exact=True)).to_be_visible()
        looked(office, javascript, answer)


def looked(person: Person, javascript: bool, part: str = "") -> None:
    """The check for barriers needs scripts."""
    if javascript:
        person.look(part)
