"""A town for the benchmark of papers: Sozialräume with people and figures, offers, decided hints, goals, measures."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

AREAS, OFFERS, HINTS, GOALS, MEASURES, READINGS = 40, 2_000, 200, 20, 200, 4
SIZE = f"{HINTS} Hinweise, {MEASURES} Maßnahmen"
OF_PARTS = ("kinderarmut-sgb2", "gisd")
_BANDS = ((0, 12), (12, 36), (36, 72), (72, 120), (120, 192), (192, 324), (324, 780), (780, 960), (960, None))


def make_town(slug: str, key: str, day: date) -> Any:
    """The Stelle; ``key`` is that of its Kreis, five digits."""
    from django_scopes import scope

    from lueckenlos.geo.models import Gebiet
    from lueckenlos.imports.offer_command import import_offers
    from lueckenlos.tenancy.models import Stelle

    kreis = _gebiet(Gebiet, key, f"Kreis {key}", 40, None)
    town = _gebiet(Gebiet, f"{key}0000001", f"Stadt {key}", 60, kreis)
    parts = [_gebiet(Gebiet, f"{town.ars}-{n}", f"Sozialraum {n}", 70, town) for n in range(AREAS)]
    around = [_gebiet(Gebiet, f"{key}{n:07d}", f"Ort {n}", 60, kreis) for n in range(2, 2 + AREAS)]
    stelle = Stelle.objects.create(
        slug=slug, name=f"Stadt {key} (erfunden)", art="kommune", land="st", themes=frozenset({"gesund-aufwachsen"})
    )
    stelle.gebiete.add(town)
    _figures([kreis, town, *parts, *around])
    with TemporaryDirectory() as folder:
        file = Path(folder) / "offers.csv"
        _write(file, town.ags)
        import_offers(file, stelle_slug=slug, dry_run=False, progress=lambda rows: None, release=True)
    with scope(stelle=stelle):
        _decide(stelle, day)
        _plan(stelle, day)
    return stelle


def _gebiet(model: Any, ars: str, name: str, ebene: int, parent: Any) -> Any:
    from lueckenlos.geo.enums import GebietsEbene

    return model.objects.create(
        ars=ars,
        ags="" if "-" in ars else ars[:5] + ars[9:],
        name=name,
        sort_name=name.lower(),
        ebene={40: GebietsEbene.KREIS, 60: GebietsEbene.GEMEINDE, 70: GebietsEbene.SOZIALRAUM}[ebene],
        parent=parent,
        gebietsstand=date(2025, 12, 31),
        population=9_000,
    )


def _figures(areas: list[Any]) -> None:
    """Nine age bands and every indicator of the content; of a Sozialraum a commune knows few."""
    from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
    from lueckenlos.indicators.registry import all_indicators

    source = DataSource.objects.create(title="Messung", attribution="erfunden", file_name="", file_hash="", control={})
    Population.objects.bulk_create(
        Population(
            gebiet=area,
            stichtag=date(2025, 12, 31),
            age_from_months=low,
            age_to_months=high,
            persons=1_000,
            source=source,
        )
        for area in areas
        for low, high in _BANDS
    )
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=slug, gebiet=area, period=str(year), value=area.pk % 40 + year % 5, source=source)
        for area in areas
        for slug in (OF_PARTS if area.ags == "" else all_indicators())
        for year in (2022, 2023, 2024)
    )


def _write(file: Path, ags: str) -> None:
    import synthetic

    synthetic.write(file, OFFERS, [ags])


def _decide(stelle: Any, day: date) -> None:
    """The hints of today's picture are confirmed, each for ``HINTS`` places, as a town of five years would have."""
    from lueckenlos.chains.models import HintDecision
    from lueckenlos.chains.picture import Axis, hint_to_json
    from lueckenlos.chains.queries import live

    found = live(stelle, Axis.LEBENSLAGE, day).picture.hints
    HintDecision.objects.bulk_create(
        HintDecision(
            stelle=stelle,
            hint_key=hint.key if n < len(found) else f"{hint.key}-{n}",
            kind=hint.kind.value,
            cause_hash=hint.cause_hash,
            cause=hint_to_json(hint),
            decision="bestaetigt",
            reason="Gemessen. " * 5,
            body="Steuerkreis",
            decided_on=day,
        )
        for n in range(HINTS)
        if (hint := found[n % len(found)])
    )


def _plan(stelle: Any, day: date) -> None:
    from decimal import Decimal

    from lueckenlos.goals.models import Goal, Measure, Reading, Yardstick
    from lueckenlos.partners.models import Organisation

    def row(model: Any, number: int, **values: Any) -> Any:
        title = f"{model._meta.verbose_name} {number:03d}: Familien finden Hilfe ohne Umwege (erfunden)"
        given = {"title": title, "title_key": title.lower(), "description": "Worum es geht. " * 20}
        return model(stelle=stelle, responsible=f"Amt {number % 23}", lebensphasen={"kita-alter"}, **given | values)

    tops = Goal.objects.bulk_create(row(Goal, n, state="verabschiedet") for n in range(3))
    goals = Goal.objects.bulk_create(
        row(Goal, 3 + n, parent=tops[n % 3], due_on=day, state="verabschiedet") for n in range(GOALS)
    )
    measures = Measure.objects.bulk_create(
        row(Measure, n, goal=goals[n % GOALS], starts_on=day, due_on=day + timedelta(days=n)) for n in range(MEASURES)
    )
    partners = list(Organisation.objects.all()[:10])
    through = Measure.partners.through
    through.objects.bulk_create(
        through(measure_id=one.pk, organisation_id=partners[n % len(partners)].pk) for n, one in enumerate(measures)
    )
    yardsticks = Yardstick.objects.bulk_create(
        Yardstick(stelle=stelle, title="Erreichte Familien", step=2, baseline=10, target=90, target_on=day, **of)
        for of in [*({"goal": one} for one in goals), *({"measure": one} for one in measures)]
    )
    Reading.objects.bulk_create(
        Reading(stelle=stelle, yardstick=one, read_on=day - timedelta(days=180 * n), value=Decimal(90 - 8 * n))
        for one in yardsticks
        for n in range(READINGS)
    )
