"""Census grids: layouts of 2022 and 2011, cells to areas, and what is no grid to be taken."""

import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely
from area_files import upload

from factories import Cast, make_gebiet
from lueckenlos.equity.catchments.steps import Cells
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.imports.area_messages import AREA_SENTENCES
from lueckenlos.imports.areas import geometry
from lueckenlos.imports.grid.areas import NOWHERE, sums_by
from lueckenlos.imports.grid.cells import GridFile, parse_grid
from lueckenlos.imports.grid.layouts import place_of
from lueckenlos.imports.indicator_files.actions import load_indicators
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt
from lueckenlos.imports.recognise import recognise
from lueckenlos.indicators.models import DataSource, GridCells, IndicatorValue, Population
from lueckenlos.indicators.queries.cells import cells_of, measures_of, pack, unpack
from lueckenlos.shared.errors import BadInput

HEAD_2022 = "GITTER_ID_100m;x_mp_100m;y_mp_100m;"
EAST, NORTH = 4_337_000, 2_689_000


def cell(column: int, row: int, *values: str) -> str:
    """A line of a file of 2022, counted in cells from the corner of the made-up town."""
    east, north = EAST + 100 * column, NORTH + 100 * row
    return f"CRS3035RES100mN{north}E{east};{east + 50};{north + 50};" + ";".join(values)


def table(folder: Path, *lines: str, head: str = HEAD_2022 + "Einwohner", name: str = "gitter.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


def parsed(path: Path, **options: str) -> GridFile:
    return parse_grid(upload(path, **options))


def counts(file: GridFile) -> dict[str, list[float]]:
    return {measure.slug: numbers.tolist() for measure, numbers in file.counts.items()}


def test_a_cell_is_placed_by_its_middle_and_by_its_name() -> None:
    assert place_of("CRS3035RES100mN2689100E4337000", 100) == (43370, 26891)
    assert place_of("100mN26891E43370", 100) == (43370, 26891)
    assert place_of("1kmN2689E4337", 1000) == (4337, 2689)
    assert place_of("irgendwo", 100) is None


def test_2022_with_dash_for_a_secret_number(tmp_path: Path) -> None:
    path = table(
        tmp_path, cell(0, 0, "12", "–"), cell(1, 2, "4", "3"), head=HEAD_2022 + "Insgesamt_Bevoelkerung;Unter18"
    )
    file = parsed(path)
    assert (file.metres, file.stichtag, file.secret) == (100, date(2022, 5, 15), 1)
    assert (file.column.tolist(), file.row.tolist()) == ([43370, 43371], [26890, 26892])
    found = counts(file)
    assert found["einwohner"] == [12, 4]
    assert np.isnan(found["alter-0-18"][0])
    assert file.total("alter-0-18") == 3
    assert recognise(path) is Kind.ZENSUS_GITTER


def test_2011_in_kilometres_with_minus_one_for_nobody(tmp_path: Path) -> None:
    head = "Gitter_ID_1km;x_mp_1km;y_mp_1km;Einwohner;Frauen_A"
    lines = [
        "1kmN2689E4337;4337500;2689500;31;50,1",
        "1kmN2689E4338;4338500;2689500;-1;-1",
        "1kmN2690E4338;4338500;2690500;-9;-9",
    ]
    file = parsed(table(tmp_path, *lines, head=head))
    assert (file.metres, file.stichtag, file.column.tolist(), file.secret) == (1000, date(2011, 5, 9), [4337], 2)


def test_2011_long_with_one_line_a_class(tmp_path: Path) -> None:
    head = "Gitter_ID_100m;Gitter_ID_100m_neu;Merkmal;Auspraegung_Code;Auspraegung_Text;Anzahl;Anzahl_q"
    start = "100mN26891E43370;CRS3035RES100mN2689100E4337000;"
    path = tmp_path / "lang.csv"
    path.write_text(
        f"{head}\n{start}ALTER_KURZ;1;Unter 18;3;0\n{start}ALTER_KURZ;5;65 und älter;9;0\n"
        f"{start}FAMSTND_AUSF;1;Ledig;4;0\n{start}INSGESAMT;0;Einheiten insgesamt;14;0\n",
        encoding="iso-8859-1",
    )
    file = parsed(path)
    assert counts(file) == {"alter-0-18": [3], "alter-65": [9], "einwohner": [14]}
    assert (file.column.tolist(), file.row.tolist()) == ([43370], [26891])


def test_lines_that_cannot_be_are_listed(tmp_path: Path) -> None:
    swapped = "CRS3035RES100mN2689000E4337000;2689050;4337050;7"
    file = parsed(table(tmp_path, cell(0, 0, "5"), cell(1, 0, "viele"), cell(2, 0, "-3"), swapped, cell(0, 0, "6")))
    assert [(row.line, row.code) for row in file.rejected] == [
        (3, "number_unreadable"), (4, "number_unreadable"), (5, "cell_outside"),
    ]  # fmt: skip
    assert file.total("einwohner") == 5, "the first of two lines for one cell"
    assert [note.code for note in file.notes] == ["grid_twice"]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (HEAD_2022 + "AnteilUnter18", "grid_no_counts"),
        ("GITTER_ID_10km;x_mp_10km;y_mp_10km;Einwohner", "grid_too_coarse"),
        (HEAD_2022 + "Einwohner", "grid_empty"),
    ],
)
def test_files_without_counts_of_small_cells(tmp_path: Path, head: str, code: str) -> None:
    with pytest.raises(BadInput, match=code) as caught:
        parsed(table(tmp_path, cell(0, 0, "–"), head=head))
    assert AREA_SENTENCES[code].format(**caught.value.values)


