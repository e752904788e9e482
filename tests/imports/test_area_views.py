"""Data sources, upload with preview, and the territory of a Stelle."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from area_files import box, shape_zip
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports import area_uploads
from lueckenlos.indicators.models import DataSource, Population
from lueckenlos.tenancy.models import AuditEntry

PEOPLE = "Stadtteil;0 bis unter 3;3 bis unter 6;6+\nAltstadt;120;110;3770\nNeustadt;100;90;4000\nBurgörner;1;2;3\n"
LIST, UPLOAD, APPLY, TERRITORY = (f"imports:{name}" for name in ("data_list", "data_upload", "data_apply", "territory"))


def page(client: Client, name: str, stelle: str = "hettstedt") -> str:
    response = client.get(reverse(name, args=[stelle]))
    assert response.status_code == 200
    return response.content.decode()


def send(client: Client, content: bytes | str, name: str = "zahlen.csv", **fields: str) -> str:
    data = content.encode() if isinstance(content, str) else content
    fields = {"gemeinde": "150870220220", "stichtag": "2024-12-31"} | fields
    response = client.post(reverse(UPLOAD, args=["hettstedt"]), {"file": SimpleUploadedFile(name, data), **fields})
    assert response.status_code == 200
    return response.content.decode()


def ticket_in(html: str) -> str:
    return html.split('name="ticket" value="')[1].split('"', maxsplit=1)[0]


def test_a_preview_changes_nothing_and_the_decision_everything(cast: Cast) -> None:
    client = cast.client("koordination")
    html = send(client, PEOPLE, quelle="Stadt Hettstedt, Melderegister")
    for text in (
        "Bevölkerung nach Sozialraum und Alter: Hettstedt, Stadt, 31.12.2024",
        "Stadt Hettstedt, Melderegister",
        "Einen Sozialraum „Burgörner“ gibt es nicht.",
        "Kontrollsummen",
    ):
        assert text in html
    assert Population.objects.count() == DataSource.objects.count() == 0
    response = client.post(reverse(APPLY, args=["hettstedt"]), {"ticket": ticket_in(html)}, follow=True)
    assert response.redirect_chain == [("/arbeit/hettstedt/daten/", 302)]
    html = response.content.decode()
    assert "ist eingelesen: 6 neu, 0 geändert." in html
    assert "Stadt Hettstedt, Melderegister" in html
    assert Population.objects.count() == 6
    assert DataSource.objects.get().file_name == "zahlen.csv"
    line = AuditEntry.objects.get(verb="imports.population.loaded")
    assert (line.stelle, line.user) == (cast.hettstedt, cast["koordination"].user)


def test_a_ticket_serves_once_and_its_stelle_only(cast: Cast) -> None:
    ticket = ticket_in(send(cast.client("leitung"), PEOPLE))
    foreign = cast.client("fremd").post(reverse(APPLY, args=["eisleben"]), {"ticket": ticket})
    assert foreign.status_code == 400
    assert "nicht mehr da" in foreign.content.decode()
    url = reverse(APPLY, args=["hettstedt"])
    assert cast.client("leitung").post(url, {"ticket": ticket}).status_code == 302
    for used in (ticket, ticket + "x", ""):
        assert cast.client("leitung").post(url, {"ticket": used}).status_code == 400
    assert Population.objects.count() == 6


def test_the_same_file_again_offers_nothing_to_apply(cast: Cast) -> None:
    client = cast.client("leitung")
    client.post(reverse(APPLY, args=["hettstedt"]), {"ticket": ticket_in(send(client, PEOPLE))})
    html = send(client, PEOPLE)
    assert "Alles in dieser Datei ist schon eingelesen." in html
    assert "Jetzt übernehmen" not in html


def test_sozialraeume_are_drawn_on_the_territory_page(cast: Cast, tmp_path: Path) -> None:
    Gebiet.objects.filter(ebene=E.SOZIALRAUM).delete()
    rows = [({"ID": f"S{n}", "NAME": f"Teil {n}"}, box(674_000 + 1000 * n, 5_724_000)) for n in (1, 2)]
    client = cast.client("leitung")
    content = shape_zip(tmp_path / "a.zip", rows).read_bytes()
    html = send(client, content, "teile.zip", quelle="Stadt Hettstedt")
    assert "Sozialräume mit Umriss" in html
    client.post(reverse(APPLY, args=["hettstedt"]), {"ticket": ticket_in(html)})
    html = page(client, TERRITORY)
    assert html.count('<path class="outline-map__part"') == 2
    assert "<title>Teil 2</title>" in html
    assert "<figcaption>Stadt Hettstedt</figcaption>" in html
    assert 'style="' not in html


def test_people_of_sozialraeume_are_summed(cast: Cast) -> None:
    client = cast.client("leitung")
    client.post(
        reverse(APPLY, args=["hettstedt"]),
        {"ticket": ticket_in(send(client, PEOPLE.replace("Burgörner", "Walbeck")))},
    )
    html = page(client, TERRITORY)
    assert "4.000" in html
    assert "4.190" in html
    assert "8.196" in html


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Titel;Zielgruppe\nStillgruppe;Eltern\n", "Listen von Angeboten lesen Sie unter"),
        ("", "Die Datei ist leer."),
        ("Nur Text.", "Die Datei ist keine Tabelle."),
        ("kreis_id,kreis_name,year,gisd_score\n15087,M,2021,0.8\n", "Sie werden vom Betrieb der Plattform eingelesen."),
        (PEOPLE.replace("Altstadt", "Deutz").replace("Neustadt", "Kalk"), "Keine Zeile nennt einen Sozialraum von"),
    ],
)
def test_what_cannot_be_taken_is_said_in_one_sentence(cast: Cast, content: str, text: str) -> None:
    assert text in send(cast.client("leitung"), content)
    assert list(area_uploads.folder().iterdir()) == []


def test_another_stelles_town_cannot_be_chosen(cast: Cast) -> None:
    html = send(cast.client("leitung"), PEOPLE, gemeinde="150870130130")
    assert "Jetzt übernehmen" not in html
    assert Population.objects.count() == 0


def test_a_kreis_chooses_among_its_towns(cast: Cast) -> None:
    client = cast.client("kreis")
    html = page(client, UPLOAD, "mansfeld-suedharz")
    for town in ("Hettstedt, Stadt", "Eisleben, Lutherstadt", "Sangerhausen, Stadt"):
        assert town in html
    file = SimpleUploadedFile("a.csv", PEOPLE.encode())
    fields = {"file": file, "gemeinde": "150870220220", "stichtag": "2024-12-31"}
    response = client.post(reverse(UPLOAD, args=["mansfeld-suedharz"]), fields)
    assert "Für Hettstedt, Stadt (15087220) ist eine andere Stelle zuständig." in response.content.decode()


@pytest.mark.parametrize(
    ("who", "slug", "codes"),
    [
        ("leitung", "hettstedt", (200, 200, 400, 200)),
        ("koordination", "hettstedt", (200, 200, 400, 200)),
        ("mitarbeit", "hettstedt", (200, 403, 403, 200)),
        ("lesen", "hettstedt", (200, 403, 403, 200)),
        ("steuerungsgruppe", "hettstedt", (403, 403, 403, 403)),
        ("traeger", "hettstedt", (403, 403, 403, 403)),
        ("fremd", "hettstedt", (404, 404, 404, 404)),
        ("anonymous", "hettstedt", (302, 302, 302, 302)),
        ("kreis", "mansfeld-suedharz", (200, 200, 400, 200)),
        ("kgc_leitung", "kgc-sachsen-anhalt", (200, 403, 403, 200)),
        ("bund", "bund", (200, 403, 403, 200)),
    ],
)
def test_who_may_see_and_load(cast: Cast, who: str, slug: str, codes: tuple[int, ...]) -> None:
    client = cast.client(who)
    found = [client.get(reverse(name, args=[slug])).status_code for name in (LIST, UPLOAD)]
    found.append(client.post(reverse(APPLY, args=[slug]), {}).status_code)
    found.append(client.get(reverse(TERRITORY, args=[slug])).status_code)
    assert tuple(found) == codes


def source(stelle: object = None, title: str = "Amtlich", **control: object) -> DataSource:
    return DataSource.objects.create(
        stelle=stelle, title=title, attribution="Quelle", licence="dl-de/by-2-0", file_name="a", control=control
    )


def test_foreign_sources_stay_hidden(cast: Cast) -> None:
    source(title="Amtliche Zahlen")
    source(cast.hettstedt, "Eigene Zahlen")
    source(cast.eisleben, "Fremde Zahlen")
    html = page(cast.client("lesen"), LIST)
    assert ("Amtliche Zahlen" in html, "Eigene Zahlen" in html, "Fremde Zahlen" in html) == (True, True, False)


def test_old_ledger_entries_do_not_break_the_page(cast: Cast) -> None:
    source(title="Uralt", totals=[{"code": "gibt_es_nicht_mehr", "value": 3}], notes=[{"code": "weg"}])
    source(title="Anders", etwas=1)
    html = page(cast.client("lesen"), LIST)
    assert "gibt_es_nicht_mehr" in html


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_stay_the_same(
    cast: Cast, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        source(title=f"Zahlen {number}")
    client = cast.client("lesen")
    client.get(reverse(LIST, args=["hettstedt"]))
    with django_assert_max_num_queries(9):
        page(client, LIST)


@pytest.mark.parametrize("towns", [1, 3])
def test_queries_of_the_territory_stay_the_same(
    cast: Cast, towns: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cast.hettstedt.gebiete.set(cast.gebiete[name] for name in ("hettstedt", "eisleben", "sangerhausen")[:towns])
    client = cast.client("lesen")
    page(client, TERRITORY)
    with django_assert_max_num_queries(13):
        page(client, TERRITORY)


def test_the_territory_of_a_land_and_of_the_bund(cast: Cast) -> None:
    html = page(cast.client("kgc_leitung"), TERRITORY, "kgc-sachsen-anhalt")
    assert "Hettstedt, Stadt" in html
    assert "Sachsen-Anhalt" in page(cast.client("bund"), TERRITORY, "bund")
    html = page(cast.client("fremde_kgc"), TERRITORY, "kgc-niedersachsen")
    assert "Kein Gebiet zugeordnet" in html


def test_uploads_nobody_applied_are_deleted_after_a_day(cast: Cast) -> None:
    send(cast.client("leitung"), PEOPLE)
    (kept,) = area_uploads.folder().iterdir()
    now: datetime = timezone.now()
    assert area_uploads.forget_old(now) == 0
    long_ago = (now - timedelta(days=2)).timestamp()
    os.utime(kept, (long_ago, long_ago))
    assert area_uploads.forget_old(now) == 1
    assert not kept.exists()
