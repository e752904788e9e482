"""Bestandsaufnahmen: nothing that happens later touches them, and two can be compared."""

from datetime import timedelta

import pytest

from chains.test_decisions import GAP, hint_of, ruling
from chains.world import TODAY, kita_offer, make_people, make_value
from factories import Cast
from lueckenlos.chains import queries
from lueckenlos.chains.actions import decide, freeze
from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.models import Bestandsaufnahme
from lueckenlos.chains.picture import Axis, to_json
from lueckenlos.chains.presenters import Choice, Side, compare
from lueckenlos.directory.models import Offer
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry

pytestmark = pytest.mark.django_db
ALL = Choice().phases


def frozen_of(cast: Cast, title: str = "Zur Konferenz") -> Bestandsaufnahme:
    made = freeze(title=title, note="", day=TODAY, by=cast["koordination"])
    return queries.get_inventory_or_404(made.pk)


def side(frozen: Bestandsaufnahme) -> Side:
    shown = queries.thaw(frozen, Axis.LEBENSLAGE)
    return Side(shown, queries.frozen_lines(frozen, shown.picture.member_offer.tolist()), frozen.title)


def today(cast: Cast) -> Side:
    shown = queries.live(cast.hettstedt, Axis.LEBENSLAGE, TODAY)
    return Side(shown, queries.offer_lines(cast.hettstedt, shown.picture.member_offer.tolist()), "heute")


@pytest.mark.parametrize("axis", list(Axis))
def test_what_comes_out_is_what_went_in(hettstedt: Cast, axis: Axis) -> None:
    kita_offer(hettstedt.hettstedt, "Turnen", plaetze=12)
    make_people(hettstedt.gebiete["hettstedt"], 310)
    make_value(hettstedt.gebiete["hettstedt"], 33.0)
    live = queries.live(hettstedt.hettstedt, axis, TODAY)
    kept = queries.thaw(frozen_of(hettstedt), axis)
    assert to_json(kept.picture) == to_json(live.picture)
    assert kept.picture.sources == live.picture.sources


def test_later_changes_do_not_touch_it(hettstedt: Cast) -> None:
    offer = kita_offer(hettstedt.hettstedt, "Turnen", traeger=hettstedt.traeger)
    decide(hints=[hint_of(hettstedt, GAP)], ruling=ruling(), day=TODAY, by=hettstedt["leitung"])
    frozen = frozen_of(hettstedt)
    decide(hints=[hint_of(hettstedt, GAP)], ruling=ruling(DecisionKind.KEIN_BEDARF), day=TODAY, by=hettstedt["leitung"])
    Offer.objects.filter(pk=offer.pk).update(title="Etwas anderes")
    pk = offer.pk
    offer.delete()
    shown = queries.thaw(queries.get_inventory_or_404(frozen.pk), Axis.LEBENSLAGE)
    assert shown.picture.offers == 1
    assert shown.standing(GAP).decision is DecisionKind.BESTAETIGT
    (line,) = queries.frozen_lines(frozen, [pk]).values()
    assert (line.title, line.traeger) == ("Turnen", hettstedt.traeger.name)


def test_it_cannot_be_changed(hettstedt: Cast) -> None:
    frozen = frozen_of(hettstedt)
    frozen.title = "Besser"
    with pytest.raises(Invalid, match="inventory_is_frozen"):
        frozen.save()


def test_leitung_and_koordination_freeze_and_leave_a_trail(hettstedt: Cast) -> None:
    frozen_of(hettstedt)
    assert AuditEntry.objects.filter(verb="chains.bestandsaufnahme.create").count() == 1
    with pytest.raises(NotAllowed):
        freeze(title="Nein", note="", day=TODAY, by=hettstedt["mitarbeit"])
    with pytest.raises(Invalid, match="title_missing"):
        freeze(title=" ", note="", day=TODAY, by=hettstedt["leitung"])


def test_a_comparison_says_what_came_went_and_changed(hettstedt: Cast) -> None:
    gone = kita_offer(hettstedt.hettstedt, "Singkreis", plaetze=10)
    kita_offer(hettstedt.hettstedt, "Turnen", plaetze=12)
    before = side(frozen_of(hettstedt))
    Offer.objects.filter(pk=gone.pk).update(status="archiviert")
    kita_offer(hettstedt.hettstedt, "Tanzen", lebenslagen={"sozial", "materiell"}, plaetze=20)
    found = compare(before, today(hettstedt), ALL)
    changes = {(cell.row, cell.column): cell for cell in found.cells}
    assert set(changes) == {("sozial", "kita-alter"), ("materiell", "kita-alter")}
    social = changes["sozial", "kita-alter"]
    assert (social.came, social.went) == (["Tanzen"], ["Singkreis"])
    assert (social.places.before, social.places.after) == ("22", "32")
    assert social.words == "1 Angebot kam dazu: Tanzen. 1 Angebot fiel weg: Singkreis. Plätze 22 → 32."
    assert [change.title for change in found.gone_hints] == ["Kita-Alter · Materielle Lage: kein Angebot"]
    assert found.new_hints == []


def test_a_comparison_says_what_was_decided(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    before = side(frozen_of(hettstedt))
    decide(hints=[hint_of(hettstedt, GAP)], ruling=ruling(), day=TODAY, by=hettstedt["leitung"])
    found = compare(before, today(hettstedt), ALL)
    (change,) = found.decided_hints
    assert change.note == "bestätigt: Der Steuerkreis sieht das auch so."
    assert not found.cells


def test_nothing_happened(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    assert compare(side(frozen_of(hettstedt)), today(hettstedt), ALL).same


def test_themes_limit_the_comparison(hettstedt: Cast) -> None:
    before = side(frozen_of(hettstedt))
    kita_offer(hettstedt.hettstedt, lebensphasen={"hohes-alter"}, laufzeit_bis=TODAY + timedelta(900))
    aged = compare(before, today(hettstedt), Choice(themes=frozenset({"gesund-im-alter"})).phases)
    young = compare(before, today(hettstedt), Choice(themes=frozenset({"gesund-aufwachsen"})).phases)
    assert [cell.column for cell in aged.cells] == ["hohes-alter"]
    assert young.cells == []
