"""Pages and files of the network."""

from xml.etree import ElementTree as ET

import pytest
from django.http import HttpResponseBase
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_organisation
from lueckenlos.chains.models import Handover
from lueckenlos.network import actions
from lueckenlos.network.graphml import clean
from lueckenlos.network.models import Consent, Expectation, HiddenTie, Spot, Tie
from lueckenlos.network.sources import actor_key
from lueckenlos.partners.models import ContactPerson
from lueckenlos.tenancy.links import work_url
from network.ties import TODAY, make_tie, triple

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def text_of(answer: HttpResponseBase) -> str:
    return answer.getvalue().decode()  # type: ignore[attr-defined] # both kinds of answers have it


def test_an_empty_network_says_what_to_do(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("koordination"), hettstedt.hettstedt
    assert "Erste Verbindung eintragen" in text_of(browser.get(work_url(stelle, "network:picture")))
    assert "Noch nichts zu berechnen" in text_of(browser.get(work_url(stelle, "network:measures")))
    assert "Links verschicken" not in text_of(browser.get(work_url(stelle, "network:round_list")))


def test_drawing_and_list_show_the_same(hettstedt: Cast) -> None:
    by, stelle = hettstedt["koordination"], hettstedt.hettstedt
    amt, hebamme, verein = triple(stelle)
    make_tie(by, amt, hebamme, "geld")
    page = hettstedt.client("lesen").get(work_url(stelle, "network:picture"))
    text = text_of(page)
    for one in (amt, hebamme):
        assert text.count(f'href="{work_url(stelle, "network:actor", one.pk)}"') == 2
    assert f'aria-label="{hebamme.name}, Klinik oder Praxis, 1 Verbindung"' in text
    assert [end.name for end in page.context["alone"]] == [hettstedt.traeger.name, verein.name]
    assert "Neu anordnen" not in text
    none = hettstedt.client("lesen").get(work_url(stelle, "network:picture") + "?art=information")
    assert "Zu diesen Filtern passt keine." in text_of(none)


def test_places_stay_until_somebody_arranges_anew(hettstedt: Cast) -> None:
    by, stelle = hettstedt["koordination"], hettstedt.hettstedt
    amt, hebamme, _ = triple(stelle)
    make_tie(by, amt, hebamme)
    Spot.objects.update(x=0.5, y=0.5)
    browser = hettstedt.client("koordination")
    page = work_url(stelle, "network:picture")
    assert {mark.x for mark in browser.get(page).context["sheet"].marks} == {490.0}
    browser.post(page)
    assert len({mark.x for mark in browser.get(page).context["sheet"].marks}) == 2


def test_a_form_keeps_what_was_typed(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("mitarbeit"), hettstedt.hettstedt
    amt, hebamme, _ = triple(stelle)
    url = work_url(stelle, "network:tie_create")
    assert browser.get(f"{url}?von={actor_key(amt.pk)}").context["form"]["giver"].value() == actor_key(amt.pk)
    values = {
        "version": 1,
        "giver": actor_key(amt.pk),
        "receiver": actor_key(amt.pk),
        "kind": "geld",
        "note": "Zuschuss",
        "since": "2025-01-01",
    }
    again = browser.post(url, values)
    assert "zwei verschiedene Enden" in text_of(again)
    assert again.context["form"]["note"].value() == "Zuschuss"
    sent = browser.post(url, {**values, "receiver": actor_key(hebamme.pk)})
    assert sent["Location"] == work_url(stelle, "network:actor", amt.pk)
    assert "gibt Geld an" in text_of(browser.get(sent["Location"]))
    assert "bekommt Geld von" in text_of(browser.get(work_url(stelle, "network:actor", hebamme.pk)))


def test_two_people_at_one_tie(hettstedt: Cast) -> None:
    by, stelle = hettstedt["koordination"], hettstedt.hettstedt
    amt, hebamme, _ = triple(stelle)
    tie = make_tie(by, amt, hebamme, strength="eng")
    actions.update_tie(tie=tie, values={"strength": "selten"}, seen=1, by=by)
    browser, url = hettstedt.client("mitarbeit"), work_url(stelle, "network:tie_edit", tie.pk)
    values = {"version": 1, "kind": "zusammenarbeit", "strength": "regelmaessig"}
    page = browser.post(url, values)
    assert page.context["form"].conflict == [("Wie eng?", "selten", "regelmäßig")]
    assert browser.post(url, {**values, "version": 2}).status_code == 302
    assert Tie.objects.get().strength == "regelmaessig"
    browser.post(url, {"loeschen": "1"})
    assert not Tie.objects.exists()


def test_a_computed_tie_is_hidden_and_shown_again(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("koordination"), hettstedt.hettstedt
    amt, hebamme, _ = triple(stelle)
    Handover.objects.create(stelle=stelle, uebergang="familie-kita", giver=amt, receiver=hebamme, status="vereinbart")
    page = browser.get(work_url(stelle, "network:actor", hebamme.pk))
    ((_, asked),) = page.context["rows"][0][1]
    url = f"{work_url(stelle, 'network:hide', hebamme.pk)}?{asked}"
    form = browser.get(url).context["form"]
    browser.post(url, {name: form[name].value() or "" for name in form.fields} | {"reason": "nie zustande gekommen"})
    hidden = HiddenTie.objects.get()
    shown = browser.get(work_url(stelle, "network:actor", hebamme.pk))
    assert (shown.context["rows"], shown.context["hidden"]) == ([], [(hidden, "Übergänge")])
    browser.post(url, {"zeigen": hidden.pk})
    assert len(browser.get(work_url(stelle, "network:actor", hebamme.pk)).context["rows"]) == 1
    assert browser.get(work_url(stelle, "network:hide", amt.pk)).status_code == 409


def test_measures_in_words(hettstedt: Cast) -> None:
    by, stelle = hettstedt["koordination"], hettstedt.hettstedt
    amt, hebamme, verein = triple(stelle)
    make_tie(by, amt, hebamme)
    make_tie(by, hebamme, verein)
    page = hettstedt.client("lesen").get(work_url(stelle, "network:measures"))
    view = page.context["view"]
    ((end, lost, names),) = view.cuts
    # both ends are alone without it; which of them counts as cut off is left to their keys
    assert (end.name, lost) == (hebamme.name, 1)
    assert names in {amt.name, verein.name}
    assert [end.name for end, _ in view.connecting] == [hebamme.name]
    assert "keine Rangliste" in text_of(page)


def test_who_is_missing_page(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("koordination"), hettstedt.hettstedt
    url = work_url(stelle, "network:missing")
    assert "Organisation anlegen" in text_of(browser.get(url))
    assert "Einordnen" not in text_of(hettstedt.client("lesen").get(url))
    wrong = browser.post(url, {"akteur": "hospizdienst", "reason": ""})
    assert "entweder eine Organisation" in text_of(wrong)
    browser.post(url, {"akteur": "hospizdienst", "reason": "macht der Kreis"})
    assert Expectation.objects.get().reason == "macht der Kreis"
    assert "macht der Kreis" in text_of(browser.get(url))
    browser.post(url, {"akteur": "hospizdienst", "zuruecksetzen": "1"})
    assert not Expectation.objects.exists()


def test_a_name_leaves_every_door_at_once(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("mitarbeit"), hettstedt.hettstedt
    amt, hebamme, _ = triple(stelle)
    make_tie(hettstedt["koordination"], amt, hebamme)
    for name in ("Ada Ahorn (erfunden)", "Ben Birke (erfunden)"):
        ContactPerson.objects.create(stelle=stelle, organisation=amt, name=name)
    consent, picture = work_url(stelle, "network:consent", amt.pk), work_url(stelle, "network:picture")
    doors = [work_url(stelle, "network:actor", amt.pk), f"{picture}?als=knoten", f"{picture}?als=graphml"]
    browser.post(consent, {"name": "Ada Ahorn (erfunden)", "given_on": str(TODAY), "how": "Brief"})
    assert ["Ada Ahorn" in text_of(browser.get(url)) for url in doors] == [True, True, True]
    everything = [*doors, picture, f"{picture}?als=verbindungen", work_url(stelle, "network:measures")]
    assert not any("Ben Birke" in text_of(browser.get(url)) for url in everything)
    browser.post(consent, {"widerrufen": Consent.objects.get().pk})
    assert not any("Ada Ahorn" in text_of(browser.get(url)) for url in everything)


def test_files_hold_hostile_names(hettstedt: Cast) -> None:
    stelle = hettstedt.hettstedt
    evil = make_organisation(stelle, '=cmd|"</node><script>&\x0b')
    other = make_organisation(stelle, "Verein")
    make_tie(hettstedt["koordination"], evil, other, "geld", note="@SUM(1)")
    browser, url = hettstedt.client("lesen"), work_url(stelle, "network:picture")
    nodes = text_of(browser.get(f"{url}?als=knoten"))
    assert "\ufeffSchlüssel;Name" in nodes
    assert '"\'=cmd|""</node>' in nodes
    assert ";'@SUM(1)" in text_of(browser.get(f"{url}?als=verbindungen"))
    graph = ET.fromstring(text_of(browser.get(f"{url}?als=graphml")))  # noqa: S314 -- our own
    names = [one.text for one in graph.iter(f"{GRAPHML}data") if one.get("key") == "name"]
    assert '=cmd|"</node><script>&' in names
    assert len(list(graph.iter(f"{GRAPHML}edge"))) == 1
    assert "<script>&" not in text_of(browser.get(url))


@pytest.mark.parametrize(("text", "kept"), [("a\x00b\x0bc", "abc"), ("Käthe & <Co>", "Käthe & <Co>")])
def test_what_xml_cannot_hold_is_left_out(text: str, kept: str) -> None:
    assert clean(text) == kept


@pytest.mark.parametrize(("page", "most"), [("picture", 16), ("measures", 14), ("compare", 19), ("missing", 15)])
@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_a_constant_number_of_times(
    hettstedt: Cast, page: str, most: int, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stelle = hettstedt.hettstedt
    for _ in range(rows):
        make_tie(hettstedt["koordination"], make_organisation(stelle), make_organisation(stelle))
    browser = hettstedt.client("koordination")
    with django_assert_num_queries(most):
        assert browser.get(work_url(stelle, f"network:{page}")).status_code == 200
