"""The search over offers, on whichever database the suite runs."""

from collections.abc import Iterable, Iterator

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from factories import Cast, make_offer
from lueckenlos.directory.actions.search import index_offers, rebuild_index, write_documents
from lueckenlos.directory.models import Offer, OfferPlace, SearchDocument, SearchWord
from lueckenlos.directory.queries.search import corrected, matching_offer_ids, ranked, search_text_of, stale_offer_ids
from lueckenlos.german import ANALYSER_VERSION, query_groups, to_fts5, to_tsquery


def indexed(cast: Cast, *titles: str, **values: str) -> list[Offer]:
    offers = [make_offer(cast.hettstedt, title, **values) for title in titles]
    index_offers([offer.pk for offer in offers])
    return offers


def found(text: str) -> list[str]:
    return list(Offer.objects.filter(pk__in=matching_offer_ids(text)).values_list("title", flat=True))


def test_a_word_finds_forms_compounds_and_synonyms(hettstedt: Cast) -> None:
    indexed(hettstedt, "Armut bei Kindern", "Kindertagesstätte Sonnenschein", "Hebammensprechstunde", "Schachgruppe")
    assert found("Kinderarmut") == ["Armut bei Kindern"]
    assert found("Kita") == ["Kindertagesstätte Sonnenschein"]
    assert found("hebamme") == ["Hebammensprechstunde"]
    assert found("Geburtshelferin") == ["Hebammensprechstunde"]


def test_every_word_of_the_question_must_occur(hettstedt: Cast) -> None:
    indexed(hettstedt, "Töpfern für Senioren", "Töpfern für Kinder")
    assert found("töpfern senioren") == ["Töpfern für Senioren"]
    assert found("töpfern senioren kinder") == []


@pytest.mark.parametrize("text", ["", "   ", "der die das", "?!", "😀", '"', "\x00"])
def test_a_question_without_words_filters_nothing(hettstedt: Cast, text: str) -> None:
    indexed(hettstedt, "Töpfern")
    make_offer(hettstedt.hettstedt, "Noch nicht im Index")
    assert len(found(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "töpfern' OR '1'='1",
        'töpfern" OR "kochen',
        "NOT töpfern AND kochen",
        "töpfern:* & !kochen",
        "NEAR(töpfern kochen, 2)",
        "title_words : töpfern",
        "{töpfern} + kochen^2",
        "töpfern\x00kochen",
        "((((((((töpfern",
        "\\' töpfern \\",
        "%s %(x)s töpfern",
        "töpfern 🏺 kochen " * 700,
        "a" * 10_000,
        "(" * 5_000 + ")" * 5_000 + '"' * 5_000,
        " ".join(f"wort{number}" for number in range(2_000)),
        "Ничего не найдено 東京 العربية",
    ],
)
def test_no_input_breaks_or_escapes(hettstedt: Cast, text: str) -> None:
    indexed(hettstedt, "Töpfern", "Kochen")
    assert set(found(text)) <= {"Töpfern", "Kochen"}
    assert set(ranked([1, 2], text)) <= {1, 2}
    corrected(text)


def test_other_scripts_are_found_too(hettstedt: Cast) -> None:
    indexed(hettstedt, "Сімейна консультація", "Familienberatung")
    assert found("консультація") == ["Сімейна консультація"]


def test_a_spelling_mistake_is_forgiven(hettstedt: Cast) -> None:
    indexed(hettstedt, "Hebammensprechstunde", "Offene Hebamme", "Elterncafé")
    assert found("Hebame") == ["Hebammensprechstunde", "Offene Hebamme"]
    assert found("Elterncafe") == ["Elterncafé"]
    assert corrected("Hebame") == "Hebamme"
    assert corrected("Hebamme") == ""
    assert corrected("Xylofonorchester") == ""


def test_an_unfinished_word_finds_what_begins_with_it(hettstedt: Cast) -> None:
    indexed(hettstedt, "Stillgruppe", "Töpfern")
    assert found("stillgrup") == ["Stillgruppe"]


