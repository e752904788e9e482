"""German sentences and the words of the audit trail for Bausteine, Leitfragen and the Verstetigungs-Check."""

from types import MappingProxyType
from typing import Final

SENTENCES: Final = MappingProxyType(
    {
        "process_of_communes": "Bausteine führt jede Kommune und jeder Kreis selbst; "
        "hier gibt es dafür nichts zu sehen.",
        "process_not_for_role": "Die Bausteine sehen alle, die Entscheidungen vorbereiten oder treffen. "
        "Ihre Rolle gehört nicht dazu.",
        "process_read_only": "Ihre Rolle darf hier lesen, aber nichts ändern. "
        "Bitte wenden Sie sich an Leitung oder Koordination.",
        "sharing_not_for_role": "Ob die KGC den Stand sieht, entscheiden Leitung und Koordination.",
        "standing_for_kgc": "Den geteilten Stand der Kommunen sieht ihre KGC.",
        "turn_jumps": "Eine Runde folgt auf die andere: Möglich sind Runde {lowest} bis {highest}.",
        "next_step_missing": "Bitte schreiben Sie zum Termin, was bis dahin geschehen soll.",
        "evidence_empty": "Bitte beschreiben Sie den Nachweis oder wählen Sie einen aus.",
        "evidence_twice": "Dieser Nachweis steht in dieser Runde schon da.",
        "evidence_gone": "Das gibt es nicht mehr oder Sie dürfen es nicht sehen. Bitte wählen Sie etwas anderes.",
        "question_empty": "Bitte schreiben Sie die Frage.",
        "question_reworded": "Diese Frage lautet inzwischen anders. Passt Ihre Antwort noch? "
        "Dann speichern Sie noch einmal.",
        "check_empty": "Bitte beantworten Sie mindestens eine Frage.",
        "check_in_future": "Der Tag des Checks liegt in der Zukunft.",
    }
)
VERBS: Final = MappingProxyType(
    {
        "process.baustein.update": "Baustein geändert",
        "process.answer.save": "Leitfragen beantwortet",
        "process.evidence.add": "Nachweis eingetragen",
        "process.evidence.remove": "Nachweis entfernt",
        "process.question.save": "Leitfrage geändert",
        "process.check.save": "Verstetigungs-Check gespeichert",
        "process.settings.save": "Einstellungen des Prozesses geändert",
    }
)
BAUSTEIN: Final = "Baustein"
QUESTIONS_HINT: Final = "Jeder Absatz ist eine Leitfrage zu einem Baustein."
BETTER: Final = "weiter als zuletzt"
WORSE: Final = "weniger weit als zuletzt"
UNKNOWN_QUESTION: Final = "Frage ohne festgehaltenen Wortlaut"
UNKNOWN_STEP: Final = "offen"


def subject_title(label: str) -> str:
    """How a Baustein is called on the pages of others."""
    return f"{BAUSTEIN} „{label}“"


def feed_source(title: str, source: str, number: int) -> str:
    """From which paper a question comes; ``source`` is empty for one the Stelle has written itself."""
    return f"„{title}“, {source}, Fassung {number}" if source else f"„{title}“, unsere Fassung {number}"


def state_with_turn(state: str, turn: int) -> str:
    """``in Arbeit (Runde 2)``; the first turn goes without saying."""
    return f"{state} (Runde {turn})" if turn > 1 else state
