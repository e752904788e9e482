"""The audit trail as people read it: German words for verbs, objects, fields and values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone

from lueckenlos.shared.formats import day
from lueckenlos.tenancy.models import AuditEntry
from lueckenlos.vocabulary.fields import TermField, TermSetField

EMPTY = "leer"
LONGEST = 300
ModelField = models.Field[object, object]


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after."""

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.label}: {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the trail in words."""

    entry: AuditEntry
    verb: str
    kind: str
    changes: list[Change]


def in_words(entry: AuditEntry) -> Line:
    """Words for one entry; what no package explains stands there as it was stored."""
    model = _model(entry.object_type)
    changes = [
        _change(_field(model, name), name, before, after) for name, (before, after) in sorted(entry.changes.items())
    ]
    return Line(entry, verb_label(entry.verb), kind_label(entry.object_type), changes)


def verb_label(verb: str) -> str:
    return all_verbs().get(verb, verb)


def kind_label(object_type: str) -> str:
    model = _model(object_type)
    return str(model._meta.verbose_name) if model else object_type


@cache
def all_verbs() -> dict[str, str]:
    """Every package's ``messages.VERBS``; raises ValueError where a package words the verb of another."""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("lueckenlos.") or find_spec(f"{config.name}.messages") is None:
            continue
        own: Mapping[str, str] = getattr(import_module(f"{config.name}.messages"), "VERBS", {})
        if strange := [verb for verb in own if not verb.startswith(f"{config.label}.")]:
            message = f"{config.name} words verbs of other packages: {strange}"
            raise ValueError(message)
        found.update(own)
    return found


@cache
def _model(object_type: str) -> type[models.Model] | None:
    try:
        return apps.get_model(object_type)
    except (LookupError, ValueError):
        return None


@cache
def _field(model: type[models.Model] | None, name: str) -> ModelField | None:
    try:
        found = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def _change(field: ModelField | None, name: str, before: object, after: object) -> Change:
    label = str(field.verbose_name) if field else name
    return Change(label[:1].upper() + label[1:], _words(field, before), _words(field, after))


def _words(field: ModelField | None, value: object) -> str:
    match value:
        case None | "" | []:
            return EMPTY
        case bool():
            return "ja" if value else "nein"
        case {"text": text}:
            return str(text)
        case list():
            return ", ".join(_words(field, item) for item in value)
        case _:
            text = _choice(field, value)
            return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _choice(field: ModelField | None, value: object) -> str:
    """The label of a choice or term, a date in German, otherwise the value itself."""
    if isinstance(field, TermField | TermSetField):
        term = field.vocabulary.by_slug.get(str(value))
        return term.label if term else str(value)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField):
        return f"{timezone.localtime(datetime.fromisoformat(str(value))):%d.%m.%Y %H:%M}"
    if isinstance(field, models.DateField):
        return day(date.fromisoformat(str(value)))
    return str(value)
