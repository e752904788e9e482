"""A question from one commune to all, answered by the KGC, solved, found again; by keyboard."""

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KGC, KOORDINATION, PHONE, People

pytestmark = IN_BROWSER
QUESTION = "Wer hat Elternlotsen in der Kita? (erfunden)"
ANSWER = "Sangerhausen hat zwei, fragen Sie dort."


def test_a_question_is_asked_answered_and_solved(people: People) -> None:
    klara, kim = people.member(KOORDINATION, width=PHONE), people.member(KGC)
    klara.visit("/arbeit/hettstedt/austausch/")
    klara.look()
    klara.tab.get_by_role("link", name="Frage stellen").press("Enter")
    klara.arrives("Frage stellen")
    klara.tab.get_by_label("Ihre Frage").fill(QUESTION)
    klara.tab.keyboard.press("Enter")
    klara.error("Worum geht es genauer?: Bitte füllen Sie dieses Feld aus.")
    klara.look("mit Fehler")
    klara.tab.get_by_label("Worum geht es genauer?").fill("Wir suchen Menschen, die Türkisch sprechen.")
    klara.tab.get_by_role("button", name="Fragen", exact=True).press("Enter")
    klara.arrives(QUESTION)

    kim.visit("/arbeit/kgc-sachsen-anhalt/austausch/")
    kim.tab.get_by_role("link", name=QUESTION).press("Enter")
    kim.arrives(QUESTION)
    kim.tab.get_by_label("Ihre Antwort").fill(ANSWER)
    kim.tab.get_by_role("button", name="Antworten").press("Enter")
    expect(kim.main()).to_contain_text("1 Antwort")
    kim.look("beantwortet")

    klara.tab.reload()
    expect(klara.main()).to_contain_text(ANSWER)
    klara.tab.get_by_role("button", name="Das hat geholfen").press("Enter")
    expect(klara.main()).to_contain_text("gelöst")
    klara.look("gelöst")
    klara.visit("/arbeit/hettstedt/austausch/?text=Sangerhausen+zwei")
    expect(klara.main().get_by_role("rowheader", name=QUESTION)).to_be_visible()


def test_mails_about_news_are_ordered_and_left_by_keyboard(people: People) -> None:
    kim = people.member(KGC)
    kim.visit("/arbeit/kgc-sachsen-anhalt/austausch/")
    for chosen, key in (("täglich, wenn es Neues gibt", "ArrowDown"), ("keine Mails", "ArrowUp")):
        kim.tab.get_by_role("link", name="Mails", exact=True).press("Enter")
        kim.arrives("Mails aus dem Austausch")
        kim.look()
        kim.focus(kim.tab.locator("[name=rhythm]:checked"))
        kim.tab.keyboard.press(key)
        kim.tab.keyboard.press("Enter")
        kim.arrives("Austausch")
        kim.tab.get_by_role("link", name="Mails", exact=True).press("Enter")
        expect(kim.tab.get_by_label(chosen)).to_be_checked()
        kim.visit("/arbeit/kgc-sachsen-anhalt/austausch/")
