"""German sentences and words of the network."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from lueckenlos.network.enums import Mutual, Place, Said, TieKind
from lueckenlos.shared.formats import day as day_text

SENTENCES: dict[str, str] = {
    "network_not_for_bund": "Das Netzwerk gehört den Kommunen, Kreisen und Koordinierungsstellen.",
    "network_not_for_role": "Ihre Rolle sieht das Netzwerk dieser Stelle nicht.",
    "network_edit_not_for_role": "Mit Ihrer Rolle sehen Sie das Netzwerk; eintragen können Mitarbeit, Koordination und "
    "Leitung.",
    "network_settle_not_for_role": "Das entscheiden nur Koordination und Leitung.",
    "tie_to_itself": "Eine Verbindung braucht zwei verschiedene Enden. Wählen Sie bei „Verbunden mit“ jemand anderen.",
    "tie_of_bodies": "Zwei Gremien lassen sich nicht verbinden. Eine der beiden Seiten muss eine Organisation sein.",
    "tie_twice": "Diese Verbindung ist schon eingetragen: {kind}, {giver} und {receiver}. Ändern Sie den Eintrag, "
    "statt einen zweiten anzulegen.",
    "tie_ends_first": "Das Ende liegt vor dem Beginn. Prüfen Sie die beiden Tage.",
    "tie_organisation_unknown": "Diese Organisation gibt es bei Ihnen nicht. Bitte wählen Sie noch einmal.",
    "tie_kind_unknown": "Diese Art der Verbindung wird nicht von Hand eingetragen.",
    "found_tie_gone": "Diese Verbindung ergibt sich nicht mehr aus der laufenden Arbeit. Es ist nichts auszublenden.",
    "hide_reason_missing": "Schreiben Sie in einem Satz, warum die Verbindung nicht stimmt.",
    "consent_unknown_person": "Diese Ansprechperson steht nicht mehr bei der Organisation.",
    "consent_twice": "Für diese Person ist die Einwilligung schon eingetragen.",
    "consent_in_future": "Der Tag der Einwilligung liegt in der Zukunft.",
    "expectation_unknown": "Diesen erwarteten Akteur gibt es nicht mehr. Laden Sie die Seite neu.",
    "expectation_needs_one": "Wählen Sie entweder eine Organisation, oder schreiben Sie, warum niemand nötig ist.",
    "round_open": "Es läuft schon eine Abfrage: „{title}“. Beenden Sie sie zuerst.",
    "round_ends_today": "Geben Sie den Mitgliedern mindestens einen Tag Zeit: Das Ende muss nach heute liegen.",
    "round_nobody": "Wählen Sie mindestens eine Organisation mit E-Mail-Adresse.",
    "round_over": "Die Abfrage ist beendet. Ihre Angaben wurden nicht mehr übernommen.",
    "round_reminded": "Erinnert wird nur einmal; die Erinnerung ging am {day:%d.%m.%Y} hinaus.",
    "answer_gone": "Diese Antwort ist schon erledigt.",
    "answer_needs_words": "Schreiben Sie bei „{other}“ kurz, was nicht stimmt.",
}

VERBS: dict[str, str] = {
    "network.tie.create": "Verbindung eingetragen",
    "network.tie.update": "Verbindung geändert",
    "network.tie.delete": "Verbindung gelöscht",
    "network.tie.confirm": "Verbindung bestätigt",
    "network.tie.deny": "Bestätigung einer Verbindung zurückgenommen",
    "network.found.hide": "Verbindung ausgeblendet",
    "network.found.show": "Verbindung wieder gezeigt",
    "network.spots.keep": "Netzwerk neu angeordnet",
    "network.consent.give": "Einwilligung eingetragen",
    "network.consent.withdraw": "Einwilligung widerrufen",
    "network.expectation.save": "Erwarteten Akteur eingeordnet",
    "network.expectation.clear": "Einordnung eines erwarteten Akteurs gelöscht",
    "network.round.open": "Abfrage der Mitglieder begonnen",
    "network.round.remind": "An die Abfrage erinnert",
    "network.round.close": "Abfrage der Mitglieder beendet",
    "network.round.answer": "Abfrage beantwortet",
    "network.answer.settle": "Antwort eines Mitglieds erledigt",
}

# „A gibt an B“, read from one side or the other
GIVES: Final = MappingProxyType(
    {
        TieKind.UEBERGABE: "übergibt an",
        TieKind.GELD: "gibt Geld an",
        TieKind.INFORMATION: "informiert",
        TieKind.ZUSAMMENARBEIT: "arbeitet zusammen mit",
        TieKind.VEREINBARUNG: "hat eine Vereinbarung mit",
        TieKind.GREMIUM: "arbeitet mit im",
    }
)
TAKES: Final = MappingProxyType(
    {
        **GIVES,
        TieKind.UEBERGABE: "übernimmt von",
        TieKind.GELD: "bekommt Geld von",
        TieKind.INFORMATION: "wird informiert von",
    }
)
MUTUAL_KINDS: Final = MappingProxyType({Mutual.KEINE: "neutral", Mutual.EINE: "info", Mutual.BEIDE: "success"})
PLACE_KINDS: Final = MappingProxyType(
    {Place.FEHLT: "danger", Place.OHNE: "warning", Place.VERBUNDEN: "success", Place.UNNOETIG: "neutral"}
)
SAID_KINDS: Final = MappingProxyType(
    {Said.STIMMT: "success", Said.ANDERS: "warning", Said.NEIN: "danger", Said.NEU: "info"}
)
NETWORK, ENTER_TIE, SEE_NETWORK = "Netzwerk", "Verbindung eintragen", "Verbindungen ansehen"
NODE_HEADER: Final = ("Schlüssel", "Name", "Art", "Verbindungen", "Lebensphasen", "Ansprechpersonen mit Einwilligung")
EDGE_HEADER: Final = (
    "Von", "Zu", "Art", "Gerichtet", "Wie eng", "Seit", "Woher", "Bestätigt", "Worum es geht",
)  # fmt: skip
YES, NO = "ja", "nein"
LATELY: Final = "heute"


def ties_text(count: int) -> str:
    """``1 Verbindung``, ``7 Verbindungen``"""
    return f"{count} Verbindung{'' if count == 1 else 'en'}"


def node_label(name: str, kind: str, count: int) -> str:
    """What a screen reader says on an actor in the drawing."""
    return f"{name}, {kind}, {ties_text(count)}" if kind else f"{name}, {ties_text(count)}"


def names_text(names: Sequence[str], most: int = 4) -> str:
    """``A, B, C und 4 weitere``"""
    shown, more = names[:most], len(names) - most
    if more > 0:
        return f"{', '.join(shown)} und {more} weitere"
    return " und ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def met_text(meetings: int, since: date) -> str:
    """Why organisations that sit together are tied."""
    return f"gemeinsam in {meetings} Sitzungen seit {day_text(since)}"


def shared_text(measures: int) -> str:
    """Why organisations that do something together are tied."""
    return "gemeinsam an 1 Maßnahme" if measures == 1 else f"gemeinsam an {measures} Maßnahmen"


def member_text(gremium: str, since: date | None) -> str:
    """Why an organisation is tied to a Gremium."""
    return f"Mitglied: {gremium}" + (f" seit {day_text(since)}" if since else "")


def handover_text(uebergang: str, agreement: str) -> str:
    """Why two organisations are tied by an Übergang."""
    return f"Übergang „{uebergang}“" + (f": {agreement}" if agreement else "")
