"""The office decides with reasons, once; papers, letters and the public page follow."""

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_offer
from lueckenlos.events.actions.events import publish_event
from lueckenlos.prizes.actions.applications import agree_to_publish
from lueckenlos.prizes.actions.calls import award_call, plan_ceremony, update_call
from lueckenlos.prizes.actions.decision import Award, decide_prizes, propose_awards
from lueckenlos.prizes.actions.office import point_application
from lueckenlos.prizes.actions.tidy import forget_applicants
from lueckenlos.prizes.queries.work import prizes_of, yardsticks_of
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref
from prizes.awarding import DEADLINE, at_jury, make_call, opened, proposed, scored

WHEN = {"starts_at": DEADLINE + timedelta(days=60), "ends_at": DEADLINE + timedelta(days=60, hours=2)}


@pytest.mark.parametrize(
    ("award", "code"),
    [
        (Award(0, 100, "Gut."), "award_rank_unknown"),
        (Award(1, 100, " "), "award_reason_missing"),
        (Award(1, 3001, "Gut."), "awards_too_much"),
        (Award(1, -1, "Gut."), "award_money_wrong"),
    ],
)
def test_what_does_not_fit_is_refused(hettstedt: Cast, award: Award, code: str) -> None:
    by = hettstedt["koordination"]
    call, rows = scored(by)
    rank = call.ranks.order_by("position")[0].pk if award.rank else 0
    awards = {rows[0].pk: Award(rank, award.euro, award.reason)}
    with pytest.raises(Invalid, match=code):
        propose_awards(call=call, awards=awards, proposal="Klar.", seen=call.version, by=by)


