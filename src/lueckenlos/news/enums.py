"""Kinds and states of articles and issues."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class ArticleKind(TextChoices):
    MELDUNG = "meldung", "Meldung"
    PRESSE = "presse", "Pressemitteilung"
    SEITE = "seite", "Seite"


# what has a date and stands in the list of news; a page stays
DATED: Final = (ArticleKind.MELDUNG, ArticleKind.PRESSE)


class ArticleState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    FREIGEGEBEN = "freigegeben", "freigegeben"
    ZURUECKGEZOGEN = "zurueckgezogen", "zurückgezogen"


class ArticleStep(TextChoices):
    """What can be done next; the labels are those of the buttons."""

    FREIGEBEN = "freigeben", "Freigeben"
    ZURUECKZIEHEN = "zurueckziehen", "Zurückziehen"


_S = ArticleState
STEPS: Final = MappingProxyType(
    {
        ArticleStep.FREIGEBEN: ((_S.ENTWURF, _S.ZURUECKGEZOGEN), _S.FREIGEGEBEN),
        ArticleStep.ZURUECKZIEHEN: ((_S.FREIGEGEBEN,), _S.ZURUECKGEZOGEN),
    }
)


class IssueState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    VERSAND = "versand", "wird verschickt"
    VERSCHICKT = "verschickt", "verschickt"


class DeliveryState(TextChoices):
    """Of one issue to one reader. What was begun and not ended is never sent again: better once too few than twice."""

    WARTET = "wartet", "wartet"
    BEGONNEN = "begonnen", "begonnen"
    VERSCHICKT = "verschickt", "verschickt"
    ABGELEHNT = "abgelehnt", "Adresse abgelehnt"
    UNGEWISS = "ungewiss", "ungewiss"
