"""Invented people who are registered for an event of the demo; rows without the actions, so that no mail waits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lueckenlos.events.enums import HOLDING, RegistrationStatus
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.shared.text import slug_of
from lueckenlos.shared.tokens import token_hash


def person(booking: Booking, kind: PlaceType, number: int, name: str, moment: datetime, **given: Any) -> Registration:
    """Registered and confirmed at ``moment``, unless ``given`` says otherwise; not saved."""
    email = f"{slug_of(name.removesuffix(' (erfunden)'))}-{number}@example.org"
    plain = {
        "status": RegistrationStatus.BESTAETIGT,
        "amount_cents": kind.price_cents * given.get("quantity", 1),
        "confirmed_at": moment,
        "firm_at": moment,
        "created_at": moment,
    }
    row = Registration(
        stelle=booking.stelle,
        booking=booking,
        place_type=kind,
        number=number,
        name=name,
        email=email,
        email_key=email,
        rules_version=booking.rules_version,
        # the same in every demo; nobody can compute a link without the key of the installation
        form_key=f"vorfuehrung-{number:010d}",
        link_nonce=f"{booking.event.public_id}-{number}",
        **plain | given,
    )
    row.token_hash = token_hash(token_of(row))
    return row


def enrol(booking: Booking, rows: Sequence[Registration]) -> list[Registration]:
    """Save them, and count the places they hold."""
    kinds = {row.place_type_id: row.place_type for row in rows}
    for row in rows:
        if row.status in HOLDING:
            kinds[row.place_type_id].taken += row.quantity
    PlaceType.objects.bulk_update(kinds.values(), ["taken"])
    booking.last_number = max([booking.last_number, *(row.number for row in rows)])
    booking.save(update_fields=["last_number"])
    return Registration.objects.bulk_create(rows)
