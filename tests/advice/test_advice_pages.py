"""The pages as people use them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from advice.advising import activity, case, commune, sent
from factories import Cast, make_member
from lueckenlos.accounts.models import User
from lueckenlos.advice import actions
from lueckenlos.advice.enums import CaseState, Share
from lueckenlos.advice.models import Activity, Case, Commune, FollowUp, Participant
from lueckenlos.tenancy.enums import Role
from web.rendering import every, one, page, words

WORK = "/arbeit/kgc-sachsen-anhalt/"
NEW = f"{WORK}aktivitaeten/neu/"


@pytest.fixture
def kgc(cast: Cast) -> Client:
    return cast.client("kgc")


def made(model: type[Activity] | type[Case] | type[Commune], cast: Cast) -> list[object]:
    with scope(stelle=cast.kgc_st):
        return list(model.objects.all())


# ---------------------------------------------------------------- two minutes
def test_a_consultation_needs_at_most_eight_fields(kgc: Client) -> None:
    form = every(one(page(kgc.get(NEW)), "main"), "form")[-1]
    required = [field.get("name") for field in form.iter("input", "select", "textarea") if "required" in field.attrib]
    asked = [name for name in required if name != "version"]
    assert asked == ["day", "title", "kind", "channel", "minutes", "reached"]


def test_a_consultation_is_written_down(cast: Cast, kgc: Client) -> None:
    answer = kgc.post(NEW, sent(minutes="1:30", people="Otto Ohm, Bauamt", next_on="2026-12-01", next_what="Anrufen"))
    [row] = made(Activity, cast)
    assert (answer.status_code, answer["Location"]) == (302, f"{WORK}aktivitaeten/{row.pk}/")
    assert (row.minutes, row.author) == (90, cast["kgc"].user)
    with scope(stelle=cast.kgc_st):
        assert [str(one_) for one_ in Participant.objects.all()] == ["Otto Ohm, Bauamt"]
        assert [str(one_) for one_ in FollowUp.objects.all()] == ["Anrufen"]
    shown = words(one(page(kgc.get(answer["Location"])), "main"))
    assert "1:30 Stunden" in shown
    assert "Otto Ohm, Bauamt" in shown


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kommune": "Bielefeld"}, "steht nicht im Verzeichnis der Kommunen Ihres Landes"),
        ({"kommune": ""}, "Nennen Sie die Kommune oder den Träger"),
        ({"minutes": "lange"}, "etwa 45 oder 1:30"),
        ({"day": "2099-01-01"}, "liegt nicht in der Zukunft"),
        ({"day": "0026-11-23"}, "Datum: Bitte prüfen Sie das Jahr: 0026 liegt zu weit weg."),
        ({"next_on": "1999-12-01"}, "Wiedervorlage am: Bitte prüfen Sie das Jahr"),
        ({"next_what": "Anrufen"}, "Ohne Tag gibt es keine Wiedervorlage."),
        ({"reached": "99999999999"}, "Bitte geben Sie höchstens 100000 ein."),
    ],
)
def test_what_was_typed_stays_with_one_sentence(cast: Cast, kgc: Client, wrong: dict[str, str], said: str) -> None:
    answer = kgc.post(NEW, sent(result="Viel besprochen", **wrong))
    assert made(Activity, cast) == []
    main = one(page(answer), "main")
    assert said in words(main)
    assert "Viel besprochen" in answer.content.decode()
    # the script must not lay an older draft over it
    assert "data-typed" in answer.content.decode()


def test_errors_stand_in_the_order_of_the_sheet(kgc: Client) -> None:
    wrong = sent(kommune="Bielefeld", title="", minutes="lange", reached="-1")
    summary = one(page(kgc.post(NEW, wrong)), "div", "error-summary")
    assert [words(line).partition(":")[0] for line in every(summary, "a")] == [
        "Kommune",
        "Worum ging es?",
        "Dauer",
        "Erreichte Personen",
    ]


def test_an_activity_begins_from_a_case(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = case(cast["kgc"], cast.gebiete["hettstedt"], themes=frozenset({"gesund-aufwachsen"}))
    shown = kgc.get(f"{NEW}?fall={row.pk}").content.decode()
    assert 'value="Hettstedt, Stadt (15087220)"' in shown
    assert re.search(r'value="gesund-aufwachsen"[^>]*checked', shown)
    assert kgc.get(f"{NEW}?fall=99999999999999&kommune=x&ziel=-1").status_code == 200


def test_two_people_at_one_entry(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = activity(cast["kgc"], cast.gebiete["hettstedt"], result="eins")
        actions.share_activity(activity=row, share=Share.KOMMUNE, by=cast["kgc"])
    answer = kgc.post(f"{WORK}aktivitaeten/{row.pk}/bearbeiten/", sent(result="zwei"))
    shown = words(one(page(answer), "main"))
    assert "auch die Kommune" in shown
    assert made(Activity, cast)[0].result == "eins"


# ---------------------------------------------------------------- sharing and papers
def test_withdrawing_is_one_click(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = activity(cast["kgc"], cast.gebiete["hettstedt"], visibility=Share.KOMMUNE)
    address = f"{WORK}aktivitaeten/{row.pk}/"
    assert "Zurückziehen: nur unsere KGC" in words(one(page(kgc.get(address)), "main"))
    kgc.post(address, {"sicht": "kgc"})
    assert made(Activity, cast)[0].visibility == Share.KGC


def test_a_shared_case_says_what_the_commune_finds(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = case(cast["kgc"], cast.gebiete["hettstedt"], visibility=Share.KOMMUNE)
    shown = words(one(page(kgc.get(f"{WORK}beratung/{row.pk}/")), "main"))
    assert "bei denen Sie ebenfalls „auch die Kommune“ wählen" in shown


def test_a_shared_entry_in_a_case_that_is_not_says_so(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = activity(cast["kgc"], case=case(cast["kgc"], cast.gebiete["hettstedt"]), visibility=Share.KOMMUNE)
    assert "liest die Kommune ihn trotzdem nicht" in words(one(page(kgc.get(f"{WORK}aktivitaeten/{row.pk}/")), "main"))


def test_a_case_without_a_commune_cannot_be_shared(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = case(cast["kgc"])
    answer = kgc.post(f"{WORK}beratung/{row.pk}/", {"sicht": "kommune"}, follow=True)
    assert "Wählen Sie zuerst die Kommune" in words(page(answer))


def test_a_case_moves_on(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = case(cast["kgc"], cast.gebiete["hettstedt"])
    address = f"{WORK}beratung/{row.pk}/"
    kgc.post(address, {"stand": "angenommen", "version": "1"})
    # a page that was open before is not the last word
    answer = kgc.post(address, {"stand": "abgeschlossen", "version": "7"}, follow=True)
    assert made(Case, cast)[0].state == CaseState.ANGENOMMEN
    assert "geändert" in words(page(answer))
    kgc.post(address, {"on": "2026-12-01", "what": "Anrufen"})
    assert "Anrufen" in words(one(page(kgc.get(address)), "main"))
    assert kgc.post(address, {"on": "morgen"}).status_code == 422


def test_a_case_noted_on_the_phone(cast: Cast, kgc: Client) -> None:
    form = {"version": "1", "received_on": "2026-11-22", "source": "telefon", "title": "Wie fangen wir an?"}
    answer = kgc.post(f"{WORK}beratung/neu/", {**form, "visibility": "kgc", "kommune": "Sangerhausen"})
    assert answer.status_code == 302
    assert "Sangerhausen, Stadt" in words(one(page(kgc.get(f"{WORK}beratung/?wort=fangen")), "main"))
    assert "Kein Beratungsfall passt" in words(one(page(kgc.get(f"{WORK}beratung/?wort=Bewegung")), "main"))


# ---------------------------------------------------------------- the board
def test_an_empty_board_says_what_to_do(cast: Cast, kgc: Client) -> None:
    main = one(page(kgc.get(f"{WORK}kommunen/")), "main")
    assert "4 Kommunen haben hier eine eigene Stelle" in words(main)
    assert kgc.post(f"{WORK}kommunen/aufnehmen/", {"stellen": "ja"}).status_code == 302
    assert len(made(Commune, cast)) == 4


def test_communes_are_added_by_name_key_and_level(cast: Cast, kgc: Client) -> None:
    address = f"{WORK}kommunen/aufnehmen/"
    wrong = kgc.post(address, {"namen": "Hettstedt\nBielefeld"})
    assert "„Bielefeld“ steht nicht im Verzeichnis" in words(page(wrong))
    assert "Hettstedt" in wrong.content.decode()
    assert made(Commune, cast) == []
    kgc.post(address, {"namen": "Hettstedt\n15087370"})
    assert len(made(Commune, cast)) == 2
    kgc.post(address, {"alle": ["kreise", "gemeinden"]})
    assert len(made(Commune, cast)) == 4
    assert "mindestens eine Kommune" in words(page(kgc.post(address, {})))


def test_the_link_keeps_the_filter_also_for_the_file(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        for town in ("hettstedt", "eisleben"):
            commune(cast["kgc"], cast.gebiete[town])
    main = one(page(kgc.get(f"{WORK}kommunen/?wort=hett&tage=30")), "main")
    assert "1 von 2" in words(main)
    links = [link.get("href") for link in every(main, "a") if "als=" in link.get("href", "")]
    assert links == ["?wort=hett&tage=30&als=xlsx", "?wort=hett&tage=30&als=csv"]
    lines = b"".join(kgc.get(f"{WORK}kommunen/{links[1]}").streaming_content).decode().splitlines()
    assert [line.split(";")[0] for line in lines] == ["\ufeffKommune", "Hettstedt, Stadt"]
    assert kgc.get(f"{WORK}kommunen/{links[0]}").content[:2] == b"PK"


def test_the_status_of_a_commune(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = commune(cast["kgc"], cast.gebiete["hettstedt"])
    address = f"{WORK}kommunen/{row.pk}/"
    form = {"version": "1", "status": "interesse", "status_since": "2026-03-01", "agreement_on": "2026-04-01"}
    assert "endet vor ihrem Beginn" in words(
        page(kgc.post(f"{address}bearbeiten/", {**form, "agreement_until": "2026-01-01"}))
    )
    assert kgc.post(f"{address}bearbeiten/", form)["Location"] == address
    shown = words(one(page(kgc.get(address)), "main"))
    assert "01.03.2026: Interesse" in shown
    assert "vom 01.04.2026" in shown
    kgc.post(f"{address}bearbeiten/", {"version": "2", "entfernen": "ja"})
    assert made(Commune, cast) == []


def test_ticking_off_goes_back_to_where_it_was(cast: Cast, kgc: Client) -> None:
    with scope(stelle=cast.kgc_st):
        row = commune(cast["kgc"], cast.gebiete["hettstedt"])
        waits = actions.add_follow_up(on=timezone.localdate(), what="Anrufen", commune=row, by=cast["kgc"])
    assert "Anrufen" in words(one(page(kgc.get(f"{WORK}meine-woche/")), "main"))
    came = f"http://testserver{WORK}kommunen/{row.pk}/"
    assert kgc.post(f"{WORK}meine-woche/", {"erledigt": waits.pk}, headers={"referer": came})["Location"] == came
    assert "Nichts wartet auf Sie" in words(one(page(kgc.get(f"{WORK}meine-woche/")), "main"))
    gone = kgc.post(f"{WORK}meine-woche/", {"erledigt": "x"}, follow=True)
    assert "gibt es nicht mehr" in words(page(gone))


def test_a_reader_sees_no_buttons(cast: Cast) -> None:
    reader = make_member(cast.kgc_st, Role.LESEN)
    assert isinstance(reader.user, User)
    with scope(stelle=cast.kgc_st):
        row = activity(cast["kgc"], cast.gebiete["hettstedt"])
    client = Client()
    client.force_login(reader.user)
    own = (f"kommunen/{row.commune_id}/", f"aktivitaeten/{row.pk}/")
    for path in ("kommunen/", *own, "aktivitaeten/", "beratung/", "meine-woche/"):
        main = one(page(client.get(WORK + path)), "main")
        assert every(main, "form") == [] or all(form.get("method") == "get" for form in every(main, "form")), path
    assert client.post(f"{WORK}aktivitaeten/{row.pk}/", {"sicht": "kommune"}).status_code == 403


@pytest.mark.parametrize(
    ("path", "most"),
    [("kommunen/", 15), ("kommunen/{commune}/", 22), ("aktivitaeten/", 16), ("beratung/", 11), ("meine-woche/", 11)],
)
def test_queries_do_not_grow(
    cast: Cast, kgc: Client, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    by = cast["kgc"]
    for _ in range(2):
        for town in ("hettstedt", "eisleben", "sangerhausen"):
            with scope(stelle=cast.kgc_st):
                of = case(by, cast.gebiete[town])
                row = activity(by, case=of)
                actions.add_follow_up(on=timezone.localdate() - timedelta(days=1), what="", case=of, by=by)
        with django_assert_max_num_queries(most):
            assert kgc.get(WORK + path.format(commune=row.commune_id)).status_code == 200


# ---------------------------------------------------------------- the public form
def test_anybody_asks_without_an_account(cast: Cast, client: Client) -> None:
    address = reverse("advice_links:inquiry", args=[cast.kgc_st.slug])
    shown = page(client.get(address))
    token = next(field.get("value") for field in every(shown, "input") if field.get("name") == "bogen")
    form = {
        "bogen": token,
        "title": "Wie wird man Partnerkommune?",
        "institution": "Gesundheitsamt",
        "contact_name": "Eva Eich",
        "contact_email": "eich@example.org",
    }
    wrong = client.post(address, {**form, "contact_email": "eich"})
    assert wrong.status_code == 422
    assert "Wie wird man Partnerkommune?" in wrong.content.decode()
    assert client.post(address, form)["Location"] == f"{address}?danke=1"
    client.post(address, form)
    [row] = made(Case, cast)
    assert (row.title, row.state, row.visibility) == (form["title"], "anfrage", "kgc")
    assert "Danke" in words(page(client.get(f"{address}?danke=1")))
    assert "Wie wird man Partnerkommune?" in words(page(cast.client("kgc").get(f"{WORK}meine-woche/")))


def test_only_a_kgc_with_a_public_page_has_the_form(cast: Cast, client: Client) -> None:
    def status(slug: str) -> int:
        return client.get(reverse("advice_links:inquiry", args=[slug])).status_code

    assert [status(slug) for slug in ("hettstedt", "bund", "gibt-es-nicht")] == [404, 404, 404]
    cast.kgc_st.portal_open = False
    cast.kgc_st.save()
    assert status(cast.kgc_st.slug) == 404
