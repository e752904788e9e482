"""Cases, Wiedervorlagen, papers, communes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.accounts.models import User
from lueckenlos.advice.enums import Share
from lueckenlos.advice.forms.fields import CommuneField, NearDayField, themes_field
from lueckenlos.advice.models import Case, Commune, FollowUp
from lueckenlos.advice.queries.communes import find_gebiet
from lueckenlos.events.forms.fields import column
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import lines_of
from lueckenlos.tenancy.files import ACCEPT
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import DayInput
from lueckenlos.web.sentences import sentence


class CaseForm(VersionedForm):
    """An Anfrage as it comes on the phone: title and day are enough."""

    groups = (
        ("Anfrage", ("received_on", "source", "title", "kommune", "institution", "concern", "themes")),
        ("Wer hat gefragt?", ("contact_name", "contact_office", "contact_email", "contact_phone")),
        ("Bei uns", ("responsible", "visibility", "result")),
    )

    received_on = NearDayField(label="Eingang am")
    source = column(Case, "source")
    title = column(Case, "title", help_text="In ein paar Worten.")
    institution = column(Case, "institution")
    concern = column(
        Case,
        "concern",
        widget=forms.Textarea({"rows": 4}),
        help_text="Keine Angaben über einzelne Bürgerinnen und Bürger.",
    )
    themes = themes_field()
    contact_name = column(
        Case, "contact_name", help_text="Dienstlich. Wird zwei Jahre nach der letzten Änderung des Falls gelöscht."
    )
    contact_office = column(Case, "contact_office")
    contact_email = column(Case, "contact_email")
    contact_phone = column(Case, "contact_phone")
    responsible = forms.TypedChoiceField(label="Zuständig", required=False, coerce=int, empty_value=None)
    visibility = forms.ChoiceField(label="Wer liest mit?", choices=Share.choices)
    result = column(Case, "result", widget=forms.Textarea({"rows": 3}))

    def __init__(
        self,
        data: QueryDict | None,
        *,
        kgc: Stelle,
        known: Sequence[str],
        people: Sequence[User],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial={"version": 1, "visibility": Share.KGC.value, **initial})
        self._people = {one.pk: one for one in people}
        choices = [("", "noch niemand"), *((key, one.name) for key, one in self._people.items())]
        self.fields["responsible"].choices = choices  # type: ignore[attr-defined] # a choice field
        self.fields["kommune"] = CommuneField(label="Kommune", kgc=kgc, known=known, required=False)
        self.order_fields([name for _, names in self.groups for name in names])

    @property
    def values(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name not in {"version", "kommune"}}
        return given | {
            "gebiet": self.cleaned_data["kommune"],
            "themes": frozenset(given["themes"]),
            "responsible": self._people.get(given["responsible"] or 0),
        }


def shown_case(row: Case) -> dict[str, Any]:
    plain = [name for name in CaseForm.base_fields if name not in {"themes", "responsible"}]
    return {name: getattr(row, name) for name in plain} | {
        "themes": sorted(row.themes),
        "responsible": row.responsible_id,
        "kommune": row.commune.gebiet if row.commune else "",
    }


class FollowUpForm(forms.Form):
    on = NearDayField(label="Wiedervorlage am")
    what = column(FollowUp, "what")


class UploadForm(forms.Form):
    file = forms.FileField(label="Unterlage", widget=forms.ClearableFileInput({"accept": ACCEPT}))


class CommuneForm(VersionedForm):
    """Where the KGC stands with one commune."""

    status = forms.ChoiceField(label="Partnerstatus", required=False)
    status_since = forms.DateField(
        label="Neuer Status seit",
        required=False,
        widget=DayInput(),
        help_text="Leer: heute. Nur bei einem neuen Status.",
    )
    themes = themes_field()
    joined_on = column(Commune, "joined_on", widget=DayInput())
    agreement_on = column(Commune, "agreement_on", widget=DayInput())
    agreement_until = column(Commune, "agreement_until", widget=DayInput(), help_text="Leer: unbefristet.")
    public_since = column(Commune, "public_since", widget=DayInput())
    note = column(Commune, "note", widget=forms.Textarea({"rows": 4}), help_text="Die Kommune liest sie nicht.")

    def __init__(self, data: QueryDict | None, *, commune: Commune) -> None:
        initial = {name: getattr(commune, name) for name in self.base_fields if name != "status_since"}
        super().__init__(data, initial=initial | {"themes": sorted(commune.themes)})
        choices = [("", "ohne"), *vocabulary("partnerstatus").choices]
        self.fields["status"].choices = choices  # type: ignore[attr-defined] # a choice field

    @property
    def values(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return given | {"themes": frozenset(given["themes"])}


class AddForm(forms.Form):
    """Communes by name or key, one a line, or a whole level at once."""

    namen = forms.CharField(
        label="Kommunen",
        required=False,
        max_length=40_000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Je Zeile ein Name oder ein Gemeindeschlüssel (AGS).",
    )
    alle = forms.MultipleChoiceField(
        label="Oder alle auf einmal",
        required=False,
        choices=[("kreise", "alle Landkreise und kreisfreien Städte"), ("gemeinden", "alle Gemeinden des Landes")],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None, *, kgc: Stelle) -> None:
        super().__init__(data)
        self._kgc = kgc

    def clean_namen(self) -> list[Gebiet]:
        found = []
        for line in lines_of(self.cleaned_data["namen"]):
            try:
                found.append(find_gebiet(self._kgc, line))
            except Invalid as error:
                raise forms.ValidationError(sentence(error)) from error
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("namen") and not given.get("alle"):
            message = "Schreiben Sie mindestens eine Kommune auf, oder wählen Sie alle."
            raise forms.ValidationError(message)
        return given
