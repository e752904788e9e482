"""German sentences, notices and words of papers."""

from types import MappingProxyType
from typing import Final

from lueckenlos.adoption.text.merge import Change

SENTENCES: dict[str, str] = {
    "papers_not_for_role": "Empfehlungen lesen Personen, die Entscheidungen vorbereiten oder treffen. "
    "Fragen Sie die Leitung Ihrer Stelle nach einer passenden Rolle.",
    "paper_edit_not_for_role": "Empfehlungen schreiben und übernehmen dürfen Mitarbeit, Koordination und Leitung.",
    "paper_release_not_for_role": "Herausgeben, zurückziehen und um Rückmeldung bitten dürfen "
    "Koordination und Leitung.",
    "paper_of_other_stelle": "Diese Empfehlung gehört einer anderen Stelle. Übernehmen Sie sie, um sie anzupassen.",
    "paper_round_open": "Zu diesem Entwurf läuft noch eine Rückmelderunde. Schließen Sie sie zuerst ab.",
    "paper_without_paragraph": "Die Empfehlung hat noch keinen Absatz. Schreiben Sie zuerst einen.",
    "paper_version_withdrawn": "„{title}“, Fassung {number}, wurde zurückgezogen. "
    "Stützen Sie sich auf eine Fassung, die noch gilt.",
    "paper_version_withdrawn_already": "Diese Fassung ist schon zurückgezogen.",
    "paper_version_is_frozen": "Eine herausgegebene Fassung ändert sich nicht mehr. Geben Sie eine neue heraus.",
    "paper_withdrawal_without_reason": "Schreiben Sie, warum Sie die Fassung zurückziehen; "
    "die Stellen, die sie übernommen haben, lesen es.",
    "paper_is_own": "Das ist eine Empfehlung Ihrer eigenen Stelle. Sie brauchen sie nicht zu übernehmen.",
    "paper_taken_already": "Ihre Stelle hat diese Empfehlung schon übernommen. Sie finden sie unter „Übernommen“.",
    "paper_taken_unknown": "Diese Fassung gehört nicht zu dieser Empfehlung. Bitte wählen Sie noch einmal.",
    "paper_unchanged": "Der Text ist derselbe wie in Fassung {number}. Ändern Sie ihn, bevor Sie ihn neu herausgeben.",
    "paper_issued_stays": "Von dieser Empfehlung gibt es schon eine Fassung; andere können sich darauf stützen. "
    "Ziehen Sie sie zurück, statt sie zu löschen.",
    "paper_discussed_stays": "Zu diesem Entwurf haben andere Stellen sich geäußert. Er bleibt, damit ihre "
    "Rückmeldungen und Ihre Antworten lesbar sind.",
    "paper_title_missing": "Geben Sie der Empfehlung einen Titel.",
    "paper_fields_too_long": "Titel und Adressat haben höchstens {title} Zeichen, die Begründung höchstens {text}.",
    "paper_paragraph_too_long": "Absatz {place} ist zu lang: höchstens {text} Zeichen, Überschrift höchstens "
    "{heading}. Teilen Sie ihn auf.",
    "paper_too_many_paragraphs": "Höchstens {most} Absätze. Verteilen Sie den Text auf zwei Empfehlungen.",
    "paper_topic_empty": "Bei „{topic}“ fehlt die Angabe. Tragen Sie sie ein, oder nehmen Sie den Absatz heraus.",
    "paper_topic_too_long": "Bei „{topic}“ sind höchstens {most} Zeichen möglich. Kürzen Sie den Text.",
    "paper_topic_unknown": "„{value}“ gibt es bei „{topic}“ nicht. Möglich ist zum Beispiel: {known}. "
    "Schreiben Sie jede Angabe in eine eigene Zeile.",
    "paper_topic_number": "„{topic}“ ist eine ganze Zahl, etwa 36.",
    "paper_topic_one": "Bei „{topic}“ ist nur eine Angabe möglich. Lassen Sie eine Zeile stehen.",
    "paper_topic_twice": "„{topic}“ kommt zweimal vor. Fassen Sie die beiden Absätze zusammen.",
    "paper_source_moved_on": "Die Quelle hat inzwischen Fassung {number} herausgegeben. "
    "Vergleichen Sie bitte noch einmal.",
    "paper_nothing_to_settle": "Es gibt keine neuere Fassung der Quelle. Ihr Text ist auf dem Stand.",
    "round_until_past": "Der letzte Tag für Rückmeldungen liegt in der Vergangenheit. Wählen Sie einen späteren.",
    "round_is_over": "Rückmeldungen waren bis {until:%d.%m.%Y} möglich. Wenden Sie sich an die herausgebende Stelle.",
    "round_is_closed": "Diese Rückmelderunde ist abgeschlossen.",
    "round_unanswered": "Noch ohne Antwort: {number}. Beantworten Sie zuerst jede Rückmeldung.",
    "round_part_unknown": "Diesen Absatz hat der Entwurf nicht. Bitte laden Sie die Seite neu.",
    "round_comment_unknown": "Diese Rückmeldung gibt es nicht mehr. Bitte laden Sie die Seite neu.",
    "round_too_many_comments": "Ihre Stelle hat schon {most} Rückmeldungen geschrieben. Fassen Sie weitere zusammen.",
    "round_text_missing": "Schreiben Sie etwas in das Feld, bevor Sie absenden.",
    "round_text_too_long": "Schreiben Sie höchstens {most} Zeichen.",
}

