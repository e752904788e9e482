"""Lines of the audit trail."""

from typing import Final

VERBS: Final[dict[str, str]] = {
    "participation.survey.create": "Befragung angelegt",
    "participation.survey.update": "Befragung geändert",
    "participation.survey.move": "Stand der Befragung gesetzt",
    "participation.survey.judge": "Befragung ausgewertet",
    "participation.survey.delete": "Befragung gelöscht",
    "participation.survey.paper": "Empfehlung aus der Befragung begonnen",
    "participation.question.save": "Frage gespeichert",
    "participation.question.move": "Frage verschoben",
    "participation.question.remove": "Frage entfernt",
    "participation.text.judge": "Freitext angesehen",
    "participation.collection.create": "Ideensammlung angelegt",
    "participation.collection.update": "Ideensammlung geändert",
    "participation.collection.move": "Stand der Ideensammlung gesetzt",
    "participation.collection.delete": "Ideensammlung gelöscht",
    "participation.idea.release": "Idee veröffentlicht",
    "participation.idea.refuse": "Idee nicht veröffentlicht",
    "participation.idea.merge": "Idee zusammengelegt",
    "participation.idea.reply": "Idee beantwortet",
    "participation.idea.paper": "Empfehlung aus der Idee begonnen",
    "participation.idea.remove": "Idee gelöscht",
    "participation.idea.forget": "E-Mail-Adresse gelöscht",
    "participation.circles.save": "Kreise der Entscheidung gespeichert",
    "participation.circles.delete": "Kreise der Entscheidung gelöscht",
    "participation.stage.add": "Partizipationsstufe eingeschätzt",
    "participation.stage.remove": "Partizipationsstufe entfernt",
}
