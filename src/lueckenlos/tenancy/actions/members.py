"""Roles of members, and their leaving."""

from django.db import transaction
from django_scopes import scope

from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, queries, rules
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft, NamedPerson, Stelle


@transaction.atomic
def change_role(*, membership: Mitgliedschaft, role: Role, by: Actor) -> Mitgliedschaft:
    """Give a member another role from their next click on."""
    _lock(membership)
    ensure(rules.may_change_role(by, membership, role, last_leitung=queries.is_last_leitung(membership)))
    changes = audit.changed(membership, {"role": role.value})
    if changes:
        membership.save(update_fields=["role"])
        audit.record("tenancy.member.change_role", membership, by=by, changes=changes)
    return membership


@transaction.atomic
def remove_member(*, membership: Mitgliedschaft, by: Actor) -> None:
    """End a membership; the person's account stays, and so does their name in the trail."""
    _lock(membership)
    ensure(rules.may_remove_member(by, membership, last_leitung=queries.is_last_leitung(membership)))
    audit.record("tenancy.member.remove", membership, by=by, changes={"role": (membership.role, None)})
    with scope(stelle=membership.stelle):
        NamedPerson.objects.filter(user=membership.user_id).delete()
    membership.delete()


def _lock(membership: Mitgliedschaft) -> None:
    """Two Leitungen who remove each other at the same moment must not both succeed."""
    Stelle.objects.select_for_update().get(pk=membership.stelle_id)
    membership.refresh_from_db(fields=["role"])
