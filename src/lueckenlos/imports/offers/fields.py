"""What a row of offers consists of: the targets a column can be assigned to, and the slots of a parsed row.

A parsed row is a plain list, not a mapping or a model: at thousands of rows a second every attribute costs.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeAlias

Value: TypeAlias = str | int | float | None
# every slot has its own type; a union would have to be taken apart again at each use
Values: TypeAlias = list[Any]

# columns of Offer in the order in which they are written, each with the value that means "says nothing"
OFFER_SLOTS: Final[tuple[tuple[str, Value], ...]] = (
    ("title", ""),
    ("summary", ""),
    ("description", ""),
    ("external_id", ""),
    ("contact_name", ""),
    ("phone", ""),
    ("email", ""),
    ("website", ""),
    ("age_from_months", None),
    ("age_to_months", None),
    ("lebenslagen", 0),
    ("handlungsfelder", 0),
    ("ressorts", 0),
    ("lebenswelten", 0),
    ("zielgruppen", 0),
    ("uebergaenge", 0),
    ("zugang", 0),
    ("sprachen", 0),
    ("angebotsform", ""),
    ("reichweite", ""),
    ("kosten_art", ""),
    ("kosten_text", ""),
    ("rollstuhlgerecht", ""),
    ("plaetze", None),
    ("laufzeit_von", None),
    ("laufzeit_bis", None),
    ("foerderquelle", ""),
    ("foerderende", None),
    ("stand", None),
)
# columns of the offer's first OfferPlace
PLACE_SLOTS: Final[tuple[tuple[str, Value], ...]] = (
    ("strasse", ""),
    ("hausnummer", ""),
    ("plz", ""),
    ("ort", ""),
    ("lat", None),
    ("lon", None),
)
# read from the file, resolved to rows of other tables
REFERENCE_SLOTS: Final[tuple[tuple[str, Value], ...]] = (
    ("traeger", ""),
    ("kennung", ""),
    ("ags", ""),
    ("sozialraum", ""),
)
_ALL: Final = (*OFFER_SLOTS, *PLACE_SLOTS, *REFERENCE_SLOTS)
SLOTS: Final = tuple(name for name, _ in _ALL)
EMPTY: Final[tuple[Value, ...]] = tuple(value for _, value in _ALL)
SLOT: Final = {name: place for place, name in enumerate(SLOTS)}
OFFER_END: Final = len(OFFER_SLOTS)
PLACE_END: Final = OFFER_END + len(PLACE_SLOTS)
OFFER_COLUMNS: Final = SLOTS[:OFFER_END]
PLACE_COLUMNS: Final = SLOTS[OFFER_END:PLACE_END]
TRAEGER: Final = SLOT["traeger"]

# slot → vocabulary; the first group holds several terms as a bit mask, the second one slug
TERM_SETS: Final = {
    "lebenslagen": "lebenslage",
    "handlungsfelder": "handlungsfeld",
    "ressorts": "ressort",
    "lebenswelten": "lebenswelt",
    "zielgruppen": "zielgruppe",
    "uebergaenge": "uebergang",
    "zugang": "zugang",
    "sprachen": "sprache",
}
TERMS: Final = {"angebotsform": "angebotsform", "reichweite": "reichweite", "kosten_art": "kosten"}
# targets with the name of the platform's own column → slot; all others of the same name, or several slots at once
_OWN: Final = {
    "titel": "title",
    "kurzbeschreibung": "summary",
    "beschreibung": "description",
    "externe_kennung": "external_id",
    "ansprechperson": "contact_name",
    "telefon": "phone",
    "alter_von_monate": "age_from_months",
    "alter_bis_monate": "age_to_months",
    "alter_von_jahre": "age_from_months",
    "alter_bis_jahre": "age_to_months",
    "kosten": "kosten_art",
}
_SEVERAL: Final = {
    "strasse_hausnummer": ("strasse", "hausnummer"),
    "plz_ort": ("plz", "ort"),
    "adresse": ("strasse", "hausnummer", "plz", "ort"),
    "alter": ("age_from_months", "age_to_months"),
    "kosten": ("kosten_art", "kosten_text"),
}


# these tell one offer from another, so they cannot hold for a whole file
_ITS_OWN: Final = frozenset(
    "titel kennung externe_kennung ansprechperson telefon email website strasse hausnummer strasse_hausnummer adresse"
    " lat lon plaetze".split()
)


@dataclass(frozen=True, slots=True)
class Target:
    """A column of a spreadsheet as the import understands it."""

    name: str
    label: str
    group: str
    headings: tuple[str, ...]
    example: str
    hint: str

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots it fills."""
        return _SEVERAL.get(self.name) or (_OWN.get(self.name, self.name),)

    @property
    def vocabulary(self) -> str:
        """The vocabulary of its values, or the empty string."""
        first = self.slots[0]
        return TERM_SETS.get(first) or TERMS.get(first, "")

    @property
    def for_all(self) -> bool:
        """Whether one value may be given for all rows of a file."""
        return self.name not in _ITS_OWN


@cache
def targets() -> dict[str, Target]:
    """All targets by name, in the order in which they are offered."""
    source = files("lueckenlos.content") / "imports" / "offer_columns.toml"
    entries = tomllib.loads(source.read_text(encoding="utf-8"))["column"]
    made = (
        Target(entry["name"], entry["label"], entry["group"], tuple(entry["headings"]), entry["example"], entry["hint"])
        for entry in entries
    )
    return {target.name: target for target in made}
