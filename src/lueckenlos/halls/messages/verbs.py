"""What the audit trail says about hall plans, in German."""

VERBS: dict[str, str] = {
    "halls.room.create": "Saalplan angelegt",
    "halls.room.copy": "Saalplan übernommen",
    "halls.room.update": "Saalplan geändert",
    "halls.room.delete": "Saalplan gelöscht",
    "halls.seating.allot": "Tische im Saalplan verteilt",
    "halls.seating.move": "Tisch im Saalplan getauscht oder gewechselt",
    "halls.seating.release": "Tisch für die nächste Verteilung freigegeben",
    "halls.seating.neighbours": "Wunsch nach Nachbarn vermerkt",
    "halls.seating.tell": "Tischnummern mitgeteilt",
}
