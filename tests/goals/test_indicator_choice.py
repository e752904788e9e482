"""Kennzahlen where one is chosen: those of the Stelle's own sets first."""

from datetime import date

import pytest
from django.http import QueryDict
from django_scopes import scope
from plans import make_goal

from adoption.papers import published, taken
from factories import Cast
from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.text import Block, Content
from lueckenlos.goals.forms import YardstickForm
from lueckenlos.goals.models import Goal, Yardstick
from lueckenlos.indicators.queries.need import IndicatorRow
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.indicators.shapes import IndicatorGroup, indicator_groups, need_groups
from lueckenlos.tenancy.links import work_url

CHOSEN = ("seu-sprache", "einwohner")
SET = Content(
    "Zwei Zahlen (erfunden)",
    "",
    "",
    tuple(Block(f"{n:08x}", "", "Wozu.", slug) for n, slug in enumerate((*CHOSEN, "gibt-es-nicht"))),
)


def test_the_own_set_comes_first_under_its_name_and_the_rest_below(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        (only,) = indicator_groups(cast["lesen"])
        assert (only.name, len(only.indicators)) == ("Alle Kennzahlen", len(all_indicators()))
    taken(published(cast["kgc_leitung"], SET, kind=PaperKind.INDIKATORENSATZ), cast["leitung"])
    with scope(stelle=cast.hettstedt):
        own, rest = indicator_groups(cast["lesen"])
    assert (own.name, [one.slug for one in own.indicators]) == ("Zwei Zahlen (erfunden)", list(CHOSEN))
    assert rest.name == "Weitere Kennzahlen"
    assert {one.slug for one in rest.indicators} == all_indicators().keys() - set(CHOSEN)
    with scope(stelle=cast.hettstedt):
        goal = make_goal(cast["leitung"])
    page = cast.client("koordination").get(work_url(cast.hettstedt, "goals:goal_yardstick", goal.pk)).content.decode()
    assert page.index("Zwei Zahlen (erfunden)") < page.index("Auffälligkeiten der Sprache") < page.index("Weitere Kenn")


def test_the_page_of_need_begins_with_the_set() -> None:
    known = all_indicators()
    rows = [IndicatorRow(known[slug], [], []) for slug in ("einwohner", "altenquotient", "sgb2-quote", "seu-sprache")]
    own = IndicatorGroup("Satz", [known["seu-sprache"], known["gisd"], known["einwohner"]], "abc")
    shown = [(one.name, [row.indicator.slug for row in one.rows]) for one in need_groups(rows, [own, own])]
    assert shown == [
        ("Satz", ["seu-sprache", "einwohner"]),
        ("Bevölkerung", ["altenquotient"]),
        ("Materielle Lage", ["sgb2-quote"]),
    ]


def form(**typed: str) -> YardstickForm:
    data = QueryDict(mutable=True)
    data.update({"version": "1", "step": "4", **typed})
    groups = [IndicatorGroup("Alle", list(all_indicators().values()))]
    return YardstickForm(data, yardstick=None, of=Goal(due_on=date(2027, 1, 1)), groups=groups)


def test_a_kennzahl_fills_what_nobody_has_written() -> None:
    bare = form(indicator="sgb2-quote")
    assert bare.is_valid()
    known = all_indicators()["sgb2-quote"]
    assert (bare.values["title"], bare.values["unit"], bare.values["source"]) == (
        known.label,
        known.unit.label,
        known.source,
    )
    own = form(indicator="sgb2-quote", title="Unsere Quote", unit="%")
    assert own.is_valid()
    assert (own.values["title"], own.values["unit"], own.values["indicator"]) == ("Unsere Quote", "%", "sgb2-quote")


@pytest.mark.parametrize(
    ("typed", "field"), [({}, "title"), ({"indicator": "erfunden"}, "indicator"), ({"title": "x" * 201}, "title")]
)
def test_without_a_kennzahl_somebody_says_what_is_measured(typed: dict[str, str], field: str) -> None:
    bad = form(**typed)
    assert not bad.is_valid()
    assert len(bad.errors[field]) == 1


def test_the_messgroesse_names_its_kennzahl(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        goal = make_goal(cast["leitung"])
    url = work_url(cast.hettstedt, "goals:goal_yardstick", goal.pk)
    client = cast.client("koordination")
    client.post(url, {"version": 1, "step": 4, "indicator": "seu-sprache"})
    row = Yardstick._base_manager.get()
    assert (row.title, row.indicator) == ("Auffälligkeiten der Sprache", "seu-sprache")
    page = client.get(work_url(cast.hettstedt, "goals:yardstick_detail", row.pk)).content.decode()
    assert "<dt>Kennzahl</dt>" in page
