"""What the address of a page asks for; nonsense asks for nothing."""

from datetime import date
from typing import Final

from django import forms
from django.http import QueryDict

from lueckenlos.network.enums import Mutual, Origin, TieKind
from lueckenlos.network.queries import Wanted, days_of
from lueckenlos.vocabulary.registry import vocabulary

_EVERY: Final = ("", "alle")


class NetworkForm(forms.Form):
    """Kind of tie, Lebensphase, year, and where ties are known from."""

    art = forms.ChoiceField(label="Art der Verbindung", choices=[_EVERY, *TieKind.choices], required=False)
    phase = forms.ChoiceField(label="Lebensphase", required=False)
    herkunft = forms.ChoiceField(
        label="Woher bekannt",
        choices=[_EVERY, *Origin.choices, (Mutual.BEIDE.value, Mutual.BEIDE.label)],
        required=False,
    )
    jahr = forms.TypedChoiceField(label="Stand", coerce=int, empty_value=None, required=False)

    def __init__(self, data: QueryDict, *, years: list[int]) -> None:
        super().__init__(data)
        self._years = years
        self.fields["phase"].choices = [_EVERY, *vocabulary("lebensphase").choices]  # type: ignore[attr-defined] # a choice field
        past = [(year, f"Ende {year}") for year in years[1:]]
        self.fields["jahr"].choices = [("", "heute"), *past]  # type: ignore[attr-defined] # a choice field

    def wanted(self, today: date) -> Wanted:
        self.is_valid()
        given = self.cleaned_data
        day = days_of(self._years, today).get(given.get("jahr") or today.year, today)
        return Wanted(day, given.get("art", ""), given.get("phase", ""), given.get("herkunft", ""))

    @property
    def number(self) -> int:
        """Of the filters that are set."""
        return sum(bool(self.cleaned_data.get(name)) for name in self.fields)


class CompareForm(forms.Form):
    """Two years, the earlier first whatever was chosen."""

    von = forms.TypedChoiceField(label="Vergleichen: Ende", coerce=int, required=False)
    bis = forms.TypedChoiceField(label="mit", coerce=int, required=False)

    def __init__(self, data: QueryDict, *, years: list[int]) -> None:
        self._years = years
        chosen = {"von": data.get("von") or str(years[1]), "bis": data.get("bis") or str(years[0])}
        super().__init__(chosen)
        for name in self.fields:
            choices = [(year, "heute" if year == years[0] else str(year)) for year in years]
            self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field

    @property
    def pair(self) -> tuple[int, int]:
        self.is_valid()
        first = self.cleaned_data.get("von") or self._years[1]
        second = self.cleaned_data.get("bis") or self._years[0]
        return min(first, second), max(first, second)
