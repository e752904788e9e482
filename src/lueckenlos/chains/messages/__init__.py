"""German sentences of the Kettenbild: refusals by code, hints, names and definitions of figures."""

from types import MappingProxyType
from typing import Final

from lueckenlos.chains.messages.changes import change_words
from lueckenlos.chains.messages.figures import (
    DEFINITIONS,
    FIGURES,
    HIDDEN,
    HIGH,
    HIGH_NEED,
    HIGH_NEED_MEANS,
    WORST_NOTE,
    at_least,
    borrowed_note,
    bridge_text,
    how_many_open,
    offer_word,
    per_100_words,
    places_words,
    rank_note,
    short_per_100_text,
    short_places_text,
    silent_note,
)
from lueckenlos.chains.messages.hints import CAUTION, HINT, group_title, hint_reason, hint_title, short_places
from lueckenlos.chains.messages.words import (
    AXES,
    BADGES,
    SHORT,
    age_label,
    area_word,
    counted,
    day_label,
    indicator_label,
    indicator_value,
    listed,
    number,
    phase_label,
    place_label,
    rounded_people,
    row_label,
    soft,
)

DECIDED: Final = "entschieden"

SENTENCES: Final = MappingProxyType(
    {
        "picture_not_for_bund": "Der Bund sieht Summen über Stellen. "
        "Ein Kettenbild gibt es nur für Kommunen, Kreise und Länder.",
        "picture_not_for_role": "Das Kettenbild sehen alle, die Entscheidungen vorbereiten oder treffen. "
        "Ihre Rolle gehört nicht dazu.",
        "hint_decision_not_for_role": "Über Hinweise entscheiden Leitung und Koordination. "
        "Bitte wenden Sie sich an diese.",
        "handover_not_for_role": "Übergaben ändern nur Personen, die in dieser Stelle schreiben dürfen.",
        "freeze_not_for_role": "Eine Bestandsaufnahme legen Leitung und Koordination an.",
        "picture_settings_not_for_role": "Die Einstellungen des Kettenbilds ändern Leitung und Koordination.",
        "inventory_is_frozen": "Eine Bestandsaufnahme lässt sich nicht ändern. Legen Sie eine neue an.",
        "no_hint": "Bitte wählen Sie mindestens einen Hinweis aus.",
        "decision_reason_missing": "Bitte begründen Sie die Entscheidung.",
        "decided_in_future": "Das Datum der Entscheidung liegt in der Zukunft.",
        "review_missing": "Bitte nennen Sie den Tag, an dem der Hinweis wieder vorgelegt werden soll.",
        "review_too_early": "Die Wiedervorlage muss nach dem Tag der Entscheidung liegen.",
        "hint_changed": "Der Bestand hat sich inzwischen geändert, und mit ihm dieser Hinweis. "
        "Bitte prüfen Sie ihn noch einmal.",
        "title_missing": "Bitte geben Sie der Bestandsaufnahme eine Bezeichnung.",
        "handover_to_itself": "Wer abgibt und wer aufnimmt, muss verschieden sein.",
        "agreed_in_words": "Eine vereinbarte Übergabe braucht die Vereinbarung oder ihr Datum.",
        "nothing_to_compare": "Bitte wählen Sie zwei verschiedene Stände aus.",
    }
)

# words of the audit trail
VERBS: Final = MappingProxyType(
    {
        "chains.hint.decide": "über einen Hinweis entschieden",
        "chains.handover.create": "Übergabe angelegt",
        "chains.handover.update": "Übergabe geändert",
        "chains.handover.delete": "Übergabe gelöscht",
        "chains.bestandsaufnahme.create": "Bestandsaufnahme angelegt",
        "chains.settings.update": "Einstellungen des Kettenbilds geändert",
    }
)

__all__ = [
    "AXES",
    "BADGES",
    "CAUTION",
    "DECIDED",
    "DEFINITIONS",
    "FIGURES",
    "HIDDEN",
    "HIGH",
    "HIGH_NEED",
    "HIGH_NEED_MEANS",
    "HINT",
    "SENTENCES",
    "SHORT",
    "VERBS",
    "WORST_NOTE",
    "age_label",
    "area_word",
    "at_least",
    "borrowed_note",
    "bridge_text",
    "change_words",
    "counted",
    "day_label",
    "group_title",
    "hint_reason",
    "hint_title",
    "how_many_open",
    "indicator_label",
    "indicator_value",
    "listed",
    "number",
    "offer_word",
    "per_100_words",
    "phase_label",
    "place_label",
    "places_words",
    "rank_note",
    "rounded_people",
    "row_label",
    "short_per_100_text",
    "short_places",
    "short_places_text",
    "silent_note",
    "soft",
]
