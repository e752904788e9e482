"""One small tree of errors: a code and values here, the German sentence in each package's ``messages``."""

from collections.abc import Mapping


class DomainError(Exception):
    """Something a person asked for cannot be done; carries a code and the values for its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = values


class NotAllowed(DomainError):
    """The actor may see the object but not do this with it."""


class Invalid(DomainError):
    """The input contradicts itself or the record's state."""


class BadInput(DomainError):
    """A file or text from outside cannot be read; nothing was changed."""
