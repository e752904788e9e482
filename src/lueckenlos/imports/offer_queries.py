"""What the pages of an import show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.directory.models import Offer
from lueckenlos.imports.enums import RowOutcome, RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offer_rules import may_import
from lueckenlos.imports.offers import stock
from lueckenlos.imports.offers.columns import personal_columns
from lueckenlos.imports.offers.fields import EMPTY, SLOT, SLOTS, targets
from lueckenlos.imports.offers.match import Result
from lueckenlos.imports.offers.session import Plan, certain_term, open_run, session_with
from lueckenlos.imports.offers.shown import value_text
from lueckenlos.imports.reading import Row
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.vocabulary.matching import match_term
from lueckenlos.vocabulary.registry import vocabulary

SAMPLES: Final = 3
LOOKED_AT: Final = 200
SHOWN_VALUES: Final = 200


def runs_for(actor: Actor) -> QuerySet[ImportRun]:
    """The imports of the Stelle, newest first."""
    ensure(may_import(actor))
    return ImportRun.objects.select_related("stelle")


def get_run_or_404(actor: Actor, pk: int) -> ImportRun:
    """One import of the Stelle; NotAllowed for a role that imports nothing."""
    return get_object_or_404(runs_for(actor), pk=pk)


def earlier_run(run: ImportRun) -> ImportRun | None:
    """An applied import of the very same file."""
    same = ImportRun.objects.filter(file_hash=run.file_hash, status=RunStatus.UEBERNOMMEN).exclude(pk=run.pk)
    return same.order_by("-applied_at").first()


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of the file on the page of columns."""

    heading: str
    samples: list[str]
    personal: bool
    target: str


def columns_of(run: ImportRun) -> tuple[list[ColumnView], list[str]]:
    """Every column with some of its cells, and the sheets of the book. BadInput ``file_…``."""
    table = open_run(run)
    rows = [row.cells for row in islice(table.rows, LOOKED_AT)]
    personal = set(personal_columns(run.headings))
    views = [
        ColumnView(heading, _samples(rows, place), place in personal, target)
        for place, (heading, target) in enumerate(zip(run.headings, run.mapping, strict=False))
    ]
    return views, table.sheets


