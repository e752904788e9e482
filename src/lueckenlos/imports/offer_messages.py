"""German sentences about imports of offers; ``imports/messages.py`` merges those that belong to an error code."""

from collections.abc import Mapping
from typing import Any, Final

from lueckenlos.imports.enums import RowOutcome
from lueckenlos.imports.models import ImportRow
from lueckenlos.imports.offers.fields import targets
from lueckenlos.vocabulary.matching import match_term
from lueckenlos.vocabulary.registry import vocabulary

OFFER_SENTENCES: Final[Mapping[str, str]] = {
    "import_not_allowed": "Importieren dürfen nur Leitung und Koordination.",
    "import_wrong_state": "Dieser Schritt ist nicht mehr möglich: Der Import ist im Stand „{status}“.",
    "import_running": "Der Import wird gerade bearbeitet. Bitte warten Sie einen Augenblick.",
    "import_file_gone": "Die Datei dieses Imports wurde inzwischen gelöscht. Bitte laden Sie sie noch einmal hoch.",
    "import_failed": "Der Import ist an einem unerwarteten Fehler gescheitert. Es wurde nichts geändert.",
    "import_check_interrupted": "Die Prüfung wurde unterbrochen. Bitte starten Sie sie noch einmal.",
    "import_apply_interrupted": "Die Übernahme wurde unterbrochen. Es wurde nichts geändert, die Vorschau "
    "ist erhalten. Bitte starten Sie die Übernahme noch einmal.",
    "import_undo_interrupted": "Die Rücknahme wurde unterbrochen. Es wurde nichts geändert. "
    "Bitte starten Sie sie noch einmal.",
    "import_stopped": "Der Vorgang wurde abgebrochen. Es wurde nichts geändert.",
    "import_no_rows": "Die Tabelle enthält unter der Kopfzeile keine Zeilen.",
    "import_no_stelle": "Es gibt keine Stelle mit dem Kurznamen „{slug}“.",
    "import_wrong_choice": "Diese Wahl passt nicht zu der Zeile.",
    "import_merge_gone": "Das ausgewählte Angebot gibt es nicht mehr.",
    "import_merge_none": "Bitte wählen Sie, mit welchem Angebot die Zeile zusammengeführt werden soll.",
    "import_ages_clash": "So läge das Mindestalter über dem Höchstalter. Bitte übernehmen Sie beide Werte oder keinen.",
    "constant_wrong": "Für alle Zeilen: {name}: {reason}",
    "constant_unknown": "„{name}“ kann nicht für alle Zeilen gelten. Möglich sind: {known}.",
    "column_missing": "Die Spalte „{heading}“ gibt es in der Datei nicht. Vorhanden sind: {known}.",
    "column_target_unknown": "„{name}“ gibt es nicht. Spalten können sein: {known}.",
    "mapping_no_title": "Keine Spalte enthält den Titel des Angebots. Bitte ordnen Sie eine zu.",
    "mapping_twice": "„{target}“ ist zwei Spalten zugeordnet. Bitte lassen Sie eine davon weg.",
    "mapping_clash": "„{target}“ überschneidet sich mit einer anderen Spalte. Bitte lassen Sie eine davon weg.",
}

