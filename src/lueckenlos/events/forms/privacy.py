"""The Stelle's own term for one kind of event."""

from django import forms

from lueckenlos.events.models import Event
from lueckenlos.events.rules.retention import LONGEST_DAYS


class TermForm(forms.Form):
    """Empty days go back to the usual term."""

    art = forms.ChoiceField(label="Veranstaltungsart", choices=Event._meta.get_field("art").vocabulary.choices)
    days = forms.IntegerField(
        label="Tage nach der Veranstaltung",
        min_value=1,
        max_value=LONGEST_DAYS,
        required=False,
        help_text="Leer: die übliche Frist.",
    )
