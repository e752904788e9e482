"""What the operator of an installation does at the command line; ``config.cli`` prints the results."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug

from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import get_by_key
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy import actions
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.enums import Role, StelleArt
from lueckenlos.tenancy.mails import invitation_link
from lueckenlos.tenancy.models import Stelle


def create_stelle(
    slug: str, name: str, *, art: StelleArt, parent_slug: str = "", land: str = "", keys: Sequence[str] = ()
) -> Stelle:
    """A new Stelle for the territory with these AGS or ARS. Raises a DomainError, which has its sentence."""
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise BadInput("slug_invalid", slug=slug) from error
    gebiete = [_gebiet(key) for key in keys]
    parent = get_stelle(parent_slug) if parent_slug else None
    stelle = Stelle(slug=slug.lower(), name=name, art=art, parent=parent, land=land.lower())
    # a new Stelle has no Leitung who could act; the line in the trail says that the operator did
    return actions.create_stelle(stelle=stelle, gebiete=gebiete, by=system_actor(stelle, OPERATOR))


def create_first_leitung(slug: str, email: str) -> str:
    """Invite a Leitung and return the one-time link; no mail is sent, the operator hands the link over."""
    check_email(email)
    stelle = get_stelle(slug)
    issued = actions.invite_member(stelle=stelle, email=email, role=Role.LEITUNG, by=system_actor(stelle, OPERATOR))
    return invitation_link(issued)


def check_email(email: str) -> None:
    """Raises BadInput with a sentence for what cannot be an address."""
    try:
        validate_email(email)
    except ValidationError as error:
        raise BadInput("email_invalid", email=email) from error


def get_stelle(slug: str) -> Stelle:
    """By its slug; raises BadInput with a sentence."""
    stelle = Stelle.objects.filter(slug=slug).first()
    if stelle is None:
        raise BadInput("unknown_stelle", slug=slug)
    return stelle


OPERATOR = "Betrieb (Kommandozeile)"


def _gebiet(key: str) -> Gebiet:
    found = get_by_key(key)
    if found is None:
        raise BadInput("unknown_gebiet", key=key)
    return found
