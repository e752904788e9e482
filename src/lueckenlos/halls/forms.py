"""HTTP to values: quick start, list of items, tables and neighbours of one registration."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.events.models import PlaceType, Registration
from lueckenlos.halls.actions.rooms import MOST_TABLES
from lueckenlos.halls.enums import STEP, Arrangement, Feature, ItemKind, Mode, Side
from lueckenlos.halls.messages.plan import metres, thing
from lueckenlos.halls.queries import Hall, is_stand, table_numbers
from lueckenlos.halls.rules.plan import LEAST_CM, MOST_CM, Item
from lueckenlos.halls.rules.quick import Start, room_for

ROWS_PER_PAGE: Final = 40
USUAL_TABLES: Final = 40
DOOR_NAMES: Final = ("Notausgang", "Eingang")
_CM: Final = 100
_METRES: Final = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_NUMBERS: Final = re.compile(r"[0-9]{1,6}(?:[\s,;]+[0-9]{1,6}){0,30}")
_LENGTHS: Final = ("x", "y", "width", "depth")
TABLES_WRONG: Final = "Schreiben Sie Tischnummern, etwa 12 oder 12, 13."
_LABELS: Final = {"x": "von links", "y": "von oben", "width": "Breite", "depth": "Tiefe"}


class MetreField(forms.CharField):
    """Metres as people write them, kept in whole centimetres on the step of the grid."""

    def __init__(
        self, label: str, *, initial_cm: int, least: int = LEAST_CM, most: int = MOST_CM, help_text: str = ""
    ) -> None:
        self.least, self.most = least, most
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label=label, initial=metres(initial_cm), help_text=help_text, max_length=10, widget=widget)

    def clean(self, value: Any) -> Any:
        found = centimetres(str(super().clean(value)))
        if found is None or not self.least <= found <= self.most:
            message = f"Geben Sie {metres(self.least)} bis {metres(self.most)} Meter an, etwa 1,2."
            raise forms.ValidationError(message)
        return found


class QuickForm(forms.Form):
    """A room with tables in it; everything is proposed."""

    name = forms.CharField(label="Raum", max_length=80)
    width = MetreField("Breite des Raums in Metern", initial_cm=1600, least=200, help_text="von links nach rechts")
    depth = MetreField("Tiefe des Raums in Metern", initial_cm=1200, least=200, help_text="von oben nach unten")
    tables = forms.IntegerField(label="Tische", min_value=0, max_value=MOST_TABLES)
    arrangement = forms.ChoiceField(label="Aufstellung", choices=Arrangement.choices, initial=Arrangement.REIHEN)
    table_width = MetreField("Breite eines Tisches in Metern", initial_cm=120)
    table_depth = MetreField("Tiefe eines Tisches in Metern", initial_cm=80)
    power = forms.BooleanField(label="An den Wänden gibt es Strom", required=False, initial=True)

    def __init__(self, data: QueryDict | None, *, hall: Hall) -> None:
        self.hall = hall
        used = table_numbers(hall.rooms)
        self.first = max(used, default=0) + 1
        wanted = sum(kind.capacity for kind in hall.place_types) - len(used)
        room = "" if hall.rooms else hall.event.room
        tables = min(max(wanted, 0) or USUAL_TABLES, MOST_TABLES)
        width, depth = room_for(tables)
        size = {"width": metres(width), "depth": metres(depth)}
        super().__init__(data, initial={"name": room or f"Saal {len(hall.rooms) + 1}", "tables": tables, **size})

    @property
    def start(self) -> Start:
        data = dict(self.cleaned_data)
        return Start(
            width=data["width"],
            depth=data["depth"],
            tables=data["tables"],
            arrangement=Arrangement(data["arrangement"]),
            table_width=data["table_width"],
            table_depth=data["table_depth"],
            first_number=self.first,
            power=data["power"],
            types=tuple(self._open_types()),
            door_names=DOOR_NAMES,
        )

    def _open_types(self) -> list[tuple[int, int, bool]]:
        """Place types with the number of tables that no room has yet."""
        there = [item.place_type for floor in self.hall.floors.values() for item in floor.tables]
        return [
            (kind.pk, kind.capacity - there.count(kind.pk), is_stand(kind))
            for kind in self.hall.place_types
            if kind.capacity > there.count(kind.pk)
        ]


@dataclass(slots=True)
class Row:
    """One item as typed in the list."""

    id: int
    kind: str
    x: str
    y: str
    width: str
    depth: str
    side: str
    number: str = ""
    place_type: str = ""
    features: list[str] = field(default_factory=list)
    label: str = ""
    error: str = ""

    @property
    def is_table(self) -> bool:
        return self.kind == ItemKind.TISCH

    @property
    def sides(self) -> list[tuple[str, str, bool]]:
        return [(value, str(label), value == self.side) for value, label in Side.choices]

    @property
    def chosen_type(self) -> list[str]:
        return [self.place_type]

    @property
    def title(self) -> str:
        return thing(f"{self.kind}:{self.number if self.is_table else self.label}")


def rows_of(items: Sequence[Item]) -> list[Row]:
    return [
        Row(
            id=item.id,
            kind=item.kind,
            x=metres(item.x),
            y=metres(item.y),
            width=metres(item.width),
            depth=metres(item.depth),
            side=item.side,
            number=str(item.number or ""),
            place_type=str(item.place_type or ""),
            features=sorted(item.features),
            label=item.label,
        )
        for item in items
    ]


def posted_rows(data: QueryDict, known: Mapping[int, Item]) -> list[Row]:
    """The rows of the list that were sent, for items that are there; the kind of an item never changes."""
    found = []
    for text in data.getlist("id")[: ROWS_PER_PAGE * 2]:
        if text.isdecimal() and len(text) < 10 and int(text) in known:
            item = known[int(text)]
            values = {name: data.get(f"{text}-{name}", "")[:40].strip() for name in (*_LENGTHS, "number", "label")}
            features = [one for one in data.getlist(f"{text}-features") if one in Feature.values]
            side = data.get(f"{text}-side", item.side)
            place_type = data.get(f"{text}-place_type", "")[:10]
            found.append(Row(item.id, item.kind, side=side, place_type=place_type, features=features, **values))
    return found


def read_row(row: Row) -> dict[str, Any] | None:
    """What the rule of the plan takes; None, with the sentence in the row, for what is no number."""
    lengths = {name: centimetres(getattr(row, name)) for name in _LENGTHS}
    for name, cm in lengths.items():
        if cm is None:
            row.error = f"{row.title}, {_LABELS[name]}: Schreiben Sie Meter, etwa 1,2."
            return None
    if row.is_table and not row.number.isdecimal():
        row.error = "Geben Sie eine Tischnummer an, etwa 12."
        return None
    return {
        "id": row.id,
        "kind": row.kind,
        "side": row.side if row.side in Side.values else Side.UNTEN.value,
        "number": int(row.number) if row.is_table else 0,
        "place_type": int(row.place_type) if row.place_type.isdecimal() else None,
        "features": row.features,
        "label": row.label,
        **lengths,
    }


def differences(typed: Row, now: Row) -> list[str]:
    """Where the plan says something else by now than this row."""
    names = {**_LABELS, "number": "Nummer", "label": "Bezeichnung"}
    found = [(label, getattr(typed, name), getattr(now, name)) for name, label in names.items()]
    return [
        f"{now.title}, {label}: im Plan jetzt {there or '–'}, bei Ihnen {mine or '–'}."
        for label, mine, there in found
        if mine != there
    ]


def centimetres(text: str) -> int | None:
    """„1,25“ → 130: to the nearest step of the grid. None for what is no length."""
    if not _METRES.fullmatch(text.strip()):
        return None
    cm = round(float(text.strip().replace(",", ".")) * _CM)
    return round(cm / STEP) * STEP


class SeatForm(forms.Form):
    """The tables of one registration, and whom it wants to stand next to."""

    tables = forms.CharField(
        label="Tisch",
        max_length=120,
        required=False,
        help_text="Eine Nummer oder mehrere, etwa 12, 13. Leer: kein Tisch. Ist der Tisch vergeben, tauschen beide.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    beside = forms.CharField(
        label="möchte neben Nr. stehen",
        max_length=120,
        required=False,
        help_text="Nummern von Anmeldungen, etwa 14. Gilt ab der nächsten Verteilung.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    release = forms.BooleanField(label="Bei der nächsten Verteilung darf sich der Tisch ändern", required=False)
    # both as the page showed them
    seen = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    seen_beside = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, row: Registration) -> None:
        self.row = row
        seating = getattr(row, "seating", None)
        self.now = {
            "seen": ", ".join(map(str, row.table_numbers)),
            "seen_beside": ", ".join(map(str, seating.beside)) if seating else "",
        }
        super().__init__(data, initial={"tables": self.now["seen"], "beside": self.now["seen_beside"], **self.now})
        if not (seating and seating.fixed):
            del self.fields["release"]

    def clean_tables(self) -> list[int]:
        return _numbers(self.cleaned_data["tables"], TABLES_WRONG)

    def clean_beside(self) -> list[int]:
        return _numbers(self.cleaned_data["beside"], "Schreiben Sie Nummern von Anmeldungen, etwa 14 oder 14, 15.")

    def clean_seen(self) -> list[int]:
        return _numbers(self.cleaned_data["seen"], TABLES_WRONG)

    def clean_seen_beside(self) -> list[int]:
        return _numbers(self.cleaned_data["seen_beside"], TABLES_WRONG)

    def clean(self) -> dict[str, Any]:
        return {"release": False, "seen": [], "seen_beside": [], **self.cleaned_data}

    def renew(self) -> None:
        """Somebody else has saved meanwhile and the page says so: what was typed stays, and saving again counts."""
        self.data = {**{name: self[name].data for name in self.fields}, **self.now}


class MoveForm(forms.Form):
    """Somebody to another table, by number or from the picture."""

    registration = forms.IntegerField(label="Nummer der Anmeldung")
    tables = forms.CharField(label="Tisch", max_length=120, required=False)
    seen = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    state = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, rows: Sequence[Registration]) -> None:
        super().__init__(data)
        self._rows = {row.number: row for row in rows}

    def clean_registration(self) -> int:
        number = int(self.cleaned_data["registration"])
        if number not in self._rows:
            message = f"Eine Anmeldung {number} mit festem Platz gibt es hier nicht."
            raise forms.ValidationError(message)
        return number

    def clean_tables(self) -> list[int]:
        return _numbers(self.cleaned_data["tables"], TABLES_WRONG)

    def clean_seen(self) -> list[int] | None:
        text = self.cleaned_data["seen"]
        return _numbers(text, TABLES_WRONG) if "seen" in self.data else None

    @property
    def row(self) -> Registration:
        return self._rows[self.cleaned_data["registration"]]

    @property
    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"tables": data["tables"], "seen": self.tables_seen, "state": data["state"]}

    @property
    def tables_seen(self) -> list[int]:
        """Its tables as the page showed them; a form that did not show them takes them as they are."""
        found = self.cleaned_data["seen"]
        return list(self.row.table_numbers if found is None else found)

    @property
    def first_error(self) -> str:
        return str(next(iter(self.errors.values()))[0])


class AllotForm(forms.Form):
    """A run of the allotment."""

    mode = forms.ChoiceField(
        label="Wen verteilen?", choices=Mode.choices, initial=Mode.FEHLENDE, widget=forms.RadioSelect
    )
    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)


def _numbers(text: str, message: str) -> list[int]:
    text = text.strip()
    if not text:
        return []
    if not _NUMBERS.fullmatch(text):
        raise forms.ValidationError(message)
    return [int(part) for part in re.split(r"[\s,;]+", text)]


def kind_choices(kinds: Sequence[PlaceType]) -> list[tuple[str, str]]:
    return [("", "beliebig"), *((str(kind.pk), kind.name) for kind in kinds)]
