"""The picture, its hints, hand-overs and settings."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst

from lueckenlos.chains.actions import HandoverValues, Ruling, SettingValues
from lueckenlos.chains.enums import DecisionKind, HandoverStatus, HintKind, HintState
from lueckenlos.chains.messages import SENTENCES
from lueckenlos.chains.models import Bestandsaufnahme, Handover, PictureSettings
from lueckenlos.chains.picture import Axis, Hint, Limits
from lueckenlos.chains.presenters import Choice, Filter
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import DayInput


def read_choice(query: QueryDict, stelle: Stelle) -> Choice:
    """What the address asks for; without any question the Stelle's own themes. Nonsense is ignored."""
    axis = query.get("zeilen", "")
    themes = frozenset(query.getlist("thema")) if "zeilen" in query else frozenset(stelle.themes)
    return Choice(
        axis=Axis(axis) if axis in set(Axis) else Axis.LEBENSLAGE,
        themes=frozenset(slug for slug in themes if slug in vocabulary("thema")),
        area=query.get("raum", ""),
    )


def read_filter(query: QueryDict, choice: Choice) -> Filter:
    """Which hints the list beside the picture shows."""
    kind, state = query.get("art", ""), query.get("stand", "")
    return Filter(
        kind=kind if kind in HintKind.values else "",
        state=state if state in {*HintState.values, "alle"} else "",
        area=choice.area,
        phases=choice.phases if choice.themes else frozenset(),
    )


def _limit_field(name: str) -> forms.IntegerField:
    label = capfirst(str(PictureSettings._meta.get_field(name).verbose_name))  # type: ignore[union-attr] # no relations back
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=30_000)


