"""Numbers, lists and files: what people type and upload, and what is refused without losing anything."""

import io
from datetime import timedelta
from typing import Any

import pytest
import xlsxwriter
from django.core.mail import EmailMessage

from bazaar.fleamarket import again, item, join, make_bazaar, plain, receipt, seller, send
from events.fair import link_of, now
from factories import Cast
from lueckenlos.bazaar.actions.bazaar import GroupValues, create_bazaar, save_bazaar
from lueckenlos.bazaar.actions.items import add_item, add_list, change_item, copy_unsold, remove_item, set_wishes
from lueckenlos.bazaar.actions.numbers import change_number, free_empty, free_number, give_numbers, hand_in
from lueckenlos.bazaar.enums import Assignment, GroupKind
from lueckenlos.bazaar.listfile import Line, read_list
from lueckenlos.bazaar.messages.verbs import SELLER
from lueckenlos.bazaar.models import Bazaar, Item, Seller
from lueckenlos.bazaar.presenters import complaints_of
from lueckenlos.bazaar.queries.work import listed_values
from lueckenlos.bazaar.rules import limits_of
from lueckenlos.bazaar.rules.lists import check_list, price_of
from lueckenlos.events.actions.public import cancel_registration
from lueckenlos.shared.errors import BadInput, Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor, link_actor


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


@pytest.fixture
def bazaar(by: Actor) -> Bazaar:
    return make_bazaar(by)


def numbers(bazaar: Bazaar) -> list[tuple[int | None, str]]:
    return list(Seller.objects.filter(bazaar=bazaar).order_by("number").values_list("number", "assignment"))


# ---------------------------------------------------------------- numbers
def test_helpers_get_their_numbers_first(bazaar: Bazaar, by: Actor) -> None:
    join(bazaar)
    join(bazaar, helper=True)
    assert give_numbers(bazaar=bazaar, by=by) == (2, 0)
    assert numbers(bazaar) == [(1, Assignment.HELFER), (200, Assignment.FREI)]
    assert give_numbers(bazaar=bazaar, by=by) == (0, 0)


def test_everybody_reads_their_number_by_mail(
    bazaar: Bazaar, by: Actor, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        one = seller(bazaar, by)
    assert one.registration
    (mail,) = [mail for mail in mailoutbox if "Verkäufernummer" in mail.subject]
    assert (mail.to, mail.subject) == ([one.registration.email], "Ihre Verkäufernummer 200: Kinderbasar (erfunden)")
    assert f"/basar/{link_of(one.registration)}/" in mail.body
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        change_number(seller=one, by=by, number=7, group=one.group_id)
    assert [mail.subject for mail in mailoutbox] == ["Ihre Verkäufernummer 7: Kinderbasar (erfunden)"]


def test_regulars_keep_their_number_when_they_asked_to(by: Actor) -> None:
    autumn = make_bazaar(by, days=10)
    one = seller(autumn, by, email="ada@example.org")
    two = seller(autumn, by, email="bo@example.org")
    set_wishes(seller=two, by=by, keep_number=True, charity=False, now=now())
    spring = make_bazaar(by, days=50)
    join(spring, email="ada@example.org")
    join(spring, email="bo@example.org")
    give_numbers(bazaar=spring, by=by)
    assert (one.number, two.number) == (200, 201)
    assert numbers(spring) == [(200, Assignment.FREI), (201, Assignment.BEHALTEN)]
    assert Seller.objects.get(bazaar=spring, number=201).group.kind == GroupKind.STAMM


def test_when_numbers_run_out_somebody_is_told(bazaar: Bazaar, by: Actor) -> None:
    free = bazaar.groups.get(kind=GroupKind.FREI)
    free.number_to = 200
    free.save()
    join(bazaar)
    join(bazaar)
    assert give_numbers(bazaar=bazaar, by=by) == (1, 1)


def test_a_number_by_hand(bazaar: Bazaar, by: Actor) -> None:
    one, two = seller(bazaar, by, 500), seller(bazaar, by)
    group = one.group_id
    with pytest.raises(Invalid, match="number_taken"):
        change_number(seller=two, by=by, number=200, group=group)
    with pytest.raises(Invalid, match="number_printed"):
        change_number(seller=one, by=by, number=7, group=group)
    changed = change_number(seller=one, by=by, number=7, group=group, reprint=True)
    assert (changed.number, changed.assignment) == (7, Assignment.HAND)
    for wrong in (0, -1, 10_000):
        with pytest.raises(Invalid, match="number_out_of_range"):
            change_number(seller=two, by=by, number=wrong, group=group)
    with pytest.raises(Invalid, match="group_unknown"):
        change_number(seller=two, by=by, number=8, group=make_bazaar(by).groups.first().pk)  # type: ignore[union-attr] # it has three


def test_a_number_with_sales_stays(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500)))
    with pytest.raises(Invalid, match="number_has_sales"):
        change_number(seller=one, by=by, number=7, group=one.group_id, reprint=True)
    with pytest.raises(Invalid, match="number_has_sales"):
        free_number(seller=one, by=by)


