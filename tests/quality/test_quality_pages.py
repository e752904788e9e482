"""Pages of Selbsteinschätzung: what people see, what comes back after a refusal, papers, and how many queries."""

from io import BytesIO

import pikepdf
import pytest
from django.http import HttpResponse
from django.utils import timezone
from django_scopes import scope
from lxml.html import HtmlElement
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Rating, StepWording
from lueckenlos.quality.rating import Given
from lueckenlos.tenancy.actor import system_actor
from quality.assessing import agree, begin, closed, invited, move, offer_ref, posted, say
from web.rendering import every, one, page, words

BASE = "/arbeit/hettstedt/qualitaet/"
NEW = f"{BASE}neu/"
WORDING = f"{BASE}kriterien/good-practice-2021/konzeption/"


def main(answer: HttpResponse) -> HtmlElement:
    return one(page(answer), "main")


def discussed(cast: Cast, people: int = 2) -> Assessment:
    """With views of that many people, one of whom said everything."""
    with scope(stelle=cast.hettstedt):
        by = cast["koordination"]
        assessment = begin(by)
        for number in range(people):
            issued = invited(assessment, by, f"{number}@verein.example")
            Rating.objects.bulk_create(
                Rating(
                    stelle=by.stelle,
                    assessment=assessment,
                    assessor=issued.assessor,
                    criterion=criterion.slug,
                    now=1 + (number * 2) % 4,
                    evidence=f"Beleg {number}",
                )
                for criterion in assessment.criteria
            )
        return move(assessment, State.BESPROCHEN, by)


