"""Lines of the audit trail."""

from typing import Final

VERBS: Final[dict[str, str]] = {
    "prizes.call.create": "Gesundheitspreis angelegt",
    "prizes.call.update": "Gesundheitspreis geändert",
    "prizes.call.open": "Ausschreibung geöffnet",
    "prizes.call.jury": "Bewerbungen an die Jury gegeben",
    "prizes.call.close_scores": "Bewertung der Jury geschlossen",
    "prizes.call.propose": "Preise eingetragen",
    "prizes.call.decide": "Preise entschieden",
    "prizes.call.award": "Preise verliehen",
    "prizes.call.ceremony": "Preisverleihung angelegt",
    "prizes.call.delete": "Gesundheitspreis gelöscht",
    "prizes.call.forget": "Angaben zu Bewerbungen und Jury gelöscht",
    "prizes.application.apply": "Bewerbung eingegangen",
    "prizes.application.confirm": "Bewerbung bestätigt",
    "prizes.application.change": "Bewerbung geändert",
    "prizes.application.withdraw": "Bewerbung zurückgezogen",
    "prizes.application.consent": "Einwilligung zur Nennung geändert",
    "prizes.application.file": "Anlage hinzugefügt oder gelöscht",
    "prizes.application.set_aside": "Bewerbung nimmt nicht teil",
    "prizes.application.link": "Bewerbung mit Angebot oder Praxisbeispiel verbunden",
    "prizes.juror.appoint": "Jurymitglied berufen",
    "prizes.juror.dismiss": "Jurymitglied herausgenommen",
    "prizes.juror.hand_in": "Wertung abgegeben",
    "prizes.opinion.save": "Wertung gespeichert",
}
