"""Addresses, keys of Gemeinden and coordinates."""

import re
from typing import Final

from lueckenlos.geo.points import in_germany
from lueckenlos.imports.offers.parse.cells import Problem, plain

_NUMBER: Final = re.compile(r"\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d{0,4}\s?[a-zA-Z]?)*(?:\s\d/\d)?")
_STREET: Final = re.compile(r"(?P<street>.*?\D.*?)[ ,]+(?P<number>" + _NUMBER.pattern + r")(?P<rest>[ ,(].*)?")
# "Musterstr.12" without a blank, but not "Straße des 17. Juni"
_GLUED: Final = re.compile(r"(?P<street>.*(?:str\.|straße|strasse|weg|platz))(?P<number>" + _NUMBER.pattern + ")", re.I)
_PLZ_TOWN: Final = re.compile(r"(?:D[ -]?)?(\d{4,5})[ ,/]*(\D.*)?", re.I)
_ADDRESS: Final = re.compile(r"(?P<street>.*?)[\s,;/]*\b(?:D[ -])?(?P<plz>\d{5})[ ,]+(?P<town>\D.*)", re.I)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_DEGREES: Final = re.compile(r"-?\d{1,3}(?:[.,]\d+)?°?")


def house_number(raw: str) -> str | Problem:
    """A house number; 0 stands for none, and a date is what Excel has made of 1-3."""
    text = plain(raw)
    if _DATE.fullmatch(text):
        return Problem("house_number_date", {"value": f"{text[8:10]}.{text[5:7]}.{text[:4]}"})
    if len(text) > 20:
        return Problem("too_long", {"length": len(text), "most": 20})
    return "" if text == "0" else text


def street_and_number(raw: str) -> tuple[str, str] | Problem:
    """``Marientreppe 10`` → (Marientreppe, 10); without a number the whole text is the street."""
    text = plain(raw)
    if len(text) > 120:
        return Problem("too_long", {"length": len(text), "most": 120})
    match = _STREET.fullmatch(text) or _GLUED.fullmatch(text)
    return (match["street"].rstrip(" ,"), match["number"].strip()) if match else (text, "")


def plz(raw: str) -> str | Problem:
    """Five digits; a spreadsheet drops the first zero of 06333."""
    if len(raw) == 5 and raw.isascii() and raw.isdecimal():
        return raw
    text = plain(raw).removeprefix("D-").removeprefix("D ").strip()
    if not text:
        return ""
    if text.isascii() and text.isdecimal() and len(text) in {4, 5}:
        return text.zfill(5)
    return Problem("plz_unreadable", {"value": text[:20]})


def plz_and_town(raw: str) -> tuple[str, str] | Problem:
    """``06333 Hettstedt`` → (06333, Hettstedt)."""
    text = plain(raw)
    match = _PLZ_TOWN.fullmatch(text)
    if match:
        return match[1].zfill(5), (match[2] or "").strip()[:100]
    return (
        ("", text[:100])
        if not any(mark.isdigit() for mark in text)
        else Problem("plz_unreadable", {"value": text[:40]})
    )


def address(raw: str) -> tuple[str, str, str, str] | Problem:
    """``Markt 1, 06333 Hettstedt`` → street, number, PLZ, town."""
    text = plain(raw.replace("\n", ", "))
    match = _ADDRESS.fullmatch(text)
    street = street_and_number(match["street"] if match else text)
    if isinstance(street, Problem):
        return street
    return (*street, match["plz"], match["town"].strip(" ,")[:100]) if match else (*street, "", "")


def ags(raw: str) -> str | Problem:
    """Eight digits from an AGS or ARS, with the leading zero a spreadsheet has dropped."""
    text = plain(raw).replace(" ", "")
    if not text:
        return ""
    if text.isascii() and text.isdecimal():
        if len(text) in {7, 8}:
            return text.zfill(8)
        if len(text) in {11, 12}:
            text = text.zfill(12)
            return text[:5] + text[9:]
    return Problem("ags_unreadable", {"value": text[:20]})


def degrees(raw: str) -> float | Problem | None:
    """Decimal degrees with point or comma; 0 stands for unknown."""
    try:
        return float(raw) or None
    except ValueError:
        text = plain(raw)
    if not text:
        return None
    if not _DEGREES.fullmatch(text):
        return Problem("degrees_unreadable", {"value": text[:30]})
    return float(text.rstrip("°").replace(",", ".")) or None


def coordinates_problem(lat: float | None, lon: float | None) -> Problem | None:
    """Half a point, a point outside Germany, or latitude and longitude swapped."""
    if lat is None and lon is None:
        return None
    if lat is None or lon is None:
        return Problem("coordinates_half")
    if in_germany(lat, lon):
        return None
    swapped = in_germany(lon, lat)
    return Problem("coordinates_swapped" if swapped else "coordinates_outside", {"lat": lat, "lon": lon})
