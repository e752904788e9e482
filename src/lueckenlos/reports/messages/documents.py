"""Words that all reports share."""

from typing import Final

LIVE: Final = "Heutiger Stand"
VERSION: Final = "Fassung {number} vom {day}"
AS_OF: Final = "Stand {day}"
DEMO: Final = "Vorführdaten: Angaben und Personen sind erfunden."
CHART_ALT: Final = "Diagramm: {title}. Die Zahlen stehen in der Tabelle."
SOURCES: Final = "Quellen: {sources}"
