"""Förderprogramme of a Stelle and of its KGC, and mails before their deadlines."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django_scopes import scope

from factories import Cast
from funding.applications import DAY, granted, make_deadline, make_mappe, make_programme
from library.shelf import published
from lueckenlos.funding import actions, queries
from lueckenlos.funding.models import Deadline, Programme
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.links import work_url


def shared_programme(cast: Cast, due_on: date = date(2026, 12, 10)) -> Programme:
    with scope(stelle=cast.kgc_st):
        by = cast["kgc_leitung"]
        row = make_programme(by, "Landesprogramm", shared=True)
        make_deadline(by, row, due_on)
        make_programme(by, "Nur für uns")
    return row


def test_a_kgc_shares_with_its_communes_and_nobody_else(hettstedt: Cast) -> None:
    row, by = shared_programme(hettstedt), hettstedt["koordination"]
    assert [one.title for one in queries.programmes_for(by)] == ["Landesprogramm"]
    with scope(stelle=hettstedt.kgc_ni):
        assert not queries.programmes_for(hettstedt["fremde_kgc"]).exists()
    with pytest.raises(NotAllowed) as refused:
        actions.update_programme(programme=row, values={"title": "Mein"}, seen=1, by=by)
    assert refused.value.code == "programme_of_others"
    # a commune has nobody to share with
    assert not make_programme(by, shared=True).shared
    page = hettstedt.client("lesen").get(work_url(by.stelle, "funding:programme_detail", row.pk)).content.decode()
    assert "10.12.2026" in page
    assert "Frist eintragen" not in page


def test_deadlines_come_once_and_not_in_the_past(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    row = make_programme(by)
    make_deadline(by, row, DAY)
    for day, code in ((DAY, "deadline_twice"), (date(2026, 11, 21), "deadline_past")):
        with pytest.raises(Invalid) as refused:
            make_deadline(by, row, day)
        assert refused.value.code == code
    make_mappe(by, programme=str(row.pk))
    with pytest.raises(Invalid) as refused:
        actions.delete_programme(programme=row, by=by)
    assert refused.value.code == "programme_in_use"


def test_a_mail_before_each_day_and_only_one(hettstedt: Cast) -> None:
    by, system = hettstedt["koordination"], system_actor(hettstedt.hettstedt)
    shared = shared_programme(hettstedt)
    own = make_programme(by, "Eigenes")
    make_deadline(by, own, date(2026, 12, 20))
    make_deadline(by, own, date(2027, 6, 1))
    # nobody applies for the shared one yet
    assert [one.title for one in queries.due_for_reminder(system, DAY)] == ["Konzept"]
    mappe = make_mappe(by, programme=str(shared.pk))
    granted(by, title="Alt", programme=str(shared.pk))
    assert actions.remind_of_deadlines(today=DAY, by=system) == 2
    people = {hettstedt[who].user.email for who in ("koordination", "leitung")}  # type: ignore[union-attr] # both have accounts
    assert {one.to[0] for one in mail.outbox} == people
    text = mail.outbox[0].body
    assert [word in text for word in ("10.12.2026", "20.12.2026", "01.06.2027", mappe.title, "Eigenes")] == [
        True, True, False, True, True,
    ]  # fmt: skip
    assert actions.remind_of_deadlines(today=DAY, by=system) == 0
    # a day that is moved is one to be reminded of anew
    Deadline.objects.filter(programme=own, due_on=date(2026, 12, 20)).update(due_on=date(2026, 12, 18))
    assert actions.remind_of_deadlines(today=DAY, by=system) == 1


def test_a_proof_of_use_is_reminded_of_and_then_late(hettstedt: Cast) -> None:
    by, system = hettstedt["koordination"], system_actor(hettstedt.hettstedt)
    mappe = granted(by)
    mappe.proof_due_on = date(2026, 12, 31)
    mappe.save()
    assert [one.mappe for one in queries.due_for_reminder(system, date(2026, 11, 18))] == []
    assert [one.mappe for one in queries.due_for_reminder(system, date(2026, 11, 19))] == [mappe]
    browser = hettstedt.client("koordination")
    mappe.proof_due_on = date(2026, 11, 1)
    mappe.save()
    assert mappe.title in browser.get(work_url(by.stelle, "goals:goal_tree")).content.decode()


def test_what_a_kgc_publishes_keeps_the_words_of_its_year(cast: Cast) -> None:
    old = published(cast["kgc_leitung"], "Werkbuch", year=2019)
    new = published(cast["kgc_leitung"], "Arbeitshilfe")
    town = published(cast["leitung"], "Stadtheft", year=2019)
    words = "Gefördert durch die Bundeszentrale"
    shown = [
        words in Client().get(f"/veroeffentlichungen/{one.public_id}/").content.decode() for one in (old, new, town)
    ]
    assert shown == [True, False, False]
