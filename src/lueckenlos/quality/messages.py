"""German sentences and the words of the audit trail for criteria and Selbsteinschätzungen."""

from types import MappingProxyType
from typing import Final

SENTENCES: Final = MappingProxyType(
    {
        "quality_not_for_bund": "Selbsteinschätzungen gehören den Kommunen; beim Bund gibt es dafür nichts zu sehen.",
        "quality_not_for_role": "Selbsteinschätzungen sehen alle, die Entscheidungen vorbereiten oder treffen. "
        "Ihre Rolle gehört nicht dazu.",
        "quality_read_only": "Ihre Rolle darf hier lesen, aber nichts ändern. "
        "Bitte wenden Sie sich an Leitung oder Koordination.",
        "quality_decide_not_for_role": "Besprechen, abschließen, teilen und löschen dürfen Leitung und Koordination.",
        "assessment_of_communes": "Selbsteinschätzungen beginnen Kommunen und Kreise. "
        "Hier sehen Sie, was mit Ihnen geteilt wurde.",
        "shared_for_kgc": "Geteilte Selbsteinschätzungen sieht die KGC des Landes.",
        "set_unknown": "Diesen Kriteriensatz oder diese Ausgabe gibt es nicht. Bitte wählen Sie eine aus der Liste.",
        "assessment_subject_gone": "Was eingeschätzt werden soll, gibt es nicht mehr oder Sie dürfen es nicht sehen. "
        "Bitte beginnen Sie auf der Seite eines Angebots oder einer Maßnahme.",
        "assessment_not_open": "Diese Selbsteinschätzung nimmt keine Ansichten mehr an: Sie ist {state}.",
        "assessment_not_discussed": "Das gemeinsame Ergebnis lässt sich nur festhalten, solange besprochen wird. "
        "Jetzt ist die Selbsteinschätzung {state}.",
        "assessment_closed": "Diese Selbsteinschätzung ist abgeschlossen und bleibt, wie sie ist. "
        "Zum Berichtigen öffnen Leitung oder Koordination sie wieder.",
        "assessment_step_unknown": "Von „{now}“ geht es nicht zu „{wanted}“. Bitte laden Sie die Seite neu.",
        "assessment_without_views": "Noch hat niemand etwas eingeschätzt. Bitte tragen Sie zuerst eine Ansicht ein.",
        "assessment_without_result": "Bitte halten Sie zuerst für mindestens ein Kriterium "
        "ein gemeinsames Ergebnis fest.",
        "share_needs_result": "Teilen lässt sich eine Selbsteinschätzung, sobald sie abgeschlossen ist.",
        "criterion_unknown": "Dieses Kriterium gehört nicht hierher. Bitte laden Sie die Seite neu.",
        "step_outside": "„{criterion}“ hat nur die Stufen 1 bis {most}. Bitte wählen Sie eine davon.",
        "irrelevant_needs_reason": "Bitte schreiben Sie bei „{criterion}“, warum es hier nicht relevant ist.",
        "action_needs_what": "Bitte schreiben Sie bei „{criterion}“, was wer bis wann tun soll.",
        "steps_not_agreed": "Nächste Schritte gibt es erst, wenn das gemeinsame Ergebnis besprochen ist.",
        "step_gone": "Diesen nächsten Schritt gibt es nicht mehr. Das gemeinsame Ergebnis wurde inzwischen geändert.",
        "step_done": "Der Schritt zu „{criterion}“ ist schon am {day:%d.%m.%Y} abgehakt worden.",
        "done_in_future": "Dieser Tag liegt in der Zukunft. Haken Sie ab, was schon erledigt ist.",
        "ratings_missing": "Bitte schätzen Sie mindestens ein Kriterium ein, bevor Sie abgeben.",
        "assessor_missing": "Bitte nennen Sie Namen und E-Mail-Adresse.",
        "assessor_twice": "An diese Adresse ging schon eine Einladung.",
        "assessor_has_views": "Diese Person hat schon etwas eingeschätzt und bleibt dabei.",
        "wording_too_few": "Bitte schreiben Sie mindestens zwei Stufen, die niedrigste zuerst und ohne Lücke.",
        "wording_needs_source": "Bitte nennen Sie, woher der Wortlaut stammt, etwa die Broschüre mit Seite "
        "oder „eigene Formulierung“.",
        "wording_fixed": "Die Stufen dieses Satzes sind vorgegeben und werden nicht umformuliert.",
    }
)
VERBS: Final = MappingProxyType(
    {
        "quality.assessment.create": "Selbsteinschätzung begonnen",
        "quality.assessment.rate": "Ansicht eingetragen",
        "quality.assessment.rate_by_link": "Ansicht über Link eingetragen",
        "quality.assessment.invite": "zur Selbsteinschätzung eingeladen",
        "quality.assessment.uninvite": "Einladung zur Selbsteinschätzung zurückgezogen",
        "quality.assessment.result": "gemeinsames Ergebnis festgehalten",
        "quality.step.tick": "nächsten Schritt abgehakt",
        "quality.step.untick": "Haken am nächsten Schritt zurückgenommen",
        "quality.assessment.move": "Stand der Selbsteinschätzung geändert",
        "quality.assessment.share": "Selbsteinschätzung geteilt oder Teilen beendet",
        "quality.assessment.delete": "Selbsteinschätzung gelöscht",
        "quality.assessment.forget": "Namen der einschätzenden Personen gelöscht",
        "quality.wording.save": "Wortlaut der Stufen geändert",
    }
)
WHOLE_CHAIN: Final = "ganze Präventionskette"
ASSESSMENT: Final = "Selbsteinschätzung"
CRITERION: Final = "Kriterium"
BEGIN: Final = "Selbsteinschätzung beginnen"
BEGIN_HINT: Final = "Mit mehreren Menschen nach Good-Practice-Kriterien."
SHEETS: Final = "Arbeitsblätter zu den Good-Practice-Kriterien"
SHEETS_HINT: Final = "Erläuterung, Fragen und Kopfstand je Kriterium, als PDF zum Drucken."
PLACEHOLDER: Final = "Stufe {number} (Platzhalter)"
INVITED: Final = "Eingeladene Person"
NO_NAME: Final = "Ansicht {number}"
IRRELEVANT: Final = "nicht relevant"
ARROW: Final = " → "
NEXT: Final = "Nächster Schritt: {action}"
BREAK: Final = (
    "Zwischen {before} und {after} wechselt die Ausgabe der Kriterien. Die Stufen sind nicht dieselben, "
    "deshalb sind die Punkte nicht verbunden."
)
BREAK_WORDING: Final = (
    "Zwischen {before} und {after} wurden Stufen umformuliert. Wo das so ist, sind die Punkte nicht verbunden."
)
CSV_HEADER: Final = (
    "Kriterium",
    "Stufe heute",
    "Stufe gewünscht",
    "Nächster Schritt",
    "Wer",
    "Bis wann",
    "Erledigt am",
    "Ergebnis",
)


def step_text(number: int, most: int) -> str:
    """``Stufe 2 von 4``"""
    return f"Stufe {number} von {most}"
