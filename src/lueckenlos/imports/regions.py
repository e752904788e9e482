"""Official keys in files of figures, and the stored Gebiete they stand for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from django.db.models import F

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.validators import ags_of, key_of
from lueckenlos.shared.errors import BadInput

E = GebietsEbene
WIDTHS: Final = {E.LAND: 2, E.REGIERUNGSBEZIRK: 3, E.KREIS: 5, E.GEMEINDEVERBAND: 9, E.GEMEINDE: 8}


class Region(NamedTuple):
    """One stored unit. ``gone``: it exists no longer."""

    id: int
    ebene: int
    ars: str
    name: str
    population: int | None
    gone: bool


@dataclass(slots=True)
class Regions:
    """All official units, dissolved ones included: older figures belong to them."""

    by_key: dict[str, Region] = field(default_factory=dict)
    only_gemeinde: dict[str, Region] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Self:
        """One query. BadInput ``areas_missing`` before any list of Gemeinden was loaded."""
        # present units last: where a key was given again, it is theirs
        rows = Gebiet.objects.exclude(ebene=E.SOZIALRAUM).order_by(F("dissolved_on").desc(nulls_last=True))
        found = cls()
        per_verband: dict[str, list[Region]] = {}
        for pk, ebene, ars, ags, name, population, end in rows.values_list(
            "id", "ebene", "ars", "ags", "name", "population", "dissolved_on"
        ):
            region = Region(pk, ebene, ars, name, population, end is not None)
            found.by_key[ars] = region
            if ebene == E.GEMEINDE:
                found.by_key[ags] = region
                if not region.gone:
                    per_verband.setdefault(ars[:9], []).append(region)
        found.only_gemeinde = {verband: rows[0] for verband, rows in per_verband.items() if len(rows) == 1}
        if not found.by_key:
            raise BadInput("areas_missing")
        return found

    def find(self, key: str, *, width: int = 0) -> Region | None:
        """By key; with ``width`` a lost leading zero is put back, if the key then is one of the list."""
        region = self.by_key.get(key)
        if region is not None and (not width or len(key) == width):
            return region
        if width:
            region = self.by_key.get(key_of(key, width=width))
        # a Verband padded to the length of a Gemeinde
        verband = key[:9] if len(key) == 12 and key.endswith("000") else ""
        return region or self.by_key.get(ags_of(key)) or self.by_key.get(verband)

    def find_verband(self, key: str) -> Region | None:
        """A Verband by its nine digits; one that is a single Gemeinde stands for that Gemeinde."""
        key = key_of(key, width=9) or key
        return self.only_gemeinde.get(key) or self.by_key.get(key)

    def present(self, ebene: GebietsEbene) -> Iterator[Region]:
        """Units of one level that exist today, each once."""
        seen: set[int] = set()
        for region in self.by_key.values():
            if region.ebene == ebene and not region.gone and region.id not in seen:
                seen.add(region.id)
                yield region
