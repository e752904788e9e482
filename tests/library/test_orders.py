"""Printed copies: ordered without an account, shipped, forgotten."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from django_scopes import scope

from factories import Cast, make_member
from library.shelf import edition_of, published
from lueckenlos.library.actions.orders import cancel_order, forget_orders, order_copies, set_stock, ship_order
from lueckenlos.library.actions.publications import withdraw_edition
from lueckenlos.library.models import Edition, Order
from lueckenlos.library.rules import KEEP_ADDRESS_DAYS, MOST_COPIES
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import AuditEntry, Stelle

WHO = {
    "name": "Rita Rose (erfunden)",
    "street": "Am Markt 1",
    "plz": "06333",
    "town": "Hettstedt",
    "email": "rita@example.org",
}


def printed(cast: Cast, stock: int | None = 20) -> Edition:
    """The only edition of a publication of Hettstedt, with so many copies."""
    edition = edition_of(published(cast["koordination"]))
    with scope(stelle=cast.hettstedt):
        return set_stock(edition=edition, stock=stock, seen=None, by=cast["koordination"])


def order(edition: Edition, number: int = 2, token: uuid.UUID | None = None, **values: Any) -> Order:
    with scope(stelle=edition.stelle_id):
        return order_copies(
            edition=edition,
            number=number,
            values=WHO | values,
            token=token or uuid.uuid4(),
            now=timezone.now(),
        )


def left(edition: Edition) -> int | None:
    with scope(stelle=edition.stelle_id):
        return Edition.objects.get(pk=edition.pk).stock


def test_an_order_takes_its_copies_off_the_shelf_once_and_is_confirmed(cast: Cast) -> None:
    edition, token = printed(cast), uuid.uuid4()
    assert order(edition, 3, token) == order(edition, 3, token)
    assert left(edition) == 17
    assert [(one.to, "3 × " in one.body, "06333 Hettstedt" in one.body) for one in mail.outbox] == [
        (["rita@example.org"], True, True)
    ]


def test_the_office_hears_of_an_order_and_nothing_of_who_ordered(cast: Cast) -> None:
    Stelle.objects.filter(pk=cast.hettstedt.pk).update(email="amt@example.org")
    order(printed(cast), 3)
    notice = next(one for one in mail.outbox if one.to == ["amt@example.org"])
    assert notice.subject == "Neue Bestellung: 3 × Gut ankommen (erfunden)"
    assert "/arbeit/hettstedt/bestellungen/" in notice.body
    assert not [name for name in ("name", "street", "plz", "email") if WHO[name] in notice.body]


@pytest.mark.parametrize(
    ("stock", "number", "code"),
    [
        (None, 1, "order_not_possible"),
        (0, 1, "order_sold_out"),
        (2, 3, "order_too_many"),
        (200, MOST_COPIES + 1, "order_too_many"),
        (2, 0, "order_too_many"),
    ],
)
def test_what_cannot_be_ordered_is_refused(cast: Cast, stock: int | None, number: int, code: str) -> None:
    edition = printed(cast, stock)
    with pytest.raises(Invalid, match=code):
        order(edition, number)
    assert left(edition) == stock


def test_shipped_and_cancelled_are_final_and_cancelled_copies_are_free_again(cast: Cast) -> None:
    edition, by, today = printed(cast), cast["mitarbeit"], timezone.localdate()
    first, second = order(edition, 5), order(edition, 1)
    with scope(stelle=cast.hettstedt):
        ship_order(order=first, today=today, by=by)
        assert cancel_order(order=first, today=today, by=by).state == "versandt"
        cancel_order(order=second, today=today, by=by)
        cancel_order(order=second, today=today, by=by)
        with pytest.raises(NotAllowed):
            ship_order(order=second, today=today, by=make_member(cast.hettstedt, Role.LESEN))
    assert left(edition) == 15


def test_a_count_of_the_shelf_does_not_swallow_an_order(cast: Cast) -> None:
    edition = printed(cast)
    order(edition)
    with scope(stelle=cast.hettstedt), pytest.raises(Invalid, match="stock_changed"):
        set_stock(edition=edition, stock=30, seen=20, by=cast["koordination"])
    assert left(edition) == 18


def test_names_and_addresses_go_after_shipping_and_their_term(cast: Cast) -> None:
    edition, today = printed(cast), timezone.localdate()
    done, waiting = order(edition), order(edition)
    by = system_actor(cast.hettstedt)
    with scope(stelle=cast.hettstedt):
        ship_order(order=done, today=today, by=by)
        assert forget_orders(today=today + timedelta(days=KEEP_ADDRESS_DAYS), by=by) == 0
        late = today + timedelta(days=KEEP_ADDRESS_DAYS + 1)
        assert (forget_orders(today=late, by=by), forget_orders(today=late, by=by)) == (1, 0)
        kept = {row.pk: (row.number, row.name, row.street, row.email) for row in Order.objects.all()}
        trail = str(list(AuditEntry.objects.values_list("object_label", "changes")))
    assert kept[done.pk] == (2, "", "", "")
    assert kept[waiting.pk][1] == WHO["name"]
    assert "Rita" not in trail


def test_the_public_form_keeps_what_was_typed_and_says_what_is_sold_out(cast: Cast) -> None:
    edition = printed(cast, 1)
    client = cast.client("anonymous")
    page = f"/veroeffentlichungen/{edition.publication.public_id}/"
    sent = {"bogen": str(uuid.uuid4()), "number": "1", **WHO}
    wrong = client.post(f"{page}bestellen/", {**sent, "plz": "633"})
    assert wrong.status_code == 422
    assert "fünf Ziffern" in wrong.content.decode()
    assert WHO["name"] in wrong.content.decode()
    assert client.post(f"{page}bestellen/", sent).status_code == 302
    assert "vergriffen" in client.get(page).content.decode()
    assert "Vergriffen" in client.get(f"{page}bestellen/").content.decode()
    with scope(stelle=cast.hettstedt):
        withdraw_edition(edition=edition, by=cast["koordination"])
    assert client.get(f"{page}bestellen/").status_code == 404


def test_the_shipping_list_has_open_orders_of_the_own_stelle(cast: Cast) -> None:
    order(printed(cast), 4, purpose="Elternabend")
    client = cast.client("koordination")
    lines = b"".join(client.get("/arbeit/hettstedt/bestellungen/?als=csv").streaming_content).decode().splitlines()  # type: ignore[attr-defined] # a stream
    assert len(lines) == 2
    assert [word in lines[1] for word in ("4", "Am Markt 1", "Elternabend")] == [True] * 3
    with scope(stelle=cast.hettstedt):
        row = Order.objects.get()
    client.post("/arbeit/hettstedt/bestellungen/", {"versenden": str(row.pk)})
    with scope(stelle=cast.hettstedt):
        assert Order.objects.get().state == "versandt"
