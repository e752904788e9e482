"""Papers, their versions, what a Stelle has taken over, and rounds of comments.

Every row belongs to the Stelle that wrote it and points to rows of other Stellen by their public keys only: the comment
of a commune is the commune's, the answer to it the source's, and neither can be changed by the other.
"""

import secrets
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lueckenlos.adoption.enums import AUDIENCES, GapKind, PaperKind, UptakeState
from lueckenlos.adoption.text import Content
from lueckenlos.adoption.text.blocks import blocks_from_json
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermSetField

_FILTERED: Final = ("kind", "lebensphasen", "handlungsfelder", "gaps", "current_key")
# what may still change about a published text: never the text
_LATER: Final = {"withdrawn_at", "withdrawn_reason", "visibility"}


def new_public_id() -> str:
    """Ten letters and digits for addresses, so that nobody can count a Stelle's drafts."""
    return secrets.token_hex(5)


def _reasons() -> models.TextField[str, str]:
    return models.TextField("Begründung", max_length=5000, blank=True)


def _blocks() -> models.JSONField[Any, Any]:
    return models.JSONField("Absätze", default=list)


class Written(TenantModel):
    """The text of a paper or of one of its versions.

    Its long parts are the last columns of each table: SQLite walks through a long value to reach what stands behind it.
    """

    title = models.CharField("Titel", max_length=200)
    source_body = models.CharField("Herausgegeben von", max_length=160, help_text="Stelle oder Gremium.")
    addressee = models.CharField(
        "Für wen", max_length=200, blank=True, help_text="Etwa „Steuerungsgruppen der Partnerkommunen“."
    )

    reasons: models.TextField[str, str]
    blocks: models.JSONField[Any, Any]

    class Meta:
        abstract = True

    @property
    def content(self) -> Content:
        return Content(self.title, self.addressee, self.reasons, blocks_from_json(self.blocks))


class Paper(Written, Versioned):
    """The working text of a Stelle. Others read only its published versions; ``current`` names the one in force."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    kind = models.CharField("Art", max_length=20, choices=PaperKind.choices, default=PaperKind.HANDLUNGSEMPFEHLUNG)
    title_key = models.CharField(max_length=200, editable=False)
    visibility = models.CharField("Wer liest mit", max_length=12, choices=AUDIENCES, default=Visibility.STELLE)
    themen = TermSetField(vocabulary="thema", verbose_name="Schwerpunktthemen")
    lebensphasen = TermSetField(vocabulary="lebensphase", verbose_name="Lebensphasen")
    handlungsfelder = TermSetField(vocabulary="handlungsfeld", verbose_name="Handlungsfelder")
    # „,leer,zugang,“: one text that both databases search alike
    gaps = models.CharField("Hilft bei", max_length=100, blank=True)
    issued = models.PositiveIntegerField("zuletzt vergebene Fassung", default=0, editable=False)
    current = models.PositiveIntegerField("geltende Fassung", default=0, editable=False)
    current_title = models.CharField("Titel der geltenden Fassung", max_length=200, blank=True, editable=False)
    current_key = models.CharField(max_length=200, blank=True, editable=False)
    published_at = models.DateTimeField("herausgegeben am", null=True, editable=False)
    changed_at = models.DateTimeField("geändert am", auto_now=True)
    reasons = _reasons()
    blocks = _blocks()

    class Meta:
        verbose_name = "Empfehlung"
        verbose_name_plural = "Empfehlungen"
        ordering = ["-changed_at", "-id"]
        indexes = [
            # in the order of the list, with all that decides who reads and what the list filters by: neither counting
            # nor filtering opens a row
            models.Index(
                fields=["-published_at", "-id", "stelle", "visibility", "current", *_FILTERED],
                name="paper_by_day",
                condition=Q(current__gt=0),
            ),
            models.Index(fields=["stelle", "-changed_at", "-id"], name="paper_by_stelle"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def gap_kinds(self) -> list[GapKind]:
        return [kind for kind in GapKind if kind.value in self.gaps.split(",")]


class PaperVersion(Written):
    """What was published once: it never changes, but can be withdrawn."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions", verbose_name="Empfehlung")
    number = models.PositiveIntegerField("Fassung")
    note = models.TextField("Was ist neu", max_length=2000, blank=True)
    published_at = models.DateTimeField("herausgegeben am")
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True)
    withdrawn_reason = models.TextField("Grund des Rückzugs", max_length=1000, blank=True)
    # what was once published for few is not read by many because a later version is
    visibility = models.CharField(
        "Wer liest mit", max_length=12, choices=AUDIENCES, default=Visibility.STELLE, editable=False
    )
    reasons = _reasons()
    blocks = _blocks()

    class Meta:
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def is_public(self) -> bool:
        return self.visibility == Visibility.OEFFENTLICH

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if not self._state.adding and (update_fields is None or not set(update_fields) <= _LATER):
            raise Invalid("paper_version_is_frozen")
        super().save(*args, update_fields=update_fields, **kwargs)


