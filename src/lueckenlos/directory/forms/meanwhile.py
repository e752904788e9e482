"""Two people at one offer: what the second types and what the first has saved meanwhile are put together."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lueckenlos.directory.messages import words
from lueckenlos.directory.queries.content import Readable, label_of, ordered
from lueckenlos.directory.rules import decode, encode
from lueckenlos.directory.rules.content import Content
from lueckenlos.shared.text import unix_lines
from lueckenlos.tenancy.forms.versioned import UNTOUCHED

# organisations are names in the form: they are known only after saving
NAMES: Final = {"traeger_name": "traeger", "cooperation_names": "cooperation"}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: the content of an offer, and the names of its organisations as one types them."""

    content: Content
    names: Mapping[str, Any]

    @classmethod
    def read(cls, text: str) -> "Page | None":
        """From what a page carried along; None for anything ``written`` has not made."""
        try:
            stored = json.loads(text)
            return cls(decode(stored["content"]), {name: str(stored["names"].get(name, "")) for name in NAMES})
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    @property
    def written(self) -> str:
        return json.dumps(
            {"content": encode(self.content), "names": {name: self.names.get(name, "") for name in NAMES}}
        )

    def differs(self, other: "Page", names: Mapping[str, Any]) -> list[str]:
        """Which of the fields say something else."""
        return [name for name in names if not _same(self.value(name), other.value(name))]

    def value(self, name: str) -> Any:
        return self.names.get(name, "") if name in NAMES else self.content.get(name)


@dataclass(frozen=True, slots=True)
class Met:
    """Both together, and what the first has changed: label, what stands there now, what was typed."""

    page: Page
    changed: list[tuple[str, str, str]]


def put_together(before: Page, now: Page, typed: Page) -> Met | None:
    """What was not touched becomes what stands there now. None where nothing has changed but what was typed as well.

    ``typed`` holds the fields of the form alone.
    """
    fields = {**typed.content, **typed.names}
    theirs, mine = before.differs(now, fields), before.differs(typed, fields)
    shown = {NAMES.get(name, name): name for name in typed.differs(now, dict.fromkeys(theirs))}
    if not shown:
        return None
    content = {**now.content, **{name: typed.content[name] for name in mine if name not in NAMES}}
    names = {**now.names, **{name: value for name, value in typed.names.items() if name in mine or name not in NAMES}}
    readable = Readable.of(now.content, typed.content)

    def told(page: Page, name: str) -> str:
        text = page.names.get(name, "") if name in NAMES else readable.text(name, page.content.get(name))
        return text or words.NOTHING

    changed = [
        (label_of(field), told(now, name), told(typed, name) if name in mine else UNTOUCHED)
        for field, name in ((field, shown[field]) for field in ordered(shown))
    ]
    return Met(Page(content, names), changed)


def _same(left: Any, right: Any) -> bool:
    """Browsers end the lines of a text in their own way; nobody has changed anything by that."""
    if isinstance(left, str) and isinstance(right, str):
        return unix_lines(left).strip() == unix_lines(right).strip()
    return bool(left == right)
