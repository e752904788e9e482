"""Profiles of all Gemeinden as pure computation, and the pages of a Gemeinde among 2,000; for ``bench.py``."""

from datetime import date

import numpy as np

from bench_tools import leader, page, seconds

GEMEINDEN, INDICATORS, YEARS = 10_959, 30, 10
NEAR, STELLE = 2_000, "bench-indicators"
_PAGES = (
    ("Profil einer Gemeinde", "profil/"),
    ("Profil als CSV", "profil/?als=csv"),
    ("Profil als PDF", "profil/?als=pdf"),
    (f"Ungleichheit über {NEAR:,} Gemeinden", "ungleichheit/"),
    ("Herkunft der Zahlen", "herkunft/"),
)


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    _fill()
    browser, base = leader(STELLE), f"/arbeit/{STELLE}/bedarf/"
    return [_all_of_them(), *(page(browser, label, base + path) for label, path in _PAGES)]


def _all_of_them() -> str:
    """Counts in, shares and rates with interval and suppression out."""
    from lueckenlos.indicators.enums import Unit
    from lueckenlos.indicators.registry import all_indicators
    from lueckenlos.indicators.release import Stored, release_figures

    random = np.random.default_rng(20261122)
    rates = [one for one in all_indicators().values() if one.unit in {Unit.PERCENT, Unit.PER_1000}]
    wanted = [rates[place % len(rates)] for place in range(INDICATORS)]
    shape = (GEMEINDEN, YEARS)
    people = random.integers(20, 5_000, shape).astype(np.float64)
    cases = np.floor(people * random.random(shape))
    stored = Stored(100 * cases / people, cases, people, np.zeros(shape, np.uint8))
    median = seconds(lambda: [release_figures(one, stored) for one in wanted])
    return (
        f"Kennzahlen: Profil aller {GEMEINDEN:,} Gemeinden × {INDICATORS} Kennzahlen × {YEARS} Jahre mit Intervallen: "
        f"{median:.2f} s"
    )


def _fill() -> None:
    """A Land of 2,000 Gemeinden: 8 indicators over 10 years with counts, and the index of deprivation."""
    from lueckenlos.geo.enums import GebietsEbene
    from lueckenlos.geo.models import Gebiet
    from lueckenlos.indicators.models import DataSource, IndicatorValue
    from lueckenlos.tenancy.models import Stelle

    if Stelle.objects.filter(slug=STELLE).exists():
        return
    day = date(2023, 12, 31)
    land = Gebiet.objects.create(ars="98", name="Messland", sort_name="messland", ebene=10, gebietsstand=day)
    towns = Gebiet.objects.bulk_create(
        Gebiet(
            ars=f"98{place:010d}",
            name=f"Messort {place}",
            sort_name=f"messort {place:05d}",
            ebene=GebietsEbene.GEMEINDE,
            parent=land,
            gebietsstand=day,
            population=5_000 + 13 * place,
            area_ha=2_000 + place % 900,
        )
        for place in range(NEAR)
    )
    stelle = Stelle.objects.create(slug=STELLE, name="Messort", art="kommune")
    stelle.gebiete.add(towns[NEAR // 2])
    source = DataSource.objects.create(title="Messdaten", attribution="erfunden", licence="erfunden", file_name="-")
    slugs = ("seu-sprache", "seu-motorik", "seu-emotional", "u-untersuchungen", "impfquote-mmr", "sgb2-quote")
    rows = [
        IndicatorValue(
            indicator=slug,
            gebiet=town,
            period=str(2016 + year),
            value=20 + place % 20,
            numerator=(20 + place % 20) * 10,
            denominator=1_000,
            source=source,
        )
        for place, town in enumerate(towns)
        for slug in ("kinderarmut-sgb2", "altersarmut", *slugs)
        for year in range(YEARS)
    ]
    index = [
        IndicatorValue(indicator="gisd-land", gebiet=town, period="2021", value=place / NEAR, source=source)
        for place, town in enumerate(towns)
    ]
    IndicatorValue.objects.bulk_create([*rows, *index], batch_size=2_000)
