"""Hints in German: built from codes and figures, the same on screens, in documents and in exports."""

from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from lueckenlos.chains.messages.words import (
    area_word,
    counted,
    day_label,
    indicator_label,
    indicator_value,
    number,
    phase_label,
    place_label,
    rounded_people,
    row_label,
)
from lueckenlos.chains.picture import Hint, Kind
from lueckenlos.shared import formats
from lueckenlos.vocabulary.registry import vocabulary

CAUTION: Final = "Hinweis, keine Bewertung"
HINT: Final = "Hinweis"

_FINDINGS: Final = MappingProxyType(
    {
        "leer": "kein Angebot",
        "bedarf": "hoher Bedarf, wenig Angebot",
        "auslaufend": "alle Angebote laufen aus",
        "kapazitaet.voll": "alle Angebote sind voll",
        "kapazitaet.plaetze": "zu wenige Plätze",
        "zugang.kosten": "nichts kostenfrei",
        "zugang.barriere": "nichts barrierefrei",
        "zugang.wartezeit": "überall lange Wartezeit",
        "zugang.aufsuchend": "nichts aufsuchend",
        "zugang.weit": "weiter Weg",
        "ungeprueft": "Angaben lange nicht geprüft",
    }
)


def hint_title(hint: Hint) -> str:
    """``Kita-Alter · Soziale Lage: kein Angebot``"""
    if hint.kind in {Kind.BROKEN, Kind.DUPLICATE}:
        return _finding(hint)
    return f"{place_label(hint.place)}: {_finding(hint)}"


def group_title(hints: Sequence[Hint]) -> str:
    """One line for hints of one group: the same finding in several places."""
    first, count = hints[0], len(hints)
    if count == 1:
        return hint_title(first)
    finding = _finding(first)[0].upper() + _finding(first)[1:]
    if first.place.area and len({_cell(hint) for hint in hints}) == 1:
        return f"{_cell(first)}: {_finding(first)} in {count} {area_word(first.place.area, many=True)}"
    if all(not hint.place.row and not hint.place.area for hint in hints):
        return f"{finding} in {count} Lebensphasen"
    return f"{finding} in {count} Feldern"


def hint_reason(hint: Hint) -> str:
    """One to three sentences that say what was found and on which figures it rests."""
    return " ".join(part for part in (_REASONS[hint.kind](hint), _people(hint), _needs(hint)) if part)


def short_places(hints: Sequence[Hint]) -> str:
    """Where the hints of one group stand, by what tells them apart."""
    return "; ".join(hint.place.area_name or _cell(hint) for hint in hints)


def _cell(hint: Hint) -> str:
    place = hint.place
    names = [phase_label(place.column) if place.column else ""]
    names.append(row_label(place.axis, place.row) if place.row and place.axis else "")
    return " · ".join(name for name in names if name)


def _finding(hint: Hint) -> str:
    """What was found, without the place."""
    if hint.kind is Kind.BROKEN:
        return f"{vocabulary('uebergang').label_of(hint.reason.term('uebergang'))}: kein Angebot trägt den Übergang"
    if hint.kind is Kind.DUPLICATE:
        names = (vocabulary(name).label_of(slug) for name, slug in hint.reason.terms)
        return f"{' · '.join(names)}: {counted(_of(hint, 'offers'), 'ähnliches Angebot', 'ähnliche Angebote')}"
    code = hint.reason.code
    if code.startswith("sprache."):
        return f"nichts auf {vocabulary('sprache').label_of(hint.reason.term('sprache'))}"
    return _FINDINGS[f"{hint.kind}.{code}" if code else hint.kind.value]


def _of(hint: Hint, name: str) -> float:
    return hint.reason.figure(name) or 0.0


def _where(hint: Hint) -> str:
    """The subject of a sentence: the place in the picture."""
    place = hint.place
    area = f"{area_word(place.area)} {place.area_name}: " if place.area else ""
    row = f" im Bereich „{row_label(place.axis, place.row)}“" if place.row and place.axis else ""
    return f"{area}In der Lebensphase „{phase_label(place.column)}“{row}"


def _empty(hint: Hint) -> str:
    elsewhere = hint.reason.figure("elsewhere")
    rest = f", anderswo gibt es {counted(elsewhere, 'Angebot', 'Angebote')}" if elsewhere else ""
    return f"{_where(hint)} ist kein aktives Angebot eingetragen{rest}."


def _need(hint: Hint) -> str:
    offers = counted(_of(hint, "offers"), "Angebot", "Angebote")
    if (density := hint.reason.figure("per_100")) is None:
        usual = number(_of(hint, "median_offers"))
        return f"{_where(hint)} gibt es {offers}, weniger als in der mittleren Zeile dieser Lebensphase ({usual})."
    here, usual = formats.decimal(density, 2), formats.decimal(_of(hint, "median_per_100"), 2)
    middle = f"im mittleren Wert über alle {area_word(hint.place.area, many=True).removesuffix('n')} {usual}"
    return f"{_where(hint)} gibt es {offers}, das sind {here} je 100 Menschen; {middle}."


def _running_out(hint: Hint) -> str:
    offers = _of(hint, "offers")
    last = formats.day(date.fromordinal(int(_of(hint, "last_day"))))
    if offers == 1:
        only = f"gibt es nur ein Angebot, und dessen Laufzeit oder Förderung endet am {last}"
        return f"{_where(hint)} {only}. Danach ist hier nichts."
    return (
        f"{_where(hint)} enden Laufzeit oder Förderung aller {number(offers)} Angebote, die letzte am {last}. "
        "Danach ist hier nichts."
    )


