"""Who may do what with the organisations of a Stelle."""

from lueckenlos.partners.models import Organisation
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission


def may_list(by: Actor) -> Verdict:
    return Verdict.yes() if by.has(Permission.VIEW) else Verdict.no("organisations_not_for_role")


def may_create(by: Actor) -> Verdict:
    return Verdict.yes() if by.has(Permission.EDIT) else Verdict.no("organisation_no_edit")


def may_edit(by: Actor, organisation: Organisation) -> Verdict:
    if by.stelle.pk != organisation.stelle_id:
        return Verdict.no("organisation_of_other_stelle")
    return may_create(by)


def may_delete(by: Actor, organisation: Organisation, uses: list[str]) -> Verdict:
    """``uses`` names what still points to the organisation."""
    verdict = may_edit(by, organisation)
    if verdict and uses:
        return Verdict.no("organisation_in_use", name=organisation.name, uses=", ".join(uses))
    return verdict


def may_merge(by: Actor, keep: Organisation, drop: Organisation) -> Verdict:
    if keep.pk == drop.pk:
        return Verdict.no("organisations_need_two")
    return may_edit(by, keep) and may_edit(by, drop)
