"""From an error's code to the German sentence: each package keeps its own in ``messages.SENTENCES``."""

import logging
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Protocol

import lueckenlos
from lueckenlos.web.messages import UNKNOWN

log = logging.getLogger(__name__)


class Reason(Protocol):
    """An error or a verdict."""

    @property
    def code(self) -> str: ...

    @property
    def values(self) -> Mapping[str, object]: ...


def sentence(reason: Reason) -> str:
    """The sentence for ``reason``; a general one and a line in the log where none is written or a value is missing."""
    template = all_sentences().get(reason.code)
    if template is None:
        log.error("no sentence for %r", reason.code)
        return UNKNOWN
    try:
        return template.format(**reason.values)
    except (KeyError, IndexError, ValueError):
        log.exception("the sentence for %r does not fit its values %s", reason.code, sorted(reason.values))
        return UNKNOWN


@cache
def all_sentences() -> dict[str, str]:
    """Every sentence by code. A code belongs to one package; should two claim it, the first in the alphabet speaks."""
    found: dict[str, str] = {}
    for _, code, text in written_sentences():
        found.setdefault(code, text)
    return found


def written_sentences() -> Iterator[tuple[str, str, str]]:
    """Package, code and sentence, as the packages have them."""
    for package in iter_modules(lueckenlos.__path__, "lueckenlos."):
        if package.ispkg and find_spec(f"{package.name}.messages"):
            own: Mapping[str, str] = getattr(import_module(f"{package.name}.messages"), "SENTENCES", {})
            for code, text in own.items():
                yield package.name, code, text
