"""Figures of the demo: published ones of 48 Gemeinden and of a survey, and an invented Schuleingangsuntersuchung."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from lueckenlos.config.demo import content
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.models import DataSource, GroupValue, IndicatorValue
from lueckenlos.shared.text import sort_key

STAND: Final = date(2023, 12, 31)
TABLE: Final = "kennzahlen-sachsen-anhalt.csv"
GISD: Final = "gisd-land"


def add_figures(made: dict[str, Gebiet], today: date) -> None:
    """Values beside those the territory came with; the other Gemeinden make comparison and groups possible."""
    data = content.toml("kennzahlen.toml")
    sources = {name: _source(entry) for name, entry in data["quelle"].items()}
    rows = list(csv.DictReader(content.csv_text(TABLE, today).splitlines(), delimiter=";"))
    missing = [_gebiet(row, made[row["ars"][:5]]) for row in rows if row["ars"] not in made]
    made |= {gebiet.ars: gebiet for gebiet in Gebiet.objects.bulk_create(missing)}
    IndicatorValue.objects.bulk_create([*_published(rows, made, sources), *_examined(data, made, sources)])
    GroupValue.objects.bulk_create(_by_education(data, made["0"], sources["geda"]))


def _source(entry: dict[str, str]) -> DataSource:
    """The one the territory came with, where there is one."""
    values = {"attribution": entry["vermerk"], "licence": entry["lizenz"], "file_name": entry["datei"], "control": {}}
    return DataSource.objects.update_or_create(title=entry["titel"], defaults=values, create_defaults=values)[0]


def _gebiet(row: dict[str, str], kreis: Gebiet) -> Gebiet:
    ars = row["ars"]
    return Gebiet(
        ars=ars,
        ags=ars[:5] + ars[9:],
        name=row["name"],
        sort_name=sort_key(row["name"]),
        ebene=GebietsEbene.GEMEINDE,
        parent=kreis,
        gebietsstand=STAND,
        population=int(row["bevoelkerung"]),
        population_date=STAND,
        area_ha=int(row["hektar"]),
        source=content.toml("stellen.toml")["quellen"]["gebiete"],
    )


def _published(
    rows: list[dict[str, str]], made: dict[str, Gebiet], sources: dict[str, DataSource]
) -> Iterator[IndicatorValue]:
    """Every figure of the table but those the three towns have already."""
    have = set(IndicatorValue.objects.values_list("indicator", "gebiet"))
    for row in rows:
        gebiet = made[row["ars"]]
        for slug in list(row)[4:]:
            if not row[slug] or (slug, gebiet.pk) in have:
                continue
            source, period = ("gisd", "2021") if slug == GISD else ("wegweiser", "2019")
            yield IndicatorValue(
                indicator=slug, gebiet=gebiet, period=period, value=float(row[slug]), source=sources[source]
            )


def _examined(
    data: dict[str, Any], made: dict[str, Gebiet], sources: dict[str, DataSource]
) -> Iterator[IndicatorValue]:
    for entry in data["schuleingang"]:
        for year, cases, children in entry["jahre"]:
            yield IndicatorValue(
                indicator=entry["kennzahl"],
                gebiet=made[entry["gebiet"]],
                period=str(year),
                value=round(100 * cases / children, 1),
                numerator=cases,
                denominator=children,
                source=sources["schuleingang"],
            )


def _by_education(data: dict[str, Any], germany: Gebiet, source: DataSource) -> Iterator[GroupValue]:
    for entry in data["bildung"]:
        for education, value, low, high, asked in entry["gruppen"]:
            yield GroupValue(
                indicator=entry["kennzahl"],
                gebiet=germany,
                period="2019/2020",
                education=education,
                sex=entry["geschlecht"],
                standardised=True,
                value=value,
                low=low,
                high=high,
                n=asked,
                source=source,
            )
