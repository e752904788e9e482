"""Telling files apart by their content, and the commands for them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from area_files import auszug, auszug_1990, box, changes, flat_new, flat_old, geojson, gv100ad, shape_zip, small_germany

from factories import Cast
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports import commands
from lueckenlos.imports.area_actions import load_file
from lueckenlos.imports.area_messages import AREA_SENTENCES
from lueckenlos.imports.datasets import dataset
from lueckenlos.imports.files import Options, Upload, parse_day
from lueckenlos.imports.kinds import OWN_KINDS, TARGETS, Kind
from lueckenlos.imports.recognise import recognise
from lueckenlos.indicators.models import DataSource, Population
from lueckenlos.shared.errors import BadInput, NotAllowed

REGION = ("2023", "GEMEIN", "Gemeinden", "15087220", "Ort")


def text(content: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "irgendwas.dat"
        path.write_bytes(content.encode(encoding))
        return path

    return write


def book(*rows: list[object]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        with xlsxwriter.Workbook(folder / "a.xlsx") as made:
            sheet = made.add_worksheet()
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
        return folder / "a.xlsx"

    return write


FILES: list[tuple[Kind, Callable[[Path], Path]]] = [
    (Kind.GV100AD, text(gv100ad(small_germany()))),
    (Kind.GV100AD, text(gv100ad(small_germany()), "iso-8859-1")),
    (Kind.AUSZUG_GV, lambda folder: auszug(folder / "a.xlsx", small_germany())),
    (Kind.AUSZUG_GV, lambda folder: auszug_1990(folder / "a.xlsx", small_germany())),
    (Kind.GEBIETSAENDERUNGEN, lambda folder: changes(folder / "a.xlsx", [])),
    (Kind.UMRISSE, lambda folder: shape_zip(folder / "a", [({"ARS": "150870220220"}, box(674_000, 5_724_000))])),
    (Kind.SOZIALRAEUME, lambda folder: shape_zip(folder / "a", [({"NAME": "Nord"}, box(674_000, 5_724_000))])),
    (
        Kind.SOZIALRAEUME,
        lambda folder: geojson(
            folder / "a", [({"AGS": "15087220", "name": name}, box(674_000, 5_724_000)) for name in "ABC"]
        ),
    ),
    (Kind.GENESIS_BEVOELKERUNG, text(flat_new([(*REGION, "5", "Anzahl", "BEVSTD", "B")], dimensions=1))),
    (
        Kind.GENESIS_BEVOELKERUNG,
        text(flat_old([(*REGION, "5")], dimensions=1, measures=["BEVSTD__B__Anzahl"]), "iso-8859-1"),
    ),
    (Kind.GENESIS_INDIKATOR, text(flat_new([(*REGION, "5", "Prozent", "AI0801", "A")], dimensions=1))),
    (Kind.GISD, text("kreis_id,kreis_name,year,gisd_score\n15087,M,2021,0.8\n")),
    (Kind.WEGWEISER, text("Kommune;GKZ;ARS;Bundesland;2019 Kinderarmut (%)\nA;15087220;150870220220;ST;33,0\n")),
    (Kind.INKAR, book(["Kennziffer", "Raumeinheit", "Aggregat", "X"], ["", "", "", "2020"], ["15087", "M", "K", 1])),
    (Kind.BEVOELKERUNG_EIGEN, text("Stadtteil;unter 3;3 bis unter 6\nA;1;2\n")),
    (Kind.BEVOELKERUNG_EIGEN, text("area;year;age_from;age_to;persons\nA;2024;0;3;7\n")),
    (Kind.BEVOELKERUNG_EIGEN, book(["Nr.", "Stadtteil", "0 - 2", " 3 - 5"], [101, "Altstadt", 5, 6])),
    (Kind.INDIKATOR_EIGEN, text("Stadtteil;Kinderarmut\nA;33,0\n")),
    (Kind.SOZIALATLAS, text("/* x */\nINSERT INTO fl_x (a, b) VALUES\n(1, 2);\n")),
    (Kind.TABELLE, text("Name;Straße;PLZ;u3;3-6\nKita;Gasse 1;06333;12;30\n")),
    (Kind.TABELLE, text("Titel;Zielgruppe\nStillgruppe;Eltern\n")),
]


@pytest.mark.parametrize(("kind", "write"), FILES, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(FILES)])
def test_kind_by_content(tmp_path: Path, kind: Kind, write: Callable[[Path], Path]) -> None:
    assert recognise(write(tmp_path)) is kind


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("file_empty", ""),
        ("file_not_table", "Nur ein Satz."),
        ("file_not_table", '{"a": 1}'),
        ("file_no_header", "1;2\n"),
    ],
)
def test_what_is_no_table_at_all(tmp_path: Path, code: str, content: str) -> None:
    with pytest.raises(BadInput, match=code):
        recognise(text(content)(tmp_path))


def test_a_zip_of_other_things(tmp_path: Path) -> None:
    path = shape_zip(tmp_path / "a.zip", [({"ARS": "1"}, box(0, 0))], stem="x")
    renamed = tmp_path / "b.zip"
    renamed.write_bytes(path.read_bytes().replace(b"x.shp", b"x.doc"))
    with pytest.raises(BadInput, match="file_archive"):
        recognise(renamed)


def test_every_kind_has_its_words() -> None:
    for kind in Kind:
        assert f"kind_{kind.value}" in AREA_SENTENCES
        assert kind in TARGETS
        if kind is not Kind.TABELLE:
            assert dataset(kind).own == (kind in OWN_KINDS)
            assert dataset(kind).licence or kind in OWN_KINDS


def test_options_are_checked() -> None:
    assert Options.of({"jahr": " 2023 "}).day == parse_day("31.12.2023")
    assert Options.of({"stichtag": "2022-05-15"}).day == parse_day("20220515")
    assert Options().day is None
    with pytest.raises(BadInput, match="option_unknown") as caught:
        Options.of({"gemeide": "1"})
    assert caught.value.values["name"] == "gemeide"
    for wrong in ({"jahr": "23"}, {"stichtag": "31.02.2023"}):
        with pytest.raises(BadInput, match="option_date"):
            _ = Options.of(wrong).day


def test_commands_load_official_and_own_figures(cast: Cast, tmp_path: Path) -> None:
    steps: list[str] = []
    path = shape_zip(tmp_path / "a.zip", [({"NAME": "Nord"}, box(674_000, 5_724_000))])
    receipt = commands.import_areas(
        path,
        options={"gemeinde": "15087220"},
        stelle_slug="hettstedt",
        progress=lambda step, done, total: steps.append(step),
    )
    assert (receipt.new, steps) == (1, ["lesen"])
    own = text("Stadtteil;unter 3;3+\nNord;20;900\n")(tmp_path)
    commands.import_population(own, stelle_slug="hettstedt", options={"jahr": "2024"})
    official = text("kreis_id,kreis_name,year,gisd_score,gisd_5\n15087,M,2021,0.8,5\n")(tmp_path)
    dry = commands.import_indicator(official, dry_run=True)
    assert (dry.new, dry.applied) == (2, False)
    assert set(DataSource.objects.values_list("stelle__slug", flat=True)) == {"hettstedt"}
    assert Population.objects.count() == 2


def test_commands_say_what_is_wrong(cast: Cast, tmp_path: Path) -> None:
    own = text("Stadtteil;unter 3;3+\nNord;20;900\n")(tmp_path)
    with pytest.raises(BadInput, match="kind_other_command") as caught:
        commands.import_areas(own)
    assert caught.value.values == {"kind": "Bevölkerung nach Sozialraum und Alter", "target": "population"}
    with pytest.raises(BadInput, match="stelle_unknown"):
        commands.import_population(own, stelle_slug="gibt-es-nicht")
    with pytest.raises(BadInput, match="file_unreadable"):
        commands.import_population(tmp_path / "fehlt.csv")
    with pytest.raises(NotAllowed, match="foreign_gemeinde"):
        commands.import_population(own, stelle_slug="eisleben", options={"gemeinde": "15087220", "jahr": "2024"})


def test_a_table_of_offers_is_none_of_figures(cast: Cast, tmp_path: Path) -> None:
    path = text("Titel;Zielgruppe\nStillgruppe;Eltern\n")(tmp_path)
    with pytest.raises(BadInput, match="kind_not_figures"):
        load_file(file=Upload.of(path), kind=recognise(path), by=cast["leitung"])
    assert not Gebiet.objects.filter(name="Stillgruppe").exists()
