"""Offers from templates: papers whose paragraphs are fields of the offer form, and templates made from offers."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from django.db import models

from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.models import Paper
from lueckenlos.adoption.shapes import Shape, Topic, Use
from lueckenlos.adoption.subjects import KIND
from lueckenlos.adoption.text import Block
from lueckenlos.adoption.text import Content as Text
from lueckenlos.directory.forms.sections import SECTIONS
from lueckenlos.directory.messages import words
from lueckenlos.directory.models import Offer, OfferOrigin
from lueckenlos.directory.queries import work
from lueckenlos.directory.queries.content import label_of, scalar_text
from lueckenlos.directory.queries.shared import begun_with
from lueckenlos.directory.rules.content import Content
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Neighbour, Ref, Subject
from lueckenlos.vocabulary.fields import TermField, TermSetField

# of one place, one Stelle or one year: nobody takes them over
_LOCAL: Final = frozenset(
    {
        "external_id",
        "contact_name",
        "contact_function",
        "phone",
        "email",
        "website",
        "lebensphasen_fixed",
        "visibility",
        "stand",
        "laufzeit_von",
        "laufzeit_bis",
        "foerderende",
        "auslastung_prozent",
        "warteliste",
        "wartezeit_tage",
    }
)
_AGES: Final = ("age_from_months", "age_to_months")


class OfferShape(Shape):
    """Each paragraph fills one field of the form."""

    kind = PaperKind.ANGEBOTSVORLAGE
    label = words.FIELD
    hint = words.FIELD_HINT
    repeats = False

    def topics(self) -> Sequence[Topic]:
        return _topics()

    def draft(self, actor: Actor, key: str) -> Text | None:
        offer = work.offers_for(actor).filter(pk=key).first() if key.isdecimal() else None
        return (
            None if offer is None else Text(words.TEMPLATE_OF.format(title=offer.title)[:200], "", "", _blocks(offer))
        )

    def uses(self, paper: Paper) -> Sequence[Use]:
        """Offers of other Stellen; what lies in the archive is not counted. One query."""
        found = [Use(int(key.rpartition("-")[2]), *counts) for key, *counts in begun_with(paper)]
        return sorted(found, key=lambda use: -use.number)


class FromTemplates(Neighbour):
    """On the page of a template: offers that were begun with it."""

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        if ref.kind != KIND:
            return ()
        rows = work.offers_for(actor).filter(origin__key=ref.key).order_by("title_key", "pk")[:20]
        return [
            Subject(
                Ref("directory.offer", str(row.pk)), row.title, work_url(actor.stelle, "directory:offer_detail", row.pk)
            )
            for row in rows
        ]

    def rests(self, ref: Ref) -> bool:
        return ref.kind == KIND and OfferOrigin.objects.filter(key=ref.key).exists()


def content_of_blocks(blocks: Iterable[Block]) -> Content:
    """What the paragraphs of a template say, as the form begins with it; what no field takes any more is left out."""
    found: Content = {}
    for block in blocks:
        if block.about in _fields():
            value = _value(block.about, block.text)
            if value not in (None, "", frozenset()):
                found[block.about] = value
    return found


def origin_of(actor: Actor, offer: Offer) -> Subject | None:
    """The version of a template that the offer was begun with; without a link where the actor may not read it."""
    row: OfferOrigin | None = getattr(offer, "origin", None)
    if row is None:
        return None
    ref = Ref(KIND, row.key)
    found = subjects.find(actor, ref)
    return Subject(
        ref, row.title, found.url if found else "", words.VERSION_OF.format(number=row.number) if row.number else ""
    )


def _blocks(offer: Offer) -> tuple[Block, ...]:
    """Every field that says something, in the order of the form."""
    texts = ((name, _text(name, getattr(offer, name))) for name in _fields())
    return tuple(Block("", label_of(name), text, name) for name, text in texts if text)


@cache
def _fields() -> tuple[str, ...]:
    """Names in the order of the form; the age stands before the Lebensphasen that follow from it."""
    names = [name for section in SECTIONS for name in (*section.names, *section.more)]
    names[names.index("lebensphasen") : names.index("lebensphasen")] = _AGES
    known = {field.name for field in Offer._meta.concrete_fields}
    return tuple(name for name in names if name in known and name not in _LOCAL)


@cache
def _topics() -> tuple[Topic, ...]:
    sections = {name: section.title for section in SECTIONS for name in (*section.names, *section.more)}
    sections |= dict.fromkeys(_AGES, sections["lebensphasen"])
    return tuple(_topic(name, sections[name]) for name in _fields())


def _topic(name: str, group: str) -> Topic:
    field: Any = Offer._meta.get_field(name)
    labels = tuple(label for _, label in _choices(field))
    number = isinstance(field, models.PositiveIntegerField | models.PositiveSmallIntegerField)
    many = isinstance(field, TermSetField)
    return Topic(name, label_of(name), group, labels, field.max_length or 5000, many=many, number=number)


def _choices(field: Any) -> list[tuple[Any, str]]:
    if isinstance(field, TermSetField | TermField):
        return list(field.vocabulary.choices)
    return [(value, str(label)) for value, label in field.flatchoices if value != ""]


def _text(name: str, value: Any) -> str:
    field = Offer._meta.get_field(name)
    if isinstance(field, TermSetField):
        return "\n".join(field.vocabulary.labels(value))
    return scalar_text(name, value)


def _value(name: str, text: str) -> Any:
    """The inverse of ``_text``; nothing for words that are none of the choices."""
    field: Any = Offer._meta.get_field(name)
    if isinstance(field, TermSetField):
        slugs = {label: slug for slug, label in _choices(field)}
        return frozenset(slugs[line] for line in text.split("\n") if line in slugs)
    if choices := _choices(field):
        return {label: value for value, label in choices}.get(text, "")
    if isinstance(field, models.PositiveIntegerField | models.PositiveSmallIntegerField):
        return int(text) if text.isdecimal() else None
    return text[: field.max_length] if field.max_length else text
