"""The facts of an Antragsmappe, one section, what it rests on, and how it stands."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.events.forms.fields import column
from lueckenlos.funding.enums import STEPS, MappeState, PickKind, Section
from lueckenlos.funding.forms.plan import MoneyField
from lueckenlos.funding.messages.paper import ASKS
from lueckenlos.funding.models import Mappe, Programme, SectionText
from lueckenlos.funding.queries import Choice
from lueckenlos.goals.forms.plan import FoldedForm, TermsField
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.web.forms import DayInput
from lueckenlos.web.sentences import sentence


class MappeForm(FoldedForm):
    """What many sections build on; for a new Mappe the title is enough."""

    title = column(Mappe, "title", help_text="So, wie es im Antrag heißen soll.")
    programme = forms.ChoiceField(
        label="Förderprogramm",
        required=False,
        help_text="Prüft Höchstbetrag, Eigenanteil und Frist. Fehlt es in der Liste, legen Sie es unter "
        "„Förderprogramme“ an.",
    )
    starts_on = column(Mappe, "starts_on", widget=DayInput())
    ends_on = column(Mappe, "ends_on", widget=DayInput())
    contact = column(Mappe, "contact", help_text="Name, Amt, dienstliche Telefonnummer oder E-Mail-Adresse.")
    signatory = column(Mappe, "signatory", help_text="Leer: „vertreten durch“ aus den Einstellungen der Stelle.")
    lebenswelten = TermsField("lebenswelt", label="Lebenswelten")
    handlungsfelder = TermsField("handlungsfeld", label="Handlungsfelder")
    approaches = TermsField("ansatz", label="Ansatz")

    folds = (("Lebenswelten, Handlungsfelder, Ansatz", ("lebenswelten", "handlungsfelder", "approaches")),)

    def __init__(
        self, data: QueryDict | None, *, programmes: Sequence[Programme], mappe: Mappe | None = None, chosen: str = ""
    ) -> None:
        initial: dict[str, Any] = {"version": 1, "programme": chosen}
        if mappe:
            names = [name for name in self.base_fields if name not in {"version", "programme"}]
            initial = {**shown(mappe, names), "programme": mappe.subject_key}
        super().__init__(data, initial=initial)
        choices = [(str(one.pk), one.title) for one in programmes]
        if mappe and mappe.subject_key and mappe.subject_key not in dict(choices):
            choices.append((mappe.subject_key, mappe.subject_title))
        self.fields["programme"].choices = [("", "– noch keines –"), *choices]  # type: ignore[attr-defined] # a choice field

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SectionForm(VersionedForm):
    """One text; what belongs there stands beside it."""

    text = column(SectionText, "text", label="Ihr Text", required=False, widget=forms.Textarea({"rows": 12}))

    def __init__(self, data: QueryDict | None, *, row: SectionText) -> None:
        super().__init__(data, initial=shown(row, ["text"]))
        self.fields["text"].help_text = ASKS[Section(row.section)]


class ChooseForm(forms.Form):
    """A group of boxes for each kind; what is gone can only be taken out."""

    def __init__(self, data: QueryDict | None, *, choices: Mapping[PickKind, Sequence[Choice]]) -> None:
        super().__init__(data)
        for kind, rows in choices.items():
            if not rows:
                continue
            self.fields[_name(kind)] = forms.MultipleChoiceField(
                label=kind.label,
                required=False,
                choices=[(row.subject.ref.key, _label(row)) for row in rows],
                initial=[row.subject.ref.key for row in rows if row.picked],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": sentence(Invalid("pick_unknown"))},
            )

    @property
    def refs(self) -> list[Ref]:
        return [Ref(kind.value, key) for kind in PickKind for key in self.cleaned_data.get(_name(kind), ())]


class MoveForm(VersionedForm):
    """The next step; with a grant also what the answer says."""

    state = forms.ChoiceField(label="Neuer Stand", widget=forms.RadioSelect)
    day = forms.DateField(label="am", required=False, widget=DayInput(), help_text="Leer: heute.")
    note = column(Mappe, "state_note", label="Anmerkung", required=False)
    reference = column(Mappe, "reference", required=False)
    granted_cents = MoneyField(label="Bewilligter Betrag in Euro")
    proof_due_on = column(
        Mappe, "proof_due_on", widget=DayInput(), help_text="Sechs Wochen vorher kommt eine Erinnerung."
    )

    def __init__(self, data: QueryDict | None, *, mappe: Mappe) -> None:
        now = MappeState(mappe.state)
        names = ["reference", "granted_cents", "proof_due_on"]
        super().__init__(data, initial={**shown(mappe, names), "state": STEPS[now][0].value})
        self.fields["state"].choices = [(one.value, _step(now, one)) for one in STEPS[now]]  # type: ignore[attr-defined] # a choice field
        if MappeState.BEWILLIGT not in STEPS[now]:
            for name in names:
                del self.fields[name]

    @property
    def state_value(self) -> MappeState:
        return MappeState(self.cleaned_data["state"])

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, ["day", "note", "reference", "granted_cents", "proof_due_on"])


def _name(kind: PickKind) -> str:
    return kind.name.lower()


def _label(row: Choice) -> str:
    if row.gone:
        return f"{row.subject.title} (gibt es nicht mehr)"
    return f"{row.subject.title} ({row.subject.state})" if row.subject.state else row.subject.title


def _step(now: MappeState, to: MappeState) -> str:
    if to is MappeState.ENTWURF:
        return "zurück auf Entwurf"
    if now is MappeState.ENTWURF:
        return "eingereicht: Zahlen und Texte von heute bleiben als Fassung stehen"
    return to.label