def test_equal_ones_may_share_a_prize(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    call, rows = scored(by)
    second = call.ranks.order_by("position")[1].pk
    awards = {row.pk: Award(second, 500, "Gleich gut.") for row in rows}
    propose_awards(call=call, awards=awards, proposal="Geteilt.", seen=call.version, by=by)
    assert list(call.applications.values_list("rank__name", "award_cents")) == [("2. Preis", 50_000)] * 2


def test_of_two_offices_deciding_at_once_the_second_is_told(hettstedt: Cast) -> None:
    by, other = hettstedt["koordination"], hettstedt["leitung"]
    call, rows = proposed(by)
    seen, first = call.version, call.ranks.order_by("position")[0].pk
    awards: Mapping[int, Award] = {rows[1].pk: Award(first, 2000, "Anders.")}
    propose_awards(call=call, awards=awards, proposal="Anders.", seen=seen, by=other)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        decide_prizes(call=call, seen=seen, now=DEADLINE, by=by)
    assert decide_prizes(call=call, seen=seen + 1, now=DEADLINE, by=other).state == "entschieden"
    with pytest.raises(NotAllowed, match="call_is_decided"):
        propose_awards(call=call, awards=awards, proposal="Noch einmal.", seen=seen + 3, by=by)
    with pytest.raises(NotAllowed, match="call_is_decided"):
        decide_prizes(call=call, seen=seen + 3, now=DEADLINE, by=by)


def test_nothing_is_decided_before_the_jury_has_finished_nor_by_who_only_edits(hettstedt: Cast) -> None:
    call, rows, _ = at_jury(hettstedt["koordination"])
    awards = {rows[0].pk: Award(1, 1, "Gut.")}
    with pytest.raises(NotAllowed, match="jury_still_scores"):
        propose_awards(call=call, awards=awards, proposal="x", seen=1, by=hettstedt["koordination"])
    with pytest.raises(NotAllowed, match="prizes_release_not_for_role"):
        decide_prizes(call=call, seen=1, now=DEADLINE, by=hettstedt["mitarbeit"])


def test_everybody_gets_a_letter_and_who_agrees_is_named(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        by = cast["koordination"]
        call, rows = proposed(by)
        url = call.get_absolute_url()
        offer = make_offer(cast.hettstedt, "Pause")
        point_application(application=rows[0], ref=Ref("directory.offer", str(offer.pk)), by=by)
        assert "Gesunde Pause" not in Client().get(url).content.decode()
        mail.outbox.clear()
        decide_prizes(call=call, seen=call.version, now=DEADLINE, by=by)
        assert {one.to[0]: one.subject for one in mail.outbox} == {
            "gesunde-pause@example.org": "Herzlichen Glückwunsch: 1. Preis beim Gesundheitspreis 2026",
            "bewegte-schule@example.org": "Entscheidung über den Gesundheitspreis 2026",
        }
    page = Client().get(url).content.decode()
    assert f'<a href="/hettstedt/angebote/{offer.public_id}/">Gesunde Pause</a>' in page
    assert "Bewegte Schule" not in page
    with scope(stelle=cast.hettstedt):
        agree_to_publish(application=rows[0], publish=False)
    page = Client().get(url).content.decode()
    assert ("Gesunde Pause" in page, "Auf Wunsch nicht öffentlich genannt." in page) == (False, True)


def test_the_paper_says_what_is_decided_on(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        call, _ = proposed(cast["koordination"])
    url = reverse("prizes:decide", args=["hettstedt", call.pk])
    client = cast.client("koordination")
    paper = docx.Document(BytesIO(client.get(f"{url}?als=docx").content))
    text = "\n".join(one.text for one in paper.paragraphs)
    assert "1. Preis: Gesunde Pause (Kita Kupferzwerge (erfunden)), 2.000\u00a0€. Weil es wirkt." in text
    assert [cell.text for cell in paper.tables[1].rows[1].cells][2:] == ["7,33", "7,33 bis 7,33", "2 von 2"]
    assert client.get(f"{url}?als=pdf").content.startswith(b"%PDF-")
    assert client.get(f"{url}?als=exe").status_code == 404


def test_the_ceremony_is_an_event_of_its_kind_and_linked_once(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        by = cast["koordination"]
        call, _ = proposed(by)
        event = plan_ceremony(call=call, values={"title": "Preisverleihung", "venue": "Rathaus", **WHEN}, by=by)
        assert event.art == "preisverleihung"
        with pytest.raises(Invalid, match="ceremony_there_already"):
            plan_ceremony(call=call, values={"title": "Noch eine", **WHEN}, by=by)
        url = f"/hettstedt/veranstaltungen/{event.public_id}/"
        assert url not in Client().get(call.get_absolute_url()).content.decode()
        publish_event(event=event, by=by)
        decide_prizes(call=call, seen=call.version, now=DEADLINE, by=by)
        assert award_call(call=call, by=by).state == "verliehen"
    assert url in Client().get(call.get_absolute_url()).content.decode()


def test_what_people_have_read_stays(hettstedt: Cast) -> None:
    """Once a call is out its prizes and criteria are fixed and its deadline only moves back."""
    by = hettstedt["koordination"]
    call = opened(by)
    values, ranks, criteria = {"title": call.title}, prizes_of(call), yardsticks_of(call)
    with pytest.raises(Invalid, match="call_frozen"):
        update_call(call=call, values=values, ranks=ranks[:1], criteria=criteria, seen=call.version, by=by)
    earlier = {"deadline": DEADLINE - timedelta(minutes=1)}
    with pytest.raises(Invalid, match="call_deadline_earlier"):
        update_call(call=call, values=earlier, ranks=ranks, criteria=criteria, seen=call.version, by=by)
    later = {"deadline": DEADLINE + timedelta(days=7)}
    row = update_call(call=call, values=later, ranks=ranks, criteria=criteria, seen=call.version, by=by)
    assert row.deadline == later["deadline"]


def test_a_call_is_written_in_the_form_and_empty_rows_do_not_count(cast: Cast) -> None:
    sent = {"version": 1, "title": "Neu", "year": 2027, "deadline": "2027-03-31T20:00", "keep_days": 365}
    rows = {"preis0_name": "1. Preis", "preis0_euro": 2000, "kriterium2_name": "wirkungsvoll", "kriterium2_weight": 2}
    client, url = cast.client("mitarbeit"), reverse("prizes:call_create", args=["hettstedt"])
    assert client.post(url, {**sent, "kriterium2_weight": 9, **rows, "preis0_euro": -5}).status_code == 200
    answer = client.post(url, sent | rows)
    page = client.get(answer["Location"]).content.decode()
    assert ("31.03.2027, 20:00 Uhr" in page, "2.000\u00a0€" in page, "(Gewicht 2)" in page) == (True, True, True)


def test_the_list_and_the_table_take_the_same_queries_for_any_number(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with scope(stelle=cast.hettstedt):
        by = cast["koordination"]
        call, _ = scored(by, *(f"Projekt {number}" for number in range(6)))
        for number in range(3):
            make_call(by, f"Preis {number}")
    client = cast.client("koordination")
    for url, most in (
        (reverse("prizes:call_list", args=["hettstedt"]), 8),
        (f"/arbeit/hettstedt/preise/{call.pk}/jury/", 14),
    ):
        client.get(url)
        with django_assert_max_num_queries(most):
            client.get(url)


def test_after_the_term_only_the_winner_who_agreed_is_still_named(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    call, _ = proposed(by)
    decide_prizes(call=call, seen=call.version, now=DEADLINE, by=by)
    assert forget_applicants(now=DEADLINE + timedelta(days=366), by=by) == 4
    assert "Gesunde Pause" in Client().get(call.get_absolute_url()).content.decode()
    left = [(one.title, one.award_reason, one.summary, one.email) for one in call.applications.all()]
    assert left == [("Gesunde Pause", "Weil es wirkt.", "", ""), ("", "", "", "")]


def test_the_form_folds_away_what_is_neither_first_nor_awarded(
    hettstedt: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by, browser = hettstedt["koordination"], hettstedt.client("koordination")
    call, rows = scored(by, *(f"Projekt {n}" for n in range(5)))
    address = work_url(by.stelle, "prizes:decide", call.pk)
    assert [one.open for one in browser.get(address).context["form"].rows] == [True, True, False, False, False]
    last, rank = rows[4].pk, call.ranks.order_by("position")[0].pk
    wrong = browser.post(address, {"version": call.version, "proposal": "", f"preis{last}": rank})
    assert [(one.open, one.chosen) for one in wrong.context["form"].rows][3:] == [(False, ""), (True, "1. Preis")]
    assert wrong.content.decode().count('<details class="disclosure prize-award" open>') == 3
    # session, person, member, other Stellen; call, juror, applications with prize, jury, criteria, opinions, prizes
    for number in (1, 3):
        awards = {row.pk: Award(rank, 100, "Weil es wirkt.") for row in rows[-number:]}
        call = propose_awards(call=call, awards=awards, proposal="Klar.", seen=call.version, by=by)
        with django_assert_num_queries(11):
            page = browser.get(address)
        shown = [(one.open, one.chosen) for one in page.context["form"].rows]
        assert shown == [(False, "")] * (5 - number) + [(False, "1. Preis")] * number
