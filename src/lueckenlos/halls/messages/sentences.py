"""Refusals about hall plans: what to do now."""

SENTENCES: dict[str, str] = {
    "plan_unreadable": "Dieser Plan ist nicht lesbar. Bitte laden Sie die Seite neu.",
    "plan_too_big": "Dieser Plan ist zu groß zum Speichern. Bitte laden Sie die Seite neu und teilen Sie ihn auf "
    "mehrere Räume auf.",
    "plan_too_many": "In einen Raum passen höchstens {most} Teile. Teilen Sie den Plan auf mehrere Räume auf.",
    "plan_too_many_cuts": "Mehr als {most} Aussparungen hat kein Raum. Nehmen Sie Hindernisse.",
    "plan_room_size": "Ein Raum ist {least} bis {most} Meter breit und tief.",
    "plan_room_name": "Geben Sie dem Raum einen Namen.",
    "plan_room_twice": "Einen Raum „{name}“ hat diese Veranstaltung schon. Geben Sie diesem einen anderen Namen.",
    "plan_rooms_full": "Mehr als {most} Räume je Veranstaltung gehen nicht.",
    "plan_item_size": "Jedes Teil misst {least} bis {most} Meter.",
    "plan_item_far": "Ein Teil liegt mehr als {most} Meter neben dem Raum. Holen Sie es zurück.",
    "plan_number": "Eine Tischnummer ist eine Zahl von 1 bis {most}.",
    "plan_number_held": "Die Nummer {table} ist vergeben: Anmeldung {number} hat Tisch {table}. Geben Sie diesem Tisch "
    "eine freie Nummer.",
    "plan_place_type": "Diese Platzart gibt es nicht mehr. Bitte laden Sie die Seite neu.",
    "plan_tables": "Geben Sie eine Zahl von 1 bis {most} Tischen an.",
    "plan_changed": "Jemand anderes hat diesen Plan inzwischen geändert. Ihre Eingaben stehen noch hier; vergleichen "
    "Sie und speichern Sie noch einmal.",
    "plan_nothing_to_copy": "Diese Veranstaltung hat keinen Saalplan, den Sie übernehmen könnten.",
    "plan_exists": "Diese Veranstaltung hat schon einen Saalplan. Legen Sie weitere Räume einzeln an.",
    "seating_changed": "Jemand anderes hat inzwischen Tische vergeben oder den Plan geändert. Sehen Sie sich den "
    "neuen Stand an und verteilen Sie dann noch einmal.",
    "seating_no_tables": "Der Saalplan hat noch keine Tische. Stellen Sie zuerst Tische auf.",
    "seat_changed": "Jemand anderes hat Anmeldung {number} inzwischen anders gesetzt (jetzt Tisch: {tables}). "
    "Wiederholen Sie Ihren Schritt, wenn er trotzdem gelten soll.",
    "neighbours_changed": "Jemand anderes hat die gewünschten Nachbarn inzwischen geändert (jetzt: {numbers}). "
    "Speichern Sie noch einmal, wenn Ihre Angabe gelten soll.",
    "seat_unknown_table": "Einen Tisch {table} gibt es im Saalplan nicht.",
    "seat_taken": "Tisch {table} hat schon Anmeldung {number}. Tauschen geht nur, wenn beide gleich viele Tische "
    "haben.",
    "seat_taken_meanwhile": "Auf Tisch {table} steht jetzt Anmeldung {number}: Jemand anderes hat inzwischen Tische "
    "geändert. Wiederholen Sie Ihren Schritt, wenn beide tauschen sollen.",
    "seat_no_run": "Neben Tisch {table} ist kein weiterer Tisch frei. Nennen Sie alle {quantity} Tische einzeln, "
    "etwa 12, 13.",
    "seat_count": "Zu dieser Anmeldung gehören {quantity} Tische. Nennen Sie einen oder alle {quantity}.",
    "seat_needs_a_place": "Einen Tisch bekommt, wer einen bestätigten Platz mit Tisch hat.",
    "neighbour_unknown": "Eine Anmeldung mit der Nummer {number} gibt es hier nicht.",
    "neighbour_self": "Neben sich selbst kann niemand stehen.",
    "neighbour_many": "Vermerken Sie höchstens {most} Nachbarn.",
    "neighbours_wrong": "„{part}“ ist keine Nummer einer Anmeldung. Schreiben Sie etwa 14 oder 14, 15.",
}
