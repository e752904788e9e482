"""German sentences about figures."""

from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.messages.numbers import NUMBERS

SENTENCES = {
    "need_not_for_role": "Ihre Rolle sieht die Kennzahlen zum Bedarf nicht. Fragen Sie die Leitung Ihrer Stelle.",
    **NUMBERS,
}
# what stands in a cell instead of a number: the visible sign and the words behind it
INSTEAD = {
    ValueStatus.MISSING: ("–", "keine Angabe"),
    ValueStatus.SUPPRESSED: ("gesperrt", "wegen kleiner Zahl gesperrt"),
    ValueStatus.NOT_MEANINGFUL: ("x", "nicht sinnvoll"),
}
ESTIMATED = ("≈", "geschätzt")
# of papers that are sets of indicators
INDICATOR = "Kennzahl"
SET_HINT = "Jeder Absatz steht für eine Kennzahl; der Text sagt, wozu Sie sie brauchen."
OTHERS = "Weitere Kennzahlen"
ALL = "Alle Kennzahlen"
