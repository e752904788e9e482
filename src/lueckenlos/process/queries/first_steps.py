"""The first five steps of a commune, each computed from what is there."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from lueckenlos.chains.models import Bestandsaufnahme, Handover, HintDecision
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer
from lueckenlos.process import rules
from lueckenlos.process.models import ProcessSettings
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.models import Stelle


@dataclass(frozen=True, slots=True)
class Step:
    """``slug`` names the words and links of the step in the template."""

    slug: str
    done: bool


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """``hidden`` takes the list off the start page before everything is done; ``may_…`` say which links open."""

    steps: tuple[Step, ...]
    hidden: bool
    may_view: bool
    may_edit: bool
    may_import: bool
    may_decide: bool

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def next(self) -> str:
        """The first open step, empty when everything is done."""
        return next((step.slug for step in self.steps if not step.done), "")

    @property
    def on_start_page(self) -> bool:
        return bool(self.next) and not self.hidden


def first_steps_of(actor: Actor) -> FirstSteps:
    """One query, and one for the Gremien where there is no Übergabe."""
    ensure(rules.may_view(actor))
    asked = {
        "gebiet": Exists(Stelle.gebiete.through.objects.filter(stelle=OuterRef("pk"))),
        "angebote": Exists(Offer.objects.exclude(status=OfferStatus.ARCHIVIERT)),
        "bild": Exists(Bestandsaufnahme.objects.all()),
        "hinweis": Exists(HintDecision.objects.all()),
        "verbindung": Exists(Handover.objects.all()),
        "hidden": Exists(ProcessSettings.objects.filter(steps_hidden=True)),
    }
    found = Stelle.objects.filter(pk=actor.stelle.pk).annotate(**asked).values(*asked).get()
    hidden = found.pop("hidden")
    # a sitting of a Gremium ties people as well as an Übergabe does, whatever package keeps it
    found["verbindung"] = found["verbindung"] or bool(subjects.search(actor, ["boards.meeting"], "", 1))
    return FirstSteps(
        tuple(Step(slug, done) for slug, done in found.items()),
        hidden,
        may_view=actor.has(Permission.VIEW),
        may_edit=actor.has(Permission.EDIT),
        may_import=actor.has(Permission.IMPORT),
        may_decide=actor.has(Permission.DECIDE),
    )
