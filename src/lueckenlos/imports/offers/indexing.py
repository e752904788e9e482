"""The search words of new offers straight from the values of their rows, without reading anything back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from lueckenlos.directory.actions.search import add_documents
from lueckenlos.directory.queries.search import SEARCHED_TERMS, search_text_of
from lueckenlos.imports.offers.fields import SLOT, TERM_SETS, TRAEGER
from lueckenlos.imports.offers.locate import Locator
from lueckenlos.imports.offers.match import Result
from lueckenlos.imports.offers.session import Session
from lueckenlos.imports.offers.writing import phase_bits
from lueckenlos.imports.reading import Table
from lueckenlos.vocabulary.registry import vocabulary

Created = Sequence[tuple[int, Result]]  # key of the new offer, its row

_TITLE: Final = SLOT["title"]
_SUMMARY: Final = SLOT["summary"]
_DESCRIPTION: Final = SLOT["description"]
_ORT: Final = SLOT["ort"]
_PHASES: Final = vocabulary("lebensphase")
_SETS: Final = [(name, SLOT[name], vocabulary(slug)) for name, slug in TERM_SETS.items() if name in SEARCHED_TERMS]
_SINGLE: Final = [(name, SLOT[name]) for name in SEARCHED_TERMS if name not in TERM_SETS and name in SLOT]


class Helper(Protocol):
    """Does the work that needs no database: reading rows before they are judged, analysing texts of new offers."""

    def read(self, session: Session, table: Table) -> Iterator[list[Result]]: ...

    def index(self, created: Created, locator: Locator) -> None: ...

    def finish(self) -> None:
        """Return when every created offer is in the index."""


class HereAndNow:
    """Does it in this process."""

    def read(self, session: Session, table: Table) -> Iterator[list[Result]]:
        return session.read(table)

    def index(self, created: Created, locator: Locator) -> None:
        documents = [(pk, *words_of(row, locator)) for pk, row in created]
        add_documents(documents, different_words(words[1:] for words in documents))

    def finish(self) -> None:
        """Nothing is left to do."""


def words_of(row: Result, locator: Locator) -> tuple[str, str]:
    """Title words and body words of the offer that the row describes."""
    values = row.values
    return search_text_of(
        title=values[_TITLE],
        texts=(values[_SUMMARY], values[_DESCRIPTION]),
        names=(values[TRAEGER], values[_ORT], *locator.names_of(row)),
        terms=_terms(values),
    )


def different_words(texts: Iterable[Sequence[str]]) -> set[str]:
    """Every word that occurs in some title words and body words."""
    words: set[str] = set()
    for title, body in texts:
        words.update(title.split(), body.split())
    return words


def _terms(values: Sequence[Any]) -> Mapping[str, Any]:
    found: dict[str, Any] = {"lebensphasen": _PHASES.from_bits(phase_bits(values))}
    for name, slot, terms in _SETS:
        if values[slot]:
            found[name] = terms.from_bits(values[slot])
    for name, slot in _SINGLE:
        if values[slot]:
            found[name] = values[slot]
    return found
