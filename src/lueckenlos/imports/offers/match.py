"""What a row would do: which stored offer it means, and which fields it would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lueckenlos.imports.enums import RowChoice, RowOutcome
from lueckenlos.imports.offers.duplicates import NO_MARKS, Blocks, Candidate, Marks, marks_of
from lueckenlos.imports.offers.fields import EMPTY, OFFER_END, PLACE_END, SLOT, SLOTS, TRAEGER, Values
from lueckenlos.imports.offers.keys import Keys, phone_key, website_key
from lueckenlos.imports.offers.parse.cells import Problem

_TITLE: Final = SLOT["title"]
_EXTERNAL: Final = SLOT["external_id"]
_KENNUNG: Final = SLOT["kennung"]
_STREET: Final = SLOT["strasse"]
_NUMBER: Final = SLOT["hausnummer"]
_PLZ: Final = SLOT["plz"]
_PHONE: Final = SLOT["phone"]
_EMAIL: Final = SLOT["email"]
_WEBSITE: Final = SLOT["website"]
_DEGREES: Final = frozenset({SLOT["lat"], SLOT["lon"]})
_COMPARED: Final = EMPTY[: TRAEGER + 1]  # behind it stand what only finds rows of other tables
_AGES: Final = frozenset({"age_from_months", "age_to_months"})
_STAND: Final = SLOT["stand"]
SAME_POINT: Final = 1e-6  # degrees, about 10 cm: what is lost when a number is written as text
# problems that do not keep a row out
NOTES: Final = frozenset({"sozialraum_unknown", "incomplete_stays_draft"})
# in Choice.taken: every field that is empty in the stored offer
FILL_EMPTY: Final = "+"


@dataclass(slots=True)
class Stored:
    """An offer as it stands in the database; ``values`` in the order of SLOTS."""

    id: int
    public_id: str
    values: tuple[Any, ...]
    traeger_id: int | None
    manual: frozenset[str]
    status: str
    phases: int
    phases_fixed: bool
    place_id: int | None
    gemeinde_id: int | None


@dataclass(slots=True)
class Result:
    """One row on its way through the import."""

    line: int
    cells: Sequence[str]
    values: Values
    problems: list[tuple[str, Problem]]
    title_key: str = ""
    traeger_key: str = ""
    whole: str = ""  # title, Träger and place together
    marks: Marks = NO_MARKS
    outcome: str = ""
    stored: Stored | None = None
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    candidates: Sequence[Candidate] = ()
    gemeinde_id: int | None = None
    area_id: int | None = None

    @property
    def rejected(self) -> bool:
        return any(problem.code not in NOTES for _, problem in self.problems)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about one line."""

    choice: str = ""
    offer_id: int | None = None  # of a duplicate: the offer it is
    taken: frozenset[str] = frozenset()  # slots to overwrite although they were edited by hand


def identify(row: Result, keys: Keys) -> None:
    """Set what the row can be recognised by."""
    values = row.values
    row.title_key = title = keys.text(values[_TITLE])
    row.traeger_key = traeger = keys.name[values[TRAEGER]] if values[TRAEGER] else ""
    place = keys.place(values[_STREET], values[_NUMBER], values[_PLZ])
    row.whole = f"{title}|{traeger}|{place}"
    row.marks = _marks(values, title, traeger, place)


