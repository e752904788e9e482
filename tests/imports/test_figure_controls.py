"""Control totals of figures: beside known sums, and nothing in them that may not be shown."""

from lueckenlos.imports.indicator_files.control import control_official, control_own
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.regions import Region, Regions
from lueckenlos.imports.storing import Figure
from lueckenlos.indicators.enums import ValueStatus

TOWN = 1


def figure(gebiet: int, cases: float, people: float, slug: str = "seu-sprache") -> Figure:
    return Figure(slug, gebiet, "2025", round(100 * cases / people, 1), cases, people, ValueStatus.OK)


def test_people_of_the_areas_stand_beside_those_of_the_town() -> None:
    controls = control_own([figure(TOWN, 41, 107), figure(2, 21, 45), figure(3, 20, 60)], TOWN, present=2, threshold=3)
    told = {control.label: (control.value, control.expected) for control in controls}
    assert told["Sozialräume in der Datei"] == (2, 2)
    base = "Auffälligkeiten der Sprache 2025: Bezugszahl aller Sozialräume, daneben die der Kommune in derselben Datei"
    assert told[base] == (105, 107)


def test_no_hidden_share_is_smallest_or_largest() -> None:
    """4 of 40 is hidden, and 60 of 110 goes with it, or the town would tell."""
    rows = [figure(TOWN, 104, 300), figure(2, 4, 40), figure(3, 60, 110), figure(4, 40, 150)]
    assert [control.value for control in control_own(rows, TOWN, present=3, threshold=3)][2:] == [26.7, 34.7]


def test_the_threshold_of_the_source_decides() -> None:
    """seu-sprache shows ten cases; a source that shows only 25 and more hides 20 of 60, and 40 of 110 with it."""
    rows = [figure(TOWN, 104, 300), figure(2, 20, 60), figure(3, 40, 110), figure(4, 44, 130)]

    def told(threshold: int) -> list[float]:
        return [control.value for control in control_own(rows, TOWN, present=3, threshold=threshold)][2:]

    assert told(3) == [33.3, 36.4]
    assert told(25) == [33.8, 34.7]
    shares = [row._replace(gebiet=place) for place, row in enumerate(rows[1:])]
    regions = Regions({str(place): Region(place, 60, str(place), "Ort", 9, gone=False) for place in range(3)})
    found = control_official(shares, regions, Kind.GENESIS_INDIKATOR, threshold=25)
    assert [one.value for one in found if one.code == "control_smallest"] == [33.8]


def test_fifths_that_differ_in_size_are_seen() -> None:
    regions = Regions(
        {f"{number:05}": Region(number, 40, f"{number:05}", "Kreis", 9, gone=False) for number in range(12)}
    )
    ranks = [1, 1, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5]
    rows = [
        Figure("gisd-quintil", place, "2021", float(rank), None, None, ValueStatus.OK)
        for place, rank in enumerate(ranks)
    ]
    sizes = {one.label: (one.value, one.expected) for one in control_official(rows, regions, Kind.GISD, threshold=3)}
    assert sizes["GISD 2021: Kreise im Fünftel 4"] == (4, 2.4)


def test_wegweiser_has_the_gemeinden_from_five_thousand_people_on() -> None:
    towns = {f"1508700000{number:02}": people for number, people in enumerate((4_999, 5_000, 90_000))}
    regions = Regions({ars: Region(place, 60, ars, "Ort", towns[ars], gone=False) for place, ars in enumerate(towns)})
    rows = [Figure("kinderarmut-sgb2", 2, "2019", 20.0, None, None, ValueStatus.OK)]
    units = control_official(rows, regions, Kind.WEGWEISER, threshold=3)[0]
    assert (units.value, units.expected) == (1, 2)