class Adoption(TenantModel, Versioned):
    """That a paper was taken over: from where, which version, and how far the Stelle is with it.

    ``base`` is the source's text the own one was last settled with; it stays when the source shuts its doors.
    """

    paper = models.OneToOneField(Paper, models.CASCADE, related_name="adoption", verbose_name="Empfehlung")
    source_key = models.CharField("Quelle", max_length=10, db_index=True)
    source_name = models.CharField("Stelle der Quelle", max_length=160)
    base_number = models.PositiveIntegerField("übernommene Fassung")
    base = models.JSONField("übernommener Text")
    note = models.TextField("Vermerk zur Übernahme", max_length=2000, blank=True)
    state = models.CharField(
        "Stand der Umsetzung", max_length=20, choices=UptakeState.choices, default=UptakeState.GEPLANT
    )
    name_shown = models.BooleanField("Die Quelle darf unsere Stelle mit Namen und Stand nennen", default=False)
    taken_at = models.DateTimeField("übernommen am", auto_now_add=True)
    settled_at = models.DateTimeField("zuletzt abgeglichen am", null=True)

    class Meta:
        verbose_name = "Übernahme"
        verbose_name_plural = "Übernahmen"
        constraints = [models.UniqueConstraint(fields=["stelle", "source_key"], name="taken_over_once")]

    def __str__(self) -> str:
        return f"{self.paper} ({self.source_name})"

    @property
    def base_content(self) -> Content:
        return Content.from_json(self.base)


class CommentRound(TenantModel):
    """A draft as it is put before others, until a day; later changes of the draft do not touch it."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="rounds", verbose_name="Empfehlung")
    # by its key, because those who comment read the round without reading the paper
    paper_key = models.CharField(max_length=10, db_index=True, editable=False)
    intro = models.TextField("Worum wir bitten", max_length=2000, blank=True)
    content = models.JSONField("Entwurf")
    opened_at = models.DateTimeField("begonnen am", auto_now_add=True)
    until = models.DateField("Rückmeldungen bis einschließlich")
    closed_at = models.DateTimeField("abgeschlossen am", null=True)

    class Meta:
        verbose_name = "Rückmelderunde"
        verbose_name_plural = "Rückmelderunden"
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["paper"], condition=Q(closed_at=None), name="one_open_comment_round")
        ]

    def __str__(self) -> str:
        return self.draft.title

    @property
    def draft(self) -> Content:
        return Content.from_json(self.content)


class RoundFollower(TenantModel):
    """A person who asked for comments or wrote some, and what the nightly mail has told them already."""

    round_key = models.CharField(max_length=10, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="Person")
    wants_mail = models.BooleanField("bekommt Mail zu dieser Runde", default=True)
    told_until = models.DateTimeField("zuletzt benachrichtigt am", default=timezone.now)

    class Meta:
        verbose_name = "Mitlesende Person"
        verbose_name_plural = "Mitlesende Personen"
        constraints = [models.UniqueConstraint(fields=["stelle", "round_key", "user"], name="follows_round_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.round_key}"


class RoundInvitation(TenantModel):
    """A Stelle that was asked to comment."""

    round = models.ForeignKey(CommentRound, models.CASCADE, related_name="invitations", verbose_name="Rückmelderunde")
    invited = models.ForeignKey(Stelle, models.PROTECT, related_name="+", verbose_name="eingeladene Stelle")

    class Meta:
        verbose_name = "Einladung zur Rückmeldung"
        verbose_name_plural = "Einladungen zur Rückmeldung"
        constraints = [models.UniqueConstraint(fields=["round", "invited"], name="invited_to_round_once")]

    def __str__(self) -> str:
        return f"{self.invited}: {self.round}"


class Comment(TenantModel):
    """What a Stelle says about one paragraph of a round, or about the whole (``part`` empty)."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    round_key = models.CharField(max_length=10, db_index=True)
    part = models.CharField("Absatz", max_length=20, blank=True)
    text = models.TextField("Rückmeldung", max_length=3000)
    written_at = models.DateTimeField("geschrieben am", auto_now_add=True)

    class Meta:
        verbose_name = "Rückmeldung"
        verbose_name_plural = "Rückmeldungen"
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        return self.text


class Answer(TenantModel):
    """What the source says to one comment."""

    round = models.ForeignKey(CommentRound, models.CASCADE, related_name="answers", verbose_name="Rückmelderunde")
    comment_key = models.CharField(max_length=10, unique=True)
    text = models.TextField("Antwort", max_length=3000)
    answered_at = models.DateTimeField("beantwortet am", auto_now=True)

    class Meta:
        verbose_name = "Antwort"
        verbose_name_plural = "Antworten"

    def __str__(self) -> str:
        return self.text
