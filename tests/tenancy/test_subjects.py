"""Things of strangers point to each other, for an actor, and two editors learn of each other."""

from collections.abc import Iterator, Sequence

import pytest
from django.apps import apps
from django.test.utils import isolate_apps
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_offer, make_organisation
from lueckenlos.chains.models import HintDecision
from lueckenlos.chains.picture import Kind, Place, Reason, Severity, hint_to_json
from lueckenlos.chains.picture.hint import make_hint
from lueckenlos.directory.models import Offer
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Neighbour, PageLink, Ref, Subject, SubjectFields


@pytest.fixture
def offer(hettstedt: Cast) -> Offer:
    return make_offer(hettstedt.hettstedt, "Stillgruppe", traeger=make_organisation(hettstedt.hettstedt))


@pytest.fixture
def neighbour(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ref]:
    """A package that has a paper about one thing."""
    ref = Ref("directory.offer", "1")
    paper = Subject(Ref("boards.item", "7"), "TOP 3")

    class Board(Neighbour):
        def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
            return [PageLink("Auf die Tagesordnung", "/x/")]

        def resting(self, actor: Actor, asked: Ref) -> Sequence[Subject]:
            return [paper] if asked == ref else []

        def rests(self, asked: Ref) -> bool:
            return asked == ref

    monkeypatch.setattr(subjects, "_NEIGHBOURS", [Board()])
    return ref


def test_an_offer_is_found_by_who_may_see_it(hettstedt: Cast, offer: Offer) -> None:
    ref = Ref("directory.offer", str(offer.pk))
    seen = subjects.find(hettstedt["lesen"], ref)
    assert seen == Subject(ref, "Stillgruppe", f"/arbeit/hettstedt/angebote/{offer.pk}/")
    assert subjects.find(hettstedt["steuerungsgruppe"], ref) is None


@pytest.mark.parametrize("ref", [Ref("directory.offer", "x"), Ref("directory.offer", "0"), Ref("nothing.here", "1")])
def test_what_does_not_exist_is_not_found(hettstedt: Cast, ref: Ref) -> None:
    assert subjects.find(hettstedt["lesen"], ref) is None


@pytest.mark.parametrize("words", ["Frühe", "FRUHE", "hilfen"])
def test_words_are_found_whatever_their_case_and_marks(hettstedt: Cast, words: str) -> None:
    make_offer(hettstedt.hettstedt, "Frühe Hilfen")
    assert [one.title for one in subjects.search(hettstedt["lesen"], ["directory.offer"], words)] == ["Frühe Hilfen"]


def test_words_propose_offers(hettstedt: Cast, offer: Offer) -> None:
    actor = hettstedt["lesen"]
    found = subjects.search(actor, ["directory.offer", "nothing.here"], "STILLG")
    assert [one.title for one in found] == ["Stillgruppe"]
    assert subjects.search(actor, ["directory.offer"], "turnen") == []


@isolate_apps("lueckenlos.tenancy")
def test_a_pointer_to_something_gone_keeps_its_title(hettstedt: Cast, offer: Offer) -> None:
    class Row(SubjectFields):
        class Meta:
            app_label = "tenancy"

    rows = [
        Row(subject_kind="directory.offer", subject_key=str(offer.pk), subject_title="alter Name"),
        Row(subject_kind="directory.offer", subject_key="0", subject_title="gelöscht"),
        Row(),
    ]
    found = subjects.named(hettstedt["lesen"], rows)
    assert [(one.title, bool(one.url)) for one in found] == [("Stillgruppe", True), ("gelöscht", False)]


def test_finding_many_asks_once_for_each_kind(
    hettstedt: Cast, offer: Offer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    refs = [Ref("directory.offer", str(number)) for number in range(50)] + [Ref("partners.organisation", "1")]
    with django_assert_num_queries(2):
        subjects.find_all(hettstedt["lesen"], refs)


def test_a_decided_hint_is_named_as_on_its_page(hettstedt: Cast) -> None:
    place = Place("kita-alter")
    hint = make_hint(Kind.EMPTY, place, severity=Severity.HIGH, reason=Reason())
    HintDecision.objects.create(
        stelle=hettstedt.hettstedt,
        hint_key=hint.key,
        kind=hint.kind.value,
        cause_hash=hint.cause_hash,
        cause=hint_to_json(hint),
        decision="bestaetigt",
        reason="Es fehlt.",
        decided_on="2026-11-22",
    )
    found = subjects.find(hettstedt["steuerungsgruppe"], Ref("chains.hint", hint.key))
    assert found is not None
    assert found.title.endswith("kein Angebot")
    assert found.url == f"/arbeit/hettstedt/kettenbild/hinweise/{hint.key}/"
    assert subjects.find(hettstedt["traeger"], Ref("chains.hint", hint.key)) is None


def test_what_others_rest_on_stays(hettstedt: Cast, neighbour: Ref) -> None:
    with pytest.raises(Invalid, match="others_rest_on_it"):
        subjects.ensure_free(neighbour)
    subjects.ensure_free(Ref("directory.offer", "2"))


def test_a_package_is_asked_where_its_records_point_to_the_thing(
    hettstedt: Cast, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked: list[Ref] = []

    class Goals(Neighbour):
        pointing = (Goal, Measure)

        def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
            asked.append(ref)
            return [Subject(ref, "Ziel")]

    monkeypatch.setattr(subjects, "_NEIGHBOURS", [Goals()])
    here, elsewhere, nowhere = (Ref("directory.offer", key) for key in "123")
    for stelle, ref in ((hettstedt.hettstedt, here), (hettstedt.eisleben, elsewhere)):
        with scope(stelle=stelle):
            Goal.objects.create(stelle=stelle, title="Ziel", subject_kind=ref.kind, subject_key=ref.key)
    for ref in (here, elsewhere, nowhere):
        with django_assert_num_queries(1):
            subjects.resting(hettstedt["lesen"], ref)
    assert asked == [here]
    with pytest.raises(Invalid, match="others_rest_on_it"):
        subjects.ensure_free(here)
    subjects.ensure_free(elsewhere)


def test_every_record_that_points_is_known_to_hold_what_it_points_to() -> None:
    models = {model._meta.label for model in apps.get_models() if issubclass(model, SubjectFields)}
    held = {model._meta.label for one in subjects._NEIGHBOURS for model in one.pointing}
    # a letter that is out and an application keep the title of what they name
    assert models - held == {"news.IssueItem", "prizes.Application"}


def test_the_page_shows_what_begins_here_and_what_rests_on_it(hettstedt: Cast, neighbour: Ref) -> None:
    actor = hettstedt["lesen"]
    assert [one.title for one in subjects.resting(actor, neighbour)] == ["TOP 3"]
    assert [one.label for one in subjects.links(actor, Subject(neighbour, "x"))] == ["Auf die Tagesordnung"]
