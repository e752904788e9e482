"""Every field that holds something about a person is declared, with purpose, readers and term."""

import re
from pathlib import Path

from django.apps import apps
from django.db import models

DECLARED = Path(__file__).parents[2] / "docs" / "betrieb" / "personenbezogene-daten.md"
FIELD = re.compile(r"`([a-z]+\.\w+\.\w+)`")
TELLING = re.compile(r"email|phone|(^|_)(actor|contact|from|submitted|created_by|first|last)_name$|birth|^needs$")
# people whose name stands in a field that is called like any other name
PEOPLE = {
    "network.Consent.name",
    "accounts.User.name",
    "partners.ContactPerson.name",
    "events.Registration.name",
    "conferences.Invitation.name",
    "conferences.Speaker.name",
    "boards.Member.name",
    "boards.Participant.name",
    "advice.Participant.name",
    "library.Order.name",
    "prizes.Juror.name",
}


def fields() -> dict[str, models.Field[object, object]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("lueckenlos.")]
    return {f"{model._meta.label}.{field.name}": field for model in ours for field in model._meta.concrete_fields}


def test_every_field_about_people_is_declared() -> None:
    declared = set(FIELD.findall(DECLARED.read_text(encoding="utf-8")))
    told = {
        name
        for name, field in fields().items()
        if isinstance(field, models.EmailField) or TELLING.search(name.rpartition(".")[2]) or name in PEOPLE
    }
    assert told - declared == set()


def test_nothing_is_declared_that_is_gone() -> None:
    declared = set(FIELD.findall(DECLARED.read_text(encoding="utf-8")))
    assert declared - fields().keys() == set()
