"""The texts of a Jahresbericht."""

from typing import Any

from django import forms

from lueckenlos.reports.models import TEXTS, YearlyReport, text_fields
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm

_LINES = 6


class TextsForm(VersionedForm):
    """One field for each text of the model."""

    # 0 while nobody has written anything
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, report: YearlyReport) -> None:
        super().__init__(data, initial=shown(report, TEXTS))
        for field in text_fields():
            self.fields[field.name] = forms.CharField(
                label=str(field.verbose_name),
                help_text=str(field.help_text),
                max_length=field.max_length,
                required=False,
                widget=forms.Textarea(attrs={"rows": _LINES}),
            )

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, TEXTS)
