"""A consultation in under two minutes: six fields must be filled in, the first is filled in already."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.advice.enums import Share
from lueckenlos.advice.forms.fields import CommuneField, MinutesField, NearDayField, PeopleField, choose, themes_field
from lueckenlos.advice.models import Activity, Case
from lueckenlos.events.forms.fields import column
from lueckenlos.goals.models import Goal
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.forms.versioned import VersionedForm

_NOT_STORED: Final = frozenset({"version", "people", "next_on", "kommune"})


class ActivityForm(VersionedForm):
    """The way of the Tab key is that of the sheet: whom, what, how long; then what may stay empty."""

    groups = (
        ("Beratung", ("day", "kommune", "institution", "title", "kind", "channel", "minutes", "themes")),
        ("Ergebnis, wenn es eines gibt", ("result", "next_on", "next_what")),
        ("Mehr", ("case", "reached", "people", "visibility", "goal")),
    )

    day = NearDayField(label="Datum")
    institution = column(Activity, "institution", help_text="Statt der Kommune oder zusätzlich, etwa eine Kita.")
    title = column(Activity, "title", help_text="In ein paar Worten, etwa „Steuerkreis vorbereiten“.")
    kind = choose("beratungsart", "Beratungsart")
    channel = choose("beratungskanal", "Kanal")
    minutes = MinutesField(label="Dauer", help_text="Minuten oder Stunden: 45, 1:30 oder 2 h.")
    themes = themes_field()
    result = column(Activity, "result", widget=forms.Textarea({"rows": 3}))
    next_on = NearDayField(label="Wiedervorlage am", required=False)
    next_what = forms.CharField(label="Was ist dann zu tun?", required=False, max_length=200)
    case = forms.TypedChoiceField(label="Gehört zum Beratungsfall", required=False, coerce=int, empty_value=None)
    reached = column(Activity, "reached", min_value=0, max_value=100_000, help_text="Wie viele Menschen dabei waren.")
    people = PeopleField(
        label="Beteiligte",
        help_text="Nur dienstliche Kontakte, je Zeile: Name, Amt. Namen werden zwei Jahre nach dem Termin gelöscht.",
    )
    visibility = forms.ChoiceField(label="Wer liest mit?", choices=Share.choices)
    goal = forms.TypedChoiceField(label="Zählt zu unserem Ziel", required=False, coerce=int, empty_value=None)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        by: Actor,
        known: Sequence[str],
        cases: Sequence[Case],
        goals: Sequence[Goal],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial={"version": 1, "reached": 1, "visibility": Share.KGC.value, **initial})
        self._cases, self._goals = {one.pk: one for one in cases}, {one.pk: one for one in goals}
        self.fields["kommune"] = CommuneField(
            label="Kommune", kgc=by.stelle, known=known, required=False, help_text="Name oder Gemeindeschlüssel."
        )
        for name, rows in (("case", self._cases), ("goal", self._goals)):
            none = ("", "keiner" if name == "case" else "keines")
            choices = [none, *((key, _label(row)) for key, row in rows.items())]
            self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field
            if not rows:
                del self.fields[name]
        # the list of errors follows the sheet
        self.order_fields([name for _, names in self.groups for name in names])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("next_what") and not given.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "An welchem Tag? Ohne Tag gibt es keine Wiedervorlage.")
        return given

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        found = {name: value for name, value in given.items() if name not in _NOT_STORED}
        return found | {
            "themes": frozenset(given["themes"]),
            "gebiet": given["kommune"],
            "case": self._cases.get(given.get("case") or 0),
            "goal": self._goals.get(given.get("goal") or 0),
        }


class ActivityEditForm(ActivityForm):
    """Without Wiedervorlage: that has a place of its own."""

    def __init__(self, data: QueryDict | None, *, activity: Activity, **options: Any) -> None:
        super().__init__(data, initial=shown(activity), **options)
        del self.fields["next_on"], self.fields["next_what"]


def shown(row: Activity) -> dict[str, Any]:
    names = ("version", "day", "institution", "title", "kind", "channel", "result", "reached", "visibility")
    return {name: getattr(row, name) for name in names} | {
        "minutes": clock(row.minutes),
        "themes": sorted(row.themes),
        "kommune": row.commune.gebiet if row.commune else "",
        "case": row.case_id,
        "goal": row.goal_id,
        "people": "\n".join(", ".join(filter(None, (one.name, one.office))) for one in row.participants.all()),
    }


def clock(minutes: int) -> str:
    """90 → „1:30“; below an hour in minutes."""
    return f"{minutes // 60}:{minutes % 60:02d}" if minutes >= 60 else str(minutes)


def start_of(query: QueryDict, today: date) -> dict[str, Any]:
    """What the address says the new entry is about: a case and a goal."""
    keys = {"case": query.get("fall", ""), "goal": query.get("ziel", "")}
    return {"day": today} | {name: int(key) for name, key in keys.items() if key.isdecimal() and len(key) < 12}


def _label(row: Case | Goal) -> str:
    if isinstance(row, Case) and row.commune:
        return f"{row.commune.gebiet.name}: {row.title}"
    return row.title
