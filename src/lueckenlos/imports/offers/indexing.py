"""The search words of new offers straight from the values of their rows, without reading anything back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, Protocol

from lueckenlos.directory.actions.search import add_documents
from lueckenlos.directory.queries.search import SEARCHED_TERMS, search_tokens_of, term_tokens
from lueckenlos.imports.offers.fields import SLOT, TERM_SETS, TRAEGER
from lueckenlos.imports.offers.locate import Locator
from lueckenlos.imports.offers.match import Result
from lueckenlos.imports.offers.session import Session
from lueckenlos.imports.offers.writing import phase_bits
from lueckenlos.imports.reading import Table
from lueckenlos.vocabulary.registry import vocabulary

Created = Sequence[tuple[int, Result]]  # key of the new offer, its row
Words = list[tuple[str, str]]  # title words and body words

_TITLE: Final = SLOT["title"]
_SUMMARY: Final = SLOT["summary"]
_DESCRIPTION: Final = SLOT["description"]
_ORT: Final = SLOT["ort"]
_PHASES: Final = vocabulary("lebensphase")
_SETS: Final = [(name, vocabulary(slug)) for name, slug in TERM_SETS.items() if name in SEARCHED_TERMS]
_SINGLE: Final = [name for name in SEARCHED_TERMS if name not in TERM_SETS and name in SLOT]
_chosen_terms: Final = itemgetter(*(SLOT[name] for name, _ in _SETS), *(SLOT[name] for name in _SINGLE))


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
        words, different = analysed([row for _, row in created], locator)
        add_documents([(pk, *texts) for (pk, _), texts in zip(created, words, strict=True)], different)

    def finish(self) -> None:
        """Nothing is left to do."""


def analysed(rows: Iterable[Result], locator: Locator) -> tuple[Words, set[str]]:
    """Title words and body words of the offers that the rows describe, and every word that occurs in them."""
    words: Words = []
    different: set[str] = set()
    for row in rows:
        values = row.values
        title, body = search_tokens_of(
            title=values[_TITLE],
            texts=(values[_SUMMARY], values[_DESCRIPTION]),
            names=(values[TRAEGER], values[_ORT], *locator.names_of(row)),
            terms=_terms(phase_bits(values), _chosen_terms(values)),
        )
        words.append((" ".join(title), " ".join(body)))
        different.update(title, body)
    return words, different


@lru_cache(maxsize=4_096)
def _terms(phases: int, chosen: tuple[Any, ...]) -> Mapping[str, None]:
    """The words of all terms of an offer; a directory has few combinations of them."""
    found: dict[str, Any] = {"lebensphasen": _PHASES.from_bits(phases)}
    for (name, terms), bits in zip(_SETS, chosen, strict=False):
        if bits:
            found[name] = terms.from_bits(bits)
    found |= {name: slug for name, slug in zip(_SINGLE, chosen[len(_SETS) :], strict=True) if slug}
    return term_tokens({name: found[name] for name in SEARCHED_TERMS if name in found})
