"""Which column of a foreign table is what: a guess from its heading, checked against the cells below it."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process

from lueckenlos.imports.offers.fields import targets
from lueckenlos.imports.offers.parse.cells import LONGEST_TITLE
from lueckenlos.shared.text import sort_key

_STREET_TOO: Final = "strasse_hausnummer"
CLOSE_ENOUGH: Final = 88  # of 100; "Hausnumer" is taken, "Hausmeister" is not
PERSONAL: Final = frozenset({"ansprechperson"})  # assigned by a person only: a name is personal data
_FULL_ADDRESS: Final = re.compile(r"\b\d{5}\s+\D{2,}")
_PLZ_THEN_TOWN: Final = re.compile(r"(?:D[- ]?)?\d{5}[ ,/]+\D{2,}")
_STREET_AND_NUMBER: Final = re.compile(r"\D{3,}\s\d{1,4}\s*[a-zA-Z]?(\s*[-–/]\s*\d{1,4}\s*[a-zA-Z]?)?")
_DIGIT: Final = re.compile(r"\d")
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
_AGE_TEXT: Final = re.compile(r"[^\d]*\d+[^\d,.]+\d*.*[a-zA-Z]", re.DOTALL)


def headings_key(headings: Sequence[str]) -> str:
    """The same for tables with the same headings, so that an assignment can be remembered."""
    text = json.dumps([sort_key(heading) for heading in headings])
    return hashlib.sha256(text.encode()).hexdigest()


def guess(headings: Sequence[str], samples: Sequence[Sequence[str]] = ()) -> list[str]:
    """For each heading the name of a target, or the empty string: leave out. No target is given twice."""
    scored = [_scored(heading) for heading in headings]
    chosen = [""] * len(headings)
    taken: set[str] = set()
    # the surest guess chooses first, of equal ones the column further left
    for place in sorted(range(len(headings)), key=lambda place: (-scored[place][1], place)):
        name = _checked(scored[place][0], [row[place] for row in samples if place < len(row)])
        if name and name not in taken and name not in PERSONAL:
            chosen[place] = name
            taken.add(name)
    if "titel" not in taken and (titled := _title_place(chosen, samples)) is not None:
        chosen[titled] = "titel"
    return _without_clashes(chosen)


def personal_columns(headings: Sequence[str]) -> list[int]:
    """Columns that look as if they held names of persons."""
    return [place for place, heading in enumerate(headings) if _scored(heading)[0] in PERSONAL]


def problems_of(chosen: Sequence[str]) -> list[tuple[str, str]]:
    """Why this assignment cannot be used: (code, name of a target)."""
    found = [("mapping_no_title", "titel")] if "titel" not in chosen else []
    given = [name for name in chosen if name]
    twice = [name for name in dict.fromkeys(given) if given.count(name) > 1]
    filled = Counter(slot for name in dict.fromkeys(given) for slot in targets()[name].slots)
    clashing = [name for name in dict.fromkeys(given) if any(filled[slot] > 1 for slot in targets()[name].slots)]
    return [*found, *(("mapping_twice", name) for name in twice), *(("mapping_clash", name) for name in clashing[:1])]


def label_of(name: str) -> str:
    """A target as the page of columns calls it."""
    return targets()[name].label


@cache
def _known() -> Mapping[str, str]:
    """Heading in comparable form → target."""
    known: dict[str, str] = {}
    for target in targets().values():
        known[sort_key(target.name)] = target.name
        known.setdefault(sort_key(target.label), target.name)
    for target in targets().values():
        for heading in target.headings:
            known.setdefault(sort_key(heading), target.name)
    return known


def _scored(heading: str) -> tuple[str, float]:
    key = sort_key(heading)
    if not key:
        return "", 0
    exact = _known().get(key)
    if exact:
        return exact, 101 if key == sort_key(exact) else 100
    # "address.street": nested JSON, the last name says what it is
    inner = _known().get(sort_key(heading.rpartition(".")[2])) if "." in heading else None
    if inner:
        return inner, 99
    # "sonstige Angaben zum Ort" must not become the town: compare whole headings only
    close = process.extractOne(key, _known().keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return (_known()[close[0]], close[1]) if close and len(key) > 3 else ("", 0)


def _checked(name: str, cells: Sequence[str]) -> str:
    """The target that the cells speak for, where the heading alone is ambiguous."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled:
        return name
    if name in {"adresse", "strasse", "strasse_hausnummer"}:
        if _most(filled, _FULL_ADDRESS):
            return "adresse"
        return "strasse_hausnummer" if _most(filled, _STREET_AND_NUMBER) else "strasse"
    if name in {"ort", "plz"} and _most(filled, _PLZ_THEN_TOWN):
        return "plz_ort"
    if name == "plaetze" and not _most(filled, _DIGIT):
        return ""
    if name in {"alter_von_jahre", "alter_bis_jahre"} and _most(filled, _AGE_TEXT) and name == "alter_von_jahre":
        return "alter"
    return name


def _title_place(chosen: Sequence[str], samples: Sequence[Sequence[str]]) -> int | None:
    """Without any heading that means a title: the first column left over whose cells are short, differing words."""
    for place, name in enumerate(chosen):
        cells = [row[place].strip() for row in samples if place < len(row)]
        filled = [cell for cell in cells if cell]
        enough = filled and len(filled) >= 0.9 * len(cells) and len(set(filled)) >= 0.8 * len(filled)
        if not name and enough and all(len(cell) <= LONGEST_TITLE for cell in filled) and _most(filled, _WORDS):
            return place
    return None


def _most(cells: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return sum(1 for cell in cells if pattern.search(cell)) > len(cells) / 2


def _without_clashes(chosen: list[str]) -> list[str]:
    """Two targets may fill the same slot (``adresse`` and ``plz``): the finer ones win, an address keeps its street."""
    filled: dict[str, str] = {}
    for name in chosen:
        if name and len(targets()[name].slots) == 1:
            filled.setdefault(targets()[name].slots[0], name)
    kept = []
    for name in chosen:
        slots = targets()[name].slots if name else ()
        clash = len(slots) > 1 and name != "kosten" and any(slot in filled for slot in slots)
        later = len(slots) == 1 and filled.get(slots[0], name) != name
        street = name == "adresse" and clash and not {"strasse", "hausnummer"} & filled.keys()
        kept.append(_STREET_TOO if street and _STREET_TOO not in chosen else "" if clash or later else name)
    return kept
