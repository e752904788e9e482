"""The words of the till's script; it holds no German of its own."""


def words() -> dict[str, str]:
    """By the name the script asks for; ``{}`` is filled in there."""
    return {
        "ready": "Bereit. Scannen Sie ein Etikett oder tippen Sie den Code.",
        "offline": "Kein Netz. Sie können weiter verkaufen; noch nicht übertragen: {}.",
        "offlineNone": "Kein Netz. Sie können weiter verkaufen.",
        "online": "Mit dem Netz verbunden.",
        "waiting": "{} noch nicht übertragen",
        "allSent": "Alles übertragen",
        "receipts": "{} Belege",
        "receipt": "1 Beleg",
        "added": "Artikel {}: {}",
        "already": "Artikel {} liegt schon im Korb.",
        "soldOnline": "Artikel {} ist schon verkauft. Bitte prüfen Sie das Etikett.",
        "unknown": "Den Code „{}“ gibt es nicht. Bitte prüfen Sie ihn oder tippen Sie ihn ab.",
        "other": "Dieses Etikett gehört zu einem anderen Basar.",
        "notSold": "Artikel {} ist hier nicht als verkauft bekannt. Fragen Sie das Büro, bevor Sie Geld zurückgeben.",
        "sold": "Verkauft: {}, {}. Rückgeld {}.",
        "returned": "Zurückgenommen: {}. Zahlen Sie {} zurück.",
        "tooLittle": "Es fehlen noch {}.",
        "change": "Rückgeld {}",
        "item": "1 Artikel",
        "items": "{} Artikel",
        "remove": "Artikel {} aus dem Korb nehmen",
        "refused": "Nicht übernommen: {}",
        "unclear": "Artikel {} war schon verkauft oder ist unklar. Das Büro sieht ihn unter „Verkäufe“.",
        "signIn": "Sie sind abgemeldet. Melden Sie sich in einem anderen Fenster wieder an; die Verkäufe bleiben hier.",
        "noStorage": "Dieser Browser kann nichts aufbewahren. Ohne Netz gehen Verkäufe verloren; nehmen Sie ein "
        "anderes Gerät.",
        "notLoaded": "Die Artikel sind noch nicht geladen. Einmal brauchen Sie das Netz.",
        "loaded": "{} geladen, Stand {} Uhr",
        "camera": "Kamera an",
        "cameraOff": "Kamera aus",
        "noCamera": "Die Kamera lässt sich nicht öffnen. Tippen Sie den Code oder nehmen Sie einen Handscanner.",
        "till": "Kasse {}",
    }
