"""Tills that come back with what they sold: nothing counts twice, nobody is paid twice, every cent is somewhere."""

import json
import uuid
from dataclasses import replace
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from bazaar.fleamarket import again, make_bazaar, message, plain, receipt, sell_out, seller, send
from events.fair import now
from factories import Cast
from lueckenlos.bazaar.actions.bazaar import close_settlement, reopen_settlement, save_bazaar
from lueckenlos.bazaar.actions.numbers import change_number
from lueckenlos.bazaar.actions.sales import count_till, settle_line, take_receipts
from lueckenlos.bazaar.models import Bazaar, Receipt, ReceiptLine
from lueckenlos.bazaar.queries.money import settlement_of, unclear_lines, unsold_items
from lueckenlos.bazaar.rules.sales import read_sent
from lueckenlos.shared.errors import BadInput, Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


@pytest.fixture
def bazaar(by: Actor) -> Bazaar:
    return make_bazaar(by)


def states(bazaar: Bazaar) -> list[str]:
    return list(ReceiptLine.objects.filter(receipt__bazaar=bazaar).order_by("pk").values_list("state", flat=True))


def test_a_sale_is_paid_out_to_the_cent(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 450, 1000, 50)
    send(bazaar, by, receipt((200, 1, 450), (200, 2, 1000)))
    found = settlement_of(bazaar)
    assert [(line.seller, line.items, line.sold) for line in found.lines] == [(one, 3, 2)]
    # 10 % of 14,50 are 1,45, rounded to 1,50; the list costs 3,00
    assert (found.turnover, found.commission, found.fees, found.payouts) == (1450, 150, 300, 1000)
    assert (found.taken, found.shared, found.surplus) == (1450, 1450, 0)
    assert [item.position for item in unsold_items(bazaar)] == [3]


def test_the_same_receipt_again_changes_nothing(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    sale = receipt((200, 1, 500))
    first = send(bazaar, by, sale)
    second = send(bazaar, by, sale, sale)
    assert first.accepted == [sale["id"]]
    assert second.accepted == [sale["id"], sale["id"]]
    assert Receipt.objects.count() == 1
    assert settlement_of(bazaar).turnover == 500
    assert AuditEntry.objects.filter(verb="bazaar.till.sync").count() == 1


def test_a_settlement_computed_by_hand(bazaar: Bazaar, by: Actor) -> None:
    """Two drawers, three groups, a return, and somebody who sold less than the list costs."""
    values, groups = plain(bazaar)
    groups[2] = replace(groups[2], rate_bp=1500)
    save_bazaar(bazaar=bazaar, by=by, values=values, groups=groups)
    helper = seller(bazaar, by, 550, helper=True)
    many, few, regular = seller(bazaar, by, 1450, 600, 200, 900), seller(bazaar, by, 250), seller(bazaar, by, 350)
    stamm = bazaar.groups.get(kind="stamm").pk
    change_number(seller=regular, by=by, number=100, group=stamm, reprint=True)
    send(bazaar, by, receipt((1, 1, 550), (200, 1, 1450), (200, 4, 900)), till=1)
    send(bazaar, by, receipt((200, 2, 600), (200, 3, 200), (201, 1, 250), (100, 1, 350)), till=2)
    send(bazaar, by, receipt((200, 4, 900), back=True), till=2)
    for number, counted in ((1, 17_900), (2, 15_500)):
        count_till(bazaar=bazaar, by=by, number=number, float_cents=15_000, counted_cents=counted)
    found = settlement_of(again(bazaar))
    shares = {line.seller.pk: line.share for line in found.lines}
    # turnover, commission, fee, payout, claim: 15 % of 22,50 are 3,375; of 2,50 0,375; 10 % of 3,50 are 0,35
    assert {
        key: (share.turnover, share.commission, share.fee, share.payout, share.claim) for key, share in shares.items()
    } == {
        helper.pk: (550, 0, 0, 550, 0),
        regular.pk: (350, 40, 300, 10, 0),
        many.pk: (2250, 340, 300, 1610, 0),
        few.pk: (250, 40, 300, 0, 90),
    }
    # 21,70 − 0,90 + 4,20 + 9,00 = 34,00; 179,00 + 155,00 − 300,00 = 34,00
    assert (found.payouts, found.claims, found.commission, found.fees, found.shared) == (2170, 90, 420, 900, 3400)
    assert (found.taken, found.counted, found.surplus, found.balanced) == (3400, 3400, 0, True)


def test_the_trail_counts_what_is_new(bazaar: Bazaar, by: Actor) -> None:
    """A till whose answer got lost sends everything again, with what it sold since."""
    seller(bazaar, by, 500, 700, 900)
    first, second = receipt((200, 1, 500)), receipt((200, 2, 700))
    back = receipt((200, 1, 500), back=True)
    send(bazaar, by, first)
    send(bazaar, by, first, second, second, back, receipt((999, 1, 100)))
    entries = AuditEntry.objects.filter(verb="bazaar.till.sync").order_by("pk")
    # 7,00 € into the drawer, 5,00 € out of it
    assert [entry.changes for entry in entries] == [
        {"receipts": [0, 1], "cents": [0, 500]},
        {"receipts": [0, 2], "cents": [0, 200]},
    ]


def test_another_receipt_under_the_same_name_is_refused(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500, 700)
    sale = receipt((200, 1, 500))
    send(bazaar, by, sale)
    again_ = send(bazaar, by, receipt((200, 2, 700), key=sale["id"]))
    assert [(name, error.code) for name, error in again_.refused] == [(sale["id"], "receipt_other_content")]
    assert settlement_of(bazaar).turnover == 500


def test_two_tills_sell_the_same_item(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500, 700)
    send(bazaar, by, receipt((200, 1, 500)), till=1)
    second = send(bazaar, by, receipt((200, 1, 500), (200, 2, 700)), till=2)
    assert [(number, position) for _, number, position in second.unclear] == [(200, 1)]
    found = settlement_of(bazaar)
    assert (found.turnover, found.taken, found.surplus) == (1200, 1700, 500)
    assert found.shared + found.surplus == found.taken


@pytest.mark.parametrize(("paid_back", "taken", "surplus"), [(True, 500, 0), (False, 1000, 500)])
def test_the_office_clears_up_a_second_sale(
    bazaar: Bazaar, by: Actor, paid_back: bool, taken: int, surplus: int
) -> None:
    seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500)), till=1)
    send(bazaar, by, receipt((200, 1, 500)), till=2)
    (line,) = unclear_lines(bazaar)
    settle_line(line=line, by=by, paid_back=paid_back, now=now())
    found = settlement_of(bazaar)
    assert (found.turnover, found.taken, found.surplus) == (500, taken, surplus)
    assert not unclear_lines(bazaar).exists()
    with pytest.raises(Invalid, match="line_not_open"):
        settle_line(line=line, by=by, paid_back=paid_back, now=now())