class Matcher:
    """Knows the stored offers and the rows read so far."""

    def __init__(self, stored: Iterable[Stored], keys: Keys, *, clear: frozenset[str] = frozenset()) -> None:
        self._keys = keys
        self._clear = frozenset(SLOT[name] for name in clear)
        self.by_id: dict[int, Stored] = {}
        self._by_public: dict[str, Stored] = {}
        self._by_external: dict[str, list[Stored]] = {}
        self._by_whole: dict[str, list[Stored]] = {}
        self._seen: dict[str, int] = {}  # key of a row → its line
        self._used: dict[int, int] = {}  # offer → the line that means it
        self._blocks = Blocks()
        for offer in stored:
            self._add(offer)

    def judge(self, row: Result) -> None:
        """Set the outcome of an identified row whose cells are right, and what it would change."""
        values = row.values
        offer = self._offer_of(values, row.whole)
        if offer is not None:
            self._judge_known(row, offer)
            return
        first = self._seen.setdefault(_line_key(values, row.whole), row.line)
        if first != row.line:
            row.outcome = RowOutcome.DUBLETTE
            row.candidates = (Candidate(-first, 100, ()),)
            return
        row.candidates = self._blocks.like_then_add(-row.line, row.marks)
        row.outcome = RowOutcome.DUBLETTE if row.candidates else RowOutcome.NEU

    def compare(self, row: Result, offer: Stored) -> None:
        """Set which fields of ``offer`` the row would change, and which of those were edited by hand."""
        row.stored = offer
        row.changes = self._changes(row.values, offer)
        row.conflicts = tuple(name for name in row.changes if _by_hand(name, offer.manual))

    def _judge_known(self, row: Result, offer: Stored) -> None:
        first = self._used.setdefault(offer.id, row.line)
        if first != row.line:
            row.outcome = RowOutcome.DUBLETTE
            row.candidates = (Candidate(-first, 100, ()),)
            return
        self._seen.setdefault(row.whole, row.line)
        self.compare(row, offer)
        if not row.changes:
            row.outcome = RowOutcome.UNVERAENDERT
        else:
            row.outcome = RowOutcome.KONFLIKT if row.conflicts else RowOutcome.GEAENDERT

    def _offer_of(self, values: Values, whole: str) -> Stored | None:
        """By our own key, by the source's key, else by title, Träger and place together."""
        if not self.by_id:
            return None
        if values[_KENNUNG] and (known := self._by_public.get(values[_KENNUNG])):
            return known
        external = values[_EXTERNAL]
        if external and (same := self._by_external.get(external)):
            return same[0] if len(same) == 1 else None
        found = self._by_whole.get(whole, [])
        # another key in the source means another offer, whatever it is called
        fitting = [offer for offer in found if not external or not offer.values[_EXTERNAL]]
        return fitting[0] if len(fitting) == 1 else None

    def _changes(self, values: Values, offer: Stored) -> dict[str, tuple[Any, Any]]:
        clear = self._clear
        differing = [
            slot
            for slot, (new, old, empty) in enumerate(zip(values, offer.values, _COMPARED, strict=False))
            if new != old and (new != empty or slot in clear)
        ]
        return {
            SLOTS[slot]: (offer.values[slot], values[slot]) for slot in differing if self._really(slot, values, offer)
        }

    def _really(self, slot: int, values: Values, offer: Stored) -> bool:
        """False where the same thing is only written differently."""
        new: Any = values[slot]
        old = offer.values[slot]
        if slot == TRAEGER:
            return bool(self._keys.name[new] != self._keys.name[old])
        if not new or not old:
            return True
        if slot == _STAND:
            # an older file must not take back what somebody has confirmed since
            return bool(new > old)
        if slot in _DEGREES:
            return bool(abs(new - old) > SAME_POINT)
        if slot == _PHONE:
            return phone_key(new) != phone_key(old)
        if slot == _WEBSITE:
            return website_key(new) != website_key(old)
        return True

    def _add(self, offer: Stored) -> None:
        values, keys = offer.values, self._keys
        title, traeger = keys.text(values[_TITLE]), keys.name[values[TRAEGER]]
        place = keys.place(values[_STREET], values[_NUMBER], values[_PLZ])
        self.by_id[offer.id] = self._by_public[offer.public_id] = offer
        if values[_EXTERNAL]:
            self._by_external.setdefault(values[_EXTERNAL], []).append(offer)
        self._by_whole.setdefault(f"{title}|{traeger}|{place}", []).append(offer)
        self._blocks.add(offer.id, _marks(values, title, traeger, place))


def _marks(values: Sequence[Any], title: str, traeger: str, place: str) -> Marks:
    phone, website = values[_PHONE], values[_WEBSITE]
    return marks_of(
        title,
        traeger=traeger,
        place=place,
        phone=phone_key(phone) if phone else "",
        website=website_key(website) if website else "",
        email=values[_EMAIL].lower(),
    )


def _line_key(values: Values, whole: str) -> str:
    return f"#{values[_EXTERNAL]}" if values[_EXTERNAL] else whole


def _by_hand(name: str, manual: frozenset[str]) -> bool:
    """Fields that only make sense together count as edited together."""
    if not manual:
        return False
    if OFFER_END <= SLOT[name] < PLACE_END:
        return "places" in manual
    return name in manual or (name in _AGES and bool(manual & _AGES))


@dataclass(frozen=True, slots=True)
class Action:
    """What happens with a row in the end. ``offer`` is None for a new one."""

    offer: Stored | None
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


CREATE: Final = Action(None)


def action_of(row: Result, choice: Choice, matcher: Matcher) -> Action | None:
    """The action for a row, None for nothing; without a choice the cautious one: keep what is there, skip doubles."""
    if row.outcome == RowOutcome.ABGELEHNT or choice.choice == RowChoice.UEBERSPRINGEN:
        return None
    if row.outcome == RowOutcome.NEU:
        return CREATE
    if row.outcome == RowOutcome.DUBLETTE:
        return _action_of_double(row, choice, matcher)
    if row.stored is None or not row.changes:
        return None
    return _update(row, choice.taken)


def _action_of_double(row: Result, choice: Choice, matcher: Matcher) -> Action | None:
    if choice.choice == RowChoice.NEU:
        return CREATE
    if choice.choice != RowChoice.ZUSAMMENFUEHREN or choice.offer_id not in matcher.by_id:
        return None
    matcher.compare(row, matcher.by_id[choice.offer_id])
    fill = FILL_EMPTY in choice.taken
    # a person has looked at every field: only what was ticked is taken
    row.changes = {
        name: change
        for name, change in row.changes.items()
        if name in choice.taken or (fill and change[0] == EMPTY[SLOT[name]])
    }
    return _update(row, choice.taken | set(row.changes)) if row.changes else None


def _update(row: Result, taken: frozenset[str]) -> Action | None:
    kept = set(row.conflicts) - taken
    changes = {name: change for name, change in row.changes.items() if name not in kept}
    return Action(row.stored, changes) if changes and ages_in_order(row.stored, changes) else None


def ages_in_order(offer: Stored | None, changes: Mapping[str, tuple[Any, Any]]) -> bool:
    """False if taking only a part of a row would leave an offer from 6 to 3 years."""
    if offer is None:
        return True
    low, high = (
        changes[name][1] if name in changes else offer.values[SLOT[name]]
        for name in ("age_from_months", "age_to_months")
    )
    return low is None or high is None or bool(low < high)