def _samples(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    filled = (" ".join(row[place].split()) for row in rows if place < len(row))
    return list(islice(dict.fromkeys(cell for cell in filled if cell), SAMPLES))


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """A value no vocabulary knows, with what it may mean (slugs)."""

    vocabulary: str
    text: str
    rows: int
    suggestions: tuple[str, ...]
    chosen: str | None

    @property
    def label(self) -> str:
        return vocabulary(self.vocabulary).label

    @property
    def proposed(self) -> str:
        """What to begin with: the earlier choice, else a word that is only mistyped; anything further off is asked."""
        return match_term(self.vocabulary, self.text).slip if self.chosen is None else self.chosen


def unknown_values(run: ImportRun) -> list[UnknownValue]:
    """The values to ask about, most frequent first, at most SHOWN_VALUES."""
    ordered = sorted(run.unknown_values, key=lambda found: (found[0], -found[2], found[1]))
    return [
        UnknownValue(slug, text, rows, match_term(slug, text).suggestions, run.value_mapping.get(slug, {}).get(text))
        for slug, text, rows in ordered[:SHOWN_VALUES]
    ]


def asked_values(run: ImportRun) -> list[UnknownValue]:
    """Values that were decided earlier, to look at them again."""
    return [
        UnknownValue(slug, text, 0, match_term(slug, text).suggestions, chosen)
        for slug, known in sorted(run.value_mapping.items())
        for text, chosen in sorted(known.items())
        if certain_term(slug, text) is None
    ][:SHOWN_VALUES]


def rows_of(run: ImportRun, outcome: str = "") -> QuerySet[ImportRow]:
    """The preview's rows, of one outcome or of all."""
    rows = ImportRow.objects.filter(run=run)
    return rows.filter(outcome=outcome) if outcome in RowOutcome.values else rows


def offer_titles(rows: Iterable[ImportRow]) -> dict[int, str]:
    """Titles of the offers that these rows mean or resemble. One query."""
    named = {row.offer_id for row in rows} | {one.get("offer") for row in rows for one in row.candidates}
    keys: list[int] = [key for key in named if key is not None]
    return dict(Offer.objects.filter(pk__in=keys).values_list("pk", "title"))


def get_row_or_404(run: ImportRun, line: int) -> ImportRow:
    return get_object_or_404(ImportRow.objects.filter(run=run).select_related("run__stelle"), line=line)


def neighbours(row: ImportRow) -> tuple[int | None, int | None]:
    """Lines before and after this one with the same outcome."""
    same = ImportRow.objects.filter(run=row.run, outcome=row.outcome)
    lines = same.values_list("line", flat=True)
    before = lines.filter(line__lt=row.line).order_by("-line").first()
    return before, lines.filter(line__gt=row.line).order_by("line").first()


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a row: what is stored, what the file says, and whether the file's value is ticked."""

    name: str
    stored: str
    file: str
    manual: bool
    ticked: bool


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A stored offer that may be the same as the row."""

    offer_id: int
    title: str
    score: int
    signs: tuple[str, ...]
    fields: list[FieldView]


def parsed_row(row: ImportRow) -> Result:
    """The row judged for itself, against the offer it means only."""
    run = row.run
    keys = [row.offer_id, *(one.get("offer") for one in row.candidates)]
    session = session_with(run.stelle, Plan.of(run), stock.stored_among(run.stelle, keys))
    return session.engine.judge([Row(row.line, list(row.raw))])[0]


def file_values(result: Result) -> list[tuple[str, str]]:
    """(slot, text) of everything the row says."""
    return [
        (name, value_text(name, result.values[place]))
        for place, name in enumerate(SLOTS)
        if result.values[place] != EMPTY[place]
    ]


def change_fields(row: ImportRow) -> list[FieldView]:
    """What a changed or conflicting row would do, field by field."""
    return [
        FieldView(
            name,
            value_text(name, change[0]),
            value_text(name, change[1]),
            manual=len(change) == 3,
            ticked=name in row.taken or len(change) == 2,
        )
        for name, change in row.changes.items()
    ]


def candidates_of(row: ImportRow) -> list[CandidateView]:
    """The stored offers a row resembles, each with the fields in which they differ."""
    run = row.run
    keys = [one["offer"] for one in row.candidates if one.get("offer")]
    if not keys:
        return []
    session = session_with(run.stelle, Plan.of(run), stock.stored_among(run.stelle, keys))
    result = session.engine.judge([Row(row.line, list(row.raw))])[0]
    found = {one["offer"]: one for one in row.candidates if one.get("offer")}
    views = []
    for key in keys:
        offer = session.matcher.by_id.get(key)
        if offer is None:
            continue
        session.matcher.compare(result, offer)
        fields = [_merge_field(row, result, name, change, key) for name, change in result.changes.items()]
        title = str(offer.values[SLOT["title"]])
        views.append(CandidateView(key, title, found[key]["score"], tuple(found[key]["signs"]), fields))
    return views


def _merge_field(row: ImportRow, result: Result, name: str, change: tuple[Any, Any], offer_id: int) -> FieldView:
    stored, file = change
    # an empty field loses nothing by being filled; everything else is for the person to decide
    decided = row.choice and row.offer_id == offer_id
    ticked = name in row.taken if decided else stored == EMPTY[SLOT[name]]
    return FieldView(name, value_text(name, stored), value_text(name, file), name in result.conflicts, ticked)


def term_choices(slug: str, suggestions: Sequence[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(slug, label) of the suggested terms and of all others."""
    terms = vocabulary(slug)
    near = [(term, terms.label_of(term)) for term in suggestions]
    return near, [choice for choice in terms.choices if choice[0] not in suggestions]


def target_groups() -> dict[str, list[tuple[str, str]]]:
    """Targets by group, as a select shows them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for target in targets().values():
        groups.setdefault(target.group, []).append((target.name, target.label))
    return groups


def new_traeger(run: ImportRun) -> Mapping[str, Any]:
    return {"count": run.counts.get("new_traeger", 0), "names": run.counts.get("traeger_names", [])}
