"""German words of the reports outside templates."""

from typing import Final

SENTENCES: dict[str, str] = {
    "typesetting_failed": "Das PDF ließ sich nicht setzen. Bitte nehmen Sie die XLSX-Ausgabe.",
    "report_of_kgc": "Einen Jahresbericht schreibt hier eine Koordinierungsstelle (KGC).",
    "report_not_for_role": "Ihre Rolle liest die Berichte nicht.",
    "report_read_only": "Ihre Rolle liest hier nur. Schreiben können Beratung, Mitarbeit, Koordination und Leitung.",
    "report_frozen_by_coordination": "Einfrieren und freigeben können Koordination und Leitung.",
    "report_version_is_frozen": "Diese Fassung ist eingefroren. Frieren Sie bei Bedarf eine neue ein.",
    "report_unchanged": "Seit der letzten Fassung hat sich nichts geändert. Eine neue Fassung braucht es nicht.",
    "report_reason_missing": "Es gibt schon eine Fassung. Schreiben Sie, warum eine neue nötig ist.",
    "report_year": "Für dieses Jahr gibt es keinen Bericht. Wählen Sie ein Jahr bis heute.",
    "nothing_to_release": "Frieren Sie den Bericht zuerst ein. Freigegeben werden nur Zahlen einer Fassung.",
    "health_report_of_commune": "Einen Gesundheitsbericht schreibt hier eine Kommune oder ein Landkreis.",
    "health_report_read_only": "Ihre Rolle liest hier nur. Schreiben können Mitarbeit, Koordination und Leitung.",
    "health_report_published_by_coordination": "Einfrieren und veröffentlichen können Koordination und Leitung.",
    "health_report_is_kept": (
        "Von diesem Bericht gibt es Fassungen. Er lässt sich nicht löschen; nehmen Sie ihn bei Bedarf zurück."
    ),
    "health_chapter_cannot_move": "Das Kapitel steht schon an dieser Stelle.",
    "health_report_empty": "Im Bericht steht kein Kapitel. Nehmen Sie mindestens eines auf.",
    "health_indicator_unknown": "Diese Kennzahl gibt es nicht mehr. Wählen Sie eine andere.",
    "nothing_to_publish": "Frieren Sie den Bericht zuerst ein. Veröffentlicht wird nur eine Fassung.",
    "comparison_linked_by_leitung": "Adressen für Programme vergibt und sperrt die Leitung.",
    "comparison_of_bund": "Der Ländervergleich gehört zum Arbeitsbereich des Bundes.",
}

VERBS: dict[str, str] = {
    "reports.yearlyreport.save": "Texte des Jahresberichts gespeichert",
    "reports.frozenreport.freeze": "Jahresbericht eingefroren",
    "reports.healthreport.create": "Gesundheitsbericht angelegt",
    "reports.healthreport.update": "Angaben zum Gesundheitsbericht geändert",
    "reports.healthreport.publish": "Gesundheitsbericht veröffentlicht",
    "reports.healthreport.withdraw": "Gesundheitsbericht zurückgenommen",
    "reports.healthreport.delete": "Entwurf des Gesundheitsberichts gelöscht",
    "reports.healthchapter.write": "Text eines Kapitels geschrieben",
    "reports.healthchapter.arrange": "Kapitel des Gesundheitsberichts geordnet",
    "reports.frozenhealthreport.freeze": "Gesundheitsbericht eingefroren",
    "reports.comparisonlink.create": "Adresse für Programme vergeben",
    "reports.comparisonlink.revoke": "Adresse für Programme gesperrt",
    "reports.figurerelease.release": "Zahlen für den Ländervergleich freigegeben",
    "reports.figurerelease.withdraw": "Freigabe für den Ländervergleich zurückgezogen",
}

FROZEN: Final = "Jahresbericht {year} als Fassung {number} eingefroren."
SAVED: Final = "Texte gespeichert."
RELEASED: Final = "Zahlen für den Ländervergleich freigegeben."
WITHDRAWN: Final = "Freigabe zurückgezogen. Der Bund sieht die Zahlen nicht mehr."
