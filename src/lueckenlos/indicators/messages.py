"""German sentences about figures."""

from lueckenlos.indicators.enums import ValueStatus

SENTENCES = {
    "need_not_for_role": "Ihre Rolle sieht die Kennzahlen zum Bedarf nicht. Fragen Sie die Leitung Ihrer Stelle.",
}
# what stands in a cell instead of a number: the visible sign and the words behind it
INSTEAD = {
    ValueStatus.MISSING: ("–", "keine Angabe"),
    ValueStatus.SUPPRESSED: ("gesperrt", "wegen kleiner Zahl gesperrt"),
    ValueStatus.NOT_MEANINGFUL: ("x", "nicht sinnvoll"),
}
ESTIMATED = ("≈", "geschätzt")
