"""Every door of the package: no count of people behind a figure gets out, and no hidden figure."""

import itertools
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pypdfium2
import pytest
from django.http import HttpResponseBase, StreamingHttpResponse
from django.template import Context, Template

from factories import Cast
from lueckenlos.indicators import urls
from lueckenlos.indicators.crowd import ShownPeople, release_people
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
from lueckenlos.indicators.queries import People

BASE = "/arbeit/hettstedt/"
FILES = {
    "hettstedt": ("", "als=csv", "als=pdf", "als=json"),
    "hettstedt-altstadt": ("als=csv",),
    "hettstedt-walbeck": ("", "als=csv"),
}
# cases and people of town and Sozialräume in both years; nothing else on a page is a number of these
COUNTS = {
    "hettstedt": ((2_796, 7_626), (4_153, 10_789)),
    "hettstedt-altstadt": ((2_789, 6_143), (2_797, 6_151)),
    "hettstedt-walbeck": ((7, 1_483), (1_356, 4_638)),
}
# 7 of 1,483 is hidden; Altstadt goes with it, or the town would give it away. Next year both are shown
SECRET = ("0,5 %", "0,47", "45,4", "45,40")
TOLD = ("36,7", "38,5", "45,5", "29,2")


@pytest.fixture
def numbers(cast: Cast) -> Cast:
    own = DataSource.objects.create(title="SEU", attribution="Amt", file_name="x", file_hash="", stelle=cast.hettstedt)
    for name, years in COUNTS.items():
        for period, (cases, people) in zip(("2025", "2024"), years, strict=True):
            IndicatorValue.objects.create(
                indicator="seu-sprache", gebiet=cast.gebiete[name], period=period, value=100 * cases / people,
                numerator=cases, denominator=people, status=ValueStatus.OK, source=own,
            )  # fmt: skip
    return cast


def doors(cast: Cast) -> Iterator[str]:
    """Every address of the package, with every kind of file; and those of others with figures."""
    for pattern, (gebiet, files) in itertools.product(urls.urlpatterns, FILES.items()):
        yield from (f"{BASE}{pattern.pattern}?gebiet={cast.gebiete[gebiet].ars}&ebene=70&{file}" for file in files)
    yield from (f"{BASE}kettenbild/", f"{BASE}kettenbild/erreichbarkeit/", f"{BASE}kettenbild/erreichbarkeit/?als=csv")


def told(answer: HttpResponseBase) -> str:
    content = answer.getvalue() if isinstance(answer, StreamingHttpResponse) else answer.content  # type: ignore[attr-defined]  # HttpResponse has it
    if answer.get("Content-Type") == "application/pdf":
        with closing(pypdfium2.PdfDocument(content)) as paper:
            return " ".join(page.get_textpage().get_text_range() for page in paper)
    return str(content, "utf-8")


def test_no_door_lets_out_a_count_or_a_hidden_figure(numbers: Cast) -> None:
    browser = numbers.client("koordination")
    seen = ""
    for door in doors(numbers):
        answer = browser.get(door)
        assert answer.status_code in {200, 404}, door
        text = told(answer)
        for count in itertools.chain.from_iterable(itertools.chain.from_iterable(COUNTS.values())):
            assert str(count) not in text or count < 10, (door, count)
            assert f"{count:,}".replace(",", ".") not in text or count < 10, (door, count)
        for figure in SECRET:
            assert figure not in text, (door, figure)
        seen += text
    assert all(figure in seen for figure in TOLD)


def test_a_template_takes_only_a_figure() -> None:
    with pytest.raises(TypeError):
        Template("{% load figures %}{{ row|figure }}").render(Context({"row": IndicatorValue(value=7.0)}))


def test_a_template_takes_only_released_people() -> None:
    counted = People(7, ValueStatus.OK, date(2025, 12, 31), "Register", "Amt", estimated=False)
    with pytest.raises(TypeError):
        Template("{% load figures %}{{ row|persons }}").render(Context({"row": counted}))
    with pytest.raises(TypeError):
        ShownPeople(7, ValueStatus.OK, date(2025, 12, 31), estimated=False, older=False, summed=False)
    shown = release_people([counted], None)[0]
    assert Template("{% load figures %}{{ row|persons }}").render(Context({"row": shown})) == "5"


def test_few_people_of_a_gemeinde_are_not_shown_to_its_kreis(cast: Cast) -> None:
    """2 infants of a village; the source may ask for more than the usual three."""
    source = DataSource.objects.create(title="Register", attribution="Amt", file_name="x", file_hash="", threshold=8)
    for name, infants in (("hettstedt", 4_003), ("eisleben", 7), ("sangerhausen", 5_006)):
        Population.objects.create(
            gebiet=cast.gebiete[name], stichtag=date(2025, 12, 31), age_from_months=0, age_to_months=12,
            persons=infants, source=source,
        )  # fmt: skip
    page = told(cast.client("kreis").get(f"/arbeit/{cast.msh.slug}/bedarf/"))
    assert ("5.005" in page, "5.006" in page, "4.00" in page) == (True, False, False)
    assert '<td class="num">7</td>' not in page


def test_one_or_two_people_of_an_age_are_not_shown(numbers: Cast) -> None:
    """2 of 90 infants live in Walbeck: they are hidden, and so is one of the others, or the town would tell."""
    town = [
        numbers.gebiete[name] for name in ("hettstedt", "hettstedt-altstadt", "hettstedt-neustadt", "hettstedt-walbeck")
    ]
    source = DataSource.objects.get()
    for gebiet, infants in zip(town, (9_011, 4_003, 5_006, 2), strict=True):
        Population.objects.create(
            gebiet=gebiet,
            stichtag=date(2025, 12, 31),
            age_from_months=0,
            age_to_months=12,
            persons=infants,
            source=source,
        )
    page = told(numbers.client("lesen").get(f"{BASE}bedarf/"))
    assert ("9.010" in page, "5.005" in page) == (True, True)
    # whoever knows all inhabitants would subtract the exact numbers of the other ages
    assert not {one for one in ("9.011", "5.006", "4.00") if one in page}
    assert '<td class="num">2</td>' not in page
