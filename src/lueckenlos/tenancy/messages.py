"""German sentences and the words of the audit trail for members, invitations and settings."""

SENTENCES: dict[str, str] = {
    "notice_incomplete": "Ein Förderhinweis braucht gueltig_von als Tag, text und quelle; gueltig_bis ist ein Tag oder "
    "fehlt. Prüfen Sie den Eintrag, der mit „{begin}“ beginnt: „{text}“.",
    "notice_dates": "Ein Förderhinweis gilt ab {begin:%d.%m.%Y} und endet schon am {end:%d.%m.%Y}. Berichtigen Sie die "
    "Tage.",
    "notice_overlap": "Zwei Förderhinweise gelten an denselben Tagen: der ab {first:%d.%m.%Y} und der ab "
    "{second:%d.%m.%Y}. Lassen Sie den ersten enden, bevor der zweite beginnt.",
    "notice_file": "Die Datei „{file}“ mit Förderhinweisen lässt sich nicht lesen. Prüfen Sie Pfad und Aufbau.",
    "needs_view": "Ihre Rolle sieht diese Seite nicht. Bitte wenden Sie sich an die Leitung Ihrer Stelle.",
    "needs_leitung": "Das darf nur die Leitung dieser Stelle.",
    "other_stelle": "Das gehört einer anderen Stelle.",
    "role_not_here": "Die Rolle „{role}“ gibt es an dieser Stelle nicht.",
    "last_leitung": "Diese Person ist die letzte Leitung. Bitte ernennen Sie zuerst eine andere Person zur Leitung.",
    "traeger_by_invitation": "Zugänge für Träger entstehen nur durch Einladung auf der Seite des Trägers.",
    "traeger_needs_organisation": "Eine Einladung als Träger nennt eine Organisation, jede andere Einladung keine.",
    "already_member": "{email} gehört schon zu dieser Stelle.",
    "invitation_void": "Diese Einladung gilt nicht: Sie ist abgelaufen, schon angenommen oder zurückgezogen. "
    "Bitte lassen Sie sich neu einladen.",
    "invitation_for_other": "Diese Einladung ging an {email}. Bitte melden Sie sich mit dieser Adresse an.",
    "imprint_incomplete": "Die öffentliche Seite braucht ein Impressum. Es fehlt: {missing}.",
    "no_stellen_below": "Unter einer Kommune stehen keine weiteren Stellen.",
    "wrong_parent": "Eine Stelle der Art „{art}“ kann nicht unter „{parent}“ stehen.",
    "slug_taken": "Den Kurznamen „{slug}“ gibt es schon. Bitte wählen Sie einen anderen.",
    "unknown_gebiet": "Zu „{key}“ ist kein Gebiet bekannt. Bitte prüfen Sie den Schlüssel (AGS oder ARS).",
    "unknown_stelle": "Eine Stelle mit dem Kurznamen „{slug}“ gibt es nicht.",
    "audit_is_append_only": "Das Protokoll lässt sich nicht ändern.",
    "not_named": "Wer einen vertraulichen Eintrag lesen darf, bestimmen die dafür benannten Personen.",
    "not_a_member": "{name} gehört nicht zu dieser Stelle.",
    "last_named": "Jemand muss benannt bleiben, sonst kann niemand den Eintrag mehr lesen.",
    "changed_meanwhile": "Jemand hat das inzwischen geändert. Bitte vergleichen Sie; wenn Sie noch einmal speichern, "
    "gilt Ihre Eingabe.",
    "others_rest_on_it": "Daran knüpft noch anderes an. Bitte lösen Sie zuerst die Verbindungen, "
    "die auf der Seite stehen.",
    "stored_file_empty": "Die Datei ist leer. Bitte wählen Sie eine andere.",
    "picture_damaged": "Das Bild ist beschädigt. Bitte öffnen und speichern Sie es neu, oder wählen Sie ein anderes.",
    "stored_file_too_large": "Die Datei ist größer als {most} MB. Bitte verkleinern oder teilen Sie sie.",
    "file_kind_unknown": "Diese Datei lässt sich hier nicht ablegen. Möglich sind PDF, Word, PowerPoint, Excel und "
    "LibreOffice ohne Makros sowie Bilder (PNG, JPEG, WebP).",
    "email_invalid": "„{email}“ ist keine E-Mail-Adresse.",
    "slug_invalid": "„{slug}“ taugt nicht als Kurzname. Erlaubt sind Kleinbuchstaben, Ziffern und Bindestriche.",
}

VERBS: dict[str, str] = {
    "tenancy.invitation.create": "Person eingeladen",
    "tenancy.invitation.accept": "Einladung angenommen",
    "tenancy.invitation.withdraw": "Einladung zurückgezogen",
    "tenancy.member.change_role": "Rolle geändert",
    "tenancy.member.remove": "Mitgliedschaft beendet",
    "tenancy.stelle.create": "Stelle angelegt",
    "tenancy.stelle.update": "Einstellungen geändert",
    "tenancy.named.add": "Person für vertraulichen Eintrag benannt",
    "tenancy.named.remove": "Benennung für vertraulichen Eintrag aufgehoben",
}
