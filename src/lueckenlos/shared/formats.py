"""Numbers and dates as German text."""

from datetime import date
from decimal import Decimal

_GERMAN = str.maketrans(",.", ".,")
_MINUS = "\u2212"


def decimal(value: float, digits: int = 1) -> str:
    """-12345.6 → ``−12.345,6``: with the minus that no line break parts from its number and voices read aloud"""
    return in_file(value, digits).replace("-", _MINUS)


def in_file(value: float | None, digits: int) -> str:
    """-12345.6 → ``-12.345,6``: with the hyphen that spreadsheets take for a minus; empty for None"""
    # z: what rounds to nothing has no minus
    return "" if value is None else f"{value:z,.{digits}f}".translate(_GERMAN)


def whole(value: float) -> str:
    """12345.0 → ``12.345``"""
    return decimal(value, 0)


def exact(value: Decimal) -> str:
    """1234.500 → ``1.234,5``: every digit that says something and no other"""
    text = f"{value:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).translate(_GERMAN)


def percent(value: float, digits: int = 0) -> str:
    """0.256 → ``26 %`` (with a no-break space)"""
    return f"{decimal(value * 100, digits)}\u00a0%"


def day(value: date) -> str:
    """2026-03-05 → ``05.03.2026``"""
    return f"{value:%d.%m.%Y}"


def days_late(days: int) -> str:
    """How long a term has passed: 12 → ``seit 12 Tagen überfällig``"""
    return "seit gestern überfällig" if days == 1 else f"seit {days} Tagen überfällig"
