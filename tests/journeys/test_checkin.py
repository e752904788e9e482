"""Saturday, ten o'clock: two phones at the door, and the network of the hall is gone.

Everybody is checked in once, whichever phone knew it first, and no name stays on a phone that has been emptied.
"""

import json
import subprocess
import sys
import uuid

import pytest
from playwright.sync_api import Locator, Page, expect

from browser import IN_BROWSER, barriers
from journeys.conftest import surroundings
from journeys.people import KOORDINATION, PHONE, People, Person, Place, context_of

pytestmark = IN_BROWSER
NAMES = ["Ada Müller (erfunden)", "Björn Weiß (erfunden)", "Cem Öztürk (erfunden)", "Dora Schulz (erfunden)"]
# an event of today, which the demo cannot have; made by the ordinary actions
TODAY = f"""
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from django_scopes import scope
from lueckenlos.events.actions import boerse, events, public, registering
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules import PlaceTypeValues, RegistrationValues
from lueckenlos.events.tickets import code_of
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

stelle = Stelle.objects.get(slug="hettstedt")
by, now = system_actor(stelle), timezone.now()
with scope(stelle=stelle):
    times = dict(starts_at=now + timedelta(minutes=5), ends_at=now + timedelta(minutes=6))
    facts = dict(art="boerse", title="Börse von heute (erfunden)", venue="Rathaus", **times)
    event = events.create_event(by=by, values=facts)
    window = dict(opens_at=now - timedelta(days=2), closes_at=now + timedelta(minutes=4))
    rows = [PlaceTypeValues("Tisch", "privat", 800, 9)]
    boerse.save_boerse(event=event, by=by, values=window, place_types=rows)
    events.publish_event(event=event, by=by)
    booking = Booking.objects.select_related("event", "stelle").get(event=event)
    kind = booking.place_types.get(name="Tisch").pk
    codes = []
    for number, name in enumerate({NAMES!r}):
        values = RegistrationValues(kind, name, f"{{number}}@tuer.example", rules_version=booking.rules_version)
        key = f"{{event.public_id}}-{{number:012d}}"
        row = registering.register(booking=booking, values=values, form_key=key, now=now)
        codes.append(code_of(public.confirm(registration=row, now=now)))
print(event.pk, *codes)
"""


