"""Who may open which door: one line for each URL name of the project.

A new page: add its line here and, if its address has parts beside the Stelle, its sample in ``samples.py``.

- ``PUBLIC``: everybody, signed in or not; also doors whose address is the secret.
- ``SIGNED_IN``: every person with an account; shows them only what is theirs.
- ``MEMBER(permission, …)``: members of the Stelle in the address whose role holds any of the permissions. ``post``
  names what sending the form needs, where reading needs less. ``at`` names the Stelle of the cast at which the door is
  tried, where Hettstedt has no such page.
"""

from dataclasses import dataclass

from lueckenlos.tenancy.enums import Permission


@dataclass(frozen=True)
class Access:
    """Who may open one door, by reading and by sending."""

    public: bool = False
    get: frozenset[Permission] = frozenset()
    post: frozenset[Permission] = frozenset()
    at: str = "hettstedt"


def MEMBER(*permissions: Permission, post: tuple[Permission, ...] = (), at: str = "hettstedt") -> Access:  # noqa: N802 -- reads as a constant
    return Access(get=frozenset(permissions), post=frozenset(post or permissions), at=at)


PUBLIC = Access(public=True)
SIGNED_IN = Access()
P = Permission
ANY_ROLE = (P.VIEW, P.VIEW_DECISIONS, P.EDIT_OWN)
READERS = MEMBER(P.VIEW)
EDITORS = MEMBER(P.EDIT)
LEITUNG = MEMBER(P.MANAGE)
# Kettenbild and decisions: the Steuerungsgruppe too
DECIDERS = MEMBER(P.VIEW_DECISIONS)
IMPORTERS = MEMBER(P.IMPORT)
# a Träger works on its own organisation's offers
WITH_TRAEGER = MEMBER(P.VIEW, P.EDIT_OWN)

