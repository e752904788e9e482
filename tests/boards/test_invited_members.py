"""A conference invites the members of a Gremium with one click."""

from datetime import timedelta
from typing import Any

import pytest

from boards import committee as made
from conferences.meeting import make_conference
from factories import Cast
from lueckenlos.boards.addresses import MembersOfGremien
from lueckenlos.boards.models import Gremium, Member
from lueckenlos.conferences.models import Conference, Invitation

NAMES = ["Ada (erfunden)", "Bo (erfunden)", "Cem (erfunden)", "Dana (erfunden)"]


@pytest.fixture
def gremium(hettstedt: Cast) -> Gremium:
    return made.committee(hettstedt["koordination"], name="Steuerkreis Prävention")


@pytest.fixture
def conference(hettstedt: Cast) -> Conference:
    return make_conference(hettstedt["koordination"])


def page(conference: Conference) -> str:
    return f"/arbeit/hettstedt/veranstaltungen/{conference.event_id}/einladungen/"


def test_one_click_takes_all_in_office_once(hettstedt: Cast, conference: Conference, gremium: Gremium) -> None:
    yesterday = made.today() - timedelta(days=1)
    Member.objects.filter(name=NAMES[0]).update(until=yesterday)
    Member.objects.filter(name=NAMES[1]).update(email="")
    Member.objects.filter(name=NAMES[2]).update(until=made.today(), deputy_email="vertretung@example.org")
    browser = hettstedt.client("koordination")
    shown: Any = browser.get(page(conference))
    assert "Steuerkreis Prävention (2) auf die Liste" in shown.content.decode()
    for told in ("2 Einladungen sind eingetragen.", "2 Adressen standen schon auf der Liste."):
        answer: Any = browser.post(page(conference), {"liste": f"gremien.{gremium.pk}"}, follow=True)
        assert told in answer.content.decode()
    assert list(Invitation.objects.order_by("name").values_list("name", flat=True)) == NAMES[2:]


@pytest.mark.parametrize(
    "wanted", ["gremien.0", "gremien.", "gremien.²", "gremien.9999999999999999999", "", "andere.1"]
)
def test_a_list_nobody_gave_out_invites_nobody(hettstedt: Cast, conference: Conference, wanted: str) -> None:
    answer: Any = hettstedt.client("koordination").post(page(conference), {"liste": wanted}, follow=True)
    assert "Auf dieser Liste steht gerade niemand" in answer.content.decode()
    assert Invitation.objects.count() == 0


def test_addresses_are_for_those_who_edit(hettstedt: Cast, gremium: Gremium) -> None:
    book = MembersOfGremien()
    for role in ("lesen", "steuerungsgruppe", "traeger"):
        assert (list(book.lists(hettstedt[role])), list(book.people(hettstedt[role], str(gremium.pk)))) == ([], [])
    assert [one.number for one in book.lists(hettstedt["mitarbeit"])] == [4]