def test_corrections_come_only_from_what_may_be_seen(hettstedt: Cast) -> None:
    draft = indexed(hettstedt, "Zirkusprojekt Manegentraum", status="entwurf")
    assert corrected("Manegentraun") == ""
    assert corrected("Manegentraun", Offer.objects.filter(pk__in=[draft[0].pk])) == "Manegentraum"


def test_body_places_and_terms_are_found(hettstedt: Cast) -> None:
    offer = make_offer(
        hettstedt.hettstedt,
        "Offener Treff",
        summary="Wir basteln Laternen.",
        description="Bitte Hausschuhe mitbringen.",
        traeger=hettstedt.traeger,
        zielgruppen=["alleinerziehende"],
        areas=(hettstedt.gebiete["hettstedt-walbeck"],),
    )
    OfferPlace.objects.create(offer=offer, label="Turnhalle", ort="Hettstedt", gemeinde=hettstedt.gebiete["hettstedt"])
    index_offers([offer.pk])
    for text in ("Laterne", "Hausschuh", "Kupferberg", "Alleinerziehende", "Walbeck", "Turnhalle", "hettstedt"):
        assert found(text) == ["Offener Treff"], text


def test_the_index_follows_changes_and_deletion(hettstedt: Cast) -> None:
    (offer,) = indexed(hettstedt, "Töpfern")
    Offer.objects.filter(pk=offer.pk).update(title="Kochen")
    index_offers([offer.pk])
    assert (found("Töpfern"), found("Kochen")) == ([], ["Kochen"])
    write_documents([(offer.pk, "schach", "")])
    assert (found("Kochen"), found("Schach")) == ([], ["Kochen"])
    offer.delete()
    assert found("Schach") == []
    check_integrity()


def test_an_offer_that_comes_twice_is_indexed_once(hettstedt: Cast) -> None:
    (offer,) = indexed(hettstedt, "Töpfern")
    write_documents([(offer.pk, "schach", ""), (offer.pk, "kochen", "")])
    assert (found("Schach"), found("Kochen")) == ([], ["Töpfern"])
    check_integrity()


def test_an_aborted_write_leaves_no_trace(hettstedt: Cast) -> None:
    (offer,) = indexed(hettstedt, "Töpfern")

    def documents() -> Iterator[tuple[int, str, str]]:
        yield from ((offer.pk, "schach", "") for _ in range(2_000))
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        write_documents(documents())
    assert (found("Schach"), found("Töpfern")) == ([], ["Töpfern"])
    write_documents([(offer.pk, "kochen", "")])
    assert found("Kochen") == ["Töpfern"]
    check_integrity()


def check_integrity() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO directory_searchindex(directory_searchindex) VALUES ('integrity-check')")


def test_search_narrows_and_never_widens(cast: Cast) -> None:
    for stelle in (cast.hettstedt, cast.eisleben):
        with scope(stelle=stelle):
            index_offers([make_offer(stelle, f"Töpfern in {stelle.slug}").pk])
    with scope(stelle=cast.hettstedt):
        assert found("Töpfern") == ["Töpfern in hettstedt"]
        assert found("") == ["Töpfern in hettstedt"]


def test_ranking_puts_the_best_title_first(hettstedt: Cast) -> None:
    wanted = [
        "Schuldnerberatung",
        "Schuldnerberatung und Sozialberatung im Landkreis",
        "Beratung für Schuldner",
        "Insolvenzberatung",
        "Offene Sprechstunde",
    ]
    offers = indexed(hettstedt, *reversed(wanted[:4]))
    last = make_offer(hettstedt.hettstedt, wanted[4], description="Auch Schuldnerberatung.")
    index_offers([last.pk])
    titles = {offer.pk: offer.title for offer in (*offers, last)}
    assert [titles[key] for key in ranked(titles, "Schuldnerberatung")] == wanted


def test_ranking_without_words_keeps_the_order(hettstedt: Cast) -> None:
    assert ranked([3, 1, 2], "") == [3, 1, 2]


