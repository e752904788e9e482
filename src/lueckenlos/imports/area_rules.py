"""Who may load which figures."""

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt
from lueckenlos.tenancy.models import Stelle

_OWN_TERRITORY = frozenset({StelleArt.KREIS, StelleArt.KOMMUNE})
_KREIS_LEVELS = frozenset({GebietsEbene.KREIS, GebietsEbene.GEMEINDEVERBAND})


def may_load_official(by: Actor | None) -> Verdict:
    """Official figures hold for every Stelle, so only whoever runs the machine loads them (``by`` None)."""
    return Verdict.yes() if by is None else Verdict.no("official_by_operator")


def may_view_data(actor: Actor) -> Verdict:
    """Which figures there are, where they come from, and the Stelle's territory."""
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("not_allowed_view_data")


def may_upload(actor: Actor) -> Verdict:
    """Whether there is anything this Stelle could load: only towns and Kreise have areas of their own."""
    if not actor.has(Permission.IMPORT):
        return Verdict.no("not_allowed_import")
    return Verdict.yes() if actor.stelle.art in _OWN_TERRITORY else Verdict.no("upload_no_territory")


def may_load_own(by: Actor | None, gemeinde: Gebiet) -> Verdict:
    """A town's own areas and figures: the Stelle responsible for that town, and there whoever may import.

    Responsible is the town's own Stelle. Where a town has none, it is the Stelle of its Kreis or Verband.
    """
    if by is None:
        return Verdict.yes()
    if not by.has(Permission.IMPORT):
        return Verdict.no("not_allowed_import")
    if not is_responsible(by.stelle, gemeinde):
        return Verdict.no("foreign_gemeinde", name=gemeinde.name, key=gemeinde.ags or gemeinde.ars)
    return Verdict.yes()


def is_responsible(stelle: Stelle, gemeinde: Gebiet) -> bool:
    """Two queries at most."""
    own = list(stelle.gebiete.values_list("pk", "ebene", "ars"))
    if any(pk == gemeinde.pk for pk, _, _ in own):
        return True
    above = any(ebene in _KREIS_LEVELS and gemeinde.ars.startswith(ars) for _, ebene, ars in own)
    if not above:
        return False
    return not Stelle.objects.filter(art=StelleArt.KOMMUNE, gebiete=gemeinde.pk).exclude(pk=stelle.pk).exists()
