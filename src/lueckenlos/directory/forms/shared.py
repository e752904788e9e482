"""The filter of the list that a Kreis, a KGC or the Bund sees."""

from django import forms
from django.http import QueryDict

from lueckenlos.vocabulary.registry import vocabulary

_ANY = ("", "alle")


class SharedFilterForm(forms.Form):
    """A wrong value asks for nothing."""

    text = forms.CharField(label="Suchwort im Titel", max_length=120, required=False, widget=forms.SearchInput)
    stelle = forms.ChoiceField(label="Stelle", required=False)
    lebensphase = forms.ChoiceField(label="Lebensphase", required=False)
    handlungsfeld = forms.ChoiceField(label="Handlungsfeld", required=False)

    def __init__(self, data: QueryDict, *, stellen: list[tuple[str, str]]) -> None:
        super().__init__(data)
        choices = {name: vocabulary(name).choices for name in ("lebensphase", "handlungsfeld")} | {"stelle": stellen}
        for name, values in choices.items():
            self.fields[name].choices = [_ANY, *values]  # type: ignore[attr-defined] # a choice field
        self.is_valid()

    @property
    def criteria(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
