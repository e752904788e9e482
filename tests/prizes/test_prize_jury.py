"""The jury judges blind, stays out where it is biased, and nobody scores what is closed or not theirs."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from factories import Cast, make_member
from lueckenlos.prizes.actions.calls import begin_jury
from lueckenlos.prizes.actions.jury import appoint_juror, close_scoring, dismiss_juror, hand_in_scores, save_opinion
from lueckenlos.prizes.actions.office import set_aside_application
from lueckenlos.prizes.links import juror_token
from lueckenlos.prizes.models import Opinion
from lueckenlos.prizes.presenters import result_of
from lueckenlos.prizes.queries.work import scores_of
from lueckenlos.shared.errors import DomainError, Invalid, NotAllowed
from lueckenlos.tenancy.actor import link_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import AuditEntry
from prizes.awarding import BEFORE, DEADLINE, at_jury, entered, judge, opened


def test_the_jury_begins_after_the_deadline_and_every_juror_is_written_to(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    call = opened(by)
    entered(call)
    with pytest.raises(Invalid, match="call_still_open"):
        begin_jury(call=call, now=BEFORE, by=by)
    with pytest.raises(Invalid, match="call_without_jury"):
        begin_jury(call=call, now=DEADLINE, by=by)
    member = make_member(hettstedt.hettstedt, Role.STEUERUNGSGRUPPE)
    appoint_juror(call=call, user=member.user, by=by)
    outside = appoint_juror(call=call, name="Jana (erfunden)", email="Jana@Example.org", by=by)
    mail.outbox.clear()
    begin_jury(call=call, now=DEADLINE, by=by)
    told = {one.to[0]: one.body for one in mail.outbox}
    assert set(told) == {member.user.email if member.user else "", "jana@example.org"}
    assert reverse("prize_links:jury", args=[juror_token(outside)]) in told["jana@example.org"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"points": {"fremd": 3}}, "scores_unknown_criterion"),
        ({"points": (11, 1)}, "scores_out_of_range"),
        ({"points": (-1, 1)}, "scores_out_of_range"),
        ({"points": (True, 1)}, "scores_out_of_range"),
        ({"points": ("9", 1)}, "scores_out_of_range"),
    ],
)
def test_forged_scores_are_refused_and_nothing_is_kept(hettstedt: Cast, given: dict[str, object], code: str) -> None:
    by = hettstedt["koordination"]
    call, rows, jury = at_jury(by)
    keys = call.criteria.order_by("position").values_list("pk", flat=True)
    points = given["points"]
    sent = dict(zip(keys, points, strict=True)) if isinstance(points, tuple) else points
    with pytest.raises(Invalid, match=code):
        save_opinion(juror=jury[0], application=rows[0], given={"points": sent}, seen=1, by=by)
    assert not Opinion.objects.exists()


def test_an_application_of_another_call_is_not_scored(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    _, _, jury = at_jury(by)
    foreign = entered(opened(by, title="Anderer Preis"), "Fremde")
    with pytest.raises(Invalid, match="application_not_in_call"):
        judge(jury[0], foreign, 5, 5, by=by)


def test_the_last_to_hand_in_closes_and_then_nothing_changes(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    call, rows, (first, second) = at_jury(by)
    judge(first, rows[0], 8, 8, by=by)
    judge(first, rows[1], 8, by=by)
    with pytest.raises(Invalid, match="scores_missing") as refused:
        hand_in_scores(juror=first, now=DEADLINE, by=by)
    assert refused.value.values == {"titles": "Bewegte Schule"}
    judge(first, rows[1], biased=True, by=by)
    hand_in_scores(juror=first, now=DEADLINE, by=by)
    call.refresh_from_db()
    assert call.scored_at is None
    for row in rows:
        judge(second, row, 4, 4, by=by)
    hand_in_scores(juror=second, now=DEADLINE, by=by)
    with pytest.raises(Invalid, match="scores_are_closed"):
        judge(first, rows[0], 1, 1, by=by)
    lines = result_of(scores_of(call))
    assert [(one.application, one.mean, one.given) for one in lines] == [
        (rows[0], "6,00", "2 von 2"),
        (rows[1], "4,00", "1 von 1"),
    ]
    # not even by a gap in the places
    masked = result_of(scores_of(call), {rows[0].pk})
    assert [(one.application, one.place, one.mean) for one in masked] == [(rows[1], "1.", "4,00"), (rows[0], "–", "–")]


def test_only_the_chair_closes_early(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    call, _, (chair, other) = at_jury(by)
    guest = link_actor(hettstedt.hettstedt, "Jury, per Link")
    for juror, actor in ((other, guest), (None, by)):
        with pytest.raises(NotAllowed, match="only_the_chair_closes"):
            close_scoring(call=call, juror=juror, now=DEADLINE, by=actor)
    assert close_scoring(call=call, juror=chair, now=DEADLINE, by=guest).scored_at == DEADLINE


def test_who_left_the_jury_or_was_set_aside_holds_nobody_up(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    call, rows, (first, second) = at_jury(by)
    address = reverse("prize_links:jury", args=[juror_token(second)])
    set_aside_application(application=rows[1], reason="Kommt nicht aus Hettstedt.", by=by)
    assert mail.outbox[-1].subject == "Ihre Bewerbung nimmt nicht teil: Gesundheitspreis 2026"
    judge(first, rows[0], 8, 8, by=by)
    hand_in_scores(juror=first, now=DEADLINE, by=by)
    dismiss_juror(call=call, pk=second.pk, by=by)
    call.refresh_from_db()
    assert call.scored_at is not None
    assert Client().get(address).status_code == 404


def test_nobody_sees_points_of_others_before_the_end_nor_ever_where_biased(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        by = cast["koordination"]
        call, rows, (first, second) = at_jury(by)
        judge(first, rows[0], 9, 9, by=by, note="Sehr überzeugend.")
        judge(first, rows[1], 7, 7, by=by, note="Auch gut.")
        judge(second, rows[1], biased=True, by=by)
        link = reverse("prize_links:jury", args=[juror_token(second)])
    office = cast.client("leitung")
    work = reverse("prizes:jury", args=["hettstedt", call.pk])
    for page in (Client().get(link), office.get(work)):
        assert [word for word in ("9,00", "Sehr überzeugend") if word in page.content.decode()] == []
    with scope(stelle=cast.hettstedt):
        judge(second, rows[0], 4, 4, by=by)
        close_scoring(call=call, juror=first, now=DEADLINE, by=by)
    shown = Client().get(link).content.decode()
    assert [word in shown for word in ("Sehr überzeugend", "Auch gut", "7,00")] == [True, False, False]
    assert "Auch gut" in office.get(work).content.decode()


def test_two_windows_of_one_juror_do_not_overwrite_each_other(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    _, rows, jury = at_jury(by)
    given = {"points": {}, "note": "erst"}
    save_opinion(juror=jury[0], application=rows[0], given=given, seen=1, by=by)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        save_opinion(juror=jury[0], application=rows[0], given=given, seen=1, by=by)


def test_the_trail_keeps_no_points(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    _, rows, jury = at_jury(by)
    judge(jury[0], rows[0], 9, 9, by=by)
    line = AuditEntry.objects.get(verb="prizes.opinion.save")
    assert (line.changes, line.object_label) == ({}, "Bewerbung 1")


def test_a_juror_without_edit_rights_judges_signed_in(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        by = cast["koordination"]
        call, rows, _ = at_jury(by)
        appoint_juror(call=call, user=cast["steuerungsgruppe"].user, by=by)
        first, second = call.criteria.order_by("position")
    url = f"{reverse('prizes:jury', args=['hettstedt', call.pk])}?bewerbung={rows[0].pk}"
    client = cast.client("steuerungsgruppe")
    assert "höchstens 10 ein" in client.post(url, {"version": 1, f"punkte{first.pk}": 12}).content.decode()
    sent = {"version": 1, f"punkte{first.pk}": 8, f"punkte{second.pk}": 6}
    assert client.post(url, sent).status_code == 302
    with scope(stelle=cast.hettstedt):
        assert Opinion.objects.get().points == {str(first.pk): 8, str(second.pk): 6}
    with pytest.raises(DomainError), scope(stelle=cast.hettstedt):
        appoint_juror(call=call, user=cast["steuerungsgruppe"].user, by=by)
