"""Which town a file of small areas is about, and its Sozialräume by key and name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Self

from django.db.models import Q

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import get_by_key
from lueckenlos.imports.files import Options
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import slug_of, sort_key
from lueckenlos.tenancy.actor import Actor

E = GebietsEbene
OWN_KEY_LENGTH: Final = 27  # 12 digits, a hyphen and this fill Gebiet.ars
_NUMBER_IN_FRONT: Final = re.compile(r"^\s*(\d{1,4})\s*[-–.:)/]?\s+(?=\D)")
_KIND_IN_FRONT: Final = re.compile(
    r"^(stadtteil|stadtbezirk|bezirk|ortsteil|ortschaft|ot|quartier|sozialraum|planungsraum)\s+"
)


def town_of(options: Options, by: Actor | None, hints: Iterable[str] = ()) -> Gebiet:
    """The Gemeinde named in the options, or by a key within the file, or the only one of the Stelle.

    BadInput ``gemeinde_unknown``, ``gemeinde_needed``.
    """
    if options.gemeinde:
        found = get_by_key(options.gemeinde)
        if found is None or found.ebene != E.GEMEINDE:
            raise BadInput("gemeinde_unknown", key=options.gemeinde)
        return found
    own = list(own_towns(by)) if by else []
    if len(own) == 1:
        return own[0]
    for hint in hints:
        for digits in re.findall(r"\d{12}|\d{8}", hint):
            hinted = get_by_key(digits)
            if hinted is not None and hinted.ebene == E.GEMEINDE:
                return hinted
    raise BadInput("gemeinde_needed")


def own_towns(by: Actor) -> list[Gebiet]:
    """Gemeinden the Stelle is responsible for, also those of a Kreis or Verband it is responsible for."""
    own = list(by.stelle.gebiete.all())
    wanted = Q(pk__in=[gebiet.pk for gebiet in own])
    for gebiet in own:
        if gebiet.ebene in {E.KREIS, E.GEMEINDEVERBAND}:
            wanted |= Q(ars__startswith=gebiet.ars)
    return list(Gebiet.objects.filter(wanted, ebene=E.GEMEINDE, dissolved_on=None).order_by("sort_name", "ars"))


def name_without_number(name: str) -> str:
    """ "03 Nordstadt", "3. Nordstadt" → ``Nordstadt``; bare numbers stay."""
    short = _NUMBER_IN_FRONT.sub("", name).strip()
    return short or name.strip()


def area_keys(text: str) -> list[str]:
    """What may name one area in a table: the whole text, the text without number or kind in front, the number."""
    whole = sort_key(text)
    bare = sort_key(name_without_number(text))
    number = _NUMBER_IN_FRONT.match(text)
    keys = [whole, bare, _KIND_IN_FRONT.sub("", bare), _KIND_IN_FRONT.sub("", whole)]
    if number:
        keys.append(number[1].lstrip("0"))
    return [key for key in dict.fromkeys(keys) if key]


@dataclass(slots=True)
class Sozialraeume:
    """The areas of one town, and the town itself under its own name."""

    town: Gebiet
    rows: list[Gebiet]
    _by_text: dict[str, Gebiet | None] = field(default_factory=dict)

    @classmethod
    def of(cls, town: Gebiet) -> Self:
        """One query."""
        found = cls(town, list(Gebiet.objects.filter(ebene=E.SOZIALRAUM, parent=town).order_by("ars")))
        for row in found.rows:
            if row.dissolved_on is None:
                found.learn(row)
        return found

    def learn(self, row: Gebiet) -> None:
        own = row.ars.partition("-")[2]
        for key in {sort_key(row.ars), sort_key(own), own.lstrip("0"), *area_keys(row.name)}:
            # two areas under one word: the word names neither
            self._by_text[key] = None if self._by_text.get(key, row) is not row else row

    def find(self, *texts: str) -> Gebiet | None:
        """The area that one of the texts names, the first that does."""
        for text in texts:
            for key in area_keys(text):
                if (row := self._by_text.get(key)) is not None:
                    return row
        return None

    def is_town(self, text: str) -> bool:
        """A row for the whole town ("Gesamt", "Stadt", its name) is a control total, not an area."""
        key = sort_key(text)
        return key in _TOTALS or key in {sort_key(self.town.name), sort_key(self.town.name.partition(",")[0])}

    def new_key(self, own: str) -> str:
        """The ARS of an area with the town's own key or name."""
        return f"{self.town.ars}-{slug_of(own)[:OWN_KEY_LENGTH]}"


_TOTALS: Final = frozenset(
    {"gesamt", "insgesamt", "summe", "stadt", "gesamtstadt", "stadt gesamt", "stadt insgesamt", "total", "gemeinde"}
    | {"gemeinde gesamt", "alle", "zusammen", "gesamtsumme", "gesamtergebnis", "stadtgebiet", "stadtgebiet insgesamt"}
)
