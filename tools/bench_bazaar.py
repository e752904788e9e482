"""The bazaar for ``bench.py``: 10,000 items settled, labels printed, a till that comes back after hours offline."""

import statistics
import time
import uuid
from datetime import date, timedelta

from bench_tools import milliseconds

SELLERS, ITEMS = 200, 50
LABELS = 500
BACKLOG = 1_000  # items on receipts that waited for the network


def run() -> list[str]:
    """Lines; makes a Stelle with two bazaars in the database that is configured."""
    from django_scopes import scope

    from lueckenlos.bazaar import papers
    from lueckenlos.bazaar.queries.money import settlement_of
    from lueckenlos.bazaar.queries.till import price_list
    from lueckenlos.bazaar.queries.work import items_for_labels
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.models import Stelle

    stelle = Stelle.objects.create(slug="bench-basar", name="Basarstadt (erfunden)", art="kommune", land="st")
    by = system_actor(stelle)
    with scope(stelle=stelle):
        bazaar = _bazaar(by)
        _fill(bazaar)
        seconds = _sell(bazaar, by)
        settled = milliseconds(lambda: settlement_of(bazaar))
        found = settlement_of(bazaar)
        if found.shared != found.turnover or found.taken != found.turnover:
            message = "the check sum of the bazaar is wrong"
            raise AssertionError(message)
        items = items_for_labels(bazaar)
        labels = milliseconds(lambda: papers.labels_pdf(bazaar, items[:LABELS], per_sheet=21, today=date(2026, 11, 22)))
        few = milliseconds(lambda: papers.labels_pdf(bazaar, items[:50], per_sheet=21, today=date(2026, 11, 22)))
        prices = milliseconds(lambda: price_list(bazaar))
        payout = milliseconds(lambda: papers.payout_pdf(bazaar, found, today=date(2026, 11, 22)))
    sold = sum(line.sold for line in found.lines)
    return [
        f"Basar, {SELLERS * ITEMS} Artikel, {sold} verkauft, abgerechnet: {settled:.0f} ms",
        f"Auszahlungsliste für {SELLERS} Nummern als PDF: {payout:.0f} ms",
        f"Etiketten als PDF: 50 in {few:.0f} ms, {LABELS} in {labels:.0f} ms",
        f"Preisliste der Kasse ({SELLERS * ITEMS} Artikel): {prices:.0f} ms",
        f"Abgleich nach langer Zeit ohne Netz, je {BACKLOG} Artikel: {seconds * 1000:.0f} ms",
    ]


def _bazaar(by):  # type: ignore[no-untyped-def] # models are there only after django.setup
    from django.utils import timezone

    from lueckenlos.bazaar.actions.bazaar import GroupValues, create_bazaar
    from lueckenlos.bazaar.enums import GroupKind
    from lueckenlos.events.actions.events import create_event

    starts = timezone.now() + timedelta(days=9)
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=4)}
    event = create_event(by=by, values={"art": "boerse", "title": "Basar (erfunden)", "venue": "Halle", **times})
    groups = [
        GroupValues(GroupKind.HELFENDE, 0, 0, 100, 1, 99),
        GroupValues(GroupKind.STAMM, 1000, 300, 50, 100, 199),
        GroupValues(GroupKind.FREI, 1500, 300, 50, 200, 999),
    ]
    return create_bazaar(event=event, by=by, values={}, groups=groups)


def _fill(bazaar) -> None:  # type: ignore[no-untyped-def] # as above
    from lueckenlos.bazaar.models import Item, Seller

    groups = list(bazaar.groups.all())
    sellers = Seller.objects.bulk_create(
        Seller(stelle=bazaar.stelle, bazaar=bazaar, group=groups[number % 3], number=number, last_position=ITEMS)
        for number in range(1, SELLERS + 1)
    )
    Item.objects.bulk_create(
        Item(
            stelle=bazaar.stelle,
            seller=seller,
            position=position,
            description=f"Regenjacke blau mit Elefanten {position}",
            size="104",
            price_cents=50 * (1 + (position * 7 + (seller.number or 0)) % 60),
        )
        for seller in sellers
        for position in range(1, ITEMS + 1)
    )


def _sell(bazaar, by) -> float:  # type: ignore[no-untyped-def] # as above
    """Four of five items, by two tills in long messages; the median seconds of one message."""
    from django.utils import timezone

    from lueckenlos.bazaar.actions.sales import take_receipts
    from lueckenlos.bazaar.enums import ReceiptKind
    from lueckenlos.bazaar.models import Item
    from lueckenlos.bazaar.rules.sales import Sent, SentReceipt

    rows = Item.objects.filter(seller__bazaar=bazaar).order_by("pk")
    names = ("seller__number", "position", "price_cents")
    lines = [((number, position), cents) for number, position, cents in rows.values_list(*names) if position % 5]
    now, times = timezone.now(), []
    for start in range(0, len(lines), BACKLOG):
        batch = lines[start : start + BACKLOG]
        baskets = [tuple(batch[at : at + 10]) for at in range(0, len(batch), 10)]
        receipts = tuple(
            SentReceipt(uuid.uuid4(), ReceiptKind.VERKAUF, now, basket, str(place))
            for place, basket in enumerate(baskets)
        )
        began = time.process_time()
        take_receipts(bazaar=bazaar, by=by, sent=Sent(1 + start // BACKLOG % 2, receipts, ()), now=now)
        times.append(time.process_time() - began)
    return statistics.median(times)
