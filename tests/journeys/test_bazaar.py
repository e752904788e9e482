"""Saturday in the Mehrzweckhalle: the network dies, two tills go on selling, and at the end every cent is in its place.

A seller types one more jacket on her phone before; the office settles afterwards.
"""

import subprocess
import sys
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from browser import CHROMIUM, IN_BROWSER, QUIET, width_of
from journeys.conftest import surroundings
from journeys.people import KOORDINATION, PHONE, People, Person, Place

pytestmark = IN_BROWSER
TITLE = "Frühjahrsbasar für Kindersachen (erfunden)"
LINK = f"""
import django
django.setup()
from django_scopes import scopes_disabled
from lueckenlos.bazaar.models import Seller
from lueckenlos.events.links import token_of
with scopes_disabled():
    rows = Seller.objects.filter(bazaar__event__title="{TITLE}", number__isnull=False, items__isnull=False)
    print(token_of(rows.select_related("registration").order_by("-number").first().registration))
"""


@pytest.fixture
def office(people: People) -> Person:
    """The coordinator on the page of the coming bazaar."""
    kim = people.member(KOORDINATION)
    kim.visit("/arbeit/hettstedt/veranstaltungen/")
    event = kim.tab.get_by_role("link", name=TITLE).get_attribute("href")
    kim.visit(f"{event}basar/")
    kim.arrives("Nummernbasar")
    return kim


def test_two_tills_without_network(people: People, office: Person) -> None:
    here = office.tab.url
    office.look()
    codes = codes_of(office, here)
    first, second = (till(people, here, number, width) for number, width in ((1, 1280), (2, PHONE)))

    first.look("till")
    cut(first, off=True)
    cut(second, off=True)
    sell(first, codes[0], codes[1])
    expect(part(first, "queue")).to_have_text("1 Beleg noch nicht übertragen")
    first.tab.reload()
    expect(part(first, "queue")).to_have_text("1 Beleg noch nicht übertragen")
    sell(first, codes[2])
    expect(part(first, "queue")).to_have_text("2 Belege noch nicht übertragen")
    # the first item once more, at the other till: it cannot know
    sell(second, codes[0], codes[3])

    cut(first, off=False)
    expect(part(first, "queue")).to_have_text("Alles übertragen")
    cut(second, off=False)
    expect(part(second, "queue")).to_have_text("Alles übertragen")
    expect(part(second, "problems")).to_contain_text("war schon verkauft")
    first.tab.reload()
    expect(part(first, "queue")).to_have_text("Alles übertragen")
    expect(part(first, "sums")).to_have_text(str(part(second, "sums").text_content()))
    expect(part(first, "sums")).to_contain_text("Kasse 2")
    forgive(first, second)

    office.visit(f"{here}verkaeufe/")
    office.arrives("Verkäufe")
    expect(office.main().locator(".bazaar-unclear li")).to_have_count(1)
    office.look()
    office.click("Geld ist zurückgegeben")
    expect(office.main().locator(".bazaar-unclear li")).to_have_count(0)
    second.tab.reload()
    expect(part(second, "problems").get_by_role("listitem")).to_have_count(0)
    office.visit(f"{here}abrechnung/")
    office.arrives("Abrechnung")
    expect(office.main()).not_to_contain_text("Überschuss")
    office.look()


def test_a_basket_survives_and_a_return_pays_back(people: People, office: Person) -> None:
    here = office.tab.url
    codes = codes_of(office, here, seller=2)
    kim = till(people, here, 3, PHONE)
    # a hand scanner that believes in an American keyboard
    scan(kim, codes[4].lower().replace("-", "ß"))
    kim.tab.reload()
    expect(part(kim, "basket").get_by_role("listitem")).to_have_count(1)
    scan(kim, codes[4])
    expect(part(kim, "message")).to_contain_text("liegt schon im Korb")
    scan(kim, "999-1-A")
    expect(part(kim, "message")).to_contain_text("gibt es nicht")
    scan(kim, f"ZZZZ-{codes[4]}".replace("ZZZZ", "0000"))
    expect(part(kim, "message")).to_contain_text("anderen Basar")
    pay(kim, "100")
    expect(part(kim, "message")).to_contain_text("Rückgeld")
    expect(part(kim, "queue")).to_have_text("Alles übertragen")
    scan(kim, codes[4])
    expect(part(kim, "message")).to_contain_text("schon verkauft")
    kim.tab.get_by_label("Rücknahme").check()
    scan(kim, codes[4])
    kim.click("Geld zurückgeben")
    expect(part(kim, "message")).to_contain_text("Zurückgenommen")
    expect(part(kim, "queue")).to_have_text("Alles übertragen")
    assert width_of(kim.tab) <= PHONE


