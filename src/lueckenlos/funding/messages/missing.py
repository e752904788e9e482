"""What is still missing in an Antragsmappe, a sentence for each code."""

from types import MappingProxyType
from typing import Final

MISSING: Final = MappingProxyType(
    {
        "contact": "Wer ist Ansprechperson?",
        "signatory": "Wer unterschreibt? Steht auch nicht in den Einstellungen der Stelle.",
        "area": "Ihrer Stelle ist kein Gebiet zugeordnet. Das trägt die KGC ein.",
        "programme": "Für welches Förderprogramm ist die Mappe? Erst dann lassen sich Höchstbetrag und Eigenanteil "
        "prüfen.",
        "term": "Beginn und Ende der Laufzeit fehlen.",
        "text": "Der Text fehlt.",
        "hints": "Noch keine Lücke ausgewählt. Auswählen lässt sich, was im Kettenbild bestätigt ist.",
        "hint_not_confirmed": "„{title}“ ist nicht mehr bestätigt.",
        "indicators": "Noch keine Kennzahl ausgewählt.",
        "indicator_without_value": "Zu „{title}“ gibt es für Ihr Gebiet keinen Wert, den Sie zeigen können.",
        "goals": "Noch kein Ziel ausgewählt.",
        "goal_without_yardstick": "„{title}“ hat keine Messgröße.",
        "goal_without_term": "„{title}“ hat keinen Termin.",
        "measures": "Noch keine Maßnahme ausgewählt.",
        "measure_without_term": "„{title}“ hat keinen Beginn oder keinen Termin.",
        "measure_without_owner": "Für „{title}“ ist niemand zuständig.",
        "measure_outside": "„{title}“ liegt nicht ganz in der Laufzeit.",
        "settings": "Welche Lebenswelten?",
        "fields": "Welche Handlungsfelder?",
        "approach": "Verhältnisse, Verhalten oder beides?",
        "partners": "Keine Maßnahme nennt Partner.",
        "lines": "Im Kostenplan steht noch nichts.",
        "year_without_cost": "Für {year} steht keine Ausgabe im Kostenplan.",
        "line_outside": "„{title}“ ({year}) liegt außerhalb der Laufzeit.",
        "sources_exceed_cost": "Eigenmittel und Mittel Dritter sind um {over} höher als die Kosten.",
        "above_most": "Beantragt sind {asked}. „{programme}“ gibt höchstens {most}.",
        "own_share": "Der Eigenanteil liegt unter den {percent} %, die „{programme}“ verlangt.",
        "resolution": "Kein Beschluss ausgewählt, der das Vorhaben trägt.",
        "lost": "„{title}“ gibt es nicht mehr, oder Sie dürfen es nicht sehen.",
    }
)
