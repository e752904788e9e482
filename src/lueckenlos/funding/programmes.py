"""Förderprogramme that public sources describe, from ``content/funding/programme.toml``: a start, no register."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Known:
    """What a source says; whoever takes it over checks it again."""

    slug: str
    title: str
    funder: str
    summary: str
    for_whom: str
    most_cents: int | None
    url: str
    source: str

    @property
    def values(self) -> dict[str, Any]:
        """For the form of a programme of one's own; when it was checked is for the person to say."""
        names = ("title", "funder", "summary", "for_whom", "most_cents", "url", "source")
        return {name: getattr(self, name) for name in names}


@cache
def known_programmes() -> dict[str, Known]:
    """By slug, in the order of the file."""
    text = (files("lueckenlos.content") / "funding" / "programme.toml").read_text(encoding="utf-8")
    rows = (Known(**{"most_cents": None, **entry}) for entry in tomllib.loads(text)["programm"])
    return {one.slug: one for one in rows}
