"""Finding publications and examples, alike on both databases."""

import pytest
from django.test import Client
from django_scopes import scope
from lxml import html

from factories import Cast
from library.shelf import edition_of, pdf, published, shown
from lueckenlos.library.actions import publications as actions
from lueckenlos.library.models import SearchText

pytestmark = pytest.mark.django_db


def titles(client: Client, query: str) -> list[str]:
    return [row.title for row, _ in client.get(f"/veroeffentlichungen/?{query}").context["rows"]]


def examples(client: Client, query: str) -> list[str]:
    return [row.title for row in client.get(f"/praxisbeispiele/?{query}").context["rows"]]


def test_the_full_text_of_a_pdf_is_found_by_another_form_of_its_words(cast: Cast, client: Client) -> None:
    published(cast["kgc_leitung"], "Heft eins", pdf("Familienhebammen besuchen junge Eltern"))
    published(cast["kgc_leitung"], "Heft zwei")
    assert titles(client, "q=Familienhebamme") == ["Heft eins"]
    assert titles(client, "q=Hebamme") == ["Heft eins"]


def test_a_title_goes_before_a_text(cast: Cast, client: Client) -> None:
    published(cast["kgc_leitung"], "Bewegung in der Kita")
    published(cast["kgc_leitung"], "Ernährung", summary="Auch Bewegung kommt vor.")
    assert titles(client, "q=Bewegung") == ["Bewegung in der Kita", "Ernährung"]


def test_a_spelling_mistake_finds_the_title(cast: Cast, client: Client) -> None:
    published(cast["kgc_leitung"], "Schwangerschaft")
    assert titles(client, "q=Schwangershaft") == ["Schwangerschaft"]


def test_drafts_and_what_was_withdrawn_are_not_in_the_index(cast: Cast, client: Client) -> None:
    by = cast["kgc_leitung"]
    publication = published(by, "Geheim")
    with scope(stelle=by.stelle):
        actions.create_edition(publication=publication, values={"year": 2026, "authors": "Zwiebel, Zoe"}, by=by)
        assert titles(client, "q=Zwiebel") == []
        actions.withdraw_edition(edition=edition_of(publication), by=by)
    assert titles(client, "q=Geheim") == []
    assert not SearchText.objects.exists()


def test_facets_narrow_and_count(cast: Cast, client: Client) -> None:
    by = cast["kgc_leitung"]
    published(by, "A", lebensphasen=frozenset({"kita-alter"}), art="broschuere")
    published(by, "B", lebensphasen=frozenset({"kita-alter", "grundschulalter"}), art="arbeitshilfe")
    assert titles(client, "alter=grundschulalter") == ["B"]
    assert titles(client, "alter=kita-alter&art=broschuere") == ["A"]
    facets = client.get("/veroeffentlichungen/").context["facets"]
    counts = {choice.slug: choice.count for facet in facets for choice in facet.choices}
    assert (counts["kita-alter"], counts["grundschulalter"], counts["broschuere"]) == (2, 1, 1)


def test_what_is_chosen_from_a_list_can_be_taken_away_above_the_hits(cast: Cast, client: Client) -> None:
    published(cast["koordination"], "Aus Hettstedt")
    page = html.document_fromstring(client.get("/veroeffentlichungen/?stelle=hettstedt&seite=1").content)
    (chip,) = page.xpath(".//ul[@class='chips']//a")
    assert chip.get("href") == "?"
    assert page.xpath("string(.//details[@id='filter']/summary)").strip() == "Filter (1 gesetzt)"


def test_the_list_of_one_stelle(cast: Cast, client: Client) -> None:
    published(cast["kgc_leitung"], "Aus Sachsen-Anhalt")
    published(cast["fremde_kgc"], "Aus Niedersachsen")
    assert titles(client, "stelle=kgc-niedersachsen") == ["Aus Niedersachsen"]
    assert titles(client, "") == ["Aus Niedersachsen", "Aus Sachsen-Anhalt"]


@pytest.mark.parametrize("query", ["q=%00%FF", "alter=quatsch", "seite=99999", "stelle=%F0%9F%92%A9", "q=%22+AND+NOT"])
def test_whatever_stands_in_the_address_there_is_a_page(cast: Cast, client: Client, query: str) -> None:
    assert client.get(f"/veroeffentlichungen/?{query}").status_code == 200
    assert client.get(f"/praxisbeispiele/?{query}").status_code == 200


def test_examples_are_found_by_their_chapters_and_terms(cast: Cast, client: Client) -> None:
    by = cast["kgc_leitung"]
    shown(by, title="Lotsin", lessons="Ohne Vertretung fällt der Dienst aus.", gaps=",zugang,")
    shown(by, title="Frühstück", uebergaenge=frozenset({"kita-grundschule"}))
    assert examples(client, "q=Vertretung") == ["Lotsin"]
    assert examples(client, "uebergang=kita-grundschule") == ["Frühstück"]
    assert examples(client, "luecke=zugang") == ["Lotsin"]
    assert examples(client, "luecke=quatsch") == ["Frühstück", "Lotsin"]


def test_lists_cost_the_same_for_one_and_for_many(
    cast: Cast, client: Client, django_assert_max_num_queries: "object"
) -> None:
    for number in range(3):
        published(cast["kgc_leitung"], f"Heft {number}")
        shown(cast["kgc_leitung"], title=f"Beispiel {number}")
    with django_assert_max_num_queries(8):
        client.get("/veroeffentlichungen/?q=Heft")
    with django_assert_max_num_queries(5):
        client.get("/praxisbeispiele/?q=Beispiel")
