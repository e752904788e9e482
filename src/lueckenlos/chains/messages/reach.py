"""Reach in German: names of the filters, what the figures mean, what is unknown, and why a place was found."""

from collections.abc import Sequence
from math import floor
from types import MappingProxyType
from typing import Final

from lueckenlos.chains.messages.words import area_word, counted, listed, phase_label
from lueckenlos.chains.reach import SUBJECTS, AreaState, Counting, Question
from lueckenlos.shared import formats
from lueckenlos.vocabulary.registry import vocabulary

REACH: Final = "Erreichbarkeit"
EVERYTHING: Final = "alle Angebote"

COUNTINGS: Final = MappingProxyType(
    {
        Counting.PLACES: "Reichen die Plätze?",
        Counting.NEAR: "Ist überhaupt etwas in der Nähe?",
    }
)
METHODS: Final = MappingProxyType(
    {
        "2sfca": "Plätze teilen sich alle, die sie erreichen (2SFCA)",
        "e2sfca": "wie oben, nahe Angebote zählen mehr (E2SFCA)",
        "cumulative": "alle Plätze in Reichweite, ohne Andrang (kumulativ)",
    }
)
METHOD_MEANS: Final = MappingProxyType(
    {
        "2sfca": "Jeder Platz wird gleichmäßig auf alle Menschen dieses Alters verteilt, die ihn auf dem gewählten Weg "
        "erreichen. Der Anteil sagt, für wie viele Menschen eines Gebiets so rechnerisch ein Platz da ist "
        "(2SFCA; Luo & Wang 2003).",
        "e2sfca": "Wie die einfache Verteilung, aber in drei Stufen: Im ersten Drittel des Weges zählt ein Angebot "
        "voll, im zweiten zu 68 %, im dritten zu 22 % (E2SFCA; Luo & Qi 2009).",
        "cumulative": "Plätze in Reichweite geteilt durch die Menschen des Gebiets. Wer aus anderen Gebieten kommt, "
        "bleibt außer Acht; der Anteil ist deshalb eher zu hoch.",
    }
)
NEAR_MEANS: Final = (
    "Anteil der Menschen dieses Alters, von deren Wohnort mindestens ein passendes Angebot auf dem gewählten Weg "
    "erreichbar ist. Ob dort ein Platz frei ist, bleibt außer Acht."
)
WAY_MEANS: Final = (
    "Weg: Luftlinie mal Umwegfaktor {detour}. Straßen, Steigungen und Fahrpläne sind nicht berücksichtigt."
)
MIDDLES_MEAN: Final = "Menschen werden in der Mitte ihres Gebiets angenommen."
CELLS_MEAN: Final = "Wo in einem Gebiet sie wohnen, sagt das Gitter des Zensus ({metres} m; {grid})."
PEOPLE_MEANS: Final = (
    "Menschen, die nach ihrem Alter in diese Auswahl fallen. Auf 5 gerundet; kleine Zahlen (meist unter 3) und "
    "solche, aus denen man sie ausrechnen könnte, bleiben verdeckt."
)
OFFERS_MEANS: Final = (
    "Aktive Angebote dieser Auswahl, die einen Ort auf dem gewählten Weg haben. Gezählt wird nach Ort und Weg, nicht "
    "danach, welche Gebiete ein Angebot laut Eintrag bedient."
)
PEOPLE: Final = "Menschen dieses Alters"
SHARE: Final = "Anteil erreicht"
OFFERS: Final = "Angebote in Reichweite"
STOCK: Final = "Angebote im Bestand der Stelle"
ESTIMATED: Final = (
    "Geschätzt: Die Quelle zählt andere Altersgruppen; ihre Menschen wurden gleichmäßig auf die Jahre verteilt."
)
STATES: Final = MappingProxyType(
    {
        AreaState.NO_PLACE: "keine Angabe: Lage des Gebiets unbekannt",
        AreaState.NO_PEOPLE: "keine Angabe: Bevölkerung unbekannt",
        AreaState.NO_AMOUNT: "keine Angabe: Angebote nennen keine Plätze",
        AreaState.SMALL: "verdeckt: zu wenige Menschen",
    }
)
NOTHING_NEAR: Final = "kein Angebot in Reichweite"
NO_VALUE: Final = "keine Angabe"
LEVELS: Final = ("unter 25 %", "25 bis unter 50 %", "50 bis unter 75 %", "75 % und mehr")
# what may be a further place
WHERE: Final = (
    "Mitten der Gebiete und Orte, die es gibt",
    "Mitten der Gebiete",
    "Orte, an denen es Angebote gibt",
    "bewohnte Zellen des Zensus-Gitters",
)
ALIKE: Final = "alle Menschen zählen gleich"
CSV_HEADER: Final = (
    "Nr.", "Schlüssel", "Gebiet", "Menschen dieses Alters (gerundet)", "Anteil erreicht in Prozent", "Mindestwert",
    "Angebote in Reichweite", "Plätze in Reichweite", "Plätze je 100 Menschen", "Weg zum nächsten Ort in km",
    "Bemerkung", "Auswahl", "Stand",
)  # fmt: skip
CELL_CSV_HEADER: Final = (
    "Zelle", "Schlüssel", "Gebiet", "Menschen dieses Alters (geschätzt, gerundet)", "Anteil erreicht in Prozent",
    "Mindestwert", "Plätze je 100 Menschen", "Breite", "Länge", "Auswahl", "Stand",
)  # fmt: skip
YES: Final = "ja"