# what is wrong with a cell or row; the name of the column stands in front
ROW_SENTENCES: Final[Mapping[str, str]] = {
    "title_missing": "Der Titel fehlt.",
    "example_row": "Das ist die Beispielzeile der Vorlage.",
    "too_long": "Der Text hat {length} Zeichen, möglich sind {most}.",
    "age_unreadable": "„{value}“ ist kein Alter.",
    "age_impossible": "Ein Alter von „{value}“ ist nicht möglich.",
    "date_unreadable": "„{value}“ ist kein Datum.",
    "date_impossible": "Das Datum „{value}“ kann nicht stimmen.",
    "date_future": "Der {value} liegt in der Zukunft.",
    "phone_unreadable": "„{value}“ ist keine Telefonnummer.",
    "email_unreadable": "„{value}“ ist keine E-Mail-Adresse.",
    "website_unreadable": "„{value}“ ist keine Internetadresse.",
    "house_number_date": "Aus der Hausnummer wurde das Datum {value}. Bitte formatieren Sie die Spalte als Text.",
    "plz_unreadable": "„{value}“ ist keine Postleitzahl.",
    "ags_unreadable": "„{value}“ ist kein Gemeindeschlüssel.",
    "ags_unknown": "Den Gemeindeschlüssel {ags} gibt es nicht.",
    "ags_foreign": "{gemeinde} ({ags}) gehört nicht zum Gebiet von {stelle}.",
    "place_unknown": "Zu „{value}“ ist hier keine Gemeinde bekannt. Bitte geben Sie den Gemeindeschlüssel an.",
    "degrees_unreadable": "„{value}“ ist keine Koordinate in Dezimalgrad.",
    "coordinates_half": "Zur Koordinate fehlt die andere Hälfte.",
    "coordinates_swapped": "Breite und Länge sind vertauscht ({lat} / {lon}).",
    "coordinates_outside": "Der Punkt {lat} / {lon} liegt nicht in Deutschland. "
    "Bitte schreiben Sie Breite und Länge in Grad, etwa 51.64 und 11.51.",
    "number_unreadable": "„{value}“ ist keine ganze Zahl.",
    "number_too_large": "Die Zahl „{value}“ ist zu groß.",
    "yes_no_unreadable": "„{value}“ ist weder ja noch nein noch teilweise.",
    "term_unknown": "„{value}“ gibt es im Vokabular „{vocabulary}“ nicht.",
    "term_order": "Die Laufzeit endet, bevor sie beginnt.",
    "sozialraum_unknown": "Den Sozialraum „{value}“ gibt es hier nicht; er bleibt leer.",
    "undo_touched": "wurde nach dem Import bearbeitet und bleibt deshalb stehen",
    "undo_gone": "gibt es nicht mehr",
    "undo_later": "wurde nach dem Import weiter geändert: {fields}",
}
SIGNS: Final[Mapping[str, str]] = {
    "traeger": "gleicher Träger",
    "place": "gleiche Adresse",
    "phone": "gleiche Telefonnummer",
    "website": "gleiche Internetseite",
    "email": "gleiche E-Mail-Adresse",
}
SIMILAR: Final = "ähnlich wie „{title}“ ({score} %): {signs}"
CHANGE: Final = "{label}: {before} → {after}"
EMPTY_VALUE: Final = "leer"
NO_CHANGE: Final = "und {count} weitere"
ALL_ROWS: Final = "alle ({count})"
# what happens to a row without a decision
KEPT: Final[Mapping[str, str]] = {
    RowOutcome.KONFLIKT.value: "eigene Angaben behalten",
    RowOutcome.DUBLETTE.value: "überspringen",
}
BULK_LABELS: Final[Mapping[tuple[str, str], str]] = {
    ("konflikt", ""): "überall unsere Angaben behalten",
    ("konflikt", "uebernehmen"): "überall die Angaben der Datei übernehmen",
    ("konflikt", "ueberspringen"): "diese Zeilen ganz überspringen",
    ("dublette", ""): "alle überspringen",
    ("dublette", "neu"): "alle neu anlegen",
    ("dublette", "zusammenfuehren"): "alle mit dem ähnlichsten Angebot zusammenführen (nur leere Felder füllen)",
    ("geaendert", ""): "alle Änderungen übernehmen",
    ("geaendert", "ueberspringen"): "keine Änderung übernehmen",
    ("neu", ""): "alle neuen anlegen",
    ("neu", "ueberspringen"): "keine neuen anlegen",
}
STEPS: Final[Mapping[str, str]] = {
    "offer_start": "Datei",
    "offer_mapping": "Spalten",
    "offer_values": "Werte",
    "offer_preview": "Vorschau",
    "offer_apply": "Übernahme",
}
ROW_TITLE: Final = "Zeile {line}"
ROW_SAVED: Final = "Die Entscheidung ist gespeichert."
ROWS_SAVED: Final = "Entschieden für {count} Zeilen."
DISCARDED: Final = "Der Import ist verworfen, die Datei gelöscht."
COLUMN_LINE: Final = "Zeile"
COLUMN_PROBLEM: Final = "Problem"
SHEET_OFFERS: Final = "Angebote"
SHEET_VALUES: Final = "Werte"
LIKE_OFFER: Final = "Möglicherweise schon vorhanden."
SAME_LINE: Final = "Zeile {line} der Datei beschreibt dasselbe Angebot."
MEANT: Final = " Gemeint vielleicht: {labels}."

VERBS: Final[dict[str, str]] = {
    "imports.run.upload": "Tabelle hochgeladen",
    "imports.run.apply": "Import übernommen",
    "imports.run.undo_start": "Rücknahme eines Imports gestartet",
    "imports.run.undo": "Import zurückgenommen",
    "imports.run.discard": "Import verworfen",
    "imports.offer.update": "durch einen Import geändert",
    "imports.offer.restore": "durch die Rücknahme eines Imports zurückgesetzt",
}


def row_sentence(field: str, code: str, given: Mapping[str, Any]) -> str:
    """A problem of a row as a sentence, with the name of its field in front."""
    values = dict(given)
    suggestions = ""
    if code == "term_unknown":
        terms = vocabulary(values["vocabulary"])
        labels = [terms.label_of(slug) for slug in match_term(terms.slug, values["value"]).suggestions]
        suggestions = MEANT.format(labels=", ".join(labels)) if labels else ""
        values["vocabulary"] = terms.label
    label = slot_label(field)
    front = f"{label}: " if label and code not in {"title_missing", "example_row", "ags_foreign"} else ""
    return front + ROW_SENTENCES[code].format(**values) + suggestions


def reasons_of(row: ImportRow) -> list[str]:
    """Why a row of the ledger was not taken, and what was left out of one that was."""
    lines = [one["line"] for one in row.candidates if one.get("line")]
    double = row.outcome == RowOutcome.DUBLETTE
    found = [row_sentence(problem["field"], problem["code"], problem["values"]) for problem in row.problems]
    return [*found, double_sentence(lines[0] if lines else None)] if double else found


def double_sentence(line: int | None) -> str:
    """A row that says the same as a line of the file, or (None) as an offer already there."""
    return SAME_LINE.format(line=line) if line else LIKE_OFFER


def slot_label(slot: str) -> str:
    """The name of a slot as the page of columns calls it."""
    return _labels().get(slot, "")


def _labels() -> dict[str, str]:
    named: dict[str, str] = {}
    for target in targets().values():
        if len(target.slots) == 1 or target.name == "kosten":
            named.setdefault(target.slots[0], target.label)
    return {**named, **_SHORT}


# labels of columns that explain a format make no good names of fields
_SHORT: Final[Mapping[str, str]] = {
    "age_from_months": "Alter von",
    "age_to_months": "Alter bis unter",
    "kosten_text": "Kosten genauer",
    "description": "Beschreibung",
    "lat": "Breite",
    "lon": "Länge",
    "ags": "Gemeindeschlüssel",
}
