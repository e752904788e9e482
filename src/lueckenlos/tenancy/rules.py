"""Who may do what with members, invitations, settings and the audit trail."""

from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import PARENTS, ROLES, Permission, Role, StelleArt
from lueckenlos.tenancy.models import Einladung, Mitgliedschaft, Stelle


def may_view_members(actor: Actor) -> Verdict:
    """Whoever reads the Stelle also sees whom to ask."""
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("needs_view")


def may_manage(actor: Actor, stelle_id: int) -> Verdict:
    """Members, settings and trail of one Stelle are its own Leitung's business."""
    if actor.stelle.pk != stelle_id:
        return Verdict.no("other_stelle")
    return Verdict.yes() if actor.has(Permission.MANAGE) else Verdict.no("needs_leitung")


def may_view_audit(actor: Actor) -> Verdict:
    return may_manage(actor, actor.stelle.pk)


def may_update_stelle(actor: Actor, stelle: Stelle) -> Verdict:
    return may_manage(actor, stelle.pk)


def may_invite(actor: Actor, stelle: Stelle, role: Role, *, has_leitung: bool) -> Verdict:
    """The own Leitung; for a Stelle that has none yet, the Leitung of the Stelle above invites the first."""
    if role not in ROLES[StelleArt(stelle.art)]:
        return Verdict.no("role_not_here", role=role.label)
    if stelle.parent_id == actor.stelle.pk and role is Role.LEITUNG and not has_leitung:
        return may_manage(actor, actor.stelle.pk)
    return may_manage(actor, stelle.pk)


def may_withdraw_invitation(actor: Actor, einladung: Einladung) -> Verdict:
    return may_manage(actor, einladung.stelle_id)


def may_change_role(actor: Actor, membership: Mitgliedschaft, role: Role, *, last_leitung: bool) -> Verdict:
    """The last Leitung stays: without one nobody could let anybody in again."""
    if not (managing := may_manage(actor, membership.stelle_id)):
        return managing
    if role not in ROLES[StelleArt(membership.stelle.art)]:
        return Verdict.no("role_not_here", role=role.label)
    if last_leitung and role is not Role.LEITUNG:
        return Verdict.no("last_leitung")
    # which organisation a Träger belongs to is said in an invitation and nowhere else
    if Role.TRAEGER in {role, membership.role} and role != membership.role:
        return Verdict.no("traeger_by_invitation")
    return Verdict.yes()


def may_remove_member(actor: Actor, membership: Mitgliedschaft, *, last_leitung: bool) -> Verdict:
    """The Leitung removes anybody, everybody may leave; the last Leitung stays."""
    own = actor.user is not None and actor.user.pk == membership.user_id and actor.stelle.pk == membership.stelle_id
    managing = may_manage(actor, membership.stelle_id)
    if not own and not managing:
        return managing
    return Verdict.no("last_leitung") if last_leitung else Verdict.yes()


# what § 5 DDG wants to stand in an Impressum
IMPRINT = ("street", "plz", "ort", "email", "representative")


def may_open_portal(stelle: Stelle) -> Verdict:
    """A public page says who stands behind it."""
    fields = [field for field in stelle._meta.fields if field.name in IMPRINT]
    missing = [str(field.verbose_name) for field in fields if not field.value_from_object(stelle)]
    return Verdict.no("imprint_incomplete", missing=", ".join(missing)) if missing else Verdict.yes()


def may_view_children(actor: Actor) -> Verdict:
    """The offices that accompany others see which Stellen stand below them."""
    if actor.stelle.art == StelleArt.KOMMUNE:
        return Verdict.no("no_stellen_below")
    return may_view_members(actor)


# first parts of addresses that are not a Stelle's public page; a test compares them with the real ones
RESERVED_SLUGS = frozenset(
    "admin aktuelles anfrage anmelden anmeldung api arbeit barrierefreiheit basar beteiligung darstellung "
    "datenquellen datenschutz einladung empfehlungen favicon.ico feed gebaerdensprache gesund health hilfe "
    "impressum konferenz konto laendervergleich leichte-sprache link medien nachweis netzwerk newsletter "
    "partnerprozess praxisbeispiele preis robots.txt sitemap.xml static suche "
    "veroeffentlichungen vokabulare web".split()
)


def may_create_stelle(actor: Actor, stelle: Stelle) -> Verdict:
    """The operator anywhere, a Leitung directly below its own Stelle; the tree keeps its order of kinds."""
    parent = stelle.parent
    if stelle.slug in RESERVED_SLUGS:
        return Verdict.no("slug_taken", slug=stelle.slug)
    if parent is not None and StelleArt(parent.art) not in PARENTS[StelleArt(stelle.art)]:
        return Verdict.no("wrong_parent", art=StelleArt(stelle.art).label, parent=parent.name)
    if actor.system:
        return Verdict.yes()
    if parent is None or parent.pk != actor.stelle.pk:
        return Verdict.no("other_stelle")
    return may_manage(actor, parent.pk)


def may_name_person(actor: Actor, stelle_id: int, *, named: bool, anybody_named: bool) -> Verdict:
    """Who is named decides who else is; before anybody is, whoever edits. The Leitung always: the trail shows it."""
    if actor.stelle.pk != stelle_id:
        return Verdict.no("other_stelle")
    if actor.has(Permission.MANAGE) or (actor.has(Permission.EDIT) and (named or not anybody_named)):
        return Verdict.yes()
    return Verdict.no("not_named")