def test_indexing_takes_a_constant_number_of_queries(hettstedt: Cast) -> None:
    taken = []
    for count in (1, 3):
        keys = [make_offer(hettstedt.hettstedt).pk for _ in range(count)]
        with CaptureQueriesContext(connection) as queries:
            index_offers(keys)
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 14


@pytest.mark.parametrize("count", [1, 3])
def test_searching_takes_a_constant_number_of_queries(
    hettstedt: Cast, count: int, django_assert_num_queries: object
) -> None:
    keys = [offer.pk for offer in indexed(hettstedt, *(f"Töpfern {number}" for number in range(count)))]
    with django_assert_num_queries(3):
        assert len(found("Töpfern")) == count
    with django_assert_num_queries(4):
        ranked(keys, "Töpfern")


def test_indexing_twice_changes_nothing(hettstedt: Cast) -> None:
    indexed(hettstedt, "Töpfern")
    before = list(SearchDocument.objects.values()), SearchWord.objects.count()
    index_offers()
    assert (list(SearchDocument.objects.values()), SearchWord.objects.count()) == before
    check_integrity()


def test_rebuilding_forgets_words_that_no_longer_occur(hettstedt: Cast) -> None:
    indexed(hettstedt, "Töpfern")
    SearchWord.objects.create(word="verschwunden")
    assert rebuild_index() == 1
    assert set(SearchWord.objects.values_list("word", flat=True)) == {"topfern", "topfer"}


def test_offers_of_an_older_analyser_are_stale(hettstedt: Cast) -> None:
    old, _ = indexed(hettstedt, "Töpfern", "Kochen")
    missing = make_offer(hettstedt.hettstedt, "Schach")
    SearchDocument.objects.filter(pk=old.pk).update(analyser=0)
    assert list(stale_offer_ids(ANALYSER_VERSION)) == [old.pk, missing.pk]


def test_search_text_takes_plain_values() -> None:
    title, body = search_text_of(title="Töpfern", texts=("Töpfern mit Ton", ""), terms={"zielgruppen": ["kinder"]})
    assert title == "topfern topfer"
    assert "ton" in body.split()
    assert "kind" in body.split()
    assert not set(title.split()) & set(body.split())


ORACLE_TEXTS = (
    "Kinderarmut und Teilhabe",
    "Armut trifft Kinder",
    "Kita Regenbogen",
    "Kindergarten am Markt",
    "Schuldnerberatung",
    "Beratung für Senioren",
    "Seniorenberatung",
    "Krabbelgruppe",
    "Eltern-Kind-Gruppe",
    "Rauchfrei werden",
    "Babygruppe",
)
ORACLE_QUESTIONS = (
    "Kinderarmut",
    "Kita",
    "kein Geld",
    "Beratung",
    "Seniorenberatung",
    "Baby Gruppe",
    "rauchen",
    "armut kind",
)


def naive(groups: object, words: Iterable[str]) -> bool:
    """The meaning of a question, word for word."""
    have = set(words)
    return all(any(have.issuperset(one.tokens) for one in group.alternatives) for group in groups)


@pytest.mark.parametrize("text", ORACLE_QUESTIONS)
def test_the_database_finds_what_the_definition_says(hettstedt: Cast, text: str) -> None:
    """Run on both databases, this is the proof that both find the same."""
    offers = indexed(hettstedt, *ORACLE_TEXTS)
    documents = SearchDocument.objects.in_bulk([offer.pk for offer in offers])
    groups = query_groups(text)
    expected = {
        offer.title
        for offer in offers
        if naive(groups, (documents[offer.pk].title_words + " " + documents[offer.pk].body_words).split())
    }
    assert expected
    assert set(found(text)) == expected


def test_both_renderings_say_the_same() -> None:
    groups = query_groups("Kinderarmut")
    assert to_fts5(groups) == '(("kinderarmut") OR ("kind" AND "armut"))'
    assert to_tsquery(groups) == "(('kinderarmut') | ('kind' & 'armut'))"


def test_documents_can_be_written_without_instances(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt, "Töpfern")
    assert write_documents([(offer.pk, *search_text_of(title="Töpfern"))]) == 1
    assert found("Töpfern") == ["Töpfern"]
