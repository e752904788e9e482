"""Which communes are alike, for pages of packages that know no figures."""

from datetime import date
from decimal import Decimal

import pytest

from factories import Cast, make_gebiet
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.likeness import most_alike
from lueckenlos.indicators.models import DataSource, IndicatorValue


@pytest.fixture
def origin(cast: Cast) -> DataSource:
    return DataSource.objects.create(title="GISD", attribution="© RKI", file_name="x", file_hash="")


def kreis(ars: str, people: int, hectares: int, score: float | None, origin: DataSource) -> Gebiet:
    """Two years of its score; only the newer counts."""
    made = make_gebiet(
        ars,
        f"Kreis {ars}",
        GebietsEbene.KREIS,
        population=people,
        population_date=date(2024, 12, 31),
        area_ha=Decimal(hectares),
    )
    for period, value in (("2020", 0.5), ("2021", score)):
        if value is not None:
            IndicatorValue.objects.create(indicator="gisd", gebiet=made, value=value, period=period, source=origin)
    return made


def test_alike_in_size_density_and_deprivation_comes_first(origin: DataSource) -> None:
    own = kreis("16101", 100_000, 150_000, 0.9, origin)
    others = {
        1: kreis("16102", 100_000, 150_000, 0.1, origin),  # as large, but well off
        2: kreis("16103", 120_000, 160_000, 0.85, origin),  # alike in all
        3: kreis("16104", 900_000, 20_000, 0.9, origin),  # a large city
        4: kreis("16105", 100_000, 150_000, None, origin),  # nobody knows its score
    }
    found = most_alike([own.pk], {key: [one.pk] for key, one in others.items()})
    assert found[0] == 2
    assert set(found) == {1, 2, 3}


def test_without_any_score_size_and_density_decide(origin: DataSource) -> None:
    own, near, far = (
        make_gebiet(ars, ars, GebietsEbene.KREIS, population=people, area_ha=Decimal(1000))
        for ars, people in (("16111", 1000), ("16112", 1100), ("16113", 9000))
    )
    assert most_alike([own.pk], {7: [far.pk], 8: [near.pk]}) == [8, 7]
    assert most_alike([], {8: [near.pk]}) == []
