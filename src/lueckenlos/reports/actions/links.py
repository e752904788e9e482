"""Addresses at which programs of the Bund fetch the comparison."""

from datetime import date

from django.db import transaction
from django.http import Http404

from lueckenlos.reports import rules
from lueckenlos.reports.models import ComparisonLink
from lueckenlos.shared.tokens import new_token, token_hash
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def create_comparison_link(*, name: str, today: date, by: Actor) -> str:
    """The secret of the address; nobody can be told it a second time."""
    ensure(rules.may_link_comparison(by))
    token = new_token()
    row = ComparisonLink.objects.create(
        stelle=by.stelle, name=name, token_hash=token_hash(token), created_on=today, created_by=by.user
    )
    audit.record("reports.comparisonlink.create", row, by=by, changes={"name": (None, name)})
    return token


@transaction.atomic
def revoke_comparison_link(*, pk: int, by: Actor) -> None:
    """The address leads nowhere from now on. Raises Http404."""
    ensure(rules.may_link_comparison(by))
    row = ComparisonLink.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise Http404
    audit.record("reports.comparisonlink.revoke", row, by=by, changes={"name": (row.name, None)})
    row.delete()