def test_a_return_makes_the_item_free_again(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500)), receipt((200, 1, 500), back=True), receipt((200, 1, 500)))
    found = settlement_of(bazaar)
    assert (found.turnover, found.taken) == (500, 500)
    assert states(bazaar) == ["zurueck", "ruecknahme", "verkauft"]


def test_a_return_that_arrives_before_its_sale(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500), back=True), till=2)
    assert settlement_of(bazaar).surplus == -500
    send(bazaar, by, receipt((200, 1, 500)), till=1)
    found = settlement_of(bazaar)
    assert (found.turnover, found.taken, found.surplus) == (0, 0, 0)
    assert not unclear_lines(bazaar).exists()


def test_a_changed_price_is_paid_by_the_list_and_seen_in_the_sum(bazaar: Bazaar, by: Actor) -> None:
    """Whatever a forged till charges: the seller gets what the list says, the difference has its own line."""
    seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 1)))
    found = settlement_of(bazaar)
    assert (found.turnover, found.taken, found.surplus) == (500, 1, -499)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lines": []}, "receipt_empty"),
        ({"lines": [[200, 1, -500]]}, "receipt_price_wrong"),
        ({"lines": [[200, 1, 10**15]]}, "receipt_price_wrong"),
        ({"lines": [[200, 1, 5.0]]}, "receipt_wrong"),
        ({"lines": [[200, 1, "500"]]}, "receipt_wrong"),
        ({"lines": [[200, 1, True]]}, "receipt_wrong"),
        ({"lines": [[200, 1]]}, "receipt_wrong"),
        ({"lines": [[-1, 1, 500]]}, "receipt_wrong"),
        ({"lines": [[200, 10**9, 500]]}, "receipt_wrong"),
        ({"lines": [[200, 1, 500], [200, 1, 500]]}, "receipt_item_twice"),
        ({"lines": [[200, 99, 500]]}, "receipt_item_unknown"),
        ({"lines": [[200, 1, 500]] * 301}, "receipt_wrong"),
        ({"kind": "geschenk"}, "receipt_wrong"),
        ({"id": "keine"}, "receipt_wrong"),
        ({"id": None}, "receipt_wrong"),
        ({"at": "gestern"}, "receipt_wrong"),
        ({"at": "2026-13-45T99:00:00+00:00"}, "receipt_wrong"),
        ({"at": "2026-11-22T10:00:00"}, "receipt_wrong"),
    ],
)
def test_a_wrong_receipt_stops_no_other(bazaar: Bazaar, by: Actor, change: dict[str, Any], code: str) -> None:
    seller(bazaar, by, 500, 700)
    wrong = {**receipt((200, 1, 500)), **change}
    good = receipt((200, 2, 700))
    synced = send(bazaar, by, wrong, good)
    assert [error.code for _, error in synced.refused] == [code]
    assert synced.accepted == [good["id"]]
    assert settlement_of(bazaar).turnover == 700


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"receipts": 1}', b"\xff", b"[" * 100_000, b'{"event": "x", "till": 1, "receipts": []}'],
)
def test_what_no_till_wrote_is_refused(bazaar: Bazaar, body: bytes) -> None:
    with pytest.raises(BadInput):
        read_sent(body, bazaar.code)


