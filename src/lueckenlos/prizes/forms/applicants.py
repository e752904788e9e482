"""What applicants fill in: no account, no script; few fields must be filled in."""

import uuid
from typing import Any, Final

from django import forms

from lueckenlos.events.forms.fields import column
from lueckenlos.prizes.actions.applications import MOST_FILES, PERSON, PROJECT
from lueckenlos.prizes.models import Application
from lueckenlos.tenancy.files import ACCEPT
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm

_LONG: Final = {"rows": 4}
_SHORT: Final = {"rows": 3}
_CONSENT: Final = "Wenn wir gewinnen, dürfen Sie Projekt und Organisation öffentlich nennen."


class ProjectFields(forms.Form):
    """The frame data of the project, and whom to ask."""

    title = column(Application, "title", help_text="So, wie andere es kennen sollen.")
    organisation = column(
        Application, "organisation", help_text="Verein, Kita, Schule, Träger oder der Name Ihrer Initiative."
    )
    summary = column(
        Application,
        "summary",
        widget=forms.Textarea(_LONG),
        help_text="Ein paar Sätze genügen. Bitte ohne Namen einzelner Kinder oder Familien.",
    )
    audience = column(Application, "audience", widget=forms.Textarea(_SHORT))
    need = column(Application, "need", widget=forms.Textarea(_SHORT))
    effect = column(
        Application,
        "effect",
        widget=forms.Textarea(_SHORT),
        help_text="Auch kleine Zeichen zählen, und was nicht geklappt hat.",
    )
    partners = column(Application, "partners", widget=forms.Textarea({"rows": 2}))
    term = column(Application, "term")
    funding = column(Application, "funding")
    contact_name = column(Application, "contact_name", label="Ihr Name", required=True)
    phone = column(Application, "phone", label="Telefon für Rückfragen")
    publish = forms.BooleanField(
        label=_CONSENT, required=False, help_text="Freiwillig. Sie können das jederzeit über Ihren Link ändern."
    )

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, (*PROJECT, *PERSON, "email", "publish"))


_PROJECT_GROUP: Final = ("Ihr Projekt", ("title", "organisation", "summary"))
_MORE_GROUP: Final = (
    "Mehr darüber (freiwillig, hilft der Jury)",
    ("audience", "need", "effect", "partners", "term", "funding"),
)


class ApplicationForm(ProjectFields):
    """``bogen`` is drawn when the page is loaded: the same form sent twice is one application."""

    bogen = forms.UUIDField(widget=forms.HiddenInput)
    email = forms.EmailField(
        label="E-Mail-Adresse",
        help_text="Dorthin schicken wir einen Link. Erst wenn Sie ihn öffnen, zählt die Bewerbung.",
    )
    groups = (_PROJECT_GROUP, _MORE_GROUP, ("Wie wir Sie erreichen", ("contact_name", "email", "phone", "publish")))

    def __init__(self, data: Any) -> None:
        super().__init__(data, initial={"bogen": uuid.uuid4()})


class ChangeForm(ProjectFields, VersionedForm):
    """The same later, without the address: it says whose application this is."""

    groups = (_PROJECT_GROUP, _MORE_GROUP, ("Wie wir Sie erreichen", ("contact_name", "phone", "publish")))

    def __init__(self, data: Any, application: Application) -> None:
        super().__init__(data, initial=shown(application, (*PROJECT, *PERSON, "publish")))


class FileForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Datei",
        widget=forms.FileInput({"accept": ACCEPT}),
        help_text=f"PDF, Bild oder Office-Datei, höchstens 20 MB, zusammen höchstens {MOST_FILES}.",
    )