class Door:
    """The event of today: the address of its door, and the codes of the tickets in the order of NAMES."""

    def __init__(self, place: Place) -> None:
        env = {**surroundings(place.folder), "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}
        made = subprocess.run([sys.executable, "-c", TODAY], env=env, check=True, capture_output=True, text=True)  # noqa: S603 -- ours
        pk, *self.codes = made.stdout.split()
        self.event = f"/arbeit/hettstedt/veranstaltungen/{pk}/"
        self.address = f"{self.event}einlass/?ordnung=name"

    def opened(self, people: People, *, width: int = PHONE) -> Person:
        """Somebody at the door, whose phone has the list."""
        person = people.member(KOORDINATION, width=width)
        person.visit(self.address)
        expect(person.tab.locator("[data-door]")).to_have_attribute("data-kept", "yes")
        return person

    def times(self, person: Person) -> list[str]:
        """When the server says that the people arrived, in the order of NAMES; empty for who has not."""
        answer = person.tab.request.get(f"{self.event}einlass/abgleich/")
        return [since for _, since, _ in answer.json()["rows"]]


@pytest.fixture
def door(place: Place) -> Door:
    return Door(place)


def cut(person: Person) -> None:
    """Take the network away."""
    context_of(person).set_offline(True)
    expect(network(person)).to_contain_text("Kein Netz")


def join(person: Person) -> None:
    """Give it back; that a browser without it could not load something is no complaint."""
    context_of(person).set_offline(False)
    expect(network(person)).to_have_text("Verbunden, alles gesendet")
    person.complaints[:] = [
        line for line in person.complaints if "DISCONNECTED" not in line and "/einlass/" not in line
    ]


def row(person: Person, name: str) -> Locator:
    return person.tab.get_by_role("row", name=name)


def network(person: Person) -> Locator:
    return person.tab.locator("[data-part=network]")


def message(person: Person) -> Locator:
    return person.tab.locator("[data-part=message]")


def tap(person: Person, name: str, what: str = "Da") -> None:
    person.click(person.tab.get_by_role("button", name=f"{what}: {name}", exact=True))


def names_on(tab: Page) -> int:
    """In how many kept answers and in how much of the storage a name stands."""
    return int(
        tab.evaluate(
            """async (name) => {
                let found = Object.values(localStorage).filter((text) => text.includes(name)).length;
                for (const key of await caches.keys()) {
                    const cache = await caches.open(key);
                    for (const request of await cache.keys()) {
                        found += (await (await cache.match(request)).text()).includes(name);
                    }
                }
                return found;
            }""",
            "Müller",
        )
    )


def test_a_dead_network_loses_nobody_and_counts_nobody_twice(people: People, door: Door) -> None:
    ada, bjoern, cem, _ = NAMES
    phone = door.opened(people)
    phone.look("bereit")
    cut(phone)
    tap(phone, ada)
    expect(message(phone)).to_contain_text("Ada Müller (erfunden) ist da. Noch 8,00")
    tap(phone, bjoern)
    tap(phone, ada, "bezahlt")
    expect(network(phone)).to_have_text("Kein Netz. Noch nicht gesendet: 3 Änderungen. Sie können weiterarbeiten.")
    phone.tab.reload()
    expect(network(phone)).to_have_text("Kein Netz. Noch nicht gesendet: 3 Änderungen. Sie können weiterarbeiten.")
    expect(phone.tab.locator("[data-part=present]")).to_have_text("2")
    expect(row(phone, ada)).to_contain_text("ist da")
    # a slip that never left the phone is no change at all
    tap(phone, cem)
    tap(phone, cem, "doch nicht")
    expect(network(phone)).to_contain_text("3 Änderungen")
    assert barriers(phone.tab) == []
    join(phone)
    times = door.times(phone)
    assert [bool(at) for at in times] == [True, True, False, False]
    phone.tab.reload()
    expect(network(phone)).to_have_text("Verbunden, alles gesendet")
    assert door.times(phone) == times
    trail = people.member(KOORDINATION)
    trail.visit(f"{door.event}anmeldungen/")
    trail.click(ada)
    for line in ("als anwesend gekennzeichnet", "als bezahlt gekennzeichnet"):
        expect(trail.tab.locator(".event-history").get_by_text(line)).to_have_count(1)
    # what this phone has heard since the list was kept is still there after the next reload without a network
    cut(phone)
    phone.tab.reload()
    expect(phone.tab.locator("[data-part=present]")).to_have_text("2")
    join(phone)


def test_two_phones_and_one_person(people: People, door: Door) -> None:
    ada, bjoern, *_ = NAMES
    first, second = door.opened(people), door.opened(people)
    cut(first)
    tap(first, ada)
    tap(second, ada)
    expect(network(second)).to_have_text("Verbunden, alles gesendet")
    times = door.times(second)
    join(first)
    expect(message(first)).to_have_text(f"{ada} war schon da. Die Ankunft zählt einmal.")
    assert door.times(second) == times
    # the first takes back what it saw, while the second has checked in anew: the newer stays
    cut(first)
    tap(first, ada, "doch nicht")
    tap(second, ada, "doch nicht")
    expect(network(second)).to_have_text("Verbunden, alles gesendet")
    tap(second, ada)
    expect(network(second)).to_have_text("Verbunden, alles gesendet")
    join(first)
    problem = first.tab.get_by_role("region", name="Zu klären")
    expect(problem).to_contain_text("Anmeldung 1: Ein anderes Gerät hat inzwischen etwas eingetragen.")
    first.look("konflikt")
    expect(row(first, ada)).to_contain_text("ist da")
    # cancelled in the office meanwhile
    cut(first)
    tap(first, bjoern)
    second.visit(f"{door.event}anmeldungen/")
    second.click(bjoern)
    second.click("Stornieren")
    second.click(second.main().get_by_role("button", name="Stornieren"))
    second.tab.wait_for_load_state()
    join(first)
    expect(problem).to_contain_text("Anmeldung 2 steht nicht mehr auf der Liste: Sie ist inzwischen storniert.")
    expect(row(first, bjoern)).to_have_count(0)
    expect(first.tab.locator("[data-part=expected]")).to_have_text("3")
    first.click(problem.get_by_role("button").first)
    first.click(problem.get_by_role("button").first)
    expect(problem).to_be_hidden()


def test_keyboard_and_hand_scanner(people: People, door: Door) -> None:
    ada, bjoern, cem, dora = NAMES
    desk = door.opened(people, width=1280)
    keys = desk.tab.keyboard
    desk.focus(desk.tab.get_by_label("Name oder Code der Einlasskarte"))
    # a scanner types and presses Enter
    keys.type(f"EINLASS:{door.codes[0]}\n")
    expect(message(desk)).to_contain_text(f"{ada} ist da.")
    keys.type(f"EINLASS:{door.codes[0]}\n")
    expect(message(desk)).to_contain_text(f"{ada} war schon da")
    # typed from the ticket
    code = door.codes[1]
    keys.type(f"{code[:4].lower()}-{code[4:].lower()}\n")
    expect(message(desk)).to_contain_text(f"{bjoern} ist da.")
    # the tickets of the others work, a slip and a foreign ticket are told apart
    wrong = code[:3] + ("3" if code[3] == "2" else "2") + code[4:]
    keys.type(f"{wrong}\n")
    expect(message(desk)).to_have_text(f"Der Code „{wrong}“ hat einen Tippfehler. Vergleichen Sie ihn mit der Karte.")
    keys.press("Control+A")
    keys.type("EINLASS:22222222\n")
    expect(message(desk)).to_contain_text("Diese Karte gehört nicht zu dieser Veranstaltung")
    keys.press("Control+A")
    # by name, without the marks that this keyboard has not
    keys.type("oeztuerk\n")
    expect(message(desk)).to_contain_text(f"Gefunden: {cem}.")
    keys.press("Enter")
    expect(message(desk)).to_contain_text(f"{cem} ist da.")
    expect(desk.tab.get_by_role("button", name=f"doch nicht: {cem}")).to_be_focused()
    keys.press("Enter")
    expect(message(desk)).to_contain_text("Ankunft zurückgenommen")
    desk.click("Alle zeigen")
    desk.tab.get_by_label("Nur wer noch nicht da ist").check()
    expect(desk.tab.locator("tbody tr:visible th a")).to_have_text([cem, dora])
    for typed, found in [("SCHULZ", [dora]), ("Anmeldung 3", [cem]), ("ozturk", [cem]), ("zz", [])]:
        desk.tab.get_by_label("Name oder Code der Einlasskarte").fill(typed)
        expect(desk.tab.locator("tbody tr:visible th a")).to_have_text(found)


def test_no_name_stays_on_the_device(people: People, door: Door) -> None:
    phone = door.opened(people)
    assert names_on(phone.tab) == 1
    cut(phone)
    tap(phone, NAMES[0])
    phone.click("Gerät leeren")
    expect(message(phone)).to_contain_text("Noch nicht gesendet: 1 Änderung.")
    join(phone)
    phone.click("Gerät leeren")
    expect(phone.main()).to_contain_text("Dieses Gerät ist geleert.")
    assert names_on(phone.tab) == 0
    assert phone.tab.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0

    phone.visit(door.address)
    expect(phone.tab.locator("[data-door]")).to_have_attribute("data-kept", "yes")
    # the day after: any page of the platform takes away what was kept
    phone.tab.evaluate("caches.open('bis-2020-01-01-einlass-alt').then((one) => one.put('/x', new Response('Müller')))")
    phone.visit(door.event)
    phone.tab.wait_for_function("caches.keys().then((all) => all.length === 1)")
    # signed out on another page; whoever comes next signs in anew
    people.place.sessions.pop(KOORDINATION)
    phone.click(phone.tab.get_by_role("group").or_(phone.tab.locator("details")).filter(has_text="Abmelden").first)
    phone.click("Abmelden")
    phone.tab.wait_for_url(f"{people.place.address}/")
    assert names_on(phone.tab) == 0


def test_a_kept_list_is_not_shown_to_who_is_signed_out(people: People, door: Door) -> None:
    phone = door.opened(people)
    context_of(phone).clear_cookies()
    tap(phone, NAMES[0])
    expect(network(phone)).to_contain_text("Sie sind abgemeldet.")
    phone.complaints.clear()
    phone.visit(door.address)
    phone.arrives("Anmelden")
    assert names_on(phone.tab) == 0
    # the tap names nobody and waits for whoever signs in
    assert json.loads(
        phone.tab.evaluate("localStorage.getItem(Object.keys(localStorage).find((key) => key.endsWith('wartet')))")
    )
    phone.complaints.clear()


def test_the_same_message_twice_is_one_arrival(people: People, door: Door) -> None:
    """As after an answer that was lost on its way."""
    phone = door.opened(people)
    token = phone.tab.locator("[name=csrfmiddlewaretoken]").first.input_value()
    key = phone.tab.locator("tbody tr").first.get_attribute("data-row")
    change = {"id": str(uuid.uuid4()), "row": int(str(key)), "step": "da", "at": "2026-01-01T10:00:00Z", "of": ""}
    headers = {"x-csrftoken": token, "referer": phone.tab.url}
    for _ in range(2):
        answer = phone.tab.request.post(f"{door.event}einlass/abgleich/", data={"changes": [change]}, headers=headers)
        assert answer.json()["results"] == [{"id": change["id"], "already": False}]
    assert sum(bool(at) for at in door.times(phone)) == 1
