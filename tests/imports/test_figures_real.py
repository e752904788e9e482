"""The real files of the BBSR and the RKI, parsed only: what their readers must survive."""

from collections import Counter

import pytest
from area_files import upload

from conftest import OPEN_DATA
from lueckenlos.imports.aliases import meaning_of
from lueckenlos.imports.areas import umstieg
from lueckenlos.imports.areas.load_umstieg import with_whole_people
from lueckenlos.imports.indicator_files.geda import parse_geda
from lueckenlos.imports.indicator_files.official import parse_gisd, parse_inkar
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.reading import open_table
from lueckenlos.imports.recognise import recognise

pytestmark = pytest.mark.realdata


def test_geda_of_the_rki() -> None:
    path = OPEN_DATA / "regional/geda_2019-2020-ehis.csv.gz"
    assert recognise(path) is Kind.GEDA
    file = parse_geda(upload(path))
    assert (len(file.rows), file.rejected, len(file.variables)) == (1035, [], 45)
    (smokers,) = [row for row in file.rows if row.whole and row.land == "0" and row.indicator == "geda-rauchen"]
    assert (smokers.value, smokers.low, smokers.high, smokers.n) == (28.909, 27.945, 29.891, 22_699)


def test_fifths_of_the_gisd_hold_eighty_kreise_each() -> None:
    file = parse_gisd(upload(OPEN_DATA / "gisd/GISD_Bund_Kreis.csv.gz"))
    fifths = Counter(row.value for row in file.rows if row.indicator == "gisd-quintil" and row.period == "2021")
    assert fifths == {1.0: 80, 2.0: 80, 3.0: 80, 4.0: 80, 5.0: 80}


def test_conversion_key_of_kreise() -> None:
    """Of the sheet for 2020 the people are those of the new Kreis, so they are nobody's."""
    path = OPEN_DATA / "gemeinden/ref-kreise-umrech-2021-1990-2020.xlsx"
    first = umstieg.parse(upload(path, blatt="1990")).rows
    assert len({row.old for row in first}) == 543
    rows = with_whole_people(umstieg.parse(upload(path, blatt="2020")).rows)
    (eisenach,) = [row for row in rows if row.old == "16056"]
    assert (eisenach.new, eisenach.share, eisenach.people) == ("16063", 1.0, None)


@pytest.mark.parametrize(
    ("name", "slug", "rows"),
    [("E_Schuldnerquote", "schuldnerquote", 7_200), ("E_Haushaltseinkommen", "haushaltseinkommen", 8_800)],
)
def test_inkar_of_the_bbsr(name: str, slug: str, rows: int) -> None:
    file = parse_inkar(upload(OPEN_DATA / f"gisd/inkar_rohdaten/{name}.xls.gz"))
    assert (len(file.rows), {row.indicator for row in file.rows}, file.rejected) == (rows, {slug}, [])


def test_inkar_of_all_kreise_speaks_for_all_three_themes() -> None:
    """Schools and Kitas, work and money, old age."""
    headings = open_table(OPEN_DATA / "regional/inkar_kreise_1995-2022_gerda.csv.gz").headings
    assert {meaning.slug for heading in headings if (meaning := meaning_of(heading))} == {
        "schulabgang-abitur", "ohne-abschluss", "kita-quote-u3", "kita-quote-3-6", "arbeitslosigkeit", "angebotsmiete",
        "jugendarbeitslosigkeit", "langzeitarbeitslosigkeit", "niedriges-einkommen", "bevoelkerung-65plus",
        "hausarztdichte",
    }  # fmt: skip
