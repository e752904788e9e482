"""What the pages of a bazaar show: the next steps, the rows of the lists, the check sum in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from lueckenlos.bazaar.codes import typed
from lueckenlos.bazaar.enums import ReceiptKind
from lueckenlos.bazaar.forms.drawers import TillsInput
from lueckenlos.bazaar.forms.small import TillForm
from lueckenlos.bazaar.messages import notices
from lueckenlos.bazaar.messages.tasks import Task, TaskKind
from lueckenlos.bazaar.models import Bazaar, Item, Receipt
from lueckenlos.bazaar.queries.money import Drawer, Settlement
from lueckenlos.bazaar.queries.work import Figures
from lueckenlos.bazaar.rules import lists_are_open
from lueckenlos.bazaar.rules.lists import ListCheck
from lueckenlos.web.sentences import sentence

_SHOWN_KINDS = 30
_SHOWN_LINES = 12


def tasks_of(bazaar: Bazaar, figures: Figures, now: datetime) -> list[Task]:
    """What the office does next, in the order of its urgency."""
    closed = not lists_are_open(bazaar, now)
    found = [
        (figures.unclear, TaskKind.UNCLEAR),
        (figures.changed, TaskKind.CHANGED),
        (figures.waiting, TaskKind.WAITING),
        (figures.withdrawn if bazaar.closed_at is None else 0, TaskKind.WITHDRAWN),
        (figures.empty if closed and bazaar.closed_at is None else 0, TaskKind.EMPTY),
    ]
    return [Task(kind, number) for number, kind in found if number]


@dataclass(frozen=True, slots=True)
class Complaint:
    """One reason against lines of a file, with the lines it is about."""

    text: str
    lines: str


def complaints_of(checked: ListCheck) -> tuple[list[Complaint], int]:
    """Each sentence once with its lines; and how many further sentences there are."""
    found: dict[str, list[int]] = {}
    for number, error in checked.refused:
        found.setdefault(sentence(error), []).append(number)
    rows = [Complaint(text, _lines(numbers)) for text, numbers in found.items()]
    return rows[:_SHOWN_KINDS], max(0, len(rows) - _SHOWN_KINDS)


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN_LINES]))
    rest = len(numbers) - _SHOWN_LINES
    return f"{shown} {notices.further(rest)}" if rest > 0 else shown


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a list with the code under its QR code."""

    item: Item
    code: str
    sold: bool


def item_rows(bazaar: Bazaar, number: int | None, items: Iterable[Item]) -> list[ItemRow]:
    return [ItemRow(item, typed(bazaar.code, number or 0, item.position), bool(item.sold)) for item in items]  # type: ignore[attr-defined] # annotated


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the check sum."""

    label: str
    cents: int
    total: bool = False


def checks_of(settlement: Settlement) -> list[Check]:
    """What was taken, shared out; the last line is what the drawers must hold beyond their change."""
    sellers = [
        Check("Auszahlungen an Verkaufende", settlement.payouts),
        Check("− Forderungen (Gebühr höher als Erlös)", -settlement.claims),
        Check("+ Provision", settlement.commission),
        Check("+ Listengebühren", settlement.fees),
        Check("+ Überschuss aus geklärten und unklaren Verkäufen", settlement.surplus),
    ]
    shown = [row for row in sellers if row.cents or row.label.startswith(("Aus", "+ P", "+ L"))]
    return [*shown, Check("muss in den Kassen sein", settlement.shared + settlement.surplus, total=True)]


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One receipt as the list of sales shows it."""

    receipt: Receipt
    codes: str
    back: bool


def receipt_rows(receipts: Iterable[Receipt]) -> list[ReceiptRow]:
    return [
        ReceiptRow(
            receipt,
            ", ".join(f"{line.item.seller.number}-{line.item.position}" for line in receipt.lines.all()),
            receipt.kind == ReceiptKind.RUECKNAHME,
        )
        for receipt in receipts
    ]


def by_number(items: Iterable[Item]) -> list[tuple[int, list[Item]]]:
    """Items in order, one heap for each number."""
    return [(number or 0, list(rows)) for number, rows in groupby(items, key=lambda item: item.seller.number)]


@dataclass(frozen=True, slots=True)
class DrawerRow:
    """One drawer with its form and its difference in words."""

    drawer: Drawer | None
    form: TillForm
    difference: str
    good: bool
    counted: bool


def drawer_rows(settlement: Settlement, tills: TillsInput) -> list[DrawerRow]:
    known = {one.till.number: one for one in settlement.drawers}
    rows = []
    for form in tills.forms:
        drawer = known.get(form.till.number)
        off = drawer.difference if drawer else None
        rows.append(
            DrawerRow(
                drawer,
                form,
                "" if off is None else notices.difference(off),
                off == 0,
                form.till.counted_cents is not None,
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class Judgement:
    """One sentence about all drawers, in the colour it deserves."""

    kind: str
    text: str


def judgement_of(settlement: Settlement) -> Judgement | None:
    """Nothing while a drawer is uncounted. An explained difference is no alarm any more."""
    if settlement.counted is None:
        return None
    off = settlement.counted - settlement.taken
    if not off:
        return Judgement("success", notices.BALANCED)
    explained = all(one.till.note for one in settlement.drawers if one.difference)
    text = notices.explained(off) if explained else notices.unexplained(off)
    return Judgement("info" if explained else "warning", text)
