"""Invitations and roles."""

from typing import Any

from django import forms
from django.contrib.auth import forms as auth_forms
from django.views.decorators.debug import sensitive_variables

from lueckenlos.accounts.forms import password_fields
from lueckenlos.accounts.models import User
from lueckenlos.tenancy.actions import NewPerson
from lueckenlos.tenancy.enums import ROLES, Role, StelleArt
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

ROLE_HELP = {
    Role.LEITUNG: "alles der Koordination, dazu Mitglieder, Einstellungen und Protokoll",
    Role.KOORDINATION: "bearbeitet, gibt frei, liest ein, hält Entscheidungen fest",
    Role.MITARBEIT: "bearbeitet, gibt aber nicht frei",
    Role.BERATUNG: "berät Kommunen und bearbeitet, gibt aber nicht frei",
    Role.LESEN: "sieht alles außer Vertraulichem",
    Role.STEUERUNGSGRUPPE: "sieht Kettenbild, Entscheidungen und Unterlagen",
    Role.TRAEGER: "bearbeitet nur die Angebote der eigenen Organisation",
}


def role_choices(stelle: Stelle) -> list[tuple[str, str]]:
    """What the Leitung can give, each with what it means; Träger are invited from the page of their organisation."""
    here = (role for role in ROLES[StelleArt(stelle.art)] if role is not Role.TRAEGER)
    return [(role.value, f"{role.label}: {ROLE_HELP[role]}") for role in here]


class AddressForm(forms.Form):
    """Whom to let in."""

    email = forms.EmailField(
        label="E-Mail-Adresse",
        max_length=254,
        help_text="Die dienstliche Adresse. Dorthin geht ein Link, der 14 Tage gilt.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class InvitationForm(AddressForm):
    """Whom to let in, and as what."""

    role = forms.ChoiceField(label="Rolle", widget=forms.RadioSelect)

    def __init__(self, *args: Any, stelle: Stelle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, role_choices(stelle), Role.LESEN)


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(label="Rolle", widget=forms.RadioSelect)

    def __init__(self, *args: Any, membership: Mitgliedschaft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, role_choices(membership.stelle), membership.role)


def _offer(form: forms.Form, choices: list[tuple[str, str]], chosen: str) -> None:
    field = form.fields["role"]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError
    field.choices = choices
    field.initial = chosen


class NewPersonForm(auth_forms.SetPasswordMixin, forms.Form):  # type: ignore[type-arg] # generic in the stubs only
    """Name and password of somebody who comes with an invitation."""

    name = forms.CharField(
        label="Vor- und Nachname", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password1, password2 = password_fields("Passwort", "Passwort noch einmal")

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        self.validate_passwords()
        # the password must resemble neither name nor address
        self.validate_password_for_user(User(email=self.email, name=self.cleaned_data.get("name", "")))
        return self.cleaned_data

    @property
    def person(self) -> NewPerson:
        return NewPerson(self.cleaned_data["name"], self.cleaned_data["password1"])
