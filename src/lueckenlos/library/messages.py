"""German sentences, notices and words of the library."""

from types import MappingProxyType
from typing import Final

SENTENCES: dict[str, str] = {
    "library_not_for_role": "Veröffentlichungen und Praxisbeispiele lesen hier Personen, die Entscheidungen "
    "vorbereiten oder treffen. Was veröffentlicht ist, finden Sie auf der öffentlichen Seite.",
    "library_edit_not_for_role": "Schreiben dürfen hier Mitarbeit, Beratung, Koordination und Leitung.",
    "library_release_not_for_role": "Veröffentlichen und zurückziehen dürfen Koordination und Leitung.",
    "library_other_stelle": "Das gehört einer anderen Stelle. Ändern kann es nur sie.",
    "publication_is_public": "Das ist schon veröffentlicht. Ändern können es Koordination und Leitung.",
    "edition_public_already": "Diese Auflage ist schon veröffentlicht.",
    "edition_not_public": "Diese Auflage ist nicht veröffentlicht.",
    "edition_files_wait": "Noch {number} Datei(en) werden geprüft. Das dauert meist weniger als eine Minute; "
    "versuchen Sie es dann noch einmal.",
    "edition_without_file": "Die Auflage hat noch keine Datei, die Lesende bekommen könnten. "
    "Laden Sie zuerst eine hoch.",
    "file_waits": "Die Datei wird noch geprüft. Versuchen Sie es in einer Minute noch einmal.",
    "edition_is_frozen": "Diese Auflage war schon öffentlich, ihre Dateien bleiben. Legen Sie eine neue Auflage an.",
    "edition_has_language": "In dieser Sprache gibt es schon eine Datei. Nehmen Sie sie zuerst heraus.",
    "pdf_locked": "Die PDF-Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort und laden Sie sie "
    "noch einmal hoch.",
    "pdf_broken": "Die PDF-Datei lässt sich nicht lesen. Öffnen Sie sie, drucken Sie sie „als PDF“ und laden Sie die "
    "neue Datei hoch.",
    "pdf_too_long": "Die PDF-Datei hat mehr als 1.000 Seiten. Teilen Sie sie auf mehrere Dateien auf.",
    "pdf_takes_too_long": "Die Prüfung der PDF-Datei hat zu lange gedauert. Verkleinern Sie ihre Bilder und laden Sie "
    "sie noch einmal hoch.",
    "cover_no_picture": "Das ist kein Bild, das wir lesen können. Nehmen Sie eine Datei in JPG, PNG oder WebP.",
    "cover_too_large": "Das Bild ist zu groß. Verkleinern Sie es auf höchstens 10 MB und 40 Millionen Bildpunkte.",
    "order_not_possible": "Diese Auflage gibt es nicht gedruckt. Laden Sie sie als Datei herunter.",
    "order_sold_out": "Die gedruckten Exemplare sind vergriffen. Laden Sie die Datei herunter oder fragen Sie uns.",
    "order_too_many": "Bestellen Sie ein bis {most} Exemplare. Brauchen Sie mehr, schreiben Sie uns bitte.",
    "order_incomplete": "Schreiben Sie Name, Anschrift und E-Mail-Adresse, damit wir liefern können.",
    "order_full": "Im Moment nehmen wir über das Formular keine Bestellungen an. Rufen Sie uns bitte an.",
    "stock_changed": "Inzwischen hat jemand bestellt oder gezählt: Es sind noch {stock} Exemplare frei. "
    "Prüfen Sie die Zahl und speichern Sie noch einmal.",
    "example_of_other_stelle": "Dieses Praxisbeispiel schreibt eine andere Stelle.",
    "example_is_closed": "Der Text kann gerade nicht geändert werden, er ist {state}. Holen Sie ihn zuerst zur "
    "Überarbeitung zurück.",
    "example_step_not_for_role": "Für diesen Schritt braucht es Koordination oder Leitung; zur Prüfung geben darf auch "
    "Mitarbeit.",
    "example_step_not_now": "Dieser Schritt passt nicht mehr: Das Praxisbeispiel ist {state}.",
    "example_incomplete": "Es fehlt noch „Vorgehen“ oder „Was wir gelernt haben“. Schreiben Sie es, bevor Sie das "
    "Praxisbeispiel zur Prüfung geben.",
    "example_without_consent": "{commune} hat diesem Text noch nicht zugestimmt. Ohne Zustimmung erscheint er nicht.",
    "example_proof_missing": "Schreiben Sie, wie die Kommune zugestimmt hat, etwa „Mail des Jugendamts vom 3. Mai“.",
    "example_note_missing": "Schreiben Sie, was zu tun ist oder warum; die andere Seite liest es.",
    "example_commune_unknown": "Diese Stelle gibt es nicht. Bitte wählen Sie sie noch einmal.",
    "example_was_public": "Dieses Praxisbeispiel war schon öffentlich. Ziehen Sie es zurück, statt es zu löschen.",
    "publication_was_public": "Eine Auflage war schon öffentlich; wer sie zitiert hat, soll sie finden. "
    "Ziehen Sie sie zurück, statt sie zu löschen.",
    "consent_not_for_role": "Für die Kommune stimmen Koordination oder Leitung zu.",
    "consent_not_asked": "Um Zustimmung zu diesem Text wird gerade nicht gebeten.",
    "consent_not_given": "Ihre Stelle hat diesem Text nicht zugestimmt; es gibt nichts zu widerrufen.",
}

