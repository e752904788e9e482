"""The papers of a bazaar as PDF, and the settlement as a table."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import xlsxwriter
from django.utils import timezone

from lueckenlos.bazaar.codes import scanned, typed
from lueckenlos.bazaar.messages import papers as words
from lueckenlos.bazaar.models import Bazaar, Item, Seller
from lueckenlos.bazaar.presenters import Check, by_number, checks_of
from lueckenlos.bazaar.queries.money import SellerLine, Settlement
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.formats import day, decimal
from lueckenlos.shared.text import printable
from lueckenlos.shared.typesetting import pdf, qr_svg

# labels on a sheet → columns and rows
SHEETS: Final = {12: (2, 6), 21: (3, 7), 40: (4, 10)}
DEFAULT_SHEET: Final = 21
_QUIET_ZONE: Final = 2


def shown(text: str) -> str:
    """On one line, without the signs our font lacks; a dash where nothing is left."""
    return " ".join(printable(text).split()) or "–"


def euro(cents: int) -> str:
    return f"{decimal(cents / 100, 2)}\u00a0€"


def labels_pdf(bazaar: Bazaar, items: Iterable[Item], *, per_sheet: int, today: date) -> bytes:
    """Every seller on sheets of their own. Raises TypesettingFailed."""
    columns, rows = SHEETS.get(per_sheet, SHEETS[DEFAULT_SHEET])
    sheets = [
        {
            "title": words.sheet(number, shown(str(bazaar.event))),
            "labels": [_label(bazaar.code, number, item) for item in heap],
        }
        for number, heap in by_number(items)
    ]
    data = {
        "title": words.LABELS,
        "stelle": shown(bazaar.stelle.name),
        "columns": columns,
        "rows": rows,
        "sheets": sheets,
    }
    return pdf("bazaar", "etiketten", data, day=today)


def payout_pdf(bazaar: Bazaar, settlement: Settlement, *, today: date) -> bytes:
    """The list to sign, and the check sum."""
    lines = [
        {
            "number": str(line.seller.number),
            "name": shown(name_of(line.seller)),
            "turnover": euro(line.share.turnover),
            "commission": euro(line.share.commission),
            "fee": euro(line.share.fee),
            "payout": words.owes(euro(line.share.claim)) if line.share.claim else euro(line.share.payout),
            "mark": words.DONE if line.seller.paid_out_at else "",
        }
        for line in settlement.lines
        if line.items
    ]
    checks = [{"label": one.label, "amount": euro(one.cents)} for one in checks_of(settlement)]
    return pdf(
        "bazaar", "auszahlung", {**_head(bazaar, words.PAYOUT, today), "lines": lines, "checks": checks}, day=today
    )


def statement_pdf(
    bazaar: Bazaar, line: SellerLine, *, sold: Sequence[Item], unsold: Sequence[Item], today: date
) -> bytes:
    """One seller's money and goods."""
    share = line.share
    sums = [
        Check(words.SOLD, share.turnover),
        Check(words.COMMISSION, -share.commission),
        Check(words.FEE, -share.fee),
        Check(words.YOU_OWE if share.claim else words.YOU_GET, share.claim or share.payout, total=True),
    ]
    data = {
        **_head(bazaar, words.statement(line.seller.number), today),
        "sums": [{"label": one.label, "amount": euro(one.cents), "total": one.total} for one in sums],
        "sold": [_item(item) for item in sold],
        "unsold": [_item(item) for item in unsold],
        "charity": line.seller.charity,
    }
    return pdf("bazaar", "abrechnung", data, day=today)


def unsold_pdf(bazaar: Bazaar, items: Sequence[Item], *, today: date) -> bytes:
    """One heap for each number."""
    heaps = [
        {"number": str(number), "charity": heap[0].seller.charity, "items": [_item(item) for item in heap]}
        for number, heap in by_number(items)
    ]
    data = {**_head(bazaar, words.UNSOLD, today), "count_text": words.pieces(len(items)), "heaps": heaps}
    return pdf("bazaar", "ruecksortierung", data, day=today)


def csv_of(settlement: Settlement) -> Iterable[str]:
    return csv_lines(words.COLUMNS, ([_text(cell) for cell in _cells(line)] for line in settlement.lines))


def xlsx_of(settlement: Settlement) -> bytes:
    """Money as numbers, so that the office computes with it; names never as formulas."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00 €"})
    sheet = book.add_worksheet(words.PAYOUT)
    sheet.write_row(0, 0, words.COLUMNS, bold)
    for at, line in enumerate(settlement.lines, 1):
        for column, cell in enumerate(_cells(line)):
            if type(cell) is int:
                sheet.write_number(at, column, cell / 100, money)
            elif isinstance(cell, str):
                sheet.write_string(at, column, cell)
            else:
                sheet.write_number(at, column, cell)
    sheet.freeze_panes(1, 0)
    sheet.set_column(1, 1, 28)
    sheet.set_column(4, 8, 13)
    book.close()
    return target.getvalue()


def name_of(seller: Seller) -> str:
    return (seller.registration.name if seller.registration else "") or words.FORGOTTEN


def _cells(line: SellerLine) -> list[str | float]:
    """Numbers of things as floats, money as whole cents: the writers tell them apart by that."""
    share = line.share
    counts: list[str | float] = [
        float(line.seller.number or 0),
        name_of(line.seller),
        float(line.items),
        float(line.sold),
    ]
    state = words.DONE if line.seller.paid_out_at else ""
    return [*counts, share.turnover, share.commission, share.fee, share.payout, share.claim, state]


def _text(cell: str | float) -> str:
    if isinstance(cell, str):
        return cell
    return f"{cell // 100},{cell % 100:02d}" if isinstance(cell, int) else f"{cell:.0f}"


def _head(bazaar: Bazaar, title: str, today: date) -> dict[str, Any]:
    starts = timezone.localdate(bazaar.event.starts_at)
    return {
        "title": title,
        "stelle": shown(bazaar.stelle.name),
        "event": shown(str(bazaar.event)),
        "date_text": day(starts),
        "day_text": day(today),
    }


def _item(item: Item) -> dict[str, str]:
    return {
        "position": str(item.position),
        "text": shown(item.description),
        "size": shown(item.size) if item.size else "",
        "price": euro(item.price_cents),
    }


def _label(event: str, number: int, item: Item) -> dict[str, str]:
    code = typed(event, number, item.position)
    return {
        "number": str(number),
        "price": euro(item.price_cents),
        "text": shown(item.description),
        "size": shown(item.size) if item.size else "",
        "code": code,
        "qr": qr_svg(scanned(event, number, item.position), border=_QUIET_ZONE),
        "alt": words.qr(code),
    }
