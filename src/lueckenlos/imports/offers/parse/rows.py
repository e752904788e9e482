"""A row of cells to a row of values: the parsers of all columns, put together for one table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from lueckenlos.imports.offers.fields import EMPTY, SLOT, TERM_SETS, TERMS, Values, targets
from lueckenlos.imports.offers.parse import ages, cells, contact, dates, places, words
from lueckenlos.imports.offers.parse.cells import Memo, Problem
from lueckenlos.vocabulary.registry import vocabulary

FieldProblem = tuple[str, Problem]  # (slot or "", what is wrong)
ValueMapping = Mapping[str, Mapping[str, str]]  # vocabulary → text of a cell → slug, or IGNORE
Constants = Mapping[str, str]  # target → what a cell of it would say, for rows whose own cell is empty

# in Constants: a word that stands before every title without it, for lists that call a playground "Am Sender"
TITLE_WORD: Final = "titel_davor"

_NO_CONSTANTS: Final[Constants] = MappingProxyType({})
_TITLE: Final = SLOT["title"]
_EXAMPLE: Final = targets()["titel"].example
_AGE_FROM: Final = SLOT["age_from_months"]
_AGE_TO: Final = SLOT["age_to_months"]
_LAT: Final = SLOT["lat"]
_LON: Final = SLOT["lon"]
_STARTS: Final = SLOT["laufzeit_von"]
_ENDS: Final = SLOT["laufzeit_bis"]
# remembering these would cost more than reading them again
_SELDOM_REPEATED: Final = frozenset(
    {
        "titel",
        "kurzbeschreibung",
        "beschreibung",
        "kennung",
        "externe_kennung",
        "telefon",
        "email",
        "website",
        "lat",
        "lon",
    }
)


class RowParser:
    """Made once for a table: ``assigned`` names the target of every column (empty: leave out).

    ``slots`` have a column, ``filled`` have a column or a value for all rows.
    """

    def __init__(
        self,
        assigned: Sequence[str],
        *,
        match: words.MatchTerm,
        chosen: ValueMapping,
        today: date,
        constants: Constants = _NO_CONSTANTS,
    ) -> None:
        self._single: list[tuple[int, int, Memo[Any]]] = []
        self._unique: list[tuple[int, int, Callable[[str], Any]]] = []
        self._several: list[tuple[int, tuple[int, ...], Memo[Any]]] = []
        for column, name in enumerate(assigned):
            if not name:
                continue
            target = targets()[name]
            parse = _parser(name, match, chosen, today)
            slots = tuple(SLOT[slot] for slot in target.slots)
            if name in _SELDOM_REPEATED:
                self._unique.append((column, slots[0], parse))
            elif len(slots) == 1:
                self._single.append((column, slots[0], Memo(parse)))
            else:
                self._several.append((column, slots, Memo(parse)))
        self.slots = frozenset(slot for name in assigned if name for slot in targets()[name].slots)
        self.filled = self.slots.union(
            slot for name in constants if name in targets() for slot in targets()[name].slots
        )
        self._fixed = list(_fixed(constants, match, chosen, today))
        self._title_word = constants.get(TITLE_WORD, "")

    def parse(self, row: Sequence[str]) -> tuple[Values, list[FieldProblem]]:
        """The values of one row in the order of SLOTS, and what is wrong with them."""
        values: Values = list(EMPTY)
        for column, slot, memo in self._single:
            values[slot] = memo[row[column]]
        for column, slot, parse in self._unique:
            values[slot] = parse(row[column])
        for column, slots, memo in self._several:
            found = memo[row[column]]
            for slot, value in zip(slots, found if found.__class__ is tuple else (found,), strict=False):
                values[slot] = value
        for slots, fixed in self._fixed:
            if all(values[slot] == EMPTY[slot] for slot in slots):
                for slot, value in zip(slots, fixed, strict=False):
                    values[slot] = value
        if self._title_word:
            values[_TITLE] = _with_word(self._title_word, values[_TITLE])
        # one pass is cheaper than a question at every cell
        problems = [(slot, value) for slot, value in enumerate(values) if value.__class__ is Problem]
        if problems:
            return _without(values, problems)
        return values, row_problems(values)


def constant_problems(constants: Constants, *, match: words.MatchTerm, today: date) -> list[FieldProblem]:
    """What is wrong with values given for all rows: (target, problem)."""
    return [
        (name, value)
        for name in constants
        for _, values in _fixed({name: constants[name]}, match, {}, today)
        for value in values
        if isinstance(value, Problem)
    ]


def _fixed(
    constants: Constants, match: words.MatchTerm, chosen: ValueMapping, today: date
) -> Iterator[tuple[tuple[int, ...], tuple[Any, ...]]]:
    """(slots, values) of each constant; a target that fills several slots fills all of them or none."""
    for name, text in constants.items():
        if name == TITLE_WORD:
            continue
        value = _parser(name, match, chosen, today)(text)
        yield tuple(SLOT[slot] for slot in targets()[name].slots), value if isinstance(value, tuple) else (value,)


def _with_word(word: str, title: object) -> object:
    """``Spielplatz`` + ``Am Sender``; a title that holds the word already, or none at all, stays as it is."""
    if not isinstance(title, str) or not title or word.casefold() in title.casefold():
        return title
    longer = f"{word} {title}"
    return longer if len(longer) <= cells.LONGEST_TITLE else title


def row_problems(values: Sequence[Any]) -> list[FieldProblem]:
    """What is wrong although each cell for itself is right."""
    found: list[FieldProblem] = []
    if not values[_TITLE]:
        found.append(("title", Problem("title_missing")))
    elif values[_TITLE] == _EXAMPLE:
        found.append(("title", Problem("example_row")))
    low, high = values[_AGE_FROM], values[_AGE_TO]
    if low is not None and high is not None and low >= high:
        text = f"{ages.span_text(low)} – {ages.span_text(high)}"
        found.append(("age_from_months", Problem("age_impossible", {"value": text})))
    if values[_LAT] is not None or values[_LON] is not None:
        problem = places.coordinates_problem(values[_LAT], values[_LON])
        if problem:
            found.append(("lat", problem))
    starts, ends = values[_STARTS], values[_ENDS]
    if starts and ends and starts > ends:
        found.append(("laufzeit_von", Problem("term_order")))
    return found


def _without(values: Values, problems: list[tuple[int, Any]]) -> tuple[Values, list[FieldProblem]]:
    found: list[FieldProblem] = []
    for slot, problem in problems:
        found.append((_slot_name(slot), problem))
        values[slot] = EMPTY[slot]
    if not values[_TITLE] and not any(name == "title" for name, _ in found):
        found.append(("title", Problem("title_missing")))
    return values, found


def _slot_name(slot: int) -> str:
    return next(name for name, place in SLOT.items() if place == slot)


def _parser(name: str, match: words.MatchTerm, chosen: ValueMapping, today: date) -> Callable[[str], Any]:
    slot = targets()[name].slots[0]
    if name == "kosten":
        return words.costs(match, chosen.get("kosten", {}))
    if slot in TERM_SETS:
        terms = vocabulary(TERM_SETS[slot])
        return words.term_set(terms, match, chosen.get(terms.slug, {}))
    if slot in TERMS:
        terms = vocabulary(TERMS[slot])
        return words.term(terms, match, chosen.get(terms.slug, {}))
    if name == "stand":
        return dates.day_of(not_after=today)
    return _PARSERS[name]


_PARSERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "titel": cells.title_of,
    "kurzbeschreibung": cells.text_of(600),
    "beschreibung": cells.lines,
    "traeger": cells.text_of(200),
    "kennung": cells.text_of(10),
    "externe_kennung": cells.text_of(80),
    "ansprechperson": cells.text_of(120),
    "telefon": contact.phone,
    "email": contact.email,
    "website": contact.website,
    "strasse": cells.text_of(120),
    "hausnummer": places.house_number,
    "strasse_hausnummer": places.street_and_number,
    "adresse": places.address,
    "plz": places.plz,
    "ort": cells.text_of(100),
    "plz_ort": places.plz_and_town,
    "ags": places.ags,
    "sozialraum": cells.text_of(120),
    "lat": places.degrees,
    "lon": places.degrees,
    "alter": ages.age_span,
    "alter_von_monate": ages.age_in(1),
    "alter_bis_monate": ages.age_in(1),
    "alter_von_jahre": ages.age_in(12),
    "alter_bis_jahre": ages.age_in(12),
    "rollstuhlgerecht": words.accessible,
    "plaetze": words.whole,
    "laufzeit_von": dates.day_of(),
    "laufzeit_bis": dates.day_of(last=True),
    "foerderquelle": cells.text_of(200),
    "foerderende": dates.day_of(last=True),
}


class UnknownTerms:
    """Looks at the columns with terms only; ``found`` counts rows by (vocabulary, text)."""

    def __init__(self, assigned: Sequence[str], match: words.MatchTerm, chosen: ValueMapping) -> None:
        self.found: dict[tuple[str, str], int] = {}
        self._columns: list[tuple[int, Memo[list[tuple[str, str]]]]] = []
        for column, name in enumerate(assigned):
            slug = targets()[name].vocabulary if name else ""
            if slug:
                ask = partial(_unknown_in, slug, name == "kosten", match, chosen.get(slug, {}))
                self._columns.append((column, Memo(ask)))

    def look(self, row: Sequence[str]) -> None:
        for column, memo in self._columns:
            for key in memo[row[column]]:
                self.found[key] = self.found.get(key, 0) + 1


def _unknown_in(
    slug: str, money: bool, match: words.MatchTerm, chosen: Mapping[str, str], raw: str
) -> list[tuple[str, str]]:
    if money:
        text = cells.plain(raw)
        unknown = text not in chosen and isinstance(words.costs(match, chosen)(raw), Problem)
        return [(slug, text)] if unknown else []
    if slug in TERMS.values():
        text = cells.plain(raw)
        return [(slug, text)] if text and text not in chosen and match(slug, text) is None else []
    parts = words.pieces(raw, slug, match, chosen)
    return [(slug, part) for part in parts if part not in chosen and match(slug, part) is None]
