"""A Beschluss or an Empfehlung, its vote, and what became of it."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from lueckenlos.boards.enums import ProgressState, ResolutionKind
from lueckenlos.boards.messages import SENTENCES
from lueckenlos.boards.models import Gremium, Progress, Resolution
from lueckenlos.boards.rules import Vote
from lueckenlos.events.forms.fields import column
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput

RESOLUTION_FIELDS: Final = "kind text addressee commitment due oparl_url".split()
VOTE_FIELDS: Final = "consensus yes no abstained excluded".split()


class ResolutionForm(VersionedForm):
    """``present`` is counted at the vote and can be corrected afterwards."""

    groups = [
        ("Was", ["kind", "text"]),
        ("Abstimmung", ["consensus", "yes", "no", "abstained", "excluded", "present"]),
        ("Was folgt", ["addressee", "commitment", "due", "oparl_url"]),
    ]

    kind = column(Resolution, "kind", widget=forms.RadioSelect(choices=ResolutionKind.choices))
    text = column(Resolution, "text", widget=forms.Textarea({"rows": 4}))
    consensus = column(Resolution, "consensus")
    yes = column(Resolution, "yes")
    no = column(Resolution, "no")
    abstained = column(Resolution, "abstained")
    excluded = column(Resolution, "excluded", help_text="Wer befangen ist, stimmt nicht mit, zählt aber als anwesend.")
    present = column(Resolution, "present")
    addressee = column(Resolution, "addressee", help_text="Etwa: Jugendamt, Stadtrat, alle Kitas.")
    commitment = column(Resolution, "commitment", help_text="Etwa: Der Kinderschutzbund übernimmt die Leitung.")
    due = column(Resolution, "due", widget=DayInput())
    oparl_url = column(Resolution, "oparl_url", assume_scheme="https")

    def __init__(self, *args: Any, counted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = ResolutionKind.choices
        if counted:
            # the attendance list says it
            del self.fields["present"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        counts = [values.get(name) for name in VOTE_FIELDS[1:]]
        if not values.get("consensus") and all(count is None for count in counts) and not self.errors:
            raise ValidationError(SENTENCES["vote_missing"])
        return values

    @property
    def vote(self) -> Vote:
        values = self.cleaned_data
        if values["consensus"]:
            return Vote(consensus=True)
        yes, no, abstained, excluded = (int(values[name] or 0) for name in VOTE_FIELDS[1:])
        return Vote(yes, no, abstained, excluded)

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in RESOLUTION_FIELDS}


class ProgressForm(forms.Form):
    """What has happened since."""

    state = forms.ChoiceField(label="Umsetzungsstand", choices=ProgressState.choices)
    on = column(Progress, "on", widget=DayInput())
    note = column(Progress, "note", widget=forms.Textarea({"rows": 3}))


class ResolutionFilterForm(forms.Form):
    """Above the list; anything strange is left out."""

    show = forms.ChoiceField(
        label="Zeigen",
        required=False,
        choices=[
            ("offen", "offen und in Arbeit"),
            ("ueberfaellig", "überfällig"),
            ("erledigt", "umgesetzt und nicht umgesetzt"),
            ("abgelehnt", "abgelehnt"),
            ("alle", "alle"),
        ],
    )
    gremium: Any = forms.ModelChoiceField(None, label="Gremium", required=False, empty_label="alle")
    kind = forms.ChoiceField(label="Art", required=False, choices=[("", "alle"), *ResolutionKind.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["gremium"]
        field.queryset = Gremium.objects.all()

    @property
    def criteria(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data

    @property
    def number(self) -> int:
        """Of the filters that are set."""
        return sum(bool(value) for value in self.criteria.values())
