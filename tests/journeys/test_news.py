"""The office writes a release with an embargo and an issue, by keyboard; readers meet it in its hour.

A mother orders the newsletter on her phone and sets it aside again.
"""

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KGC, PHONE, People, Person

pytestmark = IN_BROWSER
RELEASE = "Neues Förderjahr beginnt (erfunden)"


def test_a_release_waits_for_its_hour_and_an_issue_is_put_together(people: People) -> None:
    kim = people.member(KGC)
    kim.visit("/arbeit/kgc-sachsen-anhalt/aktuelles/neu/")
    kim.look()
    write_release(kim)
    kim.arrives(RELEASE)
    kim.tab.get_by_role("button", name="Freigeben").press("Enter")
    expect(kim.main()).to_contain_text("gesperrt bis")
    kim.look("gesperrt")
    reader = people.somebody()
    reader.visit("/aktuelles/")
    expect(reader.main()).to_contain_text("Elterncafé öffnet auch am Samstag (erfunden)")
    expect(reader.main()).not_to_contain_text(RELEASE)
    reader.look()

    kim.visit("/arbeit/kgc-sachsen-anhalt/newsletter/neu/")
    expect(kim.main()).not_to_contain_text(RELEASE)
    kim.look()
    kim.tab.get_by_label("Betreff").fill("Gesund im Land 3 (erfunden)")
    kim.tab.get_by_role("checkbox", name="Präventionsketten anfangen (erfunden) 2026").press("Space")
    kim.tab.get_by_role("button", name="Speichern und Vorschau").press("Enter")
    kim.arrives("Gesund im Land 3 (erfunden)")
    expect(kim.main()).to_contain_text("Für Kommunen, die mit fünf Stunden in der Woche beginnen")
    kim.look("Vorschau")


def write_release(kim: Person) -> None:
    """The day of the embargo is typed as the field of the browser wants it."""
    kim.tab.get_by_label("Pressemitteilung").press("Space")
    kim.tab.get_by_label("Titel").fill(RELEASE)
    kim.tab.get_by_label("Text", exact=True).fill("## Was neu ist\n\nMehr Zeit für Anträge.")
    kim.tab.get_by_label("Sperrfrist bis").fill("2099-01-04T10:00")
    kim.tab.get_by_label("Titel").press("Enter")


def test_ordered_by_mail_and_set_aside_again(people: People) -> None:
    mia = people.somebody(width=PHONE)
    mia.visit("/newsletter/")
    mia.look()
    mia.tab.get_by_label("E-Mail-Adresse").fill("mia.liest")
    mia.click("Bestellen", exact=True)
    expect(mia.tab.locator(".error-summary")).to_be_focused()
    expect(mia.tab.get_by_label("E-Mail-Adresse")).to_have_value("mia.liest")
    mia.look("falsch")
    mia.tab.get_by_label("E-Mail-Adresse").fill("mia.liest@example.org")
    mia.main().get_by_role("checkbox").first.check()
    mia.click("Bestellen", exact=True)
    expect(mia.main()).to_contain_text("Bitte sehen Sie in Ihr Postfach")
    mia.visit(mia.place.link_to("mia.liest@example.org", "bestätigen Sie es hier", "bestaetigen"))
    mia.arrives("Bestellung bestätigen")
    mia.look()
    mia.click("Ja, bestellen")
    mia.arrives("Ihre Newsletter")
    expect(mia.main()).to_contain_text("mia.liest@example.org")
    mia.look()
    mia.click("Alles abbestellen")
    expect(mia.main()).not_to_contain_text("mia.liest@example.org")
