"""Who may do what with publications and Praxisbeispiele, and when."""

from datetime import date, timedelta
from typing import Final

from lueckenlos.library.enums import EDITABLE, STEPS, ConsentAnswer, EditionState, ExampleState, ExampleStep
from lueckenlos.library.models import Consent, Edition, Example, Publication
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission

# one class set for a school; whoever needs more calls
MOST_COPIES: Final = 50
# more than an office ships in a year; then somebody plays with the form
MOST_OPEN_ORDERS: Final = 500
# a parcel that did not arrive is asked after within this time
KEEP_ADDRESS_DAYS: Final = 60


def may_enter(actor: Actor) -> Verdict:
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("library_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    return Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("library_edit_not_for_role")


def may_edit_publication(actor: Actor, publication: Publication) -> Verdict:
    """What readers see at once is changed by those who release."""
    if not (verdict := _own(actor, publication.stelle_id)):
        return verdict
    if publication.current and not actor.has(Permission.RELEASE):
        return Verdict.no("publication_is_public")
    return may_edit(actor)


def may_edit_edition(actor: Actor, edition: Edition) -> Verdict:
    if not (verdict := _own(actor, edition.stelle_id)):
        return verdict
    if edition.is_public and not actor.has(Permission.RELEASE):
        return Verdict.no("publication_is_public")
    return may_edit(actor)


def may_publish(actor: Actor, edition: Edition, *, files: int, waiting: int) -> Verdict:
    """Not before its files were looked through: readers get nothing unchecked."""
    if not (verdict := _may_release(actor, edition.stelle_id)):
        return verdict
    if edition.is_public:
        return Verdict.no("edition_public_already")
    if waiting:
        return Verdict.no("edition_files_wait", number=waiting)
    return Verdict.yes() if files else Verdict.no("edition_without_file")


def may_withdraw(actor: Actor, edition: Edition) -> Verdict:
    if not (verdict := _may_release(actor, edition.stelle_id)):
        return verdict
    return Verdict.yes() if edition.is_public else Verdict.no("edition_not_public")


def may_change_files(actor: Actor, edition: Edition) -> Verdict:
    """A published edition stays what it is; what changes is a new one."""
    if not (verdict := may_edit_edition(actor, edition)):
        return verdict
    return Verdict.yes() if edition.state == EditionState.ENTWURF else Verdict.no("edition_is_frozen")


def may_read_example(actor: Actor, example: Example) -> Verdict:
    """The editors; and those of the commune it is about, once they are asked, who decide about it."""
    if example.stelle_id == actor.stelle.pk:
        return may_enter(actor)
    asked = example.commune_id == actor.stelle.pk and example.state in _SHOWN_TO_COMMUNE
    return may_enter(actor) if asked else Verdict.no("example_of_other_stelle")


def may_edit_example(actor: Actor, example: Example) -> Verdict:
    if not (verdict := _own(actor, example.stelle_id)):
        return verdict
    if example.state not in EDITABLE:
        return Verdict.no("example_is_closed", state=example.get_state_display())
    return may_edit(actor)


def may_step(actor: Actor, example: Example, step: ExampleStep, consent: Consent | None) -> Verdict:
    """``consent`` is the commune's answer to this version, if it has given one."""
    begins, _, needed = STEPS[step]
    if not (verdict := _own(actor, example.stelle_id)):
        return verdict
    if not actor.has(needed):
        return Verdict.no("example_step_not_for_role")
    if example.state not in begins:
        return Verdict.no("example_step_not_now", state=example.get_state_display())
    if step == ExampleStep.VEROEFFENTLICHEN and asks_commune(example) and not agreed(example, consent):
        return Verdict.no("example_without_consent", commune=str(example.commune))
    return Verdict.yes()


def asks_commune(example: Example) -> bool:
    """A Stelle need not ask itself, and one that is not here is asked by other means."""
    return example.commune_id is not None and example.commune_id != example.stelle_id


def agreed(example: Example, consent: Consent | None) -> bool:
    return consent is not None and consent.version == example.version and consent.answer == ConsentAnswer.ZUGESTIMMT


def may_forget_orders(actor: Actor) -> Verdict:
    """The nightly run."""
    return Verdict.yes() if actor.system else Verdict.no("library_edit_not_for_role")


def can_be_ordered(edition: Edition) -> bool:
    """Printed once, and readers get this edition; whether copies are left is another question."""
    return edition.stock is not None and edition.is_public


def orders_before(today: date) -> date:
    """Names and addresses of orders that were done before this day have had their term."""
    return today - timedelta(days=KEEP_ADDRESS_DAYS)


def may_consent(actor: Actor) -> Verdict:
    """Speak for the Stelle about texts on it."""
    return Verdict.yes() if actor.has(Permission.RELEASE) else Verdict.no("consent_not_for_role")


def may_answer(actor: Actor, example: Example, answer: ConsentAnswer, consent: Consent | None) -> Verdict:
    """The commune says yes or no while it is asked, and can take its yes back at any time afterwards."""
    if not (verdict := may_consent(actor)):
        return verdict
    if example.commune_id != actor.stelle.pk or not asks_commune(example):
        return Verdict.no("example_of_other_stelle")
    if answer == ConsentAnswer.WIDERRUFEN:
        given = consent is not None and consent.answer == ConsentAnswer.ZUGESTIMMT
        return Verdict.yes() if given else Verdict.no("consent_not_given")
    return Verdict.yes() if example.state == ExampleState.ZUSTIMMUNG else Verdict.no("consent_not_asked")


_SHOWN_TO_COMMUNE = (
    ExampleState.ZUSTIMMUNG,
    ExampleState.VEROEFFENTLICHT,
    ExampleState.UEBERARBEITUNG,
    ExampleState.ZURUECKGEZOGEN,
)


def _may_release(actor: Actor, stelle_id: int) -> Verdict:
    if not (verdict := _own(actor, stelle_id)):
        return verdict
    return Verdict.yes() if actor.has(Permission.RELEASE) else Verdict.no("library_release_not_for_role")


def _own(actor: Actor, stelle_id: int) -> Verdict:
    return Verdict.yes() if stelle_id == actor.stelle.pk else Verdict.no("library_other_stelle")
