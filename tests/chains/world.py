"""A small Präventionskette in the database, for tests of pages and actions."""

from datetime import date
from typing import Any

from factories import Cast, make_gebiet, make_offer, make_organisation
from lueckenlos.chains.models import Handover
from lueckenlos.directory.models import Offer
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
from lueckenlos.tenancy.models import Stelle

TODAY = date(2026, 11, 21)


def make_source(title: str = "Einwohnermelderegister") -> DataSource:
    return DataSource.objects.create(title=title, attribution=f"{title} (erfunden)", file_name="-", file_hash="-")


def make_people(gebiet: Gebiet, persons: int, *, ages: tuple[int, int | None] = (36, 72), **values: Any) -> Population:
    values.setdefault("source", None)
    source = values.pop("source") or make_source()
    return Population.objects.create(
        gebiet=gebiet, stichtag=date(2024, 12, 31), age_from_months=ages[0], age_to_months=ages[1],
        persons=persons, source=source,
    )  # fmt: skip


def make_value(
    gebiet: Gebiet, value: float, *, indicator: str = "kinderarmut-sgb2", period: str = "2023"
) -> IndicatorValue:
    source = DataSource.objects.filter(title="Statistik").first() or make_source("Statistik")
    return IndicatorValue.objects.create(indicator=indicator, gebiet=gebiet, period=period, value=value, source=source)


def kita_offer(stelle: Stelle, title: str = "", **values: Any) -> Offer:
    """Kita-Alter, soziale Lage."""
    given = {"lebensphasen": {"kita-alter"}, "lebenslagen": {"sozial"}, "handlungsfelder": {"bewegung"}, **values}
    return make_offer(stelle, title, **given)


def alike_offers(stelle: Stelle, count: int) -> list[Offer]:
    """Offers of different Träger that look like duplicates."""
    return [
        kita_offer(
            stelle,
            traeger=make_organisation(stelle),
            zielgruppen={"kinder"},
            angebotsform="kurs",
            sprachen={"de"},
            zugang={"vor-ort"},
        )
        for _ in range(count)
    ]


def make_handover(stelle: Stelle, uebergang: str = "familie-kita", **values: Any) -> Handover:
    giver = values.pop("giver", None) or make_organisation(stelle)
    receiver = values.pop("receiver", None) or make_organisation(stelle)
    return Handover.objects.create(stelle=stelle, uebergang=uebergang, giver=giver, receiver=receiver, **values)


def more_sozialraeume(cast: Cast, count: int) -> list[Gebiet]:
    """Besides the three of the cast."""
    town = cast.gebiete["hettstedt"]
    return [make_gebiet(f"{town.ars}-t{n}", f"Teil {n}", 70, town) for n in range(count)]  # type: ignore[arg-type] # a Gebiet of the cast