def test_empty_lists_go_back_and_are_given_again(bazaar: Bazaar, by: Actor) -> None:
    full, empty = seller(bazaar, by, 500), seller(bazaar, by)
    assert free_empty(bazaar=bazaar, by=by) == 1
    assert (full.number, empty.number) == (200, 201)
    third = seller(bazaar, by)
    assert third.number == 201
    # who lost the number does not get one again by itself
    assert Seller.objects.get(pk=empty.pk).assignment == Assignment.FREIGEGEBEN


def test_who_cancels_later_gives_the_number_back(bazaar: Bazaar, by: Actor) -> None:
    one, two, three = (seller(bazaar, by, 500) for _ in range(3))
    hand_in(seller=three, by=by, now=now())
    for each in (one, three):
        assert each.registration
        cancel_registration(registration=each.registration, now=now())
    with pytest.raises(NotAllowed, match="list_is_withdrawn"):
        add_item(seller=one, by=link_actor(bazaar.stelle, SELLER), values=item(), now=now())
    assert free_empty(bazaar=bazaar, by=by) == 1
    # what is handed in keeps its number: the goods stand in the hall
    assert [number for number, _ in numbers(bazaar) if number] == [two.number, three.number]


def test_who_cancelled_waits_for_no_number(bazaar: Bazaar, by: Actor) -> None:
    cancel_registration(registration=join(bazaar), now=now())
    assert give_numbers(bazaar=bazaar, by=by) == (0, 0)


# ---------------------------------------------------------------- lists
@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"description": "  "}, "item_description_missing"),
        ({"description": "x" * 61}, "item_text_long"),
        ({"size": "x" * 21}, "item_text_long"),
        ({"category": "Waffen"}, "item_category_unknown"),
        ({"category": ""}, "item_category_missing"),
        ({"cents": 25}, "item_price_low"),
        ({"cents": 525}, "item_price_step"),
        ({"cents": 0}, "item_price_low"),
        ({"cents": -500}, "item_price_low"),
        ({"cents": 10**12}, "item_price_high"),
    ],
)
def test_what_a_list_refuses(bazaar: Bazaar, by: Actor, values: dict[str, Any], code: str) -> None:
    one = seller(bazaar, by)
    with pytest.raises(Invalid, match=code):
        add_item(seller=one, by=by, values=item(values.pop("cents", 500), **values), now=now())
    assert not Item.objects.exists()


def test_a_full_list_takes_no_more(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, *[500] * 5)
    with pytest.raises(Invalid, match="list_full"):
        add_item(seller=one, by=by, values=item(), now=now())


