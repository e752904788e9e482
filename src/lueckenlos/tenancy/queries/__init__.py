"""Reads of tenancy."""

from lueckenlos.tenancy.queries.people import (
    find_invitation,
    get_invitation_or_404,
    get_member_or_404,
    has_account,
    has_leitung,
    is_last_leitung,
    list_members,
    list_open_invitations,
)
from lueckenlos.tenancy.queries.trail import AuditCriteria, TrailChoices, audit_lines, lines_by, trail_choices
from lueckenlos.tenancy.queries.tree import ancestors, children_of, descendants, kgc_of, land_of, stellen_of
from lueckenlos.tenancy.queries.visibility import SEEN, Relation, is_named, named_for, visible_to

__all__ = [
    "SEEN",
    "AuditCriteria",
    "Relation",
    "TrailChoices",
    "ancestors",
    "audit_lines",
    "children_of",
    "descendants",
    "find_invitation",
    "get_invitation_or_404",
    "get_member_or_404",
    "has_account",
    "has_leitung",
    "is_last_leitung",
    "is_named",
    "kgc_of",
    "land_of",
    "lines_by",
    "list_members",
    "list_open_invitations",
    "named_for",
    "stellen_of",
    "trail_choices",
    "visible_to",
]