VERBS: dict[str, str] = {
    "library.publication.create": "Veröffentlichung angelegt",
    "library.publication.save": "Veröffentlichung bearbeitet",
    "library.publication.delete": "Veröffentlichung gelöscht",
    "library.edition.create": "Auflage angelegt",
    "library.edition.save": "Auflage bearbeitet",
    "library.edition.publish": "Auflage veröffentlicht",
    "library.edition.withdraw": "Auflage zurückgezogen",
    "library.file.add": "Datei hochgeladen",
    "library.file.remove": "Datei herausgenommen",
    "library.edition.cover": "Titelbild gesetzt",
    "library.edition.stock": "Bestand gedruckter Exemplare gesetzt",
    "library.order.place": "Bestellung eingegangen",
    "library.order.ship": "Bestellung versandt",
    "library.order.cancel": "Bestellung storniert",
    "library.order.forget": "Anschriften von Bestellungen nach Ablauf der Frist gelöscht",
    "library.example.create": "Praxisbeispiel angelegt",
    "library.example.save": "Praxisbeispiel bearbeitet",
    "library.example.delete": "Praxisbeispiel gelöscht",
    "library.example.step": "Praxisbeispiel weitergeführt",
    "library.consent.answer": "Auf die Bitte um Zustimmung geantwortet",
}

CREATED: Final = "Angelegt. Laden Sie jetzt die Datei hoch."
SAVED: Final = "Gespeichert."
DELETED: Final = "Gelöscht."
FILE_TAKEN: Final = "Die Datei wird jetzt geprüft. Aktive Inhalte entfernen wir dabei."
FILE_REMOVED: Final = "Die Datei ist herausgenommen."
PUBLISHED: Final = "Die Auflage ist veröffentlicht."
WITHDRAWN: Final = "Die Auflage ist zurückgezogen."
EDITION_CREATED: Final = "Neue Auflage angelegt. Lesende bekommen die bisherige, bis Sie die neue veröffentlichen."
EXAMPLE_CREATED: Final = "Angelegt. Nur Ihre Stelle sieht den Entwurf."
ANSWERED: Final = MappingProxyType(
    {
        "zugestimmt": "Danke, Ihre Zustimmung ist gespeichert.",
        "abgelehnt": "Ihre Anmerkung ist gespeichert. Die schreibende Stelle liest sie.",
        "widerrufen": "Ihre Zustimmung ist widerrufen. Das Praxisbeispiel ist nicht mehr öffentlich.",
    }
)
ANSWERS: Final = MappingProxyType(
    {
        "zugestimmt": "Zustimmen",
        "abgelehnt": "Noch nicht zustimmen",
        "widerrufen": "Zustimmung widerrufen",
    }
)
SHIPPED: Final = "Als versandt vermerkt."
CANCELLED: Final = "Storniert. Die Exemplare sind wieder frei."
STOCK_NO_NUMBER: Final = "Schreiben Sie, wie viele Exemplare frei sind, oder lassen Sie das Feld leer."
SHIPPING_SHEET: Final = "Versandliste"
SHIPPING_HEADER: Final = (
    *("bestellt am", "Exemplare", "Veröffentlichung", "Name", "Einrichtung"),
    *("Straße und Hausnummer", "Postleitzahl", "Ort", "E-Mail-Adresse", "Wofür?"),
)
EXAMPLE: Final = "Praxisbeispiel"
PUBLICATION: Final = "Veröffentlichung"
SIMILAR: Final = "Wie {where} es gelöst hat: {title}"
ALL_SIMILAR: Final = "Alle passenden Praxisbeispiele"
PEOPLE: Final = "{number} Einwohnerinnen und Einwohner"
WRITE_EXAMPLE: Final = "Praxisbeispiel daraus schreiben"
WRITE_HINT: Final = "Was Sie gelernt haben, hilft der nächsten Kommune."
