"""The single measurements of ``bench.py``, on a database of their own."""

import csv
import re
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from importlib.metadata import distributions
from itertools import count
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scopes_disabled

import synthetic
from bench import RUNS, median_ms
from lueckenlos.accounts.models import User
from lueckenlos.config.ahead import make_ready
from lueckenlos.config.tables import bring_up_to_date
from lueckenlos.directory.models import Offer, OfferArea
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports.offer_command import import_offers
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

ROOT = Path(__file__).resolve().parent.parent
STAND = date(2025, 12, 31)
IMPORT_ROWS = 100_000
TOWN_OFFERS, TOWN_AREAS = 5_000, 40
LAND_TOWNS, LAND_OFFERS_EACH = 25, 2_000
BIG_OFFERS = 45_000
BANDS = ((0, 12), (12, 36), (36, 72), (72, 120), (120, 192), (192, 324), (324, 780), (780, 960), (960, None))
_numbers = count(1)


def packages() -> None:
    """Packages that ``requirements/run.txt`` installs."""
    lines = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines()
    names = {line.split("==")[0].lower() for line in lines if "==" in line}
    size = sum(
        (file.locate().stat().st_size if file.locate().is_file() else 0)
        for package in distributions()
        if package.metadata["Name"].lower().replace("_", "-") in names
        for file in package.files or ()
    )
    print(f"Pakete zur Laufzeit: {len(names)} ({size // 1_000_000} MB)")


def make_database() -> None:
    """Tables, a Land of 25 Kreise with a town each, a town with 40 Sozialräume, and a big city."""
    bring_up_to_date()
    land = _gebiet("15", "Musterland", GebietsEbene.LAND, None, 2_000_000)
    bund = _stelle("bench-kgc", "land", None, land)
    for number in range(LAND_TOWNS):
        kreis = _gebiet(f"15{500 + number}", f"Kreis {number}", GebietsEbene.KREIS, land, 80_000)
        town = _gebiet(f"15{500 + number}0000001", f"Stadt {number}", GebietsEbene.GEMEINDE, kreis, 30_000)
        _stelle(f"bench-stadt-{number}", "kommune", _stelle(f"bench-kreis-{number}", "kreis", bund, kreis), town)
    for slug, key in (("bench-town", "15801"), ("bench-big", "15802"), ("bench-import", "15803")):
        kreis = _gebiet(key, f"Kreis {key}", GebietsEbene.KREIS, None, 90_000)
        town = _gebiet(f"{key}0000001", f"Stadt {key}", GebietsEbene.GEMEINDE, kreis, 60_000)
        _stelle(slug, "kommune", None, town)
        for part in range(TOWN_AREAS):
            _gebiet(f"{town.ars}-{part}", f"Sozialraum {part}", GebietsEbene.SOZIALRAUM, town, 1_500)
    _figures()


def _gebiet(ars: str, name: str, ebene: GebietsEbene, parent: Gebiet | None, people: int) -> Gebiet:
    ags = "" if ebene is GebietsEbene.SOZIALRAUM else ars[:5] + ars[9:]
    return Gebiet.objects.create(
        ars=ars,
        ags=ags,
        name=name,
        sort_name=sort_key(name),
        ebene=ebene,
        parent=parent,
        gebietsstand=STAND,
        population=people,
        lat=51.4 + next(_numbers) % 40 / 100,
        lon=11.3,
    )


def _stelle(slug: str, art: str, parent: Stelle | None, gebiet: Gebiet) -> Stelle:
    stelle = Stelle.objects.create(
        slug=slug,
        name=slug,
        art=art,
        parent=parent,
        land="xx",
        portal_open=True,
        themes=frozenset({"gesund-aufwachsen"}),
    )
    stelle.gebiete.add(gebiet)
    return stelle


def _figures() -> None:
    source = DataSource.objects.create(title="Messung", attribution="erfunden", file_name="", file_hash="", control={})
    areas = list(Gebiet.objects.all())
    Population.objects.bulk_create(
        Population(
            gebiet=area,
            stichtag=STAND,
            age_from_months=low,
            age_to_months=high,
            persons=(area.population or 0) // 9,
            source=source,
        )
        for area in areas
        for low, high in BANDS
    )
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=slug, gebiet=area, period="2024", value=area.pk % 40, source=source)
        for area in areas
        for slug in ("kinderarmut-sgb2", "gisd")
    )


