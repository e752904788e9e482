"""One sentence for each reason why something about a Qualifizierung cannot be done."""

SENTENCES: dict[str, str] = {
    "course_is_a_boerse": "Eine Baby-Börse kann keine Qualifizierung sein. Legen Sie eine eigene Veranstaltung an.",
    "course_goals_answered": "Zu diesen Lernzielen liegen schon Antworten vor; sie lassen sich nicht mehr ändern.",
    "course_thema_unknown": "Dieses Schwerpunktthema gibt es nicht. Bitte wählen Sie noch einmal.",
    "course_too_many_lines": "{field}: höchstens {most} Zeilen.",
    "course_line_too_long": "{field}: höchstens {most} Zeichen je Zeile.",
    "course_number_range": "{field}: Geben Sie eine Zahl von {least} bis {most} an.",
    "course_requires_unknown": "Als Voraussetzung gehen nur andere Qualifizierungen Ihrer Stelle.",
    "course_without_termine": "Legen Sie mindestens einen Termin an; an ihm hängt die Anwesenheit.",
    "course_too_many_termine": "Höchstens {most} Termine. Verteilen Sie eine längere Folge auf "
    "mehrere Module einer Reihe.",
    "course_too_many_materials": "Höchstens {most} Materialien.",
    "course_too_many_files": "Höchstens {most} Dateien. Löschen Sie zuerst eine, die niemand mehr braucht.",
    "course_link_wrong": "Eine Adresse beginnt mit https:// oder http://.",
    "course_not_held": "Anwesenheit und Zertifikate gibt es nicht, solange die Veranstaltung {status} ist.",
    "termin_unknown": "Diesen Termin gibt es nicht mehr. Bitte laden Sie die Seite neu.",
    "termin_order": "Das Ende eines Termins liegt vor seinem Beginn.",
    "termin_before_event": "Ein Termin liegt vor dem Beginn der Veranstaltung ({begins:%d.%m.%Y}, {begins:%H:%M} Uhr). "
    "Ändern Sie den Termin, oder zuerst den Beginn der Veranstaltung.",
    "termin_units": "Ein Termin hat mehr als 0 und höchstens {most} Unterrichtseinheiten.",
    "termin_has_attendance": "Beim Termin „{termin}“ ist schon jemand als anwesend eingetragen. Er bleibt.",
    "attendance_too_early": "Dieser Termin ist erst am {day:%d.%m.%Y}. Anwesend kann man erst an diesem Tag sein.",
    "attendance_not_registered": "Diese Anmeldung hat keinen festen Platz bei dieser Veranstaltung.",
    "attendance_no_such_number": "Die Nummer {number} steht nicht auf der Liste. Prüfen Sie "
    "die Nummer oder suchen Sie den Namen.",
    "attendance_units": "Für diesen Termin zählen 0 bis {most} Unterrichtseinheiten.",
    "certificates_too_early": "Zertifikate gibt es ab dem Beginn des letzten Termins am "
    "{begins:%d.%m.%Y} um {begins:%H:%M} Uhr.",
    "certificate_no_withdraw": "Zertifikate zurückziehen dürfen nur Koordination und Leitung.",
    "certificate_name_wrong": "Geben Sie einen Namen mit höchstens {most} Zeichen an.",
    "certificate_name_missing": "Der Anmeldung {number} fehlt ein Name. Berichtigen Sie ihn "
    "zuerst auf der Seite der Person.",
    "certificate_name_signs": "Der Name der Anmeldung {number} hat Zeichen, die unsere Schrift nicht zeigen kann. "
    "Tragen Sie auf der Seite der Person die Schreibweise in lateinischer, griechischer oder kyrillischer Schrift ein.",
    "series_not_complete": "Für das Zertifikat der Reihe fehlen noch Module, oder die Person hat schon ein gültiges. "
    "Bitte tragen Sie zuerst die Anwesenheit bei den Modulen nach.",
    "certificate_not_enough": "Für das Zertifikat fehlt Anwesenheit: nötig sind {share} "
    "Prozent der Unterrichtseinheiten.",
    "certificate_unchanged": "Name und Anwesenheit sind unverändert; das Zertifikat gilt weiter.",
    "certificate_reason_missing": "Wählen Sie den Grund. Er steht auf der Prüfseite.",
    "certificate_name_changed": "Ihr Name wurde nach dem Ausstellen geändert. Die Veranstalter "
    "stellen das Zertifikat neu aus.",
    "series_unknown": "Diese Reihe gibt es nicht. Bitte wählen Sie noch einmal.",
    "series_title_missing": "Geben Sie der Reihe einen Titel.",
    "series_needed_range": "Nötig sind 1 bis {most} Module.",
    "evaluation_answered": "Sie haben diese Befragung schon beantwortet. Vielen Dank!",
    "evaluation_over": "Diese Befragung ist beendet.",
    "evaluation_not_yet": "Diese Befragung beginnt erst mit dem letzten Termin.",
    "evaluation_not_registered": "Diese Befragung ist für Angemeldete mit einem festen Platz.",
    "evaluation_incomplete": "Bitte beantworten Sie jede Frage mit einem der fünf Felder.",
    "evaluation_remark_too_long": "Schreiben Sie höchstens {most} Zeichen.",
    "code_length": "Ein Prüfcode hat 16 Zeichen, etwa ABCD-EFGH-JKMN-PQRS. Es fehlen welche oder es sind zu viele.",
    "code_signs": "Ein Prüfcode besteht nur aus Buchstaben und Ziffern. Prüfen Sie die Eingabe.",
    "code_typing": "In diesem Code ist ein Tippfehler: Die letzten beiden Zeichen passen nicht zu den anderen. "
    "Vergleichen Sie ihn Zeichen für Zeichen mit dem Zertifikat.",
    "proof_not_yours": "Zu diesem Code gibt es hier kein Zertifikat auf Ihren Namen. Prüfen Sie den Code, "
    "oder bitten Sie die Veranstalter um Hilfe.",
    "proof_withdrawn": "Dieses Zertifikat wurde zurückgezogen. Verwenden Sie bitte das neue.",
    "check_throttled": "Zu viele Versuche. Bitte warten Sie {minutes} Minuten und prüfen Sie dann noch einmal.",
    "kommune_unknown": "Diese Kommune ist nicht in der Liste. Wählen Sie einen Vorschlag oder "
    "lassen Sie das Feld leer.",
}