def _capacity(hint: Hint) -> str:
    if hint.reason.code == "plaetze":
        places = counted(_of(hint, "places"), "Platz", "Plätze")
        people, ratio = rounded_people(_of(hint, "people")), number(_of(hint, "people_per_place"))
        return f"{_where(hint)} gibt es {places} für {people} Menschen, weniger als einen Platz für je {ratio}."
    offers, silent = _of(hint, "offers"), _of(hint, "silent")
    if offers == 1:
        return f"{_where(hint)} ist das einzige Angebot ausgelastet oder hat eine Warteliste."
    if offers - silent == 1:
        return (
            f"{_where(hint)} ist das einzige Angebot mit Angaben ausgelastet oder hat eine Warteliste{_unsaid(silent)}."
        )
    told = f"alle {number(offers - silent)} Angebote{' mit Angaben' if silent else ''}"
    return f"{_where(hint)} sind {told} ausgelastet oder haben eine Warteliste{_unsaid(silent)}."


def _access(hint: Hint) -> str:
    code = hint.reason.code
    if code == "weit":
        way, limit = formats.decimal(_of(hint, "km")), number(_of(hint, "limit_km"))
        return f"{_where(hint)} liegt der nächste Ort eines Angebots {way} km Luftlinie entfernt (Grenze: {limit} km)."
    if code == "wartezeit":
        days = number(_of(hint, "limit_days"))
        return f"{_where(hint)} ist {_none_of(hint, f'in weniger als {days} Tagen zu haben')}."
    if code.startswith("sprache."):
        language = vocabulary("sprache").label_of(hint.reason.term("sprache"))
        return f"{_where(hint)} ist {_none_of(hint, f'auf {language} nutzbar')}."
    words = {"kosten": "kostenfrei", "barriere": "rollstuhlgerecht", "aufsuchend": "aufsuchend"}
    return f"{_where(hint)} ist {_none_of(hint, words[code])}."


def _none_of(hint: Hint, quality: str) -> str:
    """``keines der 5 Angebote kostenfrei (2 ohne Angabe)``"""
    offers, silent = _of(hint, "offers"), _of(hint, "silent")
    if offers == 1:
        return f"das einzige Angebot nicht {quality}"
    return f"keines der {number(offers)} Angebote {quality}{_unsaid(silent)}"


def _unsaid(silent: float) -> str:
    return f" ({number(silent)} ohne Angabe)" if silent else ""


def _duplicate(hint: Hint) -> str:
    form, feld, ziel = (vocabulary(name).label_of(slug) for name, slug in hint.reason.terms)
    offers = counted(_of(hint, "offers"), "Angebot", "Angebote")
    traeger = counted(_of(hint, "traeger"), "Träger", "Trägern")
    return (
        f"{offers} von {traeger} gleichen sich: Angebotsform „{form}“, Handlungsfeld „{feld}“, Zielgruppe „{ziel}“, "
        "dazu gleiche Lebensphase und überschneidendes Gebiet."
    )


def _broken(hint: Hint) -> str:
    before = counted(_of(hint, "offers_before"), "Angebot", "Angebote")
    after = counted(_of(hint, "offers_after"), "Angebot", "Angebote")
    agreed = _of(hint, "agreed")
    rest = f" {counted(agreed, 'Übergabe ist', 'Übergaben sind')} vereinbart." if agreed else ""
    return f"Vor dem Übergang gibt es {before}, danach {after}, aber keines begleitet den Wechsel.{rest}"


def _unchecked(hint: Hint) -> str:
    late, outdated = _of(hint, "unchecked"), _of(hint, "outdated")
    rest = (
        f", {number(outdated)} davon seit mehr als {number(_of(hint, 'months_outdated'))} Monaten" if outdated else ""
    )
    many = "sind die Angaben" if late != 1 else "sind die Angaben zu"
    which = (
        f"{many} von {number(late)} der {number(_of(hint, 'offers'))} Angebote"
        if late != 1
        else f"{many} einem Angebot"
    )
    return f"{_where(hint)} {which} seit mehr als {number(_of(hint, 'months'))} Monaten nicht geprüft{rest}."


def _people(hint: Hint) -> str:
    """Nothing where the sentence before has said it."""
    people = hint.reason.figure("people")
    if people is None or hint.reason.code == "plaetze":
        return ""
    return f"Hier leben {rounded_people(people)} Menschen dieses Alters."


def _needs(hint: Hint) -> str:
    worst = [figure for figure in hint.reason.figures if figure.name == "need"]
    told = [
        f"{indicator_label(one.indicator)} {indicator_value(one.indicator, one.value)} ({day_label(one.period)})"
        for one in worst
    ]
    return f"Im ungünstigsten Fünftel: {'; '.join(told)}." if told else ""


_REASONS: Final[MappingProxyType[Kind, Callable[[Hint], str]]] = MappingProxyType(
    {
        Kind.EMPTY: _empty,
        Kind.NEED: _need,
        Kind.RUNNING_OUT: _running_out,
        Kind.CAPACITY: _capacity,
        Kind.ACCESS: _access,
        Kind.DUPLICATE: _duplicate,
        Kind.BROKEN: _broken,
        Kind.UNCHECKED: _unchecked,
    }
)
