"""Addresses that packages above already keep, to invite from: members of a Gremium.

``conferences`` knows none of these packages; each registers one :class:`AddressBook` when its app is ready.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.conferences.rules import Pasted
from lueckenlos.shared.registers import Register
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class AddressList:
    """One list of a book, and how many addresses it holds."""

    key: str
    name: str
    number: int


class AddressBook:
    """Override all. The scope of the actor's Stelle is open; show only what the actor may see."""

    slug: str = ""
    label: str = ""
    # one sentence: who is on the lists, and who is not
    hint: str = ""

    def lists(self, actor: Actor) -> Sequence[AddressList]:
        """Those that hold somebody, by name. A constant number of queries."""
        return ()

    def people(self, actor: Actor, key: str) -> Sequence[Pasted]:
        """Nobody for a key that is not this actor's."""
        return ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A book as the page shows it: its lists with the key the form sends."""

    label: str
    hint: str
    lists: tuple[AddressList, ...]


_BOOKS: Final = Register[AddressBook]()


def register_book(book: AddressBook) -> None:
    """Called once by the app of the package."""
    _BOOKS.add(book, book.slug)


def shelves(actor: Actor) -> list[Shelf]:
    found = [
        Shelf(
            book.label,
            book.hint,
            tuple(AddressList(f"{book.slug}.{one.key}", one.name, one.number) for one in book.lists(actor)),
        )
        for book in _BOOKS
    ]
    return [shelf for shelf in found if shelf.lists]


def people_of(actor: Actor, key: str) -> Sequence[Pasted]:
    """Who is on the list of this key of a form; nobody for a key that nobody gave out."""
    slug, _, rest = key.partition(".")
    return book.people(actor, rest) if (book := _BOOKS.get(slug)) else ()
