"""Letting people in: the secret goes out by mail, the database keeps its hash."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lueckenlos.accounts.actions import create_person
from lueckenlos.accounts.models import User, normal_email
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.tokens import new_token, token_hash
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, queries, rules
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import INVITATION_DAYS, Einladung, Mitgliedschaft, Stelle


@dataclass(frozen=True, slots=True)
class Issued:
    """An invitation together with its secret, which exists only here and in the mail."""

    einladung: Einladung
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who has no account yet."""

    name: str
    password: str = field(repr=False)


@transaction.atomic
def invite_member(*, stelle: Stelle, email: str, role: Role, by: Actor, organisation_id: int | None = None) -> Issued:
    """A fresh invitation; an earlier open one to the same address stops working. The caller sends the mail.

    ``organisation_id`` belongs to the role Träger and to no other; ``partners.access`` gives it its meaning.
    """
    ensure(rules.may_invite(by, stelle, role, has_leitung=queries.has_leitung(stelle)))
    if (role is Role.TRAEGER) != (organisation_id is not None):
        raise Invalid("traeger_needs_organisation")
    address = normal_email(email)
    if Mitgliedschaft.objects.filter(stelle=stelle, user__email=address).exists():
        raise Invalid("already_member", email=address)
    Einladung.objects.filter(stelle=stelle, email=address, accepted_at=None).delete()
    token = new_token()
    einladung = Einladung.objects.create(
        stelle=stelle,
        email=address,
        role=role,
        organisation_id=organisation_id,
        token_hash=token_hash(token),
        invited_by=by.user,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    audit.record("tenancy.invitation.create", einladung, by=by)
    return Issued(einladung, token)


@transaction.atomic
def accept_invitation(*, token: str, person: User | NewPerson) -> Mitgliedschaft:
    """Make the invited person a member; a new one gets an account. Whoever holds the secret has the mailbox."""
    einladung = Einladung.objects.select_for_update().filter(token_hash=token_hash(token)).first()
    now = timezone.now()
    if einladung is None or not einladung.open_at(now):
        raise Invalid("invitation_void")
    if isinstance(person, User) and person.email != einladung.email:
        raise Invalid("invitation_for_other", email=einladung.email)
    if isinstance(person, NewPerson):
        person = create_person(email=einladung.email, name=person.name, password=person.password)
    membership, created = Mitgliedschaft.objects.get_or_create(
        stelle=einladung.stelle, user=person, defaults={"role": einladung.role}
    )
    if not created:
        raise Invalid("already_member", email=einladung.email)
    einladung.accepted_at = now
    einladung.save(update_fields=["accepted_at"])
    actor = Actor(user=person, name=person.name, stelle=einladung.stelle, role=None, by_link=True)
    audit.record("tenancy.invitation.accept", membership, by=actor, changes={"role": (None, membership.role)})
    return membership


@transaction.atomic
def withdraw_invitation(*, einladung: Einladung, by: Actor) -> None:
    """The link in the mail stops working at once."""
    ensure(rules.may_withdraw_invitation(by, einladung))
    audit.record("tenancy.invitation.withdraw", einladung, by=by)
    einladung.delete()
