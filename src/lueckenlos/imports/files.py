"""The file at hand, with its name, hash and the options given along."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Self

from lueckenlos.imports.reading.containers import CHUNK
from lueckenlos.shared.errors import BadInput


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says about the file because it does not say it itself. Keys as typed at the command line."""

    gemeinde: str = ""  # AGS or ARS of the town the areas belong to
    land: str = ""  # two digits: the file holds this Land only
    stichtag: str = ""  # day of the figures, TT.MM.JJJJ or JJJJ-MM-TT
    jahr: str = ""
    blatt: str = ""  # sheet
    schluessel: str = ""  # column with the areas' own key
    name: str = ""  # column with the areas' names
    indikator: str = ""  # slug, for a measure whose name is unknown
    spalte: str = ""  # that measure: heading or GENESIS code, where the file holds several
    quelle: str = ""  # attribution of a town's own figures
    anlegen: str = ""  # "ja": add Sozialräume that a table of figures names and nobody knows yet

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """BadInput ``option_unknown``."""
        known = {option.name for option in fields(cls)}
        for name in given:
            if name not in known:
                raise BadInput("option_unknown", name=name, known=", ".join(sorted(known)))
        return cls(**{name: value.strip() for name, value in given.items()})

    @property
    def day(self) -> date | None:
        """``stichtag``, else the last day of ``jahr``. BadInput ``option_date``."""
        if self.stichtag:
            found = parse_day(self.stichtag)
            if found is None:
                raise BadInput("option_date", text=self.stichtag)
            return found
        if self.jahr:
            if not self.jahr.isdecimal() or not 1900 <= int(self.jahr) <= 2100:
                raise BadInput("option_date", text=self.jahr)
            return date(int(self.jahr), 12, 31)
        return None


def parse_day(text: str) -> date | None:
    """``31.12.2023``, ``2023-12-31`` or ``20231231``; None for anything else."""
    text = text.strip()
    parts = text.split(".")
    try:
        if len(parts) == 3:
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on disk and the name its owner gave it."""

    path: Path
    name: str
    sha256: str
    options: Options = field(default_factory=Options)

    @classmethod
    def of(cls, path: Path, *, name: str = "", options: Options | None = None) -> Self:
        """BadInput ``file_unreadable`` if there is nothing to read."""
        digest = hashlib.sha256()
        try:
            with path.open("rb") as stream:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
        except OSError as error:
            raise BadInput("file_unreadable") from error
        return cls(path, (name or path.name)[:200], digest.hexdigest(), options or Options())