def imports(folder: Path) -> None:
    """100,000 rows by the command line, a process of its own: start, read, check, match, analyse, apply, ledger."""
    file = folder / "import.csv"
    synthetic.write(file, IMPORT_ROWS, ["15803001"])
    rates = []
    for _ in range(RUNS):
        _empty("bench-import")
        started = time.perf_counter()
        command = [Path(sys.executable).with_name("lueckenlos"), "import", "offers", file, "--stelle", "bench-import"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        rates.append(IMPORT_ROWS / (time.perf_counter() - started))
    low, median, high = (f"{rate:,.0f}" for rate in (min(rates), statistics.median(rates), max(rates)))
    plain = statistics.median(_plain_loader(file, folder / "plain.sqlite3") for _ in range(3))
    print(f"Maß für diesen Rechner, einfacher Lader ohne jede Prüfung: {plain:,.0f} Zeilen/s")
    print(f"Import {IMPORT_ROWS:,} Zeilen CSV, ganzer Prozess: Median {median} Zeilen/s ({low} … {high})")
    started = time.perf_counter()
    import_offers(file, stelle_slug="bench-import", dry_run=True, progress=lambda rows: None)
    again = time.perf_counter() - started
    print(f"Dieselbe Datei noch einmal (alles unverändert, Probelauf): {IMPORT_ROWS / again:,.0f} Zeilen/s")
    _empty("bench-import")


def _plain_loader(file: Path, database: Path) -> float:
    """Rows a second of what a loader at least does: read CSV, insert all columns, index all words with FTS5.

    One process without Django, checks, matching, German or undo: the speed of the machine at this hour.
    """
    database.unlink(missing_ok=True)
    started = time.perf_counter()
    with closing(sqlite3.connect(database)) as connected, file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter=";")
        columns = ", ".join(f'"{name}"' for name in next(rows))
        connected.execute(f"CREATE TABLE plain ({columns})")
        connected.execute(f"CREATE VIRTUAL TABLE words USING fts5({columns}, content='plain')")
        connected.executemany(f"INSERT INTO plain VALUES ({', '.join('?' * (columns.count(',') + 1))})", rows)
        connected.execute("INSERT INTO words (words) VALUES ('rebuild')")
        connected.commit()
    return IMPORT_ROWS / (time.perf_counter() - started)


