"""What the address of the table asks for."""

from typing import Final

from django import forms
from django.http import QueryDict

from lueckenlos.goals.enums import Flag, MeasureState
from lueckenlos.goals.forms.plan import Parents
from lueckenlos.goals.queries import ALL, OPEN, SOON, MeasureFilter
from lueckenlos.shared.text import sort_key
from lueckenlos.vocabulary.registry import vocabulary

_EVERY: Final = ("", "alle")


class MeasureFilterForm(forms.Form):
    """Nonsense asks for nothing."""

    stand = forms.ChoiceField(
        label="Stand",
        choices=[("", "alle offenen"), *MeasureState.choices, (ALL, "alle")],
        required=False,
    )
    blick = forms.ChoiceField(
        label="Zu beachten",
        choices=[_EVERY, *((flag.value, flag.label) for flag in Flag), (SOON, "Termin in den nächsten 90 Tagen")],
        required=False,
    )
    phase = forms.ChoiceField(label="Lebensphase", required=False)
    zustaendig = forms.ChoiceField(label="Zuständig", required=False)
    ziel = forms.TypedChoiceField(label="Ziel", required=False, coerce=int, empty_value=None)
    wort = forms.CharField(label="Wort im Titel", max_length=80, required=False, widget=forms.SearchInput)

    def __init__(self, data: QueryDict, *, responsibles: list[str], goals: Parents) -> None:
        super().__init__(data)
        for name, choices in (
            ("phase", vocabulary("lebensphase").choices),
            ("zustaendig", [(one, one) for one in responsibles]),
            ("ziel", [(str(goal.pk), goal.title) for goal, _ in goals]),
        ):
            self.fields[name].choices = [_EVERY, *choices]  # type: ignore[attr-defined] # a choice field

    @property
    def number(self) -> int:
        """Of the filters that are set."""
        self.is_valid()
        return sum(bool(value) for value in self.cleaned_data.values())

    @property
    def wanted(self) -> MeasureFilter:
        self.is_valid()
        given = self.cleaned_data
        return MeasureFilter(
            state=given.get("stand") or OPEN,
            watch=given.get("blick", ""),
            phase=given.get("phase", ""),
            responsible=given.get("zustaendig", ""),
            goal=given.get("ziel"),
            text=sort_key(given.get("wort", "")),
        )
