"""One sentence for each reason why something around a Gremium cannot be done."""

SENTENCES: dict[str, str] = {
    "boards_not_for_role": "Gremien und Beschlüsse sieht Ihre Rolle nicht. Bitte wenden Sie sich an die Leitung.",
    "boards_no_edit": "Ihre Rolle liest Gremien und Beschlüsse, ändert sie aber nicht.",
    "boards_no_release": "Einladungen verschicken Leitung und Koordination.",
    "boards_no_decide": "Dass eine Niederschrift genehmigt ist, halten Leitung und Koordination fest.",
    "gremium_exists": "Ein Gremium mit dem Namen „{name}“ gibt es schon.",
    "gremium_inactive": "Dieses Gremium arbeitet nicht mehr. Stellen Sie es in seinen Angaben zuerst wieder auf aktiv.",
    "quorum_number_missing": "Geben Sie an, wie viele Stimmberechtigte mindestens da sein müssen.",
    "term_ends_before": "Die Amtszeit endet vor ihrem Beginn. Bitte prüfen Sie die beiden Tage.",
    "member_out_of_term": "Dieses Mitglied gehört am Tag der Sitzung nicht zum Gremium. "
    "Ändern Sie zuerst die Amtszeit.",
    "presence_unknown": "Diese Angabe zur Anwesenheit gibt es nicht. Bitte laden Sie die Seite neu.",
    "participant_unknown": "Diese Person steht nicht auf der Anwesenheitsliste. Bitte laden Sie die Seite neu.",
    "meeting_ends_before": "Das Ende liegt vor dem Beginn. Bitte prüfen Sie die Zeiten.",
    "meeting_place_missing": "Nennen Sie einen Ort oder eine Adresse zum Zuschalten, bevor Sie einladen.",
    "meeting_in_past": "Die Sitzung liegt schon zurück. Ändern Sie zuerst den Beginn.",
    "meeting_too_early": "Die Sitzung ist erst am {day}. Die Niederschrift beginnt am Tag der Sitzung.",
    "meeting_is_closed": "Der Stand der Sitzung ist „{status}“; das lässt sich nicht mehr ändern.",
    "meeting_not_open": "Die Sitzung ist noch nicht eröffnet. Eröffnen Sie sie zuerst.",
    "meeting_no_such_move": "Von „{here}“ geht es nicht zu „{there}“. Bitte laden Sie die Seite neu.",
    "nobody_to_invite": "An diesem Tag gehört niemand zum Gremium. Tragen Sie zuerst Mitglieder ein.",
    "invitation_too_late": "Die Einladungsfrist von {days} Tagen endete am {deadline}. Verlegen Sie die Sitzung oder "
    "bestätigen Sie, dass Sie mit verkürzter Frist einladen.",
    "item_is_automatic": "Diesen Punkt setzt Lückenlos selbst auf die Tagesordnung; seine Art bleibt.",
    "item_has_resolutions": "Zu diesem Punkt gibt es einen Beschluss oder eine Empfehlung; deshalb bleibt er.",
    "item_cannot_move": "Der Punkt steht schon am Rand seines Teils.",
    "meeting_unknown": "Diese Sitzung steht nicht zur Wahl. Bitte laden Sie die Seite neu.",
    "paper_empty": "Wählen Sie eine Datei oder schreiben Sie eine Adresse.",
    "note_over_length": "Die Notizen sind zu lang. Höchstens {most} Zeichen je Punkt.",
    "minutes_conflict": "Jemand anderes hat inzwischen geschrieben. Ihr Text steht unverändert im Feld.",
    "minutes_too_early": "Die Niederschrift vom {day} wird in einer späteren Sitzung genehmigt. "
    "Eröffnen Sie zuerst diese Sitzung.",
    "presence_open": "Bei {count} Mitgliedern fehlt die Anwesenheit. "
    "Tragen Sie sie ein, dann schließen Sie die Sitzung.",
    "vote_without_quorum": "Das Gremium ist nicht beschlussfähig: {present} Stimmberechtigte sind da, "
    "nötig sind {needed}.",
    "vote_does_not_add_up": "Die Stimmen ergeben {total}, da sind aber {present} Stimmberechtigte. "
    "Bitte zählen Sie nach.",
    "vote_present_wrong": "Stimmberechtigt sind {entitled}; {present} können nicht da gewesen sein.",
    "vote_missing": "Schreiben Sie auf, wie abgestimmt wurde, oder kreuzen Sie „einvernehmlich“ an.",
    "resolution_due_before": "Der Termin liegt vor dem Beschluss. Bitte prüfen Sie ihn.",
    "progress_rejected": "Was abgelehnt wurde, hat keinen Umsetzungsstand.",
    "progress_reason_missing": "Schreiben Sie, warum es nicht umgesetzt wird.",
    "progress_in_future": "Der Tag liegt in der Zukunft. Schreiben Sie auf, was schon geschehen ist.",
    "progress_before": "Der Tag liegt vor dem Beschluss vom {day}.",
}
