"""The areas a town's own table names, made into Gebiete."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports.areas.town import Sozialraeume, name_without_number
from lueckenlos.imports.receipt import Note, Rejected
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import slug_of, sort_key

CREATE = frozenset({"ja", "j", "1", "true", "on", "yes"})


@dataclass(slots=True)
class OwnAreas:
    """Finds each row's area once; unknown ones are created (``create``) or reported once each."""

    known: Sozialraeume
    create: bool
    source: str
    rejected: list[Rejected] = field(default_factory=list)
    created: list[Gebiet] = field(default_factory=list)
    _seen: dict[tuple[str, ...], Gebiet | None] = field(default_factory=dict)

    def find(self, line: int, texts: tuple[str, ...]) -> Gebiet | None:
        """The Sozialraum, or the town for a row of totals; None if the table's word is unknown."""
        if texts not in self._seen:
            self._seen[texts] = self._look(line, texts)
        return self._seen[texts]

    @property
    def present(self) -> int:
        """Sozialräume the town has now."""
        return sum(1 for row in self.known.rows if row.dissolved_on is None)

    def notes(self) -> list[Note]:
        if not self.created:
            return []
        names = ", ".join(row.name for row in self.created[:10])
        return [Note("sozialraum_created", {"count": len(self.created), "names": names})]

    def check_some(self) -> None:
        """BadInput ``no_area_matched`` if the whole table speaks of areas nobody knows."""
        if not any(self._seen.values()):
            first = next((texts[0] for texts in self._seen), "")
            raise BadInput("no_area_matched", name=self.known.town.name, example=first)

    def _look(self, line: int, texts: tuple[str, ...]) -> Gebiet | None:
        if self.known.is_town(texts[0]):
            return self.known.town
        found = self.known.find(*texts)
        if found is not None:
            return found
        if self.create and slug_of(texts[0]):
            return self._add(texts)
        self.rejected.append(Rejected(line, "area_unknown_own", {"name": " ".join(texts)}))
        return None

    def _add(self, texts: Sequence[str]) -> Gebiet:
        name = name_without_number(texts[0])[:120]
        row = Gebiet.objects.create(
            ebene=GebietsEbene.SOZIALRAUM,
            ars=self._free_key(texts[-1], name),
            name=name,
            sort_name=sort_key(name, length=120),
            parent=self.known.town,
            gebietsstand=timezone.localdate(),
            source=self.source[:300],
        )
        self.known.rows.append(row)
        self.known.learn(row)
        self.created.append(row)
        return row

    def _free_key(self, *words: str) -> str:
        """From the town's own key if it has one; the keys of dissolved areas are not given again."""
        taken = {row.ars for row in self.known.rows}
        for word in words:
            if slug_of(word) and (key := self.known.new_key(word)) not in taken:
                return key
        return self.known.new_key(f"{len(self.known.rows) + 1}-{words[-1]}")
