"""Which indicator, and by which groups."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators.messages.inequality import BY_EDUCATION, GROUPS
from lueckenlos.indicators.registry import Indicator


class InequalityForm(forms.Form):
    """Everything may be left out: then the first indicator by the Land's Gemeinden."""

    kennzahl = forms.CharField(label="Kennzahl", required=False, max_length=60, widget=forms.Select)
    ebene = forms.ChoiceField(label="Gruppen", choices=list(GROUPS.items()), required=False)

    def __init__(self, data: QueryDict) -> None:
        self._asked = data.copy()
        super().__init__(self._asked)
        self.is_valid()

    def offer(self, choices: Sequence[Indicator], chosen: Indicator | None) -> None:
        """The indicators to choose from, once they are known."""
        self.fields["kennzahl"].widget = forms.Select(choices=[(one.slug, one.label) for one in choices])
        self._asked["kennzahl"] = chosen.slug if chosen else ""
        self._asked["ebene"] = self.groups

    @property
    def slug(self) -> str:
        return str(self.cleaned_data.get("kennzahl", ""))

    @property
    def groups(self) -> str:
        return str(self.cleaned_data.get("ebene") or int(GebietsEbene.GEMEINDE))

    @property
    def by_education(self) -> bool:
        return self.groups == BY_EDUCATION

    @property
    def level(self) -> GebietsEbene:
        """Of the areas, where they are the groups."""
        return GebietsEbene.GEMEINDE if self.by_education else GebietsEbene(int(self.groups))
