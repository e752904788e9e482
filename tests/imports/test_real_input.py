"""The way of an installation with the real files: a Land, its KGC, a town with its districts, figures and offers.

Of the older list and of the outlines only Schleswig-Holstein is kept, which saves half of the time.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from django.db import connection, transaction
from django.test import Client
from django_scopes import scope, scopes_disabled
from pytest_django.plugin import DjangoDbBlocker

from conftest import OPEN_DATA
from factories import make_member
from lueckenlos.chains.picture import Axis, Picture
from lueckenlos.chains.queries.snapshot import picture_of
from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.geo.queries import parts_of
from lueckenlos.imports.commands import import_areas, import_indicator, import_population
from lueckenlos.imports.models import ImportRow
from lueckenlos.imports.offer_command import Given, Result, import_offers
from lueckenlos.indicators.models import IndicatorValue
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy import commands
from lueckenlos.tenancy.enums import Role, StelleArt
from lueckenlos.tenancy.models import Stelle

pytestmark = [pytest.mark.realdata, pytest.mark.django_db]

KITA: Final = {
    "lebenslagen": "sozial|kulturell",
    "handlungsfelder": "sprache-bildung|familie-elternschaft",
    "angebotsform": "betreuung",
    "kurzbeschreibung": "Kindertageseinrichtung",
}
PLAYGROUND: Final = {
    "titel_davor": "Spielplatz",
    "traeger": "Stadt Flensburg",
    "alter": "1–12 Jahre",
    "lebenslagen": "sozial|gesundheitlich",
    "handlungsfelder": "bewegung",
    "angebotsform": "raumgestaltung",
    "kurzbeschreibung": "Öffentlicher Spielplatz",
    "kosten": "frei",
}
TODAY: Final = date(2026, 11, 21)


def silent(done: int) -> None:
    """Nobody looks."""


def offers(name: str, slug: str, constants: dict[str, str]) -> Result:
    return import_offers(
        OPEN_DATA / "flensburg" / name,
        stelle_slug=slug,
        dry_run=False,
        progress=silent,
        release=True,
        given=Given({}, constants),
    )


def load_everything() -> dict[str, Result]:
    """As the manual says, file after file."""
    import_areas(OPEN_DATA / "gemeinden/31122023_Auszug_GV.xlsx", options={"land": "01"})
    import_areas(OPEN_DATA / "gemeinden/AuszugGV4QAktuell_31122024.xlsx")
    import_areas(OPEN_DATA / "grenzen/VG250_GEM_simplified.zip", options={"land": "01"})
    import_indicator(OPEN_DATA / "gisd/bundesland/GISD_Schleswig-Holstein_Gemeindeverband.csv.gz")
    commands.create_stelle("kgc-sh", "KGC Schleswig-Holstein", art=StelleArt.LAND, land="sh", keys=["01"])
    commands.create_stelle(
        "flensburg", "Stadt Flensburg", art=StelleArt.KOMMUNE, parent_slug="kgc-sh", land="sh", keys=["01001000"]
    )
    import_areas(OPEN_DATA / "flensburg/flensburg_stadtteile.geojson.gz", stelle_slug="flensburg")
    import_population(OPEN_DATA / "flensburg/flensburg_sozialatlas.sql", stelle_slug="flensburg")
    return {
        "kitas": offers(
            "kitas_in_flensburg.geojson", "flensburg", KITA | {"titel_davor": "Kita", "alter": "0–6 Jahre"}
        ),
        "spielplaetze": offers("spielplaetze_flensburg.geojson", "flensburg", PLAYGROUND),
        "land": offers("kitas_schleswig-holstein_nur_typ_KITA.json.gz", "kgc-sh", KITA),
    }


class Undone(Exception):
    """Takes everything back at the end of the module."""


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Result]]:
    """Everything, once for all tests here."""
    if not OPEN_DATA.is_dir():
        pytest.skip(f"open data files are not at {OPEN_DATA}; set OPEN_DATA")
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                made = load_everything()
                if connection.vendor == "postgresql":
                    # it does so by itself soon after a load is committed; this one never is
                    with connection.cursor() as cursor:
                        cursor.execute("ANALYZE")
                yield made
                raise Undone
        except Undone:
            connection.close()


def picture(slug: str) -> Picture:
    stelle = Stelle.objects.get(slug=slug)
    with scope(stelle=stelle):
        return picture_of(stelle, Axis.LEBENSLAGE, TODAY)


def test_the_areas(loaded: dict[str, Result]) -> None:
    town = Gebiet.objects.get(ags="01001000")
    assert (town.population, town.gebietsstand) == (92_667, date(2024, 12, 31))
    (districts,) = parts_of([town]).values()
    assert len(districts) == 13
    assert Boundary.objects.filter(gebiet__in=districts).count() == 13
    (kreise,) = parts_of([Gebiet.objects.get(ars="01")]).values()
    assert len(kreise) == 15


def test_the_social_atlas(loaded: dict[str, Result]) -> None:
    newest = IndicatorValue.objects.filter(period="2022", gebiet__parent__ags="01001000")
    assert Counter(newest.values_list("indicator", flat=True)) == {
        "altenquotient": 13,
        "sgb2-quote": 13,
        "alleinerziehende-sgb2": 13,
    }
    neustadt = newest.filter(gebiet__name="Neustadt")
    assert {name: round(value or 0, 1) for name, value in neustadt.values_list("indicator", "value")} == {
        "altenquotient": 9.9,
        "sgb2-quote": 21.7,
        "alleinerziehende-sgb2": 9.9,
    }


def test_every_kita_and_playground_of_the_town(loaded: dict[str, Result]) -> None:
    kitas, playgrounds = loaded["kitas"], loaded["spielplaetze"]
    assert (dict(kitas.counts), kitas.new_traeger, kitas.drafts, kitas.left_out) == ({"neu": 70}, 21, 0, [])
    assert (dict(playgrounds.counts), playgrounds.drafts, playgrounds.left_out) == ({"neu": 76}, 0, [])
    with scopes_disabled():
        rows = Offer.objects.filter(stelle__slug="flensburg")
        assert sum(filter(None, rows.values_list("plaetze", flat=True))) == 4_475
        assert rows.filter(title="Spielplatz Am Sender", areas__name="Jürgensby").count() == 1
        assert rows.filter(title="Kita Kinderhaus", areas__name="Altstadt", traeger__name="DKSB").count() == 1
        # every one lies in one of the 13 districts, and in Flensburg
        assert rows.filter(areas=None).count() == 0
        towns = OfferPlace.objects.filter(offer__stelle__slug="flensburg").values_list("gemeinde__ags", flat=True)
        assert set(towns) == {"01001000"}


def test_the_kitas_of_the_land_and_why_some_are_not_taken(loaded: dict[str, Result]) -> None:
    land = loaded["land"]
    assert dict(land.counts) == {"neu": 1_847, "dublette": 3, "abgelehnt": 20}
    with scopes_disabled():
        rows = ImportRow.objects.filter(run=land.run_id, outcome="abgelehnt").values_list("problems", flat=True)
        reasons = Counter(problem["code"] for problems in rows for problem in problems)
    assert reasons == {
        "ags_foreign": 14,  # placeholders for children cared for elsewhere, and a Kita in Hamburg
        "term_unknown": 2,
        "age_impossible": 2,
        "coordinates_half": 1,
        "place_unknown": 1,
    }


def test_every_kita_counts_in_its_kreis(loaded: dict[str, Result]) -> None:
    found = picture("kgc-sh")
    assert found.offers == 1_847 + 146
    assert len(found.areas) == 15
    served = [found.offers_serving(found.area_index(area.key)) for area in found.areas]
    # no Kita counts twice, none for the whole Land; one has no age and stands in no field
    assert (sum(served), len(found.unplaced), found.everywhere.size) == (1_847 + 146 - 1, 1, 0)
    with scopes_disabled():
        quickborn = OfferPlace.objects.filter(offer__stelle__slug="kgc-sh", ort="Quickborn", plz="25451")
        assert set(quickborn.values_list("gemeinde__ags", flat=True)) == {"01056041"}


def test_the_kettenbild_of_the_town(loaded: dict[str, Result]) -> None:
    found = picture("flensburg")
    assert (found.offers, len(found.areas), found.unplaced) == (146, 13, ())
    assert len(found.offers_in("kulturell", "kita-alter")) == 70
    assert len(found.offers_in("gesundheitlich", "kita-alter")) == 76
    assert found.cells.places[0].max() == 4_475
    kinds = Counter(hint.kind.value for hint in found.hints)
    assert kinds["leer"] > 0
    assert {need.indicator for need in found.needs} >= {"sgb2-quote", "altenquotient", "gisd-land"}
    # nobody counts the town by age, but the social atlas all its districts
    older = found.phases.index("juengeres-alter")
    assert (found.people.summed, found.people.counts[0, older], found.people.estimated[0, older]) == (
        True,
        12_930,
        False,
    )


def test_its_pages(loaded: dict[str, Result]) -> None:
    browser = Client()
    member = make_member(Stelle.objects.get(slug="flensburg"), Role.KOORDINATION)
    assert member.user is not None
    browser.force_login(member.user)
    pages = ("", "kettenbild/", "kettenbild/hinweise/", "angebote/", "bedarf/", "daten/", "gebiete/", "uebergaenge/")
    for page in pages:
        answer = browser.get(f"/arbeit/flensburg/{page}")
        assert answer.status_code == 200, page


def test_the_same_files_again_change_nothing(loaded: dict[str, Result]) -> None:
    again = offers("spielplaetze_flensburg.geojson", "flensburg", PLAYGROUND)
    assert dict(again.counts) == {"unveraendert": 76}
    receipt = import_population(OPEN_DATA / "flensburg/flensburg_sozialatlas.sql", stelle_slug="flensburg")
    assert (receipt.new, receipt.changed) == (0, 0)


def test_a_file_for_another_command(loaded: dict[str, Result]) -> None:
    with pytest.raises(BadInput) as refused:
        import_areas(OPEN_DATA / "flensburg/kitas_in_flensburg.geojson", stelle_slug="flensburg")
    assert refused.value.code == "kind_other_command"
