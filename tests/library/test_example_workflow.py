"""A Praxisbeispiel on its way: nobody outside reads a word before its commune has agreed to it."""

import pytest
from django.test import Client
from django_scopes import scope

from factories import Cast
from library.shelf import asked, say, shown, step, tell
from lueckenlos.library.actions import examples as actions
from lueckenlos.library.enums import ConsentAnswer, ExampleState, ExampleStep
from lueckenlos.library.models import Example
from lueckenlos.library.queries import public, shared
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.subjects import Ref, Subject, links

pytestmark = pytest.mark.django_db
S, C = ExampleStep, ConsentAnswer


def public_titles() -> list[str]:
    return [row.title for row in public.public_examples()]


def test_from_draft_to_the_public_with_the_consent_of_the_commune(cast: Cast, client: Client) -> None:
    example = shown(cast["kgc_leitung"], cast.hettstedt, cast["leitung"])
    assert example.state == ExampleState.VEROEFFENTLICHT
    answer = client.get(f"/praxisbeispiele/{example.public_id}/")
    assert answer.status_code == 200
    assert not answer.cookies


def test_without_consent_nothing_appears(cast: Cast) -> None:
    example = asked(cast["kgc_leitung"], cast.hettstedt)
    with pytest.raises(NotAllowed, match="example_without_consent"):
        step(example, cast["kgc_leitung"], S.VEROEFFENTLICHEN)
    assert public_titles() == []