# ---------------------------------------------------------------- queries
@pytest.mark.parametrize("times", [1, 3])
def test_the_list_takes_few_queries(cast: Cast, times: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with scope(stelle=cast.hettstedt):
        for _ in range(times):
            begin(cast["koordination"])
    browser = cast.client("leitung")
    # session, person, membership with Stelle, count, assessments, late steps, other Stellen of the person
    with django_assert_num_queries(7):
        browser.get(BASE)


@pytest.mark.parametrize("people", [1, 3])
def test_views_side_by_side_take_few_queries(
    cast: Cast, people: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assessment = discussed(cast, people)
    browser = cast.client("leitung")
    # beside those of every page: assessment, result, people, views, and what others add to the page
    with django_assert_max_num_queries(20):
        browser.get(f"{BASE}{assessment.pk}/")


@pytest.mark.parametrize("times", [1, 3])
def test_the_history_takes_few_queries(
    cast: Cast, times: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with scope(stelle=cast.hettstedt):
        for _ in range(times):
            assessment = closed(system_actor(cast.hettstedt))
    browser = cast.client("leitung")
    with django_assert_max_num_queries(25):
        browser.get(f"{BASE}{assessment.pk}/")


@pytest.mark.parametrize("people", [1, 3])
def test_the_form_of_the_result_takes_few_queries(
    cast: Cast, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assessment = discussed(cast, people)
    browser = cast.client("leitung")
    # session, person, membership with Stelle, assessment, result, people, views, other Stellen of the person
    with django_assert_num_queries(8):
        browser.get(f"{BASE}{assessment.pk}/ergebnis/")


@pytest.mark.parametrize("number", [1, 12])
def test_saving_a_view_takes_few_queries(
    cast: Cast, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with scope(stelle=cast.hettstedt):
        by = cast["koordination"]
        assessment = begin(by)
        given = [Given(one.slug, 2) for one in assessment.criteria[:number]]
        # lock, own row, its saving, deleting and writing views, the trail, and the transaction; a lock of its own
        # statement on PostgreSQL
        with django_assert_max_num_queries(12):
            say(assessment, by, given)


# ---------------------------------------------------------------- beginning
def test_the_empty_list_says_what_to_do(cast: Cast) -> None:
    text = words(main(cast.client("koordination").get(BASE)))
    assert "Noch keine Selbsteinschätzung" in text
    assert "Öffnen Sie ein Angebot oder eine Maßnahme" in text


def test_somebody_begins_from_an_offer(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        ref = offer_ref(cast.hettstedt)
    browser = cast.client("mitarbeit")
    address = f"{NEW}?von={ref.kind}&schluessel={ref.key}"
    assert "Eingeschätzt wird: Elterncafé" in words(main(browser.get(address)))
    sent = browser.post(address, {"chosen": "good-practice-2015", "occasion": "Jahresgespräch"})
    with scope(stelle=cast.hettstedt):
        row = Assessment.objects.get()
    assert sent["Location"] == f"{BASE}{row.pk}/"
    assert (row.title, row.edition, row.occasion) == ("Elterncafé", "2015", "Jahresgespräch")


def test_an_unknown_edition_comes_back_with_a_sentence_and_what_was_typed(cast: Cast) -> None:
    answer = cast.client("mitarbeit").post(NEW, {"chosen": "good-practice-2003", "occasion": "Antrag"})
    assert "Diesen Kriteriensatz oder diese Ausgabe gibt es nicht." in words(main(answer))
    assert [field.get("value") for field in every(main(answer), "input") if field.get("name") == "occasion"] == [
        "Antrag"
    ]


def test_an_offer_that_is_gone_is_refused_with_a_sentence(cast: Cast) -> None:
    answer = cast.client("mitarbeit").get(f"{NEW}?von=directory.offer&schluessel=999")
    assert answer.status_code == 409
    assert "gibt es nicht mehr" in words(main(answer))


# ---------------------------------------------------------------- own view
@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"stufe": "5"}, "„Konzeption“ hat nur die Stufen 1 bis 4."),
        ({"stufe": "2", "wunsch": "7"}, "„Konzeption“ hat nur die Stufen 1 bis 4."),
        ({"stufe": "x"}, "Bitte schreiben Sie bei „Konzeption“, warum es hier nicht relevant ist."),
    ],
)
def test_a_wrong_view_comes_back_with_a_sentence_and_what_was_typed(
    cast: Cast, parts: dict[str, str], told: str
) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = begin(cast["koordination"])
    data = posted({"konzeption": parts, "empowerment": {"beleg": "Bleibt stehen"}}, abgeben="1")
    answer = cast.client("lesen").post(f"{BASE}{assessment.pk}/einschaetzen/", data)
    assert told in words(main(answer))
    assert "Bleibt stehen" in [words(area) for area in every(main(answer), "textarea")]
    with scope(stelle=cast.hettstedt):
        assert not Rating.objects.exists()


def test_others_views_stay_hidden_until_the_discussion(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = begin(cast["koordination"])
        say(assessment, cast["koordination"], [Given("konzeption", 4, evidence="Mein Beleg")])
    browser, address = cast.client("leitung"), f"{BASE}{assessment.pk}/"
    assert "Mein Beleg" not in words(main(browser.get(address)))
    browser.post(f"{address}stand/", {"stand": "besprochen", "version": "1"})
    assert "Mein Beleg" in words(main(browser.get(address)))


def test_the_steuerungsgruppe_reads_results_and_no_single_views(cast: Cast) -> None:
    assessment = discussed(cast)
    text = words(main(cast.client("steuerungsgruppe").get(f"{BASE}{assessment.pk}/")))
    assert "Beleg 0" not in text
    assert "Frau Weber" not in text
    with scope(stelle=cast.hettstedt):
        agree(assessment, cast["koordination"], [Given("konzeption", 3, evidence="Gemeinsamer Beleg")])
    assert "Gemeinsamer Beleg" in words(main(cast.client("steuerungsgruppe").get(f"{BASE}{assessment.pk}/")))


def test_differences_are_named_first(cast: Cast) -> None:
    assessment = discussed(cast)
    found = one(main(cast.client("lesen").get(f"{BASE}{assessment.pk}/")), "div", "kern-alert")
    assert words(found).startswith("Darüber lohnt es sich zu sprechen")
    assert words(every(found, "li")[0]) == "Konzeption (weit auseinander)"


# ---------------------------------------------------------------- common result
def test_the_group_fixes_a_result_with_next_steps(cast: Cast) -> None:
    assessment = discussed(cast)
    browser, address = cast.client("mitarbeit"), f"{BASE}{assessment.pk}/"
    parts = {"stufe": "2", "wunsch": "3", "schritt": "Ziele schreiben", "wer": "Koordination", "bis": "2027-01-31"}
    browser.post(f"{address}ergebnis/", posted({"konzeption": parts}, 2, note="Auf gutem Weg."))
    text = words(main(browser.get(address)))
    assert "Ziele schreiben Konzeption · Koordination · bis 31.01.2027" in text
    assert "Auf gutem Weg." in text
    rows = browser.get(f"{address}?als=csv").getvalue().decode("utf-8-sig").splitlines()
    assert rows[1] == "Konzeption;Stufe 2 von 4;Stufe 3 von 4;Ziele schreiben;Koordination;31.01.2027;;"


def test_the_second_to_save_sees_what_the_first_has_written(cast: Cast) -> None:
    assessment = discussed(cast)
    with scope(stelle=cast.hettstedt):
        agree(assessment, cast["koordination"], [Given("konzeption", 3, evidence="Vom Ersten")], "Erster Satz.")
    data = posted({"konzeption": {"stufe": "2"}, "partizipation": {"stufe": "1"}}, 2, note="Zweiter Satz.")
    browser, address = cast.client("mitarbeit"), f"{BASE}{assessment.pk}/ergebnis/"
    answer = browser.post(address, data)
    table = next(found for found in every(main(answer), "table"))
    lines = [[words(cell) for cell in (*every(row, "th"), *every(row, "td"))] for row in every(table, "tr")[1:]]
    assert lines == [
        ["Ergebnis in wenigen Sätzen", "Erster Satz.", "Zweiter Satz."],
        ["Konzeption", "Stufe 3 von 4Vom Ersten", "Stufe 2 von 4"],
        ["Partizipation", "–", "Stufe 1 von 4"],
    ]
    versions = {field.get("value") for field in every(main(answer), "input") if field.get("name") == "version"}
    assert browser.post(address, {**data, "version": versions.pop()}).status_code == 302


def test_a_closed_one_is_refused_with_a_sentence(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = closed(system_actor(cast.hettstedt))
    for part in ("ergebnis", "einschaetzen", "einladen"):
        answer = cast.client("koordination").post(f"{BASE}{assessment.pk}/{part}/", {})
        assert (answer.status_code, "ist abgeschlossen" in words(main(answer))) == (403, True)


def test_a_step_on_from_an_old_page_changes_nothing(cast: Cast) -> None:
    assessment = discussed(cast)
    cast.client("koordination").post(f"{BASE}{assessment.pk}/stand/", {"stand": "offen", "version": "1"})
    cast.client("koordination").post(f"{BASE}{assessment.pk}/stand/", {"stand": "offen", "version": "x"})
    assessment.refresh_from_db()
    assert assessment.state == State.BESPROCHEN


# ---------------------------------------------------------------- history and papers
def test_the_same_subject_again_shows_its_history(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        by, ref = system_actor(cast.hettstedt), offer_ref(cast.hettstedt)
        closed(by, ref=ref, now=1, chosen="good-practice-2015", today=timezone.localdate().replace(year=2024))
        # of the whole chain and of another offer: other histories
        closed(by)
        closed(by, ref=offer_ref(cast.hettstedt, "Stillcafé"))
        assessment = closed(by, ref=ref, now=3)
    shown = main(cast.client("lesen").get(f"{BASE}{assessment.pk}/"))
    table = next(found for found in every(shown, "table") if "quality-history" in found.get("class", ""))
    assert [words(cell)[-12:] for cell in every(one(table, "thead"), "th")[2:4]] == ["Ausgabe 2015", "Ausgabe 2021"]
    first = every(one(table, "tbody"), "tr")[0]
    assert [words(cell) for cell in every(first, "td")][1:3] == ["Stufe 1 von 4", "Stufe 3 von 4"]
    assert every(first, "path") == [], "editions are not joined by a line"
    assert "wechselt die Ausgabe" in words(shown)


def test_the_result_is_printed_without_single_views(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = closed(system_actor(cast.hettstedt))
    answer = cast.client("steuerungsgruppe").get(f"{BASE}{assessment.pk}/ergebnis.pdf")
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert str(paper.docinfo["/Title"]) == "Selbsteinschätzung: ganze Präventionskette"
        assert paper.Root.MarkInfo.Marked
        assert len(paper.pages) == 1


@pytest.mark.parametrize(
    ("chosen", "asked", "pages"), [("good-practice-2021", "", 24), ("good-practice-2015", "?kriterium=empowerment", 2)]
)
def test_working_sheets_have_two_pages_for_each_criterion(cast: Cast, chosen: str, asked: str, pages: int) -> None:
    answer = cast.client("kgc").get(
        f"/arbeit/kgc-sachsen-anhalt/qualitaet/kriterien/{chosen}/arbeitsblaetter.pdf{asked}"
    )
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert len(paper.pages) == pages


def test_sheets_of_nothing_are_not_there(cast: Cast) -> None:
    base = f"{BASE}kriterien/"
    for path in (
        "good-practice-2021/arbeitsblaetter.pdf?kriterium=x",
        "vier-punkte-2026/arbeitsblaetter.pdf",
        "gibt-es-nicht/",
    ):
        assert cast.client("lesen").get(f"{base}{path}").status_code == 404


# ---------------------------------------------------------------- wording
def test_steps_are_clearly_marked_as_placeholders_until_somebody_words_them(cast: Cast) -> None:
    browser = cast.client("mitarbeit")
    address = f"{BASE}kriterien/good-practice-2021/"
    before = main(browser.get(address))
    assert words(every(every(before, "details")[0], "li")[0]) == "Stufe 1 (Platzhalter)"
    assert "Stufen sind noch Platzhalter" in words(before)
    browser.post(WORDING, {"version": "1", "stufe1": "Idee", "stufe2": "Papier", "source": "eigene Formulierung"})
    after = every(main(browser.get(address)), "details")[0]
    assert [words(item) for item in every(after, "li")] == ["Idee", "Papier"]
    assert "Von Ihnen eingetragen. Quelle: eigene Formulierung" in words(after)


def test_a_gap_in_the_wording_comes_back_with_what_was_typed(cast: Cast) -> None:
    data = {"version": "1", "stufe1": "Idee", "stufe3": "Alltag", "source": "eigene"}
    answer = cast.client("mitarbeit").post(WORDING, data)
    assert "die niedrigste zuerst und ohne Lücke" in words(main(answer))
    assert [words(area) for area in every(main(answer), "textarea")][:3] == ["Idee", "", "Alltag"]
    with scope(stelle=cast.hettstedt):
        assert not StepWording.objects.exists()


def test_whoever_only_reads_is_not_asked_to_word(cast: Cast) -> None:
    shown = main(cast.client("lesen").get(f"{BASE}kriterien/good-practice-2021/"))
    assert [link.get("href") for link in every(shown, "a") if "konzeption/" in link.get("href", "")] == []
    assert cast.client("lesen").get(WORDING).status_code == 403
