"""German words of this package outside templates."""

from typing import Final

SENTENCES: dict[str, str] = {
    "advice_of_kgc": "Diese Seite gehört zur Arbeit einer Koordinierungsstelle (KGC).",
    "advice_not_for_role": "Ihre Rolle liest die Beratungen der KGC nicht.",
    "advice_read_only": "Ihre Rolle liest hier nur. Eintragen können Beratung, Mitarbeit, Koordination und Leitung.",
    "shared_advice_of_communes": "Diese Seite zeigt Kommunen, was ihre KGC mit ihnen teilt.",
    "shared_advice_not_for_role": "Ihre Rolle liest die Beratungen der KGC nicht.",
    "share_needs_commune": "Wählen Sie zuerst die Kommune, die mitlesen soll.",
    "confidential_of_author": "Vertraulich setzt nur, wer den Eintrag geschrieben hat, oder die Leitung: "
    "Sonst könnten Sie ihn selbst nicht mehr lesen.",
    "case_step_impossible": "Von „{before}“ geht es nicht zu „{after}“.",
    "case_title_missing": "Schreiben Sie in ein paar Worten, worum es geht.",
    "case_unknown": "Diesen Beratungsfall gibt es nicht mehr, oder Sie dürfen ihn nicht sehen.",
    "case_other_commune": "Der Beratungsfall gehört zu einer anderen Kommune. "
    "Wählen Sie den passenden Fall oder keinen.",
    "activity_in_future": "Eine Aktivität liegt nicht in der Zukunft. Für Künftiges nehmen Sie die Wiedervorlage.",
    "activity_minutes": "Die Dauer liegt zwischen einer Minute und einem Tag, etwa 45 oder 1:30.",
    "activity_without_whom": "Nennen Sie die Kommune oder den Träger, für die Sie gearbeitet haben.",
    "goal_not_ours": "Dieses Ziel gibt es nicht mehr. Bitte wählen Sie noch einmal.",
    "commune_foreign": "„{name}“ liegt nicht in Ihrem Land.",
    "commune_unknown": "„{name}“ steht nicht im Verzeichnis der Kommunen Ihres Landes. "
    "Schreiben Sie den Namen aus oder den Gemeindeschlüssel (AGS).",
    "commune_ambiguous": "„{name}“ gibt es mehrmals. Nehmen Sie den Gemeindeschlüssel: {keys}.",
    "commune_in_use": "Zu dieser Kommune gibt es Beratungen oder offene Wiedervorlagen. "
    "Setzen Sie den Status auf „Beendet“, statt sie zu entfernen.",
    "agreement_dates": "Die Vereinbarung endet vor ihrem Beginn.",
    "joined_in_future": "Beitritt und vereinbarte Nennung liegen nicht in der Zukunft.",
    "register_dates": "Der Eintrag endet vor seinem Beginn.",
    "status_in_future": "Ein Status beginnt nicht in der Zukunft.",
    "status_before_last": "Der jetzige Status gilt seit {day:%d.%m.%Y}; ein neuer beginnt nicht davor.",
    "inquiry_incomplete": "Schreiben Sie, worum es geht, wer Sie sind und wie wir Sie erreichen.",
    "inquiry_full": "Im Moment nehmen wir über das Formular nichts an. Rufen Sie uns bitte an.",
}

