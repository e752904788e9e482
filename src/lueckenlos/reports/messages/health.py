"""Words of the Gesundheitsbericht: tables, columns, sentences."""

from typing import Final

TITLE: Final = "Gesundheitsbericht"
OF_YEAR: Final = "Berichtsjahr {year}"
CHANGED_ORDER: Final = "Kapitel und ihre Reihenfolge"
CHANGED_TITLE: Final = "Titel oder Berichtsjahr"
CHANGED_INDICATOR: Final = "Kennzahl zur Ungleichheit"
FUNDING: Final = "Förderhinweis"
CREATED: Final = (
    "Der Gesundheitsbericht ist angelegt. Alle Kapitel stehen darin; lassen Sie weg, was Sie nicht brauchen."
)
SAVED: Final = "Gespeichert."
MOVED: Final = "Die Reihenfolge ist gespeichert."
TAKEN_IN: Final = "„{title}“ steht wieder im Bericht."
LEFT_OUT: Final = "„{title}“ steht nicht mehr im Bericht. Ihr Text bleibt gespeichert."
FROZEN: Final = "Als Fassung {number} eingefroren."
PUBLISHED: Final = "Fassung {number} ist veröffentlicht."
WITHDRAWN: Final = "Der Bericht ist nicht mehr öffentlich. Die Fassungen bleiben Ihnen."
DELETED: Final = "Der Entwurf „{title}“ ist gelöscht."
NO_LINES: Final = "Dazu ist nichts eingetragen."
FIRST: Final = "die erste, für die es Zahlen gibt"
FIRST_OF: Final = "{indicator} (die erste mit Zahlen)"
WITHOUT_FIGURES: Final = "{indicator} (zurzeit ohne Zahlen)"
NO_FIGURES: Final = "Zu „{indicator}“ liegen zurzeit keine Zahlen für die Gemeinden im Land vor."
INVENTED: Final = "(erfunden)"

