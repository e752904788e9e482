"""Words of the Antragsmappe and the Verwendungsnachweis as documents."""

from types import MappingProxyType
from typing import Final

from lueckenlos.funding.enums import Section

APPLICATION: Final = "Antragsmappe: {title}"
PROOF_TITLE: Final = "Verwendungsnachweis (Entwurf): {title}"
PROOF_OPEN_TITLE: Final = "Verwendungsnachweis (Entwurf, unvollständig): {title}"
PROOF_OPEN: Final = (
    "Unvollständig: Bei {left} von {count} Positionen fehlt noch der tatsächliche Betrag. Die Summen zählen nur, was "
    "eingetragen ist."
)
LIVE: Final = "Stand von heute ({day})"
TODAY: Final = "Heutiger Stand"
SUBMITTED: Final = "Fassung {number}, eingereicht am {day}"
AS_OF: Final = "Stand {day}"

# labels of facts
STELLE, KEYS, ADDRESS, REACH, CONTACT, SIGNS = (
    "Antragstellerin", "Amtlicher Schlüssel", "Anschrift", "E-Mail und Telefon", "Ansprechperson", "Unterschrift",
)  # fmt: skip
TITLE, PROGRAMME, FUNDER, TERM, AREA, REFERENCE = (
    "Vorhaben", "Förderprogramm", "Fördermittelgeber", "Laufzeit", "Gebiet", "Aktenzeichen",
)  # fmt: skip
SETTINGS, FIELDS, APPROACH = "Lebenswelten", "Handlungsfelder", "Ansatz"
PARTNERS, BODIES, ASSESSMENTS = "Partner der Maßnahmen", "Gremien", "Abgeschlossene Selbsteinschätzungen"
PHASES: Final = "Lebensphasen der Ziele und Maßnahmen"
RESOLUTIONS: Final = "Beschlüsse"
COST, OWN, THIRD, ASKED, GRANTED = "Kosten", "Eigenmittel", "Mittel Dritter", "beantragt", "bewilligt"
SHARE: Final = "Eigenanteil"

# tables: title, then the head of the columns
FIGURES: Final = "Kennzahlen"
FIGURE_HEAD: Final = ("Kennzahl", "Quelle")
HINTS: Final = ("Lücken, die bestätigt sind", "Lücke", "Worauf sie beruht", "Entscheidung")
GOALS: Final = ("Ziele", "Ziel", "Für wen und wie viel", "Bis wann", "Zuständig")
YARDSTICKS: Final = ("Messgrößen", "Messgröße", "Ziel oder Maßnahme", "Ausgangswert", "Zielwert", "letzter Messwert")
MEASURES: Final = ("Maßnahmen", "Maßnahme", "Beginn", "Termin", "Zuständig", "Worum es geht")
POSITIONS: Final = ("Positionen", "Wofür", "Jahr", "Art", "Betrag")
YEARS: Final = ("Je Jahr", "Jahr", "Kosten", "Eigenmittel", "Mittel Dritter", "beantragt")
DONE: Final = ("Geplant und getan", "Maßnahme", "geplant bis", "Stand", "Anmerkung")
SPENT: Final = ("Geplant und ausgegeben", "Wofür", "Jahr", "Art", "geplant", "tatsächlich", "Unterschied")
SPENT_YEARS: Final = ("Je Jahr", "Jahr", "Kosten geplant", "Kosten tatsächlich", "Unterschied")
TOTAL: Final = "Summe"
NO_TERM: Final = "noch offen"
UNKNOWN: Final = "noch offen"
SO_FAR: Final = "bisher {sum}"
STILL_OPEN: Final = "Noch offen"
POSITION: Final = "{title} ({year})"
FROM_TO: Final = "{start} bis {end}"
DECIDED: Final = "bestätigt am {day}{by}"
BY: Final = " durch {body}"
PERIOD: Final = "{value} ({period})"
NO_OF: Final = "–"
NOTHING: Final = "Noch nichts eingetragen."

# what belongs into the text of a section, as help beside the field; our own words, see docs/handbuch/foerderung.md
ASKS: Final = MappingProxyType(
    {
        Section.ANTRAG: "Nur, was die Angaben oben nicht sagen, etwa weitere Antragstellende.",
        Section.VORHABEN: "In drei bis fünf Sätzen: Was soll bis zum Ende der Laufzeit anders sein?",
        Section.BEDARF: "Was zeigen die Zahlen und Lücken zusammen? Was wurde vor Ort gefragt und gehört?",
        Section.ZIELGRUPPE: "Wer genau, wie viele, wie erreichen Sie diese Menschen, und woran wirken sie mit?",
        Section.ZIELE: "Wie hängen die Ziele zusammen, und woran wird man sehen, dass sie erreicht sind?",
        Section.MASSNAHMEN: "Wie gehen Sie vor, mit welchen Methoden, und welche Meilensteine gibt es?",
        Section.FELDER: "Was ändert sich an den Verhältnissen, was am Verhalten?",
        Section.PARTNER: "Wer arbeitet mit, wer steuert, welche Kooperationsvereinbarung gibt es?",
        Section.QUALITAET: "Nach welchen Kriterien arbeiten Sie, und wie werten Sie aus?",
        Section.KOSTEN: "Erläutern Sie, wo nötig, einzelne Positionen, etwa die Eingruppierung einer Stelle.",
        Section.DAUER: "Was bleibt danach, wer trägt und bezahlt es?",
        Section.ZUSAGEN: "Dass dasselbe nicht anderswo gefördert wird, welcher Beschluss vorliegt, welche Anlagen "
        "beiliegen.",
        Section.N_MASSNAHMEN: "Was fand statt, was nicht?",
        Section.N_ERREICHT: "Wie viele Menschen, welche, auf welchem Weg?",
        Section.N_ZIELE: "Welche Ziele sind erreicht, und was sagen die Messwerte?",
        Section.N_ABWEICHUNG: "Was kam anders als beantragt, warum, und mit wem war das abgesprochen?",
        Section.N_STRUKTUR: "Welche Zusammenarbeit ist entstanden oder fester geworden?",
        Section.N_GELD: "Erläutern Sie größere Unterschiede zwischen Plan und Ausgabe.",
        Section.N_WEITER: "Was bleibt, und was nehmen Sie sich als Nächstes vor?",
        Section.N_OEFFENTLICH: "Wo wurde berichtet, und wie ist auf die Förderung hingewiesen worden?",
    }
)


def total_with_open(left: int) -> str:
    """„Summe“, and of how many positions it does not know what was spent."""
    if not left:
        return TOTAL
    return f"{TOTAL}, {left} {'Position' if left == 1 else 'Positionen'} noch offen"


def euro(cents: int) -> str:
    """123450 → ``1.234,50 €``, to the cent and without floats"""
    whole, rest = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02d}\u00a0€"
