"""One position of the plan, and what was spent on each."""

from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.events.forms.fields import column
from lueckenlos.funding.messages.paper import euro
from lueckenlos.funding.models import Mappe, PlanLine
from lueckenlos.goals.forms.fields import CostField
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm

_FIELDS = ("title", "year", "kind", "cents")


class MoneyField(CostField):
    """Shows both digits of the cents: money is not a measurement."""

    def prepare_value(self, value: Any) -> Any:
        return euro(value).removesuffix("\u00a0€") if isinstance(value, int) else value


class AmountField(MoneyField):
    """An amount that must be said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.required = True


class PlanLineForm(VersionedForm):
    """What for, when, of which kind, how much."""

    title = column(PlanLine, "title", help_text="Etwa „Koordination, halbe Stelle E 9b“ oder „Eigenanteil Stadt“.")
    year = column(PlanLine, "year")
    kind = column(PlanLine, "kind")
    cents = AmountField(label="Betrag in Euro", help_text="Etwa 12.500 oder 349,90.")

    def __init__(self, data: QueryDict | None, *, mappe: Mappe, line: PlanLine | None, year: int) -> None:
        start = mappe.starts_on.year if mappe.starts_on else year
        super().__init__(data, initial=shown(line, _FIELDS) if line else {"version": 1, "year": start})

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, _FIELDS)


class SpendForm(forms.Form):
    """A field for each position; each carries the version it was shown in."""

    def __init__(self, data: QueryDict | None, *, lines: list[PlanLine]) -> None:
        super().__init__(data)
        self.lines = lines
        for line in lines:
            self.fields[f"line_{line.pk}"] = MoneyField(label=f"{line.title} ({line.year})", initial=line.spent_cents)
            self.fields[f"seen_{line.pk}"] = forms.IntegerField(
                required=False, widget=forms.HiddenInput, initial=line.version
            )

    @property
    def spent(self) -> dict[int, int | None]:
        return {line.pk: self.cleaned_data[f"line_{line.pk}"] for line in self.lines}

    @property
    def seen(self) -> dict[int, int]:
        return {line.pk: self.cleaned_data[f"seen_{line.pk}"] or 0 for line in self.lines}

    def meet(self, lines: list[PlanLine]) -> None:
        """What was typed stays; the next saving wins, with what stands there now beside it."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for line in lines:
            data[f"seen_{line.pk}"] = str(line.version)
        self.data, self.lines = data, lines

    @property
    def rows(self) -> list[tuple[PlanLine, forms.BoundField, forms.BoundField]]:
        return [(line, self[f"line_{line.pk}"], self[f"seen_{line.pk}"]) for line in self.lines]
