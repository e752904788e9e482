"""Who sees which pages, and which one is marked as the current."""

import pytest
from django.urls import NoReverseMatch, reverse
from lxml import html

from factories import Cast
from lueckenlos.desk.messages import GROUPS, PAGES
from lueckenlos.desk.navigation import SECTIONS, SHORTCUTS, groups_for, section_of

VIEWS = [section.view for sections in SECTIONS.values() for section in sections]
# the office of a KGC
OFFICE = {section.view for section in SECTIONS["advice"]} | {"reports:yearly_list"}
# the work area of the Bund alone
BUND = {"reports:federal"}


@pytest.mark.parametrize("view", [*VIEWS, *(section.view for section in SHORTCUTS)])
def test_every_listed_page_exists(view: str) -> None:
    """The navigation leaves out what it cannot resolve; this is where a renamed address is noticed."""
    try:
        reverse(view, args=["hettstedt"])
    except NoReverseMatch:
        pytest.fail(f"{view} is listed in desk.navigation but no address carries this name")


def test_every_page_and_group_has_its_word() -> None:
    assert set(VIEWS) == set(PAGES)
    assert set(SECTIONS) == set(GROUPS)


def shown(cast: Cast, who: str) -> set[str]:
    return {item.label for group in groups_for(cast[who], "") for item in group.items}


def test_leitung_sees_everything_of_a_commune(cast: Cast) -> None:
    assert shown(cast, "leitung") == {label for view, label in PAGES.items() if view not in OFFICE | BUND} - {"Stellen"}


def test_each_navigation_leads_through_its_own_stelle(cast: Cast) -> None:
    for who in ("leitung", "kgc", "leitung"):
        actor = cast[who]
        urls = {item.label: item.url for group in groups_for(actor, "") for item in group.items}
        assert urls == {PAGES[view]: reverse(view, args=[actor.stelle.slug]) for view in VIEWS if PAGES[view] in urls}


def test_koordination_manages_nobody(cast: Cast) -> None:
    assert shown(cast, "leitung") - shown(cast, "koordination") == {"Einstellungen", "Protokoll"}


def test_readers_do_not_import(cast: Cast) -> None:
    assert shown(cast, "koordination") - shown(cast, "lesen") == {"Import"}


def test_steuerungsgruppe_sees_decisions_only(cast: Cast) -> None:
    assert shown(cast, "steuerungsgruppe") == {
        "Start",
        "Kettenbild",
        "Hinweise",
        "Übergänge",
        "Bedarf",
        "Bestandsaufnahmen",
        "Bausteine",
        "Ziele und Maßnahmen",
        "Gremien",
        "Beteiligung",
        "Gesundheitspreis",
        "Handlungsempfehlungen",
        "Qualität",
        "Wissen",
        "Gesundheitsberichte",
    }


def test_traeger_sees_only_offers(cast: Cast) -> None:
    assert shown(cast, "traeger") == {"Start", "Angebote"}


def test_a_kgc_sees_the_stellen_below(cast: Cast) -> None:
    assert {"Stellen", *(PAGES[view] for view in OFFICE)} <= shown(cast, "kgc")
    assert PAGES["advice:shared"] not in shown(cast, "kgc")


@pytest.mark.parametrize(
    ("who", "view", "opened"),
    [
        # the group one is in, and on the start page the first
        ("leitung", "goals:goal_tree", {"", "Steuerung"}),
        ("leitung", "directory:offer_edit", {"", "Angebote und Partner"}),
        ("leitung", "desk:stelle_home", {"", "Präventionskette"}),
        ("kgc", "desk:stelle_home", {"", "Beratung"}),
        # few pages fit on the screen
        ("traeger", "desk:stelle_home", {"", "Angebote und Partner"}),
    ],
)
def test_a_long_navigation_shows_the_group_of_the_page(cast: Cast, who: str, view: str, opened: set[str]) -> None:
    groups = groups_for(cast[who], view)
    assert {group.label for group in groups if group.open or not group.label} == opened


@pytest.mark.parametrize(
    ("view", "section", "kind"),
    [
        ("directory:offer_list", "directory:offer_list", "page"),
        ("directory:offer_edit", "directory:offer_list", "true"),
        ("directory:inbox", "directory:offer_list", "true"),
        ("tenancy:member_role", "tenancy:member_list", "true"),
        ("chains:bestandsaufnahme_detail", "chains:bestandsaufnahme_list", "true"),
        ("chains:hint", "chains:hints", "true"),
        ("chains:cell", "chains:picture", "true"),
        ("chains:handover_edit", "chains:transitions", "true"),
        ("chains:freeze", "chains:bestandsaufnahme_list", "true"),
        ("tenancy:invitation_create", "tenancy:member_list", "true"),
        ("imports:shelf", "library:example_list", "true"),
        ("accounts:me", "", "true"),
    ],
)
def test_the_section_of_a_page(view: str, section: str, kind: str) -> None:
    assert section_of(view) == (section, kind)


# their headings say more: the Stelle's own name, what the picture is of, which imports, which Stellen
LONGER = {"desk:stelle_home", "chains:picture", "imports:offer_list", "tenancy:stelle_list"}


@pytest.mark.parametrize("view", sorted(set(VIEWS) - LONGER))
def test_the_page_bears_the_word_of_the_navigation(cast: Cast, view: str) -> None:
    name = "kgc_leitung" if view in OFFICE else "bund" if view in BUND else "leitung"
    answer = cast.client(name).get(reverse(view, args=[cast[name].stelle.slug]))
    page = html.document_fromstring(answer.content.decode())
    assert [heading.text_content().strip() for heading in page.iter("h1")] == [PAGES[view]]