VERBS: dict[str, str] = {
    "advice.case.create": "Beratungsfall angelegt",
    "advice.case.inquire": "Anfrage eingegangen",
    "advice.case.update": "Beratungsfall geändert",
    "advice.case.move": "Stand des Beratungsfalls gesetzt",
    "advice.case.share": "Sichtbarkeit des Beratungsfalls gesetzt",
    "advice.activity.create": "Aktivität eingetragen",
    "advice.activity.update": "Aktivität geändert",
    "advice.activity.share": "Sichtbarkeit der Aktivität gesetzt",
    "advice.activity.delete": "Aktivität gelöscht",
    "advice.document.add": "Unterlage hinzugefügt",
    "advice.document.remove": "Unterlage entfernt",
    "advice.followup.create": "Wiedervorlage gesetzt",
    "advice.followup.done": "Wiedervorlage erledigt",
    "advice.commune.add": "Kommune aufgenommen",
    "advice.commune.update": "Kommune geändert",
    "advice.commune.remove": "Kommune entfernt",
    "advice.register.create": "Eintrag im Partnerregister angelegt",
    "advice.register.update": "Eintrag im Partnerregister geändert",
    "advice.register.delete": "Eintrag im Partnerregister gelöscht",
    "advice.names.forget": "Namen nach Ablauf der Frist gelöscht",
}

NO_STATUS: Final = "ohne Status"
NOT_SHARED: Final = "nicht geteilt"
BAUSTEIN_SIGNS: Final = {"steht": "●", "in_arbeit": "◐", "ruht": "‖", "nicht_begonnen": "○"}
BOARD_HEADER: Final = ("Kommune", "Schlüssel", "Kreis", "Partnerstatus", "seit", "Themen", "letzter Kontakt", "still")
BOARD_TAIL: Final = ("nächster Termin", "Vereinbarung vom", "Vereinbarung bis", "Beratungen", "Stelle")
ACTIVITY_HEADER: Final = (
    "Datum",
    "Kommune",
    "Träger oder Einrichtung",
    "Worum ging es?",
    "Beratungsart",
    "Kanal",
    "Minuten",
    "erreichte Personen",
    "Themen",
    "Beratungsfall",
    "Ziel",
    "von",
)
SHARED_HEADER: Final = (
    *("Datum", "Worum ging es?", "Beratungsart", "Kanal"),
    *("Minuten", "Themen", "Beratungsfall", "Ergebnis"),
)
REGISTER_HEADER: Final = (
    *("Art", "Bezeichnung", "Schlüssel", "Kreis", "Partnerstatus", "Themen", "beigetreten am", "Vereinbarung vom"),
    *("gilt bis", "Verlauf", "Beteiligte", "Fundstelle", "öffentlich"),
)
PARTNER_COMMUNE: Final = "Partnerkommune"
BOARD_SHEET, ACTIVITY_SHEET, SHARED_SHEET = "Kommunen", "Aktivitäten", "Beratung"
REGISTER_SHEET: Final = "Partnerregister"
YES: Final = "ja"
# the map: a letter for each status, a figure for each step, so that nothing rests on colour alone
STATUS_SIGNS: Final = {
    "modell": "M",
    "partner": "P",
    "in-beratung": "B",
    "interesse": "I",
    "ruhend": "R",
    "beendet": "E",
}
BEGUN_SIGNS: Final = {"viel": "9+", "mittel": "5+", "wenig": "1+", "keiner": "0"}
BEGUN: Final = {
    "viel": "neun oder mehr Bausteine begonnen",
    "mittel": "fünf bis acht Bausteine begonnen",
    "wenig": "ein bis vier Bausteine begonnen",
    "keiner": "noch kein Baustein begonnen",
}
SILENT, IN_CONTACT, NO_CONTACT = "still", "in Kontakt", "noch keine Zusammenarbeit"
TABLE_ONLY, MAP = "Tabelle", "Karte: {what}"
MAP_STATUS, MAP_CONTACT, MAP_BAUSTEINE = "Partnerstatus", "Kontakt", "Bausteine"
NOT_INVITED: Final = "noch nicht eingeladen"
SITTING: Final = "{gremium}, {number}. Sitzung"
TO_ACTIVITY: Final = "Aktivität eintragen"


def counted(activities: int, minutes: int) -> str:
    """„3 Aktivitäten, 4:30 Stunden“"""
    return f"{activities} {'Aktivität' if activities == 1 else 'Aktivitäten'}, {hours(minutes)}"


def hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d} Stunden"
