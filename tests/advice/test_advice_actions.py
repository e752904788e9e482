"""Writing cases and activities."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_scopes import scope

from advice.advising import CALL, TODAY, activity, case, commune, paper
from factories import Cast, make_member
from goals.plans import make_goal
from lueckenlos.advice import actions, queries
from lueckenlos.advice.enums import CaseState, Share
from lueckenlos.advice.models import Activity, Case, Commune, FollowUp, Participant, StatusChange
from lueckenlos.advice.queries import lists
from lueckenlos.goals.actions import delete_goal
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import AuditEntry


@pytest.fixture
def kgc(cast: Cast) -> Iterator[Actor]:
    """Beratung at the KGC, its scope open."""
    with scope(stelle=cast.kgc_st):
        yield cast["kgc"]


# ---------------------------------------------------------------- who
def test_only_those_who_edit_write(cast: Cast, kgc: Actor) -> None:
    reader = make_member(cast.kgc_st, Role.LESEN)
    with pytest.raises(NotAllowed, match="advice_read_only"):
        activity(reader, cast.gebiete["hettstedt"])
    with pytest.raises(NotAllowed, match="advice_read_only"):
        case(reader)


def test_a_commune_does_not_write_as_a_kgc(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt), pytest.raises(NotAllowed, match="advice_of_kgc"):
        activity(cast["leitung"], cast.gebiete["hettstedt"])


def test_an_activity_takes_no_case_of_another_kgc_nor_one_its_author_does_not_read(cast: Cast, kgc: Actor) -> None:
    leader = make_member(cast.kgc_st, Role.LEITUNG)
    secret = case(leader, visibility=Share.VERTRAULICH)
    with scope(stelle=cast.kgc_ni):
        foreign = case(system_actor(cast.kgc_ni))
    for other in (foreign, secret):
        with pytest.raises(Invalid, match="case_unknown"):
            activity(kgc, case=other, institution="Kita Sonnenschein (erfunden)")
    assert activity(leader, case=secret, institution="Kita Sonnenschein (erfunden)").case == secret


# ---------------------------------------------------------------- communes
def test_whom_the_kgc_advises_stands_on_its_board(cast: Cast, kgc: Actor) -> None:
    activity(kgc, cast.gebiete["hettstedt"])
    activity(kgc, cast.gebiete["hettstedt"])
    assert [str(one) for one in Commune.objects.all()] == ["Hettstedt, Stadt"]


def test_a_commune_is_added_once(cast: Cast, kgc: Actor) -> None:
    towns = [cast.gebiete["hettstedt"], cast.gebiete["msh"], cast.gebiete["hettstedt"]]
    assert len(actions.add_communes(gebiete=towns, by=kgc)) == 2
    assert actions.add_communes(gebiete=towns, by=kgc) == []


TYPED = ("Hettstedt", "hettstedt, stadt", "Stadt Hettstedt", "15087220", "150870220220", "Hettstedt, Stadt (15087220)")


@pytest.mark.parametrize("typed", TYPED)
def test_a_commune_is_found_by_name_or_key(cast: Cast, kgc: Actor, typed: str) -> None:
    assert queries.find_gebiet(cast.kgc_st, typed) == cast.gebiete["hettstedt"]


@pytest.mark.parametrize("typed", ["Bielefeld", "99999999", "15", "Altstadt"])
def test_what_is_no_commune_of_the_land_is_named(cast: Cast, kgc: Actor, typed: str) -> None:
    with pytest.raises(Invalid, match="commune_unknown"):
        queries.find_gebiet(cast.kgc_st, typed)


def test_a_commune_of_another_land_is_refused(cast: Cast, kgc: Actor) -> None:
    cast.kgc_st.gebiete.set([])
    land = cast.gebiete["land"]
    land.pk, land.ars = None, "03"
    land.save()
    cast.kgc_st.gebiete.set([land])
    with pytest.raises(Invalid, match="commune_foreign"):
        queries.find_gebiet(cast.kgc_st, "15087220")
    with pytest.raises(Invalid, match="commune_foreign"):
        actions.add_communes(gebiete=[cast.gebiete["hettstedt"]], by=kgc)


def test_the_status_keeps_its_history(cast: Cast, kgc: Actor) -> None:
    commune(kgc, cast.gebiete["hettstedt"], status="interesse", status_since=date(2024, 3, 1))
    commune(kgc, cast.gebiete["hettstedt"], status="partner", status_since=date(2025, 6, 1))
    # the same status again is no news
    commune(kgc, cast.gebiete["hettstedt"], status="partner", note="Neu im Amt.")
    assert list(StatusChange.objects.values_list("status", "since")) == [
        ("partner", date(2025, 6, 1)),
        ("interesse", date(2024, 3, 1)),
    ]
    with pytest.raises(Invalid, match="status_before_last"):
        commune(kgc, cast.gebiete["hettstedt"], status="modell", status_since=date(2025, 5, 31))
    with pytest.raises(Invalid, match="status_in_future"):
        commune(kgc, cast.gebiete["hettstedt"], status="modell", status_since=TODAY + timedelta(days=1))


def test_two_people_at_one_commune(cast: Cast, kgc: Actor) -> None:
    row = commune(kgc, cast.gebiete["hettstedt"], note="eins")
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.update_commune(commune=row, values={"note": "zwei"}, seen=1, today=TODAY, by=kgc)


def test_a_commune_with_work_stays(cast: Cast, kgc: Actor) -> None:
    activity(kgc, cast.gebiete["hettstedt"])
    with pytest.raises(Invalid, match="commune_in_use"):
        actions.remove_commune(commune=Commune.objects.get(), by=kgc)


def test_a_commune_added_by_mistake_goes(cast: Cast, kgc: Actor) -> None:
    row = commune(kgc, cast.gebiete["hettstedt"], status="interesse")
    actions.remove_commune(commune=row, by=kgc)
    assert list(Commune.objects.all()) == []


# ---------------------------------------------------------------- cases
def test_whoever_takes_an_inquiry_is_responsible(cast: Cast, kgc: Actor) -> None:
    row = case(kgc)
    row = actions.move_case(case=row, state=CaseState.ANGENOMMEN, seen=1, today=TODAY, by=kgc)
    assert (row.state, row.responsible) == ("angenommen", kgc.user)
    row = actions.move_case(case=row, state=CaseState.ABGESCHLOSSEN, seen=row.version, today=TODAY, by=kgc)
    assert row.closed_on == TODAY
    row = actions.move_case(case=row, state=CaseState.LAUFEND, seen=row.version, today=TODAY, by=kgc)
    assert row.closed_on is None


def test_a_case_takes_no_step_that_is_none(cast: Cast, kgc: Actor) -> None:
    row = case(kgc)
    with pytest.raises(Invalid, match="case_step_impossible"):
        actions.move_case(case=row, state=CaseState.RUHEND, seen=1, today=TODAY, by=kgc)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.move_case(case=row, state=CaseState.LAUFEND, seen=7, today=TODAY, by=kgc)


def test_a_case_that_goes_to_another_commune_takes_its_work_along(cast: Cast, kgc: Actor) -> None:
    row = case(kgc, cast.gebiete["hettstedt"])
    done = activity(kgc, case=row)
    row.refresh_from_db()
    actions.update_case(case=row, values={"gebiet": cast.gebiete["eisleben"]}, seen=row.version, by=kgc)
    done.refresh_from_db()
    assert str(done.commune) == "Eisleben, Lutherstadt"


def test_a_case_without_words_is_none(kgc: Actor) -> None:
    with pytest.raises(Invalid, match="case_title_missing"):
        case(kgc, title="  ")


def test_the_trail_names_no_contact(cast: Cast, kgc: Actor) -> None:
    case(kgc, contact_name="Eva Eich", contact_email="eich@example.org", contact_phone="0391 1")
    activity(kgc, cast.gebiete["hettstedt"], [("Otto Ohm", "Bauamt")])
    said = str(list(AuditEntry.objects.values_list("changes", "object_label")))
    assert [word for word in ("Eich", "eich@", "0391", "Ohm") if word in said] == []
    assert "participants" in said


def test_the_trail_says_nothing_of_a_confidential_entry(cast: Cast, kgc: Actor) -> None:
    activity(kgc, cast.gebiete["hettstedt"], visibility=Share.VERTRAULICH, title="Streit im Amt")
    row = case(kgc, visibility=Share.VERTRAULICH, title="Streit im Amt")
    actions.add_follow_up(on=TODAY, what="Streit im Amt klären", case=row, by=kgc)
    said = str(list(AuditEntry.objects.filter(verb__startswith="advice").values_list("changes", "object_label")))
    assert "Streit" not in said


# ---------------------------------------------------------------- the public form
ASKED = {"title": "Beratung zu Bewegung", "contact_name": "Eva Eich", "contact_email": "eich@example.org"}


def test_the_same_form_twice_is_one_inquiry(cast: Cast, kgc: Actor) -> None:
    token = uuid.uuid4()
    first = actions.inquire(kgc=cast.kgc_st, values=ASKED, token=token, today=TODAY)
    assert actions.inquire(kgc=cast.kgc_st, values=ASKED, token=token, today=TODAY) == first
    assert (first.state, first.source, first.visibility, first.received_on) == ("anfrage", "formular", "kgc", TODAY)


def test_an_inquiry_needs_a_way_back(cast: Cast, kgc: Actor) -> None:
    with pytest.raises(Invalid, match="inquiry_incomplete"):
        actions.inquire(kgc=cast.kgc_st, values={**ASKED, "contact_email": " "}, token=uuid.uuid4(), today=TODAY)


def test_the_office_learns_that_somebody_asked_and_not_what(
    cast: Cast, kgc: Actor, django_capture_on_commit_callbacks: object
) -> None:
    cast.kgc_st.email = "kgc@example.org"
    cast.kgc_st.save()
    with django_capture_on_commit_callbacks(execute=True):
        row = actions.inquire(kgc=cast.kgc_st, values=ASKED, token=uuid.uuid4(), today=TODAY)
    [letter] = mail.outbox
    assert letter.to == ["kgc@example.org"]
    assert f"/arbeit/kgc-sachsen-anhalt/beratung/{row.pk}/" in letter.body
    assert "Bewegung" not in letter.body + letter.subject
    assert "Eich" not in letter.body


# ---------------------------------------------------------------- activities
@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"day": TODAY + timedelta(days=1)}, "activity_in_future"),
        ({"minutes": 0}, "activity_minutes"),
        ({"minutes": 1441}, "activity_minutes"),
        ({"title": ""}, "case_title_missing"),
        ({"institution": ""}, "activity_without_whom"),
        ({"visibility": Share.KOMMUNE}, "share_needs_commune"),
    ],
)
def test_what_an_activity_cannot_be(kgc: Actor, values: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid, match=code):
        activity(kgc, **values)


def test_an_activity_wakes_its_case_and_belongs_to_its_commune(cast: Cast, kgc: Actor) -> None:
    row = case(kgc, cast.gebiete["hettstedt"])
    done = activity(kgc, case=row)
    row.refresh_from_db()
    assert (row.state, done.commune) == ("laufend", row.commune)
    with pytest.raises(Invalid, match="case_other_commune"):
        activity(kgc, cast.gebiete["eisleben"], case=row)


def test_a_closed_case_is_not_woken(cast: Cast, kgc: Actor) -> None:
    row = case(kgc, cast.gebiete["hettstedt"])
    actions.move_case(case=row, state=CaseState.ABGESCHLOSSEN, seen=1, today=TODAY, by=kgc)
    row.refresh_from_db()
    activity(kgc, case=row)
    row.refresh_from_db()
    assert row.state == "abgeschlossen"


def test_what_comes_next_is_written_with_the_activity(cast: Cast, kgc: Actor) -> None:
    values = {**CALL, "gebiet": cast.gebiete["hettstedt"], "next_what": "Nachfragen"}
    row = actions.create_activity(values=values, today=TODAY, by=kgc, next_on=TODAY + timedelta(days=3))
    follow_up = FollowUp.objects.get()
    assert (str(follow_up), follow_up.user, follow_up.activity) == ("Nachfragen", kgc.user, row)
    actions.finish_follow_up(follow_up=follow_up, today=TODAY, by=kgc)
    actions.finish_follow_up(follow_up=follow_up, today=TODAY + timedelta(days=1), by=kgc)
    assert FollowUp.objects.get().done_on == TODAY


def test_two_people_at_one_activity(cast: Cast, kgc: Actor) -> None:
    row = activity(kgc, cast.gebiete["hettstedt"])
    change = {"activity": row, "people": [], "seen": 1, "today": TODAY, "by": kgc}
    actions.update_activity(values={"result": "eins"}, **change)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.update_activity(values={"result": "zwei"}, **change)
    assert Activity.objects.get().result == "eins"


def test_deleting_takes_people_and_papers_along(cast: Cast, kgc: Actor) -> None:
    row = activity(kgc, cast.gebiete["hettstedt"], [("Otto Ohm", "Bauamt")])
    paper(kgc, row)
    actions.delete_activity(activity=row, by=kgc)
    assert (list(Activity.objects.all()), list(Participant.objects.all())) == ([], [])


def test_a_file_that_is_none_is_refused(cast: Cast, kgc: Actor) -> None:
    row = activity(kgc, cast.gebiete["hettstedt"])
    upload = SimpleUploadedFile("virus.pdf", b"MZ\x90\x00")
    with pytest.raises(Invalid, match="file_kind_unknown"):
        actions.add_document(activity=row, upload=upload, now=timezone.now(), by=kgc)


def test_activities_count_toward_a_goal_which_then_stays(cast: Cast, kgc: Actor) -> None:
    leader = cast["kgc_leitung"]
    goal = make_goal(leader, "Jede Modellkommune hat einen Übergang")
    row = activity(kgc, cast.gebiete["hettstedt"], goal=goal)
    with pytest.raises(Invalid, match="others_rest_on_it"):
        delete_goal(goal=goal, by=leader)
    actions.delete_activity(activity=row, by=kgc)
    delete_goal(goal=goal, by=leader)


# ---------------------------------------------------------------- confidential
def test_a_confidential_entry_is_read_by_its_author_and_the_leitung(cast: Cast, kgc: Actor) -> None:
    colleague = make_member(cast.kgc_st, Role.MITARBEIT)
    row = activity(kgc, cast.gebiete["hettstedt"], visibility=Share.VERTRAULICH)
    inside = activity(kgc, case=case(kgc, cast.gebiete["hettstedt"], visibility=Share.VERTRAULICH))
    seen = {who: set(queries.activities_for(who)) for who in (kgc, cast["kgc_leitung"], colleague)}
    assert seen == {kgc: {row, inside}, cast["kgc_leitung"]: {row, inside}, colleague: set()}
    assert list(queries.cases_for(colleague)) == []


def test_nobody_shuts_themself_out(cast: Cast, kgc: Actor) -> None:
    colleague = make_member(cast.kgc_st, Role.MITARBEIT)
    row = activity(kgc, cast.gebiete["hettstedt"])
    with pytest.raises(Invalid, match="confidential_of_author"):
        actions.share_activity(activity=row, share=Share.VERTRAULICH, by=colleague)
    actions.share_activity(activity=row, share=Share.VERTRAULICH, by=cast["kgc_leitung"])


def test_what_waits_in_a_confidential_case_is_not_told(cast: Cast, kgc: Actor) -> None:
    colleague = make_member(cast.kgc_st, Role.MITARBEIT)
    hidden = case(kgc, cast.gebiete["hettstedt"], visibility=Share.VERTRAULICH)
    actions.add_follow_up(on=TODAY, what="Anrufen", case=hidden, by=kgc)
    assert len(lists.open_follow_ups(kgc, commune=hidden.commune)) == 1
    assert lists.open_follow_ups(colleague, commune=hidden.commune) == []


# ---------------------------------------------------------------- names go
def test_names_go_after_two_years_and_offices_stay(cast: Cast, kgc: Actor) -> None:
    by = system_actor(cast.kgc_st)
    old, young = TODAY - timedelta(days=731), TODAY - timedelta(days=730)
    for day in (old, young):
        activity(kgc, cast.gebiete["hettstedt"], [(f"Otto Ohm {day.year}", "Bauamt")], day=day)
    titles = ("alt", "neu", "in Arbeit")
    rows = [case(kgc, title=title, contact_name="Eva Eich", contact_office="Jugendamt") for title in titles]
    activity(kgc, case=rows[2], institution="Kita")
    long_ago = timezone.now() - timedelta(days=800)
    Case.objects.filter(title__in=["alt", "in Arbeit"]).update(changed_at=long_ago)
    today = timezone.localdate()
    Activity.objects.filter(case=rows[2]).update(day=today)
    assert actions.forget_names(today=TODAY, by=by) == 2
    assert actions.forget_names(today=TODAY, by=by) == 0
    assert [one.name for one in Participant.objects.order_by("pk")] == ["", f"Otto Ohm {young.year}"]
    assert set(Participant.objects.values_list("office", flat=True)) == {"Bauamt"}
    names = dict(Case.objects.values_list("title", "contact_name"))
    assert names == {"alt": "", "neu": "Eva Eich", "in Arbeit": "Eva Eich"}


def test_nobody_but_the_nightly_run_forgets(kgc: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.forget_names(today=TODAY, by=kgc)
