"""Whoever saves a form after somebody else without having touched it changes nothing: every form, every widget."""

from typing import Any

import pytest
from lxml.html import HtmlElement

from factories import Cast
from lueckenlos.tenancy.forms.versioned import UNTOUCHED, VersionedForm
from permissions.table import ACCESS
from permissions.test_access_table import Sweep
from web.rendering import as_sent, page

EDITORS = {
    "kgc_leitung": "advice:activity_edit advice:case_edit advice:commune_edit advice:register_edit",
    "leitung": "adoption:paper_publish adoption:paper_state boards:gremium_edit boards:item_edit boards:meeting_edit "
    "boards:member_edit boards:resolution_edit exchange:question_edit funding:mappe_detail funding:mappe_edit "
    "funding:mappe_section funding:programme_edit goals:goal_detail goals:goal_edit goals:measure_detail "
    "goals:measure_edit goals:yardstick_edit library:edition_edit library:example_edit library:publication_edit "
    "network:tie_edit news:article_edit news:issue_edit participation:circles_edit participation:collection_edit "
    "participation:survey_edit prizes:call_edit prizes:decide process:baustein_edit process:check_edit "
    "quality:assessment_result reports:health_chapter reports:health_edit",
    "anonymous": "quality_link:view",
}
DOORS = [(who, name) for who, names in EDITORS.items() for name in names.split()]


def first_form(response: Any) -> HtmlElement:
    return next(one for one in page(response).forms if "version" in one.fields)


def forms_of(response: Any) -> list[VersionedForm]:
    """The forms of this kind that a page was made with."""
    layers = [layer for context in response.context for layer in getattr(context, "dicts", [context])]
    return [value for layer in layers for value in layer.values() if isinstance(value, VersionedForm)]


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "name"), DOORS)
def test_an_untouched_form_comes_back_as_it_was(cast: Cast, who: str, name: str) -> None:
    sweep, at = Sweep(cast), getattr(cast, ACCESS[name].at)
    address = sweep.address(name, of=at, at=at)
    form = first_form(sweep.send(who, "get", address))
    sent = as_sent(form) | {"version": ["999"]}
    assert any(key.startswith("initial-") for key in sent)
    met = sweep.send(who, "post", form.get("action") or address, sent)
    (bound,) = {id(one): one for one in forms_of(met) if one.is_bound}.values()
    assert "Jemand hat das inzwischen geändert." in str(bound.non_field_errors())
    assert [typed for _, _, typed in bound.conflict if typed != UNTOUCHED] == []
    fleeting = {"version": [], "csrfmiddlewaretoken": []}
    assert as_sent(first_form(met)) | fleeting == sent | fleeting
