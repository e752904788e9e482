"""``lueckenlos stelle``: a new tenant and its first member."""

import argparse

from django.db import transaction

from lueckenlos.tenancy import commands
from lueckenlos.tenancy.enums import StelleArt


def run(options: argparse.Namespace) -> int:
    """Create the Stelle; print the one-time link of its first Leitung when an address is given."""
    if options.leitung is not None:
        # before anything is written, so that a slip of the pen costs nothing
        commands.check_email(options.leitung)
    # without a Leitung nobody could enter: a wrong address must not leave half of it behind
    with transaction.atomic():
        stelle = commands.create_stelle(
            options.slug,
            options.name,
            art=StelleArt(options.art),
            parent_slug=options.parent or "",
            land=options.land,
            keys=options.gebiet,
        )
        link = commands.create_first_leitung(stelle.slug, options.leitung) if options.leitung else ""
    print(f"Stelle „{stelle.name}“ angelegt: /arbeit/{stelle.slug}/")
    if link:
        print(f"Bitte diesen Link an {options.leitung} geben, er gilt einmal:\n{link}")
    return 0