def test_three_pairs_of_shoes_are_one_too_many(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by)
    shoes = item(category="schuhe")
    with pytest.raises(Invalid, match="list_category_full"):
        add_list(seller=one, by=by, rows=[shoes] * 3, now=now())
    add_list(seller=one, by=by, rows=[shoes] * 2, now=now())
    other = add_item(seller=one, by=by, values=item(), now=now())
    with pytest.raises(Invalid, match="list_category_full"):
        change_item(item=other, by=by, values=shoes, now=now())


def test_a_position_is_never_given_again(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500, 600)
    remove_item(item=one.items.get(position=2), by=by, now=now())
    assert add_item(seller=one, by=by, values=item(), now=now()).position == 3


def test_after_the_deadline_only_the_office_writes(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500)
    ada, late = link_actor(bazaar.stelle, SELLER), now() + timedelta(days=39, hours=1)
    add_item(seller=one, by=ada, values=item(), now=now())
    with pytest.raises(NotAllowed, match="lists_are_closed"):
        add_item(seller=one, by=ada, values=item(), now=late)
    with pytest.raises(NotAllowed, match="lists_are_closed"):
        remove_item(item=one.items.first(), by=ada, now=late)  # type: ignore[arg-type] # there is one
    add_item(seller=one, by=by, values=item(), now=late)
    hand_in(seller=one, by=by, now=now())
    with pytest.raises(Invalid, match="item_handed_in"):
        add_item(seller=one, by=ada, values=item(), now=now())


def test_what_is_sold_does_not_change(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500)))
    sold = one.items.get()
    with pytest.raises(Invalid, match="item_sold"):
        change_item(item=sold, by=by, values=item(100), now=now())
    with pytest.raises(Invalid, match="item_sold"):
        remove_item(item=sold, by=by, now=now())


def test_what_was_left_comes_along(by: Actor) -> None:
    autumn = make_bazaar(by, days=10)
    seller(autumn, by, 500, 700, 350, email="ada@example.org")
    send(autumn, by, receipt((200, 1, 500)))
    spring = make_bazaar(by, days=50, price_step_cents=100, min_price_cents=100)
    one = seller(spring, by, email="ada@example.org")
    # 3,50 does not fit the new step
    assert [row.price_cents for row in copy_unsold(seller=one, by=by, now=now())] == [700]
    with pytest.raises(Invalid, match="list_nothing_left"):
        copy_unsold(seller=one, by=by, now=now())
    with pytest.raises(Invalid, match="list_nothing_left"):
        copy_unsold(seller=seller(spring, by), by=by, now=now())


# ---------------------------------------------------------------- files
HEAD = "Bezeichnung;Größe;Kategorie;Preis\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_of_any_spreadsheet(encoding: str) -> None:
    assert read_list(f"{HEAD}Mütze;52;Kleidung;3,50\n".encode(encoding)) == [Line(2, "Mütze", "52", "Kleidung", "3,50")]


def test_headings_in_any_order_and_case() -> None:
    data = "PREIS (€),Artikel,Nr\n\n4.5,Ball,1\n".encode()
    assert read_list(data) == [Line(3, "Ball", "", "", "4.5")]


def workbook(*rows: tuple[object, ...]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return target.getvalue()


def test_a_workbook_with_numbers() -> None:
    data = workbook(("Bezeichnung", "Größe", "Preis"), ("Hose", 104, 3.5), ("Kleid", 98.0, 12))
    assert read_list(data) == [Line(2, "Hose", "104", "", "3,5"), Line(3, "Kleid", "98", "", "12")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "list_file_empty"),
        (HEAD.encode(), "list_file_empty"),
        (b"Name;Preis\nHose;3", "list_column_missing"),
        (b"Bezeichnung\nHose", "list_column_missing"),
        (b"Bezeichnung;Artikel;Preis\nHose;Hose;3", "list_column_twice"),
        (b"PK\x03\x04 broken", "list_file_unreadable"),
        (b"\xd0\xcf\x11\xe0 broken", "list_file_unreadable"),
        (b"\x00\x01\x02\x03", "list_file_unreadable"),
        (HEAD.encode() + b"x;1;K;1\n" * 10_001, "list_file_long"),
        (b"x" * (2 * 1024 * 1024 + 1), "list_file_big"),
    ],
)
def test_files_that_are_no_lists(data: bytes, code: str) -> None:
    with pytest.raises(BadInput, match=code):
        read_list(data)


