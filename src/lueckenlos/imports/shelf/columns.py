"""Which heading of somebody's table is which field of the library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from lueckenlos.library.models import Edition, Example, Publication
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import sort_key


class Shelf(StrEnum):
    """What a table holds; the value stands in the form."""

    EXAMPLES = "praxisbeispiele"
    PUBLICATIONS = "veroeffentlichungen"


@dataclass(frozen=True, slots=True)
class Field:
    """``vocabulary`` of a set of terms, ``most`` signs of a text; ``words`` are headings that mean it, folded."""

    name: str
    label: str
    words: frozenset[str]
    vocabulary: str = ""
    most: int = 0


COMMUNE: Final = "kommune"
_TERMS: Final = MappingProxyType(
    {
        "lebensphasen": "lebensphase",
        "uebergaenge": "uebergang",
        "handlungsfelder": "handlungsfeld",
        "zielgruppen": "zielgruppe",
        "lebenswelten": "lebenswelt",
        "themen": "thema",
        "art": "dokumenttyp",
    }
)
# besides the label of the field
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("titel", "name", "projekt", "projekttitel", "bezeichnung"),
    "where": ("ort", "wo", "stadtteil", "ortsteil"),
    "provider": ("träger", "anbieter", "einrichtung", "projektträger"),
    "period": ("laufzeit", "zeitraum", "dauer"),
    "summary": ("kurzbeschreibung", "zusammenfassung", "abstract", "beschreibung"),
    "aims": ("ziele", "ziel", "ziele und zielgruppen"),
    "background": ("hintergrund", "anlass", "ausgangslage"),
    "approach": ("vorgehen", "umsetzung", "maßnahmen", "durchführung"),
    "effects": ("wirkung", "wirkungen", "ergebnisse", "ergebnis"),
    "lessons": ("was wir gelernt haben", "lernerfahrungen", "lessons learned", "erfahrungen", "gelernt"),
    "literature": ("literatur", "material", "links"),
    "contact": ("ansprechstelle", "kontakt", "kontaktstelle"),
    "subtitle": ("untertitel",),
    "year": ("jahr", "erscheinungsjahr"),
    "label": ("auflage", "ausgabe"),
    "authors": ("autoren", "autorinnen", "verfasst von", "autor", "verfasser"),
    "editors": ("herausgeber", "herausgegeben von", "hrsg"),
    "place": ("ort", "erscheinungsort", "verlagsort"),
    "themen": ("themen", "thema", "schwerpunkt"),
    "art": ("art", "typ", "dokumenttyp"),
    COMMUNE: ("kommune", "gemeinde", "stadt", "landkreis", "ags", "gemeindeschlüssel", "kommune oder schlüssel"),
}
_OF_EXAMPLE: Final = (
    *("title", "where", "provider", "period", "summary", "aims", "background", "approach", "effects", "lessons"),
    *("literature", "contact", "lebensphasen", "uebergaenge", "handlungsfelder", "zielgruppen", "lebenswelten"),
)
_OF_PUBLICATION: Final = ("title", "subtitle", "art", "summary", "themen", "lebensphasen", "handlungsfelder")
OF_EDITION: Final[tuple[str, ...]] = ("label", "year", "authors", "editors", "place", "isbn", "doi")


def fields_of(shelf: Shelf) -> list[Field]:
    if shelf is Shelf.EXAMPLES:
        commune = Field(COMMUNE, "Kommune", frozenset(map(sort_key, _WORDS[COMMUNE])))
        return [*(_field(Example, name) for name in _OF_EXAMPLE), commune]
    return [*(_field(Publication, name) for name in _OF_PUBLICATION), *(_field(Edition, name) for name in OF_EDITION)]


def columns_of(shelf: Shelf, headings: Sequence[str]) -> dict[int, Field]:
    """Column → field; each field once, by its first heading. BadInput ``shelf_no_title``."""
    found: dict[int, Field] = {}
    free = fields_of(shelf)
    for place, heading in enumerate(headings):
        word = sort_key(heading)
        field = next((one for one in free if word in one.words), None)
        if field is not None:
            found[place] = field
            free.remove(field)
    if all(field.name != "title" for field in found.values()):
        raise BadInput("shelf_no_title")
    return found


def _field(model: type[Example] | type[Publication] | type[Edition], name: str) -> Field:
    column = model._meta.get_field(name)
    label = str(column.verbose_name)  # type: ignore[union-attr] # plain columns
    words = frozenset(sort_key(word) for word in (label, name, *_WORDS.get(name, ())))
    most = getattr(column, "max_length", None) or 0
    return Field(name, label, words, _TERMS.get(name, ""), most)
