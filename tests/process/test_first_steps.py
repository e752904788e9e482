"""The first five steps, each done when the data say so."""

from datetime import date

import pytest
from django_scopes import scope

from factories import Cast, make_offer, make_organisation
from lueckenlos.chains.models import Bestandsaufnahme, Handover, HintDecision
from lueckenlos.process import actions
from lueckenlos.process.queries.first_steps import first_steps_of
from lueckenlos.shared.errors import NotAllowed
from web.rendering import every, one, page, words

HOME = "/arbeit/hettstedt/"


def done(cast: Cast) -> list[str]:
    return [step.slug for step in first_steps_of(cast["lesen"]).steps if step.done]


def take_all(cast: Cast) -> None:
    """Everything but the Gebiet, which the cast has."""
    stelle = cast.hettstedt
    make_offer(stelle)
    Bestandsaufnahme.objects.create(stelle=stelle, title="Bild", stichtag=date(2026, 1, 1), picture={})
    HintDecision.objects.create(stelle=stelle, hint_key="a", kind="leer", decided_on=date(2026, 1, 1))
    organisations = make_organisation(stelle), make_organisation(stelle)
    Handover.objects.create(stelle=stelle, uebergang="familie-kita", giver=organisations[0], receiver=organisations[1])


def test_steps_are_done_one_by_one(hettstedt: Cast) -> None:
    assert done(hettstedt) == ["gebiet"]
    assert first_steps_of(hettstedt["lesen"]).next == "angebote"
    take_all(hettstedt)
    assert done(hettstedt) == ["gebiet", "angebote", "bild", "hinweis", "verbindung"]
    assert not first_steps_of(hettstedt["lesen"]).on_start_page


def test_other_communes_do_not_count(cast: Cast) -> None:
    with scope(stelle=cast.eisleben):
        make_offer(cast.eisleben)
    with scope(stelle=cast.hettstedt):
        assert done(cast) == ["gebiet"]


def test_the_start_page_shows_the_way_until_it_is_done(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        make_offer(cast.hettstedt)
    main = one(page(cast.client("koordination").get(HOME)), "main")
    panel = next(found for found in every(main, "section") if found.get("aria-labelledby") == "erste-schritte")
    assert "Als Nächstes: Das Kettenbild ansehen und festhalten" in words(panel)
    with scope(stelle=cast.hettstedt):
        take_all(cast)
    assert "erste-schritte" not in cast.client("koordination").get(HOME).content.decode()


def test_the_list_is_put_aside_and_taken_up_again(cast: Cast) -> None:
    browser = cast.client("mitarbeit")
    with scope(stelle=cast.hettstedt):
        make_offer(cast.hettstedt)
    browser.post(f"{HOME}bausteine/erste-schritte/")
    assert "erste-schritte" not in browser.get(HOME).content.decode()
    browser.post(f"{HOME}bausteine/erste-schritte/", {"zeigen": "ja"})
    assert "Die ersten fünf Schritte" in browser.get(HOME).content.decode()


def test_readers_do_not_put_it_aside(hettstedt: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.hide_steps(hidden=True, by=hettstedt["lesen"])
