"""Short forms: a series, a person, a reason, a code, a name."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.courses.enums import SCALE, OrganisationKind, Phase, WithdrawReason
from lueckenlos.courses.forms.course import UnitsField, units_text
from lueckenlos.courses.models import Course, CourseFile, CourseSeries, Termin
from lueckenlos.courses.queries.people import Participant
from lueckenlos.courses.rules import question_keys
from lueckenlos.events.forms.fields import column
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.files import ACCEPT, MOST_BYTES
from lueckenlos.web.sentences import sentence


class SeriesForm(forms.Form):
    """Modules join a series in their own settings."""

    title = column(CourseSeries, "title")
    summary = column(CourseSeries, "summary", widget=forms.Textarea({"rows": 3}))
    needed = column(CourseSeries, "needed", help_text="Für das Zertifikat der Reihe. Leer: alle Module.")


class FileForm(forms.Form):
    """A material to upload."""

    file = forms.FileField(
        label="Datei",
        help_text=f"PDF, Word, PowerPoint, Excel oder LibreOffice ohne Makros, PNG, JPEG oder WebP; "
        f"höchstens {MOST_BYTES // (1024 * 1024)} MB.",
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    title = column(CourseFile, "title", help_text="Leer: der Name der Datei.")

    @property
    def values(self) -> dict[str, Any]:
        return {"upload": self.cleaned_data["file"], "title": self.cleaned_data["title"]}


class WithdrawForm(forms.Form):
    """The reason stands on the public page, so it is chosen."""

    reason = forms.ChoiceField(
        label="Grund (steht auf der Prüfseite)", choices=WithdrawReason.choices, widget=forms.RadioSelect
    )


class NameForm(forms.Form):
    """The name as it stands on the certificate."""

    name = column(Registration, "name", label="Name auf dem Zertifikat", required=True)


class CodeForm(forms.Form):
    """A code as it is typed from paper."""

    code = forms.CharField(
        label="Prüfcode",
        max_length=80,
        help_text="16 Zeichen vom Zertifikat. Groß oder klein, mit oder ohne Striche.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class CheckNameForm(forms.Form):
    """The name from the paper, to compare."""

    name = forms.CharField(
        label="Name auf dem Zertifikat",
        max_length=200,
        help_text="Vor- und Nachname, wie er gedruckt ist.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class BackgroundForm(forms.Form):
    """For the yearly record, without names: commune and kind of organisation."""

    kommune = forms.CharField(
        label="Kommune",
        required=False,
        max_length=200,
        help_text="Des Arbeitsplatzes. Tippen Sie die ersten Buchstaben.",
        widget=forms.TextInput({"list": "kommunen", "autocomplete": "off"}),
    )
    organisation_kind = forms.ChoiceField(
        label="Art der Organisation", required=False, choices=OrganisationKind.choices
    )

    def __init__(self, data: QueryDict | None, *, communes: dict[str, int], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.communes = communes

    def clean_kommune(self) -> int | None:
        """The key of the commune; a name alone is enough where only one has it."""
        typed = " ".join(self.cleaned_data["kommune"].split()).casefold()
        if not typed:
            return None
        exact = [key for label, key in self.communes.items() if label.casefold() == typed]
        near = [key for label, key in self.communes.items() if label.casefold().partition(" (")[0] == typed]
        short = [key for label, key in self.communes.items() if label.casefold().partition(",")[0] == typed]
        for found in (exact, near, short):
            if len(found) == 1:
                return found[0]
        raise forms.ValidationError(sentence(Invalid("kommune_unknown")))


class UnitsForm(forms.Form):
    """What counts of each session for one person; empty is not there."""

    def __init__(self, data: QueryDict | None, *, termine: list[Termin], person: Participant) -> None:
        super().__init__(data)
        self.termine = termine
        for termin in termine:
            field = UnitsField(label=str(termin))
            field.min_value, field.validators = None, []
            field.initial = person.attended.get(termin.pk)
            self.fields[f"termin-{termin.pk}"] = field

    @property
    def rows(self) -> list[tuple[Termin, forms.BoundField, str]]:
        return [(termin, self[f"termin-{termin.pk}"], units_text(termin.units)) for termin in self.termine]

    @property
    def units(self) -> dict[Termin, Decimal]:
        return {termin: self.cleaned_data[f"termin-{termin.pk}"] or Decimal(0) for termin in self.termine}


class EvaluationForm(forms.Form):
    """The learning goals on a scale; afterwards the whole and a free text."""

    def __init__(self, data: QueryDict | None, *, course: Course, phase: Phase) -> None:
        super().__init__(data)
        self.keys = question_keys(len(course.goals))
        choices = list(SCALE.items())
        for key, goal in zip(self.keys, course.goals, strict=True):
            self.fields[key] = _scale(str(goal), choices)
        if phase is Phase.NACHHER:
            self.keys = [*self.keys, "gesamt"]
            self.fields["gesamt"] = _scale("Die Veranstaltung hilft mir bei meiner Arbeit.", choices)
            self.fields["remark"] = forms.CharField(
                label="Was sollen wir beibehalten, was ändern?",
                required=False,
                max_length=1000,
                help_text="Bitte nennen Sie keine Namen.",
                widget=forms.Textarea({"rows": 4}),
            )

    @property
    def values(self) -> dict[str, int]:
        return {key: self.cleaned_data[key] for key in self.keys}

    @property
    def remark(self) -> str:
        return str(self.cleaned_data.get("remark", ""))


def _scale(label: str, choices: list[tuple[int, str]]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Bitte wählen Sie eines der fünf Felder."},
    )
