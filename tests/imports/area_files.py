"""Small files in the layouts of the official ones."""

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapefile
import shapely
import xlsxwriter

from lueckenlos.imports.files import Options, Upload

LAENDER = [f"{number:02}" for number in range(1, 17)]
NAMES = dict(
    zip(
        LAENDER,
        "Schleswig-Holstein Hamburg Niedersachsen Bremen Nordrhein-Westfalen Hessen Rheinland-Pfalz Baden-Württemberg"
        " Bayern Saarland Berlin Brandenburg Mecklenburg-Vorpommern Sachsen Sachsen-Anhalt Thüringen".split(),
        strict=True,
    )
)


class Place:
    """One Gemeinde of a small Germany."""

    def __init__(self, ars: str, name: str, people: int = 1000, **values: Any) -> None:
        self.ars, self.name, self.people, self.values = ars, name, people, values

    @property
    def ags(self) -> str:
        return self.ars[:5] + self.ars[9:]


def small_germany(*places: Place, people: int = 1000) -> list[Place]:
    """The given places and one town in each Land that none of them is in."""
    given = {place.ars[:2] for place in places}
    others = [Place(f"{land}0010000000", f"{NAMES[land]}stadt, Stadt", people) for land in LAENDER if land not in given]
    return sorted([*places, *others], key=lambda place: place.ars)


def upload(path: Path, **options: str) -> Upload:
    return Upload.of(path, options=Options.of(options))


# ---------------------------------------------------------------- GV100AD
def gv100ad(places: Sequence[Place], *, stand: str = "20230930") -> str:
    lines: list[str] = []
    for land in dict.fromkeys(place.ars[:2] for place in places):
        lines.append(_record("10", stand, land, name=NAMES[land]))
        inside = [place for place in places if place.ars[:2] == land]
        for kreis in dict.fromkeys(place.ars[:5] for place in inside):
            lines.append(_record("40", stand, kreis, name=f"Kreis {kreis}", tkz="44"))
            for verband in dict.fromkeys(place.ars[:9] for place in inside if place.ars[:5] == kreis):
                lines.append(
                    _record("50", stand, verband[:5], verband=verband[5:], name=f"Verband {verband}", tkz="50")
                )
                lines.extend(_gemeinde(place, stand) for place in inside if place.ars[:9] == verband)
    return "\n".join(lines) + "\n"


def _record(art: str, stand: str, key: str, *, verband: str = "", name: str, tkz: str = "") -> str:
    return f"{art}{stand}{key:8}{verband:4}{name:50}{'':50}{tkz:2}".ljust(220)


