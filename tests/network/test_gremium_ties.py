"""Ties by hand with a Gremium at one end."""

import pytest
from django.db import IntegrityError, transaction

from boards.committee import gremium
from factories import Cast
from lueckenlos.boards.models import Gremium
from lueckenlos.network import actions, queries
from lueckenlos.network.expected import catalogue
from lueckenlos.network.models import Tie
from lueckenlos.network.sources import actor_key
from lueckenlos.partners import actions as partner_actions
from lueckenlos.partners.queries import uses_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from network.ties import TODAY, make_tie, triple


def tied(by: Actor, giver: str, receiver: str, kind: str = "information") -> Tie:
    return actions.create_tie(giver=giver, receiver=receiver, values={"kind": kind}, today=TODAY, by=by)


def key(one: Gremium) -> str:
    return f"boards.{one.pk}"


def test_a_gremium_stands_at_either_end(hettstedt: Cast) -> None:
    by, stelle = hettstedt["koordination"], hettstedt.hettstedt
    amt, _, _ = triple(stelle)
    circle = gremium(by, name="Steuerkreis")
    told = tied(by, key(circle), actor_key(amt.pk))
    tied(by, actor_key(amt.pk), key(circle))
    assert (str(told), told.giver, told.organisation) == (f"Steuerkreis → {amt.name}", None, amt)
    network = queries.network_of(by, queries.Wanted(TODAY))
    assert [(one.giver, one.receiver) for one in network.links] == [
        (actor_key(amt.pk), key(circle)),
        (key(circle), actor_key(amt.pk)),
    ]
    page = hettstedt.client("lesen").get(work_url(stelle, "network:actor", amt.pk)).content.decode()
    assert "wird informiert von" in page
    assert work_url(stelle, "boards:gremium_detail", circle.pk) in page


@pytest.mark.parametrize("ends", ["og", "go"])
def test_the_same_without_direction_is_entered_once(hettstedt: Cast, ends: str) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    circle, other = gremium(by), gremium(by)
    keys = {"o": actor_key(amt.pk), "g": key(circle)}
    tied(by, keys["o"], keys["g"], "vereinbarung")
    with pytest.raises(Invalid, match="tie_twice"):
        tied(by, keys[ends[0]], keys[ends[1]], "vereinbarung")
    # with another Gremium, and of another organisation, it is another tie
    tied(by, keys["o"], key(other), "vereinbarung")
    tied(by, actor_key(hebamme.pk), keys["g"], "vereinbarung")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.create(stelle=by.stelle, giver=amt, body=key(circle), body_name="x", kind="vereinbarung")


def test_what_is_no_tie_with_a_gremium(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, _, _ = triple(hettstedt.hettstedt)
    circle, other = gremium(by), gremium(by)
    refused = {
        (key(circle), key(circle)): "tie_to_itself",
        (key(circle), key(other)): "tie_of_bodies",
        (actor_key(amt.pk), "boards.999999"): "tie_organisation_unknown",
        ("chains.1", actor_key(amt.pk)): "tie_organisation_unknown",
    }
    for (giver, receiver), code in refused.items():
        with pytest.raises(Invalid, match=code):
            tied(by, giver, receiver)
    assert not Tie.objects.exists()


def test_by_its_form(hettstedt: Cast) -> None:
    by, stelle = hettstedt["koordination"], hettstedt.hettstedt
    amt, _, _ = triple(stelle)
    circle = gremium(by, name="Steuerkreis")
    browser, url = hettstedt.client("mitarbeit"), work_url(stelle, "network:tie_create")
    assert '<optgroup label="Gremien">' in browser.get(url).content.decode()
    sent = browser.post(url, {"version": 1, "giver": key(circle), "receiver": actor_key(amt.pk), "kind": "information"})
    assert sent["Location"] == work_url(stelle, "network:actor", amt.pk)
    page = browser.get(work_url(stelle, "network:tie_edit", Tie.objects.get().pk)).content.decode()
    assert "Steuerkreis → Amt (erfunden)" in page


def test_a_merge_keeps_one_of_two_alike(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    keep, _, drop = triple(hettstedt.hettstedt)
    circle = gremium(by)
    for one in (keep, drop):
        tied(by, key(circle), actor_key(one.pk))
    partner_actions.merge_organisations(keep=keep, drop=drop, by=by)
    assert [tie.receiver for tie in Tie.objects.all()] == [keep]


def test_each_tie_of_an_organisation_is_named_once(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme, "geld")
    assert uses_of(amt) == ["1 Verbindung"]
    make_tie(by, hebamme, amt, "geld")
    assert uses_of(amt) == ["2 Verbindungen"]


def test_who_is_missing_is_entered_in_one_step(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("koordination"), hettstedt.hettstedt
    page = browser.get(work_url(stelle, "network:missing")).content.decode()
    wanted = catalogue().by_slug["frauenarztpraxis"].asked
    assert wanted == "name=Frauenarztpraxis&kind=klinik"
    new = work_url(stelle, "partners:organisation_create")
    assert f'href="{new}?{wanted.replace("&", "&amp;")}"' in page
    form = browser.get(f"{new}?{wanted}&phone=1").context["form"]
    assert [form[name].value() for name in ("name", "kind", "phone")] == ["Frauenarztpraxis", "klinik", None]
    made = browser.post(f"{new}?{wanted}", {"name": "Praxis am Markt", "kind": "klinik", **no_contacts()})
    # from there a link can be sent, or somebody be invited
    there = browser.get(made["Location"]).content.decode()
    assert "Link zum Prüfen und Eintragen schicken" in there


def no_contacts() -> dict[str, str]:
    return {"kontakte-TOTAL_FORMS": "0", "kontakte-INITIAL_FORMS": "0"}
