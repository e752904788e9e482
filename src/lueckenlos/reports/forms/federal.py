"""What the address of the comparison asks for, where nonsense asks for nothing; and a new address for programs."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from lueckenlos.reports.federal.names import groups, measure_names


class ComparisonForm(forms.Form):
    jahr = forms.TypedChoiceField(label="Jahr", required=False, coerce=int, empty_value=None)
    zahlen = forms.ChoiceField(label="Zahlen", required=False)
    verlauf = forms.ChoiceField(label="Verlauf über die Jahre", required=False)

    def __init__(self, data: QueryDict, *, years: Sequence[int]) -> None:
        # the last whole year unless another is asked for: of the present one there is seldom a report
        super().__init__({"jahr": years[min(1, len(years) - 1)], **{name: data[name] for name in data if data[name]}})
        self._years = years
        for name, choices in (
            ("jahr", [(year, str(year)) for year in years]),
            ("zahlen", [(key, label) for key, (label, _) in groups().items()]),
            ("verlauf", [("", "nur dieses Jahr"), *measure_names().items()]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field
        self.is_valid()

    @property
    def year(self) -> int:
        return int(self.cleaned_data.get("jahr") or self._years[0])

    @property
    def group(self) -> str:
        return str(self.cleaned_data.get("zahlen") or next(iter(groups())))

    @property
    def measure(self) -> str:
        """Shown over the years; empty for one year."""
        return str(self.cleaned_data.get("verlauf") or "")


class LinkForm(forms.Form):
    name = forms.CharField(
        label="Wofür brauchen Sie die Adresse?",
        max_length=120,
        help_text="Etwa „Auswertung im Referat“. Daran erkennen Sie später, welche Sie sperren können.",
    )