@pytest.mark.parametrize(
    ("text", "cents"),
    [("3,50", 350), ("3.50 €", 350), ("3", 300), (" 1.000,00 ", 100_000), ("0,5", 50), ("12,5 Euro", 1250)],
)
def test_prices_as_people_type_them(text: str, cents: int) -> None:
    assert price_of(text) == cents


@pytest.mark.parametrize("text", ["umsonst", "-3", "3,505", "1e3", "٣", "3,5,0", "=1+1", "99999999"])
def test_what_is_no_price(text: str) -> None:
    with pytest.raises(Invalid, match="item_price_unreadable"):
        price_of(text)


def test_five_thousand_lines_with_every_defect(bazaar: Bazaar, by: Actor) -> None:
    """One sentence for each kind of defect, with its lines; what is right is kept as far as there is room."""
    kinds = [
        "Hose;1;Kleidung;x",
        ";1;Kleidung;1,00",
        "Hose;1;Waffen;1,00",
        "Hose;1;;1,00",
        "Hose;1;Kleidung;0,10",
        "Hose;1;Kleidung;-3",
        "Hose;1;Kleidung;",
        "Hose;1;Kleidung;1,01",
        "Hose;1;Kleidung;9999",
        f"{'x' * 99};1;Kleidung;1,00",
        f"Hose;{'9' * 21};Kleidung;1,00",
        "Hose",
        "Stiefel;30;Schuhe;4,00",
        "Hose;1;Kleidung;1,00",
    ]
    lines = [kinds[number % len(kinds)] for number in range(5_000)]
    one = seller(bazaar, by, 700)
    there, limits = listed_values(one), limits_of(bazaar)
    data = (HEAD + "\n".join(lines)).encode()
    checked = check_list(read_list(data), bazaar, limits, there=there, most=one.group.max_items)
    shown, further = complaints_of(checked)
    assert (len(shown), further) == (13, 0)
    assert shown[0].text == "„x“ ist kein Preis. Schreiben Sie etwa 3,50."
    assert shown[0].lines == "2, 16, 30, 44, 58, 72, 86, 100, 114, 128, 142, 156 und 346 weitere"
    assert all(one.text.endswith((".", "?")) for one in shown)
    assert [one.text for one in shown[-2:]] == [
        "Von „Schuhe“ sind höchstens 2 möglich.",
        "Die Liste ist voll: 5 Artikel sind möglich.",
    ]
    assert [number for number, _ in checked.values] == [14, 15, 28, 29]
    assert len(checked.values) + len(checked.refused) == 5_000
    made = add_list(seller=one, by=by, rows=[values for _, values in checked.values], now=now())
    assert [(row.position, row.description) for row in made] == [
        (2, "Stiefel"),
        (3, "Hose"),
        (4, "Stiefel"),
        (5, "Hose"),
    ]


def test_the_same_file_again_adds_nothing(bazaar: Bazaar, by: Actor) -> None:
    one, limits = seller(bazaar, by), limits_of(bazaar)
    rows = [Line(at, "Hose", "98", "kleidung", price) for at, price in ((2, "3,00"), (3, "3,00"), (4, "4,00"))]
    first = check_list(rows, bazaar, limits, most=5)
    add_list(seller=one, by=by, rows=[values for _, values in first.values], now=now(), after=0)
    again_ = check_list([*rows, rows[0]], bazaar, limits, there=listed_values(one), most=5)
    assert [(number, error.code) for number, error in again_.refused] == [(at, "list_line_there") for at in (2, 3, 4)]
    # a third one of the same kind is another piece
    assert [number for number, _ in again_.values] == [2]


