"""German sentences about organisations."""

SAVED = "Gespeichert."
DELETED = "„{name}“ ist gelöscht."
MERGED = "Die beiden Organisationen sind zusammengeführt."

SENTENCES: dict[str, str] = {
    "organisations_not_for_role": "Ihre Rolle sieht die Organisationen dieser Stelle nicht.",
    "organisation_no_edit": "Ihre Rolle darf Organisationen lesen, aber nicht ändern.",
    "organisation_of_other_stelle": "Diese Organisation gehört einer anderen Stelle.",
    "organisation_in_use": "„{name}“ wird noch gebraucht: {uses}. Führen Sie den Eintrag mit einem anderen zusammen.",
    "organisation_exists": "„{name}“ gibt es schon.",
    "organisation_name_missing": "Geben Sie der Organisation einen Namen aus Buchstaben oder Ziffern.",
    "organisations_need_two": "Zum Zusammenführen braucht es zwei verschiedene Organisationen.",
    "plz_wrong": "Eine Postleitzahl hat fünf Ziffern.",
    "phone_wrong": "Das ist keine Telefonnummer. Schreiben Sie etwa 03476 12345.",
}

VERBS: dict[str, str] = {
    "partners.organisation.create": "Organisation angelegt",
    "partners.organisation.create_many": "Organisationen angelegt",
    "partners.organisation.update": "Organisation geändert",
    "partners.organisation.delete": "Organisation gelöscht",
    "partners.organisation.merge": "Organisationen zusammengeführt",
    "partners.access.invite": "Person eines Trägers eingeladen",
    "partners.access.accept": "Zugang eines Trägers angenommen",
}
