"""Forms of goals and measures: what most people fill in is open, the rest folded."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from lueckenlos.events.forms.fields import column
from lueckenlos.geo.models import Gebiet
from lueckenlos.goals.forms.fields import CostField
from lueckenlos.goals.messages import euro_words
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.goals.queries import Origin
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.forms.versioned import UNTOUCHED, VersionedForm
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import DayInput

Parents = Sequence[tuple[Goal, int]]
_INDENT = "\u2003"


def read_origin(query: QueryDict) -> Ref | None:
    """What the address says the new thing comes from."""
    kind, key = query.get("von", ""), query.get("schluessel", "")
    return Ref(kind, key) if kind and key else None


class TermsField(forms.MultipleChoiceField):
    """Terms of one vocabulary to tick, as a set."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, slug: str, **options: Any) -> None:
        super().__init__(choices=vocabulary(slug).choices, required=False, **options)

    def clean(self, value: Any) -> Any:
        return frozenset(super().clean(value))


class FoldedForm(VersionedForm):
    """Fields in an open part and folded ones; a folded part opens by itself where it says something or is wrong."""

    folds: ClassVar[Sequence[tuple[str, Sequence[str]]]] = ()

    @property
    def open_fields(self) -> list[forms.BoundField]:
        folded = {name for _, names in self.folds for name in names}
        return [bound for bound in self.visible_fields() if bound.name not in folded]

    @property
    def parts(self) -> list[dict[str, object]]:
        """Title, fields, and whether it is open."""
        found = []
        for title, names in self.folds:
            fields = [self[name] for name in names if name in self.fields]
            told = any(bound.errors or bound.value() for bound in fields)
            if fields:
                found.append({"title": title, "fields": fields, "open": told})
        return found