def test_a_second_click_takes_the_list_once(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by)
    add_list(seller=one, by=by, rows=[item()], now=now(), after=0)
    with pytest.raises(Invalid, match="list_stale"):
        add_list(seller=one, by=by, rows=[item()], now=now(), after=0)
    assert Item.objects.count() == 1


# ---------------------------------------------------------------- settings
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"price_step_cents": 7}, "bazaar_choice_unknown"),
        ({"rounding": "auf"}, "bazaar_choice_unknown"),
        ({"min_price_cents": 0}, "bazaar_min_price"),
        ({"min_price_cents": 75}, "bazaar_min_price"),
        ({"categories": "Schuhe: viele"}, "bazaar_limit_wrong"),
        ({"categories": "Schuhe: 0"}, "bazaar_limit_wrong"),
        ({"categories": "x" * 41}, "bazaar_category_long"),
        ({"lists_close_at": now() + timedelta(days=300)}, "bazaar_lists_late"),
        ({"dropoff_from": now(), "dropoff_until": now()}, "bazaar_times_order"),
    ],
)
def test_impossible_settings(bazaar: Bazaar, by: Actor, change: dict[str, Any], code: str) -> None:
    values, groups = plain(bazaar)
    with pytest.raises(Invalid, match=code):
        save_bazaar(bazaar=bazaar, by=by, values={**values, **change}, groups=groups)


@pytest.mark.parametrize(
    ("numbers_", "rate", "code"),
    [((5, 4), 0, "group_numbers"), ((0, 9), 0, "group_numbers"), ((1, 150), 0, "group_overlap"),
     ((1, 9), 10_001, "group_rate"), ((1, 9), -1, "group_rate")],
)  # fmt: skip
def test_impossible_groups(bazaar: Bazaar, by: Actor, numbers_: tuple[int, int], rate: int, code: str) -> None:
    values, groups = plain(bazaar)
    groups[0] = GroupValues(GroupKind.HELFENDE, rate, 0, 6, *numbers_)
    with pytest.raises(Invalid, match=code):
        save_bazaar(bazaar=bazaar, by=by, values=values, groups=groups)


def test_rates_stay_after_the_first_sale(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500)))
    values, groups = plain(bazaar)
    groups[2] = GroupValues(GroupKind.FREI, 9000, 300, 5, 200, 229)
    with pytest.raises(Invalid, match="group_numbers_fixed"):
        save_bazaar(bazaar=bazaar, by=by, values=values, groups=groups)
    save_bazaar(bazaar=again(bazaar), by=by, values={**values, "sizes": "50 bis 104"}, groups=plain(bazaar)[1])


def test_one_bazaar_for_an_event(bazaar: Bazaar, by: Actor) -> None:
    with pytest.raises(Invalid, match="bazaar_exists"):
        create_bazaar(event=bazaar.event, by=by, values={}, groups=[])


@pytest.mark.parametrize("who", ["lesen", "traeger", "steuerung", "fremd"])
def test_who_may_not_change_anything(bazaar: Bazaar, by: Actor, hettstedt: Cast, who: str) -> None:
    one = seller(bazaar, by, 500)
    other = hettstedt.actors.get(who) or hettstedt["lesen"]
    values, groups = plain(bazaar)
    with pytest.raises(NotAllowed):
        save_bazaar(bazaar=bazaar, by=other, values=values, groups=groups)
    with pytest.raises(NotAllowed):
        give_numbers(bazaar=bazaar, by=other)
    with pytest.raises(NotAllowed):
        add_item(seller=one, by=other, values=item(), now=now())
    with pytest.raises(NotAllowed):
        free_number(seller=one, by=other)
