"""What the screens say after a step."""

from typing import Final

CREATED: Final = "Die Qualifizierung ist als Entwurf angelegt. Prüfen Sie die Angaben und veröffentlichen Sie sie."
SAVED: Final = "Die Änderungen sind gespeichert."
FILE_ADDED: Final = "„{file}“ liegt bereit. Angemeldete mit festem Platz finden die Datei über ihren Link."
FILE_REMOVED: Final = "„{file}“ ist gelöscht."
SERIES_SAVED: Final = "Die Reihe ist gespeichert."
CHANGED_MEANWHILE: Final = (
    "Jemand anderes hat diese Qualifizierung inzwischen geändert. "
    "Vergleichen Sie mit der aktuellen Fassung und speichern Sie dann noch einmal."
)
PERSON_SAVED: Final = "Die Angaben zur Person sind gespeichert."
WITHDRAWN: Final = "Das Zertifikat ist zurückgezogen. Die Prüfseite sagt es ab sofort."
REISSUED: Final = "Das Zertifikat ist neu ausgestellt. Ein früheres ist als ersetzt gekennzeichnet."
DOOR_NOTE: Final = "Wer hier da ist, gilt auch beim laufenden oder nächsten Termin des Tages als anwesend."
PRESENT: Final = "Nr. {number}, {name}: anwesend."
ABSENT: Final = "Nr. {number}, {name}: nicht anwesend."
ALL_THERE: Final = "Alle auf der Liste waren schon eingetragen."
NOTHING_ISSUED: Final = (
    "Niemand hat genug Anwesenheit ohne schon ein gültiges Zertifikat zu haben. Es ist nichts ausgestellt."
)
PLACE: Final = "Teilnahme"
THANKS: Final = "Danke für Ihre Antwort!"
BACKGROUND_SAVED: Final = "Danke, das ist gespeichert."
PROOF_SAVED: Final = "Das Zertifikat passt zu Ihrem Namen und zählt jetzt mit."


def marked(number: int) -> str:
    """After „alle anwesend“."""
    if not number:
        return ALL_THERE
    return "1 Person ist jetzt anwesend." if number == 1 else f"{number} Personen sind jetzt anwesend."


def issued(number: int) -> str:
    if not number:
        return NOTHING_ISSUED
    return "1 Zertifikat ist ausgestellt." if number == 1 else f"{number} Zertifikate sind ausgestellt."
