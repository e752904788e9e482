"""German sentences about tables for the library."""

from typing import Final

SHELF_SENTENCES: Final[dict[str, str]] = {
    "shelf_no_title": "Die Tabelle hat keine Spalte „Titel“. Nennen Sie die Spalte mit den Titeln so, und laden Sie "
    "die Datei noch einmal hoch.",
    "shelf_too_many": "Die Tabelle hat mehr als {most} Zeilen. Teilen Sie sie auf mehrere Dateien auf.",
    "shelf_row_without_title": "Die Zeile hat keinen Titel.",
    "shelf_without_place": "Es fehlt, wo es war. Füllen Sie „Wo“ oder „Kommune“ aus.",
    "shelf_without_summary": "Es fehlt die Kurzbeschreibung.",
    "shelf_without_year": "Die Tabelle hat keine Spalte „Jahr“.",
    "shelf_year": "„{value}“ ist kein Erscheinungsjahr zwischen {first} und {last}.",
    "shelf_too_long": "„{field}“ ist länger als {most} Zeichen. Kürzen Sie den Text.",
    "shelf_term": "„{value}“ gibt es bei „{field}“ nicht. Nehmen Sie die Wörter aus den Formularen.",
    "shelf_twice": "Diese Zeile steht schon weiter oben in der Datei.",
    "shelf_foreign_commune": "„{name}“ gehört nicht zu Ihrer Stelle. Über andere Kommunen schreiben diese selbst oder "
    "ihre KGC.",
}
TAKEN: Final = "{new} neu angelegt, {changed} geändert."
