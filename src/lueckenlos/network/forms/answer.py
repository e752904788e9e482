"""What a member says by its secret link: one part for each recorded tie, and room for what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict

from lueckenlos.network.actions import Line
from lueckenlos.network.enums import DIRECTED, OWN_KINDS, Said, Strength
from lueckenlos.network.forms.tie import Choices, choose
from lueckenlos.network.messages import GIVES, SENTENCES, TAKES
from lueckenlos.network.queries import Statement

# ties that a member may add at a time; sending again gives more room
NEW_ROWS: Final = 3
_SAID: Final = ((Said.STIMMT.value, "Ja, stimmt"), (Said.ANDERS.value, "Nicht ganz"), (Said.NEIN.value, "Nein"))
_OUT, _BACK = "hin", "her"


@dataclass(frozen=True, slots=True)
class Part:
    """The fields about one recorded tie."""

    statement: Statement
    words: str
    said: BoundField
    strength: BoundField
    note: BoundField


class AnswerForm(forms.Form):
    """Nothing has to be answered: what is left open stays as it is."""

    def __init__(self, data: QueryDict | None, *, statements: Sequence[Statement], others: Choices) -> None:
        super().__init__(data)
        self.statements = statements
        for one in statements:
            self._about(one)
        for number in range(NEW_ROWS):
            self._missing(number, others)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for one in self.statements:
            words = given.get(f"note-{one.key}") or given.get(f"strength-{one.key}")
            if given.get(f"said-{one.key}") == Said.ANDERS and not words:
                told = SENTENCES["answer_needs_words"].format(other=one.other_name)
                self.add_error(f"note-{one.key}", ValidationError(told))
        for number in range(NEW_ROWS):
            other, how = given.get(f"other-{number}"), given.get(f"how-{number}")
            if other and not how:
                self.add_error(f"how-{number}", "Sagen Sie auch, was Sie verbindet.")
            if how and not other:
                self.add_error(f"other-{number}", "Wählen Sie auch die Organisation.")
        return given

    @property
    def parts(self) -> list[Part]:
        return [
            Part(
                one,
                (GIVES if one.outgoing else TAKES)[one.kind],
                self[f"said-{one.key}"],
                self[f"strength-{one.key}"],
                self[f"note-{one.key}"],
            )
            for one in self.statements
        ]

    @property
    def rows(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        return [(self[f"other-{row}"], self[f"how-{row}"], self[f"text-{row}"]) for row in range(NEW_ROWS)]

    @property
    def lines(self) -> list[Line]:
        """What was answered; the rest is left out."""
        given = self.cleaned_data
        lines = [
            Line(
                one.other,
                one.kind.value,
                one.outgoing,
                Said(said),
                given[f"strength-{one.key}"],
                given[f"note-{one.key}"],
            )
            for one in self.statements
            if (said := given[f"said-{one.key}"])
        ]
        for row in range(NEW_ROWS):
            if given[f"other-{row}"] and given[f"how-{row}"]:
                kind, _, way = given[f"how-{row}"].partition("-")
                lines.append(Line(given[f"other-{row}"], kind, way == _OUT, Said.NEU, "", given[f"text-{row}"]))
        return lines

    def _about(self, one: Statement) -> None:
        before = one.answer
        self.fields[f"said-{one.key}"] = forms.ChoiceField(
            label="Stimmt das?", choices=_SAID, widget=forms.RadioSelect, required=False, initial=one.said
        )
        self.fields[f"strength-{one.key}"] = forms.ChoiceField(
            label="Wie eng?",
            choices=Strength.choices,
            required=False,
            initial=before.strength if before else one.strength,
        )
        self.fields[f"note-{one.key}"] = forms.CharField(
            label="Was ist anders?", max_length=400, required=False, initial=before.note if before else ""
        )

    def _missing(self, number: int, others: Choices) -> None:
        self.fields[f"other-{number}"] = forms.TypedChoiceField(
            label="Organisation", coerce=int, empty_value=None, required=False, choices=choose(others)
        )
        self.fields[f"how-{number}"] = forms.ChoiceField(
            label="Was verbindet Sie? Wir …", required=False, choices=choose(_ways())
        )
        self.fields[f"text-{number}"] = forms.CharField(label="Worum geht es?", max_length=400, required=False)


def _ways() -> list[tuple[str, str]]:
    """„arbeiten zusammen mit“, „übergeben an“, „übernehmen von“"""
    ways = []
    for kind in OWN_KINDS:
        ways.append((f"{kind.value}-{_OUT}", _WE[GIVES[kind]]))
        if kind in DIRECTED:
            ways.append((f"{kind.value}-{_BACK}", _WE[TAKES[kind]]))
    return ways


_WE: Final = {
    "arbeitet zusammen mit": "arbeiten zusammen mit",
    "übergibt an": "übergeben an",
    "übernimmt von": "übernehmen von",
    "hat eine Vereinbarung mit": "haben eine Vereinbarung mit",
    "gibt Geld an": "geben Geld an",
    "bekommt Geld von": "bekommen Geld von",
    "informiert": "informieren",
    "wird informiert von": "werden informiert von",
}
