"""Short forms: Leitbild, how something stands, what is measured, what is linked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.events.forms.fields import column
from lueckenlos.goals.actions import Standing
from lueckenlos.goals.enums import GOAL_STEPS, GoalState, MeasureState, Outlook
from lueckenlos.goals.forms.fields import NumberField
from lueckenlos.goals.models import Goal, Leitbild, Measure, Planned, Reading, Yardstick
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.indicators.shapes import IndicatorGroup
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput
from lueckenlos.web.sentences import sentence


class LeitbildForm(VersionedForm):
    """A few sentences, and who decided them."""

    text = column(
        Leitbild,
        "text",
        widget=forms.Textarea({"rows": 6}),
        help_text="Wofür die Kette steht, in drei bis fünf Sätzen.",
    )
    decided_on = column(Leitbild, "decided_on", widget=DayInput())
    decided_by = column(Leitbild, "decided_by", help_text="Etwa Stadtrat oder Steuerkreis.")

    def __init__(self, data: QueryDict | None, *, leitbild: Leitbild | None) -> None:
        initial = {name: getattr(leitbild, name) for name in self.base_fields} if leitbild else {"version": 1}
        super().__init__(data, initial=initial)


class StandingForm(VersionedForm):
    """People say how it stands; nothing here is computed."""

    state = forms.ChoiceField(label="Stand")
    outlook = forms.ChoiceField(label="Einschätzung", choices=Outlook.choices, required=False)
    state_note = forms.CharField(
        label="Anmerkung",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Was erreicht ist, was hakt, was als Nächstes kommt.",
    )
    day = forms.DateField(label="Stand vom", required=False, widget=DayInput(), help_text="Leer: heute.")

    def __init__(self, data: QueryDict | None, *, row: Planned, states: list[tuple[str, str]], state: str) -> None:
        initial = {"version": row.version, "state": state, "outlook": row.outlook, "state_note": row.state_note}
        super().__init__(data, initial=initial)
        self.fields["state"].choices = states  # type: ignore[attr-defined] # a choice field

    @property
    def standing(self) -> Standing:
        given = self.cleaned_data
        return Standing(given["state"], Outlook(given["outlook"]), given["state_note"], given["day"])


class GoalStandingForm(StandingForm):
    """Only the steps that lead on from where the goal is."""

    def __init__(self, data: QueryDict | None, *, goal: Goal) -> None:
        now = GoalState(goal.state)
        states = [(state.value, state.label) for state in (now, *GOAL_STEPS[now])]
        super().__init__(data, row=goal, states=states, state=goal.state)


class MeasureStandingForm(StandingForm):
    def __init__(self, data: QueryDict | None, *, measure: Measure) -> None:
        super().__init__(data, row=measure, states=list(MeasureState.choices), state=measure.state)


class YardstickForm(VersionedForm):
    """What is measured, on which step, from where to where."""

    indicator = forms.ChoiceField(
        label="Kennzahl",
        required=False,
        help_text="Bezeichnung, Einheit und Quelle kommen von der Kennzahl, wo Sie nichts anderes schreiben.",
    )
    title = column(Yardstick, "title", required=False, help_text="Etwa „Anteil der Familien mit Willkommensbesuch“.")
    step = forms.TypedChoiceField(
        label="Stufe der Wirkungstreppe",
        choices=[("", "bitte wählen"), *Yardstick._meta.get_field("step").flatchoices],
        coerce=int,
        help_text="1 bis 3: was getan wird. 4 bis 6: was sich bei Menschen ändert. 7: in der Gesellschaft.",
    )
    unit = column(Yardstick, "unit", help_text="Etwa Prozent oder Familien.")
    source = column(Yardstick, "source", help_text="Woher die Werte kommen, etwa „Statistik der Frühen Hilfen“.")
    baseline = NumberField(label="Ausgangswert", required=False, help_text="Wo Sie anfangen.")
    baseline_on = column(Yardstick, "baseline_on", widget=DayInput())
    target = NumberField(label="Zielwert", required=False, help_text="Wo Sie hinwollen.")
    target_on = column(Yardstick, "target_on", widget=DayInput())

    def __init__(
        self,
        data: QueryDict | None,
        *,
        yardstick: Yardstick | None,
        of: Planned,
        groups: Sequence[IndicatorGroup] = (),
    ) -> None:
        if yardstick:
            initial = {name: getattr(yardstick, name) for name in self.base_fields}
        else:
            initial = {"version": 1, "target_on": of.due_on}
        super().__init__(data, initial=initial)
        choices = [(one.name, [(each.slug, each.label) for each in one.indicators]) for one in groups if one.indicators]
        self.fields["indicator"].choices = [("", "– eigene Messgröße –"), *choices]  # type: ignore[attr-defined] # a choice field

    def clean(self) -> dict[str, Any]:
        """What the Kennzahl says stands wherever nobody has written anything."""
        data = super().clean() or {}
        if known := all_indicators().get(data.get("indicator", "")):
            told = {"title": known.label, "unit": known.unit.label, "source": known.source}
            data |= {name: data.get(name) or value[:200] for name, value in told.items()}
            data["unit"] = data["unit"][:40]
        elif "title" in data and not data["title"]:
            self.add_error("title", sentence(Invalid("yardstick_title_missing")))
        return data

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ReadingForm(forms.Form):
    """One value on a day."""

    read_on = column(Reading, "read_on", label="Gemessen am", widget=DayInput())
    value = NumberField(label="Wert")
    note = column(Reading, "note")


class LinkForm(forms.Form):
    """Words to look for an offer or event."""

    wort = forms.CharField(
        label="Angebot oder Veranstaltung suchen", max_length=80, required=False, widget=forms.SearchInput
    )
