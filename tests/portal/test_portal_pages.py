"""What citizens see, and above all what they do not see."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope
from lxml import html
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_offer, make_organisation
from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.tenancy.enums import Visibility

pytestmark = pytest.mark.django_db


def stock(cast: Cast) -> dict[str, Offer]:
    """One offer of each kind in Hettstedt, indexed."""
    with scope(stelle=cast.hettstedt):
        offers = {
            "stillen": make_offer(
                cast.hettstedt,
                "Stillgruppe",
                summary="Austausch mit einer Hebamme",
                lebensphasen={"geburt-erstes-jahr"},
                handlungsfelder={"schwangerschaft-geburt-stillen"},
                kosten_art="frei",
                phone="03476 123",
                traeger=cast.traeger,
            ),
            "turnen": make_offer(
                cast.hettstedt,
                "Kinderturnen",
                lebensphasen={"kita-alter"},
                handlungsfelder={"bewegung"},
                kosten_art="kosten",
            ),
            "entwurf": make_offer(cast.hettstedt, "Geheimer Entwurf", status=OfferStatus.ENTWURF),
            "intern": make_offer(cast.hettstedt, "Interner Kreis", visibility=Visibility.STELLE),
            "archiv": make_offer(cast.hettstedt, "Altes Archiv", status=OfferStatus.ARCHIVIERT),
        }
        index_offers([offer.pk for offer in offers.values()])
    return offers


def test_only_released_public_offers_are_listed(cast: Cast) -> None:
    stock(cast)
    text = Client().get("/hettstedt/angebote/").content.decode()
    assert "Stillgruppe" in text
    assert "Kinderturnen" in text
    for hidden in ("Geheimer Entwurf", "Interner Kreis", "Altes Archiv"):
        assert hidden not in text


@pytest.mark.parametrize("name", ["entwurf", "intern", "archiv"])
def test_unreleased_offers_have_no_page(cast: Cast, name: str) -> None:
    offer = stock(cast)[name]
    assert Client().get(f"/hettstedt/angebote/{offer.public_id}/").status_code == 404


def test_drafts_do_not_leak_through_search_counts_or_spelling(cast: Cast) -> None:
    stock(cast)
    for word in ("Geheimer", "Geheimr", "Interner"):
        text = Client().get("/hettstedt/angebote/", {"q": word}).content.decode()
        assert "0 Angebote" in text
        assert "Meinten Sie" not in text


def test_search_understands_german(cast: Cast) -> None:
    stock(cast)
    for question in ("Stillgruppen", "Hebamme", "hebame", "kinder turnen"):
        text = Client().get("/hettstedt/angebote/", {"q": question}).content.decode()
        expected = "Kinderturnen" if "turnen" in question else "Stillgruppe"
        assert expected in text, question


def test_facets_count_what_a_choice_would_leave(cast: Cast) -> None:
    stock(cast)
    answer = Client().get("/hettstedt/angebote/", {"alter": "kita-alter"})
    facets = {facet.name: {choice.slug: choice.count for choice in facet.choices} for facet in answer.context["facets"]}
    assert facets["alter"] == {"geburt-erstes-jahr": 1, "kita-alter": 1}
    assert facets["thema"] == {"bewegung": 1}
    assert [card.title for card in answer.context["cards"]] == [[("Kinderturnen", False)]]


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("Turnen für Kinder", ["Kinderturnen"]),
        ("turnen", ["Kinderturnen"]),
        ("Hebammen", ["Hebamme"]),
        ("hebame", ["Hebamme"]),
    ],
)
def test_words_found_are_marked(cast: Cast, question: str, marked: list[str]) -> None:
    stock(cast)
    page = html.document_fromstring(Client().get("/hettstedt/angebote/", {"q": question}).content.decode())
    assert [mark.text_content() for mark in page.iter("mark")] == marked


def test_marking_keeps_markup_of_others_harmless(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        offer = make_offer(cast.hettstedt, "<b>Turnen</b>", summary="<script>turnen</script> & mehr")
        index_offers([offer.pk])
    text = Client().get("/hettstedt/angebote/", {"q": "turnen"}).content.decode()
    assert "&lt;b&gt;<mark>Turnen</mark>&lt;/b&gt;" in text
    assert "&lt;script&gt;<mark>turnen</mark>&lt;/script&gt; &amp; mehr" in text


def test_without_a_question_nothing_is_marked(cast: Cast) -> None:
    stock(cast)
    assert "<mark>" not in Client().get("/hettstedt/angebote/", {"alter": "kita-alter"}).content.decode()


def test_page_of_an_offer_names_the_telephone_first(cast: Cast) -> None:
    offer = stock(cast)["stillen"]
    text = Client().get(f"/hettstedt/angebote/{offer.public_id}/").content.decode()
    assert 'href="tel:03476123"' in text
    assert "Angaben geprüft am 01.10.2026" in text
    assert "kostenfrei" in text.lower()


def test_a_closed_page_is_not_there(cast: Cast) -> None:
    cast.hettstedt.portal_open = False
    cast.hettstedt.save()
    assert Client().get("/hettstedt/").status_code == 404
    assert Client().get("/hettstedt/angebote/").status_code == 404
    assert "Hettstedt" not in Client().get("/").content.decode()


def test_offers_of_a_neighbour_stay_there(cast: Cast) -> None:
    stock(cast)
    with scope(stelle=cast.eisleben):
        make_offer(cast.eisleben, "Nur in Eisleben")
    assert "Nur in Eisleben" not in Client().get("/hettstedt/angebote/").content.decode()
    assert "Nur in Eisleben" in Client().get("/eisleben/angebote/").content.decode()


@pytest.mark.parametrize("n", [1, 3])
def test_list_costs_the_same_queries(cast: Cast, n: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with scope(stelle=cast.hettstedt):
        for _ in range(n):
            offer = make_offer(cast.hettstedt, traeger=make_organisation(cast.hettstedt))
            OfferPlace.objects.create(offer=offer, strasse="Markt", hausnummer="1", plz="06333", ort="Hettstedt")
    client = Client()
    client.get("/hettstedt/angebote/")
    with django_assert_num_queries(9):
        client.get("/hettstedt/angebote/")


@pytest.mark.parametrize("n", [1, 3])
def test_search_and_start_cost_the_same_queries(
    cast: Cast, n: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with scope(stelle=cast.hettstedt):
        index_offers([make_offer(cast.hettstedt, "Turnen", lebensphasen={"kita-alter"}).pk for _ in range(n)])
    client = Client()
    client.get("/hettstedt/angebote/", {"q": "turnen"})
    with django_assert_num_queries(17):
        client.get("/hettstedt/angebote/", {"q": "turnen"})
    with django_assert_num_queries(13):
        client.get("/hettstedt/")


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "ä" * 500,
        "alter=unsinn",
        "seite=-3",
        "seite=99999",
        "q=%22%29+OR+1%3D1",
        "q=*",
        "thema=&sprache=x",
    ],
)
def test_made_up_addresses_answer_quietly(cast: Cast, query: str) -> None:
    stock(cast)
    assert Client().get(f"/hettstedt/angebote/?{query}").status_code == 200


def test_stale_offers_are_marked(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        make_offer(cast.hettstedt, "Alte Angaben", status=OfferStatus.VERALTET, stand=date.today())  # noqa: DTZ011 -- the page compares with today
    assert "Angaben ungeprüft seit" in Client().get("/hettstedt/angebote/").content.decode()


@pytest.mark.parametrize("page", ["", "angebote/druck/", "impressum/", "datenschutz/", "barrierefreiheit/"])
def test_pages_answer_without_an_account(cast: Cast, page: str) -> None:
    stock(cast)
    answer = Client().get(f"/hettstedt/{page}")
    assert answer.status_code == 200
    assert answer.cookies == {}
