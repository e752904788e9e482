"""Who judges, and what they say."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from lueckenlos.events.forms.fields import column
from lueckenlos.prizes.models import Criterion, Juror, Opinion
from lueckenlos.prizes.models.call import MOST_POINTS
from lueckenlos.tenancy.forms.saving import shown
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.models import Mitgliedschaft


class JurorForm(forms.Form):
    """A member of the Stelle, or somebody from outside."""

    member = forms.TypedChoiceField(
        label="Mitglied der Stelle", required=False, coerce=int, empty_value=None, help_text="Wertet angemeldet."
    )
    name = column(Juror, "name", required=False, label="oder Name von außerhalb")
    email = column(
        Juror,
        "email",
        required=False,
        help_text="Bekommt einen persönlichen Link, sobald die Jury beginnt. Kein Konto nötig.",
    )
    is_chair = column(Juror, "is_chair", help_text="Darf die Bewertung schließen, auch wenn jemand fehlt.")

    def __init__(self, data: Any, members: Sequence[Mitgliedschaft]) -> None:
        super().__init__(data)
        self._members = {one.user_id: one.user for one in members}
        choices = [("", "–"), *((key, user.name) for key, user in self._members.items())]
        self.fields["member"].choices = choices  # type: ignore[attr-defined] # a choice field

    @property
    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        user = self._members.get(data["member"] or 0)
        return {"user": user, "name": data["name"], "email": data["email"], "is_chair": data["is_chair"]}


class OpinionForm(VersionedForm):
    """Points for each criterion, or biased. What is left empty is not given yet."""

    biased = column(
        Opinion,
        "biased",
        label="Ich bin befangen",
        help_text="Etwa weil Sie dort arbeiten, mitmachen oder jemanden gut kennen. Dann werten Sie nicht und "
        "sehen auch die Punkte der anderen nicht.",
    )
    note = column(
        Opinion,
        "note",
        widget=forms.Textarea({"rows": 3}),
        help_text="Die anderen lesen sie, wenn die Bewertung geschlossen ist.",
    )

    def __init__(self, data: Any, criteria: Sequence[Criterion], opinion: Opinion | None) -> None:
        given = opinion.points if opinion else {}
        super().__init__(data, initial=shown(opinion, ("biased", "note")) if opinion else {"version": 1})
        self._criteria = criteria
        for one in criteria:
            weight = f" Zählt {one.weight}-fach." if one.weight > 1 else ""
            self.fields[f"punkte{one.pk}"] = forms.IntegerField(
                label=one.name,
                required=False,
                min_value=0,
                max_value=MOST_POINTS,
                initial=given.get(str(one.pk)),
                help_text=f"{one.explanation}{weight} 0 bis {MOST_POINTS}.".strip(),
            )

    @property
    def points(self) -> list[BoundField]:
        return [self[f"punkte{one.pk}"] for one in self._criteria]

    @property
    def given(self) -> dict[str, Any]:
        data = self.cleaned_data
        points = {one.pk: data.get(f"punkte{one.pk}") for one in self._criteria}
        return {"biased": data["biased"], "note": data["note"], "points": points}
