"""A Praxisbeispiel in chapters, with criteria and their evidence; the steps it takes; the commune's answer."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.db.models import QuerySet

from lueckenlos.adoption.enums import GapKind
from lueckenlos.library.enums import ConsentAnswer, ExampleStep
from lueckenlos.library.forms.fields import column, terms
from lueckenlos.library.messages import ANSWERS
from lueckenlos.library.models import Example
from lueckenlos.library.models.example import CHAPTERS, TERM_SETS
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.subjects import Subject

# as many as the long form of the Praxisdatenbank describes
CRITERIA: Final = 3
_PLAIN: Final = ("title", "where", "provider", "period", "summary", *CHAPTERS, "contact")
_LONG: Final = forms.Textarea({"rows": 5})
_SHORT: Final = forms.Textarea({"rows": 3})


class ExampleForm(VersionedForm):
    """``known_criteria`` and ``known_indicators`` are what other packages offer to point to."""

    title = column(Example, "title")
    commune = forms.ModelChoiceField(
        Stelle.objects.all(),
        label="Wessen Erfahrung",
        required=False,
        empty_label="eine Kommune ohne eigene Stelle hier",
        help_text="Diese Stelle muss zustimmen, bevor das Praxisbeispiel erscheint.",
    )
    where = column(Example, "where")
    provider = column(Example, "provider")
    period = column(Example, "period")
    summary = column(Example, "summary", widget=_SHORT)
    aims = column(Example, "aims", widget=_LONG)
    background = column(Example, "background", widget=_LONG)
    approach = column(Example, "approach", widget=_LONG)
    effects = column(Example, "effects", widget=_LONG)
    lessons = column(Example, "lessons", widget=_LONG)
    literature = column(Example, "literature", widget=_SHORT)
    contact = column(Example, "contact", widget=_SHORT)
    gaps = forms.MultipleChoiceField(
        label="Antwort auf",
        choices=GapKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bei welchen Hinweisen im Kettenbild das Praxisbeispiel gezeigt wird.",
    )
    lebensphasen = terms(Example, "lebensphasen", "lebensphase")
    uebergaenge = terms(Example, "uebergaenge", "uebergang")
    handlungsfelder = terms(Example, "handlungsfelder", "handlungsfeld")
    zielgruppen = terms(Example, "zielgruppen", "zielgruppe")
    lebenswelten = terms(Example, "lebenswelten", "lebenswelt")
    indicators = forms.MultipleChoiceField(
        label="Indikatoren",
        required=False,
        widget=forms.SelectMultiple({"size": 6}),
        help_text="Woran sich das Vorhaben messen lässt.",
    )

    def __init__(
        self,
        data: Any,
        *,
        example: Example | None,
        communes: QuerySet[Stelle],
        known: tuple[Sequence[Subject], Sequence[Subject]],
        own: Stelle | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(example, own))
        self.fields["commune"].queryset = communes  # type: ignore[attr-defined] # a ModelChoiceField
        self._titles: dict[str, str] = {}
        kept = ((one["key"], one["title"]) for one in example.indicators) if example else ()
        # what was chosen stays on offer, though its definition may be gone
        self.fields["indicators"].choices = self._choices(known[1], kept)  # type: ignore[attr-defined] # a choice field
        for number in range(1, CRITERIA + 1):
            self._add_criterion(number, known[0], example)

    def _add_criterion(self, number: int, known: Sequence[Subject], example: Example | None) -> None:
        kept = example.criteria[number - 1] if example and len(example.criteria) >= number else None
        choices = self._choices(known, [(kept["key"], kept["title"])] if kept else [])
        self.fields[f"criterion_{number}"] = forms.ChoiceField(
            label=f"Kriterium {number}",
            required=False,
            choices=[("", "keines"), *choices],
            initial=kept["key"] if kept else "",
        )
        self.fields[f"evidence_{number}"] = forms.CharField(
            label=f"Woran Sie das sehen ({number})",
            required=False,
            max_length=2000,
            widget=forms.Textarea({"rows": 3}),
            initial=kept["evidence"] if kept else "",
        )

    def _choices(self, known: Sequence[Subject], kept: Any) -> list[tuple[str, str]]:
        offered = {one.ref.key: one.title for one in known}
        offered |= {key: title for key, title in kept if key not in offered}
        self._titles |= offered
        return list(offered.items())

    def clean(self) -> None:
        for number in range(1, CRITERIA + 1):
            chosen, evidence = (self.cleaned_data.get(f"{name}_{number}", "") for name in ("criterion", "evidence"))
            if chosen and not evidence:
                self.add_error(f"evidence_{number}", "Schreiben Sie, woran Sie das Kriterium erkennen.")
            elif evidence and not chosen:
                self.add_error(f"criterion_{number}", "Wählen Sie, zu welchem Kriterium das gehört.")

    @property
    def values(self) -> Mapping[str, Any]:
        given = self.cleaned_data
        sets = {name: frozenset(given[name]) for name in TERM_SETS}
        pairs = ((given[f"criterion_{n}"], given[f"evidence_{n}"]) for n in range(1, CRITERIA + 1))
        criteria = [{"key": key, "title": self._titles[key], "evidence": text} for key, text in pairs if key]
        indicators = [{"key": key, "title": self._titles[key]} for key in given["indicators"]]
        gaps = ",".join(["", *given["gaps"], ""]) if given["gaps"] else ""
        more = {"criteria": criteria, "indicators": indicators, "gaps": gaps, "commune": given["commune"]}
        return values_of(self, _PLAIN) | sets | more

    @property
    def main(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "commune", "where", "provider", "period", "summary")]

    @property
    def chapters(self) -> list[forms.BoundField]:
        return [self[name] for name in (*CHAPTERS, "contact")]

    @property
    def evidence(self) -> list[forms.BoundField]:
        numbers = range(1, CRITERIA + 1)
        return [self[f"{name}_{number}"] for number in numbers for name in ("criterion", "evidence")]

    @property
    def sorting(self) -> list[forms.BoundField]:
        return [self[name] for name in ("gaps", *TERM_SETS, "indicators")]


class StepForm(forms.Form):
    """One step, with what there is to say to it."""

    schritt = forms.ChoiceField(choices=ExampleStep.choices, widget=forms.HiddenInput)
    note = forms.CharField(label="Anmerkung", required=False, max_length=300, widget=forms.Textarea({"rows": 2}))


class AnswerForm(forms.Form):
    """The commune's word."""

    answer = forms.ChoiceField(label="Ihre Antwort", choices=ConsentAnswer.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Anmerkung",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Was noch zu ändern ist; die schreibende Stelle liest es.",
    )

    def __init__(self, data: Any, *, answers: Sequence[ConsentAnswer]) -> None:
        super().__init__(data)
        self.fields["answer"].choices = [(one.value, ANSWERS[one]) for one in answers]  # type: ignore[attr-defined] # a choice field


def _initial(example: Example | None, own: Stelle | None) -> dict[str, Any]:
    if example is None:
        return {"version": 1, "commune": own, "where": own.name if own else ""}
    names = (*_PLAIN, *TERM_SETS, "commune")
    indicators = [one["key"] for one in example.indicators]
    return {**shown(example, names), "indicators": indicators, "gaps": [one.value for one in example.gap_kinds]}
