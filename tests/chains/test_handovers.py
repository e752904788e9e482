"""Who hands over to whom: written with a trail, and part of the picture."""

import pytest

from chains.world import TODAY, kita_offer, make_handover
from factories import Cast, make_organisation
from lueckenlos.chains.actions import HandoverValues, create_handover, delete_handover, update_handover
from lueckenlos.chains.enums import HandoverStatus
from lueckenlos.chains.models import Handover
from lueckenlos.chains.picture import Axis, Kind
from lueckenlos.chains.presenters import Choice, shown_states, transition_views
from lueckenlos.chains.queries import first_lines, picture_of, some_lines, titles, transitions, transitions_of
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import AuditEntry

pytestmark = pytest.mark.django_db


def values(cast: Cast, **changed: object) -> HandoverValues:
    given = {
        "uebergang": "familie-kita",
        "giver": make_organisation(cast.hettstedt, "Frühe Hilfen (erfunden)"),
        "receiver": make_organisation(cast.hettstedt, "Kita Regenbogen (erfunden)"),
        "status": HandoverStatus.OFFEN,
        **changed,
    }
    return HandoverValues(**given)


def test_create_change_and_delete_leave_a_trail(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    made = create_handover(values=values(hettstedt), by=by)
    again = HandoverValues(made.uebergang, made.giver, made.receiver, HandoverStatus.VEREINBART, agreed_on=TODAY)
    update_handover(handover=made, values=again, by=by)
    update_handover(handover=made, values=again, by=by)
    delete_handover(handover=made, by=by)
    trail = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(trail) == [f"chains.handover.{verb}" for verb in ("create", "update", "delete")]
    change = AuditEntry.objects.get(verb="chains.handover.update").changes
    assert change == {"status": ["offen", "vereinbart"], "agreed_on": [None, "2026-11-21"]}
    assert not Handover.objects.exists()


@pytest.mark.parametrize("role", ["lesen", "steuerungsgruppe", "traeger"])
def test_only_those_who_write_may(hettstedt: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        create_handover(values=values(hettstedt), by=hettstedt[role])
    with pytest.raises(NotAllowed):
        delete_handover(handover=make_handover(hettstedt.hettstedt), by=hettstedt[role])


def test_both_sides_differ(hettstedt: Cast) -> None:
    same = hettstedt.traeger
    with pytest.raises(Invalid, match="handover_to_itself"):
        create_handover(values=values(hettstedt, giver=same, receiver=same), by=hettstedt["leitung"])


def test_agreed_says_what_or_when(hettstedt: Cast) -> None:
    with pytest.raises(Invalid, match="agreed_in_words"):
        create_handover(values=values(hettstedt, status=HandoverStatus.VEREINBART), by=hettstedt["leitung"])


def test_broken_transitions_come_first(hettstedt: Cast) -> None:
    stelle = hettstedt.hettstedt
    kita_offer(stelle, lebensphasen={"fruehe-kindheit", "kita-alter"})
    held = kita_offer(stelle, lebensphasen={"grundschulalter"}, uebergaenge={"kita-grundschule"})
    make_handover(stelle, "kita-grundschule", status="vereinbart", open_points="Die Ortsteile fehlen noch.")
    picture = picture_of(stelle, Axis.LEBENSLAGE, TODAY)
    views = transition_views(shown_states(picture.transitions, Choice(themes=frozenset({"gesund-aufwachsen"}))), {})
    assert transitions_of(stelle, TODAY) == picture.transitions
    broken = {view.bridge.slug for view in views if view.bridge.broken}
    assert broken == {hint.reason.code for hint in picture.hints if hint.kind is Kind.BROKEN}
    assert [view.bridge.broken for view in views] == sorted((view.bridge.broken for view in views), reverse=True)
    found = next(view for view in views if view.bridge.slug == "kita-grundschule")
    state = next(one for one in picture.transitions if one.slug == "kita-grundschule")
    assert (state.offers, found.bridge.agreed, found.open_points) == ((held.pk,), 1, 1)


@pytest.fixture
def many(hettstedt: Cast) -> list[int]:
    """Twelve offers at one Übergang, by title; one of them at a second."""
    made = [
        kita_offer(hettstedt.hettstedt, f"Start {number:02}", uebergaenge={"kita-grundschule"}).pk
        for number in (3, 1, 2, *range(4, 12))
    ]
    both = {"kita-grundschule", "familie-kita"}
    made.append(kita_offer(hettstedt.hettstedt, "Start 12", uebergaenge=both).pk)
    kita_offer(hettstedt.hettstedt, "Nächstes Jahr", uebergaenge={"kita-grundschule"}, laufzeit_von=TODAY.replace(2027))
    return [made[1], made[2], made[0], *made[3:]]


@pytest.mark.parametrize("few", [2, 200])
def test_offers_of_an_uebergang_come_by_title(
    hettstedt: Cast, many: list[int], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titles, "FEW", few)
    monkeypatch.setattr(transitions, "FEW", few)
    stelle = hettstedt.hettstedt
    states = transitions_of(stelle, TODAY)
    state = next(one for one in states if one.slug == "kita-grundschule")
    assert state.offers == tuple(sorted(many))
    first = first_lines(stelle, states, 5)
    named = {slug: [line.id for line in found] for slug, found in first.items() if found}
    assert named == {"kita-grundschule": many[:5], "familie-kita": many[11:]}
    assert [line.id for line in some_lines(stelle, state.offers, 3, 10)] == many[3:10]


def test_an_uebergang_with_many_offers_has_a_page_of_its_own(hettstedt: Cast, many: list[int]) -> None:
    browser = hettstedt.client("steuerungsgruppe")
    page = work_url(hettstedt.hettstedt, "chains:transitions")
    every = browser.get(page).content.decode()
    alone = browser.get(f"{page}?uebergang=kita-grundschule").content.decode()
    assert [f"Start {number:02}" in every for number in range(1, 13)] == [True] * 8 + [False] * 3 + [True]
    assert 'href="?uebergang=kita-grundschule">Alle 12 Angebote' in every
    assert all(f"Start {number:02}" in alone for number in range(1, 13))
    assert 'id="familie-kita"' not in alone
    assert "Nächstes Jahr" not in every + alone
