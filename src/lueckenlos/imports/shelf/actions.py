"""A table into the library, all of it or nothing; lines that cannot be taken are named and left out."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from lueckenlos.imports.files import Upload
from lueckenlos.imports.reading import open_table
from lueckenlos.imports.shelf.columns import COMMUNE, OF_EDITION, Field, Shelf, columns_of
from lueckenlos.imports.shelf.places import Places, key_of
from lueckenlos.imports.shelf.receipt import CHANGED, NEW, REJECTED, UNCHANGED, Line, ShelfReceipt
from lueckenlos.imports.shelf.rows import values_of
from lueckenlos.library import rules
from lueckenlos.library.actions import examples, publications
from lueckenlos.library.models import Edition, Example, Publication
from lueckenlos.shared.errors import BadInput, Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import Verdict, ensure
from lueckenlos.tenancy.actor import Actor

MOST_ROWS: Final = 2_000
Changed = tuple[str, tuple[str, ...]]


@transaction.atomic
def load_shelf(*, file: Upload, shelf: Shelf, today: date, by: Actor, dry_run: bool = False) -> ShelfReceipt:
    """The library's actions leave the audit lines. BadInput ``file_…``, ``shelf_no_title`` or ``shelf_too_many``."""
    ensure(rules.may_edit(by))
    table = open_table(file.path)
    columns = columns_of(shelf, table.headings)
    receipt = ShelfReceipt(file.name)
    receipt.ignored = [name for place, name in enumerate(table.headings) if name.strip() and place not in columns]
    loader = (_Examples if shelf is Shelf.EXAMPLES else _Publications)(by, columns, write=not dry_run)
    for row in table.rows:
        if len(receipt.lines) >= MOST_ROWS:
            raise BadInput("shelf_too_many", most=MOST_ROWS)
        receipt.lines.append(_line(loader, row.line, row.cells, today))
    return receipt


def _line(loader: "_Loader", number: int, cells: list[str], today: date) -> Line:
    title = next((cells[place] for place, one in loader.columns.items() if one.name == "title"), "")[:120]
    try:
        outcome, labels = loader.take(values_of(cells, loader.columns, today.year))
    except Invalid as error:
        return Line(number, title, REJECTED, problem=error)
    return Line(number, title, outcome, labels)


class _Loader:
    def __init__(self, by: Actor, columns: Mapping[int, Field], *, write: bool) -> None:
        self.by, self.columns, self.write = by, columns, write
        self.labels = {one.name: one.label for one in columns.values()}
        self.seen: set[object] = set()

    def take(self, values: dict[str, Any]) -> Changed:
        raise NotImplementedError

    def once(self, key: object) -> None:
        if key in self.seen:
            raise Invalid("shelf_twice")
        self.seen.add(key)

    def differing(self, row: Any, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Labels of what the table says otherwise. An empty cell says nothing."""
        return tuple(
            self.labels.get(name, name) for name, value in values.items() if value and getattr(row, name) != value
        )


class _Examples(_Loader):
    def __init__(self, by: Actor, columns: Mapping[int, Field], *, write: bool) -> None:
        super().__init__(by, columns, write=write)
        self.places = Places(by)
        rows = Example.objects.filter(stelle=by.stelle).select_related("commune")
        self.known = {key_of(row.title, row.where): row for row in rows}

    def take(self, values: dict[str, Any]) -> Changed:
        if typed := values.pop(COMMUNE, ""):
            gebiet, values["commune"] = self.places.find(typed)
            values["where"] = values.get("where") or gebiet.name
        if not values.get("where"):
            raise Invalid("shelf_without_place")
        key = key_of(values["title"], values["where"])
        self.once(key)
        row = self.known.get(key)
        if row is None:
            if not values.get("summary"):
                raise Invalid("shelf_without_summary")
            if self.write:
                examples.create_example(values=values, by=self.by)
            return NEW, ()
        if not (labels := self.differing(row, values)):
            return UNCHANGED, ()
        _check(rules.may_edit_example(self.by, row))
        if self.write:
            given = {name: value for name, value in values.items() if value}
            examples.save_example(example=row, values=given, seen=row.version, by=self.by)
        return CHANGED, labels


class _Publications(_Loader):
    def __init__(self, by: Actor, columns: Mapping[int, Field], *, write: bool) -> None:
        super().__init__(by, columns, write=write)
        rows = Publication.objects.filter(stelle=by.stelle).prefetch_related("editions")
        self.known = {row.title_key: row for row in rows}

    def take(self, values: dict[str, Any]) -> Changed:
        edition = {name: values.pop(name) for name in OF_EDITION if name in values}
        if "year" not in edition:
            raise Invalid("shelf_without_year")
        facts = {name: value for name, value in values.items() if value}
        key = sort_key(values["title"])
        self.once((key, edition["year"]))
        row = self.known.get(key)
        if row is None:
            if self.write:
                self.known[key] = publications.create_publication(facts=facts, edition=edition, by=self.by)
            return NEW, ()
        old = next((one for one in row.editions.all() if one.year == edition["year"]), None)
        if old is None:
            if self.write:
                publications.create_edition(publication=row, values=edition, by=self.by)
            return NEW, ()
        return self._changed(row, facts, old, {name: value for name, value in edition.items() if value})

    def _changed(self, row: Publication, facts: Mapping[str, Any], old: Edition, edition: Mapping[str, Any]) -> Changed:
        above, below = self.differing(row, facts), self.differing(old, edition)
        if above:
            _check(rules.may_edit_publication(self.by, row))
        if below:
            _check(rules.may_edit_edition(self.by, old))
        if self.write and above:
            related = list(row.related.all())
            publications.save_publication(publication=row, facts=facts, related=related, seen=row.version, by=self.by)
        if self.write and below:
            publications.save_edition(edition=old, values=edition, seen=old.version, by=self.by)
        return (CHANGED, above + below) if above or below else (UNCHANGED, ())


def _check(verdict: Verdict) -> None:
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
