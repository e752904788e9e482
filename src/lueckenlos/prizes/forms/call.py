"""A call with its prizes and criteria, and the ceremony."""

from dataclasses import astuple
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils import timezone

from lueckenlos.events.forms.fields import AFTER, column
from lueckenlos.events.models import Event
from lueckenlos.prizes.actions.calls import FIELDS, MOST_CRITERIA, MOST_EURO, MOST_RANKS
from lueckenlos.prizes.enums import CallState
from lueckenlos.prizes.messages.words import START_CRITERIA, START_RANKS
from lueckenlos.prizes.models import Call, Criterion, Rank
from lueckenlos.prizes.queries.work import prizes_of, yardsticks_of
from lueckenlos.prizes.rules.values import Prize, Yardstick
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm

_TEXT: Final = {"rows": 5}


class CallForm(VersionedForm):
    """Rows left empty are no prizes and no criteria. Once the call is out its rows are fixed and not in the form."""

    title = column(Call, "title", help_text="Zum Beispiel „Gesundheitspreis der Stadt 2027“.")
    year = column(Call, "year")
    text = column(
        Call, "text", widget=forms.Textarea(_TEXT), help_text="Steht auf der öffentlichen Seite. Kurz und einfach."
    )
    eligible = column(
        Call, "eligible", widget=forms.Textarea({"rows": 3}), help_text="Etwa: Kitas, Schulen, Vereine und Initiativen."
    )
    deadline = column(
        Call,
        "deadline",
        help_text="Auf die Minute, deutsche Zeit: Ab dann kommt keine Bewerbung mehr an. Ende eines Tages: 0:00 Uhr "
        "am Tag danach.",
    )
    keep_days = column(
        Call,
        "keep_days",
        help_text="Danach löscht der nächtliche Lauf, was Bewerberinnen, Bewerber und Jury über sich angegeben haben.",
    )

    def __init__(self, data: Any, call: Call | None = None) -> None:
        start = {"version": 1, "year": timezone.localdate().year + 1, "keep_days": 365}
        super().__init__(data, initial=shown(call, FIELDS) if call else start)
        self._call = call
        self.draft = call is None or call.state == CallState.ENTWURF
        if self.draft:
            ranks = [astuple(one) for one in prizes_of(call)] if call else START_RANKS
            criteria = [astuple(one) for one in yardsticks_of(call)] if call else START_CRITERIA
            for place in range(MOST_RANKS):
                self._add("preis", place, Rank, ("name",), ranks[place] if place < len(ranks) else ("", None))
            for place in range(MOST_CRITERIA):
                row = criteria[place] if place < len(criteria) else ("", None, "")
                self._add("kriterium", place, Criterion, ("name", "weight", "explanation"), row)

    @property
    def main(self) -> list[BoundField]:
        return [self[name] for name in FIELDS]

    @property
    def rank_rows(self) -> list[list[BoundField]]:
        return [[self[f"preis{place}_name"], self[f"preis{place}_euro"]] for place in range(MOST_RANKS)]

    @property
    def criterion_rows(self) -> list[list[BoundField]]:
        names = ("name", "weight", "explanation")
        return [[self[f"kriterium{place}_{name}"] for name in names] for place in range(MOST_CRITERIA)]

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, FIELDS)

    @property
    def ranks(self) -> list[Prize]:
        if not self.draft and self._call:
            return prizes_of(self._call)
        rows = [self._row("preis", place, ("name", "euro")) for place in range(MOST_RANKS)]
        return [Prize(_line(name), euro or 0) for name, euro in rows if name or euro]

    @property
    def criteria(self) -> list[Yardstick]:
        if not self.draft and self._call:
            return yardsticks_of(self._call)
        rows = [self._row("kriterium", place, ("name", "weight", "explanation")) for place in range(MOST_CRITERIA)]
        return [Yardstick(_line(name), weight or 1, _line(text)) for name, weight, text in rows if name or text]

    def _add(self, kind: str, place: int, model: type[Rank | Criterion], names: tuple[str, ...], row: Any) -> None:
        where = f"{place + 1}"
        for name, value in zip(names, row, strict=False):
            field = column(model, name, required=False, initial=value)
            field.label = f"{field.label} {where}"
            self.fields[f"{kind}{place}_{name}"] = field
        if model is Rank:
            self.fields[f"{kind}{place}_euro"] = forms.IntegerField(
                label=f"Preisgeld in Euro {where}", required=False, min_value=0, max_value=MOST_EURO, initial=row[1]
            )

    def _row(self, kind: str, place: int, names: tuple[str, ...]) -> tuple[Any, ...]:
        return tuple(self.cleaned_data.get(f"{kind}{place}_{name}") for name in names)


class CeremonyForm(forms.Form):
    """The least an event needs; everything else is added on its own page."""

    title = column(Event, "title")
    starts_at = column(Event, "starts_at")
    ends_at = column(Event, "ends_at")
    venue = column(Event, "venue", required=False)

    def __init__(self, data: Any, call: Call) -> None:
        super().__init__(data, initial={"title": f"Preisverleihung: {call.title}"})

    def clean(self) -> dict[str, Any]:
        starts, ends = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", AFTER)
        return self.cleaned_data


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
