"""A question of one Stelle to others, their answers, and who wants to be told by mail.

Question and answers belong to different Stellen, and no relation leads from one to the other: an answer names the
question by its public key.
"""

import secrets

from django.conf import settings
from django.db import models

from lueckenlos.exchange.enums import QuestionState, Reach, Rhythm
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermSetField


def new_public_id() -> str:
    """Ten letters and digits for addresses, so that nobody can count questions."""
    return secrets.token_hex(5)


class Said(TenantModel):
    """What somebody says for a Stelle. The person is named only where they agree; the Stelle always is."""

    text = models.TextField("Text", max_length=5000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="geschrieben von"
    )
    named = models.BooleanField("Mit meinem Namen", default=False)
    # why the KGC has taken it out of sight; empty while it is to be seen
    hidden_reason = models.CharField("ausgeblendet, weil", max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def who(self) -> str:
        """The person's name as far as they agree."""
        return self.author.name if self.named and self.author else ""


class Question(Said, Versioned):
    """``land`` is that of the asking Stelle: whose KGC moderates. ``answers`` and ``last_at`` follow the answers."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    title = models.CharField("Ihre Frage", max_length=200, help_text="In einem Satz.")
    themen = TermSetField(vocabulary="thema", verbose_name="Schwerpunktthemen")
    handlungsfelder = TermSetField(vocabulary="handlungsfeld", verbose_name="Handlungsfelder")
    reach = models.CharField("Wen fragen Sie?", max_length=8, choices=Reach.choices, default=Reach.LAND)
    land = models.CharField("Land", max_length=2, blank=True, editable=False)
    state = models.CharField(
        "Stand", max_length=8, choices=QuestionState.choices, default=QuestionState.OFFEN, editable=False
    )
    asked_at = models.DateTimeField("gefragt am", editable=False)
    last_at = models.DateTimeField("zuletzt", editable=False)
    answers = models.PositiveIntegerField("Antworten", default=0, editable=False)
    # the answer that has helped; a key, because it belongs to another Stelle
    solution = models.BigIntegerField("Lösung", null=True, editable=False)
    # the question this one was put together with
    merged_into = models.CharField(max_length=10, blank=True, editable=False)
    # when the KGC was told that nobody answers
    nudged_at = models.DateTimeField("an die KGC gemeldet am", null=True, editable=False)
    words = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = "Frage"
        verbose_name_plural = "Fragen"
        ordering = ["-last_at", "-id"]
        indexes = [
            models.Index(fields=["-last_at", "-id"], name="question_by_day"),
            models.Index(fields=["land", "state", "asked_at"], name="question_waiting"),
        ]

    def __str__(self) -> str:
        return self.title


class Answer(Said):
    """What another Stelle, or the asking one itself, says to a question."""

    question_key = models.CharField(max_length=10, editable=False)
    given_at = models.DateTimeField("geantwortet am", editable=False)

    class Meta:
        verbose_name = "Antwort"
        verbose_name_plural = "Antworten"
        ordering = ["given_at", "id"]
        indexes = [models.Index(fields=["question_key", "given_at"], name="answer_by_question")]

    def __str__(self) -> str:
        return f"{self.stelle}: {self.text[:60]}"


class DigestChoice(TenantModel):
    """How often one member of a Stelle is told of what is new, and when that was last looked through."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="Person", editable=False
    )
    rhythm = models.CharField("Mails über Neues", max_length=12, choices=Rhythm.choices, default=Rhythm.NIE)
    looked_at = models.DateTimeField("zuletzt durchgesehen am", editable=False)

    class Meta:
        verbose_name = "Mails aus dem Austausch"
        verbose_name_plural = "Mails aus dem Austausch"
        constraints = [models.UniqueConstraint(fields=["stelle", "user"], name="one_digest_a_member")]

    def __str__(self) -> str:
        return self.get_rhythm_display()
