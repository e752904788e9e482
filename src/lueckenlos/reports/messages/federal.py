"""Words of the comparison of the Länder."""

from typing import Final

TITLE: Final = "Ländervergleich"
NOT_RELEASED: Final = "nicht freigegeben"
NO_OFFICE: Final = "noch keine KGC auf dieser Plattform"
HIDDEN: Final = "verborgen"
SUM: Final = "Summe"
MEASURES: Final = {
    "partnerkommunen": "Partner- und Modellkommunen",
    "kommunen": "Kommunen in der Übersicht",
    "aktivitaeten": "Aktivitäten",
    "veranstaltungen": "Veranstaltungen",
    "qualifizierungen": "Qualifizierungen",
    "teilnehmende": "Teilnehmende an Qualifizierungen",
    "veroeffentlichungen": "Veröffentlichungen",
    "praxisbeispiele": "Praxisbeispiele",
}
# „kommunen.modell“: the part behind the point is a term of this vocabulary
PARTS: Final = {
    "kommunen": ("partnerstatus", "Kommunen nach Partnerstatus"),
    "bausteine": ("prozessphase", "Kommunen nach begonnenen Bausteinen"),
    "aktivitaeten": ("beratungsart", "Aktivitäten nach Beratungsart"),
}
OVERVIEW: Final = ("ueberblick", "Überblick")
WITHOUT: Final = "ohne Angabe"
# names for programs: they do not change with the wording of the page
CSV_HEADER: Final = (
    *("jahr", "land", "land_name", "kgc", "freigegeben", "freigegeben_am", "stand"),
    *("zahl", "zahl_name", "wert", "verborgen"),
)
REVOKED: Final = "Die Adresse ist gesperrt."
