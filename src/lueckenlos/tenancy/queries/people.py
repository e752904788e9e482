"""Members and invitations of one Stelle."""

from datetime import datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.accounts.models import User
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Einladung, Mitgliedschaft, Stelle


def list_members(actor: Actor) -> QuerySet[Mitgliedschaft]:
    """Members of the actor's Stelle by name."""
    return (
        Mitgliedschaft.objects.filter(stelle=actor.stelle).select_related("user", "stelle").order_by("user__name", "pk")
    )


def get_member_or_404(actor: Actor, pk: int) -> Mitgliedschaft:
    return get_object_or_404(list_members(actor), pk=pk)


def list_open_invitations(actor: Actor) -> QuerySet[Einladung]:
    """Not accepted, newest first; those past their time too, so that somebody renews or withdraws them."""
    return Einladung.objects.filter(stelle=actor.stelle, accepted_at=None).select_related("invited_by")


def get_invitation_or_404(actor: Actor, pk: int) -> Einladung:
    return get_object_or_404(list_open_invitations(actor), pk=pk)


def find_invitation(token: str, moment: datetime) -> Einladung | None:
    """The invitation this secret opens just now; None alike for an unknown, used, withdrawn or expired one."""
    found = Einladung.objects.select_related("stelle", "invited_by").filter(token_hash=token_hash(token)).first()
    return found if found is not None and found.open_at(moment) else None


def has_account(email: str) -> bool:
    """Only for the page behind an invitation's secret; elsewhere the answer would tell strangers who is here."""
    return User.objects.filter(email=email).exists()


def has_leitung(stelle: Stelle) -> bool:
    return Mitgliedschaft.objects.filter(stelle=stelle, role=Role.LEITUNG, user__is_active=True).exists()


def is_last_leitung(membership: Mitgliedschaft) -> bool:
    """Whether the Stelle would be without anybody who can let people in."""
    if membership.role != Role.LEITUNG:
        return False
    others = Mitgliedschaft.objects.filter(stelle=membership.stelle_id, role=Role.LEITUNG, user__is_active=True)
    return not others.exclude(pk=membership.pk).exists()
