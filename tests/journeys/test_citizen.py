"""A mother at half past ten in the evening, on her phone, with and without scripts."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from browser import IN_BROWSER, width_of
from journeys.people import KOORDINATION, PHONE, People, Person

pytestmark = IN_BROWSER
OFFER = "Hebammensprechstunde im Familienzentrum"


@pytest.mark.parametrize(
    ("width", "javascript"), [(PHONE, True), (320, True), (PHONE, False)], ids=["phone", "small", "no-scripts"]
)
def test_mother_finds_help(people: People, width: int, javascript: bool) -> None:
    mia = people.somebody(width=width, javascript=javascript)
    mia.visit("/")
    mia.click("Stadt Hettstedt")
    mia.arrives("Gesund aufwachsen in Hettstedt")
    if javascript:
        mia.look()
    # a slip of the finger finds the same
    search(mia, "Hebame")
    expect(hit(mia)).to_be_visible()
    search(mia, "Hebamme")
    expect(hit(mia)).to_be_visible()
    if javascript:
        mia.look()
    narrow_down(mia, javascript)
    expect(hit(mia)).to_be_visible()
    assert width_of(mia.tab) <= width

    mia.click(hit(mia))
    mia.arrives(OFFER)
    expect(mia.main().get_by_role("link", name="03476 000012")).to_have_attribute("href", "tel:03476000012")
    mia.tab.go_back()
    expect(mia.main().get_by_role("link", name="kostenfrei entfernen")).to_be_visible()
    expect(hit(mia)).to_be_visible()
    mia.click("kostenfrei entfernen")
    expect(mia.main().get_by_role("link", name="kostenfrei entfernen")).to_have_count(0)


def test_parts_of_words_find_whole_words(people: People) -> None:
    mia = people.somebody(width=PHONE)
    mia.visit("/hettstedt/")
    for words in ("Sprechstunde Hebamme", "Hebammen-Sprechstunde", "hebammensprechstunden"):
        search(mia, words)
        expect(hit(mia)).to_be_visible()
    assert width_of(mia.tab) <= PHONE


def test_nothing_is_shown_before_its_release(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit("/arbeit/hettstedt/angebote/neu/")
    klara.tab.get_by_label("Titel").fill("Nachtcafé im Kupferkeller")
    klara.click("Entwurf speichern")
    klara.arrives("Nachtcafé im Kupferkeller")

    mia = people.somebody(width=PHONE)
    mia.visit("/hettstedt/")
    search(mia, "Nachtcafé im Kupferkeller")
    expect(mia.main().get_by_role("status")).to_be_visible()
    expect(mia.main().locator(".hit", has_text="Nachtcafé")).to_have_count(0)
    search(mia, "Quietscheentenzucht")
    expect(mia.main().get_by_text("Dazu haben wir nichts gefunden.")).to_be_visible()
    mia.look("nichts")


def search(mia: Person, words: str) -> None:
    mia.tab.get_by_role("searchbox").fill(words)
    mia.click("Suchen")
    mia.tab.wait_for_url(lambda address: parse_qs(urlsplit(address).query).get("q") == [words])
    mia.arrives("Angebote")


def hit(mia: Person) -> Locator:
    return mia.main().get_by_role("link", name=OFFER, exact=True)


def narrow_down(mia: Person, javascript: bool) -> None:
    mia.click(mia.tab.locator("summary", has_text="Filter"))
    mia.click(mia.tab.locator("summary", has_text="Was kostet es?"))
    mia.tab.get_by_label("kostenfrei").check()
    if not javascript:
        mia.click("Eingrenzen")
    expect(mia.main().get_by_role("link", name="kostenfrei entfernen")).to_be_visible()