class PlanForm(FoldedForm):
    """Of what stands already only what was touched is written."""

    def __init__(self, data: QueryDict | None, *, initial: dict[str, Any], row: Goal | Measure | None) -> None:
        super().__init__(data, initial=initial)
        self._editing = row is not None

    @property
    def values(self) -> dict[str, Any]:
        """As the actions take it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {name: value for name, value in given.items() if not self._editing or name in self.changed_data}


class GoalForm(PlanForm):
    """SMART without the word: what, for whom, how much, until when; by what it is measured comes on its page."""

    title = column(Goal, "title", label="Ziel", help_text="Ein Satz, der sagt, was dann anders ist.")
    parent = forms.TypedChoiceField(
        label="Gehört zu",
        required=False,
        empty_value=None,
        error_messages={
            "invalid_choice": "Dieses Ziel gibt es nicht mehr, oder es gehört inzwischen selbst zu diesem hier. "
            "Bitte wählen Sie ein anderes."
        },
    )
    for_whom = column(Goal, "for_whom", help_text="Etwa „Familien mit Kindern unter drei Jahren in der Neustadt“.")
    how_much = column(Goal, "how_much", help_text="Etwa „jede zweite Familie“ oder „zwei Treffs je Woche“.")
    due_on = column(Goal, "due_on", label="Bis wann", widget=DayInput())
    responsible = column(
        Goal,
        "responsible",
        help_text="Amt, Organisation oder Gremium.",
        widget=forms.TextInput({"list": "traeger-namen", "autocomplete": "off"}),
    )
    description = column(Goal, "description", widget=forms.Textarea({"rows": 3}))
    reason = column(Goal, "reason", widget=forms.Textarea({"rows": 4}))
    lebensphasen = TermsField("lebensphase", label="Lebensphasen")

    folds = (("Begründung und Lebensphasen", ("description", "reason", "lebensphasen")),)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        parents: Parents,
        goal: Goal | None = None,
        origin: Origin | None = None,
        below: int | None = None,
    ) -> None:
        initial = {"version": 1, "parent": below, **_carried(origin)}
        if goal:
            # by its key: a goal as such is none of the choices, and the form would make a Leitziel of every Teilziel
            initial = {**_initial(self.base_fields, goal), "parent": goal.parent_id}
        super().__init__(data, initial=initial, row=goal)
        _choose_goal(self, "parent", parents, "– nichts: Es ist ein Leitziel –")


class MeasureForm(PlanForm):
    """A measure; money, partners and its place in the chain are folded."""

    title = column(Measure, "title", label="Maßnahme", help_text="Was getan wird, in wenigen Worten.")
    goal = forms.TypedChoiceField(label="Ziel", required=False, empty_value=None)
    description = column(Measure, "description", widget=forms.Textarea({"rows": 3}))
    responsible = column(
        Measure,
        "responsible",
        help_text="Amt, Organisation oder Gremium.",
        widget=forms.TextInput({"list": "traeger-namen", "autocomplete": "off"}),
    )
    starts_on = column(Measure, "starts_on", widget=DayInput())
    due_on = column(Measure, "due_on", label="Bis wann", widget=DayInput())
    reason = column(Measure, "reason", widget=forms.Textarea({"rows": 4}))
    cost_cents = CostField(label="Kosten in Euro", help_text="Etwa 12.000. Leer: noch nicht bekannt.")
    funding = column(Measure, "funding", help_text="Wer zahlt, etwa „Haushalt Jugendamt“.")
    funding_state = column(Measure, "funding_state")
    partners = forms.CharField(
        label="Partner",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Eine Organisation je Zeile. Neue kommen in Ihre Liste der Organisationen.",
    )
    lebensphasen = TermsField("lebensphase", label="Lebensphasen")
    uebergaenge = TermsField("uebergang", label="Übergänge")
    areas = forms.TypedMultipleChoiceField(
        label="Sozialräume", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    folds = (
        ("Kosten, Finanzierung und Partner", ("cost_cents", "funding", "funding_state", "partners")),
        ("Platz in der Kette", ("lebensphasen", "uebergaenge", "areas")),
        ("Begründung", ("reason",)),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        parents: Parents,
        areas: Sequence[Gebiet],
        measure: Measure | None = None,
        origin: Origin | None = None,
        goal: int | None = None,
    ) -> None:
        if measure:
            initial = _measure_initial(self.base_fields, measure)
        else:
            chosen = [area.pk for area in areas if origin and area.ars in origin.areas]
            initial = {"version": 1, "goal": goal, "areas": chosen, **_carried(origin)}
        super().__init__(data, initial=initial, row=measure)
        _choose_goal(self, "goal", parents, "– noch keinem zugeordnet –")
        self._areas = areas
        self.fields["areas"].choices = [(area.pk, area.name) for area in areas]  # type: ignore[attr-defined] # a choice field
        if not areas:
            del self.fields["areas"]

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        return given if "partners" not in given else {**given, "partners": _lines(given["partners"])}

    def meet(self, row: Versioned) -> None:
        """Costs are compared in Euro, as people type them; partners and Sozialräume by their names."""
        super().meet(row)
        cost = str(Measure._meta.get_field("cost_cents").verbose_name)
        euros = euro_words(row.cost_cents), euro_words(self.cleaned_data["cost_cents"])  # type: ignore[attr-defined] # a measure
        self.conflict = [
            (label, euros[0], mine if mine == UNTOUCHED else euros[1]) if label == cost else (label, now, mine)
            for label, now, mine in self.conflict
        ]
        names = {area.pk: area.name for area in self._areas}
        for name in ("partners", "areas"):
            told = [_lines(of[name]) if name == "partners" else [names[pk] for pk in of.get(name, ()) if pk in names]
                    for of in (self.initial, self.cleaned_data)]  # fmt: skip
            if sorted(told[0]) != sorted(told[1]):
                now, mine = ("\n".join(one) or "–" for one in told)
                self.conflict.append(
                    (str(self.fields[name].label), now, mine if name in self.changed_data else UNTOUCHED)
                )


def _lines(names: str) -> list[str]:
    return [line.strip() for line in names.splitlines() if sort_key(line)]


def _initial(names: Any, row: Goal | Measure) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names if hasattr(row, name)}
    return {**found, "responsible": row.who, "lebensphasen": sorted(row.lebensphasen)}


def _measure_initial(names: Any, measure: Measure) -> dict[str, Any]:
    return {
        **_initial(names, measure),
        "goal": measure.goal_id,
        "uebergaenge": sorted(measure.uebergaenge),
        "partners": "\n".join(partner.name for partner in measure.partners.all()),
        "areas": [area.pk for area in measure.areas.all()],
    }


def _carried(origin: Origin | None) -> dict[str, Any]:
    """What of a hint goes along; the title is for people, who turn what is missing into what shall be."""
    if origin is None:
        return {}
    return {
        "reason": origin.reason,
        "lebensphasen": sorted(origin.lebensphasen),
        "uebergaenge": sorted(origin.uebergaenge),
    }


def _choose_goal(form: forms.Form, name: str, goals: Parents, none: str) -> None:
    field: Any = form.fields[name]
    field.choices = [("", none), *((str(goal.pk), f"{_INDENT * depth}{goal.title}") for goal, depth in goals)]
    field.coerce = {str(goal.pk): goal for goal, _ in goals}.__getitem__
