"""People of a Träger: invited for one organisation, and linked to it when they accept.

Tenancy lies below and knows the organisation only as a number; its pages are handed these actions in ``config``.
"""

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from lueckenlos.accounts.models import User
from lueckenlos.partners import rules
from lueckenlos.partners.models import Organisation, TraegerAccess
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import actions, audit
from lueckenlos.tenancy import queries as tenancy_queries
from lueckenlos.tenancy.actions import Issued, NewPerson
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft


@transaction.atomic
def invite_traeger(*, organisation: Organisation, email: str, by: Actor) -> Issued:
    """Invite somebody who will edit this organisation's entries and nothing else; the caller sends the mail."""
    ensure(rules.may_edit(by, organisation))
    issued = actions.invite_member(
        stelle=by.stelle, email=email, role=Role.TRAEGER, organisation_id=organisation.pk, by=by
    )
    audit.record("partners.access.invite", organisation, by=by, changes={"email": (None, issued.einladung.email)})
    return issued


@transaction.atomic
def accept_invitation(*, token: str, person: User | NewPerson) -> Mitgliedschaft:
    """Tenancy's acceptance; a Träger is also given its organisation."""
    einladung = tenancy_queries.find_invitation(token, timezone.now())
    membership = actions.accept_invitation(token=token, person=person)
    if einladung is None or einladung.organisation_id is None:
        return membership
    with scope(stelle=membership.stelle):
        organisation = Organisation.objects.filter(pk=einladung.organisation_id).first()
    if organisation is None:
        # deleted or merged since the invitation; the membership is rolled back with this
        raise Invalid("invitation_void")
    TraegerAccess.objects.create(mitgliedschaft=membership, organisation=organisation)
    actor = Actor(user=membership.user, name=membership.user.name, stelle=membership.stelle, role=None, by_link=True)
    audit.record("partners.access.accept", organisation, by=actor)
    return membership
