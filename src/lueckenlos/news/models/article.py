"""One text of a Stelle for everybody, and its picture."""

import secrets
from typing import Final

from django.db import models
from django.db.models import Q

from lueckenlos.news.enums import ArticleKind, ArticleState
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.files import StoredFile
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermSetField

SIGNS: Final = (
    "Leerzeile: neuer Absatz. ## am Zeilenanfang: Überschrift. - am Zeilenanfang: Aufzählung. "
    "**Wort**: hervorgehoben. [Wörter](https://…): Link."
)


def new_public_id() -> str:
    """Ten letters and digits for addresses, so that nobody can count a Stelle's drafts."""
    return secrets.token_hex(5)


class Article(TenantModel, Versioned):
    """A page, a piece of news or a press release.

    ``public_at`` is the moment from which everybody reads it: that of the release or the end of the embargo, whichever
    comes later; None while it is not released. Every door asks for it and for nothing else.
    """

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    kind = models.CharField("Art", max_length=8, choices=ArticleKind.choices, default=ArticleKind.MELDUNG)
    title = models.CharField("Titel", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    teaser = models.TextField(
        "Anreißer", max_length=500, blank=True, help_text="Ein bis drei Sätze für Listen und den Newsletter."
    )
    text = models.TextField("Text", max_length=20_000, blank=True, help_text=SIGNS)
    themen = TermSetField(vocabulary="thema", verbose_name="Schwerpunktthemen")
    lebensphasen = TermSetField(vocabulary="lebensphase", verbose_name="Lebensphasen")
    contact = models.TextField(
        "Kontakt für Rückfragen",
        max_length=400,
        blank=True,
        help_text="Öffentlich lesbar, vor allem für die Presse. Nennen Sie ein Amt oder eine Funktion.",
    )
    embargo_until = models.DateTimeField(
        "Sperrfrist bis",
        null=True,
        blank=True,
        help_text="Vorher ist der Beitrag auch nach der Freigabe nirgends zu lesen. Leer: sofort.",
    )
    state = models.CharField(
        "Stand", max_length=16, choices=ArticleState.choices, default=ArticleState.ENTWURF, editable=False
    )
    public_at = models.DateTimeField("öffentlich ab", null=True, editable=False)
    changed_at = models.DateTimeField("geändert am", auto_now=True)
    # „ wort wort “: folded words of everything, for the search
    words = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = "Beitrag"
        verbose_name_plural = "Beiträge"
        ordering = ["-changed_at", "-id"]
        indexes = [
            models.Index(fields=["-public_at", "-id"], name="article_by_day", condition=Q(public_at__isnull=False)),
            models.Index(fields=["stelle", "-changed_at", "-id"], name="article_by_stelle"),
        ]

    def __str__(self) -> str:
        return self.title


class ArticleImage(StoredFile):
    """The picture of an article, with what must stand beside it."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="image", verbose_name="Beitrag")
    alt = models.CharField(
        "Bildbeschreibung", max_length=300, help_text="Was ist zu sehen? Für alle, die das Bild nicht sehen."
    )
    licence = models.CharField(
        "Urheber und Lizenz", max_length=200, help_text="Etwa „Foto: Landkreis Musterland, CC BY 4.0“."
    )

    class Meta:
        verbose_name = "Bild eines Beitrags"
        verbose_name_plural = "Bilder von Beiträgen"
