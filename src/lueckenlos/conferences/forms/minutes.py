"""Results of a conversation, feedback, invitations and Infostände."""

from typing import Any, Final

from django import forms

from lueckenlos.conferences.enums import SCALE, FeedbackQuestion, ResultKind
from lueckenlos.conferences.models import Conference, ConferenceResult, FeedbackAnswer, TallyStand
from lueckenlos.events.forms.fields import column
from lueckenlos.events.rules import new_form_key
from lueckenlos.web.forms import DayInput

# a list of 10,000 addresses with names
_LONGEST_PASTE: Final = 1_000_000


class ResultForm(forms.Form):
    """A recommendation, task or open question."""

    kind = forms.ChoiceField(
        label="Art", choices=ResultKind.choices, initial=ResultKind.EMPFEHLUNG, widget=forms.RadioSelect
    )
    text = column(ConferenceResult, "text", widget=forms.Textarea({"rows": 3}))
    addressee = column(ConferenceResult, "addressee", help_text="Etwa: Steuerungsgruppe, Jugendamt.")
    due = forms.DateField(label="Bis wann", required=False, widget=DayInput())

    @classmethod
    def fresh(cls) -> "ResultForm":
        form = cls()
        form.key = new_form_key()
        return form

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = self.data.get("form_key", "") if self.is_bound else ""


class FeedbackForm(forms.Form):
    """Four questions with a scale and two with free text; everything may stay empty."""

    gesamt = forms.TypedChoiceField(label=FeedbackQuestion.GESAMT.label, coerce=int)
    inhalt = forms.TypedChoiceField(label=FeedbackQuestion.INHALT.label, coerce=int)
    ablauf = forms.TypedChoiceField(label=FeedbackQuestion.ABLAUF.label, coerce=int)
    ort = forms.TypedChoiceField(label=FeedbackQuestion.ORT.label, coerce=int)
    good = column(FeedbackAnswer, "good", widget=forms.Textarea({"rows": 3}))
    better = column(
        FeedbackAnswer,
        "better",
        widget=forms.Textarea({"rows": 3}),
        help_text="Bitte nennen Sie keine Namen, auch nicht Ihren eigenen.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in FeedbackQuestion:
            field: Any = self.fields[question.value]
            field.choices = [(str(step), label) for step, label in SCALE]
            field.required, field.empty_value = False, None
            field.widget = forms.RadioSelect(choices=field.choices)
            field.error_messages["invalid_choice"] = "Wählen Sie eine der angebotenen Antworten."

    @property
    def answers(self) -> dict[str, int | None]:
        return {question.value: self.cleaned_data[question.value] for question in FeedbackQuestion}


class InviteForm(forms.Form):
    """Addresses as they are copied from anywhere."""

    addresses = forms.CharField(
        label="E-Mail-Adressen",
        max_length=_LONGEST_PASTE,
        widget=forms.Textarea({"rows": 6, "placeholder": "Dr. Ada Muster <muster@beispiel.de>"}),
        help_text="Eine je Zeile, mit oder ohne Namen; auch aus einer Tabelle oder einer E-Mail kopiert.",
        error_messages={"required": "Schreiben oder kopieren Sie mindestens eine E-Mail-Adresse in das Feld."},
    )


class InvitationTextForm(forms.Form):
    """What stands in the mail beside title, time and place."""

    invitation_text = column(
        Conference,
        "invitation_text",
        label="Text der Einladung",
        widget=forms.Textarea({"rows": 6}),
        help_text="Steht zwischen Ort und Link. Leer: die Kurzbeschreibung der Veranstaltung.",
    )


class StandForm(forms.Form):
    """An Infostand by its name."""

    name = column(TallyStand, "name", help_text="Etwa: Schwangerschaftsberatung, Hebamme, Frühe Hilfen.")
