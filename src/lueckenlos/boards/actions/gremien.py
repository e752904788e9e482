"""Gremien and who belongs to them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from lueckenlos.boards.actions.upkeep import changed_row, told
from lueckenlos.boards.enums import QuorumRule
from lueckenlos.boards.models import Gremium, Member
from lueckenlos.boards.rules import may_edit
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def create_gremium(*, values: Mapping[str, Any], by: Actor) -> Gremium:
    """Raises Invalid ``gremium_exists`` or ``quorum_number_missing``."""
    ensure(may_edit(by))
    facts = _gremium_facts(values)
    gremium = Gremium.objects.create(stelle=by.stelle, **facts)
    audit.record("boards.gremium.create", gremium, by=by, changes=told(values, gremium))
    return gremium


@transaction.atomic
def update_gremium(*, gremium: Gremium, values: Mapping[str, Any], seen: int, by: Actor) -> Gremium:
    """Raises as ``create_gremium``, and Invalid ``changed_meanwhile``."""
    ensure(may_edit(by))
    changed, changes = changed_row(gremium, _gremium_facts(values, gremium.pk), seen)
    audit.record("boards.gremium.update", changed, by=by, changes=changes)
    return changed


@transaction.atomic
def add_member(*, gremium: Gremium, values: Mapping[str, Any], by: Actor) -> Member:
    """Raises Invalid ``term_ends_before``."""
    ensure(may_edit(by))
    facts = _member_facts(values)
    member = Member.objects.create(stelle=by.stelle, gremium=gremium, **facts)
    audit.record("boards.member.create", member, by=by, changes=told(values, member))
    return member


@transaction.atomic
def update_member(*, member: Member, values: Mapping[str, Any], seen: int, by: Actor) -> Member:
    """Raises Invalid ``term_ends_before`` or ``changed_meanwhile``."""
    ensure(may_edit(by))
    changed, changes = changed_row(member, _member_facts(values), seen)
    audit.record("boards.member.update", changed, by=by, changes=changes)
    return changed


def _gremium_facts(values: Mapping[str, Any], pk: int | None = None) -> dict[str, Any]:
    key = sort_key(values["name"], length=120)
    if any(known != pk for known in Gremium.objects.filter(name_key=key).values_list("pk", flat=True)):
        raise Invalid("gremium_exists", name=values["name"])
    fixed = values.get("quorum") == QuorumRule.ANZAHL
    if fixed and not values.get("quorum_number"):
        raise Invalid("quorum_number_missing")
    return {**values, "name_key": key, "quorum_number": values.get("quorum_number") if fixed else None}


def _member_facts(values: Mapping[str, Any]) -> dict[str, Any]:
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        raise Invalid("term_ends_before")
    return {**values, "name_key": sort_key(values["name"], length=120)}
