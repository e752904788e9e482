"""Sales from the tills, the unclear ones, the drawers and the payouts."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction

from lueckenlos.bazaar.actions.bazaar import locked
from lueckenlos.bazaar.enums import LineState, ReceiptKind
from lueckenlos.bazaar.models import Bazaar, Item, Receipt, ReceiptLine, Seller, Till
from lueckenlos.bazaar.rules import may_sell, may_settle
from lueckenlos.bazaar.rules.sales import (
    MOST_TILLS,
    Code,
    Sent,
    SentReceipt,
    Tally,
    check_known,
    outcome,
    remember,
)
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_MOST_CENTS: Final = 10_000_000
_NOTE_LENGTH: Final = 300
_OPEN: Final = (LineState.VERKAUFT.value, LineState.DOPPELT.value, LineState.UNKLAR.value)


@dataclass
class Synced:
    """What became of the receipts, by the names the till gave them."""

    accepted: list[str] = field(default_factory=list)
    refused: list[tuple[str, Invalid]] = field(default_factory=list)
    # (receipt, number, item) of second sales and of returns that nobody sold
    unclear: list[tuple[str, int, int]] = field(default_factory=list)


@transaction.atomic
def take_receipts(*, bazaar: Bazaar, by: Actor, sent: Sent, now: datetime) -> Synced:
    """Write every receipt that is not there yet; sending the same again is answered alike and changes nothing.

    Money was taken at the till, so a second sale of an item is kept too, as a double one that nobody is paid for.
    """
    bazaar = locked(bazaar)
    ensure(may_sell(by, bazaar))
    synced = Synced(refused=list(sent.wrong))
    till, _ = Till.objects.get_or_create(bazaar=bazaar, number=sent.till, defaults={"stelle": bazaar.stelle})
    known = _known(bazaar, sent.receipts)
    items = _items(bazaar, sent.receipts)
    tallies = _tallies(items.values())
    fresh: list[SentReceipt] = []
    for receipt in sent.receipts:
        if (digest := known.get(receipt.uuid)) is not None:
            same = digest == receipt.digest
            _answer(synced, receipt, None if same else Invalid("receipt_other_content"))
            continue
        try:
            check_known(receipt, {code: item.pk for code, item in items.items()})
        except Invalid as error:
            _answer(synced, receipt, error)
            continue
        _write(bazaar, till, receipt, items, tallies, now)
        known[receipt.uuid] = receipt.digest
        fresh.append(receipt)
        _answer(synced, receipt, None)
    synced.unclear = _unclear(bazaar, sent.receipts)
    if fresh:
        cents = sum(one.total if one.kind is ReceiptKind.VERKAUF else -one.total for one in fresh)
        audit.record("bazaar.till.sync", till, by=by, changes={"receipts": (0, len(fresh)), "cents": (0, cents)})
    return synced


@transaction.atomic
def count_till(
    *, bazaar: Bazaar, by: Actor, number: int, float_cents: int, counted_cents: int | None, note: str = ""
) -> Till:
    """The change a drawer began with, and what was counted at the end."""
    bazaar = locked(bazaar)
    ensure(may_sell(by, bazaar))
    if not 1 <= number <= MOST_TILLS:
        raise Invalid("till_number")
    if not 0 <= float_cents <= _MOST_CENTS or not 0 <= (counted_cents or 0) <= _MOST_CENTS:
        raise Invalid("till_money")
    till = Till.objects.filter(bazaar=bazaar, number=number).first()
    till = till or Till(stelle=bazaar.stelle, bazaar=bazaar, number=number)
    note = " ".join(note.split())[:_NOTE_LENGTH]
    changes = audit.changed(till, {"float_cents": float_cents, "counted_cents": counted_cents, "note": note})
    till.save()
    if changes:
        audit.record("bazaar.till.count", till, by=by, changes=changes)
    return till


@transaction.atomic
def settle_line(*, line: ReceiptLine, by: Actor, paid_back: bool, now: datetime) -> ReceiptLine:
    """Clear up a second sale: the customer got the money back, or it stays in the drawer as a surplus.

    An unclear return is only marked as seen: the money is out of the drawer already.
    """
    bazaar = locked(line.receipt.bazaar)
    ensure(may_sell(by, bazaar))
    line = ReceiptLine.objects.select_related("receipt__till", "item__seller").get(pk=line.pk)
    if line.state not in {LineState.DOPPELT, LineState.UNKLAR}:
        raise Invalid("line_not_open")
    if paid_back and line.state == LineState.DOPPELT:
        back = Receipt.objects.create(
            stelle=bazaar.stelle,
            bazaar=bazaar,
            till=line.receipt.till,
            uuid=uuid.uuid4(),
            kind=ReceiptKind.RUECKNAHME,
            rung_at=now,
            received_at=now,
            total_cents=line.charged_cents,
        )
        ReceiptLine.objects.create(
            receipt=back,
            item=line.item,
            price_cents=line.price_cents,
            charged_cents=line.charged_cents,
            state=LineState.RUECKNAHME,
        )
    before, line.state = line.state, LineState.ZURUECK if paid_back else LineState.GEKLAERT
    line.save(update_fields=["state"])
    changes = {"state": (before, line.state), "item": (None, f"{line.item.seller.number}-{line.item.position}")}
    audit.record("bazaar.line.settle", line, by=by, changes=changes)
    return line


@transaction.atomic
def pay_out(*, seller: Seller, by: Actor, now: datetime | None) -> Seller:
    """The seller has signed for the money; ``now`` None takes it back."""
    ensure(may_settle(by, seller.bazaar))
    changes = audit.changed(seller, {"paid_out_at": now})
    if changes:
        seller.save(update_fields=["paid_out_at"])
        audit.record("bazaar.seller.pay_out", seller, by=by, changes=changes)
    return seller


def _known(bazaar: Bazaar, receipts: Iterable[SentReceipt]) -> dict[uuid.UUID, str]:
    rows = Receipt.objects.filter(bazaar=bazaar, uuid__in=[one.uuid for one in receipts])
    return dict(rows.values_list("uuid", "digest"))


def _items(bazaar: Bazaar, receipts: Iterable[SentReceipt]) -> dict[Code, Item]:
    codes = {code for receipt in receipts for code, _ in receipt.lines}
    numbers, positions = {number for number, _ in codes}, {position for _, position in codes}
    rows = Item.objects.filter(seller__bazaar=bazaar, seller__number__in=numbers, position__in=positions)
    found = {(item.seller.number or 0, item.position): item for item in rows.select_related("seller")}
    return {code: item for code, item in found.items() if code in codes}


def _tallies(items: Iterable[Item]) -> dict[int, Tally]:
    keys = [item.pk for item in items]
    tallies = {key: Tally() for key in keys}
    rows = ReceiptLine.objects.filter(item__in=keys, state__in=_OPEN).order_by("pk")
    for key, item, state in rows.values_list("pk", "item", "state"):
        remember(tallies[item], LineState(state), key)
    return tallies


def _write(
    bazaar: Bazaar,
    till: Till,
    sent: SentReceipt,
    items: dict[Code, Item],
    tallies: dict[int, Tally],
    now: datetime,
) -> None:
    receipt = Receipt.objects.create(
        stelle=bazaar.stelle,
        bazaar=bazaar,
        till=till,
        uuid=sent.uuid,
        kind=sent.kind,
        rung_at=sent.rung_at,
        received_at=now,
        total_cents=sent.total,
        digest=sent.digest,
    )
    for code, charged in sent.lines:
        item = items[code]
        found = outcome(sent.kind, tallies[item.pk])
        if found.met is not None and found.becomes is not None:
            ReceiptLine.objects.filter(pk=found.met).update(state=found.becomes)
        line = ReceiptLine.objects.create(
            receipt=receipt, item=item, price_cents=item.price_cents, charged_cents=charged, state=found.state
        )
        remember(tallies[item.pk], found.state, line.pk)


def _unclear(bazaar: Bazaar, receipts: Iterable[SentReceipt]) -> list[tuple[str, int, int]]:
    rows = ReceiptLine.objects.filter(
        receipt__bazaar=bazaar,
        receipt__uuid__in=[one.uuid for one in receipts],
        state__in=[LineState.DOPPELT.value, LineState.UNKLAR.value],
    )
    names = ("receipt__uuid", "item__seller__number", "item__position")
    return [(str(key), number, position) for key, number, position in rows.order_by("pk").values_list(*names)]


def _answer(synced: Synced, receipt: SentReceipt, error: Invalid | None) -> None:
    if error is None:
        synced.accepted.append(str(receipt.uuid))
    else:
        synced.refused.append((str(receipt.uuid), error))
