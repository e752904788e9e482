"""German sentences of Antragsmappen and Förderprogramme."""

from typing import Final

SENTENCES: dict[str, str] = {
    "funding_not_for_bund": "Förderanträge schreiben hier Kommunen, Kreise und Koordinierungsstellen.",
    "funding_not_for_role": "Mit Ihrer Rolle sehen Sie die Förderanträge dieser Stelle nicht.",
    "funding_read_only": "Mit Ihrer Rolle lesen Sie Förderanträge; schreiben können sie Mitarbeit, Beratung, "
    "Koordination und Leitung.",
    "mappe_handed_in": "Diese Mappe ist kein Entwurf mehr. Setzen Sie sie zuerst auf Entwurf zurück, dann lässt sie "
    "sich wieder bearbeiten.",
    "proof_needs_grant": "Einen Verwendungsnachweis gibt es erst, wenn der Antrag bewilligt ist.",
    "mappe_state_not_for_role": "Einreichen, Bescheid eintragen und löschen können nur Koordination und Leitung.",
    "mappe_step_unknown": "Von „{now}“ führt kein Schritt zu „{wanted}“. Laden Sie die Seite neu.",
    "programme_of_others": "Dieses Förderprogramm pflegt {stelle}. Legen Sie bei Bedarf ein eigenes an.",
    "programme_unknown": "Dieses Förderprogramm gibt es nicht mehr. Bitte wählen Sie noch einmal.",
    "programme_title_missing": "Schreiben Sie, wie das Förderprogramm heißt.",
    "programme_in_use": "Zu diesem Förderprogramm gibt es eine Antragsmappe. Nehmen Sie stattdessen das Häkchen bei "
    "„nimmt noch Anträge an“ heraus.",
    "deadline_twice": "Diese Frist steht schon da.",
    "deadline_past": "Diese Frist ist vorbei. Wählen Sie einen Tag ab heute.",
    "mappe_title_missing": "Geben Sie dem Vorhaben einen Titel.",
    "mappe_dates": "Das Ende liegt vor dem Beginn.",
    "mappe_not_deletable": "Nur ein Entwurf, der noch nie eingereicht war, lässt sich löschen.",
    "mappe_state_in_future": "Der Tag liegt in der Zukunft.",
    "granted_cents_missing": "Tragen Sie ein, welcher Betrag bewilligt ist.",
    "pick_unknown": "Etwas von Ihrer Auswahl gibt es nicht mehr. Bitte sehen Sie die Auswahl noch einmal durch.",
    "plan_line_title_missing": "Schreiben Sie, wofür das Geld ist.",
    "plan_year": "Das Jahr liegt zwischen {first} und {last}.",
    "submission_is_frozen": "Eine eingereichte Fassung ändert sich nicht mehr.",
    "mappe_pdf_failed": "Das PDF ließ sich nicht setzen. Bitte nehmen Sie die Word-Datei.",
}

VERBS: dict[str, str] = {
    "funding.programme.create": "Förderprogramm angelegt",
    "funding.programme.update": "Förderprogramm geändert",
    "funding.programme.delete": "Förderprogramm gelöscht",
    "funding.deadline.create": "Frist eingetragen",
    "funding.deadline.delete": "Frist gelöscht",
    "funding.reminder.send": "An Fristen der Förderung erinnert",
    "funding.mappe.create": "Antragsmappe angelegt",
    "funding.mappe.update": "Angaben der Antragsmappe geändert",
    "funding.mappe.write": "Abschnitt der Antragsmappe geschrieben",
    "funding.mappe.pick": "Auswahl der Antragsmappe geändert",
    "funding.mappe.move": "Stand der Antragsmappe gesetzt",
    "funding.mappe.delete": "Antragsmappe gelöscht",
    "funding.plan.create": "Position im Kostenplan angelegt",
    "funding.plan.update": "Position im Kostenplan geändert",
    "funding.plan.delete": "Position im Kostenplan gelöscht",
    "funding.plan.spend": "Tatsächliche Beträge eingetragen",
}

AID: Final = "Arbeitshilfe, nicht das Formular des Fördermittelgebers."
AID_MORE: Final = (
    "Was verlangt wird, in welcher Form und bis wann, steht beim Fördermittelgeber. Übertragen Sie die Angaben in "
    "dessen Unterlagen."
)
DEMO: Final = "Vorführdaten: Vorhaben, Beträge und Personen sind erfunden."
SAVED: Final = "Gespeichert."
