"""Writes of tenancy."""

from lueckenlos.tenancy.actions.confidential import name_person, unname_person
from lueckenlos.tenancy.actions.invitations import (
    Issued,
    NewPerson,
    accept_invitation,
    invite_member,
    withdraw_invitation,
)
from lueckenlos.tenancy.actions.members import change_role, remove_member
from lueckenlos.tenancy.actions.stellen import create_stelle, update_stelle

__all__ = [
    "Issued",
    "NewPerson",
    "accept_invitation",
    "change_role",
    "create_stelle",
    "invite_member",
    "name_person",
    "remove_member",
    "unname_person",
    "update_stelle",
    "withdraw_invitation",
]
