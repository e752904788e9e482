"""Which Gebiet, and whom to compare it with."""

from typing import Final

from django import forms
from django.http import QueryDict

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators.messages.profile import FEATURES
from lueckenlos.indicators.queries.peers import Wanted
from lueckenlos.indicators.queries.profile import Profile
from lueckenlos.indicators.similar import FEWEST, MOST, USUAL

_FIELDS: Final = ("merkmal", "anzahl")
_OF_MAP: Final = frozenset({"karte", "als"})


class ProfileForm(forms.Form):
    """Everything may be left out: then the group is the nearest by all features."""

    gebiet = forms.CharField(label="Gebiet", required=False, max_length=40, widget=forms.Select)
    merkmal = forms.MultipleChoiceField(
        label="Ähnlich nach",
        choices=list(FEATURES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    anzahl = forms.TypedChoiceField(
        label="Wie viele Kommunen",
        choices=[(number, str(number)) for number in (FEWEST, 5, USUAL, 12, MOST)],
        coerce=int,
        required=False,
        empty_value=None,
    )

    karte = forms.CharField(label="Kennzahl auf der Karte", required=False, max_length=60, widget=forms.Select)

    def __init__(self, data: QueryDict) -> None:
        given = data.copy()
        if not any(name in data for name in _FIELDS):
            given.setlist("merkmal", list(FEATURES))
        given.setdefault("anzahl", str(USUAL))
        super().__init__(given)
        self.without = frozenset(data.getlist("ohne"))
        self._asked, self._given = data, given

    @property
    def address(self) -> str:
        """What was asked for, as the start of an address that goes on."""
        asked = self._asked.copy()
        asked.pop("als", None)
        return f"?{asked.urlencode()}&" if asked else "?"

    def offer(self, page: Profile) -> None:
        """The Gebiete and indicators to choose from, once they are known."""
        names = [(one.ars, f"{one.name} ({GebietsEbene(one.ebene).label})") for one in page.choices]
        self.fields["gebiet"].widget = forms.Select(choices=names)
        self._given["gebiet"] = page.gebiet.ars
        if page.map:
            self.fields["karte"].widget = forms.Select(choices=[(one.slug, one.label) for one in page.map.choices])
            self._given["karte"] = page.map.indicator.slug

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What else was asked for, for the form that changes only the map."""
        return [(name, value) for name in self._asked for value in self._asked.getlist(name) if name not in _OF_MAP]

    @property
    def key(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("gebiet", ""))

    @property
    def on_map(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("karte", ""))

    @property
    def wanted(self) -> Wanted:
        self.is_valid()
        given = self.cleaned_data
        # without any feature nothing would be alike: then all of them
        features = tuple(given.get("merkmal") or FEATURES)
        return Wanted(features, given.get("anzahl") or USUAL, self.without)
