"""Pages of numbers: the report of a year, the profile of a commune, how far it is to the next offer."""

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KGC, KOORDINATION, People

pytestmark = IN_BROWSER


def test_a_report_leads_from_its_figures_to_what_is_behind_them(people: People) -> None:
    kim = people.member(KGC)
    kim.visit("/arbeit/kgc-sachsen-anhalt/jahresbericht/")
    kim.look()
    kim.tab.get_by_role("link", name="Jahresbericht 2025").press("Enter")
    kim.arrives("Jahresbericht 2025")
    kim.look()
    row = kim.main().get_by_role("row", name="Erstberatung").first
    row.get_by_role("link").first.press("Enter")
    expect(kim.main().get_by_role("listitem").first).to_be_visible()
    kim.look("Liste")
    kim.tab.go_back()
    kim.arrives("Jahresbericht 2025")
    kim.tab.get_by_role("link", name="Texte schreiben").press("Enter")
    kim.arrives("Texte zum Jahresbericht 2025")
    kim.tab.get_by_label("Ausblick").fill("Mehr Zeit für kleine Gemeinden.")
    kim.tab.get_by_role("button", name="Speichern").press("Enter")
    kim.arrives("Jahresbericht 2025")
    expect(kim.main()).to_contain_text("Mehr Zeit für kleine Gemeinden.")


def test_profile_and_reach_answer_nonsense_with_a_page(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit("/arbeit/hettstedt/bedarf/profil/?gebiet=xyz&anzahl=-3&merkmal=quatsch")
    expect(klara.main()).to_contain_text("Zu diesem Gebiet gibt es hier kein Profil")
    klara.tab.get_by_label("Gebiet", exact=True).select_option(label="Innenstadt (Vorführung) (Sozialraum)")
    klara.tab.get_by_role("button", name="Anzeigen").first.press("Enter")
    klara.arrives("Profil: Innenstadt (Vorführung)")
    klara.look()
    klara.visit("/arbeit/hettstedt/kettenbild/erreichbarkeit/?phase=quatsch&umkreis=-5&frage=1e99")
    klara.arrives("Erreichbarkeit")
    klara.tab.get_by_label("Für wen?").select_option(label="Kita-Alter")
    klara.tab.get_by_role("button", name="Anzeigen").press("Enter")
    expect(klara.main().get_by_role("heading", level=2).first).to_contain_text("Kita-Alter")
    klara.look()
