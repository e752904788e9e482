"""Territory of the demo with its official figures, and invented splits below the Gemeinde."""

from datetime import date
from typing import Any

from lueckenlos.config.demo import content
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
from lueckenlos.shared.text import sort_key
from lueckenlos.vocabulary.registry import vocabulary

GEBIETSSTAND = date(2023, 12, 31)
LICENCE = "dl-de/by-2-0"


def build_territory() -> dict[str, Gebiet]:
    """All Gebiete by ARS, with people per Lebensphase and the two indicators of the demo."""
    data = content.toml("stellen.toml")
    made: dict[str, Gebiet] = {}
    for entry in data["gebiet"]:
        made[entry["ars"]] = _gebiet(entry, made.get(entry.get("parent", "")), data["quellen"]["gebiete"])
    for entry in data["sozialraum"]:
        town = made[entry["gemeinde"]]
        ars = f"{town.ars}-{entry['key']}"
        people = round((town.population or 0) * entry["anteil"])
        facts = {"ars": ars, "name": entry["name"], "ebene": GebietsEbene.SOZIALRAUM, "population": people}
        made[ars] = _gebiet(facts, town, data["quellen"]["aufteilung"])
    _figures(made, data)
    return made


def _gebiet(entry: dict[str, Any], parent: Gebiet | None, source: str) -> Gebiet:
    gebiet, _ = Gebiet.objects.get_or_create(
        ars=entry["ars"],
        defaults={
            "ags": entry.get("ags", entry["ars"] if len(entry["ars"]) == 5 else ""),
            "name": entry["name"],
            "sort_name": sort_key(entry["name"]),
            "bezeichnung": entry.get("bezeichnung", ""),
            "ebene": entry["ebene"],
            "parent": parent,
            "gebietsstand": GEBIETSSTAND,
            "population": entry.get("population"),
            "population_date": GEBIETSSTAND,
            "area_ha": entry.get("area_ha"),
            "lat": entry.get("lat"),
            "lon": entry.get("lon"),
            "source": source,
        },
    )
    return gebiet


def _figures(made: dict[str, Gebiet], data: dict[str, Any]) -> None:
    sources = data["quellen"]
    split = _source("Bevölkerung nach Lebensphasen (Vorführung)", sources["aufteilung"], DataSource.INVENTED)
    poverty = _source("Soziale Lage 2019 (Wegweiser Kommune)", sources["kinderarmut"], LICENCE)
    invented = _source("Kinderarmut in Sozialräumen (Vorführung)", sources["aufteilung"], DataSource.INVENTED)
    gisd = _source("German Index of Socioeconomic Deprivation (GISD), 2021", sources["gisd"], "CC BY 4.0")
    for gebiet in made.values():
        if gebiet.ebene >= GebietsEbene.KREIS and gebiet.population:
            _people(gebiet, split, data["altersanteile"])
    values = [
        *(
            _value("kinderarmut-sgb2", made[e["ars"]], e["kinderarmut"], poverty)
            for e in data["gebiet"]
            if "kinderarmut" in e
        ),
        *(
            _value("kinderarmut-sgb2", made[f"{e['gemeinde']}-{e['key']}"], e["kinderarmut"], invented)
            for e in data["sozialraum"]
        ),
        *(
            _value(e.get("gisd_indikator", "gisd-land"), made[e["ars"]], e["gisd"], gisd, period="2021")
            for e in data["gebiet"]
            if "gisd" in e
        ),
    ]
    IndicatorValue.objects.bulk_create(values)


def _people(gebiet: Gebiet, source: DataSource, shares: dict[str, float]) -> None:
    data: dict[str, dict[str, Any]] = {term.slug: term.data for term in vocabulary("lebensphase").terms}
    Population.objects.bulk_create(
        Population(
            gebiet=gebiet,
            stichtag=GEBIETSSTAND,
            age_from_months=data[slug]["age_from_months"],
            age_to_months=data[slug].get("age_to_months"),
            persons=round((gebiet.population or 0) * share),
            source=source,
        )
        for slug, share in shares.items()
    )


def _value(indicator: str, gebiet: Gebiet, value: float, source: DataSource, *, period: str = "2019") -> IndicatorValue:
    return IndicatorValue(indicator=indicator, gebiet=gebiet, period=period, value=value, source=source)


def _source(title: str, attribution: str, licence: str) -> DataSource:
    return DataSource.objects.create(
        title=title, attribution=attribution, licence=licence, file_name="Vorführdaten", file_hash="", control={}
    )
