"""The pages of the import, from upload to undo."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_scopes import scopes_disabled
from offer_tables import csv_text, line
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.directory.models import Offer
from lueckenlos.imports.models import ImportRow, ImportRun


def url(name: str, *args: object) -> str:
    return reverse(f"imports:{name}", args=["hettstedt", *args])


def send(browser: Client, text: str | bytes, name: str = "angebote.csv") -> Any:
    data = text.encode() if isinstance(text, str) else text
    return browser.post(url("offer_start"), {"file": SimpleUploadedFile(name, data)})


def run_of() -> ImportRun:
    with scopes_disabled():
        return ImportRun.objects.latest("pk")


def checked(browser: Client, text: str) -> ImportRun:
    send(browser, text)
    run = run_of()
    fields = {f"column-{place}": target for place, target in enumerate(run.mapping)}
    browser.post(url("offer_mapping", run.pk), fields)
    return run_of()


@pytest.fixture
def browser(cast: Cast) -> Client:
    return cast.client("koordination")


def test_the_whole_way(browser: Client) -> None:
    answer = send(browser, csv_text([line(), line(titel="Krabbelgruppe")]))
    run = run_of()
    assert answer.url == url("offer_mapping", run.pk)
    page = browser.get(answer.url).content.decode()
    assert "Familienverein Kupferberg (erfunden)" in page  # a sample cell
    answer = browser.post(answer.url, {f"column-{n}": target for n, target in enumerate(run.mapping)})
    assert answer.url == url("offer_preview", run.pk)
    page = browser.get(answer.url).content.decode()
    assert "neu (2)" in page
    answer = browser.post(url("offer_apply", run.pk), {"release": ""})
    assert answer.url == url("offer_apply", run.pk)
    page = browser.get(answer.url).content.decode()
    assert "Der Import ist übernommen" in page
    with scopes_disabled():
        assert Offer.objects.count() == 2
    assert "Wollen Sie das alles zurücknehmen?" in browser.get(url("offer_undo", run.pk)).content.decode()
    answer = browser.post(url("offer_undo", run.pk))
    assert "Dieser Import ist zurückgenommen" in browser.get(answer.url).content.decode()
    assert "zurückgenommen" in browser.get(url("offer_list")).content.decode()
    with scopes_disabled():
        assert Offer.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Die Datei ist leer."),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(90),
            "Die Datei ist keine Tabelle. Lesbar sind XLSX, XLS, ODS, CSV, JSON und GeoJSON.",
        ),
        (b"titel;ort\n", "Die Tabelle enthält unter der Kopfzeile keine Zeilen."),
    ],
)
def test_a_wrong_file_is_explained_at_the_field(browser: Client, data: bytes, sentence: str) -> None:
    answer = send(browser, data)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_too_large_a_file(browser: Client, settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    answer = send(browser, b"titel;ort\n" + b"x" * 1_100_000)
    assert "Die Datei ist größer als 1 MB. Bitte teilen Sie sie auf." in answer.content.decode()


def test_no_file(browser: Client) -> None:
    assert "Bitte wählen Sie eine Datei." in browser.post(url("offer_start")).content.decode()


def test_columns_without_title(browser: Client) -> None:
    send(browser, csv_text([line()]))
    answer = browser.post(url("offer_mapping", run_of().pk), {"column-1": "kurzbeschreibung"})
    assert "Keine Spalte enthält den Titel des Angebots. Bitte ordnen Sie eine zu." in answer.content.decode()


def test_unknown_values_are_asked(browser: Client) -> None:
    run = checked(browser, csv_text([line(handlungsfelder="Bewegug"), line(titel="B", handlungsfelder="Quatsch")]))
    page = browser.get(url("offer_values", run.pk)).content.decode()
    assert page.index("Bewegug") < page.index("Quatsch")
    answer = browser.post(url("offer_values", run.pk), {"value-0": "bewegung", "value-1": "-"})
    assert answer.url == url("offer_preview", run.pk)
    with scopes_disabled():
        assert set(ImportRow.objects.values_list("outcome", flat=True)) == {"neu"}


def test_a_conflict_is_decided_on_its_page(cast: Cast, browser: Client) -> None:
    run = checked(browser, csv_text([line()]))
    browser.post(url("offer_apply", run.pk))
    with scopes_disabled():
        Offer.objects.update(manual_fields=["plaetze"])
    run = checked(browser, csv_text([line(plaetze="30")]))
    page = browser.get(url("offer_row", run.pk, 2)).content.decode()
    assert "von Hand geändert" in page
    answer = browser.post(url("offer_row", run.pk, 2), {"choice": "uebernehmen", "feld": ["plaetze"]})
    assert answer.url == url("offer_preview", run.pk) + "?ergebnis=konflikt"
    browser.post(url("offer_apply", run.pk))
    with scopes_disabled():
        assert Offer.objects.get().plaetze == 30


def test_a_double_is_merged_on_its_page(browser: Client) -> None:
    run = checked(browser, csv_text([line()]))
    browser.post(url("offer_apply", run.pk))
    run = checked(browser, csv_text([line(titel="Stilgruppe", plaetze="30")]))
    with scopes_disabled():
        offer = Offer.objects.get()
    page = browser.get(url("offer_row", run.pk, 2)).content.decode()
    assert "Ist das dasselbe wie" in page
    fields = {"choice": "zusammenfuehren", "offer": offer.pk, f"feld-{offer.pk}": ["plaetze"]}
    browser.post(url("offer_row", run.pk, 2), fields)
    browser.post(url("offer_apply", run.pk))
    with scopes_disabled():
        assert list(Offer.objects.values_list("title", "plaetze")) == [("Stillgruppe", 30)]


def test_a_wrong_choice_is_refused_with_a_sentence(browser: Client) -> None:
    run = checked(browser, csv_text([line()]))
    answer = browser.post(url("offer_row", run.pk, 2), {"choice": "zusammenfuehren", "offer": 7})
    assert answer.status_code == 409
    assert "Diese Wahl passt nicht zu der Zeile." in answer.content.decode()


def test_the_error_list_has_the_columns_of_the_file(browser: Client) -> None:
    run = checked(
        browser, csv_text([line(alter_von_monate="90", alter_bis_monate="12", titel="=1+1"), line(titel="Gut")])
    )
    answer = browser.get(url("offer_errors", run.pk))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    heading, row = text.splitlines()
    assert heading.split(";")[:2] == ["titel", "kurzbeschreibung"]
    assert heading.split(";")[-2:] == ["Zeile", "Problem"]
    assert row.split(";")[0] == "'=1+1"
    assert row.split(";")[-2:] == ["2", "Alter von: Ein Alter von „90 M. – 1“ ist nicht möglich."]


def test_a_corrected_error_list_can_be_imported(browser: Client) -> None:
    run = checked(browser, csv_text([line(alter_von_monate="90", alter_bis_monate="12")]))
    text = b"".join(browser.get(url("offer_errors", run.pk)).streaming_content).decode("utf-8-sig")
    run = checked(browser, text.replace(";90;12;", ";9;12;"))
    assert run.counts["neu"] == 1


def test_bulk_choices(browser: Client) -> None:
    run = checked(browser, csv_text([line(), line(titel="B")]))
    browser.post(url("offer_bulk", run.pk), {"outcome": "neu", "choice": "ueberspringen"})
    browser.post(url("offer_apply", run.pk))
    with scopes_disabled():
        assert Offer.objects.count() == 0


def test_progress_leads_on_when_the_job_has_ended(browser: Client) -> None:
    run = checked(browser, csv_text([line()]))
    answer = browser.get(url("offer_progress", run.pk))
    assert answer["HX-Redirect"] == url("offer_preview", run.pk)
    with scopes_disabled():
        ImportRun.objects.update(status="wird_uebernommen")
    page = browser.get(url("offer_apply", run.pk)).content.decode()
    assert '<meta http-equiv="refresh" content="3">' in page
    assert "Der Auftrag beginnt gleich" in page
    answer = browser.post(url("offer_stop", run.pk), follow=True)
    assert "Der Vorgang wurde abgebrochen. Es wurde nichts geändert." in answer.content.decode()


def test_templates_can_be_filled_and_uploaded(browser: Client) -> None:
    text = b"".join(browser.get(url("offer_template_csv")).streaming_content).decode("utf-8-sig")
    run = checked(browser, text)
    with scopes_disabled():
        assert ImportRow.objects.get(run=run).problems[0]["code"] == "example_row"
    data = browser.get(url("offer_template_xlsx")).content
    send(browser, data, "vorlage.xlsx")
    assert run_of().headings == run.headings


def test_discarding(browser: Client, settings: Any) -> None:
    run = checked(browser, csv_text([line()]))
    browser.post(url("offer_discard", run.pk))
    with scopes_disabled():
        assert ImportRun.objects.count() == 0


def test_the_same_file_twice_is_said(browser: Client) -> None:
    run = checked(browser, csv_text([line()]))
    browser.post(url("offer_apply", run.pk))
    run = checked(browser, csv_text([line()]))
    page = browser.get(url("offer_preview", run.pk)).content.decode()
    assert "Diese Datei wurde schon importiert" in page
    assert "unverändert (1)" in page


@pytest.mark.parametrize(
    ("who", "status"),
    [("leitung", 200), ("koordination", 200), ("mitarbeit", 403), ("lesen", 403), ("traeger", 403), ("fremd", 404)],
)
def test_who_may(cast: Cast, browser: Client, who: str, status: int) -> None:
    run = checked(browser, csv_text([line()]))
    other = cast.client(who)
    for name, args in (
        ("offer_list", ()),
        ("offer_start", ()),
        ("offer_template_csv", ()),
        ("offer_mapping", (run.pk,)),
        ("offer_preview", (run.pk,)),
        ("offer_row", (run.pk, 2)),
        ("offer_errors", (run.pk,)),
    ):
        assert other.get(url(name, *args)).status_code == status, name


def test_another_stelles_import_does_not_exist(cast: Cast, browser: Client) -> None:
    run = checked(browser, csv_text([line()]))
    other = cast.client("fremd")
    assert other.get(reverse("imports:offer_preview", args=["eisleben", run.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_preview_queries(browser: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int) -> None:
    run = checked(browser, csv_text([line(titel=f"Gruppe {number}") for number in range(rows)]))
    with django_assert_num_queries(8):
        browser.get(url("offer_preview", run.pk))


def test_a_workbook_with_two_sheets(browser: Client) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Angebot", "Ort"])
    book.active.append(["Stillgruppe", "Hettstedt"])
    book.create_sheet("Zweites").append(["Name", "Stadt"])
    book["Zweites"].append(["Krabbelgruppe", "Hettstedt"])
    buffer = io.BytesIO()
    book.save(buffer)
    send(browser, buffer.getvalue(), "mappe.xlsx")
    run = run_of()
    assert "Blatt wechseln" in browser.get(url("offer_mapping", run.pk)).content.decode()
    browser.post(url("offer_sheet", run.pk), {"sheet": "Zweites"})
    assert run_of().headings == ["Name", "Stadt"]