ACCESS: dict[str, Access] = {
    # accounts
    "accounts:login": PUBLIC,
    "accounts:logout": SIGNED_IN,
    "accounts:me": SIGNED_IN,
    "accounts:password_change": SIGNED_IN,
    "accounts:password_reset": PUBLIC,
    "accounts:password_reset_confirm": PUBLIC,
    "accounts:password_reset_done": PUBLIC,
    "invitation:accept": PUBLIC,
    "my:data": SIGNED_IN,
    # desk
    "desk:home": SIGNED_IN,
    "desk:stelle_home": MEMBER(*ANY_ROLE),
    # tenancy
    "tenancy:audit_export": LEITUNG,
    "tenancy:audit_list": LEITUNG,
    "tenancy:invitation_create": LEITUNG,
    "tenancy:invitation_withdraw": LEITUNG,
    "tenancy:member_list": READERS,
    "tenancy:member_remove": LEITUNG,
    "tenancy:member_role": LEITUNG,
    "tenancy:settings": LEITUNG,
    "tenancy:stelle_create": MEMBER(P.MANAGE, at="kgc_st"),
    "tenancy:stelle_list": MEMBER(P.VIEW, at="kgc_st"),
    # partners
    "access:traeger_invite": LEITUNG,
    "partners:organisation_create": EDITORS,
    "partners:organisation_delete": EDITORS,
    "partners:organisation_detail": READERS,
    "partners:organisation_duplicates": EDITORS,
    "partners:organisation_edit": EDITORS,
    "partners:organisation_list": READERS,
    "partners:organisation_merge": EDITORS,
    "partners:organisation_suggest": READERS,
    # directory
    "directory:inbox": WITH_TRAEGER,
    "directory:link_send": EDITORS,
    "directory:offer_bulk": WITH_TRAEGER,
    "directory:offer_create": MEMBER(P.EDIT, P.EDIT_OWN),
    "directory:offer_detail": WITH_TRAEGER,
    "directory:offer_duplicates": MEMBER(P.RELEASE),
    "directory:offer_edit": MEMBER(P.EDIT, P.EDIT_OWN),
    "directory:offer_export_csv": WITH_TRAEGER,
    "directory:offer_export_xlsx": WITH_TRAEGER,
    "directory:offer_link_send": EDITORS,
    "directory:offer_list": WITH_TRAEGER,
    "directory:offer_merge": MEMBER(P.RELEASE),
    "directory:offer_step": MEMBER(P.VIEW, P.EDIT_OWN, post=(P.EDIT, P.EDIT_OWN)),
    "directory:proposal_detail": MEMBER(P.VIEW, P.EDIT_OWN, post=(P.RELEASE,)),
    "directory:shared_detail": MEMBER(P.VIEW, at="msh"),
    "directory:shared_list": MEMBER(P.VIEW, at="msh"),
    "offer_link:change": PUBLIC,
    "offer_link:confirm": PUBLIC,
    "offer_link:enter": PUBLIC,
    "offer_link:start": PUBLIC,
    "offer_link:thanks": PUBLIC,
    # events in the work area; names of the registered only for those who work with them
    "events:boerse_create": EDITORS,
    "events:booking_create": EDITORS,
    "events:cash": READERS,
    "events:door": EDITORS,
    "events:event_create": EDITORS,
    "events:event_detail": READERS,
    "events:event_edit": EDITORS,
    "events:event_list": READERS,
    "events:event_step": MEMBER(P.RELEASE),
    "events:registration_detail": EDITORS,
    "events:registration_export": EDITORS,
    "events:registration_list": EDITORS,
    "events:registration_step": EDITORS,
    "events:registration_tables": EDITORS,
    "events:table_plan": EDITORS,
    # indicators, chains, reports
    "chains:bestandsaufnahme_detail": DECIDERS,
    "chains:bestandsaufnahme_list": DECIDERS,
    "chains:cell": DECIDERS,
    "chains:compare": DECIDERS,
    "chains:decide": MEMBER(P.DECIDE),
    "chains:freeze": MEMBER(P.DECIDE),
    "chains:handover_create": EDITORS,
    "chains:handover_delete": EDITORS,
    "chains:handover_edit": EDITORS,
    "chains:hint": DECIDERS,
    "chains:hints": DECIDERS,
    "chains:picture": DECIDERS,
    "chains:settings": MEMBER(P.DECIDE),
    "chains:transitions": DECIDERS,
    "desk:open_hints": DECIDERS,
    "indicators:need": DECIDERS,
    "reports:cells_csv": DECIDERS,
    "reports:frozen_pdf": DECIDERS,
    "reports:frozen_xlsx": DECIDERS,
    "reports:hints_csv": DECIDERS,
    "reports:picture_pdf": DECIDERS,
    "reports:picture_xlsx": DECIDERS,
    # files into the stock
    "imports:data_list": READERS,
    "imports:data_apply": IMPORTERS,
    "imports:data_upload": IMPORTERS,
    "imports:territory": READERS,
    "imports:offer_apply": IMPORTERS,
    "imports:offer_bulk": IMPORTERS,
    "imports:offer_discard": IMPORTERS,
    "imports:offer_errors": IMPORTERS,
    "imports:offer_list": IMPORTERS,
    "imports:offer_mapping": IMPORTERS,
    "imports:offer_preview": IMPORTERS,
    "imports:offer_progress": IMPORTERS,
    "imports:offer_row": IMPORTERS,
    "imports:offer_sheet": IMPORTERS,
    "imports:offer_start": IMPORTERS,
    "imports:offer_stop": IMPORTERS,
    "imports:offer_template_csv": IMPORTERS,
    "imports:offer_template_xlsx": IMPORTERS,
    "imports:offer_undo": IMPORTERS,
    "imports:offer_values": IMPORTERS,
    # vocabulary, web
    "vocabulary:vocabulary_csv": PUBLIC,
    "vocabulary:vocabulary_detail": PUBLIC,
    "vocabulary:vocabulary_list": PUBLIC,
    "vocabulary:vocabulary_ttl": PUBLIC,
    "web:barrierefreiheit": PUBLIC,
    "web:datenschutz": PUBLIC,
    "web:gebaerdensprache": PUBLIC,
    "web:health": PUBLIC,
    "web:impressum": PUBLIC,
    "web:leichte_sprache": PUBLIC,
    "web:theme": PUBLIC,
    # portal
    "portal:barrierefreiheit": PUBLIC,
    "portal:booking": PUBLIC,
    "portal:booking_done": PUBLIC,
    "portal:booking_send": PUBLIC,
    "portal:datenschutz": PUBLIC,
    "portal:event_feed": PUBLIC,
    "portal:event_ics": PUBLIC,
    "portal:event_list": PUBLIC,
    "portal:event_page": PUBLIC,
    "portal:impressum": PUBLIC,
    "portal:kommune": PUBLIC,
    "portal:offer_list": PUBLIC,
    "portal:offer_page": PUBLIC,
    "portal:offer_print": PUBLIC,
    "portal:registration": PUBLIC,
    "portal:start": PUBLIC,
}