def way_text(metres: int) -> str:
    """``1,5 km``"""
    return f"{formats.decimal(metres / 1000, 1).removesuffix(',0')}\u00a0km"


def way_choice(metres: int) -> str:
    """With what it means on foot, as long as anybody walks so far."""
    minutes = round(metres / 75 / 5) * 5
    return f"{way_text(metres)} (zu Fuß etwa {minutes} Minuten)" if metres <= 3_000 else way_text(metres)


def detour_text(detour: float) -> str:
    return "Luftlinie" if detour == 1 else f"{formats.decimal(detour, 1)}-fache Luftlinie"


def ages_text(slug: str) -> str:
    """The Lebensphase or theme."""
    return vocabulary("thema").label_of(slug) if slug in vocabulary("thema") else phase_label(slug)


def reachable_label(question: Question) -> str:
    """What the figure on the page of a cell is called."""
    what = "Platz" if question.counting is Counting.PLACES else "Angebot"
    return f"{SHARE}: {what} auf höchstens {way_text(question.way)}"


def whole_theme(label: str) -> str:
    return f"{label}: alle Altersgruppen"


def selection_text(question: Question) -> str:
    """``Kita-Alter · Beratung · kostenfrei``"""
    axis, _, term = question.subject.partition(".")
    parts = [ages_text(question.ages)]
    if term:
        parts.append(vocabulary(SUBJECTS[axis]).label_of(term))
    parts.append(vocabulary("angebotsform").label_of(question.form) if question.form else EVERYTHING)
    for asked, word in ((question.free, "kostenfrei"), (question.step_free, "rollstuhlgerecht")):
        if asked:
            parts.append(word)
    if question.remote:
        parts.append("auch ohne Weg")
    return " · ".join(parts)


def whole_text(question: Question, people: str, share: str) -> str:
    """The one sentence above the table; empty figures are said to be unknown."""
    way = way_text(question.way)
    if not share:
        return f"Für das ganze Gebiet lässt sich kein Anteil auf {way} nennen; warum, steht bei den Gebieten."
    what = "ein Platz" if question.counting is Counting.PLACES else "ein Angebot"
    among = f"Von rund {people} Menschen dieses Alters" if people else "Von den Menschen dieses Alters"
    return f"{among} ist für {share} {what} auf höchstens {way} erreichbar."


def gap_notes(*, lost: int, silent: int, away: int, unseen: int, key: str) -> list[str]:
    """What the figures leave out, one sentence each; ``key`` is that of any area."""
    areas = (area_word(key), area_word(key, many=True).removesuffix("n"))
    offers = ("Angebot", "Angebote")
    told = (
        (lost, offers, "Ohne Ort mit Koordinaten, deshalb nicht gerechnet: {}. Der Anteil ist ein Mindestwert."),
        (silent, offers, "Ohne Zahl der Plätze: {}. Der Anteil ist ein Mindestwert."),
        (away, offers, "Ohne Weg (Hausbesuch, Telefon, online) und hier nicht gezählt: {}."),
        (unseen, areas, "Ohne bekannte Lage oder Bevölkerung dieses Alters: {}. Keine Angabe heißt nicht null."),
    )
    return [text.format(counted(count, *words)) for count, words, text in told if count]


def further_sentence(question: Question, names: Sequence[str], *, newly: str, still: str) -> str:
    """Whom the further places reach and whom not."""
    where = listed([f"„{name}“" for name in names])
    left = f"rund {still} blieben ohne" if still not in {"", "0"} else "niemand bliebe ohne"
    how_many = f"rund {newly}" if newly else "wenige"
    return (
        f"Mit einem weiteren Angebot in {where} hätten {how_many} Menschen dieses Alters mehr ein Angebot auf "
        f"höchstens {way_text(question.way)}; {left}."
    )


def bound_text(share_of_best: float, count: int, candidates: int, *, exact: bool) -> str:
    """How good the answer is, among how many places."""
    among = counted(candidates, "möglichen Ort", "möglichen Orten")
    if exact:
        better = "kein anderer erreicht" if count == 1 else f"keine andere Auswahl von {count} erreicht"
        return f"Genau gerechnet unter {among}: {better} mehr."
    # never rounded up: it is a promise
    least = formats.percent(floor(100 * share_of_best) / 100)
    return (
        f"Näherung unter {among} (schrittweise der beste nächste Ort): mindestens {least} "
        "dessen, was die beste Auswahl erreichen könnte."
    )


def need_text(label: str, factors: list[str]) -> str:
    return f"Gewichtet nach „{label}“: Menschen zählen im Verhältnis zum Mittel der Gebiete ({listed(factors)})."


def factor_text(name: str, factor: float) -> str:
    return f"{name} {formats.decimal(factor, 1)}-fach"


def search_title(question: Question, count: int) -> str:
    """Also the title of the pointer of a Maßnahme."""
    return f"{'Ein weiterer Ort' if count == 1 else f'{count} weitere Orte'}: {selection_text(question)}"


SEARCH: Final = "Suche nach weiteren Orten"
NOBODY_LEFT: Final = (
    "Alle Menschen dieses Alters, deren Wohnort bekannt ist, haben schon ein Angebot in Reichweite, oder keiner der "
    "möglichen Orte liegt nahe genug. Wählen Sie einen kürzeren Weg oder weniger Angebote."
)
