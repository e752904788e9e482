"""The filter of the offer list: a GET form that is always valid, because a wrong value asks for nothing."""

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.directory.enums import OfferSort, OfferStatus
from lueckenlos.directory.queries.filters import OfferFilter
from lueckenlos.vocabulary.registry import vocabulary

# form field → (model field, vocabulary, label)
TERMS: Final = {
    "lebensphase": ("lebensphasen", "lebensphase", "Lebensphase"),
    "handlungsfeld": ("handlungsfelder", "handlungsfeld", "Handlungsfeld"),
    "lebenslage": ("lebenslagen", "lebenslage", "Lebenslage"),
    "zugang": ("zugang", "zugang", "Zugang"),
    "kosten": ("kosten_art", "kosten", "Kosten"),
    "zielgruppe": ("zielgruppen", "zielgruppe", "Zielgruppe"),
    "angebotsform": ("angebotsform", "angebotsform", "Angebotsform"),
    "uebergang": ("uebergaenge", "uebergang", "Übergang"),
}
# shown at once; the others stand behind „Weitere Filter“
FRONT: Final = ("text", "status", "lebensphase", "handlungsfeld")
BACK: Final = ("traeger", "sozialraum", "zugang", "kosten", "lebenslage", "zielgruppe", "angebotsform", "uebergang")
_ANY: Final = ("", "alle")


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the address of the list without it."""

    label: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that sorts."""

    label: str
    url: str
    direction: str


class OfferFilterForm(forms.Form):
    """Names in the address are German and short, because people send such addresses to each other."""

    text = forms.CharField(label="Suchwort", max_length=120, required=False, widget=forms.SearchInput)
    status = forms.ChoiceField(label="Stand", choices=[_ANY, *OfferStatus.choices], required=False)
    traeger = forms.CharField(
        label="Träger",
        max_length=120,
        required=False,
        widget=forms.TextInput({"list": "traeger-namen", "autocomplete": "off"}),
    )
    sozialraum = forms.TypedChoiceField(label="Sozialraum", coerce=int, empty_value=None, required=False)
    pruefung = forms.BooleanField(label="lange nicht geprüft", required=False)
    auslaufend = forms.BooleanField(label="läuft aus", required=False)

    def __init__(self, data: QueryDict, *, areas: list[tuple[int, str]]) -> None:
        super().__init__(data)
        for name, (_, slug, label) in TERMS.items():
            choices = [_ANY, *vocabulary(slug).choices]
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)
        self.fields["sozialraum"].choices = [_ANY, *areas]  # type: ignore[attr-defined] # a choice field
        if not areas:
            del self.fields["sozialraum"]
        self.is_valid()

    @property
    def criteria(self) -> OfferFilter:
        data = self.cleaned_data
        sort, reverse = self._order()
        return OfferFilter(
            text=data.get("text", "").strip(),
            status=data.get("status", ""),
            traeger=data.get("traeger", "").strip(),
            sozialraum=data.get("sozialraum"),
            terms={column: data[name] for name, (column, _, _) in TERMS.items() if data.get(name)},
            unchecked=data.get("pruefung", False),
            running_out=data.get("auslaufend", False),
            sort=sort,
            reverse=reverse,
        )

    @property
    def chips(self) -> list[Chip]:
        """One for every filter that is set."""
        return [Chip(self._words(name), f"?{self._without(name)}") for name in self._active()]

    @property
    def query(self) -> str:
        """The active filter and order as they stand in the address, without page and wrong values."""
        return self._kept({*self._active(), "sort"}).urlencode()

    @property
    def headings(self) -> dict[str, Heading]:
        """Links that sort the list by a column, and turn it round on the second press."""
        sort, reverse = self._order()
        found = {}
        for order in OfferSort:
            kept = self._kept(set(self._active()))
            kept["sort"] = f"-{order}" if order == sort and not reverse else order.value
            direction = "" if order != sort else "descending" if reverse else "ascending"
            found[order.value] = Heading(order.label, f"?{kept.urlencode()}", direction)
        return found

    @property
    def front(self) -> list[forms.BoundField]:
        return [self[name] for name in FRONT if name in self.fields]

    @property
    def back(self) -> list[forms.BoundField]:
        return [self[name] for name in BACK if name in self.fields]

    @property
    def back_open(self) -> bool:
        return any(self.cleaned_data.get(name) for name in BACK)

    def _order(self) -> tuple[OfferSort, bool]:
        asked = str(self.data.get("sort", ""))
        name = asked.removeprefix("-")
        return (OfferSort(name), asked.startswith("-")) if name in OfferSort.values else (OfferSort.TITEL, False)

    def _active(self) -> list[str]:
        return [name for name in self.fields if self.cleaned_data.get(name)]

    def _kept(self, names: set[str]) -> QueryDict:
        kept = QueryDict(mutable=True)
        for name in (*self.fields, "sort"):
            if name in names and self.data.get(name):
                kept[name] = str(self.data[name])
        return kept

    def _without(self, name: str) -> str:
        return self._kept({*self._active(), "sort"} - {name}).urlencode()

    def _words(self, name: str) -> str:
        field: Any = self.fields[name]
        label = str(field.label)
        if isinstance(field, forms.BooleanField):
            return label
        value = self.cleaned_data[name]
        shown = dict(field.choices).get(value, value) if hasattr(field, "choices") else value
        return f"{label}: {shown}"