def choose(form: forms.Form, name: str, choices: Sequence[tuple[str, str | list[tuple[str, str]]]]) -> None:
    """What a field offers, plain or in groups."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class DecisionForm(forms.Form):
    """What was decided about one hint or several of its group."""

    keys = forms.MultipleChoiceField(
        label="Gilt für",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": SENTENCES["no_hint"]},
    )
    decision = forms.ChoiceField(label="Entscheidung", choices=DecisionKind.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Begründung",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": SENTENCES["decision_reason_missing"]},
        help_text="Ein oder zwei Sätze, die auch in einem Jahr noch verständlich sind.",
    )
    decided_on = forms.DateField(label="Entschieden am", widget=DayInput)
    body = forms.CharField(
        label="Gremium", max_length=160, required=False, help_text="Etwa Steuerungsgruppe oder Sozialausschuss."
    )
    review_on = forms.DateField(
        label="Wieder vorlegen am",
        required=False,
        widget=DayInput,
        help_text="Bei „zurückgestellt“ nötig: Ab diesem Tag gilt der Hinweis wieder als offen.",
    )
    causes = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None, *, hints: list[Hint], places: list[str], ticked: list[str], day: date
    ) -> None:
        self.hints = {hint.key: hint for hint in hints}
        initial = {"keys": ticked, "decided_on": day, "causes": causes_of(hints)}
        super().__init__(data, initial=initial)
        choose(self, "keys", list(zip(self.hints, places, strict=True)))
        if len(hints) == 1:
            self.fields["keys"].widget = forms.MultipleHiddenInput()

    def clean_causes(self) -> str:
        """The page was loaded with these causes; if they differ now, the person decides about something else."""
        causes: str = self.cleaned_data["causes"]
        if causes != causes_of(self.hints.values()):
            self.add_error(None, SENTENCES["hint_changed"])
        return causes

    @property
    def chosen(self) -> list[Hint]:
        return [self.hints[key] for key in self.cleaned_data["keys"]]

    @property
    def ruling(self) -> Ruling:
        values = self.cleaned_data
        return Ruling(
            decision=DecisionKind(values["decision"]),
            reason=values["reason"],
            decided_on=values["decided_on"],
            body=values["body"],
            review_on=values["review_on"],
        )


def causes_of(hints: Iterable[Hint]) -> str:
    """What the hints of a page rested on, short enough for a hidden field."""
    return ",".join(hint.cause_hash[:12] for hint in hints)


class HandoverForm(forms.Form):
    """Who hands over to whom."""

    uebergang = forms.ChoiceField(label="Übergang")
    giver: "forms.ModelChoiceField[Organisation]" = forms.ModelChoiceField(label="Gibt ab", queryset=None)
    receiver: "forms.ModelChoiceField[Organisation]" = forms.ModelChoiceField(label="Nimmt auf", queryset=None)
    status = forms.ChoiceField(label="Stand", choices=HandoverStatus.choices)
    agreement = forms.CharField(
        label="Vereinbarung",
        max_length=300,
        required=False,
        help_text="Etwa „Kooperationsvereinbarung Kita – Grundschule“.",
    )
    agreed_on = forms.DateField(label="Vereinbart am", required=False, widget=DayInput)
    procedure = forms.CharField(
        label="So wird übergeben",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Wer tut was, wann, mit welchen Unterlagen und mit wessen Einwilligung?",
    )
    open_points = forms.CharField(label="Was noch offen ist", required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: QueryDict | None = None, *, handover: Handover | None = None, uebergang: str = "") -> None:
        initial = {name: getattr(handover, name) for name in self.base_fields} if handover else {"uebergang": uebergang}
        super().__init__(data, initial=initial)
        choose(self, "uebergang", vocabulary("uebergang").choices)
        for name in ("giver", "receiver"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = Organisation.objects.order_by("name_key")

    @property
    def values(self) -> HandoverValues:
        given = {**self.cleaned_data, "status": HandoverStatus(self.cleaned_data["status"])}
        return HandoverValues(**given)


class FreezeForm(forms.Form):
    """What the Bestandsaufnahme is called."""

    title = forms.CharField(
        label="Bezeichnung", max_length=160, help_text="Etwa „Bestandsaufnahme zur Gesundheitskonferenz“."
    )
    note = forms.CharField(label="Bemerkung", required=False, widget=forms.Textarea({"rows": 3}))


LIMIT_FIELDS: Final = ("long_wait_days", "far_km", "people_per_place", "min_people")


class SettingsForm(forms.Form):
    """Languages and thresholds; empty means the default."""

    asked_languages = forms.MultipleChoiceField(
        label="Gefragte Sprachen",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Für jede dieser Sprachen prüft Lückenlos, ob es in jeder Lebensphase ein Angebot gibt.",
    )
    long_wait_days = _limit_field("long_wait_days")
    far_km = _limit_field("far_km")
    people_per_place = _limit_field("people_per_place")
    min_people = _limit_field("min_people")

    def __init__(self, data: QueryDict | None, *, settings: PictureSettings | None, limits: Limits) -> None:
        initial = {name: getattr(settings, name) for name in LIMIT_FIELDS} if settings else {}
        initial["asked_languages"] = sorted(settings.asked_languages) if settings else []
        super().__init__(data, initial=initial)
        choose(self, "asked_languages", vocabulary("sprache").choices)
        for name in LIMIT_FIELDS:
            self.fields[name].help_text = f"Leer bedeutet {getattr(limits, name):g}."

    @property
    def values(self) -> SettingValues:
        return SettingValues(
            **{**self.cleaned_data, "asked_languages": frozenset(self.cleaned_data["asked_languages"])}
        )


class CompareForm(forms.Form):
    """Two states: Bestandsaufnahmen, or the picture of today."""

    von = forms.ChoiceField(label="Früherer Stand")
    bis = forms.ChoiceField(label="Späterer Stand")

    def __init__(self, data: QueryDict | None, *, inventories: Iterable[Bestandsaufnahme]) -> None:
        super().__init__(data)
        kept = [(str(one.pk), f"{one.title} ({one.stichtag:%d.%m.%Y})") for one in inventories]
        for name, choices in (("von", kept), ("bis", [("heute", "heute"), *kept])):
            choose(self, name, choices)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("von") and values.get("von") == values.get("bis"):
            self.add_error("bis", SENTENCES["nothing_to_compare"])
        return values
