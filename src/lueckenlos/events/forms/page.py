"""Several forms and sets of rows on one page, saved together or not at all."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django.http import QueryDict

# of a number of rows; int() refuses endless ones
_DIGITS: Final = 6
_ROWS_WRONG: Final = "Prüfen Sie die markierten Zeilen."


class PageInput:
    """A subclass makes its parts from ``self.data`` and then calls ``begin``."""

    # button that asks for one more row → prefix of the rows: without JavaScript the page comes back, nothing saved
    more_rows: ClassVar[Mapping[str, str]] = {}
    # said when somebody else has saved since the page was made
    changed_meanwhile: ClassVar[str] = ""
    form: Any

    def __init__(self, data: QueryDict | None, seen: str) -> None:
        self.step = data.get("schritt", "") if data else ""
        # which version the page was made from
        self.seen = seen
        self.outdated = bool(data and seen and data.get("gelesen") != seen)
        self.data = data
        if data is not None and not self.judged:
            self.data = _with_another_row(data, self.more_rows[self.step])

    def begin(self) -> None:
        """An empty row where there is none; and no judgement while somebody only asks for one more."""
        for rows in self.rows:
            rows.extra = 0 if rows.initial else 1
        if not self.judged:
            for part in (*self.forms, *self.rows):
                part.quiet()

    @property
    def judged(self) -> bool:
        """False while somebody only asks for another row."""
        return self.step not in self.more_rows

    @property
    def forms(self) -> list[Any]:
        return [self.form]

    @property
    def rows(self) -> list[Any]:
        return []

    def is_valid(self) -> bool:
        """Asks every part, so that the page shows all mistakes at once."""
        if not self.judged:
            return False
        valid = [part.is_valid() for part in (*self.forms, *self.rows)]
        if self.outdated:
            self.form.add_error(None, self.changed_meanwhile)
        elif not all(rows.is_valid() for rows in self.rows):
            self.rows_wrong()
        return all(valid) and not self.outdated

    def rows_wrong(self) -> None:
        self.form.add_error(None, _ROWS_WRONG)


def _with_another_row(data: QueryDict, prefix: str) -> QueryDict:
    data = data.copy()
    total = f"{prefix}-TOTAL_FORMS"
    number = data.get(total, "0")[:_DIGITS]
    data[total] = str(int(number) + 1 if number.isdecimal() else 1)
    return data
