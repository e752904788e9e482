"""SKOS and CSV, and the public pages."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from lueckenlos.vocabulary.exports import csv_text, skos_turtle
from lueckenlos.vocabulary.registry import Vocabulary, all_vocabularies, vocabulary

BASE = "https://example.org/vokabulare/"
ALL = list(all_vocabularies().values())
IRI = r"<https?://[^\s<>\"{}|^`\\]+>"
LITERAL = r'"(?:[^"\\\n\r]|\\[tbnrf"\'\\])*"(?:@[a-z]+(?:-[a-z0-9]+)*|\^\^xsd:date)?'
NAME = r"(?:a|true|(?:dct|owl|skos|xsd):[A-Za-z]+)"
TOKEN = re.compile(
    rf"\s*(?:({IRI})|({LITERAL})|({NAME})|([;,.])|@prefix ([a-z]+:) ({IRI.replace('https?', 'http')}) \.)"
)


def triples(turtle: str) -> list[tuple[str, str, str]]:
    """A reader for the part of Turtle (W3C 2014) that has no blank nodes; raises on anything else."""
    found, position, parts, subject, predicate = [], 0, [], "", ""
    while position < len(turtle.rstrip()):
        token = TOKEN.match(turtle, position)
        assert token, f"no Turtle at {turtle[position : position + 60]!r}"
        position = token.end()
        if token[5]:
            continue
        if token[4] is None:
            parts.append(token[0].strip())
            continue
        subject, predicate = (
            (parts[0], parts[1]) if len(parts) == 3 else (subject, parts[0] if len(parts) == 2 else predicate)
        )
        found.append((subject, predicate, parts[-1]))
        parts = []
    assert parts == []
    return found


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.slug)
def test_skos_is_turtle_with_every_term(each: Vocabulary) -> None:
    facts = triples(skos_turtle(each, BASE))
    scheme = f"<{BASE}{each.slug}/>"
    assert (scheme, "a", "skos:ConceptScheme") in facts
    assert (scheme, "owl:versionInfo", '"2026.1"') in facts
    concepts = [subject for subject, predicate, value in facts if (predicate, value) == ("a", "skos:Concept")]
    assert concepts == [f"<{BASE}{each.slug}/#{term.slug}>" for term in each.terms]
    for predicate in ("skos:inScheme", "skos:prefLabel", "skos:definition", "skos:notation"):
        assert [subject for subject, found, _value in facts if found == predicate and subject != scheme] == concepts


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.slug)
def test_no_alternative_label_repeats_the_preferred_one(each: Vocabulary) -> None:
    """Integrity condition S13 of SKOS."""
    facts = triples(skos_turtle(each, BASE))
    preferred = {(subject, value) for subject, predicate, value in facts if predicate == "skos:prefLabel"}
    assert (
        preferred & {(subject, value) for subject, predicate, value in facts if predicate == "skos:altLabel"} == set()
    )


def test_skos_of_one_term() -> None:
    facts = triples(skos_turtle(vocabulary("lebensphase"), BASE))
    own = [(predicate, value) for subject, predicate, value in facts if subject.endswith("#kita-alter>")]
    assert own == [
        ("a", "skos:Concept"),
        ("skos:inScheme", f"<{BASE}lebensphase/>"),
        ("skos:notation", '"kita-alter"'),
        ("skos:prefLabel", '"Kita-Alter"@de'),
        ("skos:altLabel", '"Kinder von 3 bis 6 Jahren"@de-x-leicht'),
        *(("skos:altLabel", f'"{name}"@de') for name in vocabulary("lebensphase")["kita-alter"].synonyms),
        ("skos:definition", f'"{vocabulary("lebensphase")["kita-alter"].description}"@de'),
        ("skos:topConceptOf", f"<{BASE}lebensphase/>"),
        ("skos:broadMatch", f"<{BASE}thema/#gesund-aufwachsen>"),
        ("dct:issued", '"2026-01-01"^^xsd:date'),
    ]


def test_skos_of_a_retired_child_with_hard_characters() -> None:
    costs = vocabulary("kosten")
    odd = replace(costs["kosten"], label='Sagt "ja"\\nein\n', parent="frei", valid_to=date(2026, 7, 1))
    facts = triples(skos_turtle(replace(costs, terms=(costs["frei"], odd)), BASE))
    own = {predicate: value for subject, predicate, value in facts if subject.endswith("#kosten>")}
    assert own["skos:prefLabel"] == r'"Sagt \"ja\"\\nein\n"@de'
    assert own["skos:broader"] == f"<{BASE}kosten/#frei>"
    assert own["owl:deprecated"] == "true"
    tops = [value for _subject, predicate, value in facts if predicate == "skos:hasTopConcept"]
    assert tops == [f"<{BASE}kosten/#frei>"]


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.slug)
def test_csv_reads_back(each: Vocabulary) -> None:
    text = csv_text(each)
    assert text.startswith("\ufeffslug;label;label_leicht;")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [row["slug"] for row in rows] == [term.slug for term in each.terms]
    assert [row["label"] for row in rows] == [term.label for term in each.terms]
    assert [int(row["bit"]) for row in rows] == [term.bit for term in each.terms]
    assert {None} & set(rows[0]) == set()


def test_csv_holds_what_only_this_list_has() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(vocabulary("lebensphase"))), delimiter=";"))
    ages = [(row["age_from_months"], row["age_to_months"]) for row in rows]
    assert ages[0] == ("", "")
    assert ages[1] == ("0", "12")
    assert ages[9] == ("960", "")
    fields = list(csv.DictReader(io.StringIO(csv_text(vocabulary("handlungsfeld"))), delimiter=";"))
    assert fields[0]["lebenslage"] == "sozial|gesundheitlich"


@pytest.mark.django_db
@pytest.mark.parametrize("each", ALL, ids=lambda each: each.slug)
def test_pages_are_public_and_complete(client: Client, each: Vocabulary) -> None:
    page = client.get(f"/vokabulare/{each.slug}/")
    assert page.status_code == 200
    text = page.content.decode()
    assert [term.slug for term in each.terms if f'id="{term.slug}"' not in text] == []
    assert [term.label for term in each.terms if term.label not in text] == []


@pytest.mark.django_db
def test_list_names_every_vocabulary(client: Client) -> None:
    text = client.get("/vokabulare/").content.decode()
    assert [each.slug for each in ALL if f'href="/vokabulare/{each.slug}/"' not in text] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("end", "kind", "start"),
    [("csv", "text/csv; charset=utf-8", "\ufeffslug;"), ("ttl", "text/turtle; charset=utf-8", "@prefix dct:")],
)
def test_files(client: Client, end: str, kind: str, start: str) -> None:
    answer = client.get(f"/vokabulare/lebenslage.{end}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"] == f'attachment; filename="lebenslage-2026.1.{end}"'
    assert answer.content.decode().startswith(start)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/vokabulare/farbe/", "/vokabulare/farbe.csv", "/vokabulare/farbe.ttl"])
def test_unknown_vocabulary_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_pages_only_read(client: Client) -> None:
    assert client.post("/vokabulare/").status_code == 405