def test_the_camera_reads_a_label_without_network(
    people: People, office: Person, place: Place, browser: Browser, tmp_path: Path
) -> None:
    """Chromium has no BarcodeDetector here; the decoder that came with the page reads what stands before the lens."""
    here = office.tab.url
    code = codes_of(office, here, seller=3)[0]
    event = office.tab.request.get(f"{here}kasse/daten.json").json()["event"]
    film(tmp_path / "label.y4m", f"{event}-{code}")
    seeing = [f"--use-file-for-fake-video-capture={tmp_path / 'label.y4m'}", "--use-fake-ui-for-media-stream"]
    other = browser.browser_type.launch(
        executable_path=CHROMIUM, args=[*QUIET, "--use-fake-device-for-media-stream", *seeing]
    )
    kim = till(People(other, place), here, 4, PHONE)
    cut(kim, off=True)
    kim.click("Kamera an")
    expect(part(kim, "basket").get_by_role("listitem")).to_have_count(1)
    expect(part(kim, "message")).to_contain_text(f"Artikel {code[:-2]}:")
    kim.click("Kamera aus")
    expect(part(kim, "video")).to_be_hidden()
    other.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_seller_types_her_list_on_a_phone(people: People, place: Place, javascript: bool) -> None:
    link = seller_link(place)
    mia = people.somebody(width=PHONE, javascript=javascript)
    mia.visit(link)
    mia.arrives("Ihre Artikel")
    if javascript:
        mia.look()
    before = mia.main().locator(".seller-items > li").count()
    mia.tab.get_by_label("Bezeichnung").fill("Mütze mit Bommel")
    mia.tab.get_by_label("Preis in Euro").fill("3,10")
    mia.click("Auf die Liste")
    expect(mia.tab.locator(".error-summary")).to_contain_text("in Schritten von 50 Cent")
    mia.tab.get_by_label("Preis in Euro").fill("3,50")
    mia.click("Auf die Liste")
    expect(mia.main().locator(".seller-items > li")).to_have_count(before + 1)
    mia.click(mia.tab.locator(".seller-items > li").last.get_by_role("link"))
    mia.click("Artikel streichen")
    expect(mia.main().locator(".seller-items > li")).to_have_count(before)
    mia.click("Datei hochladen")
    mia.arrives("Liste aus einer Datei")
    if javascript:
        mia.look()
    # another scarf for each of the two: what is on the list already is not taken again
    colour = "rot" if javascript else "blau"
    head = "Bezeichnung;Größe;Kategorie;Preis\n"
    rows = f"{head}Schal {colour};;Kleidung;2,00\nHandschuhe {colour};;Kleidung;umsonst\n"
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    mia.tab.get_by_label("Datei mit der Liste").set_input_files(file)
    mia.click("Datei prüfen")
    expect(mia.main()).to_contain_text("„umsonst“ ist kein Preis. Schreiben Sie etwa 3,50. Zeile 3")
    expect(mia.main()).to_contain_text("1 Artikel ist in Ordnung.")
    file["buffer"] = rows.replace("umsonst", "2,50").encode()
    mia.tab.get_by_label("Datei mit der Liste").set_input_files(file)
    mia.click("Datei prüfen")
    mia.click("Auf die Liste übernehmen")
    mia.arrives("Ihre Artikel")
    expect(mia.main().locator(".seller-items > li")).to_have_count(before + 2)


def test_the_office_gives_numbers_and_prints(office: Person) -> None:
    here = office.tab.url
    office.click("Personen warten auf ihre Nummer")
    office.arrives("Nummern und Listen")
    office.look()
    office.click("Nummern vergeben")
    expect(office.tab.locator(".toast, .kern-alert").first).to_contain_text("2 Nummern sind vergeben")
    office.visit(here)
    status, kind, content = office.fetch("Alle Etiketten drucken (PDF)")
    assert (status, kind, content[:5]) == (200, "application/pdf", b"%PDF-")
    office.click("Einstellungen")
    office.arrives("Einstellungen des Basars")
    office.look()