def _gemeinde(place: Place, stand: str) -> str:
    values = {"tkz": "63", "ha": 3703, "male": place.people // 2, "plz": "06333", "mark": ""} | place.values
    head = _record("60", stand, place.ags, verband=place.ars[5:9], name=place.name, tkz=values["tkz"])[:128]
    figures = f"{values['ha']:011}{place.people:011}{values['male']:011}"
    return f"{head}{figures}    {values['plz']:5}{values['mark']:5}".ljust(220)


# ---------------------------------------------------------------- Auszug GV
def auszug(
    path: Path,
    places: Sequence[Place],
    *,
    stand: str = "30.09.2023",
    counted: str = "31.12.2022",
    title: str = "Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am 30.09.2023 (3. Quartal)",
    people_heading: str = "Bevölkerung2)",
) -> Path:
    """The layout of 2017 and later."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Inhalt").write(3, 0, "Statistisches Bundesamt")
        sheet = book.add_worksheet(f"Onlineprodukt_Gemeinden{stand.replace('.', '')}")
        sheet.write(0, 0, title)
        sheet.write_row(2, 0, ["Satz-\nart", "Text-\nkenn-\nzeichen", "Amtlicher Regionalschlüssel (ARS)"])
        sheet.write_row(2, 7, ["Gemeindename", "Fläche km2 1)", people_heading])
        sheet.write_row(2, 13, ["Postleit-\nzahl3)", "Geografische Mittelpunktkoordinaten", "", "Reisegebiete"])
        sheet.write_row(3, 2, ["Land", "RB", "Kreis", "VB", "Gem"])
        sheet.write_row(
            3, 9, ["insgesamt", "männlich", "weiblich", "je km2", "", "Längengrad", "Breitengrad", "Schlüssel"]
        )
        sheet.write(4, 2, f"Gebietsstand am {stand} (Jahr)")
        sheet.write_row(4, 8, [counted, f"am {counted} (Jahr)"])
        sheet.write(4, 14, "Zuordnungsstand am 31.12.2020")
        _rows(sheet, 6, places)
    return path


def _rows(sheet: Any, line: int, places: Sequence[Place]) -> None:
    seen: set[str] = set()
    for place in places:
        for length, art in ((2, "10"), (5, "40"), (9, "50")):
            key = place.ars[:length]
            if key not in seen:
                seen.add(key)
                parts = [key[:2], key[2:3], key[3:5], key[5:9], ""]
                name = NAMES[key] if length == 2 else f"Einheit {key}"
                sheet.write_row(line, 0, [art, "44" if art == "40" else "", *parts, name])
                line += 1
        ars = place.ars
        values = {"km2": 37.03, "plz": "06333", "lon": "11,51366", "lat": "51,645013"} | place.values
        sheet.write_row(line, 0, ["60", "63", ars[:2], ars[2], ars[3:5], ars[5:9], ars[9:], place.name])
        sheet.write_row(line, 8, [values["km2"], place.people, place.people // 2, place.people - place.people // 2, 9])
        sheet.write_row(line, 13, [values["plz"], values["lon"], values["lat"], "F02", "Ostsee"])
        line += 1
    sheet.write(line + 1, 0, "Quelle: Gemeindeverzeichnis-Informationssystem GV-ISys")
    sheet.write(line + 3, 0, "60 ist hier nur der Anfang einer Fußnote")


def auszug_1990(path: Path, places: Sequence[Place]) -> Path:
    """Fourteen columns, AGS only, no Verband, no PLZ, no coordinates."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Gemeindedaten")
        sheet.write(0, 0, "Gemeinden in Deutschland am 31.12.1990 (Jahr) zum Gebietsstand 01.02.1991 ")
        sheet.write_row(2, 0, ["Satz-\nart", "Gemeindeschlüssel", "", "", "", "Gemeindename", "Stadtrechte\nx=ja"])
        sheet.write_row(2, 7, ["Verbandszugehörigkeit", "", "Fläche km2  ", "Bevölkerung"])
        sheet.write_row(3, 1, ["Land", "RB", "Kreis", "Gemeinde"])
        sheet.write_row(3, 7, ["Schlüssel", "Name", "", "insgesamt", "männlich", "weiblich", "je km2"])
        sheet.write(4, 1, "Gebietsstand am 01.02.1991")
        sheet.write(4, 9, "am 31.12.1990")
        line, seen = 6, set()
        for place in places:
            for length, art in ((2, "10"), (5, "40")):
                key = place.ars[:length]
                if key not in seen:
                    seen.add(key)
                    sheet.write_row(line, 0, [art, key[:2], key[2:3], key[3:5], "", f"Einheit {key}"])
                    line += 1
            ars = place.ars
            sheet.write_row(line, 0, ["60", ars[:2], ars[2], ars[3:5], ars[9:], place.name, "x", "", "", 19.81])
            sheet.write_row(line, 10, [place.people, place.people // 2])
            line += 1
    return path


# ---------------------------------------------------------------- Gebietsänderungen
def changes(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    """Rows: Regionaleinheit, giver ARS, AGS, name, Art, qm, people, taker ARS, AGS, name, statistical date."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Deckblatt").write(9, 0, "Gebietsänderungen vom 01.01. bis 31.12.2024")
        sheet = book.add_worksheet("Gebietsaenderungen")
        sheet.write(0, 0, "Gebietsänderungen vom 01.01. - 31.12.2024")
        sheet.write_row(1, 0, ["Kennziffer", "Regionaleinheit", "Abgebende / Aufgelöste Gemeinde"])
        sheet.write(1, 11, "Wirksamkeitsdatum")
        sheet.write_row(2, 2, ["Amtlicher Regionalschlüssel (ARS)", "Amtlicher Gemeinde-schlüssel (AGS)", "Name"])
        sheet.write_row(2, 5, ["Änderungs-art 1)", "Fläche qm", "Einwohner"])
        sheet.write_row(2, 11, ["juristisch", "statistisch"])
        last = 4
        for number, row in enumerate(rows):
            *values, on = row
            sheet.write_row(4 + number, 0, [f"16/2024/{number:04}-R", *values, "01.01.2023", on])
            last = 5 + number
        sheet.write(last + 2, 0, "1) Änderungsart:")
        sheet.write(last + 3, 0, "    1 = Auflösung")
    return path


# ---------------------------------------------------------------- outlines
Features = Sequence[tuple[Mapping[str, object], shapely.Geometry]]
UTM32 = (
    'PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,'
    '298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],'
    'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


def box(east: float, north: float, size: float = 1000.0) -> shapely.Geometry:
    """A square of ``size`` metres, by default one hectare times hundred."""
    return shapely.box(east, north, east + size, north + size)


def shape_zip(path: Path, features: Features, *, prj: str = UTM32, stem: str = "VG250_GEM") -> Path:
    parts = {ending: io.BytesIO() for ending in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, shapeType=shapefile.POLYGON) as writer:
        for name in features[0][0]:
            writer.field(name, "C", 60)
        for attributes, shape in features:
            writer.record(*(str(value) for value in attributes.values()))
            writer.poly(_shape_rings(shape))
    with zipfile.ZipFile(path, "w") as archive:
        for ending, data in parts.items():
            archive.writestr(f"daten/{stem}.{ending}", data.getvalue())
        if prj:
            archive.writestr(f"daten/{stem}.prj", prj)
        archive.writestr(f"daten/{stem}.cpg", "UTF-8")
    return path


def _shape_rings(shape: shapely.Geometry) -> list[Any]:
    """Outer rings clockwise, holes the other way, as the format wants."""
    rings: list[Any] = []
    for part in shapely.get_parts(shape):
        turned = shapely.geometry.polygon.orient(part, -1.0)
        rings.extend(list(ring.coords) for ring in (turned.exterior, *turned.interiors))
    return rings


def geojson(path: Path, features: Features, *, crs: str = "") -> Path:
    raw: dict[str, Any] = {"type": "FeatureCollection", "features": []}
    if crs:
        raw["crs"] = {"type": "name", "properties": {"name": crs}}
    for attributes, shape in features:
        raw["features"].append(
            {"type": "Feature", "properties": dict(attributes), "geometry": shapely.geometry.mapping(shape)}
        )
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def geopackage(path: Path, features: Features, *, epsg: int = 25832, table: str = "vg250_gem") -> Path:
    columns = list(features[0][0])
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization_coordsys_id INTEGER)")
        database.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (100, ?)", [epsg])
        database.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)")
        database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 100)", [table])
        database.execute(f"CREATE TABLE {table} (fid INTEGER PRIMARY KEY, geom BLOB, {', '.join(columns)})")
        for attributes, shape in features:
            head = b"GP\x00\x03" + struct.pack("<i", 100) + struct.pack("<4d", *_envelope(shape))
            marks = ", ".join("?" * (len(columns) + 1))
            values = [head + shapely.to_wkb(shape), *attributes.values()]
            database.execute(f"INSERT INTO {table} (geom, {', '.join(columns)}) VALUES ({marks})", values)
    database.close()
    return path


def _envelope(shape: shapely.Geometry) -> tuple[float, float, float, float]:
    west, south, east, north = shape.bounds
    return west, east, south, north


# ---------------------------------------------------------------- GENESIS
NEW_HEAD = "statistics_code;statistics_label;time_code;time_label;time;"
OLD_HEAD = "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;"
NEW_TAIL = "value;value_unit;value_variable_code;value_variable_label"


def flat_new(
    rows: Iterable[Sequence[str]], *, dimensions: int, english: bool = False, statistic: str = "12411;Fortschreibung"
) -> str:
    """Rows: time, per dimension (code, label, attribute, attribute label), value, unit, measure, measure label."""
    head = NEW_HEAD + "".join(
        f"{n}_variable_code;{n}_variable_label;{n}_variable_attribute_code;{n}_variable_attribute_label;"
        for n in range(1, dimensions + 1)
    )
    label = "Reference date" if english else "Stichtag"
    lines = [";".join([statistic, "STAG", label, *row]) for row in rows]
    return "\ufeff" + "\n".join([head + NEW_TAIL, *lines]) + "\n"


def flat_old(
    rows: Iterable[Sequence[str]], *, dimensions: int, measures: Sequence[str], statistic: str = "12411;Fortschreibung"
) -> str:
    """Rows: time, per dimension (code, label, attribute, attribute label), one value a measure."""
    head = OLD_HEAD + "".join(
        f"{n}_Merkmal_Code;{n}_Merkmal_Label;{n}_Auspraegung_Code;{n}_Auspraegung_Label;"
        for n in range(1, dimensions + 1)
    )
    lines = [";".join([statistic, "STAG", "Stichtag", *row]) for row in rows]
    return "\r\n".join([head + ";".join(measures), *lines]) + "\r\n"
