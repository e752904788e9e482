"""A module attended earlier, shown by the code of its certificate."""

from django.db import transaction

from lueckenlos.courses.enums import CodeProblem
from lueckenlos.courses.models import Certificate, ModuleProof
from lueckenlos.courses.rules import REFUSALS, name_matches, read_code
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def show_certificate(*, registration: Registration, code: str, by: Actor) -> ModuleProof:
    """By the person's own link: the certificate counts when it is valid and made out to the same name."""
    read = read_code(code)
    if isinstance(read, CodeProblem):
        raise Invalid(REFUSALS[read])
    found = Certificate.objects.filter(code=read).first()
    # one answer for an unknown code and for another person's: a code must not tell whose it is
    if found is None or not name_matches(registration.name, found.code, found.name_hash):
        raise Invalid("proof_not_yours")
    if not found.valid:
        raise Invalid("proof_withdrawn")
    proof, new = ModuleProof.objects.get_or_create(
        registration=registration, certificate=found, defaults={"stelle": registration.stelle}
    )
    if new:
        audit.record("courses.proof.show", proof, by=by)
    return proof
