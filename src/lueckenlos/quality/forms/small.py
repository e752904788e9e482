"""Beginning an assessment, inviting somebody, wording the steps of a criterion."""

from datetime import date

from django import forms
from django.http import QueryDict

from lueckenlos.quality.models import StepWording
from lueckenlos.quality.queries import Worded
from lueckenlos.quality.registry import MOST_STEPS, criteria_sets
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput
from lueckenlos.web.sentences import sentence


class BeginForm(forms.Form):
    """By which criteria, and why now."""

    chosen = forms.ChoiceField(
        label="Wonach schätzen Sie ein?",
        widget=forms.RadioSelect,
        help_text="Satz und Ausgabe bleiben für diese Selbsteinschätzung fest.",
        error_messages={
            "required": "Bitte wählen Sie, wonach Sie einschätzen.",
            "invalid_choice": sentence(Invalid("set_unknown")),
        },
    )
    occasion = forms.CharField(
        label="Anlass",
        max_length=160,
        required=False,
        help_text="Etwa „Jahresgespräch 2026“ oder „vor dem Antrag“.",
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        choices = [(one.slug, f"{one.title}: {_count(len(one.criteria))}") for one in criteria_sets()]
        super().__init__(data, initial={"chosen": choices[0][0]})
        field = self.fields["chosen"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class InviteForm(forms.Form):
    """Somebody without an account."""

    name = forms.CharField(label="Name", max_length=160, help_text="Wie Sie die Person in der Besprechung nennen.")
    email = forms.EmailField(
        label="E-Mail-Adresse",
        help_text="Nur für diesen Link. Die Adresse wird gelöscht, sobald die Selbsteinschätzung abgeschlossen ist.",
    )


class DoneForm(forms.Form):
    """Ticking off one next step; several stand on a page, so each has its criterion before its names."""

    done_on = forms.DateField(
        label="Erledigt am", widget=DayInput(), error_messages={"required": "Bitte nennen Sie den Tag."}
    )
    note = forms.CharField(
        label="Was kam dabei heraus?", max_length=300, required=False, help_text="Ein Satz genügt. Ohne Namen."
    )

    def __init__(self, data: QueryDict | None, *, criterion: str, today: date) -> None:
        super().__init__(data, prefix=criterion, initial={"done_on": today})


class WordingForm(VersionedForm):
    """Steps from the lowest up; blank at the end means fewer."""

    source = forms.CharField(
        label="Woher stammt der Wortlaut?",
        max_length=300,
        required=False,
        help_text="Etwa „Broschüre Kriterien, 4. Auflage, S. 21“ oder „eigene Formulierung“.",
    )

    def __init__(self, data: QueryDict | None, *, one: Worded, row: StepWording | None) -> None:
        super().__init__(data, initial={"version": row.version if row else 1, "source": row.source if row else ""})
        given = row.steps if row else () if one.placeholder else one.steps
        for number in range(1, MOST_STEPS + 1):
            self.fields[_step(number)] = forms.CharField(
                label=f"Stufe {number}",
                max_length=500,
                required=False,
                initial=given[number - 1] if number <= len(given) else "",
                widget=forms.Textarea({"rows": 2}),
            )
        self.order_fields([*(_step(number) for number in range(1, MOST_STEPS + 1)), "source"])

    @property
    def steps(self) -> list[str]:
        return [self.cleaned_data[_step(number)] for number in range(1, MOST_STEPS + 1)]


def _step(number: int) -> str:
    return f"stufe{number}"


def _count(number: int) -> str:
    return f"{number} Kriterien"