@pytest.mark.parametrize("till", [0, 21, -1, True, "1", None, 1.0])
def test_there_are_twenty_tills(bazaar: Bazaar, till: object) -> None:
    body = json.dumps({"event": bazaar.code, "till": till, "receipts": []}).encode()
    with pytest.raises(BadInput, match="till_number"):
        read_sent(body, bazaar.code)


def test_items_of_another_bazaar_are_unknown(bazaar: Bazaar, by: Actor) -> None:
    other = make_bazaar(by)
    seller(other, by, 500)
    synced = send(bazaar, by, receipt((200, 1, 500)))
    assert [error.code for _, error in synced.refused] == ["receipt_item_unknown"]


def test_only_who_edits_may_sell(bazaar: Bazaar, hettstedt: Cast, by: Actor) -> None:
    seller(bazaar, by, 500)
    sent = read_sent(message(bazaar, receipt((200, 1, 500))), bazaar.code)
    for who in ("lesen", "traeger", "fremd"):
        with pytest.raises(NotAllowed):
            take_receipts(bazaar=bazaar, by=hettstedt[who], sent=sent, now=now())
    assert not Receipt.objects.exists()


# ---------------------------------------------------------------- drawers and the end
def test_closing_needs_counted_and_explained_drawers(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500)))
    with pytest.raises(Invalid, match="bazaar_drawer_uncounted"):
        close_settlement(bazaar=bazaar, by=by, now=now())
    count_till(bazaar=bazaar, by=by, number=1, float_cents=10_000, counted_cents=10_480)
    with pytest.raises(Invalid) as refusal:
        close_settlement(bazaar=bazaar, by=by, now=now())
    assert refusal.value.values["amount"] == "-0,20"
    count_till(bazaar=bazaar, by=by, number=1, float_cents=10_000, counted_cents=10_480, note="Rückgeld verzählt")
    close_settlement(bazaar=bazaar, by=by, now=now())
    with pytest.raises(NotAllowed, match="bazaar_is_settled"):
        send(again(bazaar), by, receipt((200, 1, 500)))
    reopen_settlement(bazaar=bazaar, by=by)
    assert again(bazaar).closed_at is None


def test_a_drawer_that_holds_what_it_should(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500, 250)
    send(bazaar, by, receipt((200, 1, 500), (200, 2, 250)))
    count_till(bazaar=bazaar, by=by, number=1, float_cents=10_000, counted_cents=10_750)
    found = settlement_of(bazaar)
    assert (found.counted, found.taken, found.balanced) == (750, 750, True)


def test_closing_waits_for_unclear_sales(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500)), receipt((200, 1, 500)))
    with pytest.raises(Invalid, match="bazaar_conflicts_open"):
        close_settlement(bazaar=bazaar, by=by, now=now())


@pytest.mark.parametrize(("number", "cents"), [(0, 1), (21, 1), (1, -1), (1, 10**9)])
def test_drawers_refuse_nonsense(bazaar: Bazaar, by: Actor, number: int, cents: int) -> None:
    with pytest.raises(Invalid):
        count_till(bazaar=bazaar, by=by, number=number, float_cents=cents, counted_cents=None)


def test_mitarbeit_sells_but_does_not_close(bazaar: Bazaar, hettstedt: Cast, by: Actor) -> None:
    seller(bazaar, by, 500)
    send(bazaar, hettstedt["mitarbeit"], receipt((200, 1, 500)))
    with pytest.raises(NotAllowed, match="bazaar_no_release"):
        close_settlement(bazaar=bazaar, by=hettstedt["mitarbeit"], now=now())


def test_ten_items_settle_with_the_queries_of_three(
    bazaar: Bazaar, by: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sell_out(bazaar, by, sellers=1, items=3)
    with django_assert_num_queries(5):
        settlement_of(bazaar)
    sell_out(bazaar, by, sellers=3, items=5)
    with django_assert_num_queries(5):
        settlement_of(bazaar)


def test_receipt_names_come_from_the_till(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    key = uuid.uuid4()
    send(bazaar, by, receipt((200, 1, 500), key=str(key)))
    assert Receipt.objects.get().uuid == key
