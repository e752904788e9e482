"""Two people at one record: the second learns what the first has changed, and nothing is overwritten unseen."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import day, exact
from lueckenlos.shared.text import unix_lines


class Versioned(models.Model):
    """A record that counts its changes; forms carry the count they were made from (``EditForm``)."""

    version = models.PositiveIntegerField("Fassung", default=1, editable=False)

    class Meta:
        abstract = True


def advance(row: Versioned, seen: int) -> None:
    """Take the next version of a row that this transaction has locked (``select_for_update``); the caller saves it.

    Raises Invalid("changed_meanwhile") when ``seen`` is not the version it has now.
    """
    if row.version != seen:
        raise Invalid("changed_meanwhile")
    row.version += 1


def differences(
    row: models.Model,
    typed: Mapping[str, Any],
    fields: Sequence[str],
    choices: Mapping[str, Mapping[Any, str]] | None = None,
) -> list[tuple[str, str, str]]:
    """(label, what stands there now, what was typed) for the fields that differ, to be shown beside the form.

    ``choices``: what the form calls the values of a field whose column does not know it.
    """
    found: list[tuple[str, str, str]] = []
    for name in fields:
        field, now = row._meta.get_field(name), getattr(row, name)
        if name in typed and unix_lines(now) != unix_lines(typed[name]):
            label = str(getattr(field, "verbose_name", name))
            words = (choices or {}).get(name)
            told = [_shown(row, name, value, words) for value in (now, typed[name])]
            # a form knows minutes, a column seconds
            if told[0] != told[1]:
                found.append((label[:1].upper() + label[1:], told[0], told[1]))
    return found


def _shown(row: models.Model, name: str, value: Any, words: Mapping[Any, str] | None = None) -> str:
    if words and value in words:
        return str(words[value])
    choices = getattr(row._meta.get_field(name), "flatchoices", None)
    if choices:
        return str(dict(choices).get(value, value))
    match value:
        case None | "":
            return "–"
        case datetime():
            return f"{timezone.localtime(value):%d.%m.%Y %H:%M}"
        case date():
            return day(value)
        case Decimal():
            return exact(value)
        case frozenset() | list():
            terms = getattr(row._meta.get_field(name), "vocabulary", None)
            return ", ".join(terms.labels(value) if terms else sorted(map(str, value))) or "–"
        case _:
            return str(value)
