"""German sentences and words of news and newsletters."""

from datetime import datetime
from typing import Final

from django.utils import timezone

SENTENCES: dict[str, str] = {
    "news_not_for_role": "Beiträge und Newsletter sehen die Mitglieder der Stelle, die alles lesen.",
    "news_edit_not_for_role": "Beiträge und Newsletter schreiben Leitung, Koordination, Mitarbeit und Beratung.",
    "news_release_not_for_role": "Freigeben und verschicken dürfen Koordination und Leitung.",
    "news_other_stelle": "Das gehört einer anderen Stelle.",
    "article_is_released": "Dieser Beitrag ist freigegeben. Ändern dürfen ihn jetzt Koordination und Leitung.",
    "article_step_not_now": "Das geht gerade nicht: Der Beitrag ist {state}.",
    "article_empty": "Schreiben Sie einen Anreißer oder einen Text, bevor Sie den Beitrag freigeben.",
    "article_was_released": "Dieser Beitrag war schon freigegeben. Ziehen Sie ihn zurück, statt ihn zu löschen.",
    "article_image_kind": "Das ist kein Bild. Bitte wählen Sie eine Datei im Format JPG, PNG oder WebP.",
    "article_image_missing": "Bitte wählen Sie eine Bilddatei.",
    "article_image_words": "Ein Bild braucht eine Beschreibung und die Angabe, von wem es ist.",
    "newsletter_missing": "Geben Sie dem Newsletter zuerst einen Namen, unter „Einstellungen“.",
    "issue_is_out": "Diese Ausgabe ist schon unterwegs oder verschickt und lässt sich nicht mehr ändern.",
    "issue_empty": "Kreuzen Sie an, was hineinsoll, oder schreiben Sie eine Begrüßung.",
    "issue_too_long": "Das ist zu lang für eine Mail. Kreuzen Sie höchstens {most} Einträge an.",
    "issue_item_gone": "„{title}“ ist nicht mehr öffentlich. Öffnen Sie „Bearbeiten“ und speichern Sie: "
    "Der Eintrag fällt dann heraus.",
    "mailbox_missing": "„{path}“ ist weder eine mbox-Datei noch ein Maildir-Ordner.",
    "order_without_list": "Bitte kreuzen Sie mindestens einen Newsletter an.",
}

VERBS: dict[str, str] = {
    "news.article.create": "Beitrag angelegt",
    "news.article.save": "Beitrag bearbeitet",
    "news.article.step": "Beitrag freigegeben oder zurückgezogen",
    "news.article.delete": "Beitrag gelöscht",
    "news.image.set": "Bild eines Beitrags gesetzt",
    "news.image.remove": "Bild eines Beitrags entfernt",
    "news.newsletter.save": "Newsletter eingerichtet",
    "news.issue.create": "Ausgabe angelegt",
    "news.issue.save": "Ausgabe bearbeitet",
    "news.issue.delete": "Ausgabe gelöscht",
    "news.issue.send": "Ausgabe verschickt",
    "news.issue.resume": "Versand einer Ausgabe fortgesetzt",
    "news.reader.remove": "Adresse aus dem Newsletter genommen",
}

FEED_TITLE: Final = "Aktuelles der Stellen"
ARTICLE: Final = "Beitrag"
ISSUE_CREATED: Final = "Angelegt. Prüfen Sie die Vorschau und schicken Sie sich eine Probe."
ISSUE_SENT: Final = "Die Ausgabe wird jetzt verschickt. Sie können die Seite verlassen."
TEST_SENT: Final = "Die Probe ist unterwegs an {email}."
TEST_FAILED: Final = "Der Mailserver nimmt gerade nichts an. Versuchen Sie es später noch einmal."
NEWSLETTER_SAVED: Final = "Gespeichert."
READER_REMOVED: Final = "Wenn die Adresse Ihren Newsletter bekam, bekommt sie ihn nicht mehr."
CHANGED: Final = "Ihre Auswahl ist gespeichert."
IN_ALREADY: Final = "Schon in dieser Ausgabe"
PUBLIC: Final = "öffentlich"
CREATED: Final = "Angelegt. Nur Ihre Stelle sieht den Entwurf."
SAVED: Final = "Gespeichert."
DELETED: Final = "Gelöscht."
IMAGE_SAVED: Final = "Das Bild ist gespeichert."
IMAGE_REMOVED: Final = "Das Bild ist entfernt."
WITHDRAWN: Final = "Der Beitrag ist zurückgezogen und nirgends mehr zu lesen."


def until(moment: datetime) -> str:
    return f"gesperrt bis {timezone.localtime(moment):%d.%m.%Y, %H:%M} Uhr"


def stepped(public_at: datetime | None, now: datetime) -> str:
    """What a step has led to."""
    if public_at is None:
        return WITHDRAWN
    if public_at > now:
        return f"Freigegeben, {until(public_at)}. Vorher steht er nirgends."
    return "Der Beitrag ist freigegeben und öffentlich."
