"""Start pages: the person's Stellen, and what to do next at one of them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from lxml.html import HtmlElement
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_offer
from funding.applications import make_programme
from lueckenlos.advice.models import Case, FollowUp
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.funding.models import Deadline
from lueckenlos.imports.enums import RunStatus
from lueckenlos.imports.models import ImportRun
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Einladung, Mitgliedschaft, Stelle
from web.rendering import every, one, page, words

HOME = "/arbeit/hettstedt/"
OFFICE = "/arbeit/kgc-sachsen-anhalt/"


def test_a_single_stelle_needs_no_choice(cast: Cast) -> None:
    assert cast.client("lesen").get("/arbeit/")["Location"] == HOME


def test_several_stellen_are_cards(cast: Cast) -> None:
    user = cast["lesen"].user
    Mitgliedschaft.objects.create(stelle=cast.eisleben, user=user, role=Role.MITARBEIT)
    main = one(page(cast.client("lesen").get("/arbeit/")), "main")
    assert [(words(card), one(card, "a").get("href")) for card in every(main, "li", "card")] == [
        ("Hettstedt Kommune Lesen", HOME),
        ("Lutherstadt Eisleben Kommune Mitarbeit", "/arbeit/eisleben/"),
    ]


def test_without_a_stelle_the_page_says_what_to_do(cast: Cast) -> None:
    Mitgliedschaft.objects.filter(user=cast["lesen"].user).delete()
    answer = cast.client("lesen").get("/arbeit/")
    assert "Sie gehören noch zu keiner Stelle" in words(page(answer))


def test_strangers_sign_in_first(client: Client, db: None) -> None:
    assert client.get("/arbeit/").status_code == 302


def test_other_stellen_do_not_exist(cast: Cast) -> None:
    assert cast.client("fremd").get(HOME).status_code == 404


def test_switch_lists_the_other_stellen(cast: Cast) -> None:
    Mitgliedschaft.objects.create(stelle=cast.eisleben, user=cast["lesen"].user, role=Role.MITARBEIT)
    menu = every(page(cast.client("lesen").get(HOME)), "details")[0]
    assert [(words(link), link.get("href")) for link in every(menu, "a")] == [
        ("Lutherstadt EislebenMitarbeit", "/arbeit/eisleben/"),
        ("Alle meine Stellen", "/arbeit/"),
    ]


@pytest.mark.parametrize("demo", [True, False])
def test_demo_data_are_marked_on_every_page(cast: Cast, demo: bool) -> None:
    Stelle.objects.filter(pk=cast.hettstedt.pk).update(is_demo=demo)
    header = one(page(cast.client("lesen").get(HOME)), "header")
    assert ("Vorführdaten" in words(header)) is demo


def test_signing_out_is_a_form(cast: Cast) -> None:
    header = one(page(cast.client("lesen").get(HOME)), "header")
    assert one(header, "form").get("action") == "/konto/abmelden/"


def test_first_steps_until_there_is_an_offer(cast: Cast) -> None:
    main = one(page(cast.client("leitung").get(HOME)), "main")
    assert [words(step) for step in every(main, "h3", "steps__title")] == [
        "Gebiet zuordnen getan",
        "Erste Angebote übernehmen",
        "Das Kettenbild ansehen und festhalten",
        "Über einen ersten Hinweis entscheiden",
        "Eine erste Übergabe oder Sitzung",
    ]
    assert [words(card) for card in every(main, "h3", "card__title")] == [
        "Die Stelle",
        "Menschen einladen",
        "Stadtteile und Zahlen",
    ]


def test_first_steps_lead_where_the_role_may_go(cast: Cast) -> None:
    main = one(page(cast.client("mitarbeit").get(HOME)), "main")
    assert [words(link) for link in every(one(main, "ol", "steps"), "a")] == [
        "Gebiet und Stadtteile ansehen",
        "Angebot von Hand anlegen",
        "Kettenbild ansehen",
        "Hinweise ansehen",
        "Übergänge ansehen",
    ]


def test_a_kgc_begins_with_its_communes(cast: Cast) -> None:
    main = one(page(cast.client("kgc").get(OFFICE)), "main")
    assert "Gerade wartet nichts auf Sie." in words(main)
    assert [words(card) for card in every(main, "h3", "card__title")] == [
        "Kommunen aufnehmen",
        "Meine Woche",
        "Jahresberichte",
    ]


@pytest.mark.parametrize("times", [1, 3])
def test_a_kgc_sees_what_waits_for_it(
    cast: Cast, times: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by, today = cast["kgc"], timezone.localdate()
    with scope(stelle=by.stelle):
        for number in range(times):
            Case.objects.create(stelle=by.stelle, title=f"Anfrage {number}", received_on=today)
            FollowUp.objects.create(stelle=by.stelle, on=today - timedelta(days=2), what="Nachfragen")
            FollowUp.objects.create(stelle=by.stelle, on=today, what="Anrufen")
    client = cast.client("kgc")
    with django_assert_max_num_queries(22):
        answer = client.get(OFFICE)
    shown = every(one(page(answer), "main"), "span", "todo__count")
    assert [words(count) for count in shown] == [str(times)] * 3


def test_steuerungsgruppe_finds_the_picture(cast: Cast) -> None:
    main = one(page(cast.client("steuerungsgruppe").get(HOME)), "main")
    assert [words(card) for card in every(main, "h2", "card__title")] == ["Kettenbild", "Bedarf", "Bestandsaufnahmen"]


def fill(cast: Cast, times: int) -> None:
    """Offers in every state, an import, an invitation; each ``times`` times."""
    today = timezone.localdate()
    with scope(stelle=cast.hettstedt):
        for number in range(times):
            make_offer(cast.hettstedt, stand=today)
            make_offer(cast.hettstedt, stand=today, laufzeit_bis=today + timedelta(days=60))
            make_offer(cast.hettstedt, stand=date(2020, 1, 1))
            make_offer(cast.hettstedt, status=OfferStatus.EINGEREICHT)
            make_offer(cast.hettstedt, status=OfferStatus.ENTWURF)
            make_offer(cast.hettstedt, status=OfferStatus.ARCHIVIERT)
            ImportRun.objects.create(stelle=cast.hettstedt, status=RunStatus.VORSCHAU)
            ImportRun.objects.create(stelle=cast.hettstedt, status=RunStatus.WIRD_GEPRUEFT)
            ImportRun.objects.create(stelle=cast.hettstedt, status=RunStatus.UEBERNOMMEN)
            Einladung.objects.create(
                stelle=cast.hettstedt,
                email=f"{number}@example.org",
                role=Role.LESEN,
                token_hash=str(number),
                expires_at=timezone.now(),
            )


def test_numbers_of_the_leitung(cast: Cast) -> None:
    fill(cast, 2)
    main = one(page(cast.client("leitung").get(HOME)), "main")
    assert [words(tile) for tile in every(main, "a", "figure")] == [
        "6 Angebote in der Kette",
        "2 lange nicht geprüft Angaben älter als sechs Monate",
        "2 laufen aus in den nächsten zwölf Monaten",
        "2 Entwürfe noch nicht öffentlich",
    ]
    assert [
        (words(one(line, "span", "todo__count")), words(one(line, "a")))
        for line in every(one(main, "ul", "todo"), "li")
    ] == [
        ("…", "Hinweise im Kettenbild"),
        ("2", "eingereichte Angebote"),
        ("2", "angefangene Importe"),
        ("2", "laufende Importe"),
        ("2", "Angebote prüfen"),
        ("2", "offene Einladungen"),
    ]


def test_other_stellen_are_not_counted(cast: Cast) -> None:
    fill(cast, 1)
    with scope(stelle=cast.eisleben):
        make_offer(cast.eisleben, stand=timezone.localdate())
    main = one(page(cast.client("fremd").get("/arbeit/eisleben/")), "main")
    assert words(every(main, "a", "figure")[0]) == "1 Angebote in der Kette"
    assert len(every(one(main, "ul", "todo"), "li")) == 1


def test_traeger_counts_its_own(cast: Cast) -> None:
    fill(cast, 1)
    with scope(stelle=cast.hettstedt):
        make_offer(cast.hettstedt, traeger=cast.traeger, stand=timezone.localdate())
    main = one(page(cast.client("traeger").get(HOME)), "main")
    assert words(every(main, "a", "figure")[0]) == "1 Angebote in der Kette"
    assert "Gerade wartet nichts auf Sie." in words(main)


@pytest.mark.parametrize("times", [1, 3])
def test_number_of_queries_is_constant(
    cast: Cast, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(cast, times)
    browser = cast.client("leitung")
    # session, person, membership with Stelle, offers, proposals, imports, invitations, members, first steps and the
    # sittings that count for one of them, the Stellen above, programmes, Mappen, other Stellen
    with django_assert_num_queries(14):
        browser.get(HOME)


def test_open_hints_come_after_the_page(cast: Cast) -> None:
    fill(cast, 1)
    browser = cast.client("leitung")
    line = every(one(page(browser.get(HOME)), "ul", "todo"), "li")[0]
    assert line.get("hx-get") == f"{HOME}offene-hinweise/"
    answer = page(browser.get(line.get("hx-get"), headers={"hx-request": "true"}))
    assert int(words(one(answer, "span", "todo__count"))) > 0
    assert one(answer, "a").get("href") == "/arbeit/hettstedt/kettenbild/hinweise/"


@pytest.mark.parametrize(("who", "status"), [("lesen", 200), ("traeger", 403), ("fremd", 404), ("anonymous", 302)])
def test_who_may_count_hints(cast: Cast, who: str, status: int) -> None:
    assert cast.client(who).get(f"{HOME}offene-hinweise/").status_code == status


def heading_of_deadlines(main: HtmlElement) -> list[str]:
    return [words(one) for one in every(main, "h2") if "Fristen" in words(one)]


@pytest.mark.parametrize("times", [1, 3])
def test_near_deadlines_of_funding_stand_on_the_start_page(
    cast: Cast, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(cast, 1)
    today, by = timezone.localdate(), cast["koordination"]
    with scope(stelle=cast.hettstedt):
        for number in range(times):
            row = make_programme(by, f"Programm {number}")
            for days in (10 + number, 200):
                Deadline.objects.create(
                    stelle=by.stelle, programme=row, title="Antrag", due_on=today + timedelta(days=days)
                )
    browser = cast.client("koordination")
    # those of an ordinary start page; the Stellen above, programmes, Mappen, deadlines
    with django_assert_num_queries(13):
        main = one(page(browser.get(HOME)), "main")
    lines = every(every(main, "ul", "todo")[1], "li")
    assert [words(one(line, "a")) for line in lines] == ["Antrag"] * times
    assert words(one(lines[0], "span", "todo__note")).startswith("noch 10 Tage, bis ")
    assert browser.get(str(one(lines[0], "a").get("href"))).status_code == 200
    # others get no mail about them either
    assert heading_of_deadlines(one(page(cast.client("mitarbeit").get(HOME)), "main")) == []


def test_without_a_near_deadline_nothing_is_said(cast: Cast) -> None:
    main = one(page(cast.client("leitung").get(HOME)), "main")
    assert heading_of_deadlines(main) == []
