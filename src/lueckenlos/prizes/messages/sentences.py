"""German sentences of refusals."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "prizes_not_for_bund": "Gesundheitspreise schreiben Kommunen, Kreise und Koordinierungsstellen aus.",
    "prizes_not_for_role": "Mit Ihrer Rolle sehen Sie die Gesundheitspreise dieser Stelle nicht.",
    "prizes_applications_not_for_role": "Bewerbungen liest hier nur das Büro. Als Jurymitglied lesen Sie sie unter "
    "„Jury“.",
    "prizes_edit_not_for_role": "Mit Ihrer Rolle lesen Sie hier; bearbeiten können Mitarbeit, Koordination und "
    "Leitung.",
    "prizes_release_not_for_role": "Öffnen, an die Jury geben und entscheiden können nur Koordination und Leitung.",
    "call_title_missing": "Bitte geben Sie dem Preis einen Titel.",
    "call_year_wrong": "Bitte geben Sie ein Jahr zwischen 2000 und 2100 ein.",
    "call_keep_wrong": "Die Löschfrist liegt zwischen 30 und {most} Tagen.",
    "call_ranks_missing": "Bitte tragen Sie mindestens einen Preis ein.",
    "call_rank_wrong": "„{name}“ braucht eine Bezeichnung und ein Preisgeld zwischen 0 und {most} Euro.",
    "call_criteria_missing": "Bitte tragen Sie mindestens ein Kriterium ein.",
    "call_criterion_wrong": "„{name}“ braucht einen Namen und ein Gewicht zwischen 1 und 5.",
    "call_name_twice": "„{name}“ steht zweimal da. Geben Sie jedem Preis und jedem Kriterium einen eigenen Namen.",
    "call_deadline_past": "Der Einsendeschluss liegt schon zurück. Bitte setzen Sie einen späteren.",
    "call_deadline_earlier": "Die Ausschreibung ist bekannt: Den Einsendeschluss können Sie nur noch verschieben, "
    "nicht vorziehen.",
    "call_frozen": "Die Ausschreibung ist bekannt: Preise und Kriterien bleiben, wie sie sind.",
    "call_with_jury": "Die Jury hat begonnen; der Einsendeschluss bleibt, wie er war.",
    "call_text_missing": "Bitte schreiben Sie zuerst, worum es geht und wer sich bewerben kann.",
    "call_open_already": "Diese Ausschreibung ist schon öffentlich.",
    "call_not_open": "Das geht nur, solange die Ausschreibung offen ist.",
    "call_still_open": "Bewerben kann man sich noch bis {deadline} Uhr. Danach geht es an die Jury.",
    "call_without_applications": "Noch ist keine bestätigte Bewerbung da. Verschieben Sie den Einsendeschluss.",
    "call_without_jury": "Bitte berufen Sie zuerst mindestens ein Jurymitglied.",
    "call_is_decided": "Über diesen Preis ist entschieden; daran ändert sich nichts mehr.",
    "call_not_decided": "Das geht erst, wenn entschieden ist.",
    "call_has_applications": "Löschen lässt sich nur ein Entwurf.",
    "call_is_over": "Bewerbungen waren bis {deadline} Uhr möglich. Diese kam danach an und konnte leider nicht mehr "
    "angenommen werden.",
    "call_full": "Für diesen Preis liegen schon sehr viele Bewerbungen vor. Bitte wenden Sie sich direkt an das Büro.",
    "application_incomplete": "Bitte geben Sie Projekt, Organisation, Ansprechperson, E-Mail-Adresse und eine kurze "
    "Beschreibung an.",
    "application_too_long": "„{field}“ ist zu lang. Bitte kürzen Sie auf {most} Zeichen.",
    "application_too_many": "Von dieser E-Mail-Adresse liegen schon {most} Bewerbungen vor. Bitte wenden Sie sich an "
    "das Büro.",
    "application_is_out": "Diese Bewerbung nimmt nicht mehr teil.",
    "application_too_late": "Ändern und zurückziehen konnten Sie bis {deadline} Uhr. Fragen Sie bitte das Büro.",
    "application_not_confirmed": "Bitte bestätigen Sie zuerst Ihre Bewerbung.",
    "application_confirm_late": "Die Jury hat schon begonnen; bestätigt wurde diese Bewerbung nicht rechtzeitig.",
    "application_reason_missing": "Bitte nennen Sie den Grund; er geht an die Bewerberin oder den Bewerber.",
    "application_not_in_call": "Diese Bewerbung gehört nicht zu diesem Preis oder nimmt nicht mehr teil.",
    "application_link_unknown": "Dieses Angebot oder Praxisbeispiel gibt es hier nicht. Bitte wählen Sie noch einmal.",
    "attachments_full": "Mehr als {most} Anlagen nehmen wir nicht an. Löschen Sie zuerst eine.",
    "jury_has_finished": "Die Jury ist fertig; sie bleibt, wie sie war.",
    "juror_missing": "Bitte wählen Sie ein Mitglied der Stelle, oder geben Sie Name und E-Mail-Adresse an.",
    "juror_twice": "Dieses Jurymitglied ist schon berufen.",
    "juror_chair_taken": "Die Jury hat schon einen Vorsitz. Nehmen Sie ihn dort zuerst heraus.",
    "jury_not_at_work": "Die Jury arbeitet gerade nicht an diesem Preis.",
    "scores_are_closed": "Die Bewertung ist geschlossen; Punkte ändern sich nicht mehr.",
    "scores_unknown_criterion": "Hier kamen Punkte zu einem Kriterium an, das es nicht gibt. Bitte laden Sie die "
    "Seite neu.",
    "scores_out_of_range": "Bitte geben Sie für „{name}“ eine ganze Zahl von 0 bis 10 ein.",
    "scores_missing": "Noch nicht vollständig: {titles}. Geben Sie überall Punkte, oder kreuzen Sie an, dass Sie "
    "befangen sind.",
    "only_the_chair_closes": "Vor der Zeit schließt nur der Vorsitz der Jury die Bewertung.",
    "jury_still_scores": "Entscheiden können Sie, wenn die Bewertung geschlossen ist.",
    "awards_missing": "Bitte tragen Sie bei mindestens einer Bewerbung einen Preis ein.",
    "award_reason_missing": "Bitte begründen Sie den Preis für „{title}“ in ein, zwei Sätzen.",
    "award_rank_unknown": "Diesen Preis gibt es hier nicht. Bitte wählen Sie noch einmal.",
    "award_money_wrong": "Das Preisgeld für „{title}“ liegt zwischen 0 und {most} Euro, in ganzen Euro.",
    "awards_too_much": "Zusammen sind das {given} Euro, ausgeschrieben sind {most} Euro. Bitte teilen Sie neu auf.",
    "proposal_missing": "Bitte schreiben Sie, warum die Jury so entscheidet.",
    "ceremony_there_already": "Die Preisverleihung ist schon angelegt.",
}
