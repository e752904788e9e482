"""The pages of the picture: who sees them, what they show, and with how many queries."""

import re
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from chains.world import TODAY, kita_offer, make_people, make_value
from factories import Cast, make_organisation
from lueckenlos.chains.actions import freeze
from lueckenlos.chains.picture import Axis, Kind
from lueckenlos.chains.presenters.table import badges_of
from lueckenlos.chains.queries import live, titles
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle

pytestmark = pytest.mark.django_db

READERS = ["leitung", "koordination", "mitarbeit", "lesen", "steuerungsgruppe"]
PAGES = ["chains:picture", "chains:hints", "chains:transitions", "chains:bestandsaufnahme_list", "chains:compare"]


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def url(stelle: Stelle, name: str = "chains:picture", *args: object, query: str = "") -> str:
    return work_url(stelle, name, *args) + query


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        *[(role, 200) for role in READERS],
        ("traeger", 403),
        ("fremd", 404),
        ("kgc", 404),
        ("bund", 404),
        ("anonymous", 302),
    ],
)
def test_who_sees_the_pages_of_a_town(cast: Cast, page: str, who: str, status: int) -> None:
    assert cast.client(who).get(url(cast.hettstedt, page)).status_code == status


@pytest.mark.parametrize(
    ("who", "stelle", "status"), [("kreis", "msh", 200), ("kgc", "kgc_st", 200), ("bund", "bund", 403)]
)
def test_kreis_and_kgc_have_a_picture_and_the_bund_does_not(cast: Cast, who: str, stelle: str, status: int) -> None:
    assert cast.client(who).get(url(getattr(cast, stelle))).status_code == status


def test_without_offers_the_page_says_where_to_begin(hettstedt: Cast) -> None:
    assert "Noch keine Angebote" in text_of(hettstedt.client("leitung").get(url(hettstedt.hettstedt)))


def test_a_cell_shows_offers_places_share_need_and_hints(hettstedt: Cast) -> None:
    town = hettstedt.gebiete["hettstedt"]
    kita_offer(hettstedt.hettstedt, lebenslagen={"materiell"}, plaetze=12, kosten_art="kosten")
    make_people(town, 48)
    for key, value in (("hettstedt", 33.0), ("eisleben", 20.0), ("sangerhausen", 10.0)):
        make_value(hettstedt.gebiete[key], value)
    page = text_of(hettstedt.client("leitung").get(url(hettstedt.hettstedt)))
    cell = re.search(r'<a href="[^"]*/feld/lebenslage/materiell/kita-alter/">(.*?)</a>', page)
    assert cell is not None
    words = " ".join(re.sub(r"<[^>]+>", " ", cell[1]).split())
    assert words == "1 Angebot: Kita-Alter, Materielle Lage hoch hoher Bedarf 12 Pl. 24 je 100"
    head = re.search(r'<th scope="col" class="picture__phase">\s*<a[^>]*kita-alter.*?</th>', page)
    assert head is not None
    assert "Zugang" in head[0]


def test_an_empty_cell_is_a_gap_where_a_hint_says_so(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt, lebensphasen={"kita-alter"}, lebenslagen={"sozial"})
    table = hettstedt.client("leitung").get(url(hettstedt.hettstedt, query="?zeilen=lebenslage")).context["table"]
    cells = {(cell.row, cell.column): cell for row in table.rows for cell in row.cells}
    empty = {head.slug for head in table.phases if any(badge.kind is Kind.EMPTY for badge in head.badges)}
    alone = {at for at, cell in cells.items() if any(badge.kind is Kind.EMPTY for badge in cell.badges)}
    assert "kita-alter" not in empty
    # with nothing in the whole column it is told there, else at the cell
    assert ("materiell", "kita-alter") in alone
    assert {at for at, cell in cells.items() if cell.gap} == alone | {at for at in cells if at[1] in empty}
    assert not cells["sozial", "kita-alter"].gap


