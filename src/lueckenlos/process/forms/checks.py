"""The Verstetigungs-Check as a form."""

from datetime import date

from django import forms
from django.http import QueryDict

from lueckenlos.process.actions import CheckValues
from lueckenlos.process.enums import CheckStep
from lueckenlos.process.models import StabilityCheck
from lueckenlos.process.registry import questionnaire
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput

_STEPS = [*[(str(step.value), step.label) for step in CheckStep], ("0", "wissen wir nicht")]


class CheckForm(VersionedForm):
    """Four steps and a note for each question; what is left open says nothing."""

    made_on = forms.DateField(label="Tag", widget=DayInput)
    participants = forms.CharField(
        label="Wer hat mitgemacht",
        max_length=300,
        required=False,
        help_text="Gremium oder Funktionen, etwa „Steuerungsgruppe“. Namen sind nicht nötig.",
    )

    def __init__(self, data: QueryDict | None = None, *, today: date, check: StabilityCheck | None = None) -> None:
        start: dict[str, object] = {"made_on": today, "version": 1}
        if check:
            start = {"made_on": check.made_on, "participants": check.participants, "version": check.version}
        super().__init__(data, initial=start)
        asked = questionnaire()
        self._groups = [
            (label, [name for item in asked.items if item.group == slug for name in (item.key, f"{item.key}-notiz")])
            for slug, label in asked.groups
        ]
        for item in asked.items:
            self.fields[item.key] = forms.ChoiceField(
                label=item.question,
                help_text=f"Gesichert heißt: {item.secured}",
                choices=_STEPS,
                required=False,
                widget=forms.RadioSelect({"class": "check-steps"}),
                initial=str(check.steps.get(item.key, "")) if check else "",
            )
            self.fields[f"{item.key}-notiz"] = forms.CharField(
                label="Anmerkung",
                max_length=500,
                required=False,
                initial=check.notes.get(item.key, "") if check else "",
                # fifteen fields of the same name: who does not see the page must know to what each belongs
                widget=forms.TextInput({"aria-label": f"Anmerkung zu: {item.question}"}),
            )

    @property
    def bound_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions under their headings, after day and participants."""
        return [(label, [self[name] for name in names]) for label, names in self._groups]

    @property
    def values(self) -> CheckValues:
        values = self.cleaned_data
        keys = [item.key for item in questionnaire().items]
        return CheckValues(
            made_on=values["made_on"],
            participants=values["participants"],
            steps={key: int(values[key]) for key in keys if values[key] not in {"", "0"}},
            notes={key: values[f"{key}-notiz"] for key in keys if values[f"{key}-notiz"]},
        )
