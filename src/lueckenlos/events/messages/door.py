"""The words of the script at the door; it holds no German of its own."""


def words() -> dict[str, str]:
    """By the name the script asks for; ``{}`` is filled in there."""
    return {
        "online": "Verbunden, alles gesendet",
        "sending": "Verbunden, wird gesendet: {}",
        "offline": "Kein Netz. Sie können weiterarbeiten.",
        "offlineWaiting": "Kein Netz. Noch nicht gesendet: {}. Sie können weiterarbeiten.",
        "change": "1 Änderung",
        "changes": "{} Änderungen",
        "signedOut": "Sie sind abgemeldet. Melden Sie sich in einem anderen Fenster wieder an. Hier warten: {}.",
        "here": "{} ist da.",
        "already": "{} war schon da, seit {} Uhr.",
        "alreadyHere": "{} war schon da. Die Ankunft zählt einmal.",
        "alreadyPaid": "{} hatte schon bezahlt. Die Zahlung zählt einmal.",
        "left": "{}: Ankunft zurückgenommen.",
        "paid": "{} hat bezahlt.",
        "unpaid": "{}: Zahlung zurückgenommen.",
        "tables": "Tisch {}.",
        "due": "Noch {} zu zahlen.",
        "notDue": "Am Einlass lässt sich für {} nichts ändern.",
        "wrongCode": "Der Code „{}“ hat einen Tippfehler. Vergleichen Sie ihn mit der Karte.",
        "foreignCode": "Diese Karte gehört nicht zu dieser Veranstaltung, oder der Platz ist inzwischen abgesagt.",
        "otherQr": "Das ist keine Einlasskarte.",
        "nobody": "Niemand gefunden. Suchen Sie nach einem Teil des Namens.",
        "shown": "{} von {} gezeigt",
        "one": "Gefunden: {}. Noch einmal die Eingabetaste trägt die Ankunft ein.",
        "camera": "Kamera an",
        "cameraOff": "Kamera aus",
        "noCamera": "Die Kamera lässt sich nicht öffnen. Tippen Sie den Code von der Karte.",
        "kept": "Diese Liste ist auf diesem Gerät gespeichert und geht ohne Netz weiter.",
        "notKept": "Dieser Browser kann die Liste nicht aufbewahren. Laden Sie die Seite ohne Netz nicht neu.",
        "unsent": "Noch nicht gesendet: {}. Drücken Sie noch einmal, um das zu verwerfen und das Gerät zu leeren.",
        "cleared": "Dieses Gerät ist geleert. Hier sind keine Namen mehr gespeichert.",
        "over": "Die Veranstaltung ist vorbei. Die Namen sind von diesem Gerät gelöscht.",
        "done": "Erledigt",
    }
