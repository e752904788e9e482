"""Vocabularies for other programs: SKOS in Turtle, and CSV as spreadsheets open it."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from lueckenlos.vocabulary.registry import Term, Vocabulary, all_vocabularies

_PREFIXES: Final = """\
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# Leichte Sprache has no language tag of its own; BCP 47 leaves "x-" to private agreement
_LEICHT: Final = "de-x-leicht"
_COLUMNS: Final = (
    "slug", "label", "label_leicht", "description", "synonyms", "parent", "valid_from", "valid_to", "bit"
)  # fmt: skip
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def skos_turtle(vocabulary: Vocabulary, base: str) -> str:
    """The vocabulary as a SKOS concept scheme (W3C Recommendation of 2009) in Turtle.

    ``base`` is the address under which the vocabularies' pages stand, ending in a slash; a concept is the page's
    address with the slug as fragment. Words in Leichte Sprache are alternative labels in the language de-x-leicht.
    """
    return "\n".join(
        [_PREFIXES, _scheme(vocabulary, base), *(_concept(term, vocabulary, base) for term in vocabulary.terms)]
    )


def csv_text(vocabulary: Vocabulary) -> str:
    """Semicolons and a byte order mark: what German spreadsheet programs read without asking. Lists joined by "|"."""
    extra = list(dict.fromkeys(name for term in vocabulary.terms for name in term.data))
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([*_COLUMNS, *extra])
    for term in vocabulary.terms:
        own = (getattr(term, column) for column in _COLUMNS)
        writer.writerow([_cell(value) for value in (*own, *(term.data.get(name) for name in extra))])
    return "\ufeff" + buffer.getvalue()


def concept_iri(vocabulary_slug: str, term_slug: str, base: str) -> str:
    return f"<{base}{vocabulary_slug}/#{term_slug}>"


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "|".join(str(item) for item in value)
    return "" if value is None else str(value)


def _scheme(vocabulary: Vocabulary, base: str) -> str:
    tops = ", ".join(
        concept_iri(vocabulary.slug, term.slug, base) for term in vocabulary.terms if not _broader(term, vocabulary)
    )
    facts = [
        "a skos:ConceptScheme",
        f"skos:prefLabel {_text(vocabulary.label)}",
        f"dct:title {_text(vocabulary.label)}",
        f"dct:description {_text(vocabulary.description)}",
        f"dct:source {_text(vocabulary.source)}",
        f'dct:issued "{vocabulary.valid_from.isoformat()}"^^xsd:date',
        f"owl:versionInfo {_text(vocabulary.version, language='')}",
        f"skos:hasTopConcept {tops}",
    ]
    return _subject(f"<{base}{vocabulary.slug}/>", facts)


def _concept(term: Term, vocabulary: Vocabulary, base: str) -> str:
    return _subject(concept_iri(vocabulary.slug, term.slug, base), _facts(term, vocabulary, base))


def _facts(term: Term, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    scheme = f"<{base}{vocabulary.slug}/>"
    yield "a skos:Concept"
    yield f"skos:inScheme {scheme}"
    yield f"skos:notation {_text(term.slug, language='')}"
    yield f"skos:prefLabel {_text(term.label)}"
    yield f"skos:altLabel {_text(term.label_leicht, language=_LEICHT)}"
    # SKOS forbids an alternative label that repeats the preferred one
    yield from (f"skos:altLabel {_text(name)}" for name in term.synonyms if name != term.label)
    yield f"skos:definition {_text(term.description)}"
    broader = _broader(term, vocabulary)
    yield f"skos:broader {concept_iri(vocabulary.slug, broader, base)}" if broader else f"skos:topConceptOf {scheme}"
    if term.parent and not broader:
        # between two schemes SKOS speaks of a mapping, not of a hierarchy
        yield f"skos:broadMatch {concept_iri(vocabulary.parent_vocabulary, term.parent, base)}"
    yield f'dct:issued "{term.valid_from.isoformat()}"^^xsd:date'
    if term.valid_to:
        yield "owl:deprecated true"


def _broader(term: Term, vocabulary: Vocabulary) -> str | None:
    return term.parent if vocabulary.parent_vocabulary == vocabulary.slug else None


def _subject(iri: str, facts: Iterable[str]) -> str:
    return f"{iri}\n    " + " ;\n    ".join(facts) + " .\n"


def _text(value: str, *, language: str = "de") -> str:
    return f'"{value.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def belongs_to(term: Term, vocabulary: Vocabulary) -> list[str]:
    """Labels of what stands above the term: its parent, or the Lebenslagendimensionen of a Handlungsfeld."""
    above = all_vocabularies()
    if term.parent:
        return [above[vocabulary.parent_vocabulary].label_of(term.parent)]
    dimensions = term.data.get("lebenslage")
    return above["lebenslage"].labels(dimensions) if isinstance(dimensions, list) else []
