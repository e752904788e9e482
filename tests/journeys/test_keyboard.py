"""Everything by keyboard alone: the way in, menus, what opens over the page, and taking filters away again."""

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, PHONE, People, Person

pytestmark = IN_BROWSER


@pytest.fixture
def klara(people: People) -> Person:
    """The coordinator on the first page of the work area, without a mouse."""
    klara = people.member(KOORDINATION)
    klara.visit("/arbeit/hettstedt/")
    klara.arrives("Stadt Hettstedt")
    return klara


def test_signing_in(people: People) -> None:
    klara = people.somebody()
    klara.visit("/")
    keys(klara, "Tab")
    expect(klara.tab.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    expect(klara.tab.get_by_role("link", name="Zum Inhalt springen")).to_be_in_viewport()
    tab_to(klara, "Anmelden")
    keys(klara, "Enter")
    klara.arrives("Anmelden")
    tab_to(klara, "E-Mail-Adresse")
    klara.tab.keyboard.type(KOORDINATION)
    keys(klara, "Tab")
    klara.tab.keyboard.type("hettstedt-demo")
    keys(klara, "Enter")
    klara.arrives("Stadt Hettstedt")


def test_skip_link_and_navigation(klara: Person) -> None:
    keys(klara, "Tab", "Enter")
    expect(klara.main()).to_be_focused()
    keys(klara, "Tab")
    expect(klara.tab.get_by_role("link", name="Öffentliche Seite")).to_be_focused()
    klara.visit("/arbeit/hettstedt/")
    tab_to(klara, "Kettenbild")
    keys(klara, "Enter")
    klara.arrives("Kettenbild · Stadt Hettstedt Gesund aufwachsen in Hettstedt")
    expect(klara.tab.get_by_role("link", name="Kettenbild", exact=True)).to_have_attribute("aria-current", "page")


def test_groups_of_the_navigation_stay_as_somebody_leaves_them(klara: Person) -> None:
    chain, steering = (klara.tab.locator(f".work-nav [data-part-of-menu={name}]") for name in ("chain", "process"))
    tab_to(klara, "Präventionskette")
    keys(klara, "Enter")
    tab_to(klara, "Steuerung")
    keys(klara, "Space")
    klara.look("aufgeklappt", within=".work-nav")
    tab_to(klara, "Gremien")
    keys(klara, "Enter")
    klara.arrives("Gremien")
    klara.menu("Start")
    klara.arrives("Stadt Hettstedt")
    expect(steering).to_have_attribute("open", "")
    expect(chain).not_to_have_attribute("open", "")
    # where one is, is shown all the same
    klara.menu("Kettenbild")
    klara.arrives("Kettenbild · Stadt Hettstedt Gesund aufwachsen in Hettstedt")
    expect(chain).to_have_attribute("open", "")


def test_navigation_unfolds_without_scripts(people: People) -> None:
    signed_in = people.member(KOORDINATION)
    klara = people.somebody(javascript=False, session=signed_in.tab.context.storage_state())
    klara.visit("/arbeit/hettstedt/")
    klara.menu("Gremien")
    expect(klara.tab.get_by_role("heading", level=1)).to_have_text("Gremien")


def test_menus_of_the_header(klara: Person) -> None:
    tab_to(klara, "Klara Kramer (erfunden)")
    keys(klara, "Enter")
    account = klara.tab.get_by_role("link", name="Mein Konto")
    expect(account).to_be_visible()
    keys(klara, "Tab")
    expect(account).to_be_focused()
    keys(klara, "Escape")
    expect(account).to_be_hidden()
    assert focus(klara) == "Klara Kramer (erfunden)"
    # focus that wanders off closes it as well
    keys(klara, "Enter", "Shift+Tab")
    expect(account).to_be_hidden()


def test_navigation_of_the_small_window(people: People) -> None:
    klara = people.member(KOORDINATION, width=PHONE)
    klara.visit("/arbeit/hettstedt/")
    klara.tab.wait_for_load_state()
    navigation = klara.tab.get_by_role("navigation", name="Arbeitsbereich")
    expect(navigation).to_be_hidden()
    tab_to(klara, "Menü")
    keys(klara, "Enter")
    expect(navigation).to_be_visible()
    klara.look("Menü", within=".work-nav")
    keys(klara, "Tab")
    expect(klara.tab.get_by_role("button", name="Menü schließen")).to_be_focused()
    keys(klara, "Escape")
    expect(navigation).to_be_hidden()
    assert focus(klara) == "Menü"
    keys(klara, "Enter")
    tab_to(klara, "Angebote und Partner")
    keys(klara, "Enter")
    tab_to(klara, "Angebote")
    keys(klara, "Enter")
    klara.arrives("Angebote")


def test_picture_is_walked_with_arrows(klara: Person) -> None:
    klara.menu("Kettenbild")
    klara.tab.wait_for_load_state()
    tab_to(klara, "Kinderwunsch und Schwangerschaft, Materielle Lage", part=True)
    keys(klara, "ArrowDown")
    assert "Kinderwunsch und Schwangerschaft, Soziale Lage" in focus(klara)
    keys(klara, "End")
    assert "Alle Lebensphasen, Soziale Lage" in focus(klara)
    keys(klara, "Home", "Enter")
    klara.arrives("Kinderwunsch und Schwangerschaft · Soziale Lage")


def test_source_of_a_figure_opens_and_gives_the_focus_back(klara: Person) -> None:
    klara.menu("Kettenbild")
    klara.tab.wait_for_load_state()
    tab_to(klara, "Menschen dieses Alters, Quelle zeigen", part=True)
    opener = focus(klara)
    keys(klara, "Enter")
    note = klara.tab.locator(".source-note:popover-open")
    expect(note).to_be_visible()
    keys(klara, "Escape")
    expect(note).to_have_count(0)
    assert focus(klara) == opener


def test_filters_are_set_and_taken_away(klara: Person) -> None:
    klara.menu("Angebote")
    klara.arrives("Angebote")
    tab_to(klara, "Suchwort")
    klara.tab.keyboard.type("Krabbelgruppe")
    keys(klara, "Enter")
    klara.tab.wait_for_url("**text=Krabbelgruppe*")
    klara.tab.wait_for_load_state()
    few = klara.main().locator("tbody tr").count()
    tab_to(klara, "Suchwort: Krabbelgruppe entfernen")
    keys(klara, "Enter")
    expect(klara.tab.get_by_role("link", name="entfernen")).to_have_count(0)
    klara.tab.wait_for_load_state()
    assert klara.main().locator("tbody tr").count() > few > 0


def keys(person: Person, *names: str) -> None:
    for name in names:
        person.tab.keyboard.press(name)


def focus(person: Person) -> str:
    """What a screen reader would call the element that has the focus, roughly."""
    return str(
        person.tab.evaluate(
            """() => {
                const one = document.activeElement;
                const said = one.getAttribute("aria-label") ?? one.labels?.[0]?.innerText ?? one.innerText;
                return said.replace(/\\s+/g, " ").replace("Stelle: ", "").trim();
            }"""
        )
    )


def tab_to(person: Person, name: str, *, part: bool = False) -> None:
    """Press the tabulator until this is reached; no page has a longer way than this."""
    for _ in range(60):
        person.tab.keyboard.press("Tab")
        here = focus(person)
        if here == name or (part and name in here):
            return
    message = f"the keyboard does not reach „{name}“"
    raise AssertionError(message)
