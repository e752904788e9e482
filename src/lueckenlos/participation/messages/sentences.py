"""German sentences of refusals."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "participation_not_for_bund": "Beteiligung gehört den Kommunen, Kreisen und Koordinierungsstellen.",
    "participation_not_for_role": "Mit Ihrer Rolle sehen Sie die Beteiligung dieser Stelle nicht.",
    "participation_edit_not_for_role": "Mit Ihrer Rolle lesen Sie hier; bearbeiten können Mitarbeit, Koordination und "
    "Leitung.",
    "participation_release_not_for_role": "Starten, beenden und freigeben können nur Koordination und Leitung.",
    "participation_delete_not_for_role": "Löschen können nur Koordination und Leitung.",
    "participation_title_missing": "Bitte geben Sie einen Titel ein.",
    "term_ends_before_start": "Der letzte Tag liegt vor dem Beginn. Bitte tauschen oder ändern Sie die beiden Tage.",
    "about_unknown": "Das, worum es gehen soll, gibt es nicht mehr. Bitte beginnen Sie dort noch einmal.",
    "survey_frozen": "Die Befragung hat begonnen; ihre Fragen bleiben, wie sie sind. Für andere Fragen legen Sie bitte "
    "eine neue Befragung an.",
    "survey_frozen_words": "Die Befragung hat begonnen. Ändern können Sie jetzt nur noch den letzten Tag und ob sie "
    "verlinkt ist.",
    "survey_is_over": "Die Befragung ist beendet und kann nicht mehr geändert werden.",
    "survey_without_questions": "Die Befragung hat noch keine Fragen. Legen Sie zuerst mindestens eine an.",
    "survey_without_term": "Bitte tragen Sie zuerst Beginn und letzten Tag ein.",
    "survey_without_areas": "Eine Frage geht nach dem Sozialraum, für Ihre Stelle sind aber keine hinterlegt. Nehmen "
    "Sie die Frage heraus.",
    "survey_term_over": "Der letzte Tag war der {day}. Bitte setzen Sie einen späteren, bevor Sie starten.",
    "survey_started_already": "Die Befragung hat schon begonnen.",
    "survey_not_running": "Die Befragung läuft gerade nicht.",
    "survey_still_open": "Auswerten können Sie erst, wenn die Befragung beendet ist.",
    "survey_runs": "Eine laufende Befragung kann nicht gelöscht werden. Beenden Sie sie zuerst.",
    "survey_over": "Diese Befragung ist seit dem {day} beendet. Vielen Dank für Ihr Interesse.",
    "survey_over_now": "Die Befragung wurde gerade beendet. Ihre Antworten konnten wir leider nicht mehr annehmen.",
    "survey_not_started": "Diese Befragung hat noch nicht begonnen.",
    "survey_begins": "Diese Befragung beginnt am {day}.",
    "threshold_out_of_range": "Die kleinste gezeigte Zahl liegt zwischen {least} und {most}.",
    "conclusion_missing": "Bitte schreiben Sie auf, was Sie aus dem Ergebnis machen.",
    "questions_too_many": "Mehr als {most} Fragen beantwortet niemand. Bitte streichen Sie zuerst eine.",
    "question_text_missing": "Bitte schreiben Sie die Frage auf.",
    "question_needs_options": "Der Frage „{text}“ fehlen Antworten zum Ankreuzen. Tragen Sie mindestens zwei ein.",
    "question_options_missing": "Bitte geben Sie mindestens zwei verschiedene Antworten ein, jede in einer Zeile.",
    "question_options_many": "Bitte geben Sie höchstens {most} Antworten ein.",
    "answer_unknown": "Bei „{text}“ kam etwas an, das nicht zur Auswahl steht. Bitte kreuzen Sie noch einmal an.",
    "answer_one_only": "Bei „{text}“ ist nur eine Antwort möglich.",
    "answer_missing": "Bitte beantworten Sie „{text}“.",
    "answer_text_long": "Ihr Text bei „{text}“ ist zu lang. Bitte kürzen Sie ihn auf {most} Zeichen.",
    "answer_empty": "Sie haben noch nichts beantwortet. Eine Antwort genügt.",
    "result_not_yet": "Ergebnisse gibt es, wenn die Befragung beendet ist. So lässt sich niemandes Antwort aus dem "
    "Unterschied zweier Zwischenstände ablesen.",
    "result_cross_unknown": "Nach dieser Frage lässt sich das Ergebnis nicht aufteilen.",
    "collection_closed": "Diese Ideensammlung ist zurzeit geschlossen.",
    "collection_begins": "Diese Ideensammlung beginnt am {day}.",
    "collection_known": "Die Adresse der Ideensammlung ist schon bekannt. Sie können sie schließen, aber nicht zum "
    "Entwurf machen.",
    "collection_full": "Diese Ideensammlung ist voll. Bitte wenden Sie sich direkt an die Kommune.",
    "collection_has_ideas": "In dieser Sammlung sind Ideen. Schließen Sie sie stattdessen; dann bleibt lesbar, was "
    "Menschen vorgeschlagen haben.",
    "idea_area_unknown": "Diesen Sozialraum gibt es hier nicht. Bitte wählen Sie noch einmal.",
    "idea_incomplete": "Bitte geben Sie Ihrer Idee einen Titel und beschreiben Sie sie kurz.",
    "idea_too_long": "Bitte kürzen Sie: Titel höchstens {title}, Text höchstens {text} Zeichen.",
    "idea_is_merged": "Diese Idee ist mit einer anderen zusammengelegt.",
    "idea_refusal_missing": "Bitte nennen Sie den Grund, aus dem die Idee nicht veröffentlicht wird.",
    "idea_merge_wrong": "Zusammenlegen lässt sich nur mit einer anderen, veröffentlichten Idee derselben Sammlung.",
    "idea_not_public": "Beantworten können Sie veröffentlichte Ideen. Geben Sie die Idee zuerst frei.",
    "idea_reply_reason": "Bitte begründen Sie die Antwort in ein, zwei Sätzen.",
    "idea_has_merged": "Mit dieser Idee wurden andere zusammengelegt. Löschen Sie zuerst diese.",
    "circles_without_group": "Bitte nennen Sie mindestens eine Gruppe.",
    "stage_about_wrong": "Eine Stufe schätzen Sie für eine Maßnahme, ein Angebot oder eine Veranstaltung ein. "
    "Beginnen Sie dort.",
    "stage_unknown": "Bitte wählen Sie eine der neun Stufen.",
    "stage_in_future": "Eine Einschätzung kann nicht in der Zukunft liegen.",
    "stage_incomplete": "Bitte nennen Sie die Gruppe und woran man die Stufe sieht.",
}
