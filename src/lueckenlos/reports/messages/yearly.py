"""Words of the Jahresbericht: chapters, tables, columns."""

from typing import Final

NOTICE: Final = "Förderhinweis"
TITLE: Final = "Jahresbericht {year}"
COMPARED_FROZEN: Final = "Vorjahr: {year}, Fassung {number} vom {day}"
COMPARED_LIVE: Final = "Vorjahr: {year}, nach heutigem Stand"
WITHOUT: Final = {
    "thema": "ohne Thema",
    "kommune": "ohne einzelne Kommune",
    "ziel": "ohne Ziel",
    "status": "ohne Status",
    "qualifizierung": "ohne Thema",
}
WITHOUT_OTHER: Final = "ohne Angabe"
GONE: Final = "nicht mehr geführt"
EXAMPLES: Final = "veröffentlicht"
CHAPTERS: Final = {
    "beratung": "Beratung",
    "kommunen": "Kommunen",
    "veranstaltungen": "Veranstaltungen und Qualifizierung",
    "wissen": "Veröffentlichungen und Praxisbeispiele",
    "ziele": "Ziele der KGC",
}
TITLES: Final = {
    "art": "Aktivitäten nach Beratungsart",
    "kanal": "Aktivitäten nach Kanal",
    "thema": "Aktivitäten nach Thema",
    "kommune": "Aktivitäten nach Kommune",
    "faelle": "Eingegangene Beratungsfälle nach Stand",
    "status": "Kommunen nach Partnerstatus am Jahresende",
    "baustein": "Kommunen nach Bausteinen des Prozesses",
    "veranstaltung": "Veranstaltungen nach Art",
    "qualifizierung": "Qualifizierungen nach Thema",
    "veroeffentlichung": "Veröffentlichungen nach Art",
    "abruf": "Abrufe von Veröffentlichungen",
    "praxisbeispiel": "Praxisbeispiele",
    "zielstand": "Eigene Ziele nach Stand",
    "ziel": "Aktivitäten nach Zielen",
}
NOTES: Final = {
    "thema": "Eine Aktivität zu zwei Themen zählt bei beiden; eine Summe wäre zu hoch.",
    "status": "Im laufenden Jahr: Stand von heute.",
    "baustein": "Gezählt sind Kommunen, die ihren Stand mit der KGC teilen, am Tag des Berichts.",
    "veranstaltung": "Begonnene Veranstaltungen, ohne Entwürfe und abgesagte.",
    "qualifizierung": "Qualifizierungen mit mindestens einer anwesenden Person; sie zählen auch als Veranstaltung.",
    "abruf": "Heruntergeladene Dateien von der öffentlichen Seite; gezählt wird nur die Zahl im Monat, nie wer.",
    "zielstand": "Am Tag des Berichts; was beim Einfrieren des Vorjahres galt, steht daneben.",
    "praxisbeispiel": "Im Jahr veröffentlicht und noch öffentlich.",
}
TOTAL: Final = "Summe"
LAST_YEAR: Final = "Vorjahr"
# what the lines of a table are: the head of its first column
LINES: Final = {
    "art": "Beratungsart",
    "kanal": "Kanal",
    "thema": "Thema",
    "kommune": "Kommune",
    "faelle": "Stand",
    "status": "Partnerstatus",
    "baustein": "Baustein",
    "veranstaltung": "Art",
    "qualifizierung": "Thema",
    "veroeffentlichung": "Art",
    "abruf": "Veröffentlichung",
    "praxisbeispiel": "Stand",
    "zielstand": "Stand",
    "ziel": "Ziel",
}
DOWNLOADS: Final = "{number} Abrufe"
UNIT: Final = "Stunden"
NO_LINES: Final = "In diesem Jahr nichts eingetragen."
CSV_HEADER: Final = ("Jahr", "Kapitel", "Tabelle", "Zeile", "Angabe", "Wert", "Vorjahr")
SHEET_TEXTS, SHEET_FIGURES = "Texte", "Zahlen"
SHEET_TEXT_HEADER: Final = ("Abschnitt", "Text")
ROWS_HEADER: Final = ("Datum", "Bezeichnung", "Angaben")
ROWS_SHEET: Final = "Liste"


def hours(minutes: int) -> str:
    """135 → „2:15“"""
    return f"{minutes // 60}:{minutes % 60:02d}"
