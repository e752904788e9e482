"""Forms of tenancy."""

from lueckenlos.tenancy.forms.people import AddressForm, InvitationForm, NewPersonForm, RoleForm
from lueckenlos.tenancy.forms.stellen import NewStelleForm, StelleForm
from lueckenlos.tenancy.forms.trail import AuditFilterForm

__all__ = [
    "AddressForm",
    "AuditFilterForm",
    "InvitationForm",
    "NewPersonForm",
    "NewStelleForm",
    "RoleForm",
    "StelleForm",
]
