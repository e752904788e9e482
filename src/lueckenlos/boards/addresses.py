"""Members of Gremien as guests of a conference: who is in office today and has left an address."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from lueckenlos.boards.messages.words import INVITE_MEMBERS, INVITE_MEMBERS_HINT
from lueckenlos.boards.models import Gremium, Member
from lueckenlos.boards.queries.access import in_office
from lueckenlos.boards.rules import may_edit
from lueckenlos.conferences.books import AddressBook, AddressList
from lueckenlos.conferences.presenters import number_of
from lueckenlos.conferences.rules import Pasted
from lueckenlos.tenancy.actor import Actor


class MembersOfGremien(AddressBook):
    """Addresses are for those who edit; deputies are not invited along."""

    slug = "gremien"
    label = INVITE_MEMBERS
    hint = INVITE_MEMBERS_HINT

    def lists(self, actor: Actor) -> Sequence[AddressList]:
        """Two queries."""
        numbers = Counter(_in_office(actor).order_by().values_list("gremium_id", flat=True))
        rows = Gremium.objects.filter(pk__in=numbers, active=True).values_list("pk", "name")
        return [AddressList(str(pk), name, numbers[pk]) for pk, name in rows]

    def people(self, actor: Actor, key: str) -> Sequence[Pasted]:
        rows = _in_office(actor).filter(gremium_id=number_of(key) or 0, gremium__active=True)
        return [Pasted(name, email) for name, email in rows.values_list("name", "email")]


def _in_office(actor: Actor) -> QuerySet[Member]:
    if not may_edit(actor):
        return Member.objects.none()
    return Member.objects.filter(in_office(timezone.localdate())).exclude(email="")
