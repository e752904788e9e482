"""What the addresses of the lists ask for. Nonsense asks for nothing."""

from collections.abc import Sequence
from typing import Final

from django import forms
from django.http import QueryDict

from lueckenlos.accounts.models import User
from lueckenlos.advice.enums import CaseState
from lueckenlos.advice.queries.board import WITHOUT, BoardFilter
from lueckenlos.advice.queries.lists import ALL, OPEN, ActivityFilter
from lueckenlos.advice.rules import SILENT_DAYS
from lueckenlos.goals.models import Goal
from lueckenlos.process.enums import BausteinState
from lueckenlos.shared.text import sort_key
from lueckenlos.vocabulary.registry import vocabulary

Choices = Sequence[tuple[object, str]]
_EVERY: Final = ("", "alle")


class FilterForm(forms.Form):
    """A form above a list, whose values stand in the address."""

    @property
    def number(self) -> int:
        """How many of its fields say something."""
        return sum(bool(self.data.get(name)) for name in self.fields)


class BoardFilterForm(FilterForm):
    wort = forms.CharField(label="Name", max_length=80, required=False, widget=forms.SearchInput)
    kreis = forms.TypedChoiceField(label="Kreis", required=False, coerce=int, empty_value=None)
    status = forms.ChoiceField(label="Partnerstatus", required=False)
    thema = forms.ChoiceField(label="Thema", required=False)
    baustein = forms.ChoiceField(label="Baustein", required=False)
    stand = forms.ChoiceField(
        label="Stand des Bausteins", required=False, choices=[("", "begonnen"), *BausteinState.choices]
    )
    tage = forms.IntegerField(label="Still nach Tagen", required=False, min_value=1, max_value=3650)
    ordnung = forms.ChoiceField(
        label="Sortiert nach",
        required=False,
        choices=[
            ("", "Name"),
            ("kontakt", "am längsten ohne Kontakt"),
            ("termin", "nächstem Termin"),
            ("status", "Partnerstatus"),
        ],
    )
    still = forms.BooleanField(label="nur stille", required=False)

    def __init__(self, data: QueryDict, *, kreise: Choices) -> None:
        super().__init__(data)
        status = [_EVERY, *vocabulary("partnerstatus").choices, (WITHOUT, "ohne Status")]
        for name, choices in (
            ("kreis", [_EVERY, *kreise]),
            ("status", status),
            ("thema", [_EVERY, *vocabulary("thema").choices]),
            ("baustein", [_EVERY, *vocabulary("prozessphase").choices]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field
        self.fields["tage"].widget.attrs["placeholder"] = str(SILENT_DAYS)

    @property
    def wanted(self) -> BoardFilter:
        self.is_valid()
        given = self.cleaned_data
        return BoardFilter(
            text=sort_key(given.get("wort", "")),
            kreis=given.get("kreis"),
            status=given.get("status", ""),
            theme=given.get("thema", ""),
            phase=given.get("baustein", ""),
            state=given.get("stand", ""),
            silent=given.get("still", False),
            days=given.get("tage") or SILENT_DAYS,
            sort=given.get("ordnung") or "name",
        )


class CaseFilterForm(FilterForm):
    stand = forms.ChoiceField(
        label="Stand", required=False, choices=[("", "alle offenen"), *CaseState.choices, (ALL, "alle")]
    )
    wort = forms.CharField(label="Wort im Titel", max_length=80, required=False, widget=forms.SearchInput)
    meine = forms.BooleanField(label="nur meine", required=False)

    @property
    def asked(self) -> tuple[str, str, bool]:
        """State, words, only mine."""
        self.is_valid()
        given = self.cleaned_data
        return given.get("stand") or OPEN, given.get("wort", ""), given.get("meine", False)


class ActivityFilterForm(FilterForm):
    jahr = forms.TypedChoiceField(label="Jahr", required=False, coerce=int, empty_value=None)
    art = forms.ChoiceField(label="Beratungsart", required=False)
    thema = forms.ChoiceField(label="Thema", required=False)
    kommune = forms.TypedChoiceField(label="Kommune", required=False, coerce=int, empty_value=None)
    ziel = forms.TypedChoiceField(label="Ziel", required=False, coerce=int, empty_value=None)
    person = forms.TypedChoiceField(label="Von wem", required=False, coerce=int, empty_value=None)
    wort = forms.CharField(label="Wort im Titel", max_length=80, required=False, widget=forms.SearchInput)

    def __init__(
        self, data: QueryDict, *, years: Sequence[int], communes: Choices, goals: Sequence[Goal], people: Sequence[User]
    ) -> None:
        super().__init__(data)
        for name, choices in (
            ("jahr", [(year, str(year)) for year in years]),
            ("art", vocabulary("beratungsart").choices),
            ("thema", vocabulary("thema").choices),
            ("kommune", communes),
            ("ziel", [(one.pk, one.title) for one in goals]),
            ("person", [(one.pk, one.name) for one in people]),
        ):
            self.fields[name].choices = [_EVERY, *choices]  # type: ignore[attr-defined] # a choice field

    @property
    def wanted(self) -> ActivityFilter:
        self.is_valid()
        given = self.cleaned_data
        return ActivityFilter(
            year=given.get("jahr"),
            kind=given.get("art", ""),
            theme=given.get("thema", ""),
            commune=given.get("kommune"),
            goal=given.get("ziel"),
            user=given.get("person"),
            text=sort_key(given.get("wort", "")),
        )
