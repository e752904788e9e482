"""German sentences and words of the exchange."""

from typing import Final

SENTENCES: dict[str, str] = {
    "exchange_not_for_role": "Der Austausch ist für die Mitglieder der Kommunen, Landkreise und KGC, die alles lesen.",
    "exchange_write_not_for_role": "Fragen und antworten können Leitung, Koordination, Mitarbeit und Beratung.",
    "exchange_only_kgc": "Ausblenden und zusammenlegen kann die KGC des Landes, aus dem die Frage kommt.",
    "question_of_other_stelle": "Das kann nur die Stelle, die es geschrieben hat.",
    "question_is_closed": "Diese Frage ist ausgeblendet oder mit einer anderen zusammengelegt.",
    "question_without_land": "Bei Ihrer Stelle ist kein Land eingetragen. Fragen Sie alle Stellen im Verbund.",
    "question_answer_empty": "Schreiben Sie etwas, bevor Sie antworten.",
    "hide_without_reason": "Schreiben Sie, warum. Die Stelle, die es geschrieben hat, liest den Grund.",
    "merge_impossible": "Zusammenlegen geht nur mit einer anderen, sichtbaren Frage an denselben Kreis.",
    "merge_unknown": "Diese Frage gibt es nicht. Kopieren Sie die Adresse der anderen Frage in das Feld.",
}

VERBS: dict[str, str] = {
    "exchange.question.ask": "Im Austausch gefragt",
    "exchange.question.save": "Frage bearbeitet",
    "exchange.question.solve": "Frage als gelöst markiert",
    "exchange.question.reopen": "Frage wieder geöffnet",
    "exchange.question.hide": "Frage ausgeblendet",
    "exchange.question.show": "Frage wieder eingeblendet",
    "exchange.question.merge": "Fragen zusammengelegt",
    "exchange.answer.give": "Im Austausch geantwortet",
    "exchange.answer.withdraw": "Antwort zurückgenommen",
    "exchange.answer.hide": "Antwort ausgeblendet oder wieder gezeigt",
    "exchange.kgc.nudge": "KGC an unbeantwortete Fragen erinnert",
}

QUESTION: Final = "Frage im Austausch"
UNANSWERED: Final = "Noch keine Antwort"
ASKED: Final = "Ihre Frage steht im Austausch."
SAVED: Final = "Gespeichert."
ANSWERED: Final = "Danke, Ihre Antwort steht da."
WITHDRAWN: Final = "Ihre Antwort ist zurückgenommen."
SOLVED: Final = "Als gelöst markiert. Andere finden die Lösung jetzt über die Suche."
REOPENED: Final = "Die Frage ist wieder offen."
HIDDEN: Final = "Ausgeblendet. Die Stelle, die es geschrieben hat, liest den Grund."
SHOWN: Final = "Wieder für alle zu sehen."
MERGED: Final = "Zusammengelegt. Die Antworten stehen jetzt hier."
DIGEST_SAVED: Final = "Gespeichert."