# what the lines of a table are: the head of its first column
LINES: Final = {
    "menschen": "Lebensphase",
    "bedarf": "Kennzahl",
    "fuenftel": "Fünftel der Gebiete",
    "abstand": "Jahr",
    "angebote": "Lebensphase",
    "kettenbild": "Lebensphase",
    "luecken": "Hinweis",
    "uebergaenge": "Übergang",
    "hinweise": "Hinweis",
    "ziele": "Stand",
    "massnahmen": "Stand",
    "zielliste": "Ziel",
    "veranstaltungen": "Art",
    "befragungen": "Befragung",
    "ideen": "Ideensammlung",
    "umsetzung": "Umsetzungsstand",
    "empfehlungen": "Beschluss oder Empfehlung",
}
TITLES: Final = {
    "menschen": "Menschen nach Lebensphasen",
    "bedarf": "Kennzahlen im Vergleich",
    "fuenftel": "{indicator}, {period}",
    "abstand": "Abstand zwischen den äußeren Fünfteln",
    "angebote": "Angebote, Plätze und Plätze je 100 Menschen",
    "kettenbild": "Angebote nach Lebensphasen und Lebenslagen",
    "luecken": "Hinweise, über die noch nicht entschieden ist",
    "uebergaenge": "Übergänge zwischen Lebensphasen",
    "hinweise": "Entscheidungen über Hinweise",
    "ziele": "Ziele nach Stand",
    "massnahmen": "Maßnahmen nach Stand",
    "zielliste": "Verabschiedete Ziele",
    "veranstaltungen": "Veranstaltungen nach Art",
    "befragungen": "Ausgewertete Befragungen",
    "ideen": "Ideensammlungen",
    "umsetzung": "Beschlüsse und Empfehlungen nach Umsetzungsstand",
    "empfehlungen": "Beschlüsse und Empfehlungen des Jahres und was noch offen ist",
}
NOTES: Final = {
    "menschen": (
        "Menschen, die nach ihrem Alter in diese Lebensphase fallen, auf 5 gerundet. „≈“ heißt geschätzt; „verdeckt“: "
        "so wenige, dass man Einzelne erkennen könnte."
    ),
    "bedarf": (
        "In Klammern der Bereich, in dem der Wert mit 95 Prozent Sicherheit liegt, wo Fallzahlen bekannt sind. "
        "„gesperrt“: so wenige Menschen, dass man Einzelne erkennen könnte; „–“: keine Angabe, nicht null."
    ),
    "fuenftel": "In Klammern der Bereich, in dem der Wert mit 95 Prozent Sicherheit liegt.",
    "abstand": "Wert des am stärksten benachteiligten Fünftels minus Wert des am wenigsten benachteiligten.",
    "angebote": (
        "Aktive Angebote am Tag der Zahlen; ein Angebot für mehrere Lebensphasen zählt bei jeder. "
        "„≥“: Nicht alle Angebote nennen ihre Plätze."
    ),
    "kettenbild": "Zahl der aktiven Angebote. „0“ ist kein Urteil: Ob dort etwas fehlt, entscheiden Menschen.",
    "luecken": "Hinweise entstehen aus Bestand und Kennzahlen. Sie sind keine Bewertung.",
    "uebergaenge": "",
    "hinweise": "Hinweise, die heute noch bestehen, mit der letzten Entscheidung.",
    "ziele": "",
    "massnahmen": "",
    "zielliste": "Entwürfe stehen nicht in der Liste.",
    "veranstaltungen": "Im Berichtsjahr begonnene Veranstaltungen, ohne Entwürfe und abgesagte.",
    "befragungen": "Im Berichtsjahr beendet. Wie viele geantwortet haben, steht erst da, wenn es genug sind.",
    "ideen": "Im Berichtsjahr eingereichte und veröffentlichte Ideen.",
    "umsetzung": "Aus öffentlichen Tagesordnungspunkten.",
    "empfehlungen": "Aus öffentlichen Tagesordnungspunkten.",
}
VALUE: Final = "{value} ({interval})"
COLUMNS: Final = {
    "menschen": ("Menschen", "Stand"),
    "bedarf": ("Wert", "Jahr"),
    "fuenftel": ("Wert", "Gebiete"),
    "abstand": ("Abstand", "95-%-Bereich"),
    "angebote": ("Angebote", "Plätze", "Plätze je 100 Menschen"),
    "luecken": ("Fundstellen",),
    "uebergaenge": ("Angebote", "Vereinbarungen", "Stand"),
    "hinweise": ("Entscheidung", "am", "Gremium"),
    "ziele": ("Ziele",),
    "massnahmen": ("Maßnahmen",),
    "zielliste": ("Stand", "bis", "Maßnahmen"),
    "veranstaltungen": ("Veranstaltungen",),
    "befragungen": ("Zeitraum", "Antworten"),
    "ideen": ("Ideen", "beantwortet"),
    "umsetzung": ("Beschlüsse", "Empfehlungen"),
    "empfehlungen": ("vom", "An wen", "Umsetzungsstand"),
}
# columns of words stand on the left; all others are numbers
WORDS: Final = frozenset({"Stand", "95-%-Bereich", "Entscheidung", "Gremium", "Zeitraum", "An wen", "Umsetzungsstand"})
BROKEN: Final = "kein Angebot trägt den Übergang"
BRIDGED: Final = "überbrückt"
NOTHING_KNOWN: Final = "offen"
CHARTS: Final = {
    "menschen": "Menschen nach Lebensphasen",
    "angebote": "Angebote nach Lebensphasen",
    "fuenftel": "{indicator} nach Fünfteln der Benachteiligung, {period}",
    "bedarf": "{indicator}, {period}, im Vergleich",
}
# sentences
OFFERS: Final = "Am {day} waren {offers} aktive Angebote eingetragen."
GAPS: Final = "{open} Hinweise sind noch nicht entschieden, {decided} sind es."
MORE: Final = "Weitere {count} stehen nicht in der Liste."
FEWER: Final = "unter {least}"
