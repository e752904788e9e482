"""The parts of the page of one row."""

from typing import Any

from lueckenlos.imports import offer_queries as queries
from lueckenlos.imports.enums import RowOutcome, RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offer_messages import BULK_LABELS, ROW_TITLE, reasons_of, slot_label
from lueckenlos.imports.offer_presenters import BADGES, BULK, choice_text, signs_text


def row_page(run: ImportRun, row: ImportRow) -> dict[str, Any]:
    """What the page of a row shows."""
    outcome = RowOutcome(row.outcome)
    candidates = [
        {"view": view, "signs": signs_text(view.signs), "fields": labelled(view.fields)}
        for view in (queries.candidates_of(row) if outcome is RowOutcome.DUBLETTE and row.raw else ())
    ]
    before, after = queries.neighbours(row)
    return {
        "before": before,
        "after": after,
        "run": run,
        "row": row,
        "row_title": ROW_TITLE.format(line=row.line),
        "badge": BADGES[outcome],
        "reasons": reasons_of(row),
        "fields": labelled(queries.change_fields(row)),
        "candidates": candidates,
        "cells": list(zip(run.headings, row.raw, strict=False)),
        "values": _values(row),
        "choice": choice_text(row),
        "twin_line": next((one["line"] for one in row.candidates if one.get("line")), None),
    }


def labelled(fields: list[queries.FieldView]) -> list[tuple[str, queries.FieldView]]:
    return [(slot_label(one.name), one) for one in fields]


def bulk_choices(run: ImportRun, outcome: str) -> list[tuple[str, str]]:
    """(choice, label) of the decisions for all rows of the shown outcome."""
    if run.status != RunStatus.VORSCHAU or outcome not in RowOutcome.values:
        return []
    return [(str(choice), BULK_LABELS[outcome, str(choice)]) for choice in BULK.get(RowOutcome(outcome), ())]


def _values(row: ImportRow) -> list[tuple[str, str]]:
    if not row.raw or not row.run.mapping:
        return []
    return [(slot_label(name), text) for name, text in queries.file_values(queries.parsed_row(row))]
