"""Short forms: why a tie is hidden, a consent, an expected actor, a round."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.network.forms.tie import Choices, choose, column
from lueckenlos.network.models import Consent, Expectation, HiddenTie, Round
from lueckenlos.web.forms import DayInput

# how long members have as a rule
ROUND_DAYS: Final = 28


class HideForm(forms.Form):
    """Why a computed tie does not hold; which one stands in hidden fields."""

    source = forms.CharField(widget=forms.HiddenInput)
    kind = forms.CharField(widget=forms.HiddenInput)
    other = forms.IntegerField(widget=forms.HiddenInput)
    reason = column(
        HiddenTie, "reason", help_text="Ein Satz für die, die später fragen, etwa „war nur zu Gast in der Sitzung“."
    )


class ConsentForm(forms.Form):
    """Who may be named, since when, and how they said so."""

    name = forms.ChoiceField(label="Ansprechperson")
    given_on = column(Consent, "given_on", widget=DayInput())
    how = column(Consent, "how", help_text="Etwa „schriftlich, Formular im Ordner Netzwerk“ oder „per E-Mail“.")

    def __init__(self, data: QueryDict | None, *, names: Sequence[str], today: date) -> None:
        super().__init__(data, initial={"given_on": today})
        self.fields["name"].choices = choose((name, name) for name in names)  # type: ignore[attr-defined] # a choice field


class ExpectationForm(forms.Form):
    """Who the expected actor is here, or why nobody is needed."""

    organisation = forms.TypedChoiceField(
        label="Das ist bei uns",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Wenn die Organisation eingetragen ist, aber anders heißt.",
    )
    reason = column(Expectation, "reason", help_text="Etwa „die Geburtsklinik in der Nachbarstadt ist zuständig“.")

    def __init__(self, data: QueryDict | None, *, organisations: Choices, said: Expectation | None = None) -> None:
        initial = {"organisation": said.organisation_id, "reason": said.reason} if said else None
        super().__init__(data, initial=initial)
        self.fields["organisation"].choices = choose(organisations)  # type: ignore[attr-defined] # a choice field


class RoundForm(forms.Form):
    """A new round: until when, and who is asked."""

    title = column(Round, "title")
    closes_on = column(Round, "closes_on", widget=DayInput(), help_text="Bis dahin gilt der Link in der E-Mail.")
    message = column(
        Round, "message", widget=forms.Textarea({"rows": 3}), help_text="Steht in der E-Mail und über dem Formular."
    )
    organisations = forms.TypedMultipleChoiceField(
        label="Wen fragen?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nur Organisationen mit E-Mail-Adresse stehen hier.",
    )

    def __init__(self, data: QueryDict | None, *, organisations: Choices, tied: frozenset[int], today: date) -> None:
        initial: dict[str, Any] = {
            "title": f"Netzwerk {today.year}",
            "closes_on": today + timedelta(days=ROUND_DAYS),
            "organisations": [pk for pk, _ in organisations if pk in tied],
        }
        super().__init__(data, initial=initial)
        self.fields["organisations"].choices = organisations  # type: ignore[attr-defined] # a choice field
