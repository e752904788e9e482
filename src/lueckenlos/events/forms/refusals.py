"""Refusals of actions at the field they are about."""

from types import MappingProxyType
from typing import Final

from django import forms

from lueckenlos.shared.errors import DomainError
from lueckenlos.web.sentences import sentence

_FIELDS: Final = MappingProxyType(
    {
        "retention_days_wrong": ("days",),
        "copy_clock": ("day",),
        "copy_too_many": ("times",),
        "event_title_missing": ("title",),
        "event_kind_missing": ("art",),
        "event_time_order": ("ends_at", "until"),
        "booking_window_order": ("closes_at",),
        "booking_window_late": ("closes_at",),
        "place_type_capacity": ("tables",),
        "place_type_price": ("price_cents",),
        "event_reason_missing": ("reason",),
        "registration_reason_missing": ("reason",),
        "table_numbers_wrong": ("tables",),
        "table_count_wrong": ("tables",),
        "table_out_of_range": ("tables",),
        "table_not_planned": ("tables",),
        "table_taken": ("tables",),
        "table_needs_a_place": ("tables",),
    }
)


def refuse(error: DomainError, *found: forms.Form) -> None:
    """Put the sentence at the field of the first form that has it; otherwise above the first form."""
    for name in _FIELDS.get(error.code, ()):
        for form in found:
            if name in form.fields:
                form.add_error(name, sentence(error))
                return
    found[0].add_error(None, sentence(error))
