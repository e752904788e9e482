"""Naming the people who read one confidential record."""

from django.db import transaction

from lueckenlos.accounts.models import User
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, queries, rules
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Mitgliedschaft, NamedPerson
from lueckenlos.tenancy.scope import TenantModel


@transaction.atomic
def name_person(*, record: TenantModel, user: User, by: Actor) -> None:
    """Let ``user`` read the record while it is confidential. Whoever makes it so names themself first."""
    _ensure_may_name(record, by)
    if not Mitgliedschaft.objects.filter(stelle=record.stelle_id, user=user).exists():
        raise Invalid("not_a_member", name=user.name)
    _, created = NamedPerson.objects.get_or_create(
        stelle_id=record.stelle_id, object_type=record._meta.label_lower, object_id=record.pk, user=user
    )
    if created:
        audit.record("tenancy.named.add", record, by=by, changes={"person": (None, user)})


@transaction.atomic
def unname_person(*, record: TenantModel, user: User, by: Actor) -> None:
    """Somebody must stay named, or nobody could read the record again."""
    _ensure_may_name(record, by)
    names = queries.named_for(record)
    if not names.exclude(user=user).exists():
        raise Invalid("last_named")
    if names.filter(user=user).delete()[0]:
        audit.record("tenancy.named.remove", record, by=by, changes={"person": (user, None)})


def _ensure_may_name(record: TenantModel, by: Actor) -> None:
    names = queries.named_for(record)
    ensure(
        rules.may_name_person(by, record.stelle_id, named=queries.is_named(by, record), anybody_named=names.exists())
    )
