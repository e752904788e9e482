"""Reads ``content/demo``; dates written ``heute-40`` count from the day the demo is made, so that it never ages."""

import re
import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

_RELATIVE = re.compile(r"heute([+-]\d+)?")


@cache
def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files("lueckenlos.content") / "demo" / name).read_text(encoding="utf-8"))


def csv_text(name: str, today: date) -> str:
    """The file with every ``heute±n`` replaced by the date in ISO form."""
    text = (files("lueckenlos.content") / "demo" / name).read_text(encoding="utf-8")
    return _RELATIVE.sub(lambda found: day(found[0], today).isoformat(), text)


def day(text: str, today: date) -> date:
    """``heute``, ``heute-40`` or an ISO date."""
    found = _RELATIVE.fullmatch(text)
    if not found:
        return date.fromisoformat(text)
    return today + timedelta(days=int(found[1] or 0))