def _empty(slug: str) -> None:
    """Forget the Stelle's offers, import history and organisations."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        where = "stelle_id = (SELECT id FROM tenancy_stelle WHERE slug = %s)"
        inner = f"offer_id IN (SELECT id FROM directory_offer WHERE {where})"
        for table in ("searchdocument", "offerplace", "offertime", "offerarea"):
            cursor.execute(f"DELETE FROM directory_{table} WHERE {inner}", [slug])
        cursor.execute(
            f"DELETE FROM imports_importrow WHERE run_id IN (SELECT id FROM imports_importrun WHERE {where})", [slug]
        )
        for table in ("directory_offer", "imports_importrun", "imports_mappingmemory", "partners_organisation"):
            cursor.execute(f"DELETE FROM {table} WHERE {where}", [slug])
        cursor.execute("PRAGMA foreign_keys=ON")


def fill(folder: Path) -> None:
    """100,000 offers: 50,000 in the Land, 5,000 in the town, 45,000 in the big city; half of them in Sozialräume."""
    stock = [(f"bench-stadt-{n}", LAND_OFFERS_EACH, f"15{500 + n}001") for n in range(LAND_TOWNS)]
    stock += [("bench-town", TOWN_OFFERS, "15801001"), ("bench-big", BIG_OFFERS, "15802001")]
    for slug, offers, ags in stock:
        file = folder / f"{slug}.csv"
        synthetic.write(file, offers, [ags])
        import_offers(file, stelle_slug=slug, dry_run=False, progress=lambda rows: None, release=True)
    with scopes_disabled():
        for slug in ("bench-town", "bench-big"):
            areas = list(Gebiet.objects.filter(parent__stellen__slug=slug).values_list("pk", flat=True))
            keys = Offer.objects.filter(stelle__slug=slug).values_list("pk", flat=True)
            OfferArea.objects.filter(offer__stelle__slug=slug).delete()
            OfferArea.objects.bulk_create(
                (OfferArea(offer_id=key, gebiet_id=areas[key % len(areas)]) for key in keys if key % 2),
                batch_size=5_000,
            )
        print(f"Angebote in der Datenbank: {Offer.objects.count():,}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _browser(slug: str) -> Client:
    stelle = Stelle.objects.get(slug=slug)
    user, made = User.objects.get_or_create(email=f"{slug}@example.org", defaults={"name": slug})
    if made:
        Mitgliedschaft.objects.create(user=user, stelle=stelle, role="leitung")
    browser = Client()
    browser.force_login(user)
    return browser


def _measure(browser: Client, label: str, address: str) -> None:
    def get() -> None:
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    median = median_ms(get)
    with CaptureQueriesContext(connection) as queries:
        get()
    print(f"{median:7.0f} ms {len(queries):3} Abfragen  {label}")


@cache
def _one_offer_each() -> list[int]:
    """Keys of an offer of each Stelle whose picture is measured; the Land counts those of its towns."""
    slugs = ("bench-town", "bench-big", "bench-stadt-0")
    with scopes_disabled():
        return [Offer.objects.filter(stelle__slug=slug).order_by("pk")[17].pk for slug in slugs]


@contextmanager
def as_served() -> Iterator[None]:
    """What people look at is made ready beside the pages, as in every server."""
    stop = threading.Event()
    beside = threading.Thread(target=make_ready, args=[lambda: False, stop])
    beside.start()
    try:
        yield
    finally:
        stop.set()
        beside.join()


def _measure_thrice(browser: Client, label: str, address: str) -> None:
    """In the moment an offer of the Stelle has changed, so the page computes the picture itself; two seconds later; and
    with nothing changed in between."""

    def get() -> None:
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    def write() -> None:
        with scopes_disabled():
            Offer.objects.filter(pk__in=_one_offer_each()).update(plaetze=next(_numbers))

    def write_and_wait() -> None:
        write()
        time.sleep(2)

    times, asked = [], []
    for before in (write, write_and_wait, lambda: None):
        times.append(median_ms(get, before=before))
        before()
        with CaptureQueriesContext(connection) as queries:
            get()
        asked.append(len(queries))
    print(
        f"{times[0]:7.0f} ms {asked[0]:3} Abfragen, 2 s danach {times[1]:4.0f} ms {asked[1]:3} Abfragen,"
        f" noch einmal {times[2]:4.0f} ms {asked[2]:3} Abfragen  {label}"
    )


def pictures() -> None:
    """The whole page of the Kettenbild and of reach, as a browser asks for it."""
    print(
        f"\nKettenbild im Augenblick nach einer Änderung, Median von 5"
        f" (Stadt: {TOWN_OFFERS:,} Angebote, {TOWN_AREAS} Sozialräume; Land: 50,000 Angebote)"
    )
    all_phases = "?zeilen=lebenslage&thema=gesund-aufwachsen&thema=gesund-leben-arbeiten&thema=gesund-im-alter"
    for label, slug, query in (
        ("Stadt, alle Lebensphasen", "bench-town", all_phases),
        ("Stadt, ein Thema", "bench-town", "?zeilen=lebenslage&thema=gesund-aufwachsen"),
        ("Stadt, alle Lebensphasen, Handlungsfelder", "bench-town", all_phases.replace("lebenslage", "handlungsfeld")),
        ("Land, alle Lebensphasen", "bench-kgc", all_phases),
        ("Stadt, Erreichbarkeit", "bench-town", "erreichbarkeit/?alter=kita-alter"),
        ("Stadt, Erreichbarkeit mit Angeboten ohne Weg", "bench-town", "erreichbarkeit/?alter=kita-alter&fern=1"),
        ("Stadt, drei weitere Orte", "bench-town", "erreichbarkeit/weitere-orte/?alter=kita-alter&zahl=3"),
    ):
        _measure_thrice(_browser(slug), label, f"/arbeit/{slug}/kettenbild/{query}")


def computed() -> None:
    """Pages for which the picture of the Stelle, or a part of it, is computed."""
    print("\nSeiten, für die das Kettenbild gerechnet wird, im Augenblick nach einer Änderung, Median von 5")
    for slug in ("bench-town", "bench-big"):
        browser, base = _browser(slug), f"/arbeit/{slug}/kettenbild/"
        listed = browser.get(f"{base}hinweise/").content.decode()
        hint = re.search(rf'href="({base}hinweise/[^"/?]+/)"', listed)
        assert hint
        for label, address in (
            ("Hinweise", f"{base}hinweise/"),
            ("ein Hinweis", hint[1]),
            ("ein Feld", f"{base}feld/lebenslage/alle/kita-alter/"),
            ("Übergänge", f"/arbeit/{slug}/uebergaenge/"),
            ("offene Hinweise der Startseite", f"/arbeit/{slug}/offene-hinweise/"),
        ):
            _measure_thrice(browser, f"{label} ({slug})", address)


def pages() -> None:
    """Work-area and public pages with 100,000 offers in the database."""
    for slug, size in (("bench-town", TOWN_OFFERS), ("bench-big", BIG_OFFERS)):
        browser = _browser(slug)
        with scopes_disabled():
            offer = Offer.objects.filter(stelle__slug=slug).order_by("title_key", "id")[10]
        print(f"\nSeiten der Stelle mit {size:,} Angeboten, Median von 5")
        base = f"/arbeit/{slug}/"
        for label, path in (
            ("Startseite", ""),
            ("Angebote", "angebote/"),
            ("Angebote, Seite 50", "angebote/?seite=50"),
            ("Angebote, Suche Hebamme", "angebote/?text=Hebamme"),
            ("Angebote, Handlungsfeld Bewegung", "angebote/?handlungsfeld=bewegung"),
            ("Angebot", f"angebote/{offer.pk}/"),
            ("Angebot ändern", f"angebote/{offer.pk}/bearbeiten/"),
            ("Organisationen", "organisationen/"),
            ("Bedarf", "bedarf/"),
            ("Importe", "importe/angebote/"),
            ("Daten", "daten/"),
            ("Mitglieder", "mitglieder/"),
            ("Protokoll", "protokoll/"),
        ):
            _measure(browser, label, base + path)
        for label, path in (
            ("öffentlich: Startseite", ""),
            ("öffentlich: Angebote", "angebote/"),
            ("öffentlich: Suche Turnen für Kinder", "angebote/?q=Turnen+f%C3%BCr+Kinder"),
            ("öffentlich: Angebot", f"angebote/{offer.public_id}/"),
        ):
            _measure(Client(), label, f"/{slug}/{path}")
