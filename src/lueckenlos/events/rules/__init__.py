"""Verdicts, terms, values and tables of events."""

from lueckenlos.events.rules.rights import (
    begins_with_boerse,
    may_close,
    may_edit,
    may_edit_registrations,
    may_hold_boerse,
    may_list,
    may_move,
    may_move_registration,
    may_see_people,
    missing_for_publication,
)
from lueckenlos.events.rules.tables import Allotment, Wanted, allot, features_of, numbers_of
from lueckenlos.events.rules.terms import (
    FORGET_DAYS,
    confirm_term,
    last_day_to_cancel,
    may_cancel,
    may_change,
    may_register,
    offer_term,
    payment_due,
    payment_reference,
)
from lueckenlos.events.rules.values import PlaceTypeValues, RegistrationValues, cleaned, new_form_key

__all__ = [
    "FORGET_DAYS",
    "Allotment",
    "PlaceTypeValues",
    "RegistrationValues",
    "Wanted",
    "allot",
    "begins_with_boerse",
    "cleaned",
    "confirm_term",
    "features_of",
    "last_day_to_cancel",
    "may_cancel",
    "may_change",
    "may_close",
    "may_edit",
    "may_edit_registrations",
    "may_hold_boerse",
    "may_list",
    "may_move",
    "may_move_registration",
    "may_register",
    "may_see_people",
    "missing_for_publication",
    "new_form_key",
    "numbers_of",
    "offer_term",
    "payment_due",
    "payment_reference",
]