def test_of_an_archive_the_finest_grid_counts(tmp_path: Path) -> None:
    path = tmp_path / "Zensus2022.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, side in (("10km", 10_000), ("1km", 1_000), ("100m", 100)):
            content = f"GITTER_ID_{name};x_mp_{name};y_mp_{name};Einwohner\nCRS3035RES{name};4337050;2689050;{side}\n"
            archive.writestr(f"Zensus2022_Bevoelkerungszahl_{name}-Gitter.csv", content)
    assert recognise(path) is Kind.ZENSUS_GITTER
    assert parsed(path).metres == 100
    assert parsed(path, blatt="1km").metres == 1000


def test_sums_leave_out_secret_cells_and_cells_of_nowhere() -> None:
    owner = np.array([7, 7, NOWHERE, 8])
    assert sums_by(owner, np.array([1.0, np.nan, 5.0, np.nan])) == {7: 1.0}


def test_a_block_gives_back_its_cells() -> None:
    column, row, count = unpack(pack(np.array([43370, 43371]), np.array([26890, 26892]), np.array([12.0, 4.0])))
    assert (column.tolist(), row.tolist(), count.tolist()) == ([43370, 43371], [26890, 26892], [12.0, 4.0])


# ---------------------------------------------------------------- into the database
def outline(gebiet: Gebiet, west: int, south: int, width: int, height: int) -> None:
    """A rectangle counted in cells of 100 m from the corner of the made-up town."""
    corner = shapely.box(
        EAST + 100 * west, NORTH + 100 * south, EAST + 100 * (west + width), NORTH + 100 * (south + height)
    )
    (shape,) = geometry.project([corner], 3035, geometry.WGS84)
    min_lon, min_lat, max_lon, max_lat = shape.bounds
    Boundary.objects.create(
        gebiet=gebiet, geometry=geometry.to_geojson(shape), source="erfunden",
        min_lat=min_lat, max_lat=max_lat, min_lon=min_lon, max_lon=max_lon,
    )  # fmt: skip


@pytest.fixture
def town(cast: Cast) -> Gebiet:
    """Ten by ten cells, the lower half a Sozialraum; a second Gemeinde beside it."""
    gebiet = Gebiet.objects.get(ars="150870220220")
    Gebiet.objects.filter(pk=gebiet.pk).update(population=30)
    outline(gebiet, 0, 0, 10, 10)
    half = Gebiet.objects.create(
        ebene=E.SOZIALRAUM, ars=f"{gebiet.ars}-unten", name="Unten", sort_name="unten", parent=gebiet,
        gebietsstand=date(2024, 1, 1),
    )  # fmt: skip
    outline(half, 0, 0, 10, 5)
    beside = make_gebiet("150870220999", "Nebenan", E.GEMEINDE)
    Gebiet.objects.filter(pk=beside.pk).update(population=1000)
    outline(beside, 10, 0, 10, 10)
    return gebiet


def load(path: Path, **options: str) -> Receipt:
    return load_indicators(file=upload(path, **options), kind=Kind.ZENSUS_GITTER, by=None)


def people() -> dict[tuple[str, int, int | None], int | None]:
    rows = Population.objects.values_list("gebiet__name", "age_from_months", "age_to_months", "persons")
    return {(name, low, high): persons for name, low, high, persons in rows}


