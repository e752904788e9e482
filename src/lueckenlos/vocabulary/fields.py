"""Model fields for vocabulary terms.

Several terms are stored as one bit mask (see docs/adr/0003-term-sets-as-bit-masks.md): a filter is one integer
operation on either database, an import writes one number instead of dozens of link rows, and the Kettenbild counts
cells with NumPy straight from the column.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import Lookup, Transform

from lueckenlos.vocabulary.registry import UnknownTerm, Vocabulary, vocabulary

TermSet = frozenset[str]


class TermField(models.CharField[str, str]):
    """One slug of a vocabulary, or the empty string."""

    def __init__(self, *, vocabulary: str, **options: Any) -> None:
        options.setdefault("max_length", 40)
        self.vocabulary_slug = vocabulary
        super().__init__(**options)

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(self.vocabulary_slug)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "vocabulary": self.vocabulary_slug}

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if value and value not in self.vocabulary:
            raise ValidationError("unknown_term", code="unknown_term")


class TermSetField(models.BigIntegerField[Iterable[str], TermSet]):
    """A set of slugs of one vocabulary; a frozenset in Python, a bit mask in the database."""

    def __init__(self, *, vocabulary: str, **options: Any) -> None:
        options.setdefault("default", frozenset)
        options.setdefault("blank", True)
        self.vocabulary_slug = vocabulary
        super().__init__(**options)

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(self.vocabulary_slug)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "vocabulary": self.vocabulary_slug}

    def from_db_value(self, value: int | None, expression: object, connection: object) -> TermSet:
        return self.vocabulary.from_bits(value or 0)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return self.vocabulary.from_bits(value)
        if isinstance(value, str):
            return frozenset(value.split())
        return frozenset(value or ())

    def value_to_string(self, obj: models.Model) -> str:
        """Slugs in order with blanks between them, so that dumped rows can be read and loaded."""
        return " ".join(self.vocabulary.sorted(self.value_from_object(obj)))

    def get_prep_value(self, value: Any) -> int:
        if value is None or isinstance(value, int):
            return value or 0
        return self.vocabulary.to_bits(value)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        try:
            self.vocabulary.to_bits(value or ())
        except UnknownTerm as error:
            raise ValidationError("unknown_term", code="unknown_term") from error

    def run_validators(self, value: Any) -> None:
        """The integer's range checks do not apply to a set."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        cleaned = self.to_python(value)
        self.validate(cleaned, model_instance)
        return cleaned

    def formfield(self, **options: Any) -> Any:
        return None


@TermSetField.register_lookup
class HasAny(Lookup[bool]):
    """``handlungsfelder__any=["bewegung", "ernaehrung"]``: at least one of the terms."""

    lookup_name = "any"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        return f"({left} & %s) <> 0", (*left_params, self.rhs)


@TermSetField.register_lookup
class HasAll(Lookup[bool]):
    """``zugang__all=["offen", "vor-ort"]``: every one of the terms."""

    lookup_name = "all"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        return f"({left} & %s) = %s", (*left_params, self.rhs, self.rhs)


@TermSetField.register_lookup
class Bits(Transform):
    """``values_list("handlungsfelder__bits")``: the mask as an integer, where thousands of rows are counted."""

    lookup_name = "bits"
    output_field = models.BigIntegerField()

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        sql, params = compiler.compile(self.lhs)
        return sql, tuple(params)