def test_somebody_without_an_address_gets_a_number_and_a_list(office: Person) -> None:
    here = office.tab.url
    office.visit(f"{here}nummern/")
    office.click("Von Hand")
    office.arrives("Verkäufernummer von Hand vergeben")
    office.look()
    office.tab.get_by_label("Name").fill("Ilse Igel (erfunden)")
    office.tab.get_by_label("Telefon").fill("03476 12345")
    office.tab.get_by_label("Die Person kennt die Regeln").check()
    office.click("Nummer vergeben", exact=True)
    expect(office.tab.locator(".toast, .kern-alert").first).to_contain_text("ist vergeben")
    office.look("seller")
    office.click("Liste aus einer Datei übernehmen")
    office.arrives("Liste aus einer Datei")
    rows = "Bezeichnung;Größe;Kategorie;Preis\nSchal;;Kleidung;2,00\n"
    office.tab.get_by_label("Datei mit der Liste").set_input_files(
        {"name": "liste.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    office.click("Datei prüfen")
    office.look("preview")
    office.click("Auf die Liste übernehmen")
    office.click("Schal")
    office.arrives("Artikel 1")
    office.look()
    office.tab.get_by_label("Preis in Euro").fill("2,50")
    office.click("Speichern")
    expect(office.main()).to_contain_text("2,50")
    status, kind, content = office.fetch("Etiketten (PDF)")
    assert (status, kind, content[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_new_bazaar_is_live_in_a_few_clicks(people: People) -> None:
    kim = people.member(KOORDINATION)
    kim.visit("/arbeit/hettstedt/veranstaltungen/nummernbasar/")
    kim.arrives("Nummernbasar anlegen")
    kim.look()
    fields = kim.main().locator("form.event-form").locator("input:not([type=hidden]), select, textarea")
    assert fields.count() <= 12
    values = {
        "Tag des Verkaufs": "2027-05-08",
        "Ort der Veranstaltung": "Turnhalle (erfunden)",
        "Anmeldung bis": "2027-04-20T20:00",
        "Listen offen bis": "2027-05-06T20:00",
    }
    for label, value in values.items():
        kim.tab.get_by_label(label).fill(value)
    kim.click("Anlegen", exact=True)
    kim.arrives("Kinderbasar")
    kim.click("Veröffentlichen")
    expect(kim.main()).to_contain_text("veröffentlicht")


# ---------------------------------------------------------------- short ways
def codes_of(office: Person, here: str, *, seller: int = 0) -> list[str]:
    """What stands under the QR codes of one list."""
    office.visit(f"{here}nummern/")
    office.click(office.main().locator("tbody th a").nth(seller))
    expect(office.main().locator("td.bazaar-code").first).to_be_visible()
    office.tab.wait_for_load_state()
    found = office.main().locator("td.bazaar-code").all_inner_texts()
    office.visit(here)
    return found


def film(path: Path, text: str) -> None:
    """A grey wall with one label on it, as raw video of one picture."""
    width, height, scale, border = 640, 480, 9, 4
    matrix = segno.make_qr(text, error="m", boost_error=False).matrix
    side = len(matrix) + 2 * border
    picture = [bytearray(b"\x70" * width) for _ in range(height)]
    left, top = (width - side * scale) // 2, (height - side * scale) // 2
    for y in range(side * scale):
        for x in range(side * scale):
            row, column = y // scale - border, x // scale - border
            dark = 0 <= row < len(matrix) and 0 <= column < len(matrix) and matrix[row][column]
            picture[top + y][left + x] = 0x20 if dark else 0xEB
    frame = b"FRAME\n" + b"".join(picture) + b"\x80" * (width * height // 2)
    path.write_bytes(f"YUV4MPEG2 W{width} H{height} F10:1 Ip C420jpeg\n".encode() + frame * 3)


def seller_link(place: Place) -> str:
    """The secret address, as the mail has it; no page of the office knows it."""
    env = {**surroundings(place.folder), "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}
    made = subprocess.run([sys.executable, "-c", LINK], env=env, check=True, capture_output=True, text=True)  # noqa: S603 -- ours
    return f"/basar/{made.stdout.strip()}/"


def till(people: People, here: str, number: int, width: int) -> Person:
    """A device of its own at the till, loaded and ready for the time without a network."""
    kim = people.member(KOORDINATION, width=width)
    kim.visit(f"{here}kasse/")
    kim.tab.evaluate("navigator.serviceWorker.ready.then(() => null)")
    expect(kim.tab.locator("[data-till][data-ready=yes]")).to_be_attached()
    expect(kim.tab.locator("[data-network=on]")).to_be_attached()
    kim.tab.get_by_label("Kasse", exact=True).select_option(str(number))
    return kim


def forgive(*people: Person) -> None:
    """That there was no network is no complaint; everything else stays one."""
    for person in people:
        gone = [line for line in person.complaints if "INTERNET_DISCONNECTED" in line or "/basar/kasse/" in line]
        assert gone
        person.complaints[:] = [line for line in person.complaints if line not in gone]


def cut(person: Person, *, off: bool) -> None:
    context: BrowserContext = person.tab.context
    context.set_offline(off)


def part(person: Person, name: str) -> Locator:
    return person.tab.locator(f"[data-part={name}]")


def scan(person: Person, code: str) -> None:
    """A hand scanner is a keyboard that ends with Enter."""
    part(person, "code").fill(code)
    part(person, "code").press("Enter")


def sell(person: Person, *codes: str) -> None:
    for count, code in enumerate(codes, 1):
        scan(person, code)
        expect(part(person, "basket").get_by_role("listitem")).to_have_count(count)
    pay(person, "100")


def pay(person: Person, given: str) -> None:
    part(person, "given").fill(given)
    person.click("Kassieren")
    expect(part(person, "basket").get_by_role("listitem")).to_have_count(0)
