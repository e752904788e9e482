"""Short forms: a reason, table numbers, the filter of the registrations."""

from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.events.enums import RegistrationStatus
from lueckenlos.events.queries.work import PlaceCount
from lueckenlos.events.rules import numbers_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.sentences import sentence

_ANY: Final = ("", "alle")


class ReasonForm(forms.Form):
    """Why a step is taken."""

    reason = forms.CharField(label="Grund", max_length=300, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: QueryDict | None = None, *, required: bool = True) -> None:
        super().__init__(data)
        self.fields["reason"].required = required


class TablesForm(forms.Form):
    """Table numbers as people write them."""

    tables = forms.CharField(
        label="Tischnummern",
        max_length=120,
        required=False,
        help_text="Etwa 12 oder 12, 13. Leer: kein Tisch.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def clean_tables(self) -> list[int]:
        try:
            return sorted(numbers_of(self.cleaned_data["tables"]))
        except Invalid as error:
            raise forms.ValidationError(sentence(error)) from error


class RegistrationFilterForm(forms.Form):
    """A GET form that is always valid: a wrong value asks for nothing."""

    text = forms.CharField(
        label="Name, Organisation, E-Mail oder Nummer", max_length=120, required=False, widget=forms.SearchInput
    )
    stand = forms.ChoiceField(label="Stand", choices=[_ANY, *RegistrationStatus.choices], required=False)
    platzart = forms.TypedChoiceField(label="Platzart", coerce=int, empty_value=None, required=False)

    def __init__(self, data: QueryDict, *, places: list[PlaceCount]) -> None:
        super().__init__(data)
        self.fields["platzart"].choices = [_ANY, *((place.pk, place.name) for place in places)]  # type: ignore[attr-defined] # a choice field
        self.is_valid()

    @property
    def criteria(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "status": data.get("stand", ""),
            "place_type": data.get("platzart"),
            "text": data.get("text", ""),
        }

    @property
    def active(self) -> bool:
        return any(self.criteria.values())

    @property
    def query(self) -> str:
        kept = QueryDict(mutable=True)
        kept.update({name: str(self.data[name]) for name in self.fields if self.cleaned_data.get(name)})
        return kept.urlencode()
