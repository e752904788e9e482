"""Texts as keys for comparing: the same words whatever their case, marks and punctuation."""

from lueckenlos.imports.offers.parse.cells import Memo
from lueckenlos.imports.offers.parse.contact import phone_key, website_key
from lueckenlos.shared.text import sort_key


class Keys:
    """Remembers what it has computed; one for each run."""

    def __init__(self) -> None:
        self._words: Memo[str] = Memo(sort_key)
        self.name: Memo[str] = Memo(self.text)
        self.street: Memo[str] = Memo(_street)

    def text(self, value: str) -> str:
        """Equal to ``sort_key(value)``, word by word: titles differ, their words repeat."""
        words = self._words
        return " ".join(" ".join([words[word] for word in value.split()]).split())[:200]

    def place(self, street: str, number: str, plz: str) -> str:
        """Empty unless the address is complete enough to tell two houses apart."""
        if not street or not (plz or number):
            return ""
        return f"{self.street[street]} {number.lower()} {plz}"


def _street(value: str) -> str:
    key = sort_key(value)
    for long, short in (("strasse", "str"), (" str", "str")):
        key = key.replace(long, short)
    return key


__all__ = ["Keys", "phone_key", "website_key"]
