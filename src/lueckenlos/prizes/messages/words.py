"""Words of pages and papers, and what a new call starts with."""

from types import MappingProxyType
from typing import Final

from lueckenlos.prizes.enums import ApplicationState, CallState
from lueckenlos.shared.formats import whole

CITIZEN: Final = "Bewerbung"
INVITED: Final = "Jury, per Link"
STATE_KINDS: Final = MappingProxyType(
    {
        CallState.ENTWURF: "neutral",
        CallState.OFFEN: "success",
        CallState.JURY: "warning",
        CallState.ENTSCHIEDEN: "info",
        CallState.VERLIEHEN: "info",
    }
)
APPLICATION_KINDS: Final = MappingProxyType(
    {
        ApplicationState.NEU: "neutral",
        ApplicationState.EINGEREICHT: "success",
        ApplicationState.ZURUECKGEZOGEN: "neutral",
        ApplicationState.AUSGESCHLOSSEN: "warning",
    }
)
# name, weight, what to look for; names after the call of the town of Sangerhausen of 2021, explanations ours
START_CRITERIA: Final = (
    ("innovativ", 1, "Ist etwas daran neu, wenigstens hier am Ort?"),
    ("praktikabel", 1, "Lässt es sich mit den Menschen und Mitteln vor Ort machen?"),
    ("nachnutzbar", 1, "Können andere es übernehmen, ohne bei null anzufangen?"),
    ("nachhaltig", 1, "Bleibt etwas, wenn das Geld aufgebraucht ist?"),
    ("wirkungsvoll", 2, "Hat sich für Menschen etwas verbessert, und woran sieht man das?"),
)
START_RANKS: Final = (("1. Preis", None), ("2. Preis", None), ("3. Preis", None))
NO_VALUE: Final = "–"
JURY_MEMBER: Final = "Jurymitglied {number}"
OVERDUE: Final = "Einsendeschluss vorbei: an die Jury geben"
CALL_NOTE: Final = "bewerben bis {day}"
WON: Final = "Wer gewonnen hat"


def euro(cents: int) -> str:
    """200000 → „2.000 €“ (with a no-break space)"""
    return f"{whole(cents // 100)}\u00a0€"


SPAN: Final = "{low} bis {high}"
GIVEN: Final = "{given} von {all}"
CLOCK: Final = "{moment} Uhr"
MOMENT: Final = "{moment:%d.%m.%Y, %H:%M} Uhr"
OPENED: Final = "Die Ausschreibung ist öffentlich. Verschicken Sie die Adresse."
AT_JURY: Final = "Die Jury hat die Bewerbungen; jedes Mitglied bekommt eine E-Mail."
AWARDED: Final = "Als verliehen vermerkt."
CEREMONY_MADE: Final = (
    "Preisverleihung als Veranstaltung angelegt. Ergänzen Sie Programm und Einladung, und veröffentlichen Sie sie dort."
)
DELETED: Final = "Entwurf gelöscht."
APPOINTED: Final = "Jurymitglied berufen."
DISMISSED: Final = "Jurymitglied herausgenommen."
SET_ASIDE: Final = "Die Bewerbung nimmt nicht mehr teil; der Grund geht per E-Mail hinaus."
LINKED: Final = "Verbunden. Auf der öffentlichen Seite steht der Link bei den Preisträgern."
UNLINKED: Final = "Verbindung gelöst."
PROPOSED: Final = "Gespeichert. Laden Sie jetzt die Beschlussvorlage herunter."
DECIDED: Final = "Entschieden. Alle, die sich beworben haben, bekommen eine E-Mail."
CLOSED: Final = "Die Bewertung ist geschlossen."
SCORED: Final = "Gespeichert."
HANDED_IN: Final = "Danke! Ihre Wertung ist abgegeben."
CONFIRMED: Final = "Danke, Ihre Bewerbung ist bestätigt."
CHANGED: Final = "Gespeichert."
FILE_ADDED: Final = "Anlage gespeichert."
FILE_GONE: Final = "Anlage gelöscht."
NO_JURY_YET: Final = "Die Bewertung läuft noch. Entscheiden können Sie danach."
NOT_YET: Final = "noch nicht gewertet"
HALF: Final = "unvollständig"
BIASED: Final = "befangen"
JUDGED: Final = "gewertet"
PAPER_ABOUT, PAPER_FROM, PAPER_STATE = "Betreff", "Vorgelegt von", "Entschieden am"
PAPER_DRAFT: Final = "noch nicht entschieden (Entwurf)"
COURSE_CALL: Final = "Ausgeschrieben: {money}. Bewerbung bis {deadline}."
COURSE_APPLIED: Final = "Bewerbungen, über die die Jury beraten hat: {number}."
COURSE_JURY: Final = "Jury: {names}."
COSTS: Final = "Preisgelder zusammen {total}."
SCORES_EXPLAINED: Final = (
    "Jedes Jurymitglied gibt je Kriterium 0 bis 10 Punkte; sein Wert ist das nach Gewicht gemittelte Ergebnis. Der "
    "Mittelwert ist der Durchschnitt aller vollständigen Werte, die Spanne reicht vom niedrigsten zum höchsten. Die "
    "Tabelle schlägt nur vor; entschieden wird von Menschen."
)
TIES_EXPLAINED: Final = (
    "Gleicher Wert auf zwei Stellen hinter dem Komma heißt gleicher Platz; der nächste Platz entfällt."
)
MISSING: Final = "„{title}“: ohne Wertung von {names}."
BIASED_NOTE: Final = "„{title}“: befangen {names}."
HIDDEN_NOTE: Final = (
    "Wertungen zu Bewerbungen, bei denen Sie sich für befangen erklärt haben, stehen nicht in Ihrer Ausfertigung; die "
    "Plätze zählen ohne sie."
)
PAPER_WORDS: Final = MappingProxyType(
    {
        "title": "Beschlussvorlage",
        "proposal": "Beschlussvorschlag",
        "awarded": "Die Preise werden wie folgt vergeben:",
        "reason": "Begründung",
        "course": "Ausschreibung und Jury",
        "criterion": "Kriterium",
        "weight": "Gewicht",
        "explanation": "Woran man es sieht",
        "scores": "Wertung der Jury",
        "place": "Platz",
        "application": "Bewerbung",
        "mean": "Mittelwert",
        "span": "Spanne",
        "given": "Wertungen",
        "costs": "Finanzielle Auswirkungen",
        "vote": "Abstimmung",
        "yes": "Ja",
        "no": "Nein",
        "abstained": "Enthaltung",
        "biased": "befangen",
    }
)
NOT_PUBLIC: Final = "Nicht öffentlich: ohne Einwilligung."