def test_a_consent_speaks_for_the_text_it_was_given_to(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    example = asked(by, cast.hettstedt)
    say(example, cast["leitung"])
    example = step(example, by, S.ZURUECKGEBEN)
    with scope(stelle=by.stelle):
        actions.save_example(example=example, values={"summary": "Ganz anders."}, seen=example.version, by=by)
    step(example, by, S.EINREICHEN, S.WEITERGEBEN)
    with pytest.raises(NotAllowed, match="example_without_consent"):
        step(example, by, S.VEROEFFENTLICHEN)


def test_a_consent_taken_back_hides_the_example_at_once_and_everywhere(cast: Cast, client: Client) -> None:
    example = shown(cast["kgc_leitung"], cast.hettstedt, cast["leitung"], title="Lotsin")
    address = f"/praxisbeispiele/{example.public_id}/"
    assert client.get(address).status_code == 200
    say(example, cast["leitung"], C.WIDERRUFEN)
    assert client.get(address).status_code == 404
    assert client.get("/praxisbeispiele/?q=Lotsin").context["page"].total == 0


@pytest.mark.parametrize("who", ["mitarbeit", "lesen", "steuerungsgruppe", "traeger", "kreis", "fremd", "fremde_kgc"])
def test_only_those_who_release_for_the_commune_agree(cast: Cast, who: str) -> None:
    example = asked(cast["kgc_leitung"], cast.hettstedt)
    with pytest.raises(NotAllowed):
        say(example, cast[who])


def test_the_editor_cannot_agree_in_place_of_the_commune(cast: Cast) -> None:
    example = asked(cast["kgc_leitung"], cast.hettstedt)
    with pytest.raises(NotAllowed):
        say(example, cast["kgc_leitung"])


def test_a_refusal_says_why(cast: Cast) -> None:
    example = asked(cast["kgc_leitung"], cast.hettstedt)
    with pytest.raises(Invalid, match="example_note_missing"):
        say(example, cast["leitung"], C.ABGELEHNT)


def test_a_commune_without_a_stelle_agrees_by_other_means_which_are_noted(cast: Cast) -> None:
    example = asked(cast["kgc_leitung"])
    with pytest.raises(Invalid, match="example_proof_missing"):
        step(example, cast["kgc_leitung"], S.VEROEFFENTLICHEN, note=" ")
    example = step(example, cast["kgc_leitung"], S.VEROEFFENTLICHEN)
    assert example.agreed_note == "Mail vom 3. Mai"
    assert public_titles() == ["Lotsin in der Klinik (erfunden)"]


def test_a_commune_that_writes_itself_needs_nobody(cast: Cast) -> None:
    shown(cast["leitung"], cast.hettstedt)
    assert len(public_titles()) == 1


def test_the_commune_reads_nothing_before_it_is_asked(cast: Cast) -> None:
    example = tell(cast["kgc_leitung"], commune=cast.hettstedt)
    assert list(shared.examples_about(cast["leitung"])) == []
    step(example, cast["kgc_leitung"], S.EINREICHEN)
    assert list(shared.examples_about(cast["leitung"])) == []
    step(example, cast["kgc_leitung"], S.WEITERGEBEN)
    assert [one.pk for one in shared.waiting_for(cast["leitung"])] == [example.pk]
    assert list(shared.waiting_for(cast["fremd"])) == []
    say(example, cast["leitung"])
    assert list(shared.waiting_for(cast["leitung"])) == []


def test_while_it_is_reworked_the_public_keeps_the_agreed_text(cast: Cast, client: Client) -> None:
    by = cast["kgc_leitung"]
    example = shown(by, cast.hettstedt, cast["leitung"], lessons="Früher anfangen.")
    example = step(example, by, S.UEBERARBEITEN)
    with scope(stelle=by.stelle):
        actions.save_example(example=example, values={"lessons": "GEHEIM"}, seen=example.version, by=by)
    page = client.get(f"/praxisbeispiele/{example.public_id}/").content.decode()
    assert "Früher anfangen." in page
    assert "GEHEIM" not in page
    assert client.get("/praxisbeispiele/?q=GEHEIM").context["page"].total == 0


def test_withdrawing_takes_it_from_the_public_and_says_why(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    example = shown(by)
    with pytest.raises(Invalid, match="example_note_missing"):
        step(example, by, S.ZURUECKZIEHEN, note="")
    step(example, by, S.ZURUECKZIEHEN, note="Projekt beendet.")
    assert public_titles() == []


def test_an_unfinished_text_is_not_handed_in(cast: Cast) -> None:
    example = tell(cast["kgc"], lessons="")
    with pytest.raises(Invalid, match="example_incomplete"):
        step(example, cast["kgc"], S.EINREICHEN)


def test_the_text_rests_while_others_read_it(cast: Cast) -> None:
    example = asked(cast["kgc_leitung"], cast.hettstedt)
    with scope(stelle=cast.kgc_st), pytest.raises(NotAllowed, match="example_is_closed"):
        actions.save_example(example=example, values={"title": "X"}, seen=1, by=cast["kgc_leitung"])


def test_what_was_public_is_not_deleted(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    example = step(shown(by), by, S.UEBERARBEITEN)
    with scope(stelle=by.stelle), pytest.raises(Invalid, match="example_was_public"):
        actions.delete_example(example=example, by=by)
    draft = tell(by)
    with scope(stelle=by.stelle):
        actions.delete_example(example=draft, by=by)
        assert Example.objects.count() == 1


# ---------------------------------------------------------------- from a hint
def test_from_a_hint_one_finds_communes_of_similar_size_first(cast: Cast) -> None:
    by, facts = cast["kgc_leitung"], {"gaps": ",leer,", "lebensphasen": frozenset({"kita-alter"})}
    shown(cast["kreis"], cast.msh, title="Landkreis", where="Landkreis", **facts)
    shown(cast["fremd"], cast.eisleben, title="Stadt", where="Eisleben", **facts)
    shown(by, title="Anderes Alter", gaps=",leer,", lebensphasen=frozenset({"jugend-ausbildung"}))
    hint = Subject(Ref("chains.hint", "leer:kita-alter:materiell"), "Lücke")
    with scope(stelle=cast.hettstedt):
        found = [link.label for link in links(cast["leitung"], hint) if "gelöst" in link.label]
    assert found == ["Wie Eisleben es gelöst hat: Stadt", "Wie Landkreis es gelöst hat: Landkreis"]


def test_an_example_for_the_transition_fits_a_break(cast: Cast) -> None:
    shown(cast["kgc_leitung"], uebergaenge=frozenset({"kita-grundschule"}), where="Halle")
    found = public.fitting("bruch", [], ["kita-grundschule"], cast.hettstedt)
    assert [one.where for one in found] == ["Halle"]
