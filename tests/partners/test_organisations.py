"""Organisations: finding, creating in bulk, likeness, merging, deleting."""

import pytest
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_offer, make_organisation
from lueckenlos.directory.models import OfferLink
from lueckenlos.partners import actions, queries
from lueckenlos.partners.models import ContactPerson, Organisation
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry


def names() -> list[str]:
    return list(Organisation.objects.order_by("name_key").values_list("name", flat=True))


# ---------------------------------------------------------------- creating
def test_creating(hettstedt: Cast) -> None:
    made = actions.create_organisation(by=hettstedt["mitarbeit"], values={"name": " Kita Übermut ", "ort": "Hettstedt"})
    assert (made.name, made.name_key, made.ort) == ("Kita Übermut", "kita ubermut", "Hettstedt")
    assert AuditEntry.objects.filter(verb="partners.organisation.create").count() == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "organisation_name_missing"),
        ("—", "organisation_name_missing"),
        ("FAMILIENVEREIN Kupferberg, erfunden", "organisation_exists"),
    ],
)
def test_names_that_cannot_be(hettstedt: Cast, name: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        actions.create_organisation(by=hettstedt["mitarbeit"], values={"name": name})


def test_the_same_name_in_two_stellen_is_two_organisations(hettstedt: Cast) -> None:
    with scope(stelle=hettstedt.eisleben):
        actions.create_organisation(by=hettstedt["fremd"], values={"name": hettstedt.traeger.name})
        assert Organisation.objects.count() == 1


@pytest.mark.parametrize("who", ["lesen", "traeger", "steuerungsgruppe"])
def test_readers_create_nothing(hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="organisation_no_edit"):
        actions.create_organisation(by=hettstedt[who], values={"name": "X"})


def test_many_names_at_once(hettstedt: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    wanted = ["Kita Übermut", "kita  übermut", "familienverein kupferberg (erfunden)", "–", " AWO "]
    # savepoint twice, look up, create, look up again, trail
    with django_assert_num_queries(6):
        found = actions.get_or_create_organisations(names=wanted, by=hettstedt["koordination"])
    assert found["Kita Übermut"] == found["kita  übermut"]
    assert found["familienverein kupferberg (erfunden)"] == hettstedt.traeger.pk
    assert set(found) == {"Kita Übermut", "kita  übermut", "familienverein kupferberg (erfunden)", " AWO "}
    assert names() == ["AWO", "Familienverein Kupferberg (erfunden)", "Kita Übermut"]


def test_known_names_need_no_right_to_create(hettstedt: Cast) -> None:
    found = actions.get_or_create_organisations(names=[hettstedt.traeger.name], by=hettstedt["lesen"])
    assert found == {hettstedt.traeger.name: hettstedt.traeger.pk}


def test_a_thousand_names(hettstedt: Cast) -> None:
    found = actions.get_or_create_organisations(
        names=[f"Träger {number}" for number in range(1_200)], by=hettstedt["koordination"]
    )
    assert len(set(found.values())) == 1_200


# ---------------------------------------------------------------- changing
def test_updating_and_contacts(hettstedt: Cast) -> None:
    person = {"name": "A. Muster", "function": "Leitung", "phone": "03476 1", "email": ""}
    saved = actions.save_organisation(
        organisation=hettstedt.traeger,
        by=hettstedt["mitarbeit"],
        values={"name": "Familienverein", "phone": "03476 2"},
        contacts=[person, {**person, "name": ""}],
    )
    assert (saved.name, saved.name_key) == ("Familienverein", "familienverein")
    assert list(saved.contacts.values_list("name", "function")) == [("A. Muster", "Leitung")]
    lines = AuditEntry.objects.count()
    actions.set_contacts(organisation=saved, by=hettstedt["mitarbeit"], contacts=[person])
    assert AuditEntry.objects.count() == lines


# ---------------------------------------------------------------- deleting
def test_an_unused_organisation_goes_with_its_contacts(hettstedt: Cast) -> None:
    made = make_organisation(hettstedt.hettstedt, "Weg damit")
    ContactPerson.objects.create(stelle=hettstedt.hettstedt, organisation=made, name="A")
    actions.delete_organisation(organisation=made, by=hettstedt["mitarbeit"])
    assert names() == [hettstedt.traeger.name]
    assert ContactPerson.objects.count() == 0


def test_a_used_organisation_stays_and_says_why(hettstedt: Cast) -> None:
    made = make_organisation(hettstedt.hettstedt, "AWO")
    make_offer(hettstedt.hettstedt, traeger=made)
    make_offer(hettstedt.hettstedt).cooperation.add(made)
    assert sorted(queries.uses_of(made)) == ["1 Angebot", "1 Angebot"]
    with pytest.raises(NotAllowed) as refused:
        actions.delete_organisation(organisation=made, by=hettstedt["leitung"])
    assert refused.value.values == {"name": "AWO", "uses": "1 Angebot, 1 Angebot"}


# ---------------------------------------------------------------- merging
def test_merging_moves_everything(hettstedt: Cast) -> None:
    keep = make_organisation(hettstedt.hettstedt, "Kita Übermut", phone="1")
    drop = make_organisation(hettstedt.hettstedt, "Kita Uebermut", phone="2", email="kita@example.org", ort="Hettstedt")
    own, both = make_offer(hettstedt.hettstedt, traeger=drop), make_offer(hettstedt.hettstedt)
    both.cooperation.set([keep, drop])
    ContactPerson.objects.create(stelle=hettstedt.hettstedt, organisation=drop, name="A")
    merged = actions.merge_organisations(keep=keep, drop=drop, chosen=["phone"], by=hettstedt["koordination"])
    own.refresh_from_db()
    assert (merged.phone, merged.email, merged.ort) == ("2", "kita@example.org", "Hettstedt")
    assert own.traeger == keep
    assert list(both.cooperation.all()) == [keep]
    assert [person.name for person in keep.contacts.all()] == ["A"]
    assert names() == ["Familienverein Kupferberg (erfunden)", "Kita Übermut"]


def test_the_kept_organisation_can_take_the_other_name(hettstedt: Cast) -> None:
    keep, drop = (make_organisation(hettstedt.hettstedt, name) for name in ("AWO", "Arbeiterwohlfahrt"))
    merged = actions.merge_organisations(keep=keep, drop=drop, chosen=["name"], by=hettstedt["koordination"])
    assert (merged.name, merged.name_key) == ("Arbeiterwohlfahrt", "arbeiterwohlfahrt")


def test_nothing_merges_with_itself_or_for_readers(hettstedt: Cast) -> None:
    other = make_organisation(hettstedt.hettstedt)
    with pytest.raises(NotAllowed, match="organisations_need_two"):
        actions.merge_organisations(keep=other, drop=other, by=hettstedt["leitung"])
    with pytest.raises(NotAllowed, match="organisation_no_edit"):
        actions.merge_organisations(keep=other, drop=hettstedt.traeger, by=hettstedt["lesen"])


def test_every_table_that_points_to_an_organisation_is_known() -> None:
    tables = {(model.__name__, column) for model, column in queries.pointing_here()}
    assert tables >= {
        ("Offer", "traeger"),
        ("Offer_cooperation", "organisation"),
        ("OfferLink", "organisation"),
        ("Handover", "giver"),
        ("Handover", "receiver"),
        ("ContactPerson", "organisation"),
        ("TraegerAccess", "organisation"),
    }
    assert OfferLink in {model for model, _ in queries.pointing_here()}


# ---------------------------------------------------------------- likeness
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Familienverein Kupferberg erfundn", ["Familienverein Kupferberg (erfunden)"]),
        ("Familienverein Kupferberg (erfunden) e. V.", ["Familienverein Kupferberg (erfunden)"]),
        ("Familienverein Kupferberg (erfunden)", []),
        ("Stadt Hettstedt", []),
    ],
)
def test_names_that_look_like_a_known_one(hettstedt: Cast, name: str, found: list[str]) -> None:
    assert queries.similar_names(name) == found


def test_duplicates_by_name_and_by_contact(hettstedt: Cast) -> None:
    for name, values in {
        "Kita Sonnenschein": {"phone": "03476 1"},
        "Kita Sonnenschein gGmbH": {},
        "Haus der Familie": {"phone": "034761"},
        "Schützenverein": {},
    }.items():
        make_organisation(hettstedt.hettstedt, name, **values)
    pairs = queries.duplicates(hettstedt["koordination"])
    assert [({pair.first.name, pair.second.name}, pair.likeness) for pair in pairs] == [
        ({"Kita Sonnenschein", "Kita Sonnenschein gGmbH"}, 100),
        ({"Haus der Familie", "Kita Sonnenschein"}, 88),
    ]


def test_suggestions_begin_with_what_begins_so(hettstedt: Cast) -> None:
    for name in ("Alte Kita", "Kita Übermut", "Kita Sonnenschein"):
        make_organisation(hettstedt.hettstedt, name)
    assert queries.suggestions(hettstedt["mitarbeit"], "kita") == ["Kita Sonnenschein", "Kita Übermut", "Alte Kita"]
    assert queries.suggestions(hettstedt["mitarbeit"], "  ") == []
    assert queries.suggestions(hettstedt["traeger"], "kita") == []
