"""How a publication is cited: as a sentence, and as BibTeX, RIS and CSL-JSON for reference managers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

# what BibTeX and LaTeX would take for commands
_ESCAPED: Final = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\^{}"}
)


@dataclass(frozen=True, slots=True)
class Person:
    """``given`` is empty for a body such as a KGC."""

    family: str
    given: str = ""

    @property
    def name(self) -> str:
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True, slots=True)
class Source:
    key: str
    title: str
    subtitle: str
    edition: str
    year: int
    authors: Sequence[Person]
    editors: Sequence[Person]
    publisher: str
    place: str
    isbn: str
    doi: str
    url: str

    @property
    def whole_title(self) -> str:
        if not self.subtitle:
            return self.title
        return f"{self.title}{'' if self.title.endswith(('?', '!')) else '.'} {self.subtitle}"


def people(text: str) -> list[Person]:
    """One a line: „Nachname, Vorname“; a line without a comma is a body."""
    lines = (line.strip() for line in text.splitlines())
    parts = (line.partition(",") for line in lines if line)
    return [Person(family.strip(), given.strip()) for family, _, given in parts]


def sentence(source: Source) -> str:
    """„Ahorn, Anna; Birke, Bernd (2026): Titel. Untertitel. 2. Auflage. Magdeburg: KGC.“"""
    who = "; ".join(one.name for one in source.authors or source.editors) or source.publisher
    if not source.authors and source.editors:
        who += " (Hrsg.)"
    where = ": ".join(filter(None, (source.place, source.publisher)))
    parts = [f"{who} ({source.year}): {source.whole_title}", source.edition, where]
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
    return f"{text} {'https://doi.org/' + source.doi if source.doi else source.url}"


def bibtex(source: Source) -> str:
    fields = {
        "title": source.whole_title,
        "author": " and ".join(_bibtex_name(one) for one in source.authors),
        "editor": " and ".join(_bibtex_name(one) for one in source.editors),
        "year": str(source.year),
        "edition": source.edition,
        "publisher": source.publisher,
        "address": source.place,
        "isbn": source.isbn,
        "doi": source.doi,
        "url": source.url,
        "language": "ngerman",
    }
    verbatim = {"doi", "url"}
    lines = [
        f"  {name} = {{{value if name in verbatim or name in {'author', 'editor'} else value.translate(_ESCAPED)}}}"
        for name, value in fields.items()
        if value
    ]
    return f"@book{{{source.key},\n" + ",\n".join(lines) + "\n}\n"


def ris(source: Source) -> str:
    rows = [
        ("TY", "BOOK"),
        *(("AU", one.name) for one in source.authors),
        *(("A3", one.name) for one in source.editors),
        ("TI", source.whole_title),
        ("PY", str(source.year)),
        ("ET", source.edition),
        ("PB", source.publisher),
        ("CY", source.place),
        ("SN", source.isbn),
        ("DO", source.doi),
        ("UR", source.url),
        ("LA", "de"),
    ]
    # a line break within a value would begin a field of its own
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in rows if value) + "ER  - \r\n"


def csl(source: Source) -> str:
    item: dict[str, Any] = {
        "id": source.key,
        "type": "book",
        "title": source.whole_title,
        "author": [_csl_name(one) for one in source.authors],
        "editor": [_csl_name(one) for one in source.editors],
        "issued": {"date-parts": [[source.year]]},
        "edition": source.edition,
        "publisher": source.publisher,
        "publisher-place": source.place,
        "ISBN": source.isbn,
        "DOI": source.doi,
        "URL": source.url,
        "language": "de",
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)


# by the word in the address: the function, the media type, the ending
FORMATS: Final = MappingProxyType(
    {
        "bibtex": (bibtex, "application/x-bibtex", "bib"),
        "ris": (ris, "application/x-research-info-systems", "ris"),
        "csl": (csl, "application/vnd.citationstyles.csl+json", "json"),
    }
)


def _bibtex_name(person: Person) -> str:
    name = person.name.translate(_ESCAPED)
    # braces keep the name of a body together, „and“ within it too
    return name if person.given else f"{{{name}}}"


def _csl_name(person: Person) -> dict[str, str]:
    return {"family": person.family, "given": person.given} if person.given else {"literal": person.family}
