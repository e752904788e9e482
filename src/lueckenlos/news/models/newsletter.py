"""The newsletter of a Stelle: its issues, who has subscribed, and what was sent to whom.

A reader is a person with an address and belongs to no Stelle; a subscription belongs to the Stelle whose newsletter it
is. A Stelle sees how many read it, never who.
"""

import secrets
from typing import Final

from django.db import models

from lueckenlos.news.enums import DeliveryState, IssueState
from lueckenlos.news.models.article import SIGNS, new_public_id
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields
from lueckenlos.vocabulary.fields import TermSetField

THEMES_OF_ISSUE: Final = "Nichts angekreuzt: an alle. Sonst an alle, die eines der Themen oder alles lesen."
THEMES_HELP: Final = "Nichts angekreuzt: alle Themen."


def new_nonce() -> str:
    """What the secret links of a row are computed from."""
    return secrets.token_hex(16)


class Newsletter(TenantModel, Versioned):
    """One for each Stelle at most; nobody can subscribe while it is closed."""

    title = models.CharField("Name des Newsletters", max_length=120)
    about = models.TextField(
        "Worum geht es, wie oft kommt er", max_length=400, help_text="Steht auf der öffentlichen Seite."
    )
    reply_to = models.EmailField("Antworten an", help_text="Die Adresse eines Amts, keine persönliche.")
    is_open = models.BooleanField("Man kann ihn bestellen", default=False)

    class Meta:
        verbose_name = "Newsletter"
        verbose_name_plural = "Newsletter"
        constraints = [models.UniqueConstraint(fields=["stelle"], name="one_newsletter_a_stelle")]

    def __str__(self) -> str:
        return self.title


class Reader(models.Model):
    """An address whose owner has confirmed it. ``bounced_at`` sets it aside: nothing is sent there any more."""

    email = models.EmailField("E-Mail-Adresse", max_length=254, unique=True)
    nonce = models.CharField(max_length=32, unique=True, default=new_nonce, editable=False)
    confirmed_at = models.DateTimeField("bestätigt am")
    bounced_at = models.DateTimeField("unzustellbar seit", null=True, blank=True)

    class Meta:
        verbose_name = "Empfängerin oder Empfänger"
        verbose_name_plural = "Empfängerinnen und Empfänger"

    def __str__(self) -> str:
        return self.email


class SignUp(models.Model):
    """What somebody has asked for under an address and not confirmed yet: it changes nothing."""

    email = models.EmailField("E-Mail-Adresse", max_length=254, db_index=True)
    nonce = models.CharField(max_length=32, unique=True, default=new_nonce, editable=False)
    # keys of newsletters, not a relation: a relation must not lead to rows of another Stelle
    newsletters = models.JSONField("Newsletter", default=list)
    themen = TermSetField(vocabulary="thema", verbose_name="Themen")
    asked_at = models.DateTimeField("bestellt am")

    class Meta:
        verbose_name = "unbestätigte Bestellung"
        verbose_name_plural = "unbestätigte Bestellungen"

    def __str__(self) -> str:
        return self.email


class Subscription(TenantModel):
    """One reader of one newsletter; ``themen`` empty means all themes."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="subscriptions", verbose_name="Newsletter")
    reader = models.ForeignKey(Reader, models.CASCADE, related_name="subscriptions", verbose_name="Person")
    nonce = models.CharField(max_length=32, unique=True, default=new_nonce, editable=False)
    themen = TermSetField(vocabulary="thema", verbose_name="Themen")
    since = models.DateTimeField("bestellt am")

    class Meta:
        verbose_name = "Abonnement"
        verbose_name_plural = "Abonnements"
        constraints = [models.UniqueConstraint(fields=["newsletter", "reader"], name="subscribed_once")]

    def __str__(self) -> str:
        return f"{self.newsletter}"


class Issue(TenantModel, Versioned):
    """One mail to all readers of its themes; in the archive for everybody once it is sent."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    newsletter = models.ForeignKey(Newsletter, models.PROTECT, related_name="issues", verbose_name="Newsletter")
    title = models.CharField("Betreff", max_length=160)
    intro = models.TextField("Begrüßung", max_length=5000, blank=True, help_text=SIGNS)
    themen = TermSetField(vocabulary="thema", verbose_name="Themen")
    state = models.CharField(
        "Stand", max_length=12, choices=IssueState.choices, default=IssueState.ENTWURF, editable=False
    )
    sent_at = models.DateTimeField("verschickt am", null=True, editable=False)
    # set when every reader of that moment stands in the ledger
    listed = models.BooleanField(default=False, editable=False)
    # kept when the ledger is gone
    sent = models.PositiveIntegerField("verschickt", default=0, editable=False)
    refused = models.PositiveIntegerField("abgelehnt", default=0, editable=False)
    uncertain = models.PositiveIntegerField("ungewiss", default=0, editable=False)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Ausgabe"
        verbose_name_plural = "Ausgaben"
        ordering = ["-changed_at", "-id"]
        indexes = [models.Index(fields=["state", "-sent_at", "-id"], name="issue_by_day")]

    def __str__(self) -> str:
        return self.title


class IssueItem(TenantModel, SubjectFields):
    """One thing an issue tells of: what it was called and what it said when it was sent."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="items", verbose_name="Ausgabe")
    place = models.PositiveSmallIntegerField("Stelle in der Reihe")
    teaser = models.TextField("Anreißer", blank=True)
    url = models.CharField("Adresse", max_length=300, blank=True)

    class Meta:
        verbose_name = "Teil einer Ausgabe"
        verbose_name_plural = "Teile von Ausgaben"
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "subject_kind", "subject_key"], name="once_in_an_issue")
        ]

    def __str__(self) -> str:
        return self.subject_title


class Delivery(TenantModel):
    """The ledger: one line for each reader of an issue, so that nobody gets it twice. Emptied after its term."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="deliveries", verbose_name="Ausgabe")
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="deliveries", verbose_name="Abonnement")
    state = models.CharField("Stand", max_length=12, choices=DeliveryState.choices, default=DeliveryState.WARTET)

    class Meta:
        verbose_name = "Zustellung"
        verbose_name_plural = "Zustellungen"
        constraints = [models.UniqueConstraint(fields=["issue", "subscription"], name="delivered_once")]
        indexes = [models.Index(fields=["issue", "state", "id"], name="delivery_by_state")]

    def __str__(self) -> str:
        return self.get_state_display()
