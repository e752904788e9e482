"""Why a new version of a report is frozen."""

from typing import Any

from django import forms


class FreezeForm(forms.Form):
    """The first version needs no reason and is frozen without a form field."""

    reason = forms.CharField(
        label="Warum ist eine neue Fassung nötig?",
        max_length=300,
        required=False,
        help_text="Etwa „Zahlen nachgetragen“. Der Grund steht im Bericht.",
    )

    def __init__(self, data: Any = None, *, first: bool) -> None:
        super().__init__(data)
        if first:
            del self.fields["reason"]
