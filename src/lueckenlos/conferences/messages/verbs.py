"""What the audit trail says about conferences; and who stands in it for people without an account."""

from typing import Final

# the trail can never be cleaned, so it does not name them
CITIZEN: Final = "angemeldete Person"
GUEST: Final = "eingeladene Person"
VISITOR: Final = "Besucherin oder Besucher"
STAND: Final = "Infostand"

VERBS: dict[str, str] = {
    "conferences.conference.create": "Konferenz eingerichtet",
    "conferences.conference.save": "Einstellungen der Konferenz geändert",
    "conferences.session.save": "Programmpunkt geändert",
    "conferences.conference.allot": "Workshop-Plätze verteilt",
    "conferences.conference.fill": "freie Workshop-Plätze vergeben",
    "conferences.seat.move": "Workshop-Platz von Hand gesetzt",
    "conferences.seat.choose": "freien Workshop-Platz gewählt",
    "conferences.wish.save": "Workshop-Wünsche abgegeben",
    "conferences.invitation.add": "Einladungen eingetragen",
    "conferences.invitation.send": "Einladungen verschickt",
    "conferences.invitation.remove": "Einladung gestrichen",
    "conferences.invitation.decline": "Einladung abgesagt",
    "conferences.photo.save": "Foto-Einwilligung festgehalten",
    "conferences.minutes.save": "Protokoll geschrieben",
    "conferences.result.add": "Ergebnis festgehalten",
    "conferences.result.remove": "Ergebnis gestrichen",
    "conferences.report.freeze": "Tagesbericht abgeschlossen",
    "conferences.feedback.give": "Rückmeldung abgegeben",
    "conferences.tally.add": "Zählung für Infostände angelegt",
    "conferences.tally.remove": "Zählung eines Infostands entfernt",
    "conferences.tally.count": "Gespräche gezählt",
    "conferences.people.list": "Namen als Liste oder Schilder gedruckt",
}
