"""The prizes, set by hand beside the table of the jury."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from lueckenlos.events.forms.fields import column
from lueckenlos.prizes.actions.calls import MOST_EURO
from lueckenlos.prizes.actions.decision import Award
from lueckenlos.prizes.models import Application, Call, Rank
from lueckenlos.prizes.presenters import Line
from lueckenlos.tenancy.forms.versioned import VersionedForm


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One application with its fields; the place is only what the jury's table says.

    ``chosen`` is the name of its prize. ``open``: what the office looks at first, the others are folded away.
    """

    line: Line
    rank: BoundField
    euro: BoundField
    reason: BoundField
    chosen: str
    open: bool


class AwardsForm(VersionedForm):
    """For every application a prize or none. Money left empty is that of the prize."""

    proposal = column(
        Call,
        "proposal",
        required=True,
        widget=forms.Textarea({"rows": 4}),
        help_text="Steht in der Beschlussvorlage. Weichen Sie von der Tabelle ab, sagen Sie hier, warum.",
    )

    def __init__(self, data: Any, call: Call, lines: Sequence[Line], ranks: Sequence[Rank]) -> None:
        super().__init__(data, initial={"version": call.version, "proposal": call.proposal})
        self._lines, self._ranks = lines, {one.pk: one for one in ranks}
        choices = [("", "kein Preis"), *((one.pk, one.name) for one in ranks)]
        for line in lines:
            row = line.application
            self.fields[f"preis{row.pk}"] = forms.TypedChoiceField(
                label="Preis", required=False, coerce=int, empty_value=None, choices=choices, initial=row.rank_id or ""
            )
            self.fields[f"euro{row.pk}"] = forms.IntegerField(
                label="Preisgeld in Euro",
                required=False,
                min_value=0,
                max_value=MOST_EURO,
                initial=row.award_cents // 100 if row.rank_id else None,
                help_text="Leer: das ausgeschriebene.",
            )
            self.fields[f"grund{row.pk}"] = column(
                Application,
                "award_reason",
                initial=row.award_reason,
                widget=forms.Textarea({"rows": 2}),
                help_text="Ein, zwei Sätze; mit Einwilligung öffentlich.",
            )

    @property
    def rows(self) -> list[AwardRow]:
        return [self._row(line, place) for place, line in enumerate(self._lines)]

    def _row(self, line: Line, place: int) -> AwardRow:
        """Open are those with an error or a prize that is not saved; at the start as many of the best as win."""
        key, saved = line.application.pk, line.application.rank
        fields = (self[f"preis{key}"], self[f"euro{key}"], self[f"grund{key}"])
        chosen = next((one.name for one in self._ranks.values() if str(one.pk) == str(fields[0].value())), "")
        wrong = any(one.errors for one in fields)
        first = place < len(self._ranks) and not any(one.application.rank_id for one in self._lines)
        return AwardRow(line, *fields, chosen, open=wrong or first or chosen != (saved.name if saved else ""))

    @property
    def awards(self) -> dict[int, Award]:
        data, found = self.cleaned_data, {}
        for line in self._lines:
            key = line.application.pk
            rank = self._ranks.get(data.get(f"preis{key}") or 0)
            if rank is not None:
                euro = data.get(f"euro{key}")
                euro = rank.cents // 100 if euro is None else euro
                found[key] = Award(rank.pk, euro, data.get(f"grund{key}") or "")
        return found
