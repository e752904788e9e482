"""What a new Baby-Börse is proposed with; people change it."""

from typing import Final

TITLE: Final = "Baby-Börse"
TABLE: Final = "Tisch"
SEAT: Final = "Teilnahme"
RULES: Final = """\
1. Verkauft werden gebrauchte Kinderkleidung, Spielzeug, Bücher und Ausstattung. Neues verkaufen nur Gewerbliche.
2. Alle Waren sind sauber und heil. Autokindersitze brauchen ein gültiges Prüfzeichen.
3. Bitte bringen Sie eine Tischdecke mit. Stellen Sie nichts auf den Boden und halten Sie die Wege frei.
4. Ihr Platz gilt, sobald Sie Ihre E-Mail-Adresse bestätigt haben. Er ist nicht übertragbar.
5. Können Sie nicht kommen, geben Sie den Platz bitte früh über Ihren Link zurück. Andere Familien warten darauf.
6. Was Sie einnehmen, behalten Sie. Für Ihre Waren sind Sie selbst verantwortlich.
7. Bitte räumen Sie Ihren Tisch nach der Börse ab und nehmen Sie alles wieder mit."""

HELPING: Final = "Mithelfen"
SHIFTS: Final = "Helferschichten"
SHIFT: Final = "Helferschicht"
HELP_ALONG: Final = "Mithelfen"
HELP_HINT: Final = "Wann Sie am Tag mit anpacken können."

# columns of the CSV of registrations
EXPORT: Final = (
    "Nummer Stand Platzart Plätze Betrag Name Organisation E-Mail Telefon Wünsche Bedarfe Bemerkung Tische "
    "eingegangen bezahlt angekommen"
).split()
