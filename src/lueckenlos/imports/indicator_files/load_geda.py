"""Shares of groups into ``indicators.GroupValue``; those of everybody also among the indicator values."""

from collections.abc import Iterable
from typing import Final

from django.db import transaction

from lueckenlos.imports import area_rules
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.indicator_files.geda import GroupFile, parse_geda
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.receipt import Control, Progress, Receipt, Rejected, quiet
from lueckenlos.imports.regions import Regions
from lueckenlos.imports.storing import Figure, GroupRow, store_figures, store_groups
from lueckenlos.indicators.registry import indicator
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

YEAR: Final = "2020"  # the year in which the interviews of 2019/2020 ended; other figures name single years
LAENDER: Final = 17


@transaction.atomic
def load_geda(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``geda_layout``, ``no_known_indicator``, ``areas_missing``, ``figures_unmatched``."""
    ensure(area_rules.may_load_official(by))
    regions = Regions.load()
    progress("read", 0, 1)
    parsed = parse_geda(file)
    placed = list(_placed(parsed, regions))
    if not placed:
        raise BadInput("figures_unmatched")
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256)
    receipt.controls = _controls(placed)
    source = open_source(receipt, stelle=None)
    progress("write", 0, len(placed))
    store_groups(placed, source, receipt)
    whole = [
        Figure(row.indicator, gebiet, YEAR, row.value, None, None, row.status, row.line)
        for gebiet, row in placed
        if row.whole
    ]
    store_figures(whole, source, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)


def _placed(parsed: GroupFile, regions: Regions) -> Iterable[tuple[int, GroupRow]]:
    unknown: set[str] = set()
    seen: set[tuple[object, ...]] = set()
    for row in parsed.rows:
        region = regions.by_key.get(row.land)
        if region is None:
            if row.land not in unknown:
                unknown.add(row.land)
                parsed.rejected.append(Rejected(row.line, "area_unknown", {"key": row.land, "name": ""}))
            continue
        key = (region.id, *row[2:8])
        if key in seen:
            parsed.rejected.append(Rejected(row.line, "value_twice", {"name": region.name}))
            continue
        seen.add(key)
        yield region.id, row


def _same_question(row: GroupRow, placed: list[tuple[int, GroupRow]], asked: int) -> bool:
    """Women or men in Germany, of the first question that most were asked."""
    first = next((one.indicator for _, one in placed if one.whole and one.n == asked), "")
    plain = not (row.education or row.age or row.standardised)
    return bool(row.sex) and plain and (row.indicator, row.land) == (first, "0")


def _controls(placed: list[tuple[int, GroupRow]]) -> list[Control]:
    """Areas beside the seventeen there should be, persons asked, and each indicator's share in the whole country."""
    asked = max((row.n or 0 for _, row in placed if row.whole), default=0)
    controls = [
        Control("control_geda_areas", len({gebiet for gebiet, _ in placed}), LAENDER),
        Control("control_geda_asked", asked),
    ]
    both = sum(row.n or 0 for _, row in placed if _same_question(row, placed, asked))
    if both:
        controls.append(Control("control_geda_sexes", both, asked))
    for _, row in placed:
        if row.whole and row.land == "0" and row.value is not None:
            controls.append(Control("control_geda_share", row.value, None, {"name": indicator(row.indicator).label}))
    return controls