def test_badges_stand_in_one_order_open_ones_first(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt, kosten_art="kosten", foerderende=TODAY)
    with scope(stelle=hettstedt.hettstedt):
        hints = live(hettstedt.hettstedt, Axis.LEBENSLAGE, TODAY).picture.hints
    kinds = {hint.kind for hint in hints}
    assert len(kinds) > 2
    for marks in ([(hint, True) for hint in hints], [(hint, True) for hint in reversed(hints)]):
        assert [badge.kind for badge in badges_of(marks)] == [kind for kind in Kind if kind in kinds]
    first = next(kind for kind in Kind if kind in kinds)
    decided = badges_of((hint, hint.kind is not first) for hint in hints)
    assert [badge.kind for badge in decided] == [*[kind for kind in Kind if kind in kinds - {first}], first]


def test_the_partial_is_the_same_picture_without_the_page(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    browser = hettstedt.client("leitung")
    whole = browser.get(url(hettstedt.hettstedt))
    part = browser.get(url(hettstedt.hettstedt), headers={"hx-request": "true"})
    restored = browser.get(
        url(hettstedt.hettstedt), headers={"hx-request": "true", "hx-history-restore-request": "true"}
    )
    assert "<html" in text_of(whole)
    assert "<html" not in text_of(part)
    assert "<html" in text_of(restored)
    assert 'id="bild"' in text_of(part)
    assert "HX-Request" in whole["Vary"]


@pytest.mark.parametrize(("key", "count"), [("altstadt", "1"), ("walbeck", "0")])
def test_one_sozialraum_shows_what_serves_it(hettstedt: Cast, key: str, count: str) -> None:
    kita_offer(hettstedt.hettstedt, areas=(hettstedt.gebiete["hettstedt-altstadt"],))
    area = hettstedt.gebiete[f"hettstedt-{key}"]
    page = text_of(
        hettstedt.client("leitung").get(url(hettstedt.hettstedt, query=f"?zeilen=lebenslage&raum={area.ars}"))
    )
    cell = re.search(
        r'sozial/kita-alter/\?raum=[^>]*> <span class="picture__top"><span class="picture__count">(\d+)', page
    )
    assert cell is not None
    assert cell[1] == count
    assert f"<strong>{area.name}</strong>" in page


@pytest.mark.parametrize(
    "query", ["?zeilen=unsinn", "?zeilen=lebenslage&thema=gibtsnicht", "?raum=gibtsnicht", "?art=x&stand=y"]
)
def test_nonsense_in_the_address_is_ignored(hettstedt: Cast, query: str) -> None:
    kita_offer(hettstedt.hettstedt)
    assert hettstedt.client("leitung").get(url(hettstedt.hettstedt, query=query)).status_code == 200


def test_rows_may_be_handlungsfelder(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    page = text_of(hettstedt.client("leitung").get(url(hettstedt.hettstedt, query="?zeilen=handlungsfeld")))
    assert '<th scope="row">Bewegung</th>' in page
    assert "Ohne Angebote in diesen Lebensphasen:" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    hettstedt: Cast, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        kita_offer(hettstedt.hettstedt, kosten_art="kosten", uebergaenge={"kita-grundschule"})
    browser = hettstedt.client("leitung")
    limits = {"chains:picture": 16, "chains:hints": 16, "chains:transitions": 8}
    for page, limit in limits.items():
        with django_assert_max_num_queries(limit):
            browser.get(url(hettstedt.hettstedt, page))
    with django_assert_max_num_queries(17):
        browser.get(url(hettstedt.hettstedt, "chains:cell", "lebenslage", "sozial", "kita-alter"))


def test_the_page_of_a_cell_names_offers_figures_and_sources(hettstedt: Cast) -> None:
    offer = kita_offer(hettstedt.hettstedt, "Turnen für Kleine", plaetze=12, traeger=hettstedt.traeger)
    make_people(hettstedt.gebiete["hettstedt"], 48)
    cell = url(hettstedt.hettstedt, "chains:cell", "lebenslage", "sozial", "kita-alter")
    page = text_of(hettstedt.client("lesen").get(cell))
    for words in (
        "Turnen für Kleine",
        hettstedt.traeger.name,
        "Einwohnermelderegister",
        "31.12.2024",
        "Plätze je 100 Menschen",
    ):
        assert words in page
    assert work_url(hettstedt.hettstedt, "directory:offer_detail", offer.pk) in page
    assert "Entscheiden" not in page


def test_many_offers_of_a_cell_come_in_pages(hettstedt: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "FEW", 10)
    for number in range(53):
        kita_offer(hettstedt.hettstedt, f"Turnen {number:02}")
    cell = url(hettstedt.hettstedt, "chains:cell", "lebenslage", "sozial", "kita-alter")
    browser = hettstedt.client("leitung")
    pages = [text_of(browser.get(f"{cell}?seite={number}")) for number in (1, 2)]
    assert [[f"Turnen {number:02}" in page for number in (0, 49, 50, 52)] for page in pages] == [
        [True, True, False, False],
        [False, False, True, True],
    ]
    assert 'Angebote <span class="muted">53</span>' in pages[0]


def test_the_steuerungsgruppe_reads_names_without_links(hettstedt: Cast) -> None:
    offer = kita_offer(hettstedt.hettstedt, "Turnen")
    page = text_of(
        hettstedt.client("steuerungsgruppe").get(
            url(hettstedt.hettstedt, "chains:cell", "lebenslage", "sozial", "kita-alter")
        )
    )
    assert "Turnen" in page
    assert work_url(hettstedt.hettstedt, "directory:offer_detail", offer.pk) not in page


def test_a_kreis_reads_offers_of_its_towns_by_their_shared_page(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        offer = kita_offer(cast.hettstedt, "Turnen")
    page = text_of(cast.client("kreis").get(url(cast.msh, "chains:cell", "lebenslage", "sozial", "kita-alter")))
    assert work_url(cast.msh, "directory:shared_detail", offer.public_id) in page
    assert "Hettstedt" in page


@pytest.mark.parametrize(
    "args",
    [("unsinn", "sozial", "kita-alter"), ("lebenslage", "unsinn", "kita-alter"), ("lebenslage", "sozial", "unsinn")],
)
def test_unknown_cells_are_not_found(hettstedt: Cast, args: tuple[str, str, str]) -> None:
    assert hettstedt.client("leitung").get(url(hettstedt.hettstedt, "chains:cell", *args)).status_code == 404


def test_a_whole_phase_has_its_page(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt, "Turnen", kosten_art="kosten")
    page = text_of(
        hettstedt.client("leitung").get(url(hettstedt.hettstedt, "chains:cell", "lebenslage", "alle", "kita-alter"))
    )
    assert "Turnen" in page
    assert "nichts kostenfrei" in page


def test_a_frozen_cell_names_what_has_since_gone(hettstedt: Cast) -> None:
    offer = kita_offer(hettstedt.hettstedt, "Singkreis")
    frozen = freeze(title="Alt", note="", day=offer.stand, by=hettstedt["leitung"])
    offer.delete()
    cell = url(hettstedt.hettstedt, "chains:cell", "lebenslage", "sozial", "kita-alter", query=f"?aufnahme={frozen.pk}")
    page = text_of(hettstedt.client("steuerungsgruppe").get(cell))
    assert "Singkreis" in page
    assert "Eingefroren" in page


def test_a_foreign_bestandsaufnahme_is_not_found(cast: Cast) -> None:
    with scope(stelle=cast.eisleben):
        frozen = freeze(title="Fremd", note="", day=TODAY, by=cast["fremd"])
    browser = cast.client("leitung")
    assert browser.get(url(cast.hettstedt, "chains:bestandsaufnahme_detail", frozen.pk)).status_code == 404
    cell = url(cast.hettstedt, "chains:cell", "lebenslage", "sozial", "kita-alter", query=f"?aufnahme={frozen.pk}")
    assert browser.get(cell).status_code == 404
    assert browser.get(url(cast.hettstedt, "chains:compare", query=f"?von={frozen.pk}&bis=heute")).status_code == 200


def test_the_list_beside_the_picture_filters_by_kind_and_state(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt, kosten_art="kosten", traeger=make_organisation(hettstedt.hettstedt))
    browser: Client = hettstedt.client("leitung")
    costs = text_of(browser.get(url(hettstedt.hettstedt, "chains:hints", query="?art=zugang")))
    assert "nichts kostenfrei" in costs
    assert "kein Angebot" not in costs.split('id="hinweis-liste"')[1]
    decided = text_of(browser.get(url(hettstedt.hettstedt, "chains:hints", query="?stand=entschieden")))
    assert "Nichts zu sehen" in decided
