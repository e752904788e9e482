"""Rows that are probably the same offer although nothing matches exactly.

Comparing every row with every offer is out of the question, so offers are put into blocks that share a telephone
number, a web address, a place or a Träger, and only titles inside such a block are compared.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import fuzz

BLOCK: Final = 40  # of a larger block only titles with the same first letters are compared
FINE_BLOCK: Final = 200
CANDIDATES: Final = 5
SURE: Final = 88  # likeness of titles (0–100) for which one further sign is enough
LIKELY: Final = 80  # with two signs, one of them the place or the telephone


class Marks(NamedTuple):
    """What an offer is recognised by; empty texts say nothing."""

    title: str  # key of the title with its words in alphabetical order
    numbers: str  # the numbers in the title: "Gruppe 1" and "Gruppe 2" are two offers
    traeger: str
    place: str
    phone: str
    website: str
    email: str


NO_MARKS: Final = Marks("", "", "", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """``entry`` as it was given to ``Blocks.add``; ``score`` 0–100; ``signs`` name what else is the same."""

    entry: int
    score: int
    signs: tuple[str, ...]


def marks_of(title_key: str, *, traeger: str, place: str, phone: str, website: str, email: str) -> Marks:
    """Marks from keys that are already in comparable form."""
    words = title_key.split()
    words.sort()
    numbers = "" if title_key.isalpha() else " ".join([word for word in words if word[0].isdigit()])
    return Marks(" ".join(words), numbers, traeger, place, phone, website, email)


class Blocks:
    """Offers by what they share. Entries are the caller's own numbers."""

    def __init__(self) -> None:
        self._marks: dict[int, Marks] = {}
        # hashes as keys and a bare number for a block of one: most blocks stay that small, and memory is time here
        self._blocks: dict[int, int | list[int]] = {}

    def add(self, entry: int, marks: Marks) -> None:
        self._marks[entry] = marks
        for key in _keys(marks):
            self._put(key, entry, marks)

    def like(self, marks: Marks) -> list[Candidate]:
        """The most similar entries, best first."""
        return self._best(marks, _keys(marks))

    def like_then_add(self, entry: int, marks: Marks) -> list[Candidate]:
        """``like`` before ``add``: an entry is never its own double."""
        keys = _keys(marks)
        found = self._best(marks, keys)
        self._marks[entry] = marks
        for key in keys:
            self._put(key, entry, marks)
        return found

    def _put(self, key: int, entry: int, marks: Marks) -> None:
        block = self._blocks.setdefault(key, entry)
        if block == entry:
            return
        if block.__class__ is int:
            self._blocks[key] = [block, entry]
        elif len(block) < BLOCK:  # type: ignore[arg-type] # a list
            block.append(entry)  # type: ignore[union-attr] # a list, see above
        else:
            fine = self._blocks.setdefault(hash((key, marks.title[:4])), [])
            if len(fine) < FINE_BLOCK:  # type: ignore[arg-type] # fine blocks are lists from the start
                fine.append(entry)  # type: ignore[union-attr] # a list, see above

    def _best(self, marks: Marks, keys: list[int]) -> list[Candidate]:
        near = self._near(marks, keys)
        if not near:
            return []
        found = [candidate for entry in near if (candidate := _compare(entry, marks, self._marks[entry]))]
        return sorted(found, key=lambda one: (-one.score, one.entry))[:CANDIDATES]

    def _near(self, marks: Marks, keys: list[int]) -> set[int] | None:
        near: set[int] | None = None
        blocks = self._blocks
        for key in keys:
            block = blocks.get(key)
            if block is None:
                continue
            near = near or set()
            if isinstance(block, int):
                near.add(block)
                continue
            near.update(block)
            if len(block) == BLOCK:
                fine = blocks.get(hash((key, marks.title[:4])), [])
                near.update(fine if isinstance(fine, list) else [fine])
        return near


def _keys(marks: Marks) -> list[int]:
    """One key for each thing a double would share, besides the numbers in its title."""
    title, numbers, traeger, place, phone, website, _ = marks
    keys = []
    if phone:
        keys.append(hash((1, phone, numbers)))
    if place:
        keys.append(hash((2, place, numbers)))
    if website:
        keys.append(hash((3, website, numbers)))
    if traeger:
        keys.append(hash((4, traeger, title[:1], numbers)))
    return keys


def _compare(entry: int, new: Marks, old: Marks) -> Candidate | None:
    """None if they are different offers; the blocks have already sorted out different numbers."""
    likeness = fuzz.ratio(new.title, old.title, score_cutoff=40)
    signs = _shared(new, old)
    strong = "place" in signs or "phone" in signs
    inside = _inside(new.title, old.title)
    same = likeness >= SURE or (len(signs) >= 2 and strong and (likeness >= LIKELY or inside))
    if not same or not signs or (signs == ("traeger",) and _elsewhere(new, old)):
        return None
    return Candidate(entry, round(max(likeness, LIKELY if inside else 0)), signs)


def _elsewhere(new: Marks, old: Marks) -> bool:
    """One Träger has two houses of the same name: both addresses are known, and they differ."""
    return bool(new.place and old.place) and new.place != old.place


def _shared(new: Marks, old: Marks) -> tuple[str, ...]:
    pairs = zip(_SIGNS, new[2:], old[2:], strict=True)
    return tuple(name for name, ours, theirs in pairs if ours and ours == theirs)


_SIGNS: Final = Marks._fields[2:]


def _inside(one: str, other: str) -> bool:
    """All words of the shorter title stand in the longer one: "Stillgruppe" and "Stillgruppe am Markt"."""
    short, long = sorted((set(one.split()), set(other.split())), key=len)
    return bool(short) and short <= long