@pytest.mark.django_db
def test_cells_count_where_their_middle_lies(town: Gebiet, tmp_path: Path) -> None:
    path = table(tmp_path, cell(2, 2, "20", "5"), cell(3, 7, "10", "1"), cell(12, 2, "6", "–"), cell(2, 40, "9", "9"),
                 head=HEAD_2022 + "Insgesamt_Bevoelkerung;Unter18")  # fmt: skip
    receipt = load(path)
    assert people() == {
        (town.name, 0, None): 30, (town.name, 0, 216): 6, ("Unten", 0, None): 20, ("Unten", 0, 216): 5,
    }  # fmt: skip
    assert "grid_cut" in [note.code for note in receipt.notes], "six of a thousand people: only a part of Nebenan"
    totals = {control.label: (control.value, control.expected) for control in receipt.controls}
    assert totals["Einwohnerinnen und Einwohner, davon in einer Gemeinde"] == (36, 45)
    assert (receipt.title, receipt.licence) == (
        "Zensus 2022, Gitter 100 m: Einwohnerinnen und Einwohner, unter 18 Jahre", "dl-de/by-2-0",
    )  # fmt: skip
    again = load(path)
    assert (again.new, again.changed, again.source_id) == (0, 0, None)


@pytest.mark.django_db
def test_kept_cells_feed_the_reach(town: Gebiet, tmp_path: Path) -> None:
    load(table(tmp_path, cell(3, 7, "10"), cell(2, 2, "20")))
    assert measures_of([town.pk]) == ["einwohner"]
    found = cells_of([town.pk])
    assert found is not None
    grid = Cells.of(found.column, found.row, found.count, size=found.metres)
    assert (grid.column.tolist(), grid.amount.tolist()) == ([43372, 43373], [20, 10])
    assert set(found.gebiet.tolist()) == {town.pk}
    assert "Zensus 2022" in found.attribution
    assert cells_of([town.pk], "alter-65") is None


@pytest.mark.django_db
def test_an_official_table_stays_and_coarse_cells_do_not_replace_fine_ones(town: Gebiet, tmp_path: Path) -> None:
    table_of_the_office = DataSource.objects.create(title="1000A", control={"kind": "genesis-bevoelkerung"})
    Population.objects.create(
        gebiet=town, stichtag=date(2022, 5, 15), age_from_months=0, persons=33, source=table_of_the_office
    )
    load(table(tmp_path, cell(2, 2, "20"), cell(3, 7, "10")))
    assert people() == {(town.name, 0, None): 33, ("Unten", 0, None): 20}
    coarse = "GITTER_ID_1km;x_mp_1km;y_mp_1km;Einwohner"
    receipt = load(table(tmp_path, "CRS3035RES1000mN2689000E4337000;4337500;2689500;28", head=coarse))
    assert "grid_finer_known" in [note.code for note in receipt.notes]
    assert people()["Unten", 0, None] == 20
    assert sorted(GridCells.objects.values_list("metres", "total")) == [(100, 30.0), (1000, 28.0)]
    found = cells_of([town.pk])
    assert found is not None
    assert found.metres == 100


@pytest.mark.django_db
def test_households_make_indicators(town: Gebiet, tmp_path: Path) -> None:
    head = HEAD_2022 + "Insgesamt_Haushalte;EinpersHH_SingleHH;Paare_ohneKind;Paare_mitKind;Alleinerziehende"
    load(table(tmp_path, cell(2, 2, "12", "6", "2", "3", "1"), cell(3, 7, "4", "1", "1", "2", "0"), head=head))
    found = {
        (row.indicator, row.gebiet.name): (row.value, row.numerator, row.denominator)
        for row in IndicatorValue.objects.select_related("gebiet")
    }
    assert found["alleinerziehende", "Unten"] == (25.0, 1, 4)
    assert found["einpersonenhaushalte", town.name] == (43.75, 7, 16)


@pytest.mark.django_db
def test_before_outlines_and_beyond_them(cast: Cast, tmp_path: Path) -> None:
    path = table(tmp_path, cell(2, 2, "20"))
    with pytest.raises(BadInput, match="grid_no_outlines"):
        load(path)
    outline(Gebiet.objects.get(ars="150870220220"), 500, 500, 10, 10)
    with pytest.raises(BadInput, match="grid_elsewhere"):
        load(path)
    assert not DataSource.objects.exists()


@pytest.mark.django_db
def test_a_whole_country_must_add_up_to_its_census(town: Gebiet, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="grid_other_edition") as caught:
        load(table(tmp_path, cell(2, 2, "80212528")))
    assert "Zensus 2022 hat 82719540 gezählt" in AREA_SENTENCES["grid_other_edition"].format(**caught.value.values)
