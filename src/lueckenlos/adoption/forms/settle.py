"""Deciding on what the source has changed: one choice for each paragraph."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from lueckenlos.adoption.actions.texts import MOST_HEADING, MOST_SIGNS
from lueckenlos.adoption.enums import Decision
from lueckenlos.adoption.presenters import Item, decision_labels
from lueckenlos.adoption.text import Block, Difference
from lueckenlos.adoption.text.blocks import FIELDS
from lueckenlos.tenancy.forms.versioned import VersionedForm

_DECIDE: Final = "Bitte entscheiden Sie über diesen Absatz."
_WRITE: Final = "Schreiben Sie den Text, oder wählen Sie eine andere Möglichkeit."


class SettleForm(VersionedForm):
    """Fields are named after the paragraph's key. What only the source has changed is taken unless somebody objects."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    order = forms.ChoiceField(
        label="Die Quelle hat Absätze umgestellt.",
        choices=[
            (Decision.BEHALTEN.value, "Unsere Reihenfolge behalten"),
            (Decision.UEBERNEHMEN.value, "Reihenfolge der Quelle übernehmen"),
        ],
        initial=Decision.UEBERNEHMEN.value,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, items: Sequence[Item], moved: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        if not moved:
            del self.fields["order"]
        for item in items:
            self._add(item)

    @property
    def their_order(self) -> bool:
        return bool(self.cleaned_data.get("order") == Decision.UEBERNEHMEN)

    @property
    def choices(self) -> Mapping[str, Block | None]:
        """What becomes of each paragraph."""
        return {item.key: self._settled(item.difference) for item in self.items}

    @property
    def rows(self) -> list[tuple[Item, forms.BoundField, list[forms.BoundField]]]:
        """Each paragraph with its choice and the fields for an own wording."""
        return [
            (item, self[f"wahl-{item.key}"], [self[name] for name in self._wording(item.key) if name in self.fields])
            for item in self.items
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for item in self.items:
            choice, (heading, text) = f"wahl-{item.key}", (data.get(name) for name in self._wording(item.key))
            if not data.get(choice) and choice not in self.errors:
                self.add_error(choice, _DECIDE)
            if data.get(choice) == Decision.ANPASSEN and not (heading or text):
                self.add_error(f"text-{item.key}", _WRITE)
        return data

    def _add(self, item: Item) -> None:
        one = item.difference
        heading, text = self._wording(item.key)
        proposed = (one.ours if one.clash else one.theirs) or one.theirs or one.ours
        self.fields[f"wahl-{item.key}"] = forms.ChoiceField(
            label=f"Entscheidung zu „{item.label}“",
            choices=decision_labels(one),
            initial="" if one.clash else Decision.UEBERNEHMEN.value,
            required=False,
            widget=forms.RadioSelect,
        )
        if item.key not in FIELDS and not (proposed and proposed.about):
            self.fields[heading] = forms.CharField(
                label="Überschrift",
                required=False,
                max_length=MOST_HEADING,
                initial=proposed.heading if proposed else "",
            )
        self.fields[text] = forms.CharField(
            label="Eigener Text",
            required=False,
            max_length=MOST_SIGNS,
            initial=proposed.text if proposed else "",
            widget=forms.Textarea({"rows": 5}),
        )

    def _settled(self, one: Difference) -> Block | None:
        match self.cleaned_data[f"wahl-{one.key}"]:
            case Decision.BEHALTEN:
                return one.ours
            case Decision.UEBERNEHMEN:
                return one.theirs
        heading, text = self._wording(one.key)
        about = next((block.about for block in (one.theirs, one.ours) if block), "")
        return Block(one.key, self.cleaned_data.get(heading, ""), self.cleaned_data[text], about)

    @staticmethod
    def _wording(key: str) -> tuple[str, str]:
        return f"titel-{key}", f"text-{key}"