# on paper
DRAFT: Final = "Entwurf, noch nicht herausgegeben"
IS_WITHDRAWN: Final = "Diese Fassung ist zurückgezogen."
FOR_WHOM: Final = "Für wen"
WHICH: Final = "Fassung"
KIND: Final = "Art"
BODY: Final = "Herausgegeben von"
REASONS: Final = "Begründung"
CITE: Final = "So zitieren Sie"
THEMES: Final = "Schwerpunktthemen"
PHASES: Final = "Lebensphasen"
FIELDS_OF_ACTION: Final = "Handlungsfelder"

VERBS: dict[str, str] = {
    "adoption.paper.create": "Empfehlung angelegt",
    "adoption.paper.save": "Empfehlung bearbeitet",
    "adoption.paper.delete": "Empfehlung gelöscht",
    "adoption.paper.publish": "Fassung herausgegeben",
    "adoption.paper.audience": "Kreis der Lesenden geändert",
    "adoption.paper.withdraw": "Fassung zurückgezogen",
    "adoption.paper.take_over": "Empfehlung übernommen",
    "adoption.paper.settle": "Empfehlung mit der Quelle abgeglichen",
    "adoption.paper.state": "Stand der Umsetzung gemeldet",
    "adoption.round.open": "Um Rückmeldung gebeten",
    "adoption.round.comment": "Rückmeldung geschrieben",
    "adoption.round.answer": "Rückmeldung beantwortet",
    "adoption.round.close": "Rückmelderunde abgeschlossen",
}

SAVED: Final = "Gespeichert. Andere lesen den neuen Text erst, wenn Sie ihn herausgeben."
CREATED: Final = "Empfehlung angelegt."
DELETED: Final = "Die Empfehlung ist gelöscht."
PUBLISHED: Final = "Fassung {number} ist herausgegeben."
AUDIENCE_CHANGED: Final = "Der Kreis der Lesenden ist geändert."
WITHDRAWN: Final = "Fassung {number} ist zurückgezogen."
TAKEN: Final = "Übernommen. Passen Sie den Text jetzt an Ihren Ort an."
SETTLED: Final = "Abgeglichen mit Fassung {number}."
STATE_SAVED: Final = "Stand der Umsetzung gespeichert."
ROUND_OPENED: Final = "Die Rückmelderunde läuft."
COMMENTED: Final = "Rückmeldung gespeichert."
ANSWERED: Final = "Antwort gespeichert."
MAIL_ON: Final = "Sie bekommen zu dieser Runde höchstens eine Mail am Tag."
MAIL_OFF: Final = "Zu dieser Runde bekommen Sie keine Mail mehr."
ROUND_CLOSED: Final = "Die Rückmelderunde ist abgeschlossen."

PAPER: Final = "Empfehlung"
VERSION: Final = "Fassung {number}"
WITHDRAWN_STATE: Final = "zurückgezogen"
FITTING: Final = "Passende Empfehlung: {title}"
ALL_FITTING: Final = "Alle passenden Empfehlungen"
FEW: Final = "weniger als 5"
WHOLE: Final = "Zum Ganzen"
ADDRESSED: Final = "Für: {addressee}"
FIELD_LABELS: Final = MappingProxyType({"titel": "Titel", "adressat": "Für wen", "begruendung": "Begründung"})
UNTITLED: Final = "Absatz ohne Überschrift"
CHANGES: Final = MappingProxyType(
    {
        Change.NONE: "unverändert",
        Change.ADDED: "neu",
        Change.CHANGED: "geändert",
        Change.REMOVED: "gestrichen",
    }
)
NEW_PARAGRAPH: Final = "Neuer Absatz, ist noch leer."
MOVED: Final = "Der Absatz steht jetzt an Stelle {place}."
REMOVED: Final = "Der Absatz ist aus dem Formular genommen. Gestrichen ist er erst mit „Speichern“."
LEAVE_OUT: Final = "Weiter weglassen"
KEEP_PARAGRAPH: Final = "Unseren Absatz behalten"
STRIKE_OUT: Final = "Streichen, wie die Quelle"
TAKE_IN: Final = "Aufnehmen"
AT_LEAST: Final = "mindestens {number}"
FEW_OR_HIDDEN: Final = "wenige"
