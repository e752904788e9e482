"""The offer form: HTTP to a content as rules.content describes it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.forms.widgets import TextInput

from lueckenlos.directory.enums import AgeUnit
from lueckenlos.directory.forms.fields import QuietForm, check_phone, offer_field
from lueckenlos.directory.forms.sections import HELP, SECTIONS, TRAEGER_HELP, Section
from lueckenlos.directory.messages import SENTENCES
from lueckenlos.directory.rules import age_is_possible, phase_ages, phases_of_offer
from lueckenlos.directory.rules.ages import MONTHS_A_YEAR
from lueckenlos.directory.rules.content import COMMUNE_ONLY, PARTS, SCALARS, Content, PartnerNames
from lueckenlos.partners.queries import similar_names
from lueckenlos.shared.text import sort_key, unix_lines
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.web.sentences import sentence

_AGES: Final = {"age_from": "age_from_months", "age_to": "age_to_months"}
_PLAIN: Final = tuple(name for name in SCALARS if name not in _AGES.values())
_FULLEST: Final = 200
_PARTNERS: Final = ("traeger_name", "traeger_neu", "cooperation_names")


@dataclass(frozen=True, slots=True)
class FormPart:
    """A section with its fields; its rows come from the formsets."""

    section: Section
    fields: list[BoundField]
    more: list[BoundField]

    @property
    def more_open(self) -> bool:
        """Something behind the fold is filled in or wrong."""
        return any(bound.errors or bound.value() for bound in self.more)

    @property
    def more_labels(self) -> str:
        return ", ".join(str(bound.label) for bound in self.more)


class OfferForm(QuietForm):
    """All fields of an offer but its places and times.

    ``full`` is the commune's form; without it the Träger's, which leaves out what only the commune decides.
    ``complete`` demands what a release needs; a draft needs a title and no more.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        content: Content,
        areas: list[tuple[int, str]],
        names: Mapping[str, str],
        full: bool,
        complete: bool,
    ) -> None:
        self.before, self.full, self.complete = content, full, complete
        super().__init__(data, initial=_initial(content, names))
        for name in _PLAIN:
            if full or name not in COMMUNE_ONLY:
                self.fields[name] = offer_field(name)
        self._add_ages()
        self._add_areas(areas)
        if full:
            self._add_partners()
        self._polish()

    def _add_ages(self) -> None:
        for name, label in (("age_from", "Alter von"), ("age_to", "Alter bis unter")):
            self.fields[name] = forms.IntegerField(label=label, required=False, min_value=0)
            self.fields[f"{name}_unit"] = forms.ChoiceField(
                label=f"{label}: Einheit", choices=AgeUnit.choices, required=False, initial=AgeUnit.JAHRE
            )

    def _add_areas(self, areas: list[tuple[int, str]]) -> None:
        if areas:
            self.fields["areas"] = forms.TypedMultipleChoiceField(
                label="Sozialräume", choices=areas, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
            )

    def _add_partners(self) -> None:
        self.fields["traeger_name"] = forms.CharField(
            label="Träger",
            max_length=200,
            required=False,
            widget=TextInput({"list": "traeger-namen", "autocomplete": "off"}),
        )
        self.fields["traeger_neu"] = forms.BooleanField(label="als neuen Träger anlegen", required=False)
        self.fields["cooperation_names"] = forms.CharField(
            label="Kooperationspartner", required=False, widget=forms.Textarea({"rows": 3})
        )

    def _polish(self) -> None:
        texts = HELP if self.full else TRAEGER_HELP
        for name, field in self.fields.items():
            field.help_text = texts.get(name, field.help_text)
        self.fields["phone"].validators.append(check_phone)
        self.fields["summary"].widget = forms.Textarea({"rows": 3, "maxlength": 600})
        if not self.full:
            # follows from what is ticked; a Träger need not know of it
            del self.fields["lebensphasen_fixed"]
        if self.full:
            levels = [choice for choice in Visibility.choices if choice[0] != Visibility.VERTRAULICH]
            self.fields["visibility"].choices = levels  # type: ignore[attr-defined] # a choice field
        if self.complete:
            self.fields["summary"].required = True
            if self.full:
                self.fields["traeger_name"].required = True

    # ------------------------------------------------------------ judging

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, column in _AGES.items():
            years = data.get(f"{name}_unit") != AgeUnit.MONATE
            number = data.get(name)
            data[column] = number if number is None else number * (MONTHS_A_YEAR if years else 1)
        if not self.errors.keys() & _AGES.keys():
            self._judge_ages(data)
        self._judge_numbers(data)
        if self.full and "traeger_name" in data:
            self._judge_traeger(data)
        return data

    def _judge_ages(self, data: dict[str, Any]) -> None:
        verdict = age_is_possible(data["age_from_months"], data["age_to_months"])
        if not verdict:
            self.add_error("age_from", sentence(verdict))

    def _judge_numbers(self, data: Mapping[str, Any]) -> None:
        start, end = data.get("laufzeit_von"), data.get("laufzeit_bis")
        if start and end and start > end:
            self.add_error("laufzeit_bis", SENTENCES["term_order"])
        if (data.get("auslastung_prozent") or 0) > _FULLEST:
            self.add_error("auslastung_prozent", SENTENCES["occupancy_too_high"])

    def _judge_traeger(self, data: Mapping[str, Any]) -> None:
        """A name that only looks like a known one is more often a slip than a new Träger."""
        name = data["traeger_name"].strip()
        unchanged = sort_key(name) == sort_key(self.initial.get("traeger_name", ""))
        if not sort_key(name) or unchanged or data.get("traeger_neu"):
            return
        if similar := similar_names(name, most=1):
            self.add_error("traeger_name", SENTENCES["similar_organisation"].format(name=similar[0]))

    # ------------------------------------------------------------ giving

    @property
    def content(self) -> Content:
        """Everything typed, as the actions take it; organisations come apart, by name, in ``partners``."""
        data = self.cleaned_data
        found: Content = {name: data[name] for name in (*_PLAIN, *_AGES.values()) if name in data}
        found |= {name: frozenset(value) for name, value in found.items() if isinstance(value, list)}
        # browsers end lines in their own way; a text from a file would count as typed by hand
        found |= {name: unix_lines(value) for name, value in found.items()}
        if "areas" in data:
            found["areas"] = frozenset(data["areas"])
        self._settle_phases(found)
        return found

    @property
    def partners(self) -> PartnerNames | None:
        """None in the form that leaves the organisations alone."""
        if not self.full:
            return None
        lines = self.cleaned_data.get("cooperation_names", "").splitlines()
        cooperation = tuple(line.strip() for line in lines if sort_key(line))
        return PartnerNames(self.cleaned_data["traeger_name"].strip(), cooperation)

    @property
    def names(self) -> dict[str, str]:
        """The organisations as typed."""
        return {name: self.cleaned_data[name] for name in _PARTNERS if name in self.cleaned_data}

    def _settle_phases(self, found: Content) -> None:
        """Phases somebody ticked by hand hold against the age, also where no script has set the mark."""
        derived = phases_of_offer(
            found.get("age_from_months"), found.get("age_to_months"), found.get("zielgruppen", frozenset())
        )
        ticked = found["lebensphasen"] != self.before.get("lebensphasen", frozenset())
        if derived and ticked and found["lebensphasen"] not in (derived, frozenset()):
            found["lebensphasen_fixed"] = True
        if derived and not found.get("lebensphasen_fixed", self.before.get("lebensphasen_fixed", False)):
            found["lebensphasen"] = derived

    # ------------------------------------------------------------ showing

    @property
    def parts(self) -> dict[str, FormPart]:
        """The sections that have something to fill in, by their slug, in order."""
        found = {}
        for section in SECTIONS:
            shown, more = (
                [self[name] for name in names if name in self.fields] for names in (section.names, section.more)
            )
            if shown or more or section.has_rows:
                found[section.slug] = FormPart(section, shown, more)
        return found

    @property
    def phase_ages(self) -> str:
        """Age bounds of the Lebensphasen for the script that ticks them."""
        return json.dumps(phase_ages())


def _initial(content: Content, names: Mapping[str, str]) -> dict[str, Any]:
    initial: dict[str, Any] = {name: content[name] for name in (*_PLAIN, *PARTS) if name in content}
    for name, column in _AGES.items():
        months = content.get(column)
        whole_years = months is None or months % MONTHS_A_YEAR == 0
        initial[name] = months // MONTHS_A_YEAR if months is not None and whole_years else months
        initial[f"{name}_unit"] = (AgeUnit.JAHRE if whole_years else AgeUnit.MONATE).value
    lists = {name: list(value) for name, value in initial.items() if isinstance(value, frozenset)}
    return {**initial, **lists, **names}
