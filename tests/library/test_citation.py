"""Citations as reference managers read them."""

import json
from dataclasses import replace

from lueckenlos.library.citation import Person, Source, bibtex, csl, people, ris, sentence

SOURCE = Source(
    key="abc-2",
    title="Gut ankommen",
    subtitle="Ein Heft",
    edition="2. Auflage",
    year=2026,
    authors=(Person("Ahorn", "Anna"), Person("Birke", "Bernd")),
    editors=(Person("KGC Sachsen-Anhalt"),),
    publisher="KGC Sachsen-Anhalt",
    place="Magdeburg",
    isbn="",
    doi="",
    url="https://example.org/veroeffentlichungen/abc/",
)


def test_a_line_is_a_person_or_a_body() -> None:
    assert people("Ahorn, Anna\n\n KGC Sachsen-Anhalt ") == [Person("Ahorn", "Anna"), Person("KGC Sachsen-Anhalt")]


def test_the_sentence_names_who_when_what_and_where() -> None:
    assert sentence(SOURCE) == (
        "Ahorn, Anna; Birke, Bernd (2026): Gut ankommen. Ein Heft. 2. Auflage. Magdeburg: KGC Sachsen-Anhalt. "
        "https://example.org/veroeffentlichungen/abc/"
    )


def test_without_authors_the_editors_stand_first_and_a_doi_replaces_the_address() -> None:
    told = sentence(replace(SOURCE, authors=(), edition="", doi="10.1234/abc"))
    assert told == (
        "KGC Sachsen-Anhalt (Hrsg.) (2026): Gut ankommen. Ein Heft. Magdeburg: KGC Sachsen-Anhalt. "
        "https://doi.org/10.1234/abc"
    )


def test_with_nobody_named_the_publisher_is_the_author() -> None:
    assert sentence(replace(SOURCE, authors=(), editors=())).startswith("KGC Sachsen-Anhalt (2026): ")


def test_a_title_that_asks_keeps_its_question_mark() -> None:
    assert replace(SOURCE, title="Wozu?").whole_title == "Wozu? Ein Heft"
    assert replace(SOURCE, subtitle="").whole_title == "Gut ankommen"


def test_bibtex_keeps_bodies_together_and_signs_harmless() -> None:
    told = bibtex(replace(SOURCE, title="Kita & Schule: 100 % {gut}", editors=(Person("Amt für Jugend and Soziales"),)))
    assert told.startswith("@book{abc-2,\n")
    assert "title = {Kita \\& Schule: 100 \\% \\{gut\\}. Ein Heft}" in told
    assert "author = {Ahorn, Anna and Birke, Bernd}" in told
    assert "editor = {{Amt für Jugend and Soziales}}" in told
    assert "url = {https://example.org/veroeffentlichungen/abc/}" in told
    assert "isbn" not in told


def test_ris_has_one_field_a_line_and_no_other() -> None:
    lines = ris(replace(SOURCE, title="Erste\r\nER  - ")).split("\r\n")
    assert lines[0] == "TY  - BOOK"
    assert [line for line in lines if line.startswith("AU")] == ["AU  - Ahorn, Anna", "AU  - Birke, Bernd"]
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]


def test_csl_is_what_citeproc_wants() -> None:
    (item,) = json.loads(csl(SOURCE))
    assert item["author"] == [{"family": "Ahorn", "given": "Anna"}, {"family": "Birke", "given": "Bernd"}]
    assert item["editor"] == [{"literal": "KGC Sachsen-Anhalt"}]
    assert item["issued"] == {"date-parts": [[2026]]}
    assert "DOI" not in item
